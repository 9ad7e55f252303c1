"""Conversations of one person: known by the telephone numbers and IBANs in them, of which only a keyed hash
is kept. It says nothing without the product's key, and a new key begins anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import aliased

from bot.store.columns import cipher_of
from bot.store.database import Unit
from bot.store.desk_models import PersonMark
from bot.store.models import Conversation
from bot.store.upsert import insert_once

KINDS = ("phone", "iban")
MOST = 5  # conversations that are shown as of the same person
# A number that very many tell is somebody's whom they were cheated by, or a bank's.
TOO_MANY = 20


@dataclass(frozen=True)
class Alike:
    """Another conversation in which the same number was told."""

    id: str
    scenario: str | None
    created_at: datetime


async def remember(unit: Unit, conversation_id: str, told: Iterable[tuple[str, str]]) -> None:
    """Keep by what a conversation is known again. told: kinds and values, normalised; others are left out.

    Nothing of a conversation that was erased, which a request of it outlives.
    """
    cipher = cipher_of(unit.dialect)
    kept = sorted({(kind, value) for kind, value in told if kind in KINDS and value})
    if not kept or await unit.scalar(_is_there(), {"id": conversation_id}) is None:
        return
    for kind, value in kept:
        mark = cipher.blind(f"person {kind} {value.replace(' ', '').upper()}")
        await insert_once(unit, PersonMark, {"conversation_id": conversation_id, "mark": mark})


async def alike(unit: Unit, conversation_id: str) -> list[Alike]:
    """The newest other conversations that are possibly of the same person."""
    rows = await unit.execute(_alike(), {"of": conversation_id})
    found = [Alike(*row) for row in rows]
    return found[:MOST] if len(found) <= TOO_MANY else []


async def forget(unit: Unit, conversation_ids: Sequence[str]) -> None:
    """These conversations are not known again."""
    await unit.execute(delete(PersonMark).where(PersonMark.conversation_id.in_(conversation_ids)))


@cache
def _is_there() -> Any:
    return select(Conversation.id).where(Conversation.id == bindparam("id"))


@cache
def _alike() -> Any:
    mine = aliased(PersonMark)
    return (
        select(Conversation.id, Conversation.scenario, Conversation.created_at)
        .distinct()
        .join(PersonMark, PersonMark.conversation_id == Conversation.id)
        .join(mine, mine.mark == PersonMark.mark)
        .where(mine.conversation_id == bindparam("of"), Conversation.id != bindparam("of"))
        .order_by(Conversation.created_at.desc(), Conversation.id)
        .limit(TOO_MANY + 1)
    )
