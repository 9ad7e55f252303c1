"""The audit log: who did what to what, in a chain of hashes that shows every change to it.

Each row's hash covers the row and the hash before it. Rows hold ids, acts, counts and codes, never text or
personal data, so that erasing somebody leaves the chain whole.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import Row, insert, select, text

from bot.store.database import Unit
from bot.store.models import Audit

Actor = Literal["visitor", "staff", "bot", "control-room", "system"]

FIRST = "0" * 64  # what stands before the first row
APPEND_LOCK = 7_236_113  # number of the advisory lock in PostgreSQL


@dataclass(frozen=True)
class Act:
    """One act. subject: kind of thing, e.g. "conversation". details: ids, counts and codes only."""

    actor: Actor
    act: str
    subject: str
    subject_id: str
    staff_id: str | None = None
    details: dict[str, Any] | None = None


def row_hash(number: int, at: str, act: Act, previous: str) -> str:
    """SHA-256, hex, of a row and the hash before it."""
    content = [number, at, act.actor, act.staff_id, act.act, act.subject, act.subject_id, act.details or {}]
    return hashlib.sha256(msgspec.json.encode([*content, previous], order="sorted")).hexdigest()


def moment(at: datetime) -> str:
    """A moment as it stands in a row: such texts are in the order of time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


async def append(unit: Unit, act: Act, now: datetime) -> None:
    """Add a row at the end of the chain. Call it last in a unit: others wait until that one ends."""
    if unit.dialect.name == "postgresql":
        await unit.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": APPEND_LOCK})
    last = (
        await unit.execute(select(Audit.number, Audit.hash).order_by(Audit.number.desc()).limit(1))
    ).first()
    number, previous = (last.number + 1, last.hash) if last else (1, FIRST)
    at = moment(now)
    await unit.execute(
        insert(Audit).values(
            number=number, at=at, actor=act.actor, staff_id=act.staff_id, act=act.act, subject=act.subject,
            subject_id=act.subject_id, details=act.details or {}, previous=previous,
            hash=row_hash(number, at, act, previous),
        )
    )  # fmt: skip


def _act(row: Row[Any]) -> Act:
    return Act(row.actor, row.act, row.subject, row.subject_id, row.staff_id, row.details)


async def first_broken(unit: Unit, batch: int = 1000) -> int | None:
    """Walk the chain from its start; the number of the first row that does not fit, None when all do."""
    previous, number = FIRST, 0
    while True:
        rows = (
            await unit.execute(
                select(Audit.__table__).where(Audit.number > number).order_by(Audit.number).limit(batch)
            )
        ).all()
        for row in rows:
            fits = row.number == number + 1 and row.previous == previous
            if not fits or row.hash != row_hash(row.number, row.at, _act(row), row.previous):
                return number + 1
            number, previous = row.number, row.hash
        if len(rows) < batch:
            return None
