"""The connection fails in every way it can; nothing is lost and nothing is said twice."""

import json
import re
import uuid

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

NO_WEBSOCKET = """
window.WebSocket = class {
  static OPEN = 1;
  constructor() { setTimeout(() => this.onclose({ code: 1006 })); }
  close() {}
  send() {}
};
"""
MESSAGES = re.compile(r"/api/v1/conversations/[0-9a-f]+/messages$")


@pytest.mark.network_errors
def test_what_is_said_offline_is_sent_once_when_the_network_is_back(
    chat: Chat, context: BrowserContext
) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.open()
    context.set_offline(True)
    chat.type_and_send("Dit typ ik zonder internet.")
    expect(chat.page.locator("#connection")).to_contain_text("Geen internet")
    expect(chat.pending.locator(".message__state")).to_have_text("Wacht op verbinding")
    expect(chat.pending.locator(".message__state")).to_be_in_viewport(ratio=0.95)
    context.set_offline(False)
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)
    expect(chat.page.locator("#connection")).to_be_hidden(timeout=ANSWER_MS)
    assert chat.stored_own() == ["Dit typ ik zonder internet."]


LATE_SOCKET = """async () => {
    const chat = document.querySelector("script[type=module]").src;
    const { Stream } = await import(chat.replace("chat.js", "stream.js"));
    const links = [];
    let socket;
    const real = window.WebSocket;
    window.WebSocket = class { constructor() { socket = this; } close() {} send() {} };
    const stream = new Stream({ id: "x", lastSeq: () => 0, frame() {}, link: (state) => links.push(state) });
    stream.start();
    stream.report(false);
    Object.defineProperty(navigator, "onLine", { value: false, configurable: true });
    socket.onopen();
    const offline = [...links];
    delete navigator.onLine;
    socket.onopen();
    stream.stop();
    window.WebSocket = real;
    return [offline, links];
}"""


def test_a_socket_that_opens_late_does_not_hide_that_the_network_is_gone(chat: Chat) -> None:
    offline, online = chat.open().page.evaluate(LATE_SOCKET)
    assert offline == ["down"]
    assert online == ["down", "up"]


@pytest.mark.network_errors
def test_what_is_said_offline_survives_a_reload(chat: Chat, context: BrowserContext) -> None:
    chat.open()
    chat.page.route(MESSAGES, lambda route: route.abort())
    chat.type_and_send("Bewaar dit.")
    expect(chat.pending).to_have_count(1)
    chat.page.unroute(MESSAGES)
    chat.page.reload()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    assert chat.stored_own() == ["Bewaar dit."]


@pytest.mark.network_errors
def test_an_answer_that_is_lost_on_the_way_does_not_double_the_message(chat: Chat) -> None:
    chat.open()
    seen: list[str] = []

    def take_and_cut_off(route: Route) -> None:
        seen.append(json.loads(route.request.post_data or "{}")["id"])
        if len(seen) == 1:
            route.fetch()  # the server gets it, the page does not hear that
            route.abort()
        else:
            route.continue_()

    chat.page.route(MESSAGES, take_and_cut_off)
    chat.type_and_send("Hoort u mij?")
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    expect(chat.pending).to_have_count(0, timeout=ANSWER_MS)
    assert chat.stored_own() == ["Hoort u mij?"]
    assert len(set(seen)) == 1
    assert uuid.UUID(seen[0]).version == 4


@pytest.mark.network_errors
def test_a_message_that_keeps_failing_is_kept_with_a_button_to_try_again(chat: Chat) -> None:
    chat.open()
    chat.page.clock.install()
    chat.page.route(MESSAGES, lambda route: route.fulfill(status=500, body="{}"))
    chat.type_and_send("Dit lukt eerst niet.")
    for _ in range(8):
        chat.page.clock.run_for(16_000)
        chat.page.evaluate("fetch(location.href)")  # lets the answer of the last try come in
    retry = chat.pending.get_by_role("button", name="Probeer opnieuw")
    expect(retry).to_be_visible()
    expect(chat.pending.locator(".message__state")).to_contain_text("Niet verstuurd")
    chat.page.unroute(MESSAGES)
    retry.focus()
    chat.page.keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)


@pytest.mark.network_errors
def test_a_failed_message_can_be_taken_back_to_the_field(chat: Chat) -> None:
    chat.open()
    problem = {"type": "urn:nld:terplaatse:problem:not-understood", "title": "Niet begrepen", "status": 400}
    chat.page.route(MESSAGES, lambda route: route.fulfill(status=400, json=problem))
    chat.type_and_send("Hier is iets mee.")
    chat.pending.get_by_role("button", name="Weghalen").click()
    expect(chat.pending).to_have_count(0)
    expect(chat.field).to_have_value("Hier is iets mee.")


@pytest.mark.network_errors
def test_a_press_that_failed_leaves_every_other_way_open(chat: Chat) -> None:
    chat.open().say("Hij komt er zo aan om mijn pas op te halen.")
    expect(chat.choices.first).to_be_visible(timeout=ANSWER_MS)
    titles = chat.choices.all_inner_texts()
    problem = {"type": "urn:nld:terplaatse:problem:not-understood", "title": "Niet begrepen", "status": 400}
    chat.page.route(MESSAGES, lambda route: route.fulfill(status=400, json=problem))
    chat.choices.first.click()
    expect(chat.pending.locator(".message__state")).to_contain_text("Niet verstuurd")
    assert chat.choices.all_inner_texts() == titles, "another answer can be given"
    chat.page.unroute(MESSAGES)
    before = chat.messages.count()
    chat.choices.last.click()
    chat.await_more_than(before + 1)
    expect(chat.pending).to_have_count(0)
    assert chat.stored_own()[1:] == [titles[-1]], "what failed and was answered otherwise is gone"


@pytest.mark.network_errors
def test_after_a_press_that_failed_a_person_can_be_asked_for(chat: Chat) -> None:
    chat.open()
    problem = {"type": "urn:nld:terplaatse:problem:not-understood", "title": "Niet begrepen", "status": 400}
    chat.page.route(MESSAGES, lambda route: route.fulfill(status=400, json=problem))
    chat.page.locator("#human").click()
    expect(chat.pending.locator(".message__state")).to_contain_text("Niet verstuurd")
    chat.page.unroute(MESSAGES)
    chat.page.locator("#human").click()
    expect(chat.page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    assert len(chat.stored_own()) == 1


@pytest.mark.network_errors
def test_what_loads_later_is_there_before_the_network_goes(chat: Chat, context: BrowserContext) -> None:
    chat.open()
    chat.page.wait_for_load_state("networkidle")
    context.set_offline(True)
    chat.page.locator("#options-open").click()
    expect(chat.window.get_by_role("heading", name="Opties")).to_be_visible()
    window = chat.window
    window.get_by_role("button", name="Samenvatting").click()
    # As it was last: nothing was told yet, and there are numbers to call.
    expect(window.locator("a[href='tel:09008844']")).to_be_visible()
    chat.page.keyboard.press("Escape")
    chat.type_and_send("Een lange zin met woorden. " * 200)
    expect(chat.error.get_by_role("button", name="Verstuur in 2 delen")).to_be_visible()


@pytest.mark.network_errors
def test_a_summary_that_never_came_says_so(chat: Chat) -> None:
    chat.page.route("**/summary", lambda route: route.abort())
    chat.open()
    summary = chat.open_option("Samenvatting bewaren of printen")
    expect(summary).to_contain_text("De samenvatting kan nu niet laden.")


@pytest.mark.network_errors
def test_what_cannot_load_says_so(chat: Chat) -> None:
    chat.page.route(re.compile("/(options|summary)\\.js"), lambda route: route.abort())
    chat.open()
    chat.page.locator("#options-open").click()
    expect(chat.page.locator("#trouble")).to_contain_text("Dit onderdeel laadt nu niet.")
    expect(chat.announcer).to_contain_text("Dit onderdeel laadt nu niet.")
    chat.page.unroute_all()
    chat.page.locator("#options-open").click()
    expect(chat.window.get_by_role("heading", name="Opties")).to_be_visible()
    expect(chat.page.locator("#trouble")).to_be_hidden()


@pytest.mark.network_errors
def test_too_many_messages_wait_and_are_sent_by_themselves(chat: Chat) -> None:
    chat.open()
    refused: list[int] = []

    def refuse_once(route: Route) -> None:
        if refused:
            route.continue_()
        else:
            refused.append(429)
            route.fulfill(status=429, headers={"Retry-After": "2"}, json={"title": "Te veel", "status": 429})

    chat.page.route(MESSAGES, refuse_once)
    chat.type_and_send("Nog een bericht.")
    expect(chat.pending.locator(".message__state")).to_contain_text("Even wachten")
    expect(chat.own).to_have_count(1, timeout=ANSWER_MS)
    assert chat.stored_own() == ["Nog een bericht."]


@pytest.mark.network_errors
def test_a_text_that_the_server_finds_too_long_comes_back_to_be_sent_in_parts(chat: Chat) -> None:
    chat.open()
    chat.page.route(
        MESSAGES, lambda route: route.fulfill(status=413, json={"title": "Te lang", "status": 413})
    )
    text = "Een zin. " * 400
    chat.type_and_send(text)
    expect(chat.field).to_have_value(text.strip(), timeout=ANSWER_MS)
    expect(chat.pending).to_have_count(0)


@pytest.mark.network_errors
def test_without_websocket_the_answers_come_all_the_same(chat: Chat, context: BrowserContext) -> None:
    chat.page.add_init_script(NO_WEBSOCKET)
    chat.open().say("Ik heb op een link geklikt.")
    other = Chat(context.new_page(), chat.url).open()
    other.say("Dit zeg ik in een ander venster.")
    expect(chat.own).to_have_count(2, timeout=40_000)


def test_a_visitor_on_a_slow_line_sees_that_the_message_is_under_way(
    scripted: tuple[Web, ScriptedEngine], page: Page
) -> None:
    web, engine = scripted
    engine.delay = 1.5
    chat = Chat(page, web.url).open()
    chat.type_and_send("Duurt het lang?")
    expect(chat.page.locator("#typing")).to_have_text("Digitale hulp typt")
    expect(chat.own).to_have_count(1)
    expect(chat.messages.last).to_contain_text("Duurt het lang?", timeout=ANSWER_MS)
    expect(chat.page.locator("#typing")).to_be_hidden()


@pytest.mark.network_errors
def test_when_the_engine_is_away_the_visitor_gets_the_numbers_to_call(
    own_scripted: tuple[Web, ScriptedEngine], page: Page
) -> None:
    web, engine = own_scripted
    web.start()
    chat = Chat(page, web.url).open()
    engine.stop()
    chat.say("Is daar iemand?")
    expect(chat.messages.nth(2)).to_contain_text("112")
    expect(chat.page.locator("#messages")).to_contain_text("0900-8844")


@pytest.mark.network_errors
def test_the_page_goes_on_when_the_server_was_away(
    own_scripted: tuple[Web, ScriptedEngine], page: Page
) -> None:
    web, _ = own_scripted
    web.start()
    chat = Chat(page, web.url).open()
    web.stop()
    chat.type_and_send("Bent u er nog?")
    expect(chat.page.locator("#connection")).to_contain_text("verbinding", timeout=ANSWER_MS)
    web.start()
    expect(chat.own).to_have_count(1, timeout=40_000)
    expect(chat.page.locator("#connection")).to_be_hidden(timeout=40_000)
    assert chat.stored_own() == ["Bent u er nog?"]


@pytest.mark.network_errors
def test_the_chat_starts_as_soon_as_the_server_lets_it(chat: Chat) -> None:
    begin = re.compile(r"/api/v1/conversations$")
    chat.page.route(begin, lambda route: route.fulfill(status=503, json={"title": "Bezet", "status": 503}))
    chat.page.goto(chat.url + "/chat")
    expect(chat.page.locator("#connection")).to_contain_text("112")
    chat.type_and_send("Ik zeg dit alvast.")
    chat.page.unroute(begin)
    expect(chat.own).to_have_count(1, timeout=40_000)
    expect(chat.page.locator("#connection")).to_be_hidden()
