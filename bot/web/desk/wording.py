"""The words of the desk, from data/texts/desk.nl.yml."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import yaml

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Wording:
    """Labels by the codes that are stored. Fields are the keys of the file."""

    urgencies: dict[str, str]
    request_states: dict[str, str]
    statuses: dict[str, str]
    authors: dict[str, str]
    values: dict[str, str]
    facts: dict[str, str]
    request_fields: dict[str, str]
    acts: dict[str, str]
    actors: dict[str, str]
    login: dict[str, str]
    errors: dict[str, str]

    def value(self, value: bool | str) -> str:
        """A fact's value in Dutch."""
        code = str(value).lower() if isinstance(value, bool) else value
        return self.values.get(code, code)

    def status(self, status: str, owner: str | None) -> str:
        return self.statuses[status].format(owner=owner or "")

    def act(self, act: str, actor: str, name: str | None) -> str:
        """A line of the timeline: who did what."""
        return f"{name or self.actors[actor]} {self.acts.get(act) or self.acts['unknown'].format(act=act)}"


def load_wording(data_dir: Path) -> Wording:
    """Raises msgspec.ValidationError naming the key that is missing or not of its kind."""
    text = (data_dir / "texts" / "desk.nl.yml").read_text(encoding="utf-8")
    return msgspec.convert(yaml.safe_load(text), Wording)


def clock(moment: datetime) -> str:
    """The time on the wall in Amsterdam, like 14.02."""
    return moment.astimezone(AMSTERDAM).strftime("%H.%M")


def waited(since: datetime, now: datetime) -> str:
    """How long ago, like 6:20 (minutes and seconds)."""
    seconds = max(0, int((now - since).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02}"
