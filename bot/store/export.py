"""Conversations as rows of figures, for a spreadsheet: a batch at a time, without anything that was said."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, true

from bot.store.database import Database, Unit
from bot.store.models import Conversation, Message, Staff, VisitRequest

BATCH = 500


@dataclass(frozen=True)
class Exported:
    """One conversation. waited: seconds until staff took it the last time. said: messages by author. owner:
    name of the staff member who had it last. requests: visit requests, oldest first, as (reference, status).
    """

    id: str
    created_at: datetime
    closed_at: datetime | None
    language: str
    status: str
    scenario: str | None
    urgency: str
    rule: str
    hand_over_reason: str | None
    urgent: bool
    waited: int | None
    outcome: str | None
    turns: int
    failed_turns: int
    unclear_turns: int
    owner: str | None
    said: dict[str, int]
    requests: list[tuple[str, str]]


async def exported(
    database: Database, condition: ColumnElement[bool], batch: int = BATCH
) -> AsyncIterator[list[Exported]]:
    """Conversations that meet the condition, newest first, in batches: no connection is held in between."""
    after: ColumnElement[bool] = true()
    while True:
        async with database.read() as unit:
            found = await _rows(unit, and_(condition, after), batch)
        if found:
            yield found
        if len(found) < batch:
            return
        last = found[-1]
        after = or_(
            Conversation.created_at < last.created_at,
            and_(Conversation.created_at == last.created_at, Conversation.id > last.id),
        )


async def _rows(unit: Unit, condition: ColumnElement[bool], limit: int) -> list[Exported]:
    rows = (
        await unit.execute(
            select(
                Conversation.id, Conversation.created_at, Conversation.closed_at, Conversation.language,
                Conversation.status, Conversation.scenario, Conversation.urgency, Conversation.rule,
                Conversation.hand_over_reason, Conversation.urgent, Conversation.waiting_since,
                Conversation.claimed_at, Conversation.outcome, Conversation.turns, Conversation.failed_turns,
                Conversation.unclear_turns, Staff.name.label("owner"),
            )
            .outerjoin(Staff, Staff.id == Conversation.staff_id)
            .where(condition)
            .order_by(Conversation.created_at.desc(), Conversation.id)
            .limit(limit)
        )
    ).all()  # fmt: skip
    ids = [row.id for row in rows]
    said = await _said(unit, ids)
    requests = await _requests(unit, ids)
    return [_exported(row, said.get(row.id, {}), requests.get(row.id, [])) for row in rows]


def _exported(row: Any, said: dict[str, int], requests: list[tuple[str, str]]) -> Exported:
    values = dict(row._mapping)
    since, claimed = values.pop("waiting_since"), values.pop("claimed_at")
    waited = int((claimed - since).total_seconds()) if since and claimed and claimed >= since else None
    return Exported(**values, waited=waited, said=said, requests=requests)


async def _said(unit: Unit, ids: list[str]) -> dict[str, dict[str, int]]:
    rows = await unit.execute(
        select(Message.conversation_id, Message.author, func.count())
        .where(Message.conversation_id.in_(ids))
        .group_by(Message.conversation_id, Message.author)
    )
    said: dict[str, dict[str, int]] = {}
    for conversation_id, author, count in rows:
        said.setdefault(conversation_id, {})[author] = count
    return said


async def _requests(unit: Unit, ids: list[str]) -> dict[str, list[tuple[str, str]]]:
    rows = await unit.execute(
        select(VisitRequest.conversation_id, VisitRequest.reference, VisitRequest.status)
        .where(VisitRequest.conversation_id.in_(ids))
        .order_by(VisitRequest.created_at)
    )
    requests: dict[str, list[tuple[str, str]]] = {}
    for conversation_id, reference, status in rows:
        requests.setdefault(conversation_id, []).append((reference, status))
    return requests
