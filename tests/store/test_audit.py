"""The audit log: it only grows, and a change behind its back is seen."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from bot.store.audit import FIRST, Act, Chain, append, first_broken, walk
from bot.store.database import Database
from bot.store.models import Audit

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


async def write(database: Database, count: int) -> None:
    for number in range(count):
        async with database.write() as unit:
            await append(
                unit, Act("staff", "note.written", "conversation", f"c{number}", "anna", {"n": number}), NOW
            )


async def broken(database: Database) -> int | None:
    async with database.read() as unit:
        return await first_broken(unit, batch=3)


async def test_a_chain_that_nobody_touched_is_whole(database: Database) -> None:
    assert await broken(database) is None
    await write(database, 7)
    assert await broken(database) is None


async def test_rows_cannot_be_changed_or_removed(database: Database) -> None:
    await write(database, 2)

    async def attempt(statement: object) -> None:
        async with database.write() as unit:
            await unit.execute(statement)  # type: ignore[call-overload]

    for statement in (update(Audit).values(act="nothing"), delete(Audit)):
        with pytest.raises(DBAPIError, match="cannot be changed"):
            await attempt(statement)
    assert await broken(database) is None


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET act = 'conversation.closed' WHERE number = 3",
        "UPDATE audit SET staff_id = 'bram' WHERE number = 3",
        "UPDATE audit SET details = '{\"n\": 9}' WHERE number = 3",
        "DELETE FROM audit WHERE number = 3",
    ],
)
async def test_a_change_behind_its_back_is_seen(database: Database, change: str) -> None:
    await write(database, 5)
    async with database.write() as unit:
        # What somebody with all rights on the database could do.
        if database.is_sqlite:
            await unit.execute(text("DROP TRIGGER audit_no_update"))
            await unit.execute(text("DROP TRIGGER audit_no_delete"))
        else:
            await unit.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        await unit.execute(text(change))
    assert await broken(database) == 3


async def test_acts_at_the_same_time_stand_one_after_the_other(database: Database) -> None:
    await asyncio.gather(*(write(database, 5) for _ in range(6)))
    async with database.read() as unit:
        numbers = (await unit.execute(select(Audit.number).order_by(Audit.number))).scalars().all()
    assert list(numbers) == list(range(1, 31))
    assert await broken(database) is None


async def test_rows_taken_away_at_the_end_show_by_what_was_written_down(database: Database) -> None:
    await write(database, 5)
    noted, shorter = Chain(), Chain()
    async with database.read() as unit:
        await walk(unit, noted)
    assert (noted.count, noted.first_broken) == (5, None)
    async with database.write() as unit:
        if database.is_sqlite:
            await unit.execute(text("DROP TRIGGER audit_no_delete"))
        else:
            await unit.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        await unit.execute(text("DELETE FROM audit WHERE number > 3"))
    # The rows that are left still fit, so that only the note tells.
    async with database.read() as unit:
        await walk(unit, shorter)
        assert shorter.is_whole
        for seen, broken_at in (((5, noted.last_hash), 4), ((3, FIRST), 3), ((3, shorter.last_hash), None)):
            chain = Chain(seen)
            await walk(unit, chain)
            assert chain.first_broken == broken_at
