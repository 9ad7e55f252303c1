"""Who types at the desk is not disturbed by what they or others do in the conversation."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Route, expect
from sqlalchemy import update

from bot.store.call_backs import ask_call_back
from bot.store.models import VisitRequest
from tests.browser.desk.desk_page import Desk
from tests.browser.desk.states import DANGER, told
from tests.browser.product import Product
from tests.web.accounts import change
from tests.web.desk_client import at_desk
from tests.web.running import Visitor, Web

HALF = "Goedemiddag, ik lees"


def late_answer(desk: Desk, milliseconds: int = 1500) -> Callable[[Route], None]:
    """Lets the answer to a request come so much later than what the request does."""

    def later(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        desk.page.wait_for_timeout(milliseconds)
        route.fulfill(response=answer)

    return later


def mark_page(desk: Desk) -> None:
    desk.page.evaluate("window.isMarked = true")


def is_same_page(desk: Desk) -> bool:
    """Whether the page was not loaded again since it was marked."""
    return bool(desk.page.evaluate("window.isMarked === true"))


def test_what_is_typed_between_taking_a_conversation_and_the_answer_stays(
    product: Product, desk: Desk
) -> None:
    """The event that the conversation is theirs comes before the answer to the form."""
    visitor = told(product.web)
    desk.open(visitor.id)
    desk.page.route("**/take", late_answer(desk))
    desk.page.locator("h1").first.click()
    desk.page.keyboard.press("t")
    expect(desk.reply_field).to_be_visible()
    desk.page.keyboard.press("r")
    desk.page.keyboard.type("Goedemiddag, u spreekt met Noor.", delay=60)
    expect(desk.reply_field).to_have_value("Goedemiddag, u spreekt met Noor.")
    desk.page.wait_for_timeout(1500)
    expect(desk.reply_field).to_be_focused()
    expect(desk.reply_field).to_have_value("Goedemiddag, u spreekt met Noor.")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.log).to_contain_text("Goedemiddag, u spreekt met Noor.")


def _danger(desk: Desk, web: Web, visitor: Visitor) -> None:
    visitor.say(DANGER)
    desk.press("Gevaar gezien")
    expect(desk.page.get_by_role("alert")).to_have_count(0)


def _called(desk: Desk, web: Web, visitor: Visitor) -> None:
    change(web, lambda unit: ask_call_back(unit, visitor.id, "+31612345678", datetime.now(UTC)))
    visitor.say("Belt u mij maar.")
    desk.press("Teruggebeld")
    expect(desk.page.get_by_text("Wil worden teruggebeld")).to_have_count(0)


def _urgency(desk: Desk, web: Web, visitor: Visitor) -> None:
    desk.unfold("Pas urgentie aan")
    desk.page.get_by_label("Urgentie", exact=True).select_option(label="Bellen")
    desk.page.locator("#reden").fill("De bezoeker is al geholpen.")
    desk.page.get_by_role("button", name="Bewaar urgentie").click()
    expect(desk.facts).to_contain_text("“De bezoeker is al geholpen.”")
    # The menu is ready for another judgement.
    expect(desk.page.locator("#reden")).to_be_hidden()
    desk.unfold("Pas urgentie aan")
    expect(desk.page.locator("#reden")).to_have_value("")
    expect(desk.page.get_by_label("Urgentie", exact=True)).to_have_value("call")


def _visit(desk: Desk, web: Web, visitor: Visitor) -> None:
    desk.ask_for_visit(postcode="9401 AB", house_number="12")
    expect(desk.page.locator("#f-postcode")).to_have_count(0)


def _seen(desk: Desk, web: Web, visitor: Visitor) -> None:
    bram = at_desk(web, "Bram")
    bram.act(visitor.id, "purpose", purpose="help")
    bram.act(visitor.id, "request", postcode="9401 AB", house_number="12")
    theirs = VisitRequest.conversation_id == visitor.id
    unseen = update(VisitRequest).where(theirs).values(acknowledged_at=None, status="submitted")
    change(web, lambda unit: unit.execute(unseen))
    visitor.say("Komt er iemand?")
    seen = desk.facts.get_by_role("button", name="Gezien", exact=True)
    seen.click()
    expect(seen).to_have_count(0)


@pytest.mark.parametrize("act", [_danger, _called, _urgency, _visit, _seen], ids=lambda act: act.__name__)
def test_an_act_in_the_conversation_leaves_a_half_typed_reply_alone(
    product: Product, desk: Desk, act: Callable[[Desk, Web, Visitor], None]
) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    desk.reply_field.fill(HALF)
    mark_page(desk)
    act(desk, product.web, visitor)
    expect(desk.reply_field).to_have_value(HALF)
    assert is_same_page(desk)


def test_the_keys_of_the_conversation_work_on_after_a_button_that_went(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    visitor.say(DANGER)
    announcer = desk.page.locator("#announcer")
    expect(announcer).to_have_text("Er is gevaar in een gesprek")
    desk.page.get_by_role("button", name="Gevaar gezien").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.get_by_role("button", name="Gevaar gezien")).to_have_count(0)
    expect(desk.log).to_be_focused()
    expect(announcer).to_have_text("Gedaan: Gevaar gezien.")
    desk.page.keyboard.press("r")
    expect(desk.reply_field).to_be_focused()


def test_a_second_click_on_take_over_does_not_give_the_conversation_back(
    product: Product, desk: Desk
) -> None:
    """What stands in the place of the button then is another one."""
    visitor = told(product.web)
    desk.open(visitor.id)
    take = desk.page.get_by_role("main").get_by_role("button", name="Neem over", exact=True)
    take.focus()
    desk.page.keyboard.press("Enter")
    expect(desk.reply_field).to_be_visible()
    desk.page.keyboard.press("Enter")
    desk.page.wait_for_timeout(1000)
    expect(desk.reply_field).to_be_visible()


def test_the_open_conversation_is_taken_from_its_row_in_the_lanes_without_leaving(
    product: Product, desk: Desk
) -> None:
    visitor = told(product.web)
    desk.open(visitor.id)
    mark_page(desk)
    desk.lanes.locator(f'[data-key="{visitor.id}"]').get_by_role("button", name="Neem over").click()
    expect(desk.reply_field).to_be_visible()
    expect(desk.page.get_by_role("region", name="Mijn gesprekken")).to_contain_text("Vanmorgen")
    assert is_same_page(desk)


@pytest.mark.network_errors
def test_an_act_that_is_refused_says_why_and_keeps_what_was_typed(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    desk.reply_field.fill(HALF)
    mark_page(desk)
    desk.unfold("Vraag bezoek aan")
    for field, text in {"postcode": "Assen", "house_number": "12", "remarks": "De bel is stuk."}.items():
        desk.page.locator(f"#f-{field}").fill(text)
    desk.page.get_by_role("button", name="Stuur naar de meldkamer").click()
    expect(desk.page.locator("#live")).to_contain_text("Niet gelukt. ")
    expect(desk.page.locator("#live")).to_contain_text("postcode")
    expect(desk.page.locator("#f-remarks")).to_have_value("De bel is stuk.")
    expect(desk.reply_field).to_have_value(HALF)
    desk.page.context.set_offline(True)
    desk.unfold("Pas urgentie aan")
    desk.page.locator("#reden").fill("De bezoeker is al geholpen.")
    desk.page.get_by_role("button", name="Bewaar urgentie").click()
    expect(desk.page.locator("#live")).to_have_text("Niet gelukt. Er is geen verbinding.")
    expect(desk.page.locator("#reden")).to_have_value("De bezoeker is al geholpen.")
    assert is_same_page(desk)


def test_a_list_of_colleagues_follows_who_is_there(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    ilse = at_desk(product.web, "Ilse")
    with ilse.desk_open():
        visitor.say("Bent u er nog?")
        expect(desk.log).to_contain_text("Bent u er nog?")
        desk.unfold("Draag over")
        expect(desk.page.get_by_label("Aan", exact=True).locator(f'[value="{ilse.id}"]')).to_have_count(1)


@pytest.mark.network_errors
def test_a_reply_that_is_changed_after_a_try_that_arrived_arrives_too(product: Product, desk: Desk) -> None:
    """The browser cannot know that it did. The same text again is the same message; another one is not."""
    desk.take(told(product.web).id)

    def lost(route: Route) -> None:
        route.fetch()
        route.abort()

    desk.page.route("**/reply", lost)
    send = desk.page.get_by_role("button", name="Verstuur")
    desk.reply_field.fill("Bent u veilig?")
    send.click()
    expect(desk.page.locator("#live")).to_have_text("Niet verstuurd. Er is geen verbinding.")
    desk.page.unroute("**/reply")
    expect(send).to_be_enabled()
    # The same once more, from a page that was loaded again.
    desk.page.reload()
    expect(desk.reply_field).to_have_value("Bent u veilig?")
    send.click()
    expect(desk.reply_field).to_have_value("")
    expect(desk.log.get_by_text("Bent u veilig?")).to_have_count(1)
    # Another text.
    desk.page.route("**/reply", lost)
    desk.reply_field.fill("Staat de computer uit?")
    send.click()
    expect(desk.page.locator("#live")).to_have_text("Niet verstuurd. Er is geen verbinding.")
    desk.page.unroute("**/reply")
    desk.reply_field.press("End")
    desk.reply_field.press_sequentially(" En de telefoon?")
    send.click()
    expect(desk.log).to_contain_text("Staat de computer uit? En de telefoon?")
