"""The audit log: who did what to what, in a chain of hashes that shows every change to it.

Each row's hash covers the row and the hash before it. Rows hold ids, acts, counts and codes, never text or
personal data, so that erasing somebody leaves the chain whole.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Literal, cast

import msgspec
from sqlalchemy import Table, insert, select, text

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
    last = (await unit.execute(_last_row())).first()
    number, previous = (last.number + 1, last.hash) if last else (1, FIRST)
    at = moment(now)
    row = {
        "number": number, "at": at, "actor": act.actor, "staff_id": act.staff_id, "act": act.act,
        "subject": act.subject, "subject_id": act.subject_id, "details": act.details or {},
        "previous": previous, "hash": row_hash(number, at, act, previous),
    }  # fmt: skip
    await unit.execute(_add_row(), row)


# Built once: building a statement costs more than running it.
@cache
def _last_row() -> Any:
    return select(Audit.number, Audit.hash).order_by(Audit.number.desc()).limit(1)


@cache
def _add_row() -> Any:
    return insert(cast(Table, Audit.__table__))


@dataclass
class Chain:
    """Rows that are gone through from the first one. count: rows that fit. broken: number of the first place
    where one does not fit; has_gap: because it is not there. seen: number and hash of a row that somebody
    wrote down before, if any.

    A row that was taken away at the end shows only by what somebody wrote down.
    """

    seen: tuple[int, str] | None = None
    count: int = 0
    last_hash: str = FIRST
    broken: int | None = None
    has_gap: bool = False

    def add(self, number: int, at: str, act: Act, previous: str, hash_: str) -> bool:
        """Go on with the next row; False when it does not fit."""
        fits = number == self.count + 1 and previous == self.last_hash
        if not fits or hash_ != row_hash(number, at, act, previous):
            self.broken, self.has_gap = self.count + 1, number > self.count + 1
            return False
        if self.seen is not None and number == self.seen[0] and hash_ != self.seen[1]:
            self.broken = number
            return False
        self.count, self.last_hash = number, hash_
        return True

    @property
    def is_whole(self) -> bool:
        """Whether every row fits, and the one that was written down is among them."""
        return self.broken is None and (self.seen is None or self.count >= self.seen[0])

    @property
    def first_broken(self) -> int | None:
        """Number of the first row that does not fit or is missing; None when all do."""
        return None if self.is_whole else self.broken or self.count + 1


async def walk(unit: Unit, chain: Chain, batch: int = 1000) -> None:
    """Go through the log with this chain, from its start until a row does not fit."""
    while True:
        rows = (
            await unit.execute(
                select(Audit.__table__).where(Audit.number > chain.count).order_by(Audit.number).limit(batch)
            )
        ).all()
        for row in rows:
            act = Act(row.actor, row.act, row.subject, row.subject_id, row.staff_id, row.details)
            if not chain.add(row.number, row.at, act, row.previous, row.hash):
                return
        if len(rows) < batch:
            return


async def first_broken(unit: Unit, batch: int = 1000) -> int | None:
    """Number of the first row that does not fit, None when all do."""
    chain = Chain()
    await walk(unit, chain, batch)
    return chain.first_broken
