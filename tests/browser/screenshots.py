"""`make screenshots`: pictures of every state of the chat, to be looked at.

    .venv-web/bin/python -m tests.browser.screenshots [WIDTH ...]

Starts engine and web for itself, with a database of its own, and plays a visitor, and a staff member, in
Debian's Chromium. Writes results/screenshots/chat-<state>-<width>[-<wish of the visitor>].png.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import (
    STATES,
    STORY,
    State,
    begin,
    emergency,
    leaving,
    steps,
    summary,
    ticked_off,
    waiting,
    with_a_person,
)
from tests.browser.picture_browser import FOLDER, picture_browser
from tests.browser.product import ROOT, running_product
from tests.browser.staff_member import StaffAtWork

# Width to height of the window in CSS pixels.
WINDOWS = {320: 640, 390: 844, 768: 1024, 1440: 900}
DARK_WIDTHS = (390, 1440)
# What a visitor asks of the browser: name -> the states to look at with it, and how the browser is told.
DARK: tuple[State, ...] = (begin, ticked_off, emergency, waiting, with_a_person, summary)
WISHES: dict[str, tuple[tuple[State, ...], dict[str, Any]]] = {
    "dark": (DARK, {"color_scheme": "dark"}),
    "forced-colours": ((steps, emergency, with_a_person), {"forced_colors": "active"}),
    "more-contrast": ((steps, emergency), {"contrast": "more"}),
    "less-motion": ((steps,), {"reduced_motion": "reduce"}),
}
# 1280 x 1024 enlarged to 400 %.
ENLARGED = {"width": 320, "height": 256}
# No minute of the week in which the pictures are likely made.
ALWAYS_CLOSED = "zo 03:00-03:01"
# Milliseconds; the list of steps, the progress and the choices follow the answer.
SETTLE_MS = 600


def new_page(browser: Browser, viewport: dict[str, int], **wishes: Any) -> Page:
    """A visitor's browser. viewport: CSS pixels. wishes: as Playwright's new_context takes them."""
    settings = {"reduced_motion": "no-preference", **wishes}
    context = browser.new_context(
        viewport=viewport, locale="nl-NL", timezone_id="Europe/Amsterdam", **settings
    )  # fmt: skip
    return context.new_page()


def window(width: int) -> dict[str, int]:
    return {"width": width, "height": WINDOWS[width]}


def take(page: Page, name: str, *, whole: bool = False) -> None:
    """whole: all of the page, also what is below the window."""
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"chat-{name}.png", full_page=whole)
    page.context.close()


def pictures(browser: Browser, address: str, staff: StaffAtWork, width: int) -> None:
    """A new conversation for every state, in one window."""
    for state in (*STATES, leaving):
        chat = Chat(new_page(browser, window(width)), address)
        state(chat, staff)
        take(chat.page, f"{state.__name__}-{width}")
    for name in WISHES if width in DARK_WIDTHS else ():
        states, wishes = WISHES[name]
        for state in states:
            chat = Chat(new_page(browser, window(width), **wishes), address)
            state(chat, staff)
            take(chat.page, f"{state.__name__}-{width}-{name}")
    pages_around(browser, address, width)


def pages_around(browser: Browser, address: str, width: int) -> None:
    """The page of another site with the chat in it, the notices, and the chat without JavaScript."""
    page = new_page(browser, window(width))
    page.goto(address + "/embed-demo")
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"chat-demo-{width}.png")
    page.locator("ter-plaatse-chat button").click()
    frame = page.frame_locator("ter-plaatse-chat iframe")
    expect(frame.locator("#messages > [data-seq]").first).to_be_visible(timeout=ANSWER_MS)
    take(page, f"frame-{width}")
    for path in ("privacy", "toegankelijkheid"):
        page = new_page(browser, window(width))
        page.goto(f"{address}/{path}")
        take(page, f"{path}-{width}", whole=True)
    page = new_page(browser, window(width), java_script_enabled=False)
    page.goto(address + "/chat")
    page.screenshot(path=FOLDER / f"chat-plain-begin-{width}.png", full_page=True)
    page.get_by_label("Uw bericht").fill(STORY)
    page.get_by_role("button", name="Verstuur").click()
    take(page, f"plain-{width}", whole=True)


def enlarged(browser: Browser, address: str, staff: StaffAtWork) -> None:
    """The states that hold most, at 400 %."""
    for state in (begin, steps, emergency, summary):
        chat = Chat(new_page(browser, ENLARGED), address)
        state(chat, staff)
        chat.page.wait_for_timeout(SETTLE_MS)
        chat.page.screenshot(path=FOLDER / f"chat-{state.__name__}-400-percent-view.png")
        take(chat.page, f"{state.__name__}-400-percent", whole=True)


def outside_opening_hours(browser: Browser, address: str, widths: list[int]) -> None:
    for width in widths:
        chat = Chat(new_page(browser, window(width)), address).open()
        chat.say("Ik wil een medewerker spreken.")
        expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
        take(chat.page, f"nobody_there-{width}")


def main(widths: list[int]) -> None:
    many = {"RATE_LIMIT": "100000/minute", "QUEUE_LIMIT": "0"}
    with tempfile.TemporaryDirectory() as logs, picture_browser() as browser:
        with running_product(Path(logs), **many) as product:
            staff = StaffAtWork(product.web.settings)
            for width in widths:
                pictures(browser, product.url, staff, width)
            enlarged(browser, product.url, staff)
        with running_product(Path(logs), OPENING_HOURS=ALWAYS_CLOSED, **many) as product:
            outside_opening_hours(browser, product.url, widths)
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main([int(width) for width in sys.argv[1:]] or list(WINDOWS))
