"""Debian's Chromium, and the folder for what it shows, for `make screenshots`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parents[2] / "results" / "screenshots"


@contextmanager
def picture_browser() -> Iterator[Browser]:
    """A browser; FOLDER is there, and nothing of the environment of who runs it reaches the product.

    Raises SystemExit, with what to install, where there is no Chromium.
    """
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is needed: apt-get install chromium")
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
