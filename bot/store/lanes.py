"""What staff see in their lanes: waiting and claimed conversations, and visit requests."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, desc, or_, select

from bot.store.database import Unit
from bot.store.models import Conversation, Note, Staff, VisitRequest
from bot.store.visit_requests import COLUMNS as REQUEST_COLUMNS
from bot.store.visit_requests import OPEN, StoredRequest

# Most urgent first, for queues.
URGENCY_ORDER = {"emergency": 0, "visit": 1, "call": 2, "report": 3, "advice": 4}


@dataclass(frozen=True)
class ListedConversation:
    """A conversation in a lane. case_view: see bot.domain.turn.CaseView, as JSON."""

    id: str
    status: str
    language: str
    scenario: str | None
    urgency: str
    rule: str
    hand_over_reason: str | None
    urgent: bool
    attention: bool
    danger_seq: int | None
    staff_id: str | None
    staff_name: str | None
    request_reference: str | None
    last_seq: int
    version: int
    case_view: Any
    created_at: datetime
    waiting_since: datetime | None
    claimed_at: datetime | None
    last_visitor_at: datetime | None
    last_staff_at: datetime | None
    closed_at: datetime | None
    outcome: str | None


LISTED = (
    Conversation.id, Conversation.status, Conversation.language, Conversation.scenario, Conversation.urgency,
    Conversation.rule, Conversation.hand_over_reason, Conversation.urgent, Conversation.attention,
    Conversation.danger_seq, Conversation.staff_id, Staff.name, Conversation.request_reference,
    Conversation.last_seq, Conversation.version, Conversation.case_view, Conversation.created_at,
    Conversation.waiting_since, Conversation.claimed_at, Conversation.last_visitor_at,
    Conversation.last_staff_at, Conversation.closed_at, Conversation.outcome,
)  # fmt: skip


@dataclass(frozen=True)
class StoredNote:
    id: str
    staff_id: str
    staff_name: str
    text: str
    at: datetime


def _listed() -> Select[Any]:
    return select(*LISTED).outerjoin(Staff, Staff.id == Conversation.staff_id)


async def waiting_conversations(unit: Unit, limit: int = 200) -> list[ListedConversation]:
    """Who waits for a person: urgent ones first, then by urgency, then the longest waiting first."""
    order = case(URGENCY_ORDER, value=Conversation.urgency, else_=len(URGENCY_ORDER))
    rows = await unit.execute(
        _listed()
        .where(Conversation.status == "waiting")
        .order_by(desc(Conversation.urgent), order, Conversation.waiting_since)
        .limit(limit)
    )
    return [ListedConversation(*row) for row in rows]


async def claimed_conversations(unit: Unit, staff_id: str | None = None) -> list[ListedConversation]:
    """Conversations that a person has, all or of one person, the longest first."""
    mine = [] if staff_id is None else [Conversation.staff_id == staff_id]
    rows = await unit.execute(
        _listed().where(Conversation.status == "staff", *mine).order_by(Conversation.claimed_at)
    )
    return [ListedConversation(*row) for row in rows]


async def conversations_to_look_at(unit: Unit, since: datetime, limit: int = 200) -> list[ListedConversation]:
    """With the bot, but somebody should look: an emergency, or the engine failed; newest first."""
    rows = await unit.execute(
        _listed()
        .where(
            Conversation.status == "bot",
            or_(Conversation.attention, Conversation.urgency == "emergency"),
            Conversation.updated_at >= since,
        )
        .order_by(desc(Conversation.updated_at))
        .limit(limit)
    )
    return [ListedConversation(*row) for row in rows]


async def recent_conversations(unit: Unit, since: datetime, limit: int = 200) -> list[ListedConversation]:
    """All that changed since this moment, newest first."""
    rows = await unit.execute(
        _listed().where(Conversation.updated_at >= since).order_by(desc(Conversation.updated_at)).limit(limit)
    )
    return [ListedConversation(*row) for row in rows]


async def listed_conversation(unit: Unit, conversation_id: str) -> ListedConversation | None:
    row = (await unit.execute(_listed().where(Conversation.id == conversation_id))).first()
    return None if row is None else ListedConversation(*row)


async def open_requests(unit: Unit, limit: int = 200) -> list[StoredRequest]:
    """Visit requests that are not closed, most urgent and oldest first."""
    order = case(URGENCY_ORDER, value=VisitRequest.urgency, else_=len(URGENCY_ORDER))
    rows = await unit.execute(
        select(*REQUEST_COLUMNS)
        .where(VisitRequest.status.in_(OPEN))
        .order_by(order, VisitRequest.created_at)
        .limit(limit)
    )
    return [StoredRequest(*row) for row in rows]


async def notes_of(unit: Unit, conversation_id: str) -> list[StoredNote]:
    """Staff's notes, oldest first."""
    rows = await unit.execute(
        select(Note.id, Note.staff_id, Staff.name, Note.text, Note.at)
        .join(Staff, Staff.id == Note.staff_id)
        .where(Note.conversation_id == conversation_id)
        .order_by(Note.at)
    )
    return [StoredNote(*row) for row in rows]
