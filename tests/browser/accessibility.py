"""axe-core in every frame of a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


def complaints(page: Page) -> list[str]:
    """What axe finds, in words. It looks only in frames into which it is put, so it is put in each."""
    found: list[str] = []
    for frame in page.frames:
        # evaluate() works under the strict policy of the page; a script element would be refused.
        frame.evaluate(AXE)
        result: dict[str, Any] = frame.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", list(TAGS)
        )
        for violation in result["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            found.append(f"{violation['id']}: {violation['help']} at {places[:5]}")
    return found
