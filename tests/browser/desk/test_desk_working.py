"""How staff work at the desk: standard sentences, shortcuts, typing, danger, the log for an auditor."""

import re

from playwright.sync_api import Locator, Route, expect
from sqlalchemy import update

from bot.store.models import VisitRequest
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import Desk, ask_for_a_person
from tests.browser.desk.states import told
from tests.browser.product import Product
from tests.web.accounts import make_account
from tests.web.desk_client import at_desk
from tests.web.waiting_people import change


def test_a_standard_sentence_comes_with_a_slash_and_can_still_be_changed(
    product: Product, desk: Desk
) -> None:
    desk.take(told(product.web).id)
    desk.reply_field.focus()
    desk.page.keyboard.press("/")
    dialog = desk.page.get_by_role("dialog", name="Standaardzinnen")
    expect(dialog).to_be_visible()
    desk.page.keyboard.type("begroeting")
    expect(dialog.locator("#canned-count")).to_have_text("1 zin")
    desk.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(desk.reply_field).to_be_focused()
    expect(desk.reply_field).to_have_value(
        "Goedemiddag, u spreekt met Noor. Ik lees mee wat er is gebeurd. Bent u nu veilig?"
    )
    desk.reply("Goedemiddag, met Noor.")


def test_a_slash_inside_a_text_is_a_slash(product: Product, desk: Desk) -> None:
    desk.take(told(product.web).id)
    desk.reply_field.press_sequentially("ja/nee")
    expect(desk.reply_field).to_have_value("ja/nee")


def test_shortcuts_work_outside_fields_and_can_be_switched_off(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.open(visitor.id)
    desk.page.get_by_role("heading", level=1).first.click()
    desk.page.keyboard.press("t")
    expect(desk.reply_field).to_be_visible()
    desk.page.get_by_role("heading", level=1).first.click()
    desk.page.keyboard.press("r")
    expect(desk.reply_field).to_be_focused()
    # While one types a letter is a letter.
    desk.page.keyboard.type("t r n ?")
    expect(desk.reply_field).to_have_value("t r n ?")
    desk.page.goto(f"{desk.url}/desk/me")
    desk.page.get_by_label("Sneltoetsen van één toets").uncheck()
    desk.page.get_by_role("button", name="Bewaar").click()
    desk.open(visitor.id)
    desk.page.get_by_role("heading", level=1).first.click()
    desk.page.keyboard.press("r")
    expect(desk.reply_field).not_to_be_focused()
    desk.page.keyboard.press("?")
    expect(desk.page.get_by_role("dialog", name="Sneltoetsen")).to_be_hidden()


def focused(desk: Desk) -> str:
    return str(desk.page.evaluate("document.activeElement.getAttribute('href') || ''"))


def reach(desk: Desk, wanted: Locator) -> None:
    """Press Tab until this has the focus, once round the page at most, whatever it lists."""
    for _ in range(desk.page.locator("a, button, input, select, textarea, summary").count()):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        desk.page.keyboard.press("Tab")
    raise AssertionError("not to be reached with Tab")


def step_to(desk: Desk, conversation: str) -> None:
    """Press j until this conversation has the focus in the lanes, once round them at most."""
    for _ in range(desk.lanes.locator(".item__name").count() + 1):
        desk.page.keyboard.press("j")
        if focused(desk).endswith(conversation):
            return
    raise AssertionError("not to be reached with j")


def test_one_walks_through_the_lanes_with_single_keys(product: Product, desk: Desk) -> None:
    visitors = [told(product.web) for _ in range(2)]
    desk.page.reload()
    keys = desk.page.keyboard
    links = desk.lanes.locator(".item__name")
    keys.press("j")
    expect(links.first).to_be_focused()
    keys.press("j")
    expect(links.nth(1)).to_be_focused()
    keys.press("k")
    expect(links.first).to_be_focused()
    # Round from the first to the last.
    keys.press("k")
    expect(links.last).to_be_focused()
    step_to(desk, visitors[1].id)
    keys.press("o")
    expect(desk.page).to_have_url(re.compile(visitors[1].id))
    keys.press("n")
    expect(desk.page.get_by_label("Notitie, niet zichtbaar")).to_be_focused()


def test_a_conversation_is_handled_from_queue_to_close_by_keyboard_alone(
    product: Product, desk: Desk
) -> None:
    visitor = told(product.web)
    visitor.say("Mijn nummer is 06 12 34 56 78.")
    at_desk(product.web, "Bram").act(visitor.id, "request", postcode="9401 AB", house_number="12")
    theirs = VisitRequest.conversation_id == visitor.id
    unseen = update(VisitRequest).where(theirs).values(acknowledged_at=None, status="submitted")
    change(product.web, lambda unit: unit.execute(unseen))
    desk.page.reload()
    page, keys = desk.page, desk.page.keyboard
    # Queue, open, take, answer.
    step_to(desk, visitor.id)
    keys.press("o")
    expect(page).to_have_url(re.compile(visitor.id))
    keys.press("t")
    expect(desk.reply_field).to_be_visible()
    keys.press("r")
    keys.type("Goedemiddag, met Noor.")
    keys.press("Control+Enter")
    expect(desk.log).to_contain_text("Goedemiddag, met Noor.")
    # A note.
    reach(desk, page.get_by_role("button", name="Verstuur"))
    keys.press("n")
    keys.type("Belt zo de bank.")
    keys.press("Tab")
    keys.press("Enter")
    expect(desk.log.locator(".said--note")).to_contain_text("Belt zo de bank.")
    # The visit request is seen.
    seen = page.get_by_role("complementary").get_by_role("button", name="Gezien", exact=True)
    reach(desk, seen)
    keys.press("Enter")
    expect(seen).to_have_count(0)
    # Contact data are shown.
    reach(desk, desk.log.get_by_role("button", name="Toon gegevens").first)
    keys.press("Enter")
    expect(desk.log).to_contain_text("06 12 34 56 78")
    # Another urgency, with a reason.
    reach(desk, page.locator("summary", has_text="Pas urgentie aan"))
    keys.press("Enter")
    reach(desk, page.get_by_label("Urgentie", exact=True))
    keys.press("ArrowDown")
    reach(desk, page.locator("#reden"))
    keys.type("De bezoeker is al geholpen.")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("complementary")).to_contain_text("De bezoeker is al geholpen.")
    # Closed, with an outcome.
    reach(desk, page.locator("summary", has_text="Sluit af"))
    keys.press("Enter")
    reach(desk, page.get_by_role("radio").first)
    keys.press("Space")
    reach(desk, page.get_by_role("button", name="Sluit gesprek af"))
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Kies een gesprek")).to_be_visible()


def test_who_closes_goes_to_the_queue_however_late_the_answer_comes(product: Product, desk: Desk) -> None:
    """The event that the conversation is nobody's any more comes before it."""

    def later(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        desk.page.wait_for_timeout(1000)
        route.fulfill(response=answer)

    desk.take(told(product.web).id)
    desk.page.route("**/close", later)
    desk.unfold("Sluit af")
    desk.page.get_by_label("Geholpen").check()
    desk.press("Sluit gesprek af")
    expect(desk.page.get_by_role("heading", name="Kies een gesprek")).to_be_visible()


def test_typing_is_seen_on_both_sides(chat: Chat, desk: Desk) -> None:
    desk.take(ask_for_a_person(chat))
    desk.reply_field.press_sequentially("Goede")
    expect(chat.page.get_by_text("Noor typt")).to_be_visible(timeout=ANSWER_MS)
    # It is told every few seconds.
    chat.field.press_sequentially("Ik ben er nog, wacht even", delay=300)
    expect(desk.page.locator("#typing")).to_be_visible(timeout=ANSWER_MS)


def test_what_is_typed_while_a_reply_is_sent_stays(product: Product, desk: Desk) -> None:
    desk.take(told(product.web).id)
    held: list[Route] = []
    desk.page.route("**/reply", lambda route: held.append(route))
    desk.reply_field.fill("Goedemiddag.")
    desk.page.get_by_role("button", name="Verstuur").click()
    desk.reply_field.press("End")
    desk.reply_field.press_sequentially(" Bent u veilig?")
    held[0].continue_()
    expect(desk.log).to_contain_text("Goedemiddag.")
    expect(desk.reply_field).to_have_value("Bent u veilig?")
    expect(desk.log).not_to_contain_text("veilig?")


def test_what_an_administrator_ends_for_somebody_is_not_one_click(
    product: Product, new_desk: NewDesk
) -> None:
    """New log-in data for the wrong person took their passkeys, in the middle of a conversation."""
    somebody = make_account(product.web, "Weg")
    admin = new_desk("Bo", role="admin")
    admin.page.goto(f"{admin.url}/desk/accounts")
    row = admin.page.get_by_role("row").filter(has_text=somebody.login)
    row.locator("summary", has_text="Nieuwe inloggegevens").click()
    expect(row).to_contain_text(
        "Wachtwoord, passkeys, code-app en herstelcodes van Weg werken dan niet meer."
    )
    row.get_by_role("button", name="Ja, maak nieuwe: Weg").click()
    expect(admin.page.get_by_role("heading", name=f"Inloggegevens van {somebody.login}")).to_be_visible()
    row.locator("summary", has_text="Sluit af").click()
    expect(row).to_contain_text("Weg kan dan niet meer inloggen.")
    expect(row).to_contain_text("nog niet gebruikt")
    row.get_by_role("button", name="Ja, sluit af: Weg").click()
    expect(admin.page.get_by_role("row").filter(has_text=somebody.login)).to_contain_text("afgesloten")


def test_the_auditor_finds_what_somebody_looked_at_and_takes_it_along(
    product: Product, new_desk: NewDesk, desk: Desk
) -> None:
    visitor = told(product.web)
    desk.open(visitor.id)
    auditor = new_desk("Ada", role="auditor")
    expect(auditor.page.get_by_role("heading", name="Logboek")).to_be_visible()
    auditor.page.get_by_label("Gesprek, aanvraag of account").fill(visitor.id)
    auditor.page.get_by_label("Wie").select_option(desk.account.id)
    auditor.page.get_by_role("button", name="Toon").click()
    rows = auditor.page.locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Noor bekeek dit gesprek (uit de wachtrij)")
    with auditor.page.expect_download() as download:
        auditor.page.get_by_role("link", name="Download als CSV").click()
    assert visitor.id in download.value.path().read_text(encoding="utf-8")
    auditor.page.get_by_role("button", name="Controleer het logboek").click()
    expect(auditor.page.get_by_role("status").filter(has_text="Het logboek klopt.")).to_be_visible()
