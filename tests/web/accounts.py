"""People who may log in at the desk of a running web process."""

import asyncio
import secrets
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import pyotp
from argon2 import PasswordHasher

from bot.store.database import Database, Unit
from bot.store.staff import add_account
from tests.web.running import Web

# What the product takes for a password is slow on purpose, and hundreds log in here.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
CODE_SECONDS = 30
SENDING_SECONDS = 8  # a browser on a busy machine fills in a form
Result = TypeVar("Result")


@dataclass
class Account:
    """Somebody at the desk. name: as visitors see it."""

    id: str
    login: str
    name: str
    role: str
    password: str
    totp_secret: str
    last_step: int = 0

    def code(self) -> str:
        """A one-time code that was not used before; waits for the next one where needed."""
        # The step before this one, this one and the next are accepted, each once. Near the end of a step the
        # one before it would be too old by the time the form is sent.
        now = time.time()
        ends_soon = now % CODE_SECONDS > CODE_SECONDS - SENDING_SECONDS
        step = max(self.last_step + 1, int(now) // CODE_SECONDS - (0 if ends_soon else 1))
        while step > int(time.time()) // CODE_SECONDS + 1:
            time.sleep(0.2)
        self.last_step = step
        return pyotp.TOTP(self.totp_secret).at(step * CODE_SECONDS)


def make_account(web: Web, name: str, role: str = "agent") -> Account:
    """A new account in the database of this web process."""
    made = Account(
        secrets.token_hex(16), f"{name.lower()}-{secrets.token_hex(3)}", name, role,
        secrets.token_urlsafe(16), pyotp.random_base32(),
    )  # fmt: skip

    async def add(unit: Unit) -> None:
        await add_account(
            unit, staff_id=made.id, login=made.login, name=name, role=role,
            password_hash=QUICK.hash(made.password), totp_secret=made.totp_secret,
            now=datetime.now(UTC),
        )  # fmt: skip

    change(web, add)
    return made


def change(web: Web, work: Callable[[Unit], Awaitable[Result]]) -> Result:
    """Do something in the database of this web process, as one unit of work."""

    async def write(database: Database) -> Result:
        async with database.write() as unit:
            return await work(unit)

    return _with_database(web, write)


def ask(web: Web, question: Callable[[Unit], Awaitable[Result]]) -> Result:
    """Read something in the database of this web process."""

    async def read(database: Database) -> Result:
        async with database.read() as unit:
            return await question(unit)

    return _with_database(web, read)


def _with_database(web: Web, work: Callable[[Database], Awaitable[Result]]) -> Result:
    results: list[Result] = []
    failures: list[BaseException] = []

    async def once() -> None:
        database = await web.database()
        try:
            results.append(await work(database))
        finally:
            await database.close()

    def run() -> None:
        try:
            asyncio.run(once())
        except BaseException as error:
            failures.append(error)

    # In a thread of its own: a browser's driver may have the loop of this one.
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
    return results[0]
