"""Work that outlives the call that began it."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class Background:
    """Tasks under way; the process waits for them at its end."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def finish(self, seconds: float) -> None:
        """Wait for what is under way, so many seconds at most."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)
