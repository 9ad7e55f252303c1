"""Events leave one by one, in order for each request, and nobody takes one that another is sending."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.store import outbox
from bot.store.database import Database

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def event(number: int, subject: str) -> dict[str, str]:
    return {"id": f"e{number}", "type": "nl.terplaatse.visit-request.created", "subject": subject}


async def filled(database: Database) -> None:
    async with database.write() as unit:
        for number, subject in enumerate(["A", "A", "B"], start=1):
            await outbox.add_event(unit, event(number, subject), NOW)


async def claim(database: Database, now: datetime = NOW) -> outbox.Waiting | None:
    async with database.write() as unit:
        return await outbox.claim_next(unit, now, now + timedelta(seconds=30))


async def test_a_claimed_event_is_not_taken_again_and_holds_up_those_after_it(database: Database) -> None:
    await filled(database)
    first, second, third = [await claim(database) for _ in range(3)]
    assert first is not None
    assert second is not None
    assert (first.id, second.id, third) == ("e1", "e3", None)
    async with database.write() as unit:
        await outbox.mark_delivered(unit, first.number, NOW)
    after = await claim(database)
    assert after is not None
    assert after.id == "e2"


async def test_an_event_of_a_process_that_ended_is_taken_up_again(database: Database) -> None:
    await filled(database)
    await claim(database)
    again = await claim(database, NOW + timedelta(seconds=31))
    assert again is not None
    assert (again.id, again.attempts) == ("e1", 0)


async def test_a_failed_event_waits_for_its_next_try(database: Database) -> None:
    await filled(database)
    first = await claim(database)
    assert first is not None
    async with database.write() as unit:
        await outbox.mark_failed(unit, first.number, "status 500", NOW + timedelta(minutes=1))
    other = await claim(database)
    assert other is not None
    assert other.id == "e3"
    assert await claim(database) is None
    again = await claim(database, NOW + timedelta(minutes=2))
    assert again is not None
    assert (again.id, again.attempts) == ("e1", 1)


async def test_the_receiver_keeps_an_event_once(database: Database) -> None:
    kept = []
    for _ in range(2):
        async with database.write() as unit:
            kept.append(await outbox.receive(unit, event(1, "A"), NOW))
    assert kept == [True, False]
