"""Reading the audit log: who did what to what, for who looks after that."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, or_, select

from bot.store.audit import moment
from bot.store.database import Unit
from bot.store.models import Audit, Staff

BATCH = 1000


@dataclass(frozen=True)
class Question:
    """Which rows are wanted; what is empty counts for all.

    subject_id: id of a conversation, reference of a visit request or id of a staff member. since, until:
    until is not part of it.
    """

    staff_id: str = ""
    subject_id: str = ""
    act: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def conditions(self) -> list[ColumnElement[bool]]:
        given = [(Audit.staff_id, self.staff_id), (Audit.act, self.act)]
        found: list[ColumnElement[bool]] = [column == value for column, value in given if value]
        if self.subject_id:
            # What was past its term is removed many at once: their ids stand in the details of one row.
            of_many = cast(Audit.details, Text).contains(f'"{self.subject_id}"', autoescape=True)
            found.append(
                or_(Audit.subject_id == self.subject_id, and_(Audit.subject == "retention", of_many))
            )
        if self.since is not None:
            found.append(Audit.at >= moment(self.since))
        if self.until is not None:
            found.append(Audit.at < moment(self.until))
        return found


@dataclass(frozen=True)
class Row:
    """A row of the log. name: of the staff member who acted, if any."""

    number: int
    at: str
    actor: str
    staff_id: str | None
    name: str | None
    act: str
    subject: str
    subject_id: str
    details: dict[str, Any]
    previous: str
    hash: str


_ROWS = select(
    Audit.number, Audit.at, Audit.actor, Audit.staff_id, Staff.name, Audit.act, Audit.subject,
    Audit.subject_id, Audit.details, Audit.previous, Audit.hash,
).outerjoin(Staff, Staff.id == Audit.staff_id)  # fmt: skip


async def newest(unit: Unit, question: Question, count: int, before: int | None = None) -> list[Row]:
    """The newest rows, newest first. before: only those with a lower number."""
    older = [Audit.number < before] if before is not None else []
    found = await unit.execute(
        _ROWS.where(*question.conditions, *older).order_by(Audit.number.desc()).limit(count)
    )
    return [Row(*row) for row in found]


async def in_order(unit: Unit, question: Question) -> AsyncIterator[list[Row]]:
    """All rows, oldest first, some at a time."""
    number = 0
    while True:
        found = await unit.execute(
            _ROWS.where(*question.conditions, Audit.number > number).order_by(Audit.number).limit(BATCH)
        )
        rows = [Row(*row) for row in found]
        if not rows:
            return
        yield rows
        number = rows[-1].number
