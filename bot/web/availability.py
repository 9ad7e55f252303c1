"""Whether a person can be promised, so that nobody waits for one who is not there."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.domain.opening_hours import OpeningHours
from bot.store.database import Database, Unit
from bot.store.presence import somebody_helps
from bot.store.waiting_line import waiting_count

LOOK_AGAIN = timedelta(seconds=2)  # every turn asks, and the answers change slowly


class Availability:
    """queue_limit: how many may wait before it is said that it takes long; 0 for no limit."""

    def __init__(self, database: Database, opening_hours: OpeningHours, queue_limit: int) -> None:
        self._opening_hours = opening_hours
        self._queue_limit = queue_limit
        self._staffed = _Glance(database, somebody_helps)
        self._full = _Glance(database, self._count)

    def is_open(self, now: datetime) -> bool:
        """Whether the desk is open: who asks for a person gets into the queue."""
        return self._opening_hours.is_open(now)

    async def somebody_comes(self, now: datetime) -> bool:
        """Whether the desk is open, and somebody who may talk with visitors is at it and has no break."""
        return self.is_open(now) and await self._staffed.at(now)

    async def is_full(self, now: datetime) -> bool:
        """Whether so many visitors wait that another one would wait long."""
        return self._queue_limit > 0 and await self._full.at(now)

    async def _count(self, unit: Unit, now: datetime) -> bool:
        return await waiting_count(unit) >= self._queue_limit


class _Glance:
    """What the database says, looked up again when it was some seconds ago."""

    def __init__(self, database: Database, look: Callable[[Unit, datetime], Awaitable[bool]]) -> None:
        self._database = database
        self._look = look
        self._seen: tuple[datetime, bool] | None = None

    async def at(self, now: datetime) -> bool:
        if self._seen is None or now - self._seen[0] > LOOK_AGAIN:
            async with self._database.read() as unit:
                self._seen = now, await self._look(unit, now)
        return self._seen[1]
