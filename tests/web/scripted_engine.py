"""An engine that says what a test tells it to, on a Unix socket, in the words of the turn API.

For cases that the real engine cannot be brought into at will: slow, silent, failing, gone in the middle of a
turn. tests/web/test_engine_contract.py holds it against the real one.
"""

import contextlib
import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import msgspec

from bot.domain.turn import (
    Button,
    CaseView,
    Effects,
    Entity,
    RecogniseReply,
    RecogniseRequest,
    Recognition,
    Reply,
    TurnReply,
    TurnRequest,
)

Script = Callable[[TurnRequest], TurnReply]
DANGEROUS = "staat voor de deur"


def said(request: TurnRequest) -> str:
    """What the visitor did in this turn, in one text."""
    message = request.message
    return message.text or (f"<{message.button}>" if message.button else "<open>")


def echo(request: TurnRequest) -> TurnReply:
    """The plain script: says what it heard and how often it was called in this conversation."""
    turn = (request.state or {}).get("turn", 0) + 1
    reply = Reply(
        "text", f"{turn}: {said(request)}", (Button("fact:called_bank:yes", "Ja, de bank weet het"),)
    )
    return TurnReply({"turn": turn}, (reply,), CaseView(rule="nothing"))


def replying(text: str, effects: Effects | None = None, **case: Any) -> Script:
    """A script that always says this and has these effects."""

    def script(request: TurnRequest) -> TurnReply:
        plain = echo(request)
        return replace(
            plain,
            replies=(Reply("text", text),),
            effects=effects or Effects(),
            case=CaseView(**({"rule": "nothing"} | case)),
        )

    return script


@dataclass
class ScriptedEngine:
    """script: what /turn says. delay: seconds before each answer. status: given instead of an answer.

    drop: the connection is closed without an answer.
    encoder: what it says of it. turns: every turn it was asked for. entities: what it reads in every
    text that it is asked to recognise.
    """

    path: Path
    script: Script = echo
    delay: float = 0.0
    status: int = 200
    drop: bool = False
    encoder: str = "present"
    entities: tuple[Entity, ...] = ()
    turns: list[TurnRequest] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    _server: socketserver.ThreadingUnixStreamServer | None = None

    def start(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.unlink(missing_ok=True)
        self._server = _Server(str(self.path), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server.cut_off()
            self.path.unlink(missing_ok=True)
            self._server = None

    def reset(self) -> None:
        self.script, self.delay, self.status, self.drop = echo, 0.0, 200, False
        self.entities = ()
        self.turns.clear()
        self.recognised.clear()

    def answer(self, path: str, body: bytes) -> tuple[int, bytes]:
        if path == "/turn":
            turn = msgspec.json.decode(body, type=TurnRequest)
            self.turns.append(turn)
            time.sleep(self.delay)
            return self.status, msgspec.json.encode(self.script(turn))
        if path == "/recognise":
            asked = msgspec.json.decode(body, type=RecogniseRequest)
            self.recognised.append(asked.text)
            urgency = "emergency" if DANGEROUS in asked.text else "advice"
            reply = RecogniseReply(
                Recognition(entities=self.entities), (), urgency, "danger-here", ("De dader is bij u.",)
            )
            return self.status, msgspec.json.encode(reply)
        return 404, b"{}"


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._open: set[Any] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def cut_off(self) -> None:
        """Close the connections that are kept, as the end of a process does."""
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(2)


def _handler(engine: ScriptedEngine) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            known = self.path == "/health/ready"
            found = {"status": "ready", "encoder": engine.encoder}
            self._answer(200 if known else 404, json.dumps(found).encode())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = engine.answer(self.path, body)
            if engine.drop:
                self.close_connection = True
                self.connection.shutdown(2)
                return
            self._answer(status, answer)

        def _answer(self, status: int, body: bytes) -> None:
            with contextlib.suppress(BrokenPipeError):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def address_string(self) -> str:
            return "socket"

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    return Handler


@contextlib.contextmanager
def scripted_engine(path: Path) -> Iterator[ScriptedEngine]:
    engine = ScriptedEngine(path)
    engine.start()
    try:
        yield engine
    finally:
        engine.stop()
