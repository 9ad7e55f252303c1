"""The web process stops when it is told to, at whatever moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.running import Web, free_port

# The process as it is, but it gets the signal at one moment of its start.
TOLD_WHILE_IT_STARTS = """
import os, signal
from bot.web.bootstrap import create_app
from bot.web.settings import read_settings

settings = read_settings(os.environ)
app = create_app(settings)

@app.after_server_start
async def tell(app):
    os.kill(os.getpid(), signal.SIGTERM)

app.run(host="127.0.0.1", port=settings.port, single_process=True, access_log=False, motd=False)
"""


def test_it_stops_when_told_while_it_starts(tmp_path: Path) -> None:
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "PORT": str(free_port())}
    process = subprocess.run([sys.executable, "-c", TOLD_WHILE_IT_STARTS], env=environment, timeout=60)
    assert process.returncode == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_while_it_serves(tmp_path: Path, how: signal.Signals) -> None:
    web = Web({"DATA_DIR": str(tmp_path)}, tmp_path / "web.log")
    web.start()
    process = web.process
    assert process is not None
    assert web.client.get(f"{web.url}/chat").status_code == 200
    web.stop(how)
    assert process.returncode == 0
