"""On a phone the bar leaves room for the work, and everything in it can still be reached."""

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import complaints
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.states import told
from tests.browser.product import Product


def test_on_a_phone_the_menu_folds_away_and_opens_inside_the_window(new_desk: NewDesk) -> None:
    desk = new_desk("Noor", role="supervisor", width=320, height=640)
    bar = desk.page.get_by_role("banner")
    menu = desk.page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu).to_have_count(0)
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] < 640 / 4
    bar.locator("summary", has_text="Menu").click()
    expect(menu.get_by_role("link")).to_have_count(7)
    expect(menu.get_by_role("link", name="Wachtrij")).to_have_attribute("aria-current", "page")
    assert desk.overflow() <= 0
    assert complaints(desk.page) == []
    menu.get_by_role("link", name="Rapporten").click()
    expect(desk.page.get_by_role("heading", name="Rapporten")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", ["Noor", "Cato Jansen-van den Berg"])
def test_on_a_phone_the_bar_has_two_rows_until_sound_is_allowed_too(
    new_desk: NewDesk, width: int, name: str
) -> None:
    desk = new_desk(name, role="supervisor", width=width, height=844)
    bar = desk.page.get_by_role("banner")
    box = bar.bounding_box()
    assert box is not None
    desk.show_blocked_sound()
    expect(bar.get_by_role("button", name="Zet geluid aan")).to_be_visible()
    with_button = bar.bounding_box()
    assert with_button is not None
    assert with_button["height"] == box["height"] < 110
    assert desk.overflow() <= 0


def test_on_a_phone_the_bar_has_two_rows_with_the_sound_of_requests_off(new_desk: NewDesk) -> None:
    desk = new_desk("Noor", width=320, height=640)
    desk.page.goto(f"{desk.url}/desk/me")
    desk.page.get_by_label("Volume van het geluid").fill("0")
    desk.page.get_by_role("button", name="Bewaar").click()
    desk.page.goto(f"{desk.url}/desk")
    bar = desk.page.get_by_role("banner")
    # In few words, and whole for who hears it.
    expect(bar.get_by_role("link", name="Geluid van aanvragen staat uit")).to_be_visible()
    box = bar.bounding_box()
    assert box is not None
    assert box["height"] < 110
    assert desk.overflow() <= 0


def test_on_a_phone_the_lanes_of_the_insights_fold_into_a_menu(product: Product, new_desk: NewDesk) -> None:
    desk = new_desk("Tess", role="trainer", width=320, height=640)
    desk.page.goto(f"{desk.url}/desk/insights")
    heading = desk.page.get_by_role("heading", name="Inzichten: te lezen")
    box = heading.bounding_box()
    assert box is not None
    assert box["y"] < 640 / 4
    lanes = desk.page.get_by_role("navigation", name="Inzichten")
    expect(lanes).to_have_count(0)
    desk.page.get_by_role("main").locator("summary", has_text="Te lezen").click()
    expect(lanes.get_by_role("link", name="Te lezen")).to_have_attribute("aria-current", "page")
    assert desk.menus_outside() == []
    assert complaints(desk.page) == []
    lanes.get_by_role("link", name="Oneens").click()
    expect(desk.page.get_by_role("main").locator("summary", has_text="Oneens")).to_be_visible()


def test_on_a_phone_what_was_said_and_the_answer_come_first(product: Product, new_desk: NewDesk) -> None:
    desk = new_desk("Noor", width=320, height=640)
    desk.take(told(product.web).id)
    said, answer = desk.log.bounding_box(), desk.reply_field.bounding_box()
    assert said is not None
    assert answer is not None
    # The answer is on the first screen or just below it, and who scrolls to it still sees what was said.
    assert said["y"] < 640 * 0.65
    assert answer["y"] + answer["height"] - said["y"] < 640
    assert answer["y"] < 640 * 1.1
    # What is known is folded, and one press away.
    expect(desk.page.get_by_role("heading", name="Feiten")).to_be_hidden()
    desk.page.get_by_text("Triage, aanvraag en feiten").click()
    expect(desk.page.get_by_role("heading", name="Feiten")).to_be_visible()
    assert desk.overflow() <= 0
    assert complaints(desk.page) == []


@pytest.mark.network_errors
@pytest.mark.parametrize("size", [(320, 640), (768, 1024), (1440, 900)])
def test_what_is_refused_is_seen_where_one_is(
    product: Product, new_desk: NewDesk, size: tuple[int, int]
) -> None:
    """The bar with what went wrong was two thousand pixels up: a request that was not sent looked sent."""
    desk = new_desk("Noor", width=size[0], height=size[1])
    desk.take(told(product.web).id)
    fold = desk.page.get_by_text("Triage, aanvraag en feiten")
    if fold.is_visible():
        fold.click()
    desk.unfold("Vraag bezoek aan")
    desk.page.locator("#f-postcode").fill("Assen")
    desk.page.locator("#f-house_number").fill("12")
    send = desk.page.get_by_role("button", name="Stuur naar de meldkamer")
    send.click()
    said = desk.page.get_by_role("status").filter(has_text="Niet gelukt. Deze postcode klopt niet.")
    expect(said).to_be_in_viewport(ratio=1)
    expect(send).to_be_in_viewport()
    assert complaints(desk.page) == []
    assert desk.overflow() <= 0
    desk.page.context.set_offline(True)
    desk.page.locator("#f-postcode").fill("9401 AB")
    send.click()
    expect(desk.page.locator("#live")).to_contain_text("Er is geen verbinding.")
    expect(desk.page.locator("#live")).to_be_in_viewport(ratio=1)
    expect(desk.page.locator("#f-postcode")).to_have_value("9401 AB")


def test_on_a_tablet_no_column_stands_empty_beside_a_long_one(product: Product, new_desk: NewDesk) -> None:
    desk = new_desk("Noor", width=768, height=1024)
    desk.take(told(product.web).id)
    desk.page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    answer = desk.reply_field.bounding_box()
    assert answer is not None
    # At the end of the facts the answer is still there.
    assert 0 < answer["y"] < 1024
    expect(desk.page.get_by_role("heading", name="Feiten")).to_be_visible()


@pytest.mark.parametrize(
    ("role", "path"), [("admin", "accounts"), ("auditor", "audit"), ("admin", "retention")]
)
def test_on_a_phone_rows_are_cards_and_nothing_is_cut_off(new_desk: NewDesk, role: str, path: str) -> None:
    desk = new_desk("Ada", role=role, width=320, height=640)
    desk.page.goto(f"{desk.url}/desk/{path}")
    cells = desk.page.locator(".table--cards tbody").locator("th, td")
    expect(cells.first).to_be_visible()
    edges = cells.evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect()).map(({ left, right }) => [left, right])"
    )
    assert all(left >= 0 and right <= 320 for left, right in edges)
    # Each value has its name with it.
    names = cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::before').content)")
    assert all(name not in ("none", '""') for name in names)
    assert desk.overflow() <= 0
    assert complaints(desk.page) == []
