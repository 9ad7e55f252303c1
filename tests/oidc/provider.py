"""A real OpenID provider for the tests: the certified npm package oidc-provider, on this machine."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.web.running import free_port

HERE = Path(__file__).parent
READY_SECONDS = 60
CLIENT = "desk"
SECRET = "een geheim+met: tekens/die% in een adres anders zijn"


class MissingProviderError(Exception):
    """Node or the package is not installed."""


@dataclass
class OpenIdProvider:
    """A provider with people who can log in there. path: its settings, people included."""

    path: Path
    settings: dict[str, Any]
    process: subprocess.Popen[bytes] | None = None

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.settings['port']}"

    def know(
        self, subject: str, *, amr: tuple[str, ...] = ("pwd", "mfa"), acr: str = "", **claims: Any
    ) -> None:
        """Have somebody with these claims, as from now."""
        person: dict[str, Any] = {"claims": claims, "amr": list(amr)}
        self.settings["people"][subject] = person | ({"acr": acr} if acr else {})
        self._write()

    def start(self) -> None:
        """Start it, with new keys, and wait until it answers."""
        program = shutil.which("node")
        if program is None or not (HERE / "node_modules" / "oidc-provider").exists():
            raise MissingProviderError("the OpenID provider is needed for these tests: bin/setup test")
        self._write()
        with self.path.with_suffix(".log").open("ab") as output:
            self.process = subprocess.Popen(
                [program, str(HERE / "provider.mjs"), str(self.path)], stdout=output, stderr=output
            )
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            try:
                httpx.get(f"{self.issuer}/jwks", timeout=1, trust_env=False)
                return
            except httpx.TransportError:
                time.sleep(0.1)
        raise RuntimeError(f"the provider does not answer:\n{self.path.with_suffix('.log').read_text()}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def _write(self) -> None:
        self.path.write_text(json.dumps(self.settings))


@contextmanager
def openid_provider(folder: Path, desk: str, **settings: Any) -> Iterator[OpenIdProvider]:
    """A running provider that knows the desk at this address."""
    client = {
        "id": CLIENT,
        "secret": SECRET,
        "uris": [f"{desk}/desk/login/provider/back"],
        "after_logout": [f"{desk}/desk/login"],
        "told": f"{desk}/desk/login/provider/logged-out",
    }
    usual = {"port": free_port(), "client": client, "people": {}, "names_session": True}
    provider = OpenIdProvider(folder / "provider.json", usual | settings)
    provider.start()
    try:
        yield provider
    finally:
        provider.stop()
