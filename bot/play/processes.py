"""Processes that a measurement starts, waits for, weighs and ends. Only loopback is spoken to."""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 20.0
LOOK_SECONDS = 0.1

Process = subprocess.Popen[bytes]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(command: Sequence[str], log: Path | None = None, **settings: str) -> Process:
    """Start a command in the project, in a group of its own. log: where what it says goes, else to ours.

    settings: environment variables beside ours.
    """
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false", **settings}
    with log.open("ab") if log else contextlib.nullcontext() as output:
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=output, start_new_session=True
        )


def stop(processes: Sequence[Process]) -> None:
    """End processes with all below them; who does not go in time is killed."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_until_answers(url: str, processes: Sequence[Process], seconds: float) -> None:
    """Wait until url answers 200. Raises RuntimeError when a process ends or the time is over."""
    deadline = time.monotonic() + seconds
    with httpx.Client(trust_env=False) as client:
        while time.monotonic() < deadline:
            with contextlib.suppress(httpx.HTTPError):
                if client.get(url).status_code == 200:
                    return
            if any(process.poll() is not None for process in processes):
                raise RuntimeError(f"a process ended before {url} answered; see what it said")
            time.sleep(LOOK_SECONDS)
    raise RuntimeError(f"{url} did not answer in {seconds:.0f} s")


def memory_mb(processes: Sequence[Process]) -> float:
    """Proportional set size of processes and all below them, in MB (10^6 bytes)."""
    total = 0
    for process in processes:
        for pid in _family(process.pid):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total / 1e6


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = children.read_text().split() if children.exists() else []
    return [pid, *(each for child in below for each in _family(int(child)))]
