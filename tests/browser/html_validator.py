"""html-validate on pages: of the server, and as the scripts have drawn them."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

VALIDATOR = "html-validate@10.17.0"


@dataclass(frozen=True)
class DrawnHtml:
    """Pages as scripts drew them, kept in a folder to be looked at together: starting Node takes long."""

    folder: Path

    def keep(self, name: str, page: Page) -> None:
        (self.folder / f"{name}.html").write_text(page.content(), encoding="utf-8")


def html_problems(folder: Path) -> str:
    """What html-validate says of the files in a folder; empty when they are valid.

    Raises RuntimeError where there is no Node.
    """
    npx = shutil.which("npx")
    if npx is None:
        raise RuntimeError("this needs Node: apt-get install nodejs npm")
    run = subprocess.run(
        [npx, "--yes", VALIDATOR, "--preset", "standard,a11y", "--formatter", "text", str(folder)],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    return "" if run.returncode == 0 else run.stdout + run.stderr
