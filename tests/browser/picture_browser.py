"""Debian's Chromium, and the folder for what it shows, for `make screenshots`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bot.play import chromium

FOLDER = Path(__file__).resolve().parents[2] / "results" / "screenshots"


@contextmanager
def picture_browser() -> Iterator[Browser]:
    """A browser; FOLDER is there, and nothing of the environment of who runs it reaches the product.

    Raises MissingBrowserError where there is no Chromium.
    """
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=chromium.program(), args=["--no-sandbox"])
