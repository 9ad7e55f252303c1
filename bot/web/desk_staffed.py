"""Whether somebody is at the desk to help, so that nobody is told to wait for a person who is not there."""

from datetime import datetime, timedelta

from bot.store.database import Database
from bot.store.presence import somebody_helps
from bot.web.clock import Clock

LOOK_AGAIN = timedelta(seconds=2)  # every turn asks, and the answer changes slowly


class DeskStaffed:
    """Looks who is at the desk."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._seen: tuple[datetime, bool] | None = None

    async def is_staffed(self) -> bool:
        """Whether somebody who may talk with visitors is there and has no break."""
        now = self._clock()
        if self._seen is None or now - self._seen[0] > LOOK_AGAIN:
            async with self._database.read() as unit:
                self._seen = now, await somebody_helps(unit, now)
        return self._seen[1]
