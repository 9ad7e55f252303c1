"""What supervisors think of the conversations that are read to see how staff work, as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.store.database import Unit
from bot.store.desk_models import QualityReview
from bot.store.models import Conversation, Staff
from bot.store.report_sql import Days, within
from bot.store.upsert import insert_or_change


@dataclass(frozen=True)
class Talked:
    """A conversation that a member of staff closed. owner: who."""

    id: str
    scenario: str | None
    urgency: str
    outcome: str
    closed_at: datetime
    owner_id: str
    owner: str


@dataclass(frozen=True)
class Review:
    """verdict: one of bot.domain.quality.VERDICTS. name: of who gave it."""

    conversation_id: str
    verdict: str
    note: str
    at: datetime
    name: str


async def closed_by_staff(unit: Unit, days: Days) -> dict[str, Talked]:
    """Conversations that staff closed in these days and of which the text is still there, by id."""
    found = await unit.execute(
        select(
            Conversation.id, Conversation.scenario, Conversation.urgency, Conversation.outcome,
            Conversation.closed_at, Conversation.staff_id, Staff.name,
        )
        .join(Staff, Staff.id == Conversation.staff_id)
        .where(
            Conversation.status == "closed", Conversation.outcome.is_not(None),
            Conversation.anonymised_at.is_(None), within(Conversation.closed_at, days),
        )
    )  # fmt: skip
    rows: Iterable[Any] = found
    return {row.id: Talked(*row) for row in rows}


async def reviews_of(unit: Unit, conversation_ids: Iterable[str]) -> dict[str, Review]:
    """What was found of these conversations, by id."""
    rows = await unit.execute(
        select(
            QualityReview.conversation_id, QualityReview.verdict, QualityReview.note, QualityReview.at,
            Staff.name,
        )
        .join(Staff, Staff.id == QualityReview.staff_id)
        .where(QualityReview.conversation_id.in_(list(conversation_ids)))
    )  # fmt: skip
    return {row[0]: Review(*row) for row in rows}


async def review(
    unit: Unit, conversation_id: str, staff_id: str, week: str, verdict: str, note: str, now: datetime
) -> None:
    """Write down what somebody found; what was found before is replaced."""
    values = {"staff_id": staff_id, "week": week, "verdict": verdict, "note": note, "at": now}
    await insert_or_change(unit, QualityReview, {"conversation_id": conversation_id}, values)
