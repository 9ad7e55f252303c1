"""`make screenshots`: pictures of the desk in a busy hour, to be looked at.

    .venv-web/bin/python -m tests.browser.desk.screenshots [WIDTH ...]

Starts a web process with a database of its own; nothing here needs the engine. Writes
results/screenshots/desk-<page>-<width>[-dark].png.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect
from sqlalchemy import update

from bot.store import presence
from bot.store.database import Unit
from bot.store.models import VisitRequest
from tests.browser.desk.busy_desk import COLLEAGUES, fill_desk
from tests.browser.desk.busy_desk import OPENED as OPENED_NAME
from tests.browser.desk.desk_page import Desk
from tests.browser.picture_browser import FOLDER, picture_browser
from tests.web.accounts import change, make_account
from tests.web.busy_month import fill_month
from tests.web.insight_items import put_in
from tests.web.running import Web, running_web

# Width to height of the window in CSS pixels.
WINDOWS = {320: 640, 768: 1024, 1440: 900}
SETTLE_MS = 500
ROWS_MS = 20_000
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LARGE = 1200
# The columns of these scroll by themselves in a large window.
FILLS_WINDOW = ("queue", "talking", "transfer", "waiting")
MESSAGES = (
    "er is geld weg na een telefoontje van iemand die zei dat hij van de bank was",
    "mijn account doet raar en nu krijgt iedereen berichten van mij",
    "ik heb iets gekocht maar er komt niets en de site is weg",
)


def _goes(path: str, unfold: str = "") -> Callable[[Page, str], None]:
    """Go there; unfold: the menu that is opened on the page."""

    def go(page: Page, url: str) -> None:
        page.goto(url + path)
        if unfold:
            page.locator("summary").filter(has_text=unfold).first.click()

    return go


OPENED = f"/desk/conversations/{OPENED_NAME}"
# Role of who looks, name of the picture, and how the page comes there.
PICTURES = (
    ("supervisor", "queue", _goes("/desk")),
    ("supervisor", "talking", _goes(OPENED)),
    ("supervisor", "transfer", _goes(OPENED, "Draag over")),
    ("supervisor", "waiting", _goes("/desk/conversations/waits-0")),
    ("supervisor", "search", _goes("/desk/search", "Filters")),
    ("supervisor", "reports", _goes("/desk/reports")),
    ("supervisor", "quality", _goes("/desk/quality")),
    ("supervisor", "retention", _goes("/desk/retention")),
    ("supervisor", "settings", _goes("/desk/me")),
    ("trainer", "insights", _goes("/desk/insights")),
    ("trainer", "insight-figures", _goes("/desk/insights/figures")),
    ("auditor", "audit", _goes("/desk/audit")),
    ("admin", "accounts", _goes("/desk/accounts")),
)
ROLES = {"supervisor": "Noor", "trainer": "Tess", "auditor": "Otto", "admin": "Jet"}


async def _stay(unit: Unit) -> None:
    """The colleagues are at the desk; who is not heard of for a while is not."""
    for number in range(len(COLLEAGUES)):
        await presence.stay(
            unit, f"colleague-{number}", "waits-0" if number == 0 else None, datetime.now(UTC)
        )


def take(web: Web, desks: dict[str, Desk], width: int, scheme: Literal["light", "dark"]) -> None:
    """Every picture in one window."""
    for role, name, go in PICTURES:
        change(web, _stay)
        page = desks[role].page
        page.set_viewport_size({"width": width, "height": WINDOWS[width]})
        page.emulate_media(color_scheme=scheme)
        go(page, desks[role].url)
        page.wait_for_timeout(SETTLE_MS)
        suffix = f"{width}-dark" if scheme == "dark" else str(width)
        fills_window = name in FILLS_WINDOW and width >= LARGE
        page.screenshot(path=FOLDER / f"desk-{name}-{suffix}.png", full_page=not fills_window)


def desk_of(browser: Browser, web: Web, role: str, name: str) -> Desk:
    """Somebody with a browser of their own, logged in."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam", reduced_motion="reduce")
    return Desk(context.new_page(), web.url, make_account(web, name, role)).log_in()


def fill(web: Web, staff_id: str) -> None:
    now = datetime.now(UTC)

    async def work(unit: Unit) -> None:
        await fill_month(unit, now)
        # Of that month everything is settled, so that the desk shows this hour only.
        await unit.execute(
            update(VisitRequest).where(VisitRequest.status == "submitted").values(status="declined")
        )
        await fill_desk(unit, staff_id, now)

    change(web, work)
    for text in MESSAGES:
        put_in(web, text)


def _await_rows(desk: Desk) -> None:
    """The web process does not hear of what is put in behind its back; it looks every few seconds."""
    expect(desk.lanes.get_by_role("link")).not_to_have_count(0, timeout=ROWS_MS)


def main(widths: list[int]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_web("", Path(folder), RATE_LIMIT="100000/minute") as (web, _),
        picture_browser() as browser,
    ):
        desks = {role: desk_of(browser, web, role, name) for role, name in ROLES.items()}
        fill(web, desks["supervisor"].account.id)
        _await_rows(desks["supervisor"])
        for width in widths:
            for scheme in SCHEMES:
                take(web, desks, width, scheme)
    print(f"{len(list(FOLDER.glob('desk-*.png')))} pictures in {FOLDER.relative_to(FOLDER.parents[1])}")


if __name__ == "__main__":
    main([int(width) for width in sys.argv[1:]] or list(WINDOWS))
