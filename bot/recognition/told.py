"""data/facts: texts labelled by reading with what they tell. The vote on facts learns from them.

messages.jsonl    examples of data/nlu, each with all signals of data/evaluation, with time and urgency
more.jsonl        some of them, and others, with the facts that no signal tells of
sentences/        sentences written to teach one fact: what shows it, what only looks like it
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from bot.domain.documents import Place, Problems
from bot.recognition.sentences import read_set

FILE = "messages.jsonl"  # inside data/facts, as are the next two
MORE_FILE = "more.jsonl"
SENTENCES = "sentences"
WHEN = frozenset({"now", "today", "days", "weeks", "unknown"})
URGENCIES = frozenset({"emergency", "visit", "call", "report", "advice"})
KEYS = frozenset({"text", "signals", "when", "urgency"})
MORE_KEYS = frozenset({"text", "facts"})

# The facts that a signal tells of, as they are named in sentences.py. Where somebody is at the door or on the
# way, the signal does not say which: a text that has it says nothing of either.
OF_SIGNALS: Mapping[str, tuple[str, ...]] = {
    "money_transferred": ("lost_money",),
    "card_given": ("lost_card",),
    "pin_shared": ("lost_pin",),
    "credentials_shared": ("lost_credentials",),
    "remote_access": ("lost_device_access",),
    "id_document_shared": ("lost_id_document",),
    "suspect_on_phone_now": ("suspect_in_contact",),
    "suspect_at_door_or_coming": ("danger.suspect_present", "danger.suspect_coming"),
    "transfer_still_pending": ("can_stop",),
    "threatened": ("danger.threatened",),
    "minor": ("minor",),
    "vulnerable": ("vulnerable",),
    "business": ("business",),
    "lost_nothing_yet": ("lost_nothing",),
    "already_called_bank": ("called_bank",),
    "already_reported": ("reported",),
}
# What more.jsonl tells of each of its texts.
MORE = (
    "abroad", "alone", "cannot_talk", "claims_police", "clicked_link", "danger.suspect_coming",
    "danger.suspect_just_left", "danger.suspect_present", "danger_over", "emergency_called", "lost_account",
    "lost_files", "lost_identity_used", "lost_valuables", "other_emergency", "self_harm", "third_party",
    "violence", "wants_visit",
)  # fmt: skip

Shown = Mapping[str, bool]  # name of a fact, as in sentences.py -> whether it is shown; silent on the others


@dataclass(frozen=True)
class Told:
    """A text and what it tells, in the vocabulary of data/evaluation/README.md."""

    text: str
    signals: frozenset[str]
    when: str
    urgency: str

    @property
    def shows(self) -> Shown:
        return {
            name: signal in self.signals
            for signal, names in OF_SIGNALS.items()
            for name in names
            if len(names) == 1 or signal not in self.signals
        }


@dataclass(frozen=True)
class Taught:
    """A text to learn from."""

    text: str
    shows: Shown


Labelled = TypeVar("Labelled", Told, Taught)


def load_told(folder: Path) -> tuple[Told, ...]:
    """The messages of data/facts, in the order of the file. Raises DataError with every mistake."""
    problems = Problems()
    told = tuple(_read(folder / FILE, problems, _told))
    problems.stop_if_any()
    return told


def load_taught(folder: Path) -> tuple[Taught, ...]:
    """All texts of data/facts, each once. Raises DataError with every mistake."""
    problems = Problems()
    shows: dict[str, dict[str, bool]] = {}
    for one in _read(folder / FILE, problems, _told):
        shows.setdefault(one.text, {}).update(one.shows)
    for other in _read(folder / MORE_FILE, problems, _more):
        shows.setdefault(other.text, {}).update(other.shows)
    for sentence in read_set(folder / SENTENCES):
        shows.setdefault(sentence.text, {})[sentence.file] = sentence.kind == "positive"
    problems.stop_if_any()
    return tuple(Taught(text, shown) for text, shown in shows.items())


def check_told(folder: Path, examples: Collection[str], signals: Collection[str], problems: Problems) -> None:
    """Note what is wrong with data/facts: a text that is no example, one labelled twice, an unknown signal.

    examples: the texts of data/nlu. signals: the names that there are.
    """
    for file, read in ((FILE, _told), (MORE_FILE, _more)):
        seen: dict[str, int] = {}
        for number, one in enumerate(_read(folder / file, problems, read), 1):
            place = Place(str(folder / file), number)
            if one.text not in examples:
                problems.add(
                    place, "is no example of data/nlu; remove the line, or label the text as it is now"
                )
            if one.text in seen:
                problems.add(place, f"is the text of line {seen[one.text]}; remove one of them")
            seen.setdefault(one.text, number)
            for name in sorted(getattr(one, "signals", frozenset()) - set(signals)):
                problems.add(place, f"{name} is no signal; see data/evaluation/README.md")


def _read(path: Path, problems: Problems, read: Callable[[dict[str, Any]], Labelled]) -> Iterator[Labelled]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.add(Place(str(path), 1), f"cannot be read ({error}); restore it from the repository")
        return
    for number, line in enumerate(lines, 1):
        try:
            yield read(json.loads(line))
        except (ValueError, AttributeError, TypeError) as error:
            problems.add(Place(str(path), number), f"is no labelled text: {error}")


def _told(row: dict[str, Any]) -> Told:
    if row.keys() != KEYS or row["when"] not in WHEN or row["urgency"] not in URGENCIES:
        raise ValueError("needs text, signals, when and urgency, in the words of the README")
    return Told(row["text"], frozenset(row["signals"]), row["when"], row["urgency"])


def _more(row: dict[str, Any]) -> Taught:
    if row.keys() != MORE_KEYS or not set(row["facts"]) <= set(MORE):
        raise ValueError(f"needs text and facts, of {', '.join(MORE)}")
    return Taught(row["text"], {name: name in row["facts"] for name in MORE})
