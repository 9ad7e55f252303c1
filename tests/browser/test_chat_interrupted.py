"""The network goes, the computer sleeps, another tab deletes: the visitor goes on where they were."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocketRoute, expect

from bot.web.availability import LOOK_AGAIN
from tests.browser import chat_states
from tests.browser.accessibility import complaints
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STORY, State
from tests.browser.product import Product, web_beside
from tests.browser.staff_member import StaffAtWork

ASLEEP_MINUTES = 10
OPEN_STATES = (
    chat_states.begin, chat_states.steps, chat_states.ticked_off, chat_states.emergency, chat_states.form,
    chat_states.form_error, chat_states.waiting, chat_states.with_a_person,
)  # fmt: skip


@pytest.mark.network_errors
@pytest.mark.parametrize("state", OPEN_STATES, ids=lambda state: state.__name__)
def test_the_network_is_cut_in_any_state_and_nothing_is_lost_or_doubled(
    chat: Chat, staff: StaffAtWork, context: BrowserContext, state: State
) -> None:
    state(chat, staff)
    status = chat.current()["status"]
    said = chat.stored_own()
    context.set_offline(True)
    expect(chat.page.locator("#connection")).to_contain_text("Geen internet")
    chat.type_and_send("Ik blijf hier wachten.")
    expect(chat.pending).to_have_count(1)
    expect(chat.page.locator(".sos__danger")).to_be_in_viewport()
    context.set_offline(False)
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)
    expect(chat.page.locator("#connection")).to_be_hidden(timeout=ANSWER_MS)
    assert chat.stored_own() == [*said, "Ik blijf hier wachten."]
    assert chat.current()["status"] == status
    seqs = chat.messages.evaluate_all("nodes => nodes.map((node) => Number(node.dataset.seq))")
    assert seqs == sorted(set(seqs))


def cut_and_restored(chat: Chat, meanwhile: Callable[[], None] = lambda: None) -> None:
    """The network goes, something is done, and it comes back; 112 stays at hand all the time."""
    chat.page.context.set_offline(True)
    expect(chat.page.locator("#connection")).to_contain_text("Geen internet")
    meanwhile()
    call = chat.page.locator("dialog[open] a[href='tel:112'], body:not(:has(dialog[open])) .sos__danger")
    expect(call.first).to_be_in_viewport()
    chat.page.context.set_offline(False)
    expect(chat.page.locator("#connection")).to_be_hidden(timeout=ANSWER_MS)


@pytest.mark.network_errors
def test_the_network_is_cut_over_each_window_and_the_words_stay_there(chat: Chat, staff: StaffAtWork) -> None:
    """One conversation with one window after the other, and at last with the silence of half an hour."""
    page = chat.page
    page.clock.install()
    chat_states.steps(chat, staff)

    def look_again(title: str, words: str) -> None:
        """The window stays open over the cut, with what it showed."""
        cut_and_restored(chat)
        expect(chat.window.get_by_role("heading", name=title)).to_be_visible()
        expect(chat.window).to_contain_text(words)

    page.locator("#options-open").click()
    look_again("Opties", "Verwijder mijn gesprek")
    page.keyboard.press("Escape")
    expect(chat.open_option("Moeilijke woorden uitgelegd").locator("summary").first).to_be_visible()
    look_again("Moeilijke woorden uitgelegd", "phishing")
    page.keyboard.press("Escape")
    expect(chat.open_option("Samenvatting bewaren of printen").locator(".tasks")).to_be_visible()
    look_again("Samenvatting", "Uw stappen")
    answer = chat.window.get_by_role("button", name="Een beetje")
    cut_and_restored(chat, answer.click)
    expect(chat.window).to_contain_text("Uw antwoord is niet aangekomen.")
    answer.click()
    expect(chat.window).to_contain_text("Dank u wel.")
    assert chat.rating() == "partly"
    page.keyboard.press("Escape")

    page.clock.run_for(29 * 60_000)
    stay = chat.window.get_by_role("button", name="Ik ben er nog")
    expect(stay).to_be_visible()
    cut_and_restored(chat)
    stay.click()
    page.clock.run_for(31 * 60_000)
    go_on = page.locator(".pause").get_by_role("button", name="Ga verder")
    expect(go_on).to_be_visible()
    cut_and_restored(chat)
    go_on.click()
    cut_and_restored(chat, lambda: chat.type_and_send("Ik ben er weer."))
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)
    assert chat.stored_own() == [STORY, "Ik ben er weer."]


@pytest.mark.network_errors
def test_the_network_is_cut_after_a_mistake_a_secret_and_a_failure(chat: Chat, staff: StaffAtWork) -> None:
    chat_states.wrong(chat, staff)
    secret = "Ik heb mijn pincode gegeven, die is 4821."
    cut_and_restored(chat, lambda: chat.type_and_send(secret))
    expect(chat.error).to_be_hidden()
    masked = chat.own.locator(".message__masked")
    expect(masked).to_be_visible(timeout=ANSWER_MS)
    cut_and_restored(chat)
    expect(masked).to_have_count(1)
    refusal = {"title": "Niet begrepen", "status": 400}
    chat.page.route("**/messages", lambda route: route.fulfill(status=400, json=refusal))
    chat.type_and_send("Hier is iets mee.")
    retry = chat.pending.get_by_role("button", name="Probeer opnieuw")
    expect(retry).to_be_visible()
    chat.page.unroute_all()
    cut_and_restored(chat, retry.click)
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)
    (first, last) = chat.stored_own()
    assert "4821" not in first
    assert last == "Hier is iets mee."


@pytest.mark.network_errors
def test_the_network_is_cut_over_a_text_that_is_too_long(
    chat: Chat, staff: StaffAtWork, context: BrowserContext
) -> None:
    chat_states.too_long(chat, staff)
    context.set_offline(True)
    chat.error.get_by_role("button", name="Verstuur in 2 delen").click()
    expect(chat.pending).to_have_count(2)
    expect(chat.field).to_be_focused()
    context.set_offline(False)
    expect(chat.own).to_have_count(2, timeout=60_000)
    assert " ".join(chat.stored_own()) == ("Een lange zin met woorden. " * 200).strip()


@pytest.mark.network_errors
def test_the_network_is_cut_over_a_window_and_over_a_closed_conversation(
    chat: Chat, staff: StaffAtWork, context: BrowserContext
) -> None:
    chat_states.with_a_person(chat, staff)
    window = chat.open_option("Verwijder mijn gesprek")
    erase = window.get_by_role("button", name="Ja, verwijder mijn gesprek")
    expect(erase).to_be_visible()
    context.set_offline(True)
    erase.click()
    expect(window).to_contain_text("Verwijderen lukte niet.")
    expect(window.locator("#announcer")).to_contain_text("Verwijderen lukte niet.")
    expect(erase).to_be_focused()
    chat.page.keyboard.press("Escape")
    context.set_offline(False)
    expect(chat.page.locator("#connection")).to_be_hidden(timeout=ANSWER_MS)
    staff.close(chat.current()["id"])
    again = chat.page.locator("#closed").get_by_role("button", name="Begin een nieuw gesprek")
    expect(again).to_be_visible(timeout=ANSWER_MS)
    context.set_offline(True)
    again.click()
    expect(chat.page.locator("#connection")).to_contain_text("Geen internet")
    expect(chat.page.locator(".sos__danger")).to_be_in_viewport()
    context.set_offline(False)
    again.click()
    expect(chat.field).to_be_visible()
    expect(chat.own).to_have_count(0)


def test_after_the_computer_slept_the_page_fetches_what_was_said(chat: Chat, staff: StaffAtWork) -> None:
    """The socket of a computer that sleeps is dead without a word: nothing comes and nothing closes it."""
    asleep = False

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda frame: None if asleep else socket.send(frame))

    chat.page.route_web_socket(re.compile("/api/v1/"), pass_on)
    chat.page.clock.install()
    chat.open().say("Ik wil een medewerker spreken.")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    expect(chat.page.locator(".message--system").last).to_contain_text("Sanne", timeout=ANSWER_MS)
    asleep = True
    staff.reply(conversation, "Ik heb uw bank gebeld.")
    chat.page.wait_for_timeout(3000)
    expect(chat.page.get_by_text("Ik heb uw bank gebeld.")).to_have_count(0)
    asleep = False
    chat.page.clock.fast_forward(ASLEEP_MINUTES * 60_000)
    said = chat.page.locator(".message--staff")
    expect(said).to_contain_text("Ik heb uw bank gebeld.", timeout=ANSWER_MS)
    staff.reply(conversation, "Zij bellen u terug.")
    expect(chat.page.locator(".message--staff")).to_have_count(2, timeout=ANSWER_MS)


@pytest.mark.network_errors
def test_deleting_in_one_tab_takes_the_conversation_off_the_other(
    chat: Chat, context: BrowserContext
) -> None:
    chat.open().say(STORY)
    other = Chat(context.new_page(), chat.url).open()
    expect(other.own).to_have_count(1, timeout=ANSWER_MS)
    window = chat.open_option("Verwijder mijn gesprek")
    window.get_by_role("button", name="Ja, verwijder mijn gesprek").click()
    expect(window.get_by_text("Uw gesprek is verwijderd.")).to_be_visible()
    expect(other.own).to_have_count(0, timeout=ANSWER_MS)
    expect(other.page.locator("body")).not_to_contain_text("700 euro")


@pytest.fixture(scope="module")
def nobody_there(product: Product, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product at an hour when no staff are there."""
    logs = tmp_path_factory.mktemp("closed")
    with web_beside(product, logs, RATE_LIMIT="100000/minute", OPENING_HOURS="zo 03:00-03:01") as running:
        yield running


def test_when_the_queue_is_full_a_call_back_is_offered_and_kept(
    chat: Chat, product: Product, browser: Browser, tmp_path: Path
) -> None:
    with web_beside(product, tmp_path, RATE_LIMIT="100000/minute", QUEUE_LIMIT="1") as busy:
        context = browser.new_context(locale="nl-NL")
        chat_states.waiting(Chat(context.new_page(), busy.url), StaffAtWork(busy.web.settings))
        chat = Chat(chat.page, busy.url)
        chat.page.set_viewport_size({"width": 390, "height": 844})
        chat.page.wait_for_timeout(LOOK_AGAIN / timedelta(milliseconds=1) + 200)
        chat.open().say("Ik wil een medewerker spreken.")
        expect(chat.page.locator("#messages")).to_contain_text(
            re.compile("Het is nu erg druk|Er wachten nu veel mensen"), timeout=ANSWER_MS
        )
        queue = chat.page.locator("#queue")
        expect(queue).to_contain_text("U bent nummer 2. Hoe lang het duurt, weten wij nog niet.")
        expect(chat.page.get_by_role("button", name="Liever niet bellen")).to_be_in_viewport(ratio=1)
        chat.say("06 12 34 56 78")
        expect(chat.messages.filter(has_text="belt u terug op 06 12345678")).to_be_visible(timeout=ANSWER_MS)
        expect(queue).to_contain_text("U bent nummer 2.")
        assert chat.current()["status"] == "waiting"
        assert complaints(chat.page) == []
        assert chat.overflow() <= 0
        context.close()


def test_outside_opening_hours_a_call_back_is_offered_and_kept(chat: Chat, nobody_there: Product) -> None:
    chat = Chat(chat.page, nobody_there.url)
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.open().say("Ik wil een medewerker spreken.")
    expect(chat.page.locator("#messages")).to_contain_text("Er is nu geen medewerker", timeout=ANSWER_MS)
    expect(chat.page.get_by_role("button", name="Liever niet bellen")).to_be_in_viewport(ratio=1)
    chat.say("06 12 34 56 78")
    expect(chat.messages.filter(has_text="belt u terug op 06 12345678")).to_be_visible(timeout=ANSWER_MS)
    expect(chat.page.locator("#queue")).to_contain_text(re.compile(r"Wij zijn open vanaf .* 03\.00 uur"))
    assert chat.current()["status"] == "waiting"
    assert complaints(chat.page) == []
    assert chat.overflow() <= 0


def test_what_is_said_is_in_no_address_and_in_no_log(
    chat: Chat, nobody_there: Product, product: Product
) -> None:
    secret = "Mijn buurman Karelsen heeft 4711 euro van mij."
    chat = Chat(chat.page, nobody_there.url)
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    chat.page.on("websocket", lambda socket: addresses.append(socket.url))
    chat.open().say(secret)
    chat.page.reload()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    folders: set[Path] = {running.web.log.parent for running in (nobody_there, product)}
    written = "".join(path.read_text() for folder in folders for path in folder.glob("*.log"))
    assert "Worker ready" in written, "these are the logs"
    for word in ("Karelsen", "4711"):
        assert word not in written
        assert not [address for address in addresses if word in address]
