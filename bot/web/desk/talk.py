"""One conversation as staff see it: what was said with notes in between, facts, requests, timeline."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import String, and_, bindparam, cast, func, select

from bot.store import presence
from bot.store.call_backs import call_back_of
from bot.store.database import Unit
from bot.store.messages import StoredMessage, messages_after
from bot.store.models import Audit, Conversation, Note, Outbox, Staff
from bot.store.overrides import Override, newest_overrides
from bot.store.preservations import Preserved, preservation_of
from bot.store.same_person import Alike, alike
from bot.store.visit_requests import StoredRequest, requests_of
from bot.web.desk.contact import (
    ContactLine,
    Cover,
    contact_line,
    contact_lines,
    cover_for,
    entity_lines,
    fields_of,
)
from bot.web.desk.staff_summary import staff_summary
from bot.web.desk.wording import Wording

TIMELINE_ROWS = 40
READS = ("conversation.opened", "visit_request.opened")
VISITOR_THERE = timedelta(seconds=60)


@dataclass(frozen=True)
class Line:
    """Something said, or a note. author: visitor, bot, staff, system or note.

    is_covered: contact data in it are covered. state: "sent" or "seen", of what staff said. by: who wrote
    it, of a note.
    """

    key: str
    author: str
    who: str
    at: datetime
    text: str
    emergency: bool = False
    language: str = "nl"
    steps: tuple[Any, ...] = ()
    danger: str = ""
    is_covered: bool = False
    state: str = ""
    by: str = ""


@dataclass(frozen=True)
class FactLine:
    name: str
    value: str
    words: str


@dataclass(frozen=True)
class RequestView:
    """A visit request. is_delivered: whether the control room has it. attempts: to send what it has not."""

    reference: str
    status: str
    urgency: str
    is_new: bool
    is_open: bool
    at: datetime
    fields: list[ContactLine]
    is_delivered: bool
    attempts: int


@dataclass(frozen=True)
class Act:
    at: datetime
    text: str


@dataclass(frozen=True)
class CallBackView:
    """Somebody who is to be called. phone: where."""

    asked_at: datetime
    phone: ContactLine


@dataclass(frozen=True)
class Owner:
    id: str
    name: str


@dataclass(frozen=True)
class Talk:
    """All that the middle and right columns show of one conversation.

    danger: why the message with number danger_seq is dangerous, which its owner has not said to have seen.
    urgency: what staff judge, else what the policy says (policy_urgency). visitor: "here", "gone" or "".
    is_summary_covered: contact data in the summary are covered. call_back: None when nobody is to be called.
    alike: other conversations, possibly of the same person.
    """

    id: str
    status: str
    language: str
    owner: Owner | None
    is_mine: bool
    since: datetime | None
    danger: str
    danger_seq: int | None
    scenario: str
    summary: str
    is_summary_covered: bool
    urgency: str
    policy_urgency: str
    override: Override | None
    rule: str
    policy_version: int
    reasons: tuple[str, ...]
    log: list[Line]
    facts: list[FactLine]
    entities: list[ContactLine]
    requests: list[RequestView]
    steps: list[Any]
    timeline: list[Act]
    call_back: CallBackView | None
    visitor: str
    visitor_at: datetime | None
    hand_over_reason: str
    outcome: str
    version: int
    preserved: Preserved | None
    anonymised_at: datetime | None
    alike: list[Alike]

    @property
    def reference(self) -> str:
        """Of its newest visit request; '' without one."""
        return self.requests[-1].reference if self.requests else ""


@dataclass(frozen=True)
class Shown:
    """What was asked to be seen in full: a field, "summary", "call_back", or a message or note by its key.
    request: whose field."""

    name: str = ""
    request: str = ""


async def read_talk(
    unit: Unit, conversation_id: str, staff_id: str, wording: Wording, now: datetime, shown: Shown
) -> Talk | None:
    """The conversation with this id; None when there is none."""
    row = (await unit.execute(_conversation(), {"of": conversation_id})).one_or_none()
    if row is None:
        return None
    view = row.case_view or {}
    seen = await presence.seen_by_visitor(unit, conversation_id)
    said = await messages_after(unit, conversation_id, 0)
    requests = await requests_of(unit, conversation_id)
    cover = cover_for(view, fields_of(requests), [message.text for message in said])
    lines = [_said(message, wording, seen[0] if seen else 0) for message in said]
    lines += await _notes(unit, conversation_id, wording)
    summary = staff_summary(view, wording.summary_words)
    covered = summary if shown.name == "summary" else cover(summary)
    override = (await newest_overrides(unit, [conversation_id])).get(conversation_id)
    holds = override is not None and override.holds(row.urgency)
    preserved = await preservation_of(unit, conversation_id, now)
    return Talk(
        id=conversation_id,
        status=row.status,
        language=row.language,
        owner=Owner(row.staff_id, row.owner) if row.staff_id and row.status == "staff" else None,
        is_mine=row.status == "staff" and row.staff_id == staff_id,
        since=row.claimed_at if row.status == "staff" else row.waiting_since,
        danger=cover(_danger(said, row.danger_seq, wording)),
        danger_seq=row.danger_seq,
        scenario=view.get("scenario_name") or "",
        summary=covered,
        is_summary_covered=covered != summary,
        urgency=override.urgency if override is not None and holds else row.urgency,
        policy_urgency=row.urgency,
        override=replace(override, reason=cover(override.reason)) if override is not None and holds else None,
        rule=row.rule,
        policy_version=view.get("policy_version") or 0,
        reasons=tuple(cover(reason) for reason in wording.why(row.rule, view.get("reasons") or ())),
        log=sorted((_covered(line, cover, shown) for line in lines), key=lambda line: line.at),
        facts=[_fact(fact, wording, cover) for fact in view.get("facts") or ()],
        entities=entity_lines(
            view.get("entities"), wording.entities, cover, "" if shown.request else shown.name
        ),
        requests=[await _request(unit, request, wording, cover, shown) for request in requests],
        steps=view.get("steps") or [],
        timeline=await _timeline(unit, [conversation_id, *(each.reference for each in requests)], wording),
        call_back=await _call_back(unit, conversation_id, wording, shown),
        visitor="" if seen is None else "here" if now - seen[1] < VISITOR_THERE else "gone",
        visitor_at=seen[1] if seen else row.last_visitor_at,
        hand_over_reason=row.hand_over_reason or "",
        outcome=row.outcome or "",
        version=row.version,
        preserved=replace(preserved, reason=cover(preserved.reason)) if preserved else None,
        anonymised_at=row.anonymised_at,
        alike=await alike(unit, conversation_id),
    )


def _why(danger: Any, wording: Wording) -> str:
    """The reason with the words that showed it; "" when there is no danger."""
    told = danger or {}
    reason, *words = wording.why(told.get("rule", ""), told.get("reasons") or ()) or ("",)
    return " ".join([reason, *(f"“{each}”" for each in words)])


def _danger(said: list[StoredMessage], danger_seq: int | None, wording: Wording) -> str:
    """Why the newest message with danger is dangerous; '' when there is none."""
    for message in said:
        if danger_seq is not None and message.seq == danger_seq:
            return _why(message.danger, wording) or message.text
    return ""


def _said(message: StoredMessage, wording: Wording, seen_seq: int) -> Line:
    state = ""
    if message.author == "staff":
        state = "seen" if seen_seq >= message.seq else "sent"
    return Line(
        key=f"m{message.seq}",
        author=message.author,
        # A notice tells of a person, and is not said by them.
        who=(message.author == "staff" and message.staff_name) or wording.authors[message.author],
        at=message.at,
        text=message.text,
        emergency=message.emergency,
        language=message.language,
        steps=tuple(message.steps or ()),
        danger=_why(message.danger, wording),
        state=state,
    )


async def _notes(unit: Unit, conversation_id: str, wording: Wording) -> list[Line]:
    rows = await unit.execute(_notes_of(), {"of": conversation_id})
    return [
        Line(f"n{row.id}", "note", f"{wording.authors['note']} · {row.name}", row.at, row.text, by=row.name)
        for row in rows
    ]


def _covered(line: Line, cover: Cover, shown: Shown) -> Line:
    """The line with contact data covered, whoever said it: the bot reads back what a visitor typed."""
    # Notices name staff and say what happens, and have the visitor's data nowhere.
    if line.author == "system" or line.key == shown.name:
        return line
    text = cover(line.text)
    return replace(line, text=text, danger=cover(line.danger), is_covered=text != line.text)


def _fact(fact: Any, wording: Wording, cover: Cover) -> FactLine:
    return FactLine(
        wording.facts.get(fact["name"], fact["name"]),
        wording.value(fact["value"]),
        cover(fact["words"] or ""),
    )


async def _call_back(unit: Unit, conversation_id: str, wording: Wording, shown: Shown) -> CallBackView | None:
    wanted = await call_back_of(unit, conversation_id)
    if wanted is None or wanted.done_at is not None:
        return None
    phone = contact_line("call_back", wording.details["call_back"], wanted.phone, "phone", shown.name)
    return CallBackView(wanted.asked_at, phone)


async def _request(
    unit: Unit, request: StoredRequest, wording: Wording, cover: Cover, shown: Shown
) -> RequestView:
    under_way = (await unit.execute(_under_way(), {"reference": request.reference})).first()
    name = shown.name if shown.request == request.reference else ""
    return RequestView(
        reference=request.reference,
        status=request.status,
        urgency=request.urgency,
        is_new=request.acknowledged_at is None and request.is_open,
        is_open=request.is_open,
        at=request.created_at,
        fields=contact_lines(request.fields or {}, wording.request_fields, cover, name),
        is_delivered=under_way is None,
        attempts=under_way.attempts if under_way is not None else 0,
    )


async def _timeline(unit: Unit, subjects: list[str], wording: Wording) -> list[Act]:
    """The newest acts on the conversation and its requests, oldest first. What one person reads again and
    again stands there once, as of the last time: it would push out what was done."""
    rows = await unit.execute(_acts_on(), {"ids": subjects})
    acts = [
        Act(datetime.fromisoformat(row.at), wording.act(row.act, row.actor, row.name, row.details))
        for row in rows
    ]
    return acts[::-1]


# --- Statements: built once, because building one costs more than running it ------------------------------


@cache
def _conversation() -> Any:
    return (
        select(
            Conversation.status, Conversation.language, Conversation.staff_id, Conversation.claimed_at,
            Conversation.waiting_since, Conversation.danger_seq, Conversation.case_view, Conversation.urgency,
            Conversation.rule, Conversation.hand_over_reason, Conversation.outcome, Conversation.version,
            Conversation.last_visitor_at, Conversation.anonymised_at, Staff.name.label("owner"),
        )
        .outerjoin(Staff, Staff.id == Conversation.staff_id)
        .where(Conversation.id == bindparam("of"))
    )  # fmt: skip


@cache
def _notes_of() -> Any:
    return (
        select(Note.id, Note.text, Note.at, Staff.name)
        .join(Staff, Staff.id == Note.staff_id)
        .where(Note.conversation_id == bindparam("of"))
    )


@cache
def _under_way() -> Any:
    return (
        select(Outbox.attempts)
        .where(Outbox.subject == bindparam("reference"), Outbox.delivered_at.is_(None))
        .order_by(Outbox.number)
    )


@cache
def _acts_on() -> Any:
    of_row = (Audit.act, Audit.staff_id, Audit.subject_id, cast(Audit.details, String))
    acts = (
        select(
            Audit.number, Audit.at, Audit.act, Audit.actor, Audit.details, Audit.staff_id,
            and_(
                Audit.act.in_(READS),
                *(func.lead(part).over(order_by=Audit.number) == part for part in of_row),
            ).label("is_read_again"),
        )
        .where(
            # With its kind, so that the index finds it: the log only grows.
            Audit.subject.in_(("conversation", "visit_request")),
            Audit.subject_id.in_(bindparam("ids", expanding=True)),
        )
        .subquery()
    )  # fmt: skip
    return (
        select(acts.c.at, acts.c.act, acts.c.actor, acts.c.details, Staff.name)
        .outerjoin(Staff, Staff.id == acts.c.staff_id)
        .where(acts.c.is_read_again.is_not(True))
        .order_by(acts.c.number.desc())
        .limit(TIMELINE_ROWS)
    )
