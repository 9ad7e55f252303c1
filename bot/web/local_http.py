"""HTTP to a process on this machine: just what the turn API needs, at a tenth of a general client's cost.

Connections are kept. Answers must have a Content-Length, as the engine's do.
"""

import asyncio
import contextlib
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LARGEST_HEAD = 64 * 1024
KEPT = 32


class UnreachableError(Exception):
    """Nobody listens there."""


class BrokenOffError(Exception):
    """The connection ended before the answer was complete."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes


@dataclass(eq=False)
class _Connection:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def is_open(self) -> bool:
        return not self.reader.at_eof() and not self.writer.is_closing()

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self.writer.close()


class LocalHttp:
    """Calls one server. url: its address; when empty, its Unix socket."""

    def __init__(self, socket: Path, url: str = "") -> None:
        self._socket = socket
        parts = urlsplit(url)
        self._host, self._port = (parts.hostname or "", parts.port or 80) if url else ("", 0)
        self._free: deque[_Connection] = deque()

    async def get(self, path: str) -> Answer:
        """Raises UnreachableError or BrokenOffError."""
        return await self._ask("GET", path, b"")

    async def post(self, path: str, body: bytes) -> Answer:
        """Send JSON. Raises UnreachableError or BrokenOffError."""
        return await self._ask("POST", path, body)

    def close(self) -> None:
        while self._free:
            self._free.pop().close()

    async def _ask(self, method: str, path: str, body: bytes) -> Answer:
        # A GET that announces a body, be it an empty one, is a fault to some servers.
        about_body = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        request = f"{method} {path} HTTP/1.1\r\nHost: engine\r\n{about_body}\r\n".encode("ascii") + body
        kept = self._kept()
        if kept is not None:
            try:
                return await self._exchange(kept, request)
            except BrokenOffError:
                # It was kept too long, or ended with the process it led to. What is asked here changes
                # nothing there, so that it can be asked again.
                pass
        return await self._exchange(await self._connect(), request)

    def _kept(self) -> _Connection | None:
        while self._free:
            connection = self._free.pop()
            if connection.is_open:
                return connection
            connection.close()
        return None

    async def _connect(self) -> _Connection:
        try:
            if self._host:
                opened = await asyncio.open_connection(self._host, self._port, limit=LARGEST_HEAD)
            else:
                opened = await asyncio.open_unix_connection(str(self._socket), limit=LARGEST_HEAD)
        except OSError as error:
            raise UnreachableError(type(error).__name__) from error
        return _Connection(*opened)

    async def _exchange(self, connection: _Connection, request: bytes) -> Answer:
        complete = False
        try:
            connection.writer.write(request)
            head = await connection.reader.readuntil(b"\r\n\r\n")
            status, length, stays = _read_head(head)
            body = await connection.reader.readexactly(length)
            complete = stays
        except (OSError, EOFError, ValueError, LookupError, asyncio.LimitOverrunError) as error:
            raise BrokenOffError(type(error).__name__) from error
        finally:
            # One whose answer was not waited for would give it to the next question.
            if complete and len(self._free) < KEPT:
                self._free.append(connection)
            else:
                connection.close()
        return Answer(status, body)


def _read_head(head: bytes) -> tuple[int, int, bool]:
    """Status, length of the body in bytes, and whether the connection stays open."""
    first, *lines = head.decode("latin-1").split("\r\n")
    status = int(first.split(" ", 2)[1])
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    return status, int(headers["content-length"]), headers.get("connection", "").lower() != "close"
