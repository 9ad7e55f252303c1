"""The filter above the queue, by keyboard and without a new page."""

from playwright.sync_api import Locator, expect

from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import Desk
from tests.browser.desk.states import told
from tests.browser.product import Product
from tests.web.running import Visitor


def row(desk: Desk, visitor: Visitor) -> Locator:
    return desk.lanes.locator(f'[data-key="{visitor.id}"]')


def test_it_works_while_one_types_and_is_remembered(product: Product, new_desk: NewDesk) -> None:
    visitor = told(product.web)
    noor, bram = new_desk("Noor"), new_desk("Bram")
    expect(row(noor, visitor)).to_be_visible()
    noor.page.evaluate("window.same = true")
    noor.page.locator("h1").click()
    noor.page.keyboard.press("f")
    field = noor.page.get_by_label("Filter op soort, woord of kenmerk")
    expect(field).to_be_focused()
    noor.page.keyboard.type("onvindbaar")
    expect(row(noor, visitor)).to_be_hidden()
    expect(noor.page.locator("#announcer")).to_contain_text("getoond")
    expect(field).to_be_focused()
    expect(field).to_have_value("onvindbaar")
    assert noor.page.evaluate("window.same") is True, "no new page"
    expect(row(bram, visitor)).to_be_visible()
    noor.page.reload()
    expect(field).to_have_value("onvindbaar")
    expect(row(noor, visitor)).to_be_hidden()
    noor.page.get_by_role("button", name="Wis filter").click()
    expect(row(noor, visitor)).to_be_visible()
    expect(field).to_have_value("")
    expect(field).to_be_focused()


def test_who_is_not_shown_still_alerts_and_keys_pass_them_by(product: Product, desk: Desk) -> None:
    desk.page.get_by_label("Filter op soort").fill("onvindbaar")
    expect(desk.page.get_by_role("button", name="Wis filter")).to_be_visible()
    visitor = told(product.web)
    expect(row(desk, visitor)).to_be_attached()
    expect(row(desk, visitor)).to_be_hidden()
    expect(desk.page.locator("#announcer")).to_contain_text("Er wacht")
    desk.page.locator("h1").click()
    desk.page.keyboard.press("j")
    expect(row(desk, visitor).locator("a")).not_to_be_focused()


def test_danger_is_shown_whatever_the_filter(product: Product, desk: Desk) -> None:
    desk.page.get_by_label("Filter op soort").fill("onvindbaar")
    expect(desk.page.get_by_role("button", name="Wis filter")).to_be_visible()
    visitor = told(product.web)
    expect(row(desk, visitor)).to_be_hidden()
    visitor.say("Er staat nu een man voor mijn deur die mijn pas wil hebben.")
    expect(row(desk, visitor)).to_be_visible()


def test_notes_stand_in_a_list_that_leads_to_them(product: Product, desk: Desk) -> None:
    desk.take(told(product.web).id)
    desk.write_note("Dochter komt vanavond langs.")
    desk.page.get_by_label("Notitie, niet zichtbaar").fill("Alleenwonend.")
    desk.page.get_by_role("button", name="Bewaar notitie").click()
    notes = desk.facts.locator(".notes li")
    expect(notes).to_have_count(2)
    expect(notes.first).to_contain_text("Alleenwonend.")
    expect(notes.first).to_contain_text("Noor")
    notes.last.get_by_role("link").click()
    note = desk.page.locator(".said--note").first
    expect(note).to_contain_text("Dochter")
    expect(note).to_be_in_viewport()
