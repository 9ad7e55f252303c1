"""An engine that is held by one turn ends, so that it is started again."""

import subprocess
import sys
import time

from bot.engine.model import ROOT

HELD = """
import asyncio, re
from bot.engine.watchdog import keep_alive

async def serve():
    watching = asyncio.create_task(keep_alive(1.0))
    await asyncio.sleep(2.5)
    print("served", flush=True)
    said = "a secret" + "a" * 60
    re.match(r"a secret(a+)+$", said + "!")

asyncio.run(serve())
"""


def test_a_held_engine_ends_and_writes_where_it_stood_but_not_what_was_said() -> None:
    start = time.monotonic()
    done = subprocess.run([sys.executable, "-c", HELD], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "served", "a loop that runs is left alone"
    assert done.returncode == 1
    assert time.monotonic() - start < 30
    assert "in serve" in done.stderr
    assert "secret" not in done.stderr
