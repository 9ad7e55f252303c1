"""Whether so many visitors wait for a person that another one would wait long."""

from datetime import datetime, timedelta

from bot.store.database import Database
from bot.store.waiting_line import waiting_count
from bot.web.clock import Clock

LOOK_AGAIN = timedelta(seconds=2)  # every turn asks, and the answer changes slowly


class Crowd:
    """limit: how many may wait before it is said that it takes long; 0 for no limit."""

    def __init__(self, database: Database, limit: int, clock: Clock) -> None:
        self._database = database
        self._limit = limit
        self._clock = clock
        self._seen: tuple[datetime, bool] | None = None

    async def is_full(self) -> bool:
        if not self._limit:
            return False
        now = self._clock()
        if self._seen is None or now - self._seen[0] > LOOK_AGAIN:
            async with self._database.read() as unit:
                self._seen = now, await waiting_count(unit) >= self._limit
        return self._seen[1]
