"""What visitors thought of the help they got, as rows."""

from datetime import datetime
from typing import Literal, cast, get_args

from sqlalchemy import select

from bot.store.database import Unit
from bot.store.desk_models import Rating
from bot.store.models import Message
from bot.store.upsert import insert_or_change

Answer = Literal["yes", "partly", "no"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)


async def rate(unit: Unit, conversation_id: str, answer: Answer, now: datetime) -> None:
    """Remember whether the visitor was helped; a newer answer replaces it."""
    await insert_or_change(
        unit, Rating, {"conversation_id": conversation_id}, {"answer": answer, "rated_at": now}
    )


async def rating_of(unit: Unit, conversation_id: str) -> Answer | None:
    """Whether the visitor was helped, as they said; None when they did not say."""
    found = await unit.execute(select(Rating.answer).where(Rating.conversation_id == conversation_id))
    return cast("Answer | None", found.scalar_one_or_none())


async def had_emergency(unit: Unit, conversation_id: str) -> bool:
    """Whether the visitor was told to call 112 as the first thing to do."""
    found = await unit.execute(
        select(Message.seq)
        .where(Message.conversation_id == conversation_id, Message.emergency.is_(True))
        .limit(1)
    )
    return found.first() is not None
