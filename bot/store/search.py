"""Finding conversations: by the words in them and by what is known of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, true

from bot.domain.waiting_order import URGENCIES
from bot.store.database import Unit
from bot.store.desk_models import TriageOverride
from bot.store.models import Conversation, Message, Staff, VisitRequest
from bot.store.overrides import Override, newest_overrides
from bot.store.report_sql import day_begins
from bot.store.search_index import Tokens, has_words


@dataclass(frozen=True)
class Filters:
    """What is known of the conversations that are looked for; None or "" for whatever.

    first_day, last_day: in which they began, in Amsterdam. staff_id: who had them or spoke in them.
    reference: of a visit request. has_request: whether a visit was asked for.
    """

    status: str = ""
    scenario: str = ""
    urgency: str = ""
    outcome: str = ""
    staff_id: str = ""
    reference: str = ""
    first_day: date | None = None
    last_day: date | None = None
    has_request: bool | None = None

    def names(self) -> list[str]:
        """Which filters say something."""
        return [name for name, value in vars(self).items() if value not in ("", None)]


@dataclass(frozen=True)
class Found:
    """A conversation that was found, without anything that was said in it."""

    id: str
    scenario: str
    urgency: str
    status: str
    language: str
    outcome: str
    owner: str
    reference: str
    request_status: str
    created_at: datetime
    updated_at: datetime


def between(column: Any, first_day: date | None, last_day: date | None) -> ColumnElement[bool]:
    """That a moment lies in these days, both included."""
    conditions: list[ColumnElement[bool]] = []
    if first_day is not None:
        conditions.append(column >= day_begins(first_day))
    if last_day is not None:
        conditions.append(column < day_begins(last_day + timedelta(days=1)))
    return and_(true(), *conditions)


def conditions_of(unit: Unit, asked: list[Tokens], filters: Filters) -> ColumnElement[bool]:
    """What a conversation must meet. asked: see bot.store.search_index.tokens_asked."""
    has_request = exists().where(VisitRequest.conversation_id == Conversation.id)
    conditions = [
        has_words(unit, asked),
        between(Conversation.created_at, filters.first_day, filters.last_day),
    ]
    for column, value in (
        (Conversation.status, filters.status),
        (Conversation.scenario, filters.scenario),
        (Conversation.outcome, filters.outcome),
    ):
        if value:
            conditions.append(column == value)
    if filters.urgency:
        conditions.append(_is_judged(filters.urgency))
    if filters.staff_id:
        spoke = exists().where(
            Message.conversation_id == Conversation.id, Message.staff_id == filters.staff_id
        )
        conditions.append(or_(Conversation.staff_id == filters.staff_id, spoke))
    if filters.reference:
        conditions.append(has_request.where(VisitRequest.reference == filters.reference))
    if filters.has_request is not None:
        conditions.append(has_request if filters.has_request else ~has_request)
    return and_(*conditions)


def _is_judged(urgency: str) -> ColumnElement[bool]:
    """That this is the urgency: what staff judge where that holds (Override.holds), else the policy's."""
    holds = _rank(Conversation.urgency) >= _rank(TriageOverride.before)
    judged = (
        select(case((holds, TriageOverride.urgency), else_=Conversation.urgency))
        .where(TriageOverride.conversation_id == Conversation.id)
        .order_by(TriageOverride.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(judged, Conversation.urgency) == urgency


def _rank(column: Any) -> ColumnElement[int]:
    return case({code: place for place, code in enumerate(URGENCIES)}, value=column)


async def count_found(unit: Unit, condition: ColumnElement[bool]) -> int:
    """How many conversations fit."""
    counted = await unit.execute(select(func.count()).select_from(Conversation).where(condition))
    return int(counted.scalar_one())


async def find(unit: Unit, condition: ColumnElement[bool], offset: int, limit: int) -> list[Found]:
    """Conversations that meet the condition, newest first."""
    rows = (
        await unit.execute(
            select(
                Conversation.id, Conversation.scenario, Conversation.urgency, Conversation.status,
                Conversation.language, Conversation.outcome, Staff.name.label("owner"),
                Conversation.created_at, Conversation.updated_at,
            )
            .outerjoin(Staff, Staff.id == Conversation.staff_id)
            .where(condition)
            .order_by(Conversation.created_at.desc(), Conversation.id)
            .offset(offset)
            .limit(limit)
        )
    ).all()  # fmt: skip
    ids = [row.id for row in rows]
    overrides, requests = await newest_overrides(unit, ids), await _newest_requests(unit, ids)
    return [
        Found(
            id=row.id,
            scenario=row.scenario or "",
            urgency=_urgency(row.urgency, overrides.get(row.id)),
            status=row.status,
            language=row.language,
            outcome=row.outcome or "",
            owner=row.owner or "",
            reference=requests[row.id].reference if row.id in requests else "",
            request_status=requests[row.id].status if row.id in requests else "",
            created_at=row.created_at,
            updated_at=row.updated_at,
        )
        for row in rows
    ]


def _urgency(policy: str, override: Override | None) -> str:
    return override.urgency if override is not None and override.holds(policy) else policy


async def _newest_requests(unit: Unit, conversation_ids: list[str]) -> dict[str, Any]:
    rows = await unit.execute(
        select(VisitRequest.conversation_id, VisitRequest.reference, VisitRequest.status)
        .where(VisitRequest.conversation_id.in_(conversation_ids))
        .order_by(VisitRequest.created_at)
    )
    return {row.conversation_id: row for row in rows}


async def people(unit: Unit) -> list[tuple[str, str]]:
    """Id and name of everybody who may have had conversations, by name."""
    rows = await unit.execute(
        select(Staff.id, Staff.name).where(Staff.role.in_(("agent", "supervisor"))).order_by(Staff.name)
    )
    return [(row.id, row.name) for row in rows]
