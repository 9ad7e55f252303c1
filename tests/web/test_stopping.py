"""The web process stops when it is told to, at whatever moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.running import Web, free_port

# The process as it is, but it gets the signal at one moment of its start.
PROCESS = """
import os, signal
from bot.web.bootstrap import create_app
from bot.web.settings import read_settings

settings = read_settings(os.environ)
app = create_app(settings)

def tell():
    os.kill(os.getpid(), signal.SIGTERM)

{moment}

app.run(host="127.0.0.1", port=settings.port, single_process=True, access_log=False, motd=False)
"""
WHILE_IT_STARTS = """
@app.after_server_start
async def tell_now(app):
    tell()
"""
# It answers already, but its loop stands still for a moment.
BETWEEN_START_AND_SERVING = """
served = type(app).set_serving

def serve(app, is_serving):
    if is_serving:
        tell()
    served(app, is_serving)

type(app).set_serving = serve
"""


@pytest.mark.parametrize("moment", [WHILE_IT_STARTS, BETWEEN_START_AND_SERVING], ids=["starting", "between"])
def test_it_stops_when_told_while_it_starts(tmp_path: Path, moment: str) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "PORT": str(free_port())}
    script = PROCESS.format(moment=moment)
    process = subprocess.run([sys.executable, "-c", script], env=environment, timeout=60)
    assert process.returncode == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_while_it_serves(tmp_path: Path, how: signal.Signals) -> None:
    web = Web({"DATA_DIR": str(tmp_path)}, tmp_path / "web.log")
    web.start()
    process = web.process
    assert process is not None
    assert web.client.get(f"{web.url}/chat").status_code == 200
    # Who is impatient tells it twice.
    process.send_signal(how)
    web.stop(how)
    assert process.returncode == 0
