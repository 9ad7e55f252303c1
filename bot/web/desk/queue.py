"""The queue: the lanes of visit requests and conversations, and somebody's own state."""

import re
from typing import Any
from zlib import crc32

from sanic import HTTPResponse, Request
from sanic.response import empty, redirect

from bot.store import presence
from bot.store.profiles import Profile, change_profile, queue_filter_of
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.board import Board
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import is_part, page, part, refused, scenario_names, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.queue_filter import QueueFilter, tidy
from bot.web.desk.sessions import Session
from bot.web.live import Changed
from bot.web.services import services

# Where a form may lead back to: a page of the desk.
OWN_PATH = re.compile(r"/desk(/[\w-]+)*")


async def queue_of(
    request: Request, session: Session, opened: str = "", board: Board | None = None
) -> dict[str, Any]:
    """What the lanes and the bar show. board: where not the newest one will do."""
    parts, boards = services(request), desk_parts(request).boards
    board = board or await boards.newest()
    if board.colleague(session.staff_id) is None:
        # An account that was made since the board was read.
        boards.touch()
        board = await boards.newest()
    me, now = board.colleague(session.staff_id), parts.clock()
    async with parts.database.read_together() as unit:
        words = await queue_filter_of(unit, session.staff_id)
    return {
        "board": board,
        # Another filter is another page, though the board is the same.
        "version": f"{board.version}-{crc32(words.encode())}" if words else board.version,
        "filter": QueueFilter(words, session.staff_id, wording, scenario_names),
        "me": me,
        "lanes": board.lanes(session.staff_id, session.role),
        "draw": desk_parts(request).rows.drawing(board, session, opened, now),
        "profile": me or Profile(),
        "opened": opened,
        "now": now,
    }


@desk.get("", name="home")
@for_staff("queue.see")
async def show_desk(request: Request, session: Session) -> HTTPResponse:
    """The queue; its rows have words of visitors, so that looking is logged."""
    parts = services(request)
    desk_parts(request).looked.add(session.csrf)
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "queue.opened", "desk", "queue")
    return page("desk.html", session, talk=None, **await queue_of(request, session))


@desk.get("/lanes", name="lanes")
@for_staff("queue.see")
async def show_lanes(request: Request, session: Session) -> HTTPResponse:
    """The lanes anew; nothing when the page has this version. open: the conversation on the page."""
    await _log_once(request, session)
    board = await desk_parts(request).boards.told()
    shown = await queue_of(request, session, request.args.get("open") or "", board)
    if request.args.get("have") == shown["version"]:
        return empty()
    return part("lanes.html", session, **shown)


async def _log_once(request: Request, session: Session) -> None:
    """The lanes have words of visitors: who fetches them without a page is logged too, once in a session."""
    looked, parts = desk_parts(request).looked, services(request)
    if session.csrf in looked:
        return
    looked.add(session.csrf)
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "queue.opened", "desk", "queue")


@desk.post("/availability", name="availability")
@act("queue.see")
async def set_availability(request: Request, session: Session) -> HTTPResponse:
    """Available, or paused: then nobody passes a conversation to them."""
    parts, wanted = services(request), field(request, "availability")
    if wanted not in ("available", "paused"):
        return refused(request, wording.errors["choose"], 400)
    async with parts.database.write() as unit:
        await presence.set_availability(
            unit, session.staff_id, "paused" if wanted == "paused" else "available"
        )
        await log_act(unit, session, parts.clock(), f"availability.{wanted}", "staff", session.staff_id)
    desk_parts(request).boards.touch()
    return _back(request)


def _back(request: Request) -> HTTPResponse:
    """To the page that the form says."""
    back = field(request, "back")
    return redirect(back if OWN_PATH.fullmatch(back) else "/desk")


@desk.post("/filter", name="filter")
@act("queue.see")
async def set_filter(request: Request, session: Session) -> HTTPResponse:
    """Remember by which words they filter the queue, until they filter otherwise."""
    words = "" if field(request, "clear") else tidy(field(request, "filter"))
    async with services(request).database.write() as unit:
        await change_profile(unit, session.staff_id, queue_filter=words)
    return empty() if is_part(request) else _back(request)


@desk.post("/mute", name="mute")
@act("request.handle")
async def mute(request: Request, session: Session) -> HTTPResponse:
    """The sound of new visit requests is off for a minute at this desk; that is never silent."""
    parts = services(request)
    board = await desk_parts(request).boards.newest()
    async with parts.database.write() as unit:
        for row in board.requests:
            if row.is_new:
                await log_act(
                    unit, session, parts.clock(), "visit_request.muted", "visit_request", row.reference
                )
    for row in board.requests:
        parts.live.publish(Changed(row.conversation_id))
    return empty()
