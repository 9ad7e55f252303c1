"""Events on their way to the control room, and the built-in receiver's table.

An event is written in the unit that causes it and sent afterwards, until it has been received: it is sent
at least once, under the same id each time, and the events of one visit request leave in order.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import aliased

from bot.store.database import Unit
from bot.store.messages import add_once_to
from bot.store.models import ControlRoomReceived, Outbox


@dataclass(frozen=True)
class Waiting:
    """An event that is to be sent. payload: the CloudEvent. attempts: how often it was tried before."""

    number: int
    id: str
    type: str
    subject: str
    payload: Any
    attempts: int


async def add_event(unit: Unit, event: dict[str, Any], now: datetime) -> None:
    """Write a CloudEvent to be sent. Its subject is the reference of the visit request."""
    await unit.execute(
        insert(Outbox).values(
            id=event["id"],
            type=event["type"],
            subject=event["subject"],
            payload=event,
            next_try=now,
            created_at=now,
        )
    )


async def claim_next(unit: Unit, now: datetime, until: datetime) -> Waiting | None:
    """Take the oldest event that may be sent now, for this process alone until `until`."""
    earlier = aliased(Outbox)
    first_of_its_subject = ~(
        select(earlier.number)
        .where(
            earlier.subject == Outbox.subject,
            earlier.number < Outbox.number,
            earlier.delivered_at.is_(None),
        )
        .exists()
    )
    row = (
        await unit.execute(
            select(Outbox.number, Outbox.id, Outbox.type, Outbox.subject, Outbox.payload, Outbox.attempts)
            .where(
                Outbox.delivered_at.is_(None),
                Outbox.next_try <= now,
                or_(Outbox.claimed_until.is_(None), Outbox.claimed_until < now),
                first_of_its_subject,
            )
            .order_by(Outbox.number)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
    ).first()
    if row is None:
        return None
    await unit.execute(update(Outbox).where(Outbox.number == row.number).values(claimed_until=until))
    return Waiting(*row)


async def mark_delivered(unit: Unit, number: int, now: datetime) -> None:
    """The control room has it; it is not sent again."""
    await unit.execute(
        update(Outbox)
        .where(Outbox.number == number)
        .values(delivered_at=now, claimed_until=None, last_error=None, attempts=Outbox.attempts + 1)
    )


async def mark_failed(unit: Unit, number: int, error: str, next_try: datetime) -> None:
    """error: a status code or the name of a fault, never what was said."""
    await unit.execute(
        update(Outbox)
        .where(Outbox.number == number)
        .values(claimed_until=None, last_error=error[:64], next_try=next_try, attempts=Outbox.attempts + 1)
    )


async def receive(unit: Unit, event: dict[str, Any], now: datetime) -> bool:
    """The built-in receiver: keep an event; False when it has this one already."""
    row = {"id": event["id"], "type": event["type"], "subject": event["subject"], "payload": event}
    statement = add_once_to(unit.dialect.name, ControlRoomReceived)
    return bool((await unit.execute(statement, row | {"received_at": now})).rowcount == 1)


async def is_due(unit: Unit, now: datetime) -> bool:
    """Whether there may be something to send; a look that takes no lock."""
    found = await unit.execute(
        select(Outbox.number).where(Outbox.delivered_at.is_(None), Outbox.next_try <= now).limit(1)
    )
    return found.first() is not None
