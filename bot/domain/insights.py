"""Messages from which the assistant can learn: which ones, who reads them, and what may become an example.

A message enters without personal data and without a way back to its conversation. Two people say what it is,
the second without seeing what the first said. One part, fixed by a hash, is never trained on. Of the others a
person writes an example in other words; the visitor's own words never become one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.domain.likeness import Likeness, longest_shared_run, plain
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.domain.scrubbing import find_all
from bot.domain.turn import Recognition

Reason = Literal["uncertain", "corrected", "missed"]
Lane = Literal["first", "second", "differ", "rewrite", "ready", "exported", "held_out", "set_aside"]
FaultKind = Literal["empty", "form", "copy", "words", "example", "new_example", "held_out", "personal"]

NAMES = (*PLAYBOOK_SCENARIOS, *INTENTS)
NEW = "new"
UNUSABLE = "unusable"
LABELS = (*NAMES, NEW, UNUSABLE)

FEWEST_WORDS = 3  # fewer say too little by themselves
LONGEST_TEXT = 1500  # characters; what is longer is a whole letter and says too much of somebody
SMALL_MARGIN = 0.25  # between the first two
HELD_OUT_PART = 0.2
CLUSTER = 0.45  # cosine from which messages are read together

LONGEST_EXAMPLE = 1000
# Cosines from which a text is too near another. The second is that of bot.cli.validate_examples.
TOO_NEAR_ORIGINAL = 0.55
TOO_NEAR_EXAMPLE = 0.70
TOO_NEAR_HELD_OUT = 0.60
MOST_SHARED_WORDS = 4  # in a row, with the original

FEWEST_EXAMPLES = 150  # of a name, below which more are wanted
TAGS = re.compile(r"\[[a-z-]+\]")


def is_uncertain(recognition: Recognition, scenario_before: str | None) -> bool:
    """Whether the assistant did not know well what a message is, while it still had to find out."""
    if scenario_before is not None or recognition.language != "nl" or recognition.quoted:
        return False
    if recognition.decision != "sure":
        return True
    first, *others = recognition.ranking
    return bool(others) and first.confidence - others[0].confidence < SMALL_MARGIN


def is_worth_reading(text: str) -> bool:
    """Whether a message says enough by itself and is not a whole letter."""
    return len(plain(TAGS.sub("", text)).split()) >= FEWEST_WORDS and len(text) <= LONGEST_TEXT


def is_held_out(text: str) -> bool:
    """Whether a message is never trained on: the same words always fall on the same side."""
    digest = hashlib.sha256(plain(text).encode()).digest()
    return int.from_bytes(digest[:8], "big") < HELD_OUT_PART * 2**64


@dataclass(frozen=True)
class Reading:
    """What one person said a message is. number: 1 first reader, 2 second, 3 who settled a difference."""

    staff_id: str
    label: str
    number: int


def settled(readings: Sequence[Reading]) -> str | None:
    """The label on which readers agree, or that somebody settled; None as long as there is none."""
    by_number = {reading.number: reading.label for reading in readings}
    if 3 in by_number:
        return by_number[3]
    if 1 in by_number and by_number.get(2) == by_number[1]:
        return by_number[1]
    return None


def lane_of(readings: Sequence[Reading], *, is_held_out: bool, has_example: bool, is_exported: bool) -> Lane:
    """Where a message stands."""
    label = settled(readings)
    if label is None:
        return ("first", "second", "differ")[min(len(readings), 2)]
    if label in (NEW, UNUSABLE):
        return "set_aside"
    if is_held_out:
        return "held_out"
    if is_exported:
        return "exported"
    return "ready" if has_example else "rewrite"


@dataclass(frozen=True)
class Fault:
    """Why a text cannot become an example. detail: the text it is too near, where that may be shown."""

    kind: FaultKind
    detail: str = ""


@dataclass(frozen=True)
class Corpus:
    """The examples of data/nlu. index: of their likeness. ordinary: their words that are nobody's name."""

    examples: Sequence[str]
    index: Likeness
    ordinary: frozenset[str]

    @classmethod
    def of(cls, examples: Sequence[str], ordinary: Iterable[str] = ()) -> Corpus:
        return cls(examples, Likeness(examples), frozenset(ordinary))


def faults(
    text: str, original: str, corpus: Corpus, new: Iterable[str] = (), held_out: Iterable[str] = ()
) -> list[Fault]:
    """What keeps this text from becoming an example in place of the original; nothing when it may.

    new: other examples that wait for export. held_out: messages that are never trained on.
    """
    if not plain(text):
        return [Fault("empty")]
    found: list[Fault] = []
    if not _has_form(text):
        found.append(Fault("form"))
    if corpus.index.between(text, original) >= TOO_NEAR_ORIGINAL:
        found.append(Fault("copy"))
    elif longest_shared_run(text, original) > MOST_SHARED_WORDS:
        found.append(Fault("words"))
    near = corpus.index.like(text, TOO_NEAR_EXAMPLE)
    if near:
        found.append(Fault("example", corpus.examples[near[0].number]))
    for other in new:
        if plain(other) == plain(text) or corpus.index.between(text, other) >= TOO_NEAR_EXAMPLE:
            found.append(Fault("new_example", other))
            break
    if any(corpus.index.between(text, other) >= TOO_NEAR_HELD_OUT for other in held_out):
        # Which one is not said: it would not be held out any more.
        found.append(Fault("held_out"))
    personal = [text[span.start : span.end] for span in find_all(text, (), corpus.ordinary)]
    if personal or TAGS.search(text):
        found.append(Fault("personal", ", ".join(personal)))
    return found


def _has_form(text: str) -> bool:
    """Whether it can stand as a line of data/nlu (bot.recognition.examples)."""
    return text == text.strip() and text.isprintable() and len(text) <= LONGEST_EXAMPLE
