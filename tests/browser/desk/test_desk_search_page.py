"""Searching with the keyboard alone."""

from playwright.sync_api import expect

from tests.browser.desk.desk_page import Desk
from tests.browser.desk.states import told
from tests.browser.product import Product


def test_from_the_words_to_the_message_without_a_mouse(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    visitor.say("Hij had het over een zeppelin.")
    desk.page.goto(f"{desk.url}/desk/search")
    keyboard = desk.page.keyboard
    desk.page.get_by_label("Woorden uit het gesprek").focus()
    keyboard.type("zeppelins")
    keyboard.press("Enter")
    expect(desk.page.get_by_role("heading", name="1 gesprek")).to_be_visible()
    expect(desk.page.locator("mark")).to_have_text("zeppelin")
    for _ in range(20):
        keyboard.press("Tab")
        if desk.page.evaluate("document.activeElement.className") == "hit__name":
            break
    keyboard.press("Enter")
    expect(desk.log).to_contain_text("zeppelin")
    assert desk.page.url.split("#")[0].endswith(f"/desk/conversations/{visitor.id}")
    # The message that was found is in view.
    key = desk.page.url.split("#")[1]
    expect(desk.page.locator(f"#{key}")).to_be_in_viewport()
    desk.page.go_back()
    expect(desk.page.locator("mark")).to_have_text("zeppelin")
