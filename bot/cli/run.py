"""`make run`: start engine and web, print where they are, stop both on Ctrl-C or SIGTERM.

    .venv-web/bin/python -m bot.cli.run

A part that ends by itself is started again, after a pause that doubles up to half a minute.
"""

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120.0
STOP_SECONDS = 10.0
LONGEST_PAUSE_SECONDS = 30.0


@dataclass
class Part:
    """One process of the product and how it is started."""

    name: str
    command: tuple[str, ...]
    process: asyncio.subprocess.Process | None = None

    async def keep_running(self, stopping: asyncio.Event) -> None:
        """Start it, and start it again whenever it ends, until stopping is set."""
        pause = 1.0
        while not stopping.is_set():
            self.process = await asyncio.create_subprocess_exec(
                *self.command, cwd=ROOT, start_new_session=True
            )
            code = await self.process.wait()
            if stopping.is_set():
                return
            print(f"{self.name} ended with code {code}; it starts again in {pause:.0f} s", file=sys.stderr)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def stop(self) -> None:
        """Ask it to stop; after STOP_SECONDS end it."""
        if self.process is None or self.process.returncode is not None:
            return
        self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), STOP_SECONDS)
        except TimeoutError:
            self.process.kill()
            await self.process.wait()


async def until_ready(address: str, stopping: asyncio.Event) -> bool:
    """True as soon as web and engine are ready; False when stopped or not ready in READY_SECONDS."""
    async with httpx.AsyncClient() as client:
        for _ in range(int(READY_SECONDS * 4)):
            if stopping.is_set():
                return False
            with contextlib.suppress(httpx.HTTPError):
                if (await client.get(f"{address}/health/ready")).status_code == 200:
                    return True
            await asyncio.sleep(0.25)
    return False


def welcome(address: str, data_dir: Path) -> str:
    return f"""
Ter Plaatse runs.
  chat   {address}/chat
  desk   {address}/desk
         make an account in another terminal: make -s staff NAME=naam ROLE=agent DATA_DIR={data_dir}
         it prints the login, the password and the key for the code app; log in at {address}/desk/login
  stop   Ctrl-C
"""


async def main() -> int:
    port = int(os.environ.get("PORT") or "8000")
    data_dir = Path(os.environ.get("DATA_DIR") or "var")
    (ROOT / data_dir).mkdir(parents=True, exist_ok=True)
    address = f"http://127.0.0.1:{port}"
    parts = [
        Part("engine", (str(ROOT / ".venv-engine/bin/python"), "-m", "bot.engine")),
        Part("web", (sys.executable, "-m", "bot.web")),
    ]
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    running = [asyncio.create_task(part.keep_running(stopping)) for part in parts]
    try:
        if await until_ready(address, stopping):
            print(welcome(address, data_dir), flush=True)
        elif not stopping.is_set():
            print(f"not ready after {READY_SECONDS:.0f} s; see the messages above", file=sys.stderr)
            stopping.set()
            return 1
        await stopping.wait()
        return 0
    finally:
        stopping.set()
        await asyncio.gather(*(part.stop() for part in parts))
        await asyncio.gather(*running, return_exceptions=True)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
