"""What staff typed and did not send is kept for them in their tab, and for nobody else."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete

from bot.store.models import StaffSession
from tests.browser.desk.conftest import NewDesk
from tests.browser.desk.desk_page import Desk
from tests.browser.desk.states import LATE_MS, told
from tests.browser.product import Product
from tests.web.accounts import change, make_account
from tests.web.desk_client import at_desk
from tests.web.running import eventually

REPLY, NOTE = "Goedemiddag, ik lees", "Belt zo de"


def type_both(desk: Desk) -> None:
    desk.reply_field.fill(REPLY)
    desk.unfold("Interne notitie")
    desk.page.get_by_label("Notitie, niet zichtbaar").fill(NOTE)


def expect_both(desk: Desk) -> None:
    expect(desk.reply_field).to_have_value(REPLY)
    expect(desk.page.get_by_label("Notitie, niet zichtbaar")).to_have_value(NOTE)
    # Nobody forgets what stands in what is folded.
    expect(desk.page.get_by_label("Notitie, niet zichtbaar")).to_be_visible()


def kept(desk: Desk) -> dict[str, str]:
    """What is kept of drafts in this tab."""
    found: dict[str, str] = desk.page.evaluate("({ ...sessionStorage })")
    return {key: text for key, text in found.items() if key.startswith("tp-desk-draft")}


def expect_nothing_kept(desk: Desk) -> None:
    """The page tidies up when its script runs, or when the answer to what was sent has come."""
    for _ in range(100):
        if not kept(desk):
            return
        desk.page.wait_for_timeout(100)
    assert kept(desk) == {}


def log_out(desk: Desk) -> None:
    desk.page.get_by_role("banner").locator("summary", has_text=desk.account.name).click()
    desk.page.get_by_role("button", name="Log uit").click()
    expect(desk.page.get_by_role("heading", name="Inloggen bij de desk")).to_be_visible()


def test_who_switches_between_conversations_finds_back_what_they_typed(product: Product, desk: Desk) -> None:
    first, second = told(product.web), told(product.web)
    desk.take(second.id)
    desk.take(first.id)
    type_both(desk)
    desk.lanes.locator(f'[data-key="{second.id}"] .item__name').click()
    expect(desk.page).to_have_url(f"{desk.url}/desk/conversations/{second.id}")
    expect(desk.reply_field).to_have_value("")
    desk.reply_field.fill("Voor de tweede.")
    desk.lanes.locator(f'[data-key="{first.id}"] .item__name').click()
    expect(desk.page).to_have_url(f"{desk.url}/desk/conversations/{first.id}")
    expect_both(desk)
    desk.lanes.locator(f'[data-key="{second.id}"] .item__name').click()
    expect(desk.reply_field).to_have_value("Voor de tweede.")


def test_what_was_sent_is_kept_no_longer(product: Product, desk: Desk) -> None:
    desk.take(told(product.web).id)
    type_both(desk)
    desk.page.get_by_role("button", name="Verstuur").click()
    expect(desk.log).to_contain_text(REPLY)
    desk.page.get_by_role("button", name="Bewaar notitie").click()
    expect(desk.log.locator(".said--note")).to_contain_text(NOTE)
    expect(desk.page.get_by_label("Notitie, niet zichtbaar")).to_have_value("")
    expect_nothing_kept(desk)
    desk.unfold("Pas urgentie aan")
    desk.page.locator("#reden").fill("De bezoeker is al geholpen.")
    assert len(kept(desk)) == 1
    desk.page.get_by_role("button", name="Bewaar urgentie").click()
    expect(desk.facts).to_contain_text("“De bezoeker is al geholpen.”")
    expect_nothing_kept(desk)
    desk.page.reload()
    expect(desk.reply_field).to_have_value("")


def test_who_loses_the_conversation_to_a_supervisor_loses_no_note(product: Product, desk: Desk) -> None:
    """The page is loaded again then, and asks for what they open it."""
    visitor = told(product.web)
    desk.take(visitor.id)
    type_both(desk)
    boss = at_desk(product.web, "Baas", "supervisor")
    boss.act(visitor.id, "purpose", purpose="help")
    boss.act(visitor.id, "take-from", owner=desk.account.id)
    expect(desk.page.get_by_role("heading", name="Waarvoor opent u dit gesprek?")).to_be_visible()
    expect(desk.page.get_by_text("Baas heeft dit gesprek.")).to_be_visible()
    desk.page.get_by_label("Een collega helpen").check()
    desk.press("Open het gesprek")
    expect(desk.page.get_by_label("Notitie, niet zichtbaar")).to_have_value(NOTE)
    # And the reply when they have it again.
    boss.act(visitor.id, "release")
    desk.press("Neem over")
    expect_both(desk)


@pytest.mark.network_errors
def test_a_session_that_ends_takes_nothing_that_was_typed(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    type_both(desk)
    theirs = StaffSession.staff_id == desk.account.id
    change(product.web, lambda unit: unit.execute(delete(StaffSession).where(theirs)))
    visitor.say("Bent u er nog?")
    expect(desk.page.get_by_role("heading", name="Inloggen bij de desk")).to_be_visible()
    eventually(lambda: visitor.news()["status"] == "waiting")
    desk.log_in()
    desk.take(visitor.id)
    expect_both(desk)


def test_a_session_that_ended_leaves_drafts_for_half_an_hour(product: Product, desk: Desk) -> None:
    desk.take(told(product.web).id)
    type_both(desk)
    desk.page.goto("about:blank")
    theirs = StaffSession.staff_id == desk.account.id
    change(product.web, lambda unit: unit.execute(delete(StaffSession).where(theirs)))
    desk.page.clock.install()
    desk.page.goto(f"{desk.url}/desk")
    expect(desk.page.get_by_role("heading", name="Inloggen bij de desk")).to_be_visible()
    desk.page.clock.fast_forward("29:00")
    assert len(kept(desk)) == 1
    desk.page.clock.fast_forward("02:00")
    assert kept(desk) == {}


@pytest.mark.network_errors
def test_logging_out_leaves_nothing_in_any_tab(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.take(visitor.id)
    type_both(desk)
    other = Desk(desk.page.context.new_page(), desk.url, desk.account)
    other.open(visitor.id)
    other.reply_field.fill(REPLY)
    # Away from the desk, where none of its scripts hears of it.
    away = Desk(desk.page.context.new_page(), desk.url, desk.account)
    away.open(visitor.id)
    away.reply_field.fill(REPLY)
    away.page.goto(f"{desk.url}/chat")
    assert len(kept(away)) == 1
    log_out(desk)
    assert kept(desk) == {}
    expect(other.page.get_by_role("heading", name="Inloggen bij de desk")).to_be_visible(timeout=LATE_MS)
    assert kept(other) == {}
    away.log_in()
    assert kept(away) == {}
    away.take(visitor.id)
    expect(away.reply_field).to_have_value("")


def test_somebody_else_who_logs_in_finds_nothing(product: Product, desk: Desk) -> None:
    visitor = told(product.web)
    desk.open(visitor.id)
    desk.unfold("Interne notitie")
    desk.page.get_by_label("Notitie, niet zichtbaar").fill(NOTE)
    desk.page.goto("about:blank")
    desk.page.context.clear_cookies()
    colleague = Desk(desk.page, desk.url, make_account(product.web, "Cato")).log_in()
    expect_nothing_kept(colleague)
    colleague.open(visitor.id)
    expect(colleague.page.get_by_label("Notitie, niet zichtbaar")).to_have_value("")


@pytest.mark.network_errors
def test_a_note_for_a_colleague_stays_until_the_conversation_is_passed_on(
    product: Product, desk: Desk
) -> None:
    visitor = told(product.web)
    ilse = at_desk(product.web, "Ilse")
    with ilse.desk_open():
        desk.take(visitor.id)
        desk.page.reload()
        desk.unfold("Draag over")
        desk.page.get_by_label("Aan", exact=True).select_option(ilse.id)
        desk.page.get_by_label("Notitie voor uw collega").fill("Belt zo de bank.")
        ilse.post("/desk/availability", availability="paused")
        desk.press("Draag over aan collega")
        expect(desk.page.get_by_role("heading", name="Niet gelukt")).to_be_visible()
        desk.page.get_by_role("link", name="Terug").click()
        expect(desk.page.get_by_label("Notitie voor uw collega")).to_have_value("Belt zo de bank.")
        ilse.post("/desk/availability", availability="available")
        desk.page.reload()
        desk.unfold("Draag over")
        desk.page.get_by_label("Aan", exact=True).select_option(ilse.id)
        desk.press("Draag over aan collega")
        expect(desk.page.get_by_role("heading", name="Kies een gesprek")).to_be_visible()
        expect_nothing_kept(desk)


def test_nothing_is_kept_of_a_conversation_that_its_writer_closed(product: Product, desk: Desk) -> None:
    desk.take(told(product.web).id)
    type_both(desk)
    desk.unfold("Sluit af")
    desk.page.get_by_label("Geholpen").check()
    desk.press("Sluit gesprek af")
    expect(desk.page.get_by_role("heading", name="Kies een gesprek")).to_be_visible()
    expect_nothing_kept(desk)


def test_what_is_typed_for_a_visit_survives_another_conversation(product: Product, new_desk: NewDesk) -> None:
    desk = new_desk("Noor")
    first, second = told(product.web), told(product.web)
    desk.take(first.id)
    desk.unfold("Vraag bezoek aan")
    desk.page.locator("#f-street").fill("Kerkstraat")
    desk.open(second.id)
    desk.open(first.id)
    expect(desk.page.locator("#f-street")).to_be_visible()
    expect(desk.page.locator("#f-street")).to_have_value("Kerkstraat")
