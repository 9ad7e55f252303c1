"""Everybody can work at the desk: axe finds nothing, nothing sticks out, in light and dark."""

import pytest
from playwright.sync_api import Browser

from tests.browser.accessibility import complaints
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.states import STATES, State, scheme
from tests.browser.product import Product
from tests.web.accounts import make_account

# Width, height, dark: from a phone on its side and text at 400 % to a large screen.
WINDOWS = (
    (1440, 900, False), (768, 1024, True), (390, 844, False), (320, 256, False), (320, 640, True),
)  # fmt: skip


ALL = [
    pytest.param(state, id=state.name, marks=[pytest.mark.network_errors] if state.fails else [])
    for state in STATES
]


@pytest.mark.parametrize("state", ALL)
def test_axe_is_content_and_nothing_sticks_out(product: Product, new_desk: NewDesk, state: State) -> None:
    desk = new_desk("Noor", role=state.role)
    state.reach(desk, product.web)
    seen: set[int] = set()
    for width, height, dark in WINDOWS:
        desk.page.set_viewport_size({"width": width, "height": height})
        scheme(desk.page, dark)
        # Once all of axe for a width; what is left of it then are the colours.
        assert complaints(desk.page, colours_only=width in seen) == [], (
            f"{width} px, {'dark' if dark else 'light'}"
        )
        assert desk.menus_outside() == [], f"{width} px"
        assert desk.overflow() <= 0, f"{width} px"
        seen.add(width)


def test_being_locked_out_is_accessible_too(product: Product, browser: Browser) -> None:
    page, account = (
        browser.new_page(locale="nl-NL", reduced_motion="reduce"),
        make_account(product.web, "Wim"),
    )
    page.goto(f"{product.url}/desk/login")
    for _ in range(6):
        page.get_by_label("Inlognaam").fill(account.login)
        page.get_by_label("Wachtwoord").fill("niets")
        page.get_by_label("Code").fill("000000")
        page.get_by_role("button", name="Log in").click()
    assert "Te vaak geprobeerd" in page.get_by_role("alert").inner_text()
    for width, height, dark in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        scheme(page, dark)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.close()


def test_logging_in_is_accessible_too(product: Product, browser: Browser) -> None:
    page = browser.new_page(locale="nl-NL", reduced_motion="reduce")
    page.goto(f"{product.url}/desk/login")
    page.get_by_label("Inlognaam").fill("niemand")
    page.get_by_label("Wachtwoord").fill("niets")
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Log in").click()
    assert page.get_by_role("alert").inner_text().startswith("Inlognaam, wachtwoord of code klopt niet.")
    for width, height, dark in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        scheme(page, dark)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.close()
