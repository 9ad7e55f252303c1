"""What the desk does by itself: take back what an owner does not answer, call a supervisor in time."""

import asyncio
import logging
from datetime import datetime, timedelta

from sanic import Sanic
from sqlalchemy.exc import SQLAlchemyError

from bot.store import audit, escalations, presence
from bot.web.conversations import ActRefusedError
from bot.web.desk.blueprint import desk
from bot.web.desk.board import Board
from bot.web.desk.parts import DeskParts, desk_parts
from bot.web.services import Services

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
ESCALATIONS_KEPT = timedelta(days=2)


class Watch:
    """Looks at the whole desk every few seconds. Several processes may do so on one database."""

    def __init__(self, services: Services, parts: DeskParts) -> None:
        self._services = services
        self._parts = parts

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except SQLAlchemyError as error:  # the database may be away; everything stays as it is
                log.warning("The desk cannot be watched: %s", type(error).__name__)

    async def look(self) -> None:
        await self.take_back_silent()
        await self.escalate_late()

    async def take_back_silent(self) -> int:
        """Put conversations back whose owner logged out or leaves the visitor waiting; how many."""
        levels, now = self._parts.levels, self._services.clock()
        async with self._services.database.read() as unit:
            found = await presence.silent_owners(
                unit, now, timedelta(seconds=levels.owner_silent), timedelta(seconds=levels.owner_away)
            )
        count = 0
        for silent in found:
            try:
                await self._services.staff_conversations.take_back(silent)
                count += 1
            except ActRefusedError:
                # They answered, or somebody else took it.
                continue
        return count

    async def escalate_late(self) -> int:
        """Call a supervisor for what waits too long, each once; how many."""
        now = self._services.clock()
        late = _late(await self._parts.boards.newest(), now, self._parts.levels.escalate_after)
        count = 0
        for subject, subject_id, key in late:
            async with self._services.database.write() as unit:
                if await escalations.escalate(unit, key, now):
                    await audit.append(
                        unit, audit.Act("system", f"{subject}.escalated", subject, subject_id), now
                    )
                    count += 1
        if count:
            async with self._services.database.write() as unit:
                await escalations.forget_before(unit, now - ESCALATIONS_KEPT)
            self._parts.boards.touch()
        return count


def _late(board: Board, now: datetime, after: int) -> list[tuple[str, str, str]]:
    """Kind, id and key of what is late and nobody was called for."""
    limit = now - timedelta(seconds=after)
    found = [
        ("visit_request", row.reference, row.reference)
        for row in board.requests
        if not row.is_escalated and row.due is not None and row.due < limit
    ]
    return found + [
        ("conversation", row.id, escalations.key_of(row.id, row.since))
        for row in board.conversations
        # What somebody has and does not answer is taken from them in the meantime.
        if row.status == "waiting" and not row.is_escalated and row.due is not None and row.due < limit
    ]


@desk.after_server_start
async def begin(app: Sanic) -> None:  # type: ignore[type-arg]
    parts = desk_parts(app)
    watch = Watch(app.ctx.services, parts)
    app.ctx.desk_work = [asyncio.create_task(work) for work in (parts.boards.run(), watch.run())]


@desk.before_server_stop
async def end(app: Sanic) -> None:  # type: ignore[type-arg]
    # Open event streams would hold up the end of the process.
    desk_parts(app).boards.stop()
    for task in app.ctx.desk_work:
        task.cancel()
    await asyncio.gather(*app.ctx.desk_work, return_exceptions=True)
