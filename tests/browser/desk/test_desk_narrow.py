"""On a phone the bar leaves room for the work, and everything in it can still be reached."""

from playwright.sync_api import expect

from tests.browser.accessibility import complaints
from tests.browser.desk.conftest import NewDesk


def test_on_a_phone_the_menu_folds_away_and_opens_inside_the_window(new_desk: NewDesk) -> None:
    desk = new_desk("Noor", role="supervisor", width=320, height=640)
    bar = desk.page.get_by_role("banner")
    menu = desk.page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu).to_have_count(0)
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] < 640 / 4
    bar.locator("summary", has_text="Menu").click()
    expect(menu.get_by_role("link")).to_have_count(6)
    expect(menu.get_by_role("link", name="Wachtrij")).to_have_attribute("aria-current", "page")
    assert desk.overflow() <= 0
    assert complaints(desk.page) == []
    menu.get_by_role("link", name="Rapporten").click()
    expect(desk.page.get_by_role("heading", name="Rapporten")).to_be_visible()
