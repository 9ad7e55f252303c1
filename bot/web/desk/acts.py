"""What staff do with a conversation. Each is a form; each is refused in words when it is not possible."""

import uuid
from datetime import timedelta
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import empty, redirect, text

from bot.domain.waiting_order import URGENCIES
from bot.store import call_backs, conversations, overrides, presence
from bot.store.models import Conversation
from bot.store.presence import Colleague
from bot.web.conversations import NotThereError, NotYoursError, StaffMember
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff, member
from bot.web.desk.pages import is_part, refused, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.purposes import require_purpose
from bot.web.desk.rights import may
from bot.web.desk.sessions import Session
from bot.web.live import Changed
from bot.web.services import services

LONGEST_TEXT = 4000
LONGEST_REASON = 500
TYPED_EVERY = timedelta(seconds=15)  # how often it is written down that somebody types


def back_to(request: Request, conversation_id: str) -> HTTPResponse:
    """The answer to an act that leaves its reader in the conversation: its page, or nothing for the script,
    which stays on it."""
    return text("") if is_part(request) else redirect(f"/desk/conversations/{conversation_id}")


def written(request: Request, name: str = "text", longest: int = LONGEST_TEXT) -> str | None:
    """The text of the form; None when it is empty or too long."""
    typed = field(request, name).strip()
    return typed if 0 < len(typed) <= longest else None


async def colleague_of(request: Request, staff_id: str) -> Colleague | None:
    """The colleague who was chosen, when they are at the desk; None otherwise."""
    colleague = (await desk_parts(request).boards.newest()).colleague(staff_id)
    if colleague is None or not colleague.is_connected or not may(colleague.role, "conversation.talk"):
        return None
    return colleague


def _owned_by(session: Session) -> tuple[Any, ...]:
    return Conversation.status == "staff", Conversation.staff_id == session.staff_id


# --- Who has the conversation -----------------------------------------------------------------------


@desk.post("/conversations/<conversation_id:str>/take", name="take")
@act("conversation.take")
async def take(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    board = await desk_parts(request).boards.newest()
    me = board.colleague(session.staff_id)
    capacity = me.capacity if me is not None else None
    await services(request).staff_conversations.claim(conversation_id, member(session), capacity)
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/take-from", name="take_from")
@act("conversation.take_from")
async def take_from(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    await services(request).staff_conversations.take_from(
        conversation_id, member(session), field(request, "owner")
    )
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/transfer", name="transfer")
@act("conversation.talk")
async def transfer(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    to = await colleague_of(request, field(request, "to"))
    if to is None or to.id == session.staff_id:
        return refused(request, wording.errors["colleague"], 409)
    if to.availability == "paused":
        return refused(request, wording.errors["paused"].format(name=to.name), 409)
    note = field(request, "note").strip()[:LONGEST_TEXT]
    await services(request).staff_conversations.transfer(
        conversation_id, member(session), StaffMember(to.id, to.name, to.role), note, to.capacity
    )
    return redirect("/desk")


@desk.post("/conversations/<conversation_id:str>/release", name="release")
@act("conversation.talk")
async def release(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    await services(request).staff_conversations.release(conversation_id, member(session))
    return redirect("/desk")


@desk.post("/conversations/<conversation_id:str>/hand-back", name="hand_back")
@act("conversation.talk")
async def hand_back(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    await services(request).staff_conversations.give_back(conversation_id, member(session))
    return back_to(request, conversation_id) if field(request, "stay") else redirect("/desk")


@desk.post("/conversations/<conversation_id:str>/close", name="close")
@act("conversation.talk")
async def close(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    outcome = field(request, "outcome")
    if outcome not in wording.outcomes:
        return refused(request, wording.errors["choose"], 400)
    seen = field(request, "danger")
    await services(request).staff_conversations.close(
        conversation_id, member(session), outcome, int(seen) if seen.isdecimal() else None
    )
    return redirect("/desk")


# --- Speaking ---------------------------------------------------------------------------------------


@desk.post("/conversations/<conversation_id:str>/reply", name="reply")
@act("conversation.talk")
async def reply(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    typed = written(request)
    if typed is None:
        return refused(request, wording.errors["text"], 400)
    identity = field(request, "id") or str(uuid.uuid4())
    await services(request).staff_conversations.reply(conversation_id, member(session), identity, typed)
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/note", name="note")
@act("conversation.talk")
async def note(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Write for colleagues. It has an address of its own, so that it cannot be sent by accident."""
    typed = written(request)
    if typed is None:
        return refused(request, wording.errors["text"], 400)
    await require_purpose(request, session, conversation_id)
    await services(request).staff_conversations.note(conversation_id, member(session), typed)
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/typing", name="typing")
@for_staff("conversation.talk")
async def typing(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Show the visitor that their person types; nothing when it is somebody else's conversation."""
    parts, now = services(request), services(request).clock()
    board = await desk_parts(request).boards.newest()
    owner = next((row.owner_id for row in board.conversations if row.id == conversation_id), None)
    if owner != session.staff_id:
        return empty()
    parts.staff_conversations.types(conversation_id, field(request, "on") != "0")
    written_at = desk_parts(request).typed_at
    if session.staff_id not in written_at or now - written_at[session.staff_id] > TYPED_EVERY:
        written_at[session.staff_id] = now
        async with parts.database.write() as unit:
            await presence.types(unit, session.staff_id, now)
    return empty()


# --- Judging ----------------------------------------------------------------------------------------


@desk.post("/conversations/<conversation_id:str>/override", name="override")
@act("triage.override")
async def override(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Judge otherwise than the policy, with a reason for colleagues."""
    urgency, reason = field(request, "urgency"), written(request, "reason", LONGEST_REASON)
    if urgency not in URGENCIES or reason is None:
        return refused(request, wording.errors["reason" if urgency in URGENCIES else "choose"], 400)
    await require_purpose(request, session, conversation_id)
    parts, now = services(request), services(request).clock()
    async with parts.database.write() as unit:
        taken = await conversations.change_conversation(unit, conversation_id, now)
        if taken is None:
            raise NotThereError(conversation_id)
        before = await overrides.policy_urgency(unit, conversation_id)
        await overrides.add_override(unit, conversation_id, session.staff_id, before, urgency, reason, now)
        details = {"before": before, "urgency": urgency}
        await log_act(unit, session, now, "triage.overridden", "conversation", conversation_id, details)
    parts.live.publish(Changed(conversation_id, taken.version), taken.version)
    parts.background.start(parts.insights.missed(conversation_id))
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/danger-seen", name="danger_seen")
@act("conversation.talk")
async def danger_seen(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """The owner has seen that the visitor told of danger."""
    parts, now = services(request), services(request).clock()
    async with parts.database.write() as unit:
        taken = await conversations.change_conversation(
            unit, conversation_id, now, *_owned_by(session), danger_seq=None
        )
        if taken is None:
            raise NotYoursError("danger_seen")
        await log_act(unit, session, now, "conversation.danger_seen", "conversation", conversation_id)
    parts.live.publish(Changed(conversation_id, taken.version), taken.version)
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/called", name="called")
@act("conversation.talk")
async def called(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Staff called a visitor who wanted that."""
    await require_purpose(request, session, conversation_id)
    parts, now = services(request), services(request).clock()
    async with parts.database.write() as unit:
        if not await call_backs.called(unit, conversation_id, session.staff_id, now):
            raise NotThereError(conversation_id)
        await log_act(unit, session, now, "conversation.called_back", "conversation", conversation_id)
    parts.live.publish(Changed(conversation_id))
    return back_to(request, conversation_id)
