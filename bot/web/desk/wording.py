"""The words of the desk, from data/texts/desk.nl.yml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.forms import load_form
from bot.web.desk.staff_summary import SummaryWords

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Wording:
    """Labels by the codes that are stored. Fields are the keys of the file."""

    menu: dict[str, str]
    roles: dict[str, str]
    availability: dict[str, str]
    urgencies: dict[str, str]
    request_states: dict[str, str]
    statuses: dict[str, str]
    visitor: dict[str, str]
    states: dict[str, str]
    reasons: dict[str, str]
    outcomes: dict[str, str]
    ratings: dict[str, str]
    purposes: dict[str, str]
    verdicts: dict[str, str]
    criteria: dict[str, str]
    not_here: str
    languages: dict[str, str]
    authors: dict[str, str]
    values: dict[str, str]
    facts: dict[str, str]
    summary: dict[str, str]
    summary_facts: dict[str, str]
    summary_steps: dict[str, str]
    triage: dict[str, str]
    entities: dict[str, str]
    request_fields: dict[str, str]
    acts: dict[str, str]
    actors: dict[str, str]
    subjects: dict[str, str]
    details: dict[str, str]
    retention_parts: dict[str, str]
    alerts: dict[str, str]
    search: dict[str, str]
    lanes: dict[str, str]
    insight_reasons: dict[str, str]
    intents: dict[str, str]
    labels: dict[str, str]
    faults: dict[str, str]
    login: dict[str, str]
    provider: dict[str, str]
    passkey: dict[str, str]
    done: dict[str, str]
    errors: dict[str, str]

    @property
    def summary_words(self) -> SummaryWords:
        return SummaryWords(self.summary, self.summary_facts, self.summary_steps)

    def why(self, rule: str, reasons: Sequence[str]) -> tuple[str, ...]:
        """Why it is as urgent as a rule says, in words for staff, and the visitor's words that showed it.

        reasons: of bot.domain.turn.CaseView. A rule of an earlier policy keeps its own words.
        """
        own, *words = reasons or ("",)
        return tuple(filter(None, (self.triage.get(rule, own), *words)))

    def value(self, value: bool | str) -> str:
        """A fact's value in Dutch."""
        code = str(value).lower() if isinstance(value, bool) else value
        return self.values.get(code, code)

    def act(self, act: str, actor: str, name: str | None, details: Mapping[str, Any] | None = None) -> str:
        """A line of the timeline: who did what, and why where that was said."""
        line = f"{name or self.actors[actor]} {self.acts.get(act) or self.acts['unknown'].format(act=act)}"
        codes = {**self.outcomes, **self.purposes, **self.reasons, **self.details, **self.verdicts}
        told = [codes[code] for code in (details or {}).values() if isinstance(code, str) and code in codes]
        return f"{line} ({', '.join(text[:1].lower() + text[1:] for text in told)})" if told else line


def load_wording(data_dir: Path) -> Wording:
    """Raises DataError naming the key that is missing or not of its kind."""
    return load_form(data_dir / "texts" / "desk.nl.yml", Wording)


def clock(moment: datetime) -> str:
    """The time on the wall in Amsterdam, like 14.02."""
    return moment.astimezone(AMSTERDAM).strftime("%H.%M")


def moment(at: datetime, now: datetime) -> str:
    """When it was, as short as is clear: like 14.02 today, 24-11 14.02 this year, else 24-11-2025 14.02."""
    local, today = at.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM)
    if local.date() == today.date():
        return clock(at)
    return local.strftime("%d-%m %H.%M" if local.year == today.year else "%d-%m-%Y %H.%M")


def day_and_time(moment: datetime) -> str:
    """Like 24-11-2026 14.02."""
    return moment.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H.%M")


def day(moment: datetime) -> str:
    """Like 24-11-2026."""
    return moment.astimezone(AMSTERDAM).strftime("%d-%m-%Y")


def date_of(day: date) -> str:
    """Like 24-11-2026."""
    return day.strftime("%d-%m-%Y")


def term(days: int) -> str:
    """How long something is kept, like "30 dagen" or "5 jaar"."""
    years, rest = divmod(days, 365)
    return f"{years} jaar" if years and not rest else f"{days} dagen"


def waited(since: datetime, now: datetime) -> str:
    """How long ago, like 6:20 (minutes and seconds) or 2 u 05."""
    return _duration(max(0, int((now - since).total_seconds())))


def left(due: datetime, now: datetime) -> str:
    """How long there still is, like "nog 1:12" or "0:48 te laat"."""
    seconds = int((due - now).total_seconds())
    return f"nog {_duration(seconds)}" if seconds >= 0 else f"{_duration(-seconds)} te laat"


def _duration(seconds: int) -> str:
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02}"
    if seconds < 48 * 3600:
        return f"{seconds // 3600} u {seconds % 3600 // 60:02}"
    return f"{seconds // 86400} dagen"
