"""In which order those who wait for a person are helped: one, for the desk and for what visitors read."""

from dataclasses import dataclass
from datetime import datetime

# Most urgent first.
URGENCIES = ("emergency", "visit", "call", "report", "advice")


@dataclass(frozen=True)
class Precedence:
    """Who goes before whom among those who wait: of two, the one with the smaller order is helped first.

    is_marked: it was handed over as urgent, staff are to look, or danger was told. urgency: what staff judge,
    else what the policy says. since: from when it waits.
    """

    is_marked: bool
    urgency: str
    since: datetime

    @property
    def is_pressing(self) -> bool:
        """Goes before everything that is not."""
        return self.is_marked or self.urgency == "emergency"

    @property
    def group(self) -> tuple[bool, int]:
        """Within a group who waits longest is first; a smaller group goes before a larger one."""
        return (not self.is_pressing, URGENCIES.index(self.urgency))

    @property
    def order(self) -> tuple[tuple[bool, int], datetime]:
        """Danger first, then by urgency, then who waits longest."""
        return (self.group, self.since)
