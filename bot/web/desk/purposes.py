"""For what somebody may see or change a conversation that is not theirs: what follows from where it stands,
or what they said when they were asked."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sanic import Request
from sqlalchemy import bindparam, select

from bot.store import audit
from bot.store.database import Unit
from bot.store.models import Audit, Conversation, VisitRequest
from bot.store.visit_requests import OPEN
from bot.web.desk.sessions import Session
from bot.web.services import services

PURPOSE_LASTS = timedelta(minutes=30)
# Purposes that follow from where a conversation stands; the others are asked.
BY_ITSELF = ("queue", "request")


class PurposeNeededError(Exception):
    """Somebody wants to do something with a conversation of a colleague without having said for what."""

    def __init__(self, conversation_id: str) -> None:
        super().__init__(conversation_id)
        self.conversation_id = conversation_id


async def allowed(request: Request, session: Session, conversation_id: str) -> str | None:
    """The purpose of `purpose_of` for who is logged in."""
    parts = services(request)
    async with parts.database.read_together() as unit:
        return await purpose_of(unit, conversation_id, session.staff_id, parts.clock())


async def require_purpose(request: Request, session: Session, conversation_id: str) -> None:
    """Raises PurposeNeededError where somebody must first say for what; nothing for what is not there."""
    if await allowed(request, session, conversation_id) is not None:
        return
    async with services(request).database.read_together() as unit:
        there = (await unit.execute(_standing(), {"ids": [conversation_id]})).first()
    if there is not None:
        raise PurposeNeededError(conversation_id)


async def require_purpose_for_request(request: Request, session: Session, reference: str) -> None:
    """The same for a visit request that is open, by its conversation."""
    async with services(request).database.read_together() as unit:
        found = await unit.execute(
            select(VisitRequest.conversation_id).where(
                VisitRequest.reference == reference, VisitRequest.status.in_(OPEN)
            )
        )
        conversation_id = found.scalar()
    if conversation_id is not None:
        await require_purpose(request, session, conversation_id)


async def purpose_of(unit: Unit, conversation_id: str, staff_id: str, now: datetime) -> str | None:
    """For what somebody may see a conversation now: "" when it is theirs, "queue" or "request" when it waits
    for somebody, what they gave before as purpose; None when they must be asked, or when it is not there.
    """
    return (await purposes_of(unit, [conversation_id], staff_id, now)).get(conversation_id)


async def purposes_of(unit: Unit, ids: list[str], staff_id: str, now: datetime) -> dict[str, str]:
    """The purposes of `purpose_of`, for those of these conversations that may be seen."""
    rows = await unit.execute(_standing(), {"ids": ids})
    there = {row.id: row for row in rows}
    purposes = {
        key: purpose for key, row in there.items() if (purpose := _by_itself(row, staff_id)) is not None
    }
    left = [key for key in there if key not in purposes]
    if not left:
        return purposes
    for key in (await unit.execute(_with_request(), {"ids": left})).scalars():
        if there[key].status != "staff":
            purposes[key] = "request"
    return purposes | await _given(unit, [key for key in left if key not in purposes], staff_id, now)


# Built once: building a statement costs more than running it.
@cache
def _standing() -> Any:
    return select(
        Conversation.id, Conversation.status, Conversation.staff_id, Conversation.urgency,
        Conversation.attention,
    ).where(Conversation.id.in_(bindparam("ids", expanding=True)))  # fmt: skip


@cache
def _with_request() -> Any:
    return select(VisitRequest.conversation_id).where(
        VisitRequest.conversation_id.in_(bindparam("ids", expanding=True)), VisitRequest.status.in_(OPEN)
    )


def _by_itself(row: Any, staff_id: str) -> str | None:
    """The purpose that follows from who has a conversation and whether it waits."""
    if row.status == "staff" and row.staff_id == staff_id:
        return ""
    if row.status == "waiting" or (row.status == "bot" and (row.attention or row.urgency == "emergency")):
        return "queue"
    return None


async def _given(unit: Unit, ids: list[str], staff_id: str, now: datetime) -> dict[str, str]:
    """The purposes that were given not long ago."""
    if not ids:
        return {}
    since = audit.moment(now - PURPOSE_LASTS)
    rows = await unit.execute(_opened(), {"ids": ids, "by": staff_id, "since": since})
    given = {}
    for row in rows:
        purpose = (row.details or {}).get("purpose")
        if purpose and purpose not in BY_ITSELF:
            given[row.subject_id] = str(purpose)
    return given


@cache
def _opened() -> Any:
    return (
        select(Audit.subject_id, Audit.details)
        .where(
            Audit.subject == "conversation",
            Audit.subject_id.in_(bindparam("ids", expanding=True)),
            Audit.staff_id == bindparam("by"),
            Audit.act == "conversation.opened",
            Audit.at >= bindparam("since"),
        )
        .order_by(Audit.number)
    )
