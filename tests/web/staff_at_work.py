"""Staff at their work, by the same parts as in the web process, in a process of their own.

Two processes on one database is what the product allows, so that tests of the acts of staff use it.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.store.database import Database
from bot.store.staff import add_account
from bot.web.bootstrap import assemble, load_problems
from bot.web.clock import utc_now
from bot.web.conversations import StaffConversations, StaffMember
from bot.web.desk.sessions import begin_session
from bot.web.keys import new_id
from bot.web.services import Services
from bot.web.settings import read_settings
from tests.web.running import Web


@dataclass(frozen=True)
class Desk:
    """The desk's parts. anna, bram: two members of staff."""

    parts: Services
    anna: StaffMember
    bram: StaffMember

    @property
    def conversations(self) -> StaffConversations:
        return self.parts.staff_conversations


async def somebody(database: Database, name: str, role: str = "agent") -> StaffMember:
    """A new account, of somebody who is logged in: who is not keeps no conversation."""
    member = StaffMember(new_id(), name, role)
    async with database.write() as unit:
        await add_account(
            unit, staff_id=member.id, login=f"{name.lower()}-{member.id[:8]}", name=name, role=role,
            password_hash="x", totp_secret="x", now=utc_now(),
        )  # fmt: skip
        await begin_session(unit, member.id, utc_now())
    return member


@asynccontextmanager
async def desk(web: Web) -> AsyncIterator[Desk]:
    database = await web.database()
    parts, _ = assemble(read_settings(web.settings), database, load_problems(), utc_now)
    try:
        yield Desk(parts, await somebody(database, "Anna"), await somebody(database, "Bram"))
    finally:
        parts.engine.close()
        await database.close()
