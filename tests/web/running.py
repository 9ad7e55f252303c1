"""The web process, started as `make run` starts it, and a visitor who uses its API."""

import asyncio
import os
import signal
import socket
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx

from bot.store.database import Database, Unit, database_url
from bot.store.opening import open_database
from tests.web.scripted_engine import ScriptedEngine, scripted_engine
from tests.web.web_process import WebProcess

READY_SECONDS = 90
# All is plain HTTP here: reading the certificates of this machine for every client takes long.
PLAIN = False
Result = TypeVar("Result")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def eventually(holds: Callable[[], bool], seconds: float = 15) -> None:
    """Wait until it holds. Raises AssertionError when it does not in that time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not come to hold"
        time.sleep(0.05)


@dataclass
class Web:
    """A web process. settings: its environment. log: what it wrote."""

    settings: dict[str, str]
    log: Path
    process: WebProcess | None = None
    port: int = field(default_factory=free_port)
    client: httpx.Client = field(
        default_factory=lambda: httpx.Client(timeout=40, trust_env=False, verify=PLAIN)
    )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data_dir(self) -> Path:
        return Path(self.settings["DATA_DIR"])

    def start(self) -> None:
        """Start it and wait until it answers."""
        environment = {**os.environ, **self.settings, "PORT": str(self.port)}
        self.process = WebProcess(environment, self.log)
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self.process.returncode is not None:
                raise RuntimeError(f"web ended:\n{self.log.read_text()}")
            try:
                self.client.get(f"{self.url}/health/live", timeout=1)
                return
            except httpx.TransportError:
                time.sleep(0.05)
        raise RuntimeError(f"web does not answer:\n{self.log.read_text()}")

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(20)
            self.process = None

    def visitor(self, **body: Any) -> "Visitor":
        """Somebody who begins a conversation."""
        answer = self.client.post(f"{self.url}/api/v1/conversations", json={"language": "nl"} | body)
        assert answer.status_code == 201, answer.text
        # Everybody here is somebody else.
        self.client.cookies.clear()
        return Visitor(self, answer.json()["id"], answer.json()["token"], answer.json()["messages"])

    def look(self, question: Callable[[Unit], Awaitable[Result]]) -> Result:
        """Ask the database something."""

        async def ask() -> Result:
            database = await self.database()
            try:
                async with database.read() as unit:
                    return await question(unit)
            finally:
                await database.close()

        return asyncio.run(ask())

    async def database(self) -> Database:
        url = database_url(self.settings.get("DATABASE_URL", ""), self.data_dir)
        return await open_database(url, self.data_dir)


@dataclass
class Visitor:
    """A visitor, with the token in the header. opening: the first messages."""

    web: Web
    id: str
    token: str
    opening: list[dict[str, Any]]

    @property
    def address(self) -> str:
        return f"{self.web.url}/api/v1/conversations/{self.id}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def send(self, message_id: str | None = None, **content: Any) -> httpx.Response:
        body = {"id": message_id or str(uuid.uuid4())} | content
        return self.web.client.post(f"{self.address}/messages", json=body, headers=self.headers)

    def say(self, text: str) -> list[str]:
        """Say something; the texts of the answer."""
        answer = self.send(text=text)
        assert answer.status_code == 200, answer.text
        return [message["text"] for message in answer.json()["messages"]]

    def press(self, button: str) -> list[str]:
        answer = self.send(button=button)
        assert answer.status_code == 200, answer.text
        return [message["text"] for message in answer.json()["messages"]]

    def news(self, after: int = 0, wait: float = 0) -> dict[str, Any]:
        answer = self.web.client.get(
            f"{self.address}/messages", params={"after": after, "wait": wait}, headers=self.headers
        )
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def texts(self) -> list[str]:
        """Everything in the conversation, in order."""
        return [message["text"] for message in self.news()["messages"]]

    def get(self, path: str) -> httpx.Response:
        return self.web.client.get(f"{self.address}{path}", headers=self.headers)


@contextmanager
def running_web(
    database: str, folder: Path, port: int = 0, **settings: str
) -> Iterator[tuple[Web, ScriptedEngine]]:
    """A web process beside a scripted engine. database: DATABASE_URL. port: a free one when 0."""
    with tempfile.TemporaryDirectory(prefix="tp-") as short:
        # The path of a socket has at most 107 bytes.
        data_dir = Path(short)
        web = Web({"DATA_DIR": str(data_dir), "DATABASE_URL": database, **settings}, folder / "web.log")
        web.port = port or web.port
        with scripted_engine(data_dir / "engine.sock") as engine:
            web.start()
            try:
                yield web, engine
            finally:
                web.stop()
                web.client.close()
