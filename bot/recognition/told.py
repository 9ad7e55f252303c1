"""data/facts: examples labelled by reading with what they tell. The vote on facts learns from them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.documents import Place, Problems

FILE = "messages.jsonl"  # inside data/facts
WHEN = frozenset({"now", "today", "days", "weeks", "unknown"})
URGENCIES = frozenset({"emergency", "visit", "call", "report", "advice"})
KEYS = frozenset({"text", "signals", "when", "urgency"})


@dataclass(frozen=True)
class Told:
    """A text and what it tells, in the vocabulary of data/evaluation/README.md."""

    text: str
    signals: frozenset[str]
    when: str
    urgency: str


def load_told(folder: Path) -> tuple[Told, ...]:
    """The labelled texts of data/facts, in the order of the file. Raises DataError with every mistake."""
    problems = Problems()
    told = tuple(_read(folder / FILE, problems))
    problems.stop_if_any()
    return told


def check_told(folder: Path, examples: Collection[str], signals: Collection[str], problems: Problems) -> None:
    """Note what is wrong with data/facts: a text that is no example, one labelled twice, an unknown signal.

    examples: the texts of data/nlu. signals: the names that there are.
    """
    seen: dict[str, int] = {}
    for number, one in enumerate(_read(folder / FILE, problems), 1):
        place = Place(str(folder / FILE), number)
        if one.text not in examples:
            problems.add(place, "is no example of data/nlu; remove the line, or label the text as it is now")
        if one.text in seen:
            problems.add(place, f"is the text of line {seen[one.text]}; remove one of them")
        seen.setdefault(one.text, number)
        for name in sorted(one.signals - set(signals)):
            problems.add(place, f"{name} is no signal; see data/evaluation/README.md")


def _read(path: Path, problems: Problems) -> Iterator[Told]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.add(Place(str(path), 1), f"cannot be read ({error}); restore it from the repository")
        return
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            if row.keys() != KEYS or row["when"] not in WHEN or row["urgency"] not in URGENCIES:
                raise ValueError("needs text, signals, when and urgency, in the words of the README")
            yield Told(row["text"], frozenset(row["signals"]), row["when"], row["urgency"])
        except (ValueError, AttributeError, TypeError) as error:
            problems.add(Place(str(path), number), f"is no labelled text: {error}")
