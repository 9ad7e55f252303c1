"""What supervisors think of the conversations that are read to see how staff work, as rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.domain.quality import verdict_of
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
    """marks: criterion -> mark, and verdict of the whole: of bot.domain.quality. name: of who gave it."""

    conversation_id: str
    verdict: str
    marks: dict[str, str]
    note: str
    at: datetime
    name: str


@dataclass(frozen=True)
class Judged:
    """What was found of one conversation, for figures. week: of the sample."""

    week: str
    verdict: str
    marks: dict[str, str]


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
    rows = await unit.execute(_reviews().where(QualityReview.conversation_id.in_(list(conversation_ids))))
    return {row[0]: Review(*row) for row in rows}


async def reviews_for(unit: Unit, staff_id: str) -> list[tuple[Review, str | None]]:
    """What was found of the conversations that somebody had, newest first, each with the kind of fraud."""
    rows = await unit.execute(
        _reviews()
        .add_columns(Conversation.scenario)
        .join(Conversation, Conversation.id == QualityReview.conversation_id)
        .where(Conversation.staff_id == staff_id)
        .order_by(QualityReview.at.desc(), QualityReview.conversation_id)
    )
    return [(Review(*row[:-1]), row[-1]) for row in rows]


async def judged(unit: Unit, weeks: Iterable[str]) -> list[Judged]:
    """What was found of the samples of these weeks, as far as it is still there."""
    rows = await unit.execute(
        select(QualityReview.week, QualityReview.verdict, QualityReview.marks).where(
            QualityReview.week.in_(list(weeks))
        )
    )
    return [Judged(*row) for row in rows]


def _reviews() -> Any:
    return select(
        QualityReview.conversation_id, QualityReview.verdict, QualityReview.marks, QualityReview.note,
        QualityReview.at, Staff.name,
    ).join(Staff, Staff.id == QualityReview.staff_id)  # fmt: skip


async def review(
    unit: Unit, conversation_id: str, staff_id: str, week: str, marks: Mapping[str, str], note: str,
    now: datetime,
) -> None:  # fmt: skip
    """Write down what somebody found; what was found before is replaced. marks: criterion -> mark."""
    values = {
        "staff_id": staff_id, "week": week, "verdict": verdict_of(marks), "marks": dict(marks), "note": note,
        "at": now,
    }  # fmt: skip
    await insert_or_change(unit, QualityReview, {"conversation_id": conversation_id}, values)
