"""Decides by a seed in which order units of work happen, so that a race can be run again."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from bot.store.database import Database, Unit

# How long others get to come to the gate too.
GATHER_SECONDS = 0.004


class SeededScheduler:
    """Lets units of work of one database begin one by one, in an order that the seed decides."""

    def __init__(self, database: Database, seed: int) -> None:
        self._database = database
        self._chance = random.Random(seed)
        self._waiting: list[asyncio.Event] = []
        self._came = asyncio.Event()
        self._ended = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let units through one by one, for the time of the block; all must have begun when it ends."""
        read, write = self._database.read, self._database.write
        # One unit at a time: which is first is what a race is about.
        self._database.read = self._gated(read)  # type: ignore[method-assign]
        self._database.write = self._gated(write)  # type: ignore[method-assign]
        task = asyncio.create_task(self._let_through())
        try:
            yield
        finally:
            self._database.read, self._database.write = read, write  # type: ignore[method-assign]
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _let_through(self) -> None:
        while True:
            await self._came.wait()
            await asyncio.sleep(GATHER_SECONDS)
            chosen = self._waiting.pop(self._chance.randrange(len(self._waiting)))
            if not self._waiting:
                self._came.clear()
            self._ended.clear()
            chosen.set()
            await self._ended.wait()

    def _gated(
        self, begin: Callable[[], AbstractAsyncContextManager[Unit]]
    ) -> Callable[[], AbstractAsyncContextManager[Unit]]:
        @asynccontextmanager
        async def gated() -> AsyncIterator[Any]:
            turn = asyncio.Event()
            self._waiting.append(turn)
            self._came.set()
            await turn.wait()
            try:
                async with begin() as unit:
                    yield unit
            finally:
                self._ended.set()

        return gated
