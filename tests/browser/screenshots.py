"""`make screenshots`: pictures of every state of the chat, to be looked at.

    .venv-web/bin/python -m tests.browser.screenshots [WIDTH ...]

Starts engine and web for itself, with a database of its own, and plays a visitor, and a staff member, in
Debian's Chromium. Writes results/screenshots/chat-<state>-<width>[-dark].png.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STATES, begin, emergency, summary, ticked_off, waiting, with_a_person
from tests.browser.product import ROOT, running_product
from tests.browser.staff_member import StaffAtWork

FOLDER = ROOT / "results" / "screenshots"
# Width to height of the window in CSS pixels.
WINDOWS = {320: 640, 390: 844, 768: 1024, 1440: 900}
DARK_WIDTHS = (390, 1440)
DARK_STATES = (begin, ticked_off, emergency, waiting, with_a_person, summary)
# Milliseconds; the list of steps, the progress and the choices follow the answer.
SETTLE_MS = 600


def new_page(browser: Browser, width: int, scheme: str) -> Page:
    """A visitor's browser. width: CSS pixels. scheme: "light" or "dark"."""
    context = browser.new_context(
        viewport={"width": width, "height": WINDOWS[width]}, locale="nl-NL", timezone_id="Europe/Amsterdam",
        color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce",
    )  # fmt: skip
    return context.new_page()


def take(page: Page, name: str) -> None:
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"chat-{name}.png")
    page.context.close()


def pictures(browser: Browser, address: str, staff: StaffAtWork, width: int, scheme: str) -> None:
    """A new conversation for every state, in one window."""
    suffix = f"{width}-dark" if scheme == "dark" else str(width)
    for state in DARK_STATES if scheme == "dark" else STATES:
        chat = Chat(new_page(browser, width, scheme), address)
        state(chat, staff)
        take(chat.page, f"{state.__name__}-{suffix}")
    page = new_page(browser, width, scheme)
    page.goto(address + "/embed-demo")
    page.locator("ter-plaatse-chat button").click()
    frame = page.frame_locator("ter-plaatse-chat iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    take(page, f"frame-{suffix}")


def main(widths: list[int]) -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is needed: apt-get install chromium", file=sys.stderr)
        return 1
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as logs,
        running_product(Path(logs), RATE_LIMIT="100000/minute", QUEUE_LIMIT="0") as product,
        sync_playwright() as playwright,
    ):
        staff = StaffAtWork(product.web.settings)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width in widths:
            pictures(browser, product.url, staff, width, "light")
            if width in DARK_WIDTHS:
                pictures(browser, product.url, staff, width, "dark")
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main([int(width) for width in sys.argv[1:]] or list(WINDOWS)))
