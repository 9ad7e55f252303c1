"""axe-core in every frame of a page."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
COLOUR_RULES = ("color-contrast", "link-in-text-block")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


# Links in the middle of a text are as high as the text; what stands by itself has to fit a finger.
TOO_SMALL = """() => {
    const over = document.querySelector("dialog[open]") ?? document;
    const controls = over.querySelectorAll("a[href], button, input:not([type=hidden]), textarea, summary");
    return [...controls].flatMap((node) => {
        const target = node.closest("label") ?? node;
        const shown = target.checkVisibility({ visibilityProperty: true });
        if (!shown || node.closest(".hidden, .skip")) return [];
        const inline = getComputedStyle(target).display === "inline";
        const least = (inline ? 24 : 44) - 0.01;
        return [...target.getClientRects()]
            .filter(({ width, height }) => height < least || (!inline && width < least))
            .map(({ width, height }) => `${target.outerHTML.slice(0, 90)}: ${width} x ${height}`);
    });
}"""


def too_small(page: Page) -> list[str]:
    """What can be pressed and is less than 44 CSS pixels high or wide, 24 high for a link in a text."""
    return [place for frame in page.frames for place in frame.evaluate(TOO_SMALL)]


def complaints(page: Page | Frame, *, colours_only: bool = False) -> list[str]:
    """What axe finds, in words. It looks only in frames into which it is put, so it is put in each.

    page: with all frames in it, or one frame alone. colours_only: for a look that differs from one that was
    looked at in nothing but its colours.
    """
    found: list[str] = []
    wanted = {"type": "rule", "values": COLOUR_RULES} if colours_only else {"type": "tag", "values": TAGS}
    for frame in page.frames if isinstance(page, Page) else [page]:
        # evaluate() works under the strict policy of the page; a script element would be refused.
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(AXE)
        result: dict[str, Any] = frame.evaluate(
            "wanted => axe.run(document, {runOnly: wanted, resultTypes: ['violations'], iframes: false})",
            wanted,
        )
        for violation in result["violations"]:
            places = [node["target"] for node in violation["nodes"]]
            found.append(f"{violation['id']}: {violation['help']} at {places[:5]}")
    return found
