"""A real Redis for the tests, on a port of this machine, without anything on disk."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from redis import Redis
from redis.exceptions import ConnectionError as NoConnection

from tests.web.running import free_port

READY_SECONDS = 10


class MissingServerError(Exception):
    """Redis is not installed."""


@contextmanager
def redis_server() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """REDIS_URL of a running server, and its process.

    Raises MissingServerError with the command that installs it.
    """
    program = shutil.which("redis-server")
    if program is None:
        raise MissingServerError("Redis is needed for these tests: apt-get install redis-server")
    port = free_port()
    process = subprocess.Popen(
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + READY_SECONDS
        with Redis(port=port) as client:
            while True:
                try:
                    client.ping()
                    break
                except NoConnection:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(10)
