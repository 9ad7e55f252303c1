"""The engine as web knows it: one HTTP call a turn over its socket."""

import asyncio
from pathlib import Path
from typing import Any, TypeVar

import httpx
import msgspec

from bot.domain.turn import RecogniseReply, RecogniseRequest, TurnReply, TurnRequest

READY_SECONDS = 1.0
CONNECTIONS = 32

Wanted = TypeVar("Wanted")


class EngineError(Exception):
    """The engine gave no answer that can be used."""


class EngineAwayError(EngineError):
    """Nobody listens, or it is still loading: it has seen nothing."""


class EngineSilentError(EngineError):
    """No answer within the time limit, or it ended while it was answering."""


class EngineFailedError(EngineError):
    """It answered with an error. status: of the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(f"the engine answered {status}")
        self.status = status


class StateRefusedError(EngineFailedError):
    """It cannot read the state it was given, e.g. because that is of another version."""


class EngineClient:
    """Calls the engine. url: where it listens; when empty, at the socket."""

    def __init__(self, socket: Path, url: str, timeout: float) -> None:
        self.timeout = timeout
        limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
        transport = httpx.AsyncHTTPTransport(uds=None if url else str(socket), limits=limits)
        self._http = httpx.AsyncClient(
            transport=transport,
            base_url=url or "http://engine",
            timeout=httpx.Timeout(timeout),
            trust_env=False,
        )

    async def turn(self, request: TurnRequest) -> TurnReply:
        """Take a turn. Raises EngineError."""
        return await self._call("/turn", request, TurnReply)

    async def recognise(self, request: RecogniseRequest) -> RecogniseReply:
        """What a text says, outside any dialogue. Raises EngineError."""
        return await self._call("/recognise", request, RecogniseReply)

    async def is_ready(self) -> bool:
        try:
            answer = await self._http.get("/health/ready", timeout=READY_SECONDS)
        except httpx.HTTPError:
            return False
        return answer.status_code == 200

    async def close(self) -> None:
        await self._http.aclose()

    async def _call(self, path: str, request: Any, wanted: type[Wanted]) -> Wanted:
        body = msgspec.json.encode(request)
        try:
            # The time limit is for the whole call; httpx has one for each part only.
            async with asyncio.timeout(self.timeout):
                answer = await self._post(path, body)
        except (TimeoutError, httpx.TimeoutException) as error:
            raise EngineSilentError("the engine did not answer in time") from error
        except httpx.ConnectError as error:
            raise EngineAwayError("the engine does not listen") from error
        if answer.status_code == 503:
            raise EngineAwayError("the engine is still loading")
        if answer.status_code == 422:
            raise StateRefusedError(422)
        if answer.status_code != 200:
            raise EngineFailedError(answer.status_code)
        try:
            return msgspec.json.decode(answer.content, type=wanted)
        except msgspec.DecodeError as error:
            raise EngineFailedError(200) from error

    async def _post(self, path: str, body: bytes) -> httpx.Response:
        headers = {"Content-Type": "application/json"}
        try:
            return await self._http.post(path, content=body, headers=headers)
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
            # A connection that was kept may have ended with the engine it led to. The engine keeps
            # nothing, so that asking again does no harm.
            pass
        try:
            return await self._http.post(path, content=body, headers=headers)
        except httpx.TransportError as error:
            raise EngineSilentError("the engine ended while it was answering") from error
