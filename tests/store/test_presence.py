"""Who is at the desk, and whose conversations go back to those that wait."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert, update

from bot.store import presence
from bot.store.database import Database, Unit
from bot.store.models import Conversation, StaffSession
from bot.store.staff import add_account

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
SILENT, AWAY = timedelta(minutes=4), timedelta(minutes=1)


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


async def owner_of_who_waits(unit: Unit, seconds: float, last_seen: float) -> None:
    """Somebody who is logged in and has a visitor that waits for so many seconds."""
    await add_account(
        unit, staff_id="anna", login="anna", name="Anna", role="agent", password_hash="x", totp_secret="x",
        now=ago(9999),
    )  # fmt: skip
    await unit.execute(
        insert(StaffSession).values(
            token_hash=b"t" * 32, staff_id="anna", csrf="x", created_at=ago(9999),
            last_seen_at=ago(last_seen),
            idle_until=NOW + timedelta(hours=1), expires_at=NOW + timedelta(hours=1),
        )
    )  # fmt: skip
    await unit.execute(
        insert(Conversation).values(
            id="c", status="staff", staff_id="anna", created_at=ago(9999), updated_at=ago(seconds),
            claimed_at=ago(9000), last_staff_at=ago(8000), last_visitor_at=ago(seconds),
        )
    )  # fmt: skip


async def taken_from_owner(unit: Unit) -> list[str]:
    """Why the conversation is taken from its owner, if it is."""
    return [each.why for each in await presence.silent_owners(unit, NOW, SILENT, AWAY)]


async def test_who_goes_from_one_conversation_to_another_is_not_away(database: Database) -> None:
    """Between two pages there is no connection: whoever looks then would take all that waits."""
    async with database.write() as unit:
        await owner_of_who_waits(unit, 90, last_seen=30)
        await presence.stay(unit, "anna", "other", ago(5))
        await presence.leave(unit, "anna", ago(5))
        assert await taken_from_owner(unit) == []


async def test_who_searches_while_a_visitor_waits_is_not_away(database: Database) -> None:
    async with database.write() as unit:
        await owner_of_who_waits(unit, 90, last_seen=80)
        await presence.stay(unit, "anna", None, ago(85))
        assert await taken_from_owner(unit) == []


async def test_who_closed_the_desk_is_away_after_a_while(database: Database) -> None:
    async with database.write() as unit:
        await owner_of_who_waits(unit, 130, last_seen=125)
        await presence.stay(unit, "anna", None, ago(124))
        await presence.leave(unit, "anna", ago(124))
        assert await taken_from_owner(unit) == ["away"]
        # It is open again in the meantime.
        await presence.stay(unit, "anna", None, ago(1))
        assert await taken_from_owner(unit) == []


async def test_who_leaves_a_visitor_waiting_too_long_is_silent_also_at_the_desk(database: Database) -> None:
    async with database.write() as unit:
        await owner_of_who_waits(unit, 250, last_seen=1)
        await presence.stay(unit, "anna", "c", ago(1))
        assert await taken_from_owner(unit) == ["silent"]
        await presence.types(unit, "anna", ago(3))
        assert await taken_from_owner(unit) == []


async def test_who_logged_out_is_gone_at_once(database: Database) -> None:
    async with database.write() as unit:
        await owner_of_who_waits(unit, 1, last_seen=1)
        await unit.execute(update(StaffSession).values(expires_at=ago(1)))
        assert await taken_from_owner(unit) == ["gone"]
