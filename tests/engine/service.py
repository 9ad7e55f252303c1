"""An engine in a process of its own, and a client for its socket."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 90

CONTEXT = {"now": "2026-11-24T12:00:00+01:00", "next_reference": "TP-TEST-1"}


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("engine", timeout=30)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any


class Service:
    """Starts on enter, ends on exit.

    log: what it wrote to standard output and error. temporary: its folder for temporary files.
    """

    def __init__(self, model: Path, folder: Path, *arguments: str) -> None:
        self.socket = folder / "engine.sock"
        self.log = folder / "engine.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self._command = [
            sys.executable,
            "-m",
            "bot.engine",
            "--socket",
            str(self.socket),
            "--model",
            str(model),
        ]
        self._command += arguments

    def __enter__(self) -> Service:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.process.kill()
        self.process.wait()

    def start(self) -> None:
        with self.log.open("ab") as log:
            environment = {**os.environ, "TMPDIR": str(self.temporary)}
            self.process = subprocess.Popen(self._command, cwd=ROOT, stdout=log, stderr=log, env=environment)
        end = time.monotonic() + READY_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the engine ended by itself:\n{self.log.read_text()}")
            # A killed engine leaves its socket, which refuses.
            with contextlib.suppress(FileNotFoundError, ConnectionRefusedError):
                if self.get("/health/ready").status == 200:
                    return
            time.sleep(0.2)
        raise AssertionError(f"the engine is not ready after {READY_SECONDS} s:\n{self.log.read_text()}")

    def stop(self) -> int:
        """Ask it to stop; gives its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None)

    def post(self, path: str, body: object) -> Answer:
        """body: bytes as they are, anything else as JSON."""
        return self._ask("POST", path, body if isinstance(body, bytes) else json.dumps(body).encode())

    def say(self, text: str, state: Any = None) -> Answer:
        return self.post("/turn", {"state": state, "message": {"id": "m", "text": text}, "context": CONTEXT})

    def press(self, button: str, state: Any) -> Answer:
        message = {"id": "m", "button": button}
        return self.post("/turn", {"state": state, "message": message, "context": CONTEXT})

    def open(self) -> Answer:
        return self.post("/turn", {"message": {"id": "m"}, "context": CONTEXT})

    def memory_mb(self) -> float:
        """Its share of memory (PSS)."""
        lines = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

    def _ask(self, method: str, path: str, body: bytes | None) -> Answer:
        connection = _UnixConnection(self.socket)
        try:
            # The engine answers a body that is too large before it was sent whole.
            with contextlib.suppress(BrokenPipeError):
                connection.request(method, path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return Answer(response.status, json.loads(response.read() or b"null"))
        finally:
            connection.close()
