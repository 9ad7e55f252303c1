"""What waited too long, so that a supervisor was called; each once."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import delete, select

from bot.store.database import Unit
from bot.store.desk_models import Escalation
from bot.store.upsert import insert_once


def key_of(conversation_id: str, since: datetime) -> str:
    """Under which a conversation that waits since then is escalated; a new wait is another one."""
    return f"{conversation_id}-{since.timestamp():.0f}"


async def escalate(unit: Unit, subject_id: str, now: datetime) -> bool:
    """Remember that somebody was called for this; False when that was done before."""
    return await insert_once(unit, Escalation, {"subject_id": subject_id, "at": now})


async def all_escalated(unit: Unit) -> frozenset[str]:
    """Ids of the conversations and references of the requests for which a supervisor was called."""
    return frozenset((await unit.execute(_all_escalated())).scalars())


@cache
def _all_escalated() -> Any:
    return select(Escalation.subject_id)


async def forget_before(unit: Unit, moment: datetime) -> None:
    """Drop old ones: what they are about is long closed."""
    await unit.execute(delete(Escalation).where(Escalation.at < moment))
