"""Passkeys in a real browser, with Chromium's virtual authenticator and the desk's own policy."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.web.desk.pages import wording
from tests.browser.accessibility import complaints
from tests.browser.desk.passkey_browser import Authenticator, Person, new_person
from tests.browser.desk.states import scheme
from tests.browser.desk.test_desk_accessible import WINDOWS
from tests.web.desk_client import DeskClient, at_desk
from tests.web.passkey_people import given_account
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

# Refusals have the status 403, which the browser writes in its console.
pytestmark = pytest.mark.network_errors


@pytest.fixture
def admin(scripted: tuple[Web, ScriptedEngine]) -> DeskClient:
    return at_desk(scripted[0], "Bo", "admin")


@pytest.fixture
def jet(admin: DeskClient, context: BrowserContext) -> Person:
    return new_person(context, given_account(admin))


@pytest.fixture
def authenticator(jet: Person) -> Authenticator:
    return Authenticator.beside(jet.page)


def look(page: Page, name: str) -> None:
    """Nothing is wrong with a state of a page, in each window, in light and dark."""
    for width, height, dark in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        scheme(page, dark)
        assert complaints(page) == [], f"{name}, {width} px, {'dark' if dark else 'light'}"
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, (name, width)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_somebody_enrols_logs_out_and_logs_in_with_a_passkey(
    jet: Person, authenticator: Authenticator
) -> None:
    jet.enrol()
    (made,) = authenticator.credentials
    assert made["rpId"] == "localhost"
    jet.log_out()
    jet.give_password()
    jet.use_passkey()
    jet.expect_in()
    assert authenticator.credentials[0]["signCount"] > made["signCount"]


def test_all_of_it_goes_by_keyboard(jet: Person, authenticator: Authenticator) -> None:
    page, keys = jet.page, jet.page.keyboard
    jet.give_password(jet.client.account.password)
    page.get_by_label("Nieuw wachtwoord").focus()
    keys.type("een lange zin over fietsen")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    expect(page.get_by_role("button", name="Ga verder")).to_be_focused()
    keys.press("Enter")
    page.get_by_label("Naam van deze passkey").focus()
    keys.type("Laptop")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Uw account is klaar")).to_be_visible()
    keys.press("Tab")
    keys.press("Enter")
    jet.expect_in()
    jet.log_out()
    jet.give_password()
    expect(page.get_by_role("heading", name="Gebruik uw passkey")).to_be_visible()
    keys.press("Tab")
    expect(page.get_by_role("button", name="Gebruik passkey")).to_be_focused()
    keys.press("Enter")
    jet.expect_in()


def test_a_second_key_is_added_used_and_the_first_removed(jet: Person, authenticator: Authenticator) -> None:
    jet.enrol()
    jet.confirm()
    expect(jet.page.get_by_text("Uw enige tweede stap")).to_be_visible()
    jet.page.get_by_role("button", name="Voeg een passkey toe").click()
    jet.name_passkey("Nog eens de laptop")
    jet.expect_said(wording.passkey["known"])
    authenticator.replace("usb")
    jet.page.get_by_label("Naam van deze passkey").fill("Blauwe sleutel")
    jet.page.get_by_role("button", name="Maak passkey").click()
    expect(jet.page.get_by_role("status").filter(has_text="toegevoegd")).to_be_visible()
    jet.log_out()
    jet.give_password()
    jet.use_passkey()
    jet.expect_in()
    jet.confirm()
    laptop, key = (jet.page.get_by_role("listitem").filter(has_text=name) for name in ("Laptop", "Blauwe"))
    expect(laptop).to_contain_text("nog niet gebruikt")
    expect(key).to_contain_text("laatst gebruikt")
    laptop.locator("summary").click()
    laptop.get_by_role("button", name="Ja, verwijder").click()
    expect(jet.page.get_by_text("Uw enige tweede stap")).to_be_visible()
    expect(laptop).to_have_count(0)


def test_who_breaks_off_reads_so_and_loses_nothing(jet: Person, authenticator: Authenticator) -> None:
    jet.choose("Passkey")
    authenticator.knows_its_user(False)
    jet.name_passkey("Laptop")
    jet.expect_said(wording.passkey["cancelled"])
    expect(jet.page.get_by_label("Naam van deze passkey")).to_have_value("Laptop")
    look(jet.page, "making a passkey was broken off")
    authenticator.knows_its_user(True)
    jet.page.get_by_role("button", name="Maak passkey").click()
    jet.page.get_by_role("link", name="Naar de desk").click()
    jet.log_out()
    jet.give_password()
    authenticator.knows_its_user(False)
    jet.use_passkey()
    jet.expect_said(wording.passkey["cancelled"])
    look(jet.page, "using a passkey was broken off")
    authenticator.knows_its_user(True)
    jet.use_passkey()
    jet.expect_in()


def test_a_device_without_the_passkey_leaves_a_code_as_the_way_in(
    jet: Person, authenticator: Authenticator
) -> None:
    jet.choose("Passkey")
    jet.name_passkey("Laptop")
    code = jet.page.locator(".codes code").first.inner_text()
    jet.page.get_by_role("link", name="Naar de desk").click()
    jet.log_out()
    authenticator.forget()
    jet.give_password()
    jet.use_passkey()
    jet.expect_said(wording.passkey["cancelled"])
    jet.page.get_by_label("Code").fill("AAAA-AAAA-AA")
    jet.page.get_by_role("button", name="Log in met code").click()
    jet.expect_said(wording.errors["wrong_code"])
    jet.page.get_by_label("Code").fill(code)
    jet.page.get_by_role("button", name="Log in met code").click()
    jet.expect_in()


def test_an_answer_of_the_browser_works_once(jet: Person, authenticator: Authenticator) -> None:
    jet.enrol()
    jet.log_out()
    jet.give_password()
    jet.use_passkey()
    jet.expect_in()
    answer = next(body for body in jet.posted if body.startswith("credential=") and "signature" in body)
    jet.log_out()
    jet.give_password()
    headers = {"Origin": jet.url, "Content-Type": "application/x-www-form-urlencoded"}
    replayed = jet.page.context.request.post(
        f"{jet.url}/desk/login/passkey", data=answer, headers=headers, max_redirects=0
    )
    assert replayed.status == 403
    assert wording.passkey["used_challenge"] in replayed.text()


def test_at_another_address_nothing_is_asked_and_the_browser_would_refuse(
    jet: Person, authenticator: Authenticator
) -> None:
    jet.enrol()
    right, jet.url = jet.url, jet.client.web.url
    jet.give_password()
    jet.expect_said(f"Passkeys werken alleen op {right}.")
    jet.use_passkey()
    assert not any("signature" in body for body in jet.posted)
    look(jet.page, "another address")
    # A page that lies about where it is gets no further.
    jet.page.evaluate("document.querySelector('[data-passkey]').dataset.origin = location.origin")
    jet.use_passkey()
    jet.expect_said(wording.passkey["no_name"])
    assert not any("signature" in body for body in jet.posted)


def test_a_browser_without_passkeys_says_so_and_offers_the_code_app(jet: Person) -> None:
    jet.page.add_init_script("delete window.PublicKeyCredential")
    jet.choose("Passkey")
    jet.expect_said(wording.passkey["none"])
    jet.page.get_by_role("link", name="Kies iets anders").click()
    jet.page.get_by_label("Code-app").check()
    # The password that was chosen stays chosen.
    jet.page.get_by_role("button", name="Ga verder").click()
    expect(jet.page.get_by_role("img", name="Vierkante code")).to_be_visible()


def test_without_scripts_it_is_said_and_the_code_app_works(browser: Browser, admin: DeskClient) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    person = new_person(context, given_account(admin))
    person.choose("Passkey")
    expect(person.page.locator("noscript p")).to_have_text(wording.passkey["no_script"])
    person.name_passkey("Laptop")
    expect(person.page.get_by_role("alert")).to_contain_text(wording.passkey["no_script"])
    expect(person.page.get_by_label("Naam van deze passkey")).to_have_value("Laptop")
    context.close()


@pytest.fixture
def enrolled(jet: Person, authenticator: Authenticator) -> Person:
    jet.enrol()
    return jet


def test_the_pages_of_the_first_log_in_are_accessible(jet: Person, authenticator: Authenticator) -> None:
    jet.give_password(jet.client.account.password)
    look(jet.page, "choice")
    jet.page.get_by_label("Nieuw wachtwoord").fill("wachtwoord123456")
    jet.page.get_by_label("Code-app").check()
    jet.page.get_by_role("button", name="Ga verder").click()
    jet.expect_said(wording.errors["new_password"])
    expect(jet.page.get_by_label("Code-app")).to_be_checked()
    look(jet.page, "poor choice")
    jet.choose("Code-app")
    jet.page.get_by_label("Code uit de app").fill("000000")
    jet.page.get_by_role("button", name="Bevestig").click()
    jet.expect_said(wording.errors["wrong_code"])
    look(jet.page, "code app")
    jet.choose("Passkey")
    look(jet.page, "new passkey")
    jet.name_passkey("Laptop")
    expect(jet.page.get_by_role("heading", name="Uw account is klaar")).to_be_visible()
    look(jet.page, "done")


def test_the_pages_of_the_second_steps_are_accessible(enrolled: Person, authenticator: Authenticator) -> None:
    page = enrolled.page
    page.goto(f"{enrolled.url}/desk/me")
    look(page, "settings")
    page.get_by_role("link", name="Bekijk of wijzig de tweede stap").click()
    page.get_by_label("Wachtwoord").fill("verkeerd")
    page.get_by_role("button", name="Ga verder").click()
    enrolled.expect_said(wording.errors["wrong_password"])
    look(page, "wrong password")
    enrolled.confirm()
    look(page, "only one")
    page.get_by_role("button", name="Voeg een code-app toe").click()
    look(page, "new code app")
    page.goto(f"{enrolled.url}/desk/me/second-step")
    page.get_by_role("button", name="Voeg een passkey toe").click()
    look(page, "another passkey")
    authenticator.replace("usb")
    enrolled.name_passkey("Blauwe sleutel")
    page.locator("summary").filter(has_text="Verwijder: Laptop").click()
    look(page, "removing one")
    enrolled.log_out()
    enrolled.give_password()
    look(page, "using a passkey")
