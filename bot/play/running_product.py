"""Engine and web for a measurement, each in a process of its own, with a database of their own."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120.0


@contextmanager
def running_product() -> Iterator[str]:
    """Engine and web with an empty database; gives the address. Raises RuntimeError when not ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="tp-") as data_dir:
        environment = {**os.environ, "DATA_DIR": data_dir, "PORT": str(port)}
        commands = (
            (str(ROOT / ".venv-engine/bin/python"), "-m", "bot.engine"),
            (sys.executable, "-m", "bot.web"),
        )
        parts = [subprocess.Popen(command, cwd=ROOT, env=environment) for command in commands]
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_until_ready(address, parts)
            yield address
        finally:
            for part in parts:
                part.terminate()
            for part in parts:
                part.wait(20)


def _wait_until_ready(address: str, parts: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if any(part.poll() is not None for part in parts):
            raise RuntimeError("engine or web ended; see above")
        try:
            if httpx.get(f"{address}/health/ready", trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.3)
    raise RuntimeError(f"not ready after {READY_SECONDS:.0f} s")
