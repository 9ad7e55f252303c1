"""One conversation as staff see it: what was said with notes in between, facts, requests, timeline."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.store.database import Unit
from bot.store.messages import StoredMessage, messages_after
from bot.store.models import Audit, Conversation, Note, Staff
from bot.store.visit_requests import StoredRequest, requests_of
from bot.web.desk.wording import Wording

TIMELINE_ROWS = 30


@dataclass(frozen=True)
class Line:
    """Something said, or a note. author: visitor, bot, staff, system or note."""

    author: str
    who: str
    at: datetime
    text: str
    emergency: bool = False
    language: str = "nl"
    steps: tuple[Any, ...] = ()
    danger: str = ""


@dataclass(frozen=True)
class FactLine:
    name: str
    value: str
    words: str


@dataclass(frozen=True)
class RequestView:
    """A visit request; fields as (label, value) in the order in which an officer needs them."""

    reference: str
    status: str
    is_new: bool
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Act:
    at: datetime
    text: str


@dataclass(frozen=True)
class Talk:
    """All that the middle and right columns show of one conversation."""

    id: str
    status: str
    status_text: str
    language: str
    is_mine: bool
    has_danger: bool
    scenario: str
    summary: str
    urgency: str
    rule: str
    policy_version: int
    reasons: tuple[str, ...]
    log: list[Line]
    facts: list[FactLine]
    requests: list[RequestView]
    steps: list[Any] = field(default_factory=list)
    timeline: list[Act] = field(default_factory=list)


async def read_talk(unit: Unit, conversation_id: str, staff_id: str, wording: Wording) -> Talk | None:
    """The conversation with this id; None when there is none."""
    found = await unit.execute(
        select(
            Conversation.status, Conversation.language, Conversation.staff_id, Conversation.urgency,
            Conversation.rule, Conversation.danger_seq, Conversation.case_view, Staff.name.label("owner"),
        )
        .outerjoin(Staff, Staff.id == Conversation.staff_id)
        .where(Conversation.id == conversation_id)
    )  # fmt: skip
    row = found.one_or_none()
    if row is None:
        return None
    view = row.case_view or {}
    said = [_said(message, wording) for message in await messages_after(unit, conversation_id, 0)]
    notes = await _notes(unit, conversation_id, wording)
    requests = await requests_of(unit, conversation_id)
    subjects = [conversation_id, *(request.reference for request in requests)]
    return Talk(
        id=conversation_id,
        status=row.status,
        status_text=wording.status(row.status, row.owner),
        language=row.language,
        is_mine=row.status == "staff" and row.staff_id == staff_id,
        has_danger=row.danger_seq is not None,
        scenario=view.get("scenario_name") or "",
        summary=view.get("summary") or "",
        urgency=row.urgency,
        rule=row.rule,
        policy_version=view.get("policy_version") or 0,
        reasons=tuple(view.get("reasons") or ()),
        log=sorted([*said, *notes], key=lambda line: line.at),
        facts=[_fact(fact, wording) for fact in view.get("facts") or ()],
        requests=[_request(request, wording) for request in requests],
        steps=view.get("steps") or [],
        timeline=await _timeline(unit, subjects, wording),
    )


def _said(message: StoredMessage, wording: Wording) -> Line:
    return Line(
        author=message.author,
        who=message.staff_name or wording.authors[message.author],
        at=message.at,
        text=message.text,
        emergency=message.emergency,
        language=message.language,
        steps=tuple(message.steps or ()),
        danger=" ".join((message.danger or {}).get("reasons", ())),
    )


async def _notes(unit: Unit, conversation_id: str, wording: Wording) -> list[Line]:
    rows = await unit.execute(
        select(Note.text, Note.at, Staff.name)
        .join(Staff, Staff.id == Note.staff_id)
        .where(Note.conversation_id == conversation_id)
    )
    return [Line("note", f"{wording.authors['note']} · {row.name}", row.at, row.text) for row in rows]


def _fact(fact: Any, wording: Wording) -> FactLine:
    return FactLine(
        wording.facts.get(fact["name"], fact["name"]), wording.value(fact["value"]), fact["words"]
    )


def _request(request: StoredRequest, wording: Wording) -> RequestView:
    filled = [(label, request.fields.get(name)) for name, label in wording.request_fields.items()]
    return RequestView(
        reference=request.reference,
        status=request.status,
        is_new=request.acknowledged_at is None and request.is_open,
        fields=tuple((label, str(value)) for label, value in filled if value),
    )


async def _timeline(unit: Unit, subjects: list[str], wording: Wording) -> list[Act]:
    """The newest acts on the conversation and its requests, oldest first."""
    rows = await unit.execute(
        select(Audit.at, Audit.act, Audit.actor, Staff.name)
        .outerjoin(Staff, Staff.id == Audit.staff_id)
        .where(Audit.subject_id.in_(subjects))
        .order_by(Audit.number.desc())
        .limit(TIMELINE_ROWS)
    )
    acts = [Act(datetime.fromisoformat(row.at), wording.act(row.act, row.actor, row.name)) for row in rows]
    return acts[::-1]
