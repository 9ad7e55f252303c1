"""One conversation at the desk: its page, and what may be seen of it."""

import uuid
from datetime import datetime
from functools import cache
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import empty, redirect, text
from sqlalchemy import bindparam, select

from bot.store.models import Audit
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff, member
from bot.web.desk.pages import is_part, page, part, refused, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.purposes import BY_ITSELF, allowed, require_purpose
from bot.web.desk.queue import queue_of
from bot.web.desk.sessions import LONGEST, Session
from bot.web.desk.talk import Shown, Talk, read_talk
from bot.web.services import services

RESET = 205  # Reset Content, RFC 9110, 15.3.6


async def talk_of(
    request: Request, session: Session, conversation_id: str, shown: Shown | None = None
) -> Talk | None:
    parts = services(request)
    async with parts.database.read_together() as unit:
        return await read_talk(
            unit, conversation_id, session.staff_id, wording, parts.clock(), shown or Shown()
        )


def showing(request: Request, session: Session, talk: Talk) -> dict[str, Any]:
    """What the page shows beside the conversation itself."""
    parts = desk_parts(request)
    values = {"medewerker": session.name, "kenmerk": talk.reference or "—"}
    return {
        "talk": talk,
        "replies": [(reply, reply.say(talk.language, values)) for reply in parts.replies.replies],
        "reply_id": uuid.uuid4(),
    }


@desk.get("/conversations/<conversation_id:str>", name="conversation")
@for_staff("conversation.open")
async def show_conversation(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """The page of a conversation; opening it is logged, with the purpose when it is not theirs."""
    purpose = await allowed(request, session, conversation_id)
    if is_part(request):
        # Somebody else took it over while it was open here: the page is loaded again, which asks for what.
        return await _pieces(request, session, conversation_id) if purpose is not None else empty(RESET)
    talk = await talk_of(request, session, conversation_id)
    if talk is None:
        return refused(request, wording.errors["gone"], 404)
    queue = await queue_of(request, session, conversation_id)
    if purpose is None:
        return page(
            "purpose.html", session, conversation_id=conversation_id, owner=talk.owner, talk=None, **queue
        )
    await services(request).staff_conversations.opened(conversation_id, member(session), purpose or None)
    return page("desk.html", session, **showing(request, session, talk), **queue)


async def _pieces(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """The parts of an open page anew. That it was opened stands in the log; if not, it does now."""
    if not await _stands_in_log(request, session, conversation_id):
        await services(request).staff_conversations.opened(conversation_id, member(session))
    talk = await talk_of(request, session, conversation_id)
    if talk is None:
        return text("", 404)
    # The newest: whom it can be passed to is told by no event of its own.
    board = await desk_parts(request).boards.newest()
    shown = showing(request, session, talk)
    return part("talk_parts.html", session, board=board, now=services(request).clock(), **shown)


async def _stands_in_log(request: Request, session: Session, conversation_id: str) -> bool:
    """Whether somebody opened this conversation by hand in a session that can still go on."""
    parts = services(request)
    async with parts.database.read_together() as unit:
        given = {"of": conversation_id, "by": session.staff_id}
        at = (await unit.execute(_last_opened(), given)).scalar()
    return at is not None and datetime.fromisoformat(at) > parts.clock() - LONGEST


@cache
def _last_opened() -> Any:
    """The statement, built once: building it costs more than running it."""
    return (
        select(Audit.at)
        .where(
            Audit.subject == "conversation", Audit.subject_id == bindparam("of"),
            Audit.staff_id == bindparam("by"), Audit.act == "conversation.opened",
        )
        .order_by(Audit.number.desc())
        .limit(1)
    )  # fmt: skip


@desk.post("/conversations/<conversation_id:str>/purpose", name="purpose")
@act("conversation.open")
async def give_purpose(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Say for what a conversation is opened that is not theirs."""
    purpose = field(request, "purpose")
    if purpose not in wording.purposes or purpose in BY_ITSELF:
        return refused(request, wording.errors["choose"], 400)
    await services(request).staff_conversations.opened(conversation_id, member(session), purpose)
    return redirect(f"/desk/conversations/{conversation_id}")


@desk.post("/conversations/<conversation_id:str>/reveal", name="reveal")
@act("contact.reveal")
async def reveal(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Show covered contact data in full, once; that is logged. name: of the field, or a message's key."""
    parts, shown = services(request), Shown(field(request, "name"), field(request, "request"))
    await require_purpose(request, session, conversation_id)
    talk = await talk_of(request, session, conversation_id, shown)
    if talk is None:
        return refused(request, wording.errors["gone"], 404)
    value = _value(talk, shown)
    if value is None:
        return refused(request, wording.errors["gone"], 404)
    async with parts.database.write() as unit:
        details = {"field": shown.name.split("-")[0], **({"request": shown.request} if shown.request else {})}
        await log_act(
            unit, session, parts.clock(), "contact.revealed", "conversation", conversation_id, details
        )
    if is_part(request):
        return text(value)
    queue = await queue_of(request, session, conversation_id)
    return page("desk.html", session, **showing(request, session, talk), **queue)


def _value(talk: Talk, shown: Shown) -> str | None:
    """What is to be shown; None when there is no such thing."""
    if shown.request:
        fields = [each.fields for each in talk.requests if each.reference == shown.request]
        lines = fields[0] if fields else []
    else:
        for line in talk.log:
            if line.key == shown.name:
                return line.text
        if shown.name == "summary":
            return talk.summary or None
        lines = [*talk.entities, *([talk.call_back.phone] if talk.call_back else [])]
    return next((line.value for line in lines if line.name == shown.name), None)
