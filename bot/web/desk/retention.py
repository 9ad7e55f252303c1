"""How long things are kept: the terms, what is preserved, and preserving a conversation."""

from datetime import date, datetime, time, timedelta

from sanic import HTTPResponse, Request
from sqlalchemy import select

from bot.store import conversations, preservations
from bot.store.database import Unit
from bot.store.models import Audit
from bot.web.conversations import NotThereError
from bot.web.desk.acts import LONGEST_REASON, back_to, written
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.purposes import require_purpose
from bot.web.desk.sessions import Session
from bot.web.desk.wording import AMSTERDAM
from bot.web.live import Changed
from bot.web.services import services

LONGEST_DAYS = 5 * 365  # what data of daily police work may be kept at most
RUNS_SHOWN = 20


@desk.get("/retention", name="retention")
@for_staff("retention.see")
async def show_retention(request: Request, session: Session) -> HTTPResponse:
    """The terms with what is due now, what is preserved, and what was removed lately."""
    parts = services(request)
    due: dict[str, int] = {}
    for count in await parts.expiry.due():
        due[count.part.kind] = due.get(count.part.kind, 0) + count.number
    async with parts.database.write() as unit:
        kept = await preservations.all_preserved(unit, parts.clock())
        removed = await _removed(unit)
        await log_act(unit, session, parts.clock(), "retention.opened", "retention", "page")
    return page(
        "retention.html", session, parts.clock(), here="retention", retention=parts.expiry.retention, due=due,
        kept=kept, removed=removed,
    )  # fmt: skip


async def _removed(unit: Unit) -> list[tuple[datetime, str, int]]:
    """What was removed lately, newest first: when, what, how many."""
    rows = await unit.execute(
        select(Audit.at, Audit.subject_id, Audit.details)
        .where(Audit.subject == "retention", Audit.act == "retention.removed")
        .order_by(Audit.number.desc())
        .limit(RUNS_SHOWN)
    )
    return [
        (datetime.fromisoformat(row.at), wording.retention_parts[row.subject_id], row.details["count"])
        for row in rows
    ]


@desk.post("/conversations/<conversation_id:str>/preserve", name="preserve")
@act("conversation.preserve")
async def preserve(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Keep a conversation beyond its term, for a reason, until a day."""
    parts, now = services(request), services(request).clock()
    reason, until = written(request, "reason", LONGEST_REASON), end_of(field(request, "until"))
    if reason is None:
        return refused(request, wording.errors["reason"], 400)
    if until is None or not now < until <= now + timedelta(days=LONGEST_DAYS):
        return refused(request, wording.errors["until"], 400)
    await require_purpose(request, session, conversation_id)
    async with parts.database.write() as unit:
        version = await _touch(unit, conversation_id, now)
        await preservations.preserve(unit, conversation_id, session.staff_id, reason, until, now)
        details = {"until": field(request, "until")}
        await log_act(unit, session, now, "conversation.preserved", "conversation", conversation_id, details)
    parts.live.publish(Changed(conversation_id, version), version)
    return back_to(request, conversation_id)


@desk.post("/conversations/<conversation_id:str>/preserve-end", name="preserve_end")
@act("conversation.preserve")
async def end(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Keep a conversation no longer than its term."""
    await require_purpose(request, session, conversation_id)
    parts, now = services(request), services(request).clock()
    async with parts.database.write() as unit:
        if not await preservations.end_preservation(unit, conversation_id, now):
            raise NotThereError(conversation_id)
        version = await _touch(unit, conversation_id, now)
        await log_act(unit, session, now, "conversation.preservation_ended", "conversation", conversation_id)
    parts.live.publish(Changed(conversation_id, version), version)
    return back_to(request, conversation_id)


async def _touch(unit: Unit, conversation_id: str, now: datetime) -> int:
    taken = await conversations.change_conversation(unit, conversation_id, now)
    if taken is None:
        raise NotThereError(conversation_id)
    return taken.version


def end_of(day: str) -> datetime | None:
    """The last moment of a day in Amsterdam, written like 2026-12-31; None when it is no day."""
    try:
        return datetime.combine(date.fromisoformat(day), time(23, 59, 59), AMSTERDAM)
    except ValueError:
        return None
