"""Debian's Chromium without a window, which tests, pictures and measurements of the pages drive.

Not the whole browser: that draws its own tabs and menus for each page, and takes twice the processor's time.
"""

import shutil

PACKAGE = "chromium-headless-shell"


class MissingBrowserError(Exception):
    """The browser is not installed."""


def program() -> str:
    """The path to start it by. Raises MissingBrowserError with the command that installs it."""
    found = shutil.which(PACKAGE)
    if found is None:
        raise MissingBrowserError(f"the pages need Chromium: apt-get install {PACKAGE}")
    return found
