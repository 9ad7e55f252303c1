"""The network goes, the computer sleeps, another tab deletes: the visitor goes on where they were."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, WebSocketRoute, expect

from tests.browser import chat_states
from tests.browser.accessibility import complaints
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STORY, State
from tests.browser.product import Product, running_product
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
def nobody_there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """The product at an hour when no staff are there."""
    with running_product(
        tmp_path_factory.mktemp("closed"), RATE_LIMIT="100000/minute", OPENING_HOURS="zo 03:00-03:01"
    ) as running:
        yield running


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


def test_what_is_said_is_in_no_address_and_in_no_log(chat: Chat, nobody_there: Product) -> None:
    secret = "Mijn buurman Karelsen heeft 4711 euro van mij."
    chat = Chat(chat.page, nobody_there.url)
    addresses: list[str] = []
    chat.page.on("request", lambda request: addresses.append(request.url))
    chat.page.on("websocket", lambda socket: addresses.append(socket.url))
    chat.open().say(secret)
    chat.page.reload()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    folder: Path = nobody_there.web.log.parent
    written = "".join(path.read_text() for path in folder.glob("*.log"))
    assert "Worker ready" in written, "these are the logs"
    for word in ("Karelsen", "4711"):
        assert word not in written
        assert not [address for address in addresses if word in address]
