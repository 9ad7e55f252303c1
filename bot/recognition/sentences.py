"""Sentences that say what they show: what shows a fact, what only looks like it, what denies it.

A set is a folder, a file in it for each fact, "lost_card.yml", or for each value of it,
"danger.suspect_coming.yml", with lists of sentences: positive, near_miss, denied. Sets:

    tests/recognition/facts   whoever mends rules reads it, and adds to it
    tests/recognition/blind   written by people who had not seen the rules; not there until they have
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.documents import load_plain
from bot.domain.facts import VALUES, Value
from bot.domain.turn import FoundFact

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "recognition"
SETS = ("facts", "blind")
LISTS = ("positive", "near_miss", "denied")


def shown(name: str) -> tuple[str, Value]:
    """The fact and its value that a name stands for: "lost_card" or "danger.suspect_coming"."""
    fact, _, value = name.partition(".")
    return fact, value or True


@dataclass(frozen=True)
class Sentence:
    """file: its name without ending, "lost_card" or "danger.suspect_coming"; kind: one of LISTS."""

    file: str
    kind: str
    text: str

    @property
    def fact(self) -> str:
        return shown(self.file)[0]

    @property
    def value(self) -> Value:
        """The value that a positive sentence shows."""
        return shown(self.file)[1]

    def is_read_right(self, found: Sequence[FoundFact]) -> bool:
        """found: what was read in the text."""
        values = [fact.value for fact in found if fact.name == self.fact]
        if self.kind == "positive":
            return values == [self.value]
        if self.kind == "denied":
            return values == [False]
        return self.value not in values

    def __str__(self) -> str:
        return f"{self.file}-{self.kind}-{self.text[:60]}"


def read_set(folder: Path) -> tuple[Sentence, ...]:
    """All sentences of a set, in the order of files and lines; none of a folder that is not there.

    Raises ValueError for a file that names no fact, a list of another name, or a line that is not text.
    """
    found: list[Sentence] = []
    for path in sorted(folder.glob("*.yml")):
        fact, value = shown(path.stem)
        if fact not in VALUES or value not in VALUES[fact]:
            raise ValueError(f"{path.name} names no fact of bot/domain/facts.py")
        for kind, texts in load_plain(path).items():
            if kind not in LISTS:
                raise ValueError(f"{path.name}: {kind!r} is none of {LISTS}")
            for text in texts:
                if not isinstance(text, str):
                    raise ValueError(f"{path.name}: {text!r} is not text; put it between quotation marks")
                found.append(Sentence(path.stem, kind, text))
    return tuple(found)
