"""Those who wait for a person, in the order in which they are helped, and how long others waited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, select

from bot.domain.waiting_order import Precedence
from bot.store.columns import Moment
from bot.store.database import Unit
from bot.store.models import Conversation
from bot.store.overrides import newest_overrides


@dataclass(frozen=True)
class Place:
    """Where one stands among those who wait. ahead: how many are helped before. precedence: why."""

    ahead: int
    precedence: Precedence


async def place_in_line(unit: Unit, conversation_id: str) -> Place | None:
    """Where a conversation stands; None when it does not wait."""
    everybody = await _precedences(unit, await unit.execute(_waiting()))
    mine = everybody.get(conversation_id)
    if mine is None:
        return None
    return Place(sum(other.order < mine.order for other in everybody.values()), mine)


async def waiting_count(unit: Unit) -> int:
    """How many visitors wait for a person."""
    count = select(func.count()).select_from(Conversation).where(Conversation.status == "waiting")
    return int((await unit.execute(count)).scalar_one())


async def waiting_times(unit: Unit, since: datetime, like: Precedence) -> list[float]:
    """Seconds that those waited who were claimed since this moment and who stood in the same group as this
    one: others were helped sooner or later than this one will be."""
    rows = (await unit.execute(_claimed(), {"since": since})).all()
    everybody = await _precedences(unit, rows)
    return [
        (row.claimed_at - row.waiting_since).total_seconds()
        for row in rows
        if everybody[row.id].group == like.group
    ]


async def _precedences(unit: Unit, rows: Iterable[Any]) -> dict[str, Precedence]:
    """Id of a conversation -> its precedence, by what staff judged where that still holds."""
    rows = list(rows)
    judged = await newest_overrides(unit, [row.id for row in rows])
    return {
        row.id: Precedence(
            row.urgent or row.attention or row.danger_seq is not None,
            judged[row.id].urgency if row.id in judged and judged[row.id].holds(row.urgency) else row.urgency,
            row.waiting_since,
        )
        for row in rows
    }


# --- Statements: built once, because building one costs more than running it ------------------------------

_STANDING = (
    Conversation.id, Conversation.urgent, Conversation.attention, Conversation.danger_seq,
    Conversation.urgency, Conversation.waiting_since,
)  # fmt: skip


@cache
def _waiting() -> Any:
    return select(*_STANDING).where(Conversation.status == "waiting", Conversation.waiting_since.is_not(None))


@cache
def _claimed() -> Any:
    return select(*_STANDING, Conversation.claimed_at).where(
        Conversation.claimed_at >= bindparam("since", type_=Moment), Conversation.waiting_since.is_not(None)
    )
