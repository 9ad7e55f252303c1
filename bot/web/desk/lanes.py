"""The two lanes of the desk: visit requests, and conversations that wait for a person; and one's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, case, or_, select

from bot.store.database import Unit
from bot.store.models import Conversation, Staff, VisitRequest

LANE_ROWS = 100
URGENCY_ORDER = ("emergency", "visit", "call", "report", "advice")
OPEN_REQUESTS = ("submitted", "acknowledged", "accepted")


@dataclass(frozen=True)
class RequestRow:
    """A visit request in its lane. quote: the words that decided. since: when it was made."""

    reference: str
    conversation_id: str
    scenario: str
    urgency: str
    status: str
    place: str
    quote: str
    since: datetime
    is_new: bool


@dataclass(frozen=True)
class ConversationRow:
    """A conversation in a lane. since: waits from then, or was taken then."""

    id: str
    scenario: str
    urgency: str
    status: str
    language: str
    quote: str
    since: datetime
    is_urgent: bool
    has_danger: bool
    has_unread: bool
    owner: str | None


@dataclass(frozen=True)
class Lanes:
    """All that stands in the left column for one staff member. look_at: with the computer, but urgent."""

    requests: list[RequestRow]
    waiting: list[ConversationRow]
    mine: list[ConversationRow]
    look_at: list[ConversationRow]
    others: list[ConversationRow]

    @property
    def attention(self) -> int:
        """How many things wait for somebody."""
        return sum(row.is_new for row in self.requests) + len(self.waiting)


def quote_of(facts: Any) -> str:
    """The words of the first fact that has any; '' when there are none."""
    return next((fact["words"] for fact in facts or () if fact.get("words")), "")


async def read_lanes(unit: Unit, staff_id: str) -> Lanes:
    """The lanes as they are now: requests oldest first, waiting ones urgent first, then by wait."""
    conversations = [_conversation(row) for row in await unit.execute(_open_conversations())]
    requests = [_request(row) for row in await unit.execute(_open_requests())]
    return Lanes(
        requests=requests,
        waiting=[row for row, _ in conversations if row.status == "waiting"],
        mine=[row for row, owner in conversations if row.status == "staff" and owner == staff_id],
        look_at=[row for row, _ in conversations if row.status == "bot"],
        others=[row for row, owner in conversations if row.status == "staff" and owner != staff_id],
    )


def _open_requests() -> Any:
    return (
        select(VisitRequest)
        .where(VisitRequest.status.in_(OPEN_REQUESTS))
        .order_by(VisitRequest.acknowledged_at.is_not(None), VisitRequest.created_at)
        .limit(LANE_ROWS)
    )


def _needs_a_look() -> Any:
    return or_(Conversation.attention, Conversation.urgency == "emergency")


def _open_conversations() -> Any:
    rank = case(
        {name: place for place, name in enumerate(URGENCY_ORDER)}, value=Conversation.urgency, else_=9
    )
    return (
        select(
            Conversation.id, Conversation.urgency, Conversation.status, Conversation.language,
            Conversation.urgent, Conversation.attention, Conversation.danger_seq, Conversation.case_view,
            Conversation.waiting_since, Conversation.claimed_at, Conversation.updated_at,
            Conversation.last_visitor_at, Conversation.last_staff_at, Conversation.staff_id,
            Staff.name.label("owner"),
        )
        .outerjoin(Staff, Staff.id == Conversation.staff_id)
        .where(
            or_(
                Conversation.status.in_(("waiting", "staff")),
                and_(Conversation.status == "bot", _needs_a_look()),
            )
        )
        .order_by(Conversation.urgent.desc(), rank, Conversation.waiting_since)
        .limit(LANE_ROWS)
    )  # fmt: skip


def _request(row: Any) -> RequestRow:
    return RequestRow(
        reference=row.reference,
        conversation_id=row.conversation_id,
        scenario=row.scenario or "",
        urgency=row.urgency,
        status=row.status,
        place=(row.fields or {}).get("city") or "",
        quote=quote_of(row.facts),
        since=row.created_at,
        is_new=row.acknowledged_at is None,
    )


def _conversation(row: Any) -> tuple[ConversationRow, str | None]:
    view = row.case_view or {}
    unread = row.last_visitor_at is not None and (
        row.last_staff_at is None or row.last_visitor_at > row.last_staff_at
    )
    return (
        ConversationRow(
            id=row.id,
            scenario=view.get("scenario_name") or "",
            urgency=row.urgency,
            status=row.status,
            language=row.language,
            quote=quote_of(view.get("facts")),
            since=(row.waiting_since if row.status == "waiting" else row.claimed_at) or row.updated_at,
            is_urgent=row.urgent or row.attention or row.urgency == "emergency",
            has_danger=row.danger_seq is not None,
            has_unread=unread,
            owner=row.owner,
        ),
        row.staff_id,
    )
