"""How long something may wait at the desk: data/service_levels.yml."""

from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from bot.domain.forms import load_form
from bot.domain.opening_hours import OpeningHours


class ServiceLevels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Times in seconds; request and waiting by urgency."""

    confirmed: bool
    source: str
    request: dict[str, int]
    waiting: dict[str, int]
    escalate_after: int
    owner_silent: int
    owner_away: int

    def request_due(self, since: datetime, urgency: str) -> datetime:
        """When a visit request made then is to be seen. The control room never closes."""
        return since + timedelta(seconds=self.request[urgency])

    def waiting_due(self, since: datetime, urgency: str, hours: OpeningHours) -> datetime | None:
        """When somebody who waits since then is to be answered; None when staff do not come soon."""
        start = since if hours.is_open(since) else hours.next_opening(since)
        return None if start is None else start + timedelta(seconds=self.waiting[urgency])

    def answer_due(self, since: datetime) -> datetime:
        """When the owner of a conversation loses it who leaves its visitor without an answer since then."""
        return since + timedelta(seconds=self.owner_silent)


def load_service_levels(data_dir: Path) -> ServiceLevels:
    """Raises DataError naming file, line and what is wrong in it."""
    return load_form(data_dir / "service_levels.yml", ServiceLevels)
