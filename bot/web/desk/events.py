"""Server-sent events: what changed on the board and in the open conversation, and who types there."""

import asyncio
from datetime import datetime
from typing import Any

from sanic import Request

from bot.store import presence
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import for_staff, token_of
from bot.web.desk.parts import desk_parts
from bot.web.desk.sessions import Session, session_of
from bot.web.live import Changed, Subscription, Typing
from bot.web.services import Services, services

KEEP_ALIVE_SECONDS = 20.0  # more often than bot.store.presence.CONNECTED
TOGETHER_SECONDS = 0.1  # what happens within that time is told once

_leaving: set[asyncio.Task[None]] = set()


@desk.get("/events", name="events")
@for_staff("queue.see")
async def events(request: Request, session: Session) -> None:
    """Tell "lanes", "talk", "typing" (1 or 0) and "over" (the session ended), until the page closes.

    open: the conversation on the page. As long as this lasts, its reader is present.
    """
    parts, boards = services(request), desk_parts(request).boards
    opened = request.args.get("open")
    answer: Any = await request.respond(
        content_type="text/event-stream", headers={"cache-control": "no-store"}
    )
    subscription = Subscription("")
    with boards.watch(subscription, opened):
        here_at = await _stay(parts, session, opened)
        boards.touch()
        try:
            # The page may have been made before we listened.
            await answer.send("event: talk\ndata:\n\nevent: lanes\ndata:\n\n")
            while True:
                event = await subscription.next(KEEP_ALIVE_SECONDS)
                if boards.is_over:
                    return
                if event is None:
                    here_at = await _stay(parts, session, opened)
                    kept = await session_of(parts.database, token_of(request), parts.clock(), keep=False)
                    if kept is None:
                        await answer.send("event: over\ndata:\n\n")
                        return
                    await answer.send(": still here\n\n")
                    continue
                if not isinstance(event, Typing):
                    await asyncio.sleep(TOGETHER_SECONDS)
                await answer.send(_told([event, *_all(subscription)]))
        finally:
            task = asyncio.create_task(_leave(parts, session, here_at))
            _leaving.add(task)
            task.add_done_callback(_leaving.discard)
            boards.touch()


def _all(subscription: Subscription) -> list[Any]:
    found = []
    while not subscription.waiting.empty():
        found.append(subscription.waiting.get_nowait())
    return found


def _told(happened: list[Any]) -> str:
    """The frames for what happened; many changes of one thing are one frame."""
    frames: dict[str, str] = {}
    for event in happened:
        if isinstance(event, Typing):
            if event.author == "visitor":
                frames["typing"] = str(int(event.on))
        elif isinstance(event, Changed) and not event.conversation:
            frames["lanes"] = ""
        else:
            frames["talk"] = ""
    return "".join(f"event: {name}\ndata: {data}\n\n" for name, data in frames.items())


async def _stay(parts: Services, session: Session, opened: str | None) -> datetime:
    now = parts.clock()
    async with parts.database.write() as unit:
        await presence.stay(unit, session.staff_id, opened, now)
    return now


async def _leave(parts: Services, session: Session, here_at: datetime) -> None:
    async with parts.database.write() as unit:
        await presence.leave(unit, session.staff_id, here_at)
