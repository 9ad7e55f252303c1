"""`python -m bot.web` as a process of its own, without importing everything anew each time.

A server process has imported what web needs; each web process is a fork of it. What runs, and how it is told
to stop or killed, is the same.
"""

import multiprocessing
import os
import signal
import sys
from pathlib import Path

from bot.web.__main__ import main

FORKS = multiprocessing.get_context("forkserver")
# This module brings what web imports first; the pages and the migrations come when an application is made.
FORKS.set_forkserver_preload(
    [__name__, "bot.web.chat.view", "bot.web.desk.view", "alembic.command", "alembic.context"]
)


class WebProcess:
    """A web process that has been started. environment: all of it. log: what it writes is added there."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._process = FORKS.Process(target=_serve, args=(environment, log), daemon=True)
        self._process.start()

    @property
    def returncode(self) -> int | None:
        """None while it runs; minus the number of a signal that ended it."""
        return self._process.exitcode

    def send_signal(self, how: signal.Signals) -> None:
        if self._process.pid is not None and self._process.is_alive():
            os.kill(self._process.pid, how)

    def wait(self, seconds: float) -> None:
        """Wait until it has ended. Raises TimeoutError when it does not in that time."""
        self._process.join(seconds)
        if self._process.is_alive():
            raise TimeoutError(f"web did not end within {seconds} s")


def _serve(environment: dict[str, str], log: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.exit(main())
