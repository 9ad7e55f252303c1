"""A trainer reads messages with the keyboard alone, and without its shortcuts nothing happens by a key."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import insight_states
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import Desk
from tests.browser.product import Product
from tests.web.insight_items import item


@pytest.fixture
def trainer(new_desk: NewDesk) -> Desk:
    return new_desk("Tess", role="trainer")


def test_messages_are_read_with_the_keyboard_alone(product: Product, trainer: Desk) -> None:
    insight_states.inbox(trainer, product.web)
    keyboard = trainer.page.keyboard
    keyboard.press("j")
    expect(trainer.page.get_by_role("link", name=insight_states.ALIKE)).to_be_focused()
    keyboard.press("Enter")
    expect(trainer.page.get_by_role("heading", name="Wat is dit voor bericht?")).to_be_visible()
    keyboard.press("a")
    expect(trainer.page.get_by_role("checkbox").first).to_be_checked()
    keyboard.press("o")
    expect(trainer.page.get_by_label("Een andere soort")).to_be_focused()
    trainer.page.get_by_label("Een andere soort").select_option("friend_in_need")
    keyboard.press("Tab")
    keyboard.press("Enter")
    # Both that were alike were read, and the next one is open.
    expect(trainer.page.get_by_role("link", name="Tweede lezer")).to_be_visible()
    expect(trainer.page.get_by_role("main")).not_to_contain_text(insight_states.ALIKE)
    expect(trainer.page.get_by_role("link", name="Te lezen 2")).to_be_visible()
    keyboard.press("1")
    expect(trainer.page.get_by_role("link", name="Te lezen 1")).to_be_visible()
    keyboard.press("x")
    expect(trainer.page.get_by_role("main")).to_contain_text("Hier staat nu niets.")


def test_without_shortcuts_a_key_does_nothing(product: Product, trainer: Desk) -> None:
    trainer.page.goto(f"{trainer.url}/desk/me")
    trainer.page.get_by_label("Sneltoetsen van één toets").uncheck()
    trainer.page.get_by_role("button", name="Bewaar", exact=True).click()
    insight = insight_states.filled(trainer, product.web)
    trainer.page.goto(f"{trainer.url}/desk/insights/{insight}")
    for key in ("1", "x", "?"):
        trainer.page.keyboard.press(key)
    expect(trainer.page.get_by_role("dialog")).to_have_count(0)
    found = item(product.web, insight)
    assert found is not None
    assert found.lane == "first"


def test_a_trainer_has_no_way_to_a_conversation(product: Product, trainer: Desk) -> None:
    insight_states.reading(trainer, product.web)
    links = trainer.page.get_by_role("link").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert not [link for link in links if "/conversations/" in link]
