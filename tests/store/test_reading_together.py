"""Many short statements read together: where they are called, and of one moment."""

import uuid
from datetime import UTC, datetime
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import func, insert, select

from bot.store.database import Database
from bot.store.models import Conversation

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


async def add(database: Database) -> None:
    async with database.write() as unit:
        await unit.execute(
            insert(Conversation).values(
                id=uuid.uuid4().hex, status="bot", urgency="advice", rule="", created_at=NOW, updated_at=NOW
            )
        )


async def count(unit: Any) -> int:
    return int((await unit.execute(select(func.count()).select_from(Conversation))).scalar_one())


async def test_statements_read_together_do_not_wait_in_line_for_a_thread(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes_of_thread: list[Any] = []
    plain = aiosqlite.Connection._execute

    async def counted(self: Any, *given: Any, **named: Any) -> Any:
        changes_of_thread.append(given)
        return await plain(self, *given, **named)

    async with database.read_together() as unit:
        await count(unit)
    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    async with database.read_together() as unit:
        for _ in range(10):
            await count(unit)
    assert changes_of_thread == []


async def test_they_see_one_moment_and_the_next_who_reads_sees_what_came_after(database: Database) -> None:
    async with database.read_together() as unit:
        before = await count(unit)
        await add(database)
        # PostgreSQL answers each statement with what was there when it was asked.
        assert await count(unit) == before + (0 if database.is_sqlite else 1)
    async with database.read_together() as unit:
        assert await count(unit) == before + 1
