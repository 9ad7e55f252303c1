"""Removing what is past its term, as rows: a batch at a time, several processes side by side.

Each process takes rows that no other has taken (SQLite has one writer anyway), so that each row is removed
and counted once.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, not_, or_, select, update

from bot.domain.retention import Kind
from bot.domain.turn import VisitFields
from bot.store import insights, preservations, same_person
from bot.store.conversations import NO_TURN, remove_texts
from bot.store.database import Unit
from bot.store.desk_models import (
    CallBack,
    PersonMark,
    Preservation,
    QualityReview,
    StaffIdentity,
    StaffProfile,
    TriageOverride,
)
from bot.store.insight_models import Insight
from bot.store.models import (
    Audit,
    ControlRoomReceived,
    Conversation,
    Outbox,
    Staff,
    StaffSession,
    VisitRequest,
    VisitRequestEvent,
)
from bot.store.passkeys import remove_passkeys
from bot.store.preservations import is_preserved
from bot.store.search_models import SavedSearch
from bot.store.staff_steps import end_steps

# Who and where somebody is, and how they are; the other fields of a visit request say what happened.
CONTACT_FIELDS = frozenset(
    {
        "name",
        "phone",
        "contact_name",
        "written_by",
        "postcode",
        "house_number",
        "street",
        "city",
        "reach",
        "languages",
        "mobility",
    }
)
EMPTY_FIELDS = asdict(VisitFields())
# Requests about which somebody still has to decide.
UNDECIDED = ("submitted", "acknowledged")
FORMER_STAFF = "Oud-medewerker"
FORMER_LOGIN = "gewist-"


@dataclass(frozen=True)
class Part:
    """One place where data of a kind stand.

    key: the column that tells rows apart. due: which rows are past a term that began before the first
    moment, now being the second. is_named: whether ids go into the audit log.
    """

    name: str
    kind: Kind
    key: Any
    due: Callable[[datetime, datetime], ColumnElement[bool]]
    remove: Callable[[Unit, list[Any], datetime], Awaitable[None]]
    is_named: bool = False


async def count_due(unit: Unit, part: Part, before: datetime, now: datetime) -> int:
    """How many rows of this part are past their term."""
    counted = await unit.execute(select(func.count(part.key)).where(part.due(before, now)))
    return int(counted.scalar_one())


async def remove_batch(unit: Unit, part: Part, before: datetime, now: datetime, most: int) -> list[Any]:
    """Remove at most so many rows that are past their term; their keys."""
    chosen: Select[Any] = select(part.key).where(part.due(before, now)).order_by(part.key).limit(most)
    keys = list((await unit.execute(chosen.with_for_update(skip_locked=True))).scalars())
    if keys:
        await part.remove(unit, keys, now)
    return keys


# --- Conversations ----------------------------------------------------------------------------------


def _conversation_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    last = func.coalesce(Conversation.closed_at, Conversation.updated_at)
    return and_(Conversation.anonymised_at.is_(None), last < before, not_(is_preserved(Conversation.id, now)))


async def _anonymise_conversations(unit: Unit, ids: list[str], now: datetime) -> None:
    """Leave a row for the figures: scenario, urgency, outcome and times, with nobody's token or words."""
    await remove_texts(unit, ids)
    # When the visitor's page was last there is a time like the others: reports tell by it who left.
    for table in (CallBack, TriageOverride, Preservation, QualityReview, PersonMark):
        await unit.execute(delete(table).where(table.conversation_id.in_(ids)))
    await unit.execute(
        update(Conversation)
        .where(Conversation.id.in_(ids))
        .values(
            # Nobody waits in it, and nobody can write in it any more.
            status="closed", token_hash=None, staff_id=None, state=None, case_view=None, attention=False,
            danger_seq=None, version=Conversation.version + 1, anonymised_at=now, **NO_TURN,
        )
    )  # fmt: skip


def _erasure_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return exists().where(
        Preservation.conversation_id == Conversation.id, Preservation.erase_after, Preservation.until <= now
    )


async def _erase_conversations(unit: Unit, ids: list[str], now: datetime) -> None:
    await remove_texts(unit, ids)
    await unit.execute(delete(Conversation).where(Conversation.id.in_(ids)))


def _preservation_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return and_(Preservation.until <= before, not_(Preservation.erase_after))


async def _forget_preservations(unit: Unit, ids: list[str], now: datetime) -> None:
    await preservations.forget(unit, ids)


# --- Contact data -----------------------------------------------------------------------------------


def _call_back_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return and_(
        func.coalesce(CallBack.done_at, CallBack.asked_at) < before,
        not_(is_preserved(CallBack.conversation_id, now)),
    )


async def _remove_call_backs(unit: Unit, ids: list[str], now: datetime) -> None:
    await unit.execute(delete(CallBack).where(CallBack.conversation_id.in_(ids)))
    await same_person.forget(unit, ids)


def _contact_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return and_(
        VisitRequest.contact_removed_at.is_(None),
        VisitRequest.anonymised_at.is_(None),
        VisitRequest.status.not_in(UNDECIDED),
        VisitRequest.updated_at < before,
        not_(is_preserved(VisitRequest.conversation_id, now)),
    )


async def _remove_contact(unit: Unit, references: list[str], now: datetime) -> None:
    """Empty the contact fields of requests and of every version in their history."""
    requests = await unit.execute(
        select(VisitRequest.reference, VisitRequest.fields).where(VisitRequest.reference.in_(references))
    )
    for row in requests.all():
        await unit.execute(
            update(VisitRequest)
            .where(VisitRequest.reference == row.reference)
            .values(
                fields=_without_contact(row.fields), version=VisitRequest.version + 1, contact_removed_at=now
            )
        )
    of_them = select(VisitRequest.conversation_id).where(VisitRequest.reference.in_(references))
    await same_person.forget(unit, list((await unit.execute(of_them)).scalars()))
    events = await unit.execute(
        select(VisitRequestEvent.number, VisitRequestEvent.fields).where(
            VisitRequestEvent.reference.in_(references), VisitRequestEvent.fields.is_not(None)
        )
    )
    for event in events.all():
        await unit.execute(
            update(VisitRequestEvent)
            .where(VisitRequestEvent.number == event.number)
            .values(fields=_without_contact(event.fields))
        )


def _without_contact(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: None if name in CONTACT_FIELDS else value for name, value in fields.items()}


# --- Visit requests and their events ------------------------------------------------------------------


def _request_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return and_(
        VisitRequest.anonymised_at.is_(None),
        VisitRequest.updated_at < before,
        not_(is_preserved(VisitRequest.conversation_id, now)),
    )


async def _anonymise_requests(unit: Unit, references: list[str], now: datetime) -> None:
    await unit.execute(
        update(VisitRequest)
        .where(VisitRequest.reference.in_(references))
        .values(
            fields=EMPTY_FIELDS, reasons=[], facts=[], staff_id=None, version=VisitRequest.version + 1,
            anonymised_at=now,
        )
    )  # fmt: skip
    await unit.execute(
        update(VisitRequestEvent)
        .where(VisitRequestEvent.reference.in_(references))
        .values(fields=None, staff_id=None)
    )
    # Also what could never be delivered: it holds the same data.
    await unit.execute(delete(Outbox).where(Outbox.subject.in_(references)))


def _delivered_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return Outbox.delivered_at < before


async def _remove_events(unit: Unit, numbers: list[int], now: datetime) -> None:
    await unit.execute(delete(Outbox).where(Outbox.number.in_(numbers)))


def _received_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return ControlRoomReceived.received_at < before


async def _remove_received(unit: Unit, ids: list[str], now: datetime) -> None:
    await unit.execute(delete(ControlRoomReceived).where(ControlRoomReceived.id.in_(ids)))


def _insight_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return Insight.taken_on < before.date()


async def _remove_insights(unit: Unit, ids: list[str], now: datetime) -> None:
    await insights.remove(unit, ids)


# --- Staff ------------------------------------------------------------------------------------------


def _session_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    return or_(StaffSession.idle_until < before, StaffSession.expires_at < before)


async def _remove_sessions(unit: Unit, hashes: list[bytes], now: datetime) -> None:
    await unit.execute(delete(StaffSession).where(StaffSession.token_hash.in_(hashes)))


def _account_due(before: datetime, now: datetime) -> ColumnElement[bool]:
    # Moments in the audit log are texts, all in the same form, so that they sort as moments do.
    limit = before.astimezone(UTC).isoformat(timespec="microseconds")
    closed = exists().where(
        Audit.subject == "staff", Audit.subject_id == Staff.id, Audit.act == "account.closed"
    )
    return and_(
        not_(Staff.active),
        Staff.login.not_like(f"{FORMER_LOGIN}%"),
        closed.where(Audit.at < limit),
        not_(closed.where(Audit.at >= limit)),
    )


async def _remove_names(unit: Unit, ids: list[str], now: datetime) -> None:
    """Leave of an account only the number that stands in the audit log."""
    for staff_id in ids:
        await unit.execute(
            update(Staff)
            .where(Staff.id == staff_id)
            .values(name=FORMER_STAFF, login=f"{FORMER_LOGIN}{staff_id}", password_hash="", totp_secret="")
        )
    await unit.execute(update(StaffProfile).where(StaffProfile.staff_id.in_(ids)).values(recovery=[]))
    await remove_passkeys(unit, ids)
    await end_steps(unit, ids)
    await unit.execute(delete(SavedSearch).where(SavedSearch.staff_id.in_(ids)))
    await unit.execute(delete(StaffIdentity).where(StaffIdentity.staff_id.in_(ids)))


PARTS: Sequence[Part] = (
    Part("erasure_after_preservation", "conversation", Conversation.id, _erasure_due, _erase_conversations,
         is_named=True),
    Part("conversation", "conversation", Conversation.id, _conversation_due, _anonymise_conversations,
         is_named=True),
    Part("preservation", "conversation", Preservation.conversation_id, _preservation_due,
         _forget_preservations),
    Part("call_back", "contact", CallBack.conversation_id, _call_back_due, _remove_call_backs),
    Part("request_contact", "contact", VisitRequest.reference, _contact_due, _remove_contact, is_named=True),
    Part("visit_request", "visit_request", VisitRequest.reference, _request_due, _anonymise_requests,
         is_named=True),
    Part("outbox", "outbox", Outbox.number, _delivered_due, _remove_events),
    Part("received", "received", ControlRoomReceived.id, _received_due, _remove_received),
    Part("insight", "insight", Insight.id, _insight_due, _remove_insights),
    Part("session", "session", StaffSession.token_hash, _session_due, _remove_sessions),
    Part("account", "audit", Staff.id, _account_due, _remove_names, is_named=True),
)  # fmt: skip
