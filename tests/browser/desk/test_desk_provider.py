"""Logging in through the organisation's provider, in a real browser with the desk's own policy."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import complaints
from tests.browser.desk.states import scheme
from tests.browser.desk.test_desk_accessible import WINDOWS
from tests.oidc.provider import CLIENT, SECRET, OpenIdProvider, openid_provider
from tests.web.running import Web, free_port, running_web

Desk = tuple[Web, OpenIdProvider]
# Refusals have the status 403, which the browser writes in its console.
pytestmark = pytest.mark.network_errors


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    address = f"http://127.0.0.1:{port}"
    with openid_provider(folder, address) as provider:
        settings = {
            "PUBLIC_URL": address, "OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT,
            "OIDC_CLIENT_SECRET": SECRET,
        }  # fmt: skip
        with running_web("", folder, port=port, **settings) as (web, _):
            yield web, provider


def log_in(page: Page, who: str) -> None:
    page.get_by_role("link", name="Log in met uw werkaccount").click()
    page.get_by_label("Gebruiker").fill(who)
    page.get_by_role("button", name="Log in").click()


def test_somebody_logs_in_and_out_through_the_provider(desk: Desk, page: Page) -> None:
    web, provider = desk
    provider.know("noor", given_name="Noor", roles=["agent"])
    page.goto(f"{web.url}/desk")
    log_in(page, "noor")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_contain_text("Wachtrij")
    page.locator("summary").filter(has_text="Noor").click()
    page.get_by_role("button", name="Log uit").click()
    # The provider asks whether that is meant.
    page.get_by_role("button", name="Yes, sign me out").click()
    expect(page.get_by_role("heading", name="Inloggen bij de desk")).to_be_visible()
    page.get_by_role("link", name="Log in met uw werkaccount").click()
    expect(page.get_by_label("Gebruiker")).to_be_visible()


def test_the_page_between_the_desk_and_the_provider_is_accessible_and_leaves_nothing(
    desk: Desk, page: Page
) -> None:
    """It leads on at once. Where the provider does not answer it stays, and its link is the way on."""
    web, provider = desk
    provider.know("ilse", given_name="Ilse", roles=["agent"])
    page.goto(f"{web.url}/desk")
    log_in(page, "ilse")
    page.evaluate("sessionStorage.setItem('tp-desk-draft-ilse-1', '{}')")
    # The browser stays where it is: a request that is held would keep all that looks at the page waiting.
    page.route(f"{provider.issuer}/session/end**", lambda route: route.fulfill(status=204))
    page.locator("summary").filter(has_text="Ilse").click()
    page.get_by_role("button", name="Log uit").click()
    expect(page.get_by_role("heading", name="U bent uitgelogd bij de desk")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).some(key => key.startsWith('tp-desk-draft'))") is False
    for width, height, dark in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        scheme(page, dark)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    onward = page.get_by_role("link", name="Ga verder").get_attribute("href")
    assert onward is not None
    assert onward.startswith(f"{provider.issuer}/session/end?")


def test_who_is_refused_reads_why_and_can_go_on(desk: Desk, page: Page) -> None:
    web, provider = desk
    provider.know("wim", given_name="Wim", roles=["agent"], amr=("pwd",))
    page.goto(f"{web.url}/desk/login")
    log_in(page, "wim")
    expect(page.get_by_role("alert")).to_contain_text("Log bij uw organisatie in met een tweede stap")
    for width, height, dark in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        scheme(page, dark)
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    expect(page.get_by_role("link", name="Log in met uw werkaccount")).to_be_visible()
