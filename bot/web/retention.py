"""Removes what is past its term: counts first when asked, in batches, with proof in the audit log."""

import asyncio
import logging
from dataclasses import dataclass

from bot.domain.retention import Retention
from bot.store import audit
from bot.store.database import Database
from bot.store.retention import PARTS, Part, count_due, remove_batch
from bot.web.clock import Clock

log = logging.getLogger(__name__)

BATCH = 100  # rows at once: visitors and staff write in between
PAUSE_SECONDS = 0.05
EVERY_SECONDS = 3600.0


@dataclass(frozen=True)
class Count:
    """How many rows of a part are past their term, or were removed."""

    part: Part
    number: int


class Expiry:
    """Applies the terms of data/retention.yml to a database."""

    def __init__(self, database: Database, retention: Retention, clock: Clock) -> None:
        self._database = database
        self.retention = retention
        self._clock = clock

    async def due(self) -> list[Count]:
        """How much is past its term now; nothing is changed."""
        now = self._clock()
        async with self._database.read() as unit:
            return [
                Count(part, await count_due(unit, part, self.retention[part.kind].before(now), now))
                for part in PARTS
            ]

    async def run(self) -> list[Count]:
        """Remove all that is past its term now; how much this process removed."""
        return [Count(part, await self._remove(part)) for part in PARTS]

    async def keep_running(self) -> None:
        """Run now and every hour, until cancelled. Several processes may do so on one database."""
        while True:
            try:
                for count in await self.run():
                    if count.number:
                        log.info("Past its term and removed: %d of %s", count.number, count.part.name)
            except Exception as error:  # the database may be away; what is due stays due
                log.warning("Cannot remove what is past its term: %s", type(error).__name__)
            await asyncio.sleep(EVERY_SECONDS)

    async def _remove(self, part: Part) -> int:
        number = 0
        while True:
            count = await self._remove_batch(part)
            number += count
            if count < BATCH:
                return number
            await asyncio.sleep(PAUSE_SECONDS)

    async def _remove_batch(self, part: Part) -> int:
        now = self._clock()
        before = self.retention[part.kind].before(now)
        async with self._database.read() as unit:
            # Most of the time nothing is due: then nobody is kept from writing.
            if not await count_due(unit, part, before, now):
                return 0
        async with self._database.write() as unit:
            keys = await remove_batch(unit, part, before, now, BATCH)
            if keys:
                details = {"count": len(keys)} | ({"ids": keys} if part.is_named else {})
                act = audit.Act("system", "retention.removed", "retention", part.name, details=details)
                await audit.append(unit, act, now)
        return len(keys)
