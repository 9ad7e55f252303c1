"""The newest board of a process, read once for everybody who looks.

It is read anew only after something changed, so that fifty desks that hear of one change cost one look in the
database.
"""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.domain.opening_hours import OpeningHours
from bot.store.database import Database
from bot.web.clock import Clock
from bot.web.desk.board import Board
from bot.web.desk.board_reading import BoardReader
from bot.web.desk.service_levels import ServiceLevels
from bot.web.live import DESK, Changed, Live, Subscription, Typing

log = logging.getLogger(__name__)

TOGETHER_SECONDS = 0.25  # what happens within that time is told once
APART_SECONDS = 0.02  # between telling one desk and the next: about twice what one drawing takes
RECENT = timedelta(seconds=3)
LONGEST_SECONDS = 5.0  # who is connected changes by itself


class Boards:
    """Keeps the newest board of this process."""

    def __init__(
        self, database: Database, live: Live, levels: ServiceLevels, hours: OpeningHours, clock: Clock
    ) -> None:
        self._reader = BoardReader(database, levels, hours)
        self._live = live
        self._clock = clock
        self.is_over = False
        self._board: Board | None = None
        self._read_at = clock()
        self._dirty = True
        self._changed = asyncio.Event()
        self._reading = asyncio.Lock()
        self._watchers: dict[Subscription, str | None] = {}

    async def newest(self) -> Board:
        """The board as it is now."""
        async with self._reading:
            if self._board is None or self._dirty:
                # First, so that what happens while it is read makes it dirty again.
                self._dirty, is_read = False, False
                self._read_at = self._clock()
                try:
                    self._board = await self._reader.read(self._read_at)
                    is_read = True
                finally:
                    self._dirty = self._dirty or not is_read
            return self._board

    async def told(self) -> Board:
        """The board of which those who watch were last told; the newest one when nobody does.

        What happened since then is told soon. So fifty desks that draw one change cost one look.
        """
        if self._board is not None and self._watchers and self._clock() - self._read_at < RECENT:
            return self._board
        return await self.newest()

    @contextmanager
    def watch(self, subscription: Subscription, opened: str | None) -> Iterator[None]:
        """Put Changed("") into this subscription whenever the board is different, and all that happens in
        the opened conversation."""
        self._watchers[subscription] = opened
        try:
            yield
        finally:
            del self._watchers[subscription]

    def stop(self) -> None:
        """The process ends: everybody who watches is woken, and finds is_over true."""
        self.is_over = True
        for watcher in self._watchers:
            watcher.put(Changed(""))

    def touch(self) -> None:
        """Something changed that no live event tells of."""
        self._dirty = True
        self._changed.set()

    async def run(self) -> None:
        """Keep up with what happens, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._hear())
            group.create_task(self._keep_up())

    async def _hear(self) -> None:
        with self._live.subscribe(DESK) as events:
            while True:
                event = await events.next(LONGEST_SECONDS)
                if not isinstance(event, Typing):
                    # Also when nothing happened: who is connected changes by itself.
                    self.touch()
                if event is not None:
                    for watcher, opened in self._watchers.items():
                        if opened == event.conversation:
                            watcher.put(event)

    async def _keep_up(self) -> None:
        """Read the board anew after changes, and tell those who watch when it is different."""
        shown = ""
        while True:
            await self._changed.wait()
            await asyncio.sleep(TOGETHER_SECONDS)
            self._changed.clear()
            if not self._watchers:
                continue
            try:
                board = await self.newest()
            except SQLAlchemyError as error:  # it will be there again; until then nothing can be told
                log.warning("The board cannot be read: %s", type(error).__name__)
                continue
            if board.version != shown:
                shown = board.version
                await self._tell_all()

    async def _tell_all(self) -> None:
        """Tell everybody who watches, one after the other: told at once, they would all ask at once."""
        for watcher in list(self._watchers):
            if watcher in self._watchers:
                watcher.put(Changed(""))
                await asyncio.sleep(APART_SECONDS)
