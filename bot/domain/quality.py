"""Which conversations of a week are read to see how staff work: a sample that nobody chooses."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

SAMPLE = 10  # conversations of a week
VERDICTS = ("good", "attention", "wrong")


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
