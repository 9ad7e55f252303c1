"""The turn service: the turn API of bot/domain/turn.py over HTTP.

POST /turn, POST /recognise, GET /health/live, GET /health/ready. Only web calls it.
"""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.domain.case import StateError
from bot.domain.turn import Context, Message, RecogniseRequest, TurnRequest
from bot.engine import memory, watchdog
from bot.engine.single_message import judge

if TYPE_CHECKING:
    from bot.engine.assistant import Assistant

LARGEST_BODY = 512 * 1024  # bytes: a long text and the state of a long conversation, several times over

log = logging.getLogger(__name__)


@dataclass
class Engine:
    """What the service serves, once it is loaded."""

    load: Callable[[], Assistant]
    assistant: Assistant | None = field(default=None, init=False)
    failed: bool = field(default=False, init=False)
    watching: asyncio.Task[None] | None = field(default=None, init=False)

    async def start(self, app: Sanic) -> None:
        """Load and warm up beside the running server, so that /health/live answers meanwhile."""
        start = time.monotonic()
        try:
            assistant = await asyncio.get_running_loop().run_in_executor(None, self.load)
            await warm_up(assistant)
        except Exception:
            log.exception("The engine cannot start")
            self.failed = True
            app.stop()
            return
        memory.settle()
        self.watching = asyncio.create_task(watchdog.keep_alive())
        self.assistant = assistant
        log.info("Ready after %.1f s", time.monotonic() - start)


async def warm_up(assistant: Assistant) -> None:
    """Take each kind of turn once, so that no visitor waits for what is made at the first call."""
    context = Context(now="2026-01-01T12:00:00+01:00", next_reference="warm-up")
    state = None
    texts = (
        "hallo",
        "ik heb geld overgemaakt naar een oplichter",
        "Ik weet het niet. " * 60,
        "help me please",
        "",
    )
    for message in (Message("warm-up"), *(Message("warm-up", text=text) for text in texts)):
        state = (await assistant.turn(TurnRequest(message, context, state))).state


def create_app(engine: Engine) -> Sanic:
    app = Sanic("engine", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = LARGEST_BODY
    app.config.KEEP_ALIVE_TIMEOUT = 600  # seconds; web keeps its connections
    app.config.ACCESS_LOG = False
    app.config.FALLBACK_ERROR_FORMAT = "json"
    app.error_handler.add(Exception, _failed)
    app.error_handler.add(SanicException, _refused)

    @app.after_server_start
    async def begin(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.add_task(engine.start(app))

    @app.before_server_stop
    async def end(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        if engine.watching:
            engine.watching.cancel()

    @app.post("/turn")
    async def turn(request: Request) -> HTTPResponse:
        if engine.assistant is None:
            return _not_ready()
        return _json(await engine.assistant.turn(_decode(request, TurnRequest)))

    @app.post("/recognise")
    async def recognise(request: Request) -> HTTPResponse:
        if engine.assistant is None:
            return _not_ready()
        asked = _decode(request, RecogniseRequest)
        recognition = engine.assistant.recogniser.recognise(asked.text)
        judged = judge(recognition, asked.facts, engine.assistant.policy)
        return _json(replace(judged, model=engine.assistant.model_name))

    @app.get("/health/live")
    async def live(request: Request) -> HTTPResponse:
        return _json({"status": "live"})

    @app.get("/health/ready")
    async def ready(request: Request) -> HTTPResponse:
        if engine.assistant is None:
            return _not_ready()
        missing = engine.assistant.recogniser.encoder_missing
        return _json({"status": "ready", "encoder": "missing" if missing else "present", "why": missing})

    return app


def run(app: Sanic, listener: Any, socket_path: Path | None) -> None:
    """Serve until SIGTERM or SIGINT; requests under way are finished."""
    ours = socket_path.stat().st_ino if socket_path else None
    try:
        app.run(sock=listener, access_log=False, debug=False)
    finally:
        # Not when the next engine has put its own in that place already.
        if socket_path and socket_path.exists() and socket_path.stat().st_ino == ours:
            socket_path.unlink()


class BodyError(SanicException):
    """The body is not what the turn API says."""

    status_code = 400


def _decode(request: Request, wanted: type[Any]) -> Any:
    try:
        return msgspec.json.decode(request.body, type=wanted)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        # Which field and what was expected: for web, and not logged.
        raise BodyError(str(error)) from error


def _json(content: object, status: int = 200) -> HTTPResponse:
    return HTTPResponse(msgspec.json.encode(content), status, content_type="application/json")


def _not_ready() -> HTTPResponse:
    return _json({"status": "loading"}, 503)


def _refused(request: Request, error: SanicException) -> HTTPResponse:
    return _json({"error": str(error)}, getattr(error, "status_code", 500))


def _failed(request: Request, error: Exception) -> HTTPResponse:
    """An answer without anything of the request; the log has the same id with the place."""
    from bot.engine.recogniser import TextTooLongError

    if isinstance(error, TextTooLongError):
        return _json({"error": str(error)}, 413)
    if isinstance(error, StateError):
        return _json({"error": str(error)}, 422)
    number = uuid.uuid4().hex[:12]
    log.error("Error %s at %s", number, request.path, exc_info=error)
    return _json({"error": number}, 500)
