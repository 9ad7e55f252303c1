"""A staff member who acts on conversations through the product's own services, beside the web process."""

import asyncio
import threading
import uuid
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

from bot.store import presence
from bot.store.database import database_url
from bot.store.opening import open_database
from bot.store.staff import add_account
from bot.web.bootstrap import assemble, load_problems
from bot.web.conversations import StaffMember
from bot.web.desk.sessions import begin_session
from bot.web.services import Services
from bot.web.settings import read_settings


class StaffAtWork:
    """Each act opens the database of the running product and closes it again."""

    def __init__(self, settings: Mapping[str, str], name: str = "Sanne") -> None:
        self._settings = read_settings(settings)
        self._me = StaffMember(uuid.uuid4().hex, name, "agent")
        self._run(self._register)

    def stay(self) -> None:
        """Have the desk open; who does nothing for some minutes is not there any more."""
        self._run(self._stay)

    def take_over(self, conversation: str) -> None:
        self._run(lambda parts: parts.staff_conversations.claim(conversation, self._me))

    def reply(self, conversation: str, text: str) -> None:
        message_id = str(uuid.uuid4())
        self._run(lambda parts: parts.staff_conversations.reply(conversation, self._me, message_id, text))

    def give_back(self, conversation: str) -> None:
        self._run(lambda parts: parts.staff_conversations.give_back(conversation, self._me))

    def close(self, conversation: str) -> None:
        self._run(lambda parts: parts.staff_conversations.close(conversation, self._me, "helped"))

    async def _register(self, parts: Services) -> None:
        """An account of somebody who is logged in: who is not keeps no conversation."""
        now = datetime.now(UTC)
        async with parts.database.write() as unit:
            await add_account(
                unit, staff_id=self._me.id, login=self._me.id[:12], name=self._me.name, role="agent",
                password_hash="", totp_secret="", now=now,
            )  # fmt: skip
            await begin_session(unit, self._me.id, now)

    async def _stay(self, parts: Services) -> None:
        async with parts.database.write() as unit:
            await presence.stay(unit, self._me.id, None, datetime.now(UTC))

    def _run(self, act: Callable[[Services], Awaitable[object]]) -> None:
        """Do one act. In a thread of its own: the browser's driver has the loop of this one."""
        failures: list[BaseException] = []

        async def once() -> None:
            settings = self._settings
            url = database_url(settings.database_url, settings.data_dir)
            database = await open_database(url, settings.data_dir, settings.encryption_key)
            problems = load_problems()
            parts, dispatcher = assemble(settings, database, problems, lambda: datetime.now(UTC))
            try:
                await act(parts)
                await parts.background.finish(10)
            finally:
                await dispatcher.close()
                parts.engine.close()
                await database.close()

        def work() -> None:
            try:
                asyncio.run(once())
            except BaseException as error:
                failures.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(30)
        if failures:
            raise failures[0]
