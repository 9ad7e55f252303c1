"""Engine and web, each in a process of its own, as `make run` starts them."""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.web.running import Web

ROOT = Path(__file__).resolve().parents[2]
ENGINE_PYTHON = ROOT / ".venv-engine" / "bin" / "python"
READY_SECONDS = 120


@dataclass
class Product:
    """The running product."""

    web: Web

    @property
    def url(self) -> str:
        return self.web.url


@contextmanager
def running_product(logs: Path, **settings: str) -> Iterator[Product]:
    """Start engine and web with these settings; both stop at the end. logs: a folder."""
    # The path of a socket has at most 107 bytes.
    with tempfile.TemporaryDirectory(prefix="tp-") as data_dir:
        environment = {"DATA_DIR": data_dir, **settings}
        with (logs / "engine.log").open("ab") as output:
            engine = subprocess.Popen(
                [str(ENGINE_PYTHON), "-m", "bot.engine"],
                cwd=ROOT, env={**os.environ, **environment}, stdout=output, stderr=output,
            )  # fmt: skip
        web = Web(environment, logs / "web.log")
        try:
            web.start()
            _wait_until_ready(web, engine, logs / "engine.log")
            yield Product(web)
        finally:
            web.stop()
            web.client.close()
            engine.terminate()
            engine.wait(20)


@contextmanager
def web_beside(product: Product, logs: Path, **settings: str) -> Iterator[Product]:
    """A second web process with settings and a database of its own, at the engine of a running product.

    The engine keeps nothing, and starting one takes long. logs: a folder.
    """
    with tempfile.TemporaryDirectory(prefix="tp-") as data_dir:
        (Path(data_dir) / "engine.sock").symlink_to(product.web.data_dir / "engine.sock")
        web = Web({"DATA_DIR": data_dir, **settings}, logs / "web.log")
        try:
            web.start()
            yield Product(web)
        finally:
            web.stop()
            web.client.close()


def _wait_until_ready(web: Web, engine: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if engine.poll() is not None:
            raise RuntimeError(f"the engine ended:\n{log.read_text()}")
        if httpx.get(f"{web.url}/health/ready", trust_env=False).status_code == 200:
            return
        time.sleep(0.3)
    raise RuntimeError(f"the product is not ready after {READY_SECONDS} s:\n{log.read_text()}")
