"""Conversations that staff keep beyond their term: for a reason, until a date."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, exists, select, update

from bot.store.columns import Moment
from bot.store.database import Unit
from bot.store.desk_models import Preservation
from bot.store.models import Staff
from bot.store.upsert import insert_or_change


@dataclass(frozen=True)
class Preserved:
    """A conversation that is kept. name: of who decided. erase_after: its visitor erased it meanwhile."""

    conversation_id: str
    name: str
    reason: str
    at: datetime
    until: datetime
    erase_after: bool


_COLUMNS = (
    Preservation.conversation_id, Staff.name, Preservation.reason, Preservation.at, Preservation.until,
    Preservation.erase_after,
)  # fmt: skip


def is_preserved(conversation_id: Any, now: datetime) -> ColumnElement[bool]:
    """Whether the conversation in this column is preserved now."""
    return exists().where(Preservation.conversation_id == conversation_id, Preservation.until > now)


async def preserve(
    unit: Unit, conversation_id: str, staff_id: str, reason: str, until: datetime, now: datetime
) -> None:
    """Keep a conversation until then; what was decided before about it is replaced."""
    new = {"staff_id": staff_id, "reason": reason, "at": now, "until": until}
    key = {"conversation_id": conversation_id}
    await insert_or_change(unit, Preservation, key, new | {"erase_after": False}, new)


async def end_preservation(unit: Unit, conversation_id: str, now: datetime) -> bool:
    """Keep a conversation no longer than its term; False when it was not preserved."""
    ended = await unit.execute(
        update(Preservation)
        .where(Preservation.conversation_id == conversation_id, Preservation.until > now)
        .values(until=now)
    )
    return bool(ended.rowcount == 1)


async def preservation_of(unit: Unit, conversation_id: str, now: datetime) -> Preserved | None:
    """Why and until when a conversation is preserved; None when it is not, now."""
    row = (await unit.execute(_preservation_of(), {"of": conversation_id, "now": now})).first()
    return None if row is None else Preserved(*row)


@cache
def _preservation_of() -> Any:
    """The statement, built once: building it costs more than running it."""
    return (
        select(*_COLUMNS)
        .join(Staff, Staff.id == Preservation.staff_id)
        .where(
            Preservation.conversation_id == bindparam("of"),
            Preservation.until > bindparam("now", type_=Moment),
        )
    )


async def all_preserved(unit: Unit, now: datetime) -> list[Preserved]:
    """Every conversation that is preserved now, that which ends first first."""
    rows = await unit.execute(
        select(*_COLUMNS)
        .join(Staff, Staff.id == Preservation.staff_id)
        .where(Preservation.until > now)
        .order_by(Preservation.until)
    )
    return [Preserved(*row) for row in rows]


async def erase_after(unit: Unit, conversation_id: str, now: datetime) -> datetime | None:
    """Have a preserved conversation erased when that ends; the moment, or None when it is not preserved."""
    rows = await unit.execute(
        update(Preservation)
        .where(Preservation.conversation_id == conversation_id, Preservation.until > now)
        .values(erase_after=True)
        .returning(Preservation.until)
    )
    return rows.scalar()


async def forget(unit: Unit, conversation_ids: list[str]) -> None:
    """Remove why these were preserved."""
    await unit.execute(delete(Preservation).where(Preservation.conversation_id.in_(conversation_ids)))
