"""Waiting for a person, talking with one, and back to the computer."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bot.domain.turn import Effects, HandOver
from bot.web.chat.page_texts import load_page_texts
from bot.web.chat.queue_text import queue_text
from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.product import Product
from tests.browser.staff_member import StaffAtWork
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine, replying
from tests.web.waiting_people import HANDS_OVER

# Another process acts; without Redis the page hears of it within a second or two.
SEEN_MS = 10_000
STATE_MS = 30_000  # the place in the queue is looked at every 20 seconds


def test_a_visitor_who_wants_a_person_sees_the_place_in_the_queue(chat: Chat, staff: StaffAtWork) -> None:
    assert staff, "somebody is at the desk"
    chat.open()
    chat.page.locator("#human").click()
    queue = chat.page.locator("#queue")
    expect(queue).to_contain_text(re.compile("U bent (nummer|als eerste)"), timeout=ANSWER_MS)
    # Nobody was helped yet: how long it takes is not known, and that is said.
    expect(queue).to_contain_text(re.compile("Hoe lang het duurt, weten wij nog niet|Dat duurt ongeveer"))
    expect(chat.page.locator("#messages")).not_to_contain_text("Hoe lang het duurt")
    expect(chat.who).to_have_text("U chat met een computer")
    expect(chat.page.locator("#human")).to_be_hidden()
    chat.page.reload()
    expect(queue).to_contain_text(re.compile("U bent (nummer|als eerste)"), timeout=ANSWER_MS)


def test_who_wants_a_person_while_nobody_is_there_reads_so_until_somebody_is(
    own_scripted: tuple[Web, ScriptedEngine], page: Page
) -> None:
    web, engine = own_scripted
    web.start()
    chat = Chat(page, web.url).open()
    engine.script = HANDS_OVER
    page.locator("#human").click()
    queue = page.locator("#queue")
    expect(queue).to_have_text(
        "Er is nu geen medewerker. U houdt uw plaats. Hier ziet u het als er iemand is.", timeout=ANSWER_MS
    )
    StaffAtWork(web.settings)
    expect(queue).to_contain_text("U bent als eerste aan de beurt.", timeout=STATE_MS)
    expect(chat.page.locator("#human")).to_be_hidden()


def test_a_person_who_takes_over_is_named_and_given_back_is_said(chat: Chat, staff: StaffAtWork) -> None:
    chat.open().say("Ik wil graag een medewerker spreken.")
    conversation = chat.current()["id"]

    staff.take_over(conversation)
    expect(chat.who).to_have_text("U chat met Sanne, medewerker", timeout=SEEN_MS)
    # Under a window nothing is said to who listens: what says it comes along.
    chat.page.locator("#options-open").click()
    staff.reply(conversation, "Goedemiddag, ik lees even mee.")
    expect(chat.window.locator("#announcer")).to_contain_text("Sanne zegt: Goedemiddag", timeout=SEEN_MS)
    chat.page.keyboard.press("Escape")
    expect(chat.page.locator("body > #announcer")).to_have_count(1)
    reply = chat.page.locator(".message--staff").last
    expect(reply).to_contain_text("Goedemiddag, ik lees even mee.", timeout=SEEN_MS)
    expect(reply.locator(".message__who")).to_contain_text("Sanne")
    before = chat.messages.count()
    chat.type_and_send("Fijn dat u er bent.")
    expect(chat.own).to_have_count(2, timeout=ANSWER_MS)
    expect(chat.messages).to_have_count(before + 1)

    staff.give_back(conversation)
    expect(chat.who).to_have_text("U chat met een computer", timeout=SEEN_MS)
    expect(chat.page.locator(".message--system").last).to_contain_text("computer")


def test_what_a_person_writes_comes_into_view_also_when_they_write_much(
    chat: Chat, staff: StaffAtWork
) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.open().say("Ik wil graag een medewerker spreken.")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    staff.reply(conversation, "Dit is een lange uitleg van de medewerker. " * 20)
    staff.reply(conversation, "Waar bent u nu?")
    replies = chat.page.locator(".message--staff")
    expect(replies).to_have_count(2, timeout=SEEN_MS)
    expect(replies.last).to_be_in_viewport(ratio=0.9)


def test_the_choices_of_the_computer_go_when_a_person_answers(chat: Chat, staff: StaffAtWork) -> None:
    chat.open().say("Ik wil dat er een agent langskomt.")
    chat.page.locator("#human").click()
    expect(chat.page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    expect(chat.choices.first).to_be_visible()
    staff.take_over(chat.current()["id"])
    expect(chat.choices).to_have_count(0, timeout=SEEN_MS)
    page = chat.page.request.get(chat.url + "/chat").text()
    assert 'id="choices"></div>' in page.replace("\n", "")


def test_a_closed_conversation_says_so_and_offers_a_new_one(chat: Chat, staff: StaffAtWork) -> None:
    chat.open().say("Mag ik een mens spreken?")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    chat.field.focus()
    staff.close(conversation)
    closed = chat.page.locator("#closed")
    expect(closed).to_be_visible(timeout=SEEN_MS)
    expect(chat.page.locator("#log")).to_be_focused()
    expect(chat.field).to_be_hidden()
    expect(chat.who).to_have_text("Dit gesprek is gesloten")
    chat.page.reload()
    expect(closed).to_be_visible()
    closed.get_by_role("button", name="Ja", exact=True).click()
    expect(closed).to_contain_text("Dank u wel.")
    assert chat.rating() == "yes"
    closed.get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(chat.field).to_be_visible()
    expect(chat.messages.first).to_be_visible(timeout=ANSWER_MS)
    assert chat.current()["id"] != conversation


@pytest.mark.network_errors
def test_what_was_being_written_when_it_closed_stands_in_the_new_conversation(
    chat: Chat, staff: StaffAtWork
) -> None:
    chat.open().say("Mag ik een mens spreken?")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    # One message that does not arrive any more, and one that is not finished.
    chat.page.context.set_offline(True)
    chat.type_and_send("Wacht, hij belt weer.")
    expect(chat.pending).to_have_count(1)
    chat.field.fill("Hij zegt dat")
    staff.close(conversation)
    chat.page.context.set_offline(False)
    expect(chat.page.locator("#closed")).to_be_visible(timeout=SEEN_MS)
    chat.page.locator("#closed").get_by_role("button", name="Begin een nieuw gesprek").click()
    expect(chat.field).to_have_value("Wacht, hij belt weer.\nHij zegt dat", timeout=ANSWER_MS)
    expect(chat.messages.first).to_be_visible(timeout=ANSWER_MS)
    assert chat.current()["id"] != conversation
    assert chat.stored_own() == []


def test_a_message_while_the_visitor_looks_elsewhere_is_in_the_title(
    chat: Chat, staff: StaffAtWork, product: Product
) -> None:
    chat.open().say("Kan ik iemand spreken?")
    conversation = chat.current()["id"]
    title = chat.page.title()
    # A headless browser shows every tab, so the page is told that it is hidden.
    chat.page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    staff.take_over(conversation)
    staff.reply(conversation, "Bent u er nog?")
    expect(chat.page).to_have_title(re.compile(r"^\(\d nieuw\) "), timeout=SEEN_MS)
    chat.page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    expect(chat.page).to_have_title(title)


def test_outside_opening_hours_the_visitor_reads_that_nobody_is_there(
    own_scripted: tuple[Web, ScriptedEngine], page: Page
) -> None:
    web, engine = own_scripted
    web.settings["OPENING_HOURS"] = "ma-zo 03:00-03:01"
    web.start()
    chat = Chat(page, web.url).open()
    engine.script = replying("Ik geef het door.", Effects(hand_over=HandOver("asked")))
    chat.say("Ik wil een mens.")
    expect(chat.page.locator("#queue")).to_contain_text("Er is nu geen medewerker", timeout=ANSWER_MS)
    expect(chat.page.locator("#queue")).to_contain_text("3.00 uur")


SHOWN = """async (queues) => {
    const chat = document.querySelector("script[type=module]").src;
    const { queueText } = await import(chat.replace("chat.js", "status.js"));
    return queues.map(queueText);
}"""
NIGHT = "2026-12-02T08:00:00+01:00"
QUEUES: dict[str, tuple[dict[str, Any], str]] = {
    "a place and a time": (
        {"position": 4, "minutes": 12, "open": True},
        "U wacht op een medewerker. U bent nummer 4. Dat duurt ongeveer 12 minuten.",
    ),
    "next, in a minute": (
        {"position": 1, "minutes": 1, "open": True},
        "U wacht op een medewerker. U bent als eerste aan de beurt. Dat duurt ongeveer 1 minuut.",
    ),
    "a place and no time": (
        {"position": 4, "minutes": None, "open": True},
        "U wacht op een medewerker. U bent nummer 4. Hoe lang het duurt, weten wij nog niet.",
    ),
    "no place": ({"position": None, "open": True},
        "U wacht op een medewerker. U houdt uw plaats, ook als de verbinding wegvalt."),
    "nobody there": ({"position": 4, "minutes": None, "open": True, "staffed": False},
        "Er is nu geen medewerker. U houdt uw plaats. Hier ziet u het als er iemand is."),
    "closed": ({"position": None, "open": False, "opens_at": None},
        "Er is nu geen medewerker. Uw vraag blijft staan."),
    "opens later": ({"position": None, "open": False, "opens_at": NIGHT},
        "Er is nu geen medewerker. Wij zijn open vanaf woensdag 2 december 08.00 uur."),
}  # fmt: skip


def test_the_place_is_told_with_the_time_or_with_that_it_is_not_known_with_and_without_javascript(
    chat: Chat,
) -> None:
    chat.open()
    queues = [queue for queue, _ in QUEUES.values()]
    assert chat.page.evaluate(SHOWN, queues) == [text for _, text in QUEUES.values()]
    words = load_page_texts().texts["nl"]
    drawn = [queue_text(queue, words, datetime(2026, 11, 30, tzinfo=UTC)) for queue in queues]
    assert drawn == [text for _, text in QUEUES.values()]


ANNOUNCED = """async (places) => {
    const chat = document.querySelector("script[type=module]").src;
    const { StatusLine } = await import(chat.replace("chat.js", "status.js"));
    const { announcer } = await import(chat.replace("chat.js", "announcer.js"));
    const said = [];
    announcer.say = (text) => said.push(text);
    const part = () => document.createElement("div");
    const conversation = { status: "waiting", offered: new Map() };
    const line = new StatusLine({
        conversation, who: part(), queue: part(), connection: part(), human: part(), composer: part(),
        closed: part(), press() {},
    });
    for (const position of places) {
        conversation.queue = { position, minutes: 2 * position };
        line.show();
    }
    return said;
}"""


def test_the_place_in_the_queue_is_announced_at_most_once_a_minute_and_when_it_is_ones_turn(
    chat: Chat,
) -> None:
    chat.open()
    announced: list[str] = chat.page.evaluate(ANNOUNCED, [5, 4, 3, 2, 1])
    assert len(announced) == 2
    assert "U bent nummer 5" in announced[0]
    assert "als eerste aan de beurt" in announced[1]


def test_who_waits_may_go_on_with_the_computer(chat: Chat) -> None:
    chat.open()
    chat.page.locator("#human").click()
    queue = chat.page.locator("#queue")
    expect(queue).to_be_visible(timeout=ANSWER_MS)
    # It stands with the place in the queue, once.
    expect(chat.page.get_by_role("button", name="Toch verder met de computer")).to_have_count(1)
    queue.get_by_role("button", name="Toch verder met de computer").click()
    expect(queue).to_be_hidden(timeout=ANSWER_MS)
    expect(chat.messages.filter(has_text="U wacht niet meer op een medewerker.")).to_have_count(1)
