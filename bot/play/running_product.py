"""Engine and web for a measurement, each in a process of its own, with a database of their own."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from bot.play.processes import ROOT, free_port, start, stop, wait_until_answers

READY_SECONDS = 120.0


@contextmanager
def running_product() -> Iterator[str]:
    """Engine and web with an empty database; gives the address. Raises RuntimeError when not ready."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="tp-") as data_dir:
        commands = (
            (str(ROOT / ".venv-engine/bin/python"), "-m", "bot.engine"),
            (sys.executable, "-m", "bot.web"),
        )
        parts = [start(command, DATA_DIR=data_dir, PORT=str(port)) for command in commands]
        try:
            wait_until_answers(f"{address}/health/ready", parts, READY_SECONDS)
            yield address
        finally:
            stop(parts)
