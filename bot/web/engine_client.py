"""The engine as web knows it: one HTTP call a turn over its socket."""

import asyncio
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec

from bot.domain.turn import RecogniseReply, RecogniseRequest, TurnReply, TurnRequest
from bot.web.local_http import BrokenOffError, LocalHttp, UnreachableError

READY_SECONDS = 1.0

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


class EngineReady(msgspec.Struct, frozen=True):
    """encoder: "present", or "missing" when the engine recognises by words alone, less well."""

    encoder: Literal["present", "missing"]


class EngineClient:
    """Calls the engine. url: where it listens; when empty, at the socket."""

    def __init__(self, socket: Path, url: str, timeout: float) -> None:
        self.timeout = timeout
        self._http = LocalHttp(socket, url)

    async def turn(self, request: TurnRequest) -> TurnReply:
        """Take a turn. Raises EngineError."""
        return await self._call("/turn", request, TurnReply)

    async def recognise(self, request: RecogniseRequest) -> RecogniseReply:
        """What a text says, outside any dialogue. Raises EngineError."""
        return await self._call("/recognise", request, RecogniseReply)

    async def readiness(self) -> EngineReady | None:
        """How well it can serve; None when it cannot."""
        try:
            async with asyncio.timeout(READY_SECONDS):
                answer = await self._http.get("/health/ready")
        except (TimeoutError, UnreachableError, BrokenOffError):
            return None
        return msgspec.json.decode(answer.body, type=EngineReady) if answer.status == 200 else None

    def close(self) -> None:
        self._http.close()

    async def _call(self, path: str, request: Any, wanted: type[Wanted]) -> Wanted:
        try:
            async with asyncio.timeout(self.timeout):
                answer = await self._http.post(path, msgspec.json.encode(request))
        except TimeoutError as error:
            raise EngineSilentError("the engine did not answer in time") from error
        except UnreachableError as error:
            raise EngineAwayError("the engine does not listen") from error
        except BrokenOffError as error:
            raise EngineSilentError("the engine ended while it was answering") from error
        if answer.status == 503:
            raise EngineAwayError("the engine is still loading")
        if answer.status == 422:
            raise StateRefusedError(422)
        if answer.status != 200:
            raise EngineFailedError(answer.status)
        try:
            return msgspec.json.decode(answer.body, type=wanted)
        except msgspec.DecodeError as error:
            raise EngineFailedError(200) from error
