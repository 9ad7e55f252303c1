"""Which conversations of a week are read to see how staff work, a sample that nobody chooses, and by what
they are judged."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SAMPLE = 10  # conversations of a week
WEEKS = 12  # of which results are shown: what was found goes with the text of a conversation, after 90 days
CRITERIA = ("safety", "steps", "tone", "ending")
VERDICTS = ("good", "attention", "wrong")  # best first
NOT_HERE = "not_here"  # of a criterion that a conversation gave no occasion for
MARKS = (*VERDICTS, NOT_HERE)


@dataclass(frozen=True)
class Week:
    """A week from Monday on, as ISO 8601 numbers it."""

    monday: date

    @property
    def name(self) -> str:
        """Like 2026-W48."""
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def number(self) -> int:
        """Of the week in its year, like 48."""
        return self.monday.isocalendar().week

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> "Week":
        return Week(self.monday - timedelta(days=7))

    @property
    def after(self) -> "Week":
        return Week(self.monday + timedelta(days=7))


def last_whole_week(today: date) -> Week:
    """The newest week that is over: of one that goes on the sample would still change."""
    return Week(today - timedelta(days=today.weekday() + 7))


def read_week(name: str, today: date) -> Week:
    """The week with this name; the last whole one for what is no week or is not over."""
    newest = last_whole_week(today)
    try:
        asked = Week(date.fromisoformat(f"{name}-1"))
    except ValueError:
        return newest
    return asked if asked.monday <= newest.monday else newest


def sample(ids: Iterable[str], seed: str, size: int = SAMPLE) -> list[str]:
    """So many of these ids, by chance with a seed: the same ones for who asks again, whoever that is."""
    return sorted(ids, key=lambda each: hashlib.sha256(f"{seed} {each}".encode()).digest())[:size]


def are_marks(marks: Mapping[str, str]) -> bool:
    """Whether these judge a conversation: each criterion has a mark, and at least one a verdict."""
    return (
        set(marks) == set(CRITERIA)
        and all(mark in MARKS for mark in marks.values())
        and any(mark in VERDICTS for mark in marks.values())
    )


def verdict_of(marks: Mapping[str, str]) -> str:
    """Of the whole conversation: as its worst criterion. marks: as `are_marks` wants them."""
    return max((mark for mark in marks.values() if mark in VERDICTS), key=VERDICTS.index)


def tally(judged: Iterable[Mapping[str, str]]) -> dict[str, Counter[str]]:
    """Criterion -> how often it got each mark."""
    counts = {criterion: Counter[str]() for criterion in CRITERIA}
    for marks in judged:
        for criterion, mark in marks.items():
            if criterion in counts:
                counts[criterion][mark] += 1
    return counts


def last_weeks(newest: Week, count: int = WEEKS) -> list[Week]:
    """So many weeks up to this one, oldest first."""
    return [Week(newest.monday - timedelta(days=7 * back)) for back in range(count - 1, -1, -1)]
