"""Visitors who want to be called back, as rows."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update

from bot.store import same_person
from bot.store.database import Unit
from bot.store.desk_models import CallBack
from bot.store.upsert import insert_or_change


@dataclass(frozen=True)
class WantedCall:
    """phone: E.164. done_at: when staff called."""

    conversation_id: str
    phone: str
    asked_at: datetime
    done_at: datetime | None


async def ask_call_back(unit: Unit, conversation_id: str, phone: str, now: datetime) -> None:
    """Remember the number; a newer one replaces it."""
    new = {"phone": phone, "asked_at": now, "done_at": None, "staff_id": None}
    await insert_or_change(unit, CallBack, {"conversation_id": conversation_id}, new)
    await same_person.remember(unit, conversation_id, [("phone", phone)])


async def call_back_of(unit: Unit, conversation_id: str) -> WantedCall | None:
    """The call that a visitor asked for, made or not; None when none was asked for."""
    row = (await unit.execute(_call_back_of(), {"of": conversation_id})).first()
    return None if row is None else WantedCall(*row)


@cache
def _call_back_of() -> Any:
    return select(CallBack.conversation_id, CallBack.phone, CallBack.asked_at, CallBack.done_at).where(
        CallBack.conversation_id == bindparam("of")
    )


async def open_call_backs(unit: Unit) -> list[str]:
    """Conversations whose visitor is still to be called."""
    return list((await unit.execute(_open_call_backs())).scalars())


@cache
def _open_call_backs() -> Any:
    return select(CallBack.conversation_id).where(CallBack.done_at.is_(None))


async def called(unit: Unit, conversation_id: str, staff_id: str, now: datetime) -> bool:
    """Staff called; False when there was nobody to call."""
    done = await unit.execute(
        update(CallBack)
        .where(CallBack.conversation_id == conversation_id, CallBack.done_at.is_(None))
        .values(done_at=now, staff_id=staff_id)
    )
    return bool(done.rowcount == 1)
