"""On a phone: what is asked, what comes next and what matters most can be seen without searching."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import DANGER, STORY
from tests.browser.staff_member import StaffAtWork


def at_phone(chat: Chat, width: int, height: int) -> Chat:
    chat.page.set_viewport_size({"width": width, "height": height})
    return chat.open()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1440, 900)])
def test_the_question_and_its_answers_stay_in_view_below_a_long_list_of_steps(
    chat: Chat, width: int, height: int
) -> None:
    at_phone(chat, width, height).say(STORY)
    answers = chat.page.locator("#choices")
    expect(answers.get_by_role("button", name="Ja, vraag een agent")).to_be_in_viewport(
        ratio=1, timeout=ANSWER_MS
    )
    expect(answers.get_by_role("button", name="Nee, geen agent")).to_be_in_viewport(ratio=1)
    question = chat.stored()[-1]["text"].splitlines()[-1]
    expect(chat.page.locator("#log p").filter(has_text=question).last).to_be_in_viewport(ratio=0.6)
    expect(chat.next_step.locator(".tasks__title")).to_be_in_viewport(ratio=1)
    expect(chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan"))).to_be_in_viewport(
        ratio=0.5
    )


def test_a_short_answer_is_at_the_end_also_for_who_has_not_asked_for_less_motion(chat: Chat) -> None:
    chat.page.emulate_media(reduced_motion="no-preference")
    at_phone(chat, 1440, 900).say(STORY)
    expect(chat.page.locator(".choices.is-docked")).to_have_count(1, timeout=ANSWER_MS)
    chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan")).click()
    expect(chat.page.locator("#steps-count")).to_have_text(re.compile("^1 van"), timeout=ANSWER_MS)
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
    expect(chat.messages.last).to_be_in_viewport(ratio=1)
    expect(chat.page.locator(".choices.is-docked")).to_have_count(0)


def test_answers_that_do_not_fit_under_their_question_stay_in_view(chat: Chat) -> None:
    at_phone(chat, 390, 844).say(STORY)
    expect(chat.choices).to_have_count(2, timeout=ANSWER_MS)
    chat.messages.last.evaluate(
        """question => {
            const log = document.getElementById("log");
            log.scrollTop += question.getBoundingClientRect().bottom - log.getBoundingClientRect().bottom;
        }"""
    )
    chat.page.wait_for_timeout(200)
    for answer in chat.choices.all():
        expect(answer).to_be_in_viewport(ratio=1)


def test_scrolling_to_the_question_puts_the_answers_back_under_it(chat: Chat) -> None:
    at_phone(chat, 390, 844).say(STORY)
    docked = chat.page.locator(".choices.is-docked")
    expect(docked).to_have_count(1, timeout=ANSWER_MS)
    chat.page.locator("#log").evaluate("log => { log.scrollTop = log.scrollHeight; }")
    expect(docked).to_have_count(0)
    expect(chat.messages.last).to_be_in_viewport(ratio=1)
    expect(chat.page.locator(".choices__question")).to_have_count(0)
    chat.page.locator("#log").evaluate("log => { log.scrollTop = 0; }")
    expect(docked).to_have_count(1)
    expect(docked.get_by_role("button").first).to_be_in_viewport(ratio=1)


def test_where_there_is_no_room_a_button_leads_to_the_question(chat: Chat) -> None:
    at_phone(chat, 390, 664).say(STORY)
    more = chat.page.get_by_role("button", name="Er is een vraag voor u")
    expect(more).to_be_in_viewport(ratio=1, timeout=ANSWER_MS)
    more.click()
    expect(chat.messages.last).to_be_in_viewport(ratio=0.9)
    for answer in chat.choices.all():
        expect(answer).to_be_in_viewport(ratio=1)
    expect(more).to_be_hidden()
    assert chat.focused() == "log", "from where the next Tab leads to the answers"


# A secret is taken out and told of, above a list of steps.
SECRET = "Ik klikte op een link in een sms van de bank. Op de site vulde ik mijn pincode 4821 in."

# What lies partly under the bar at the lower edge of the conversation, or is cut by that edge.
CUT = """() => {
    const log = document.getElementById("log");
    const bar = [...log.querySelectorAll(".is-docked, .more")].find((part) => part.getClientRects().length);
    if (!bar) return ["no bar"];
    const edge = bar.getBoundingClientRect().top;
    const range = document.createRange();
    const words = document.createTreeWalker(document.getElementById("messages"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) {
        // What is only for who listens is not seen.
        if (words.currentNode.parentElement.closest("p, div").clientWidth <= 1) continue;
        range.selectNodeContents(words.currentNode);
        for (const { top, bottom, width } of range.getClientRects()) {
            if (width > 1 && top < edge - 3 && bottom > edge + 3) found.push(words.currentNode.data);
        }
    }
    for (const button of log.querySelectorAll(".button:not(.is-docked *, .more *)")) {
        const { top, bottom } = button.getBoundingClientRect();
        if (top < edge - 3 && bottom > edge + 3) found.push(button.textContent);
    }
    return found;
}"""


@pytest.mark.parametrize(
    ("width", "height", "said"),
    [
        (390, 664, STORY),
        (390, 844, SECRET),
        (390, 844, "Iemand van de ING belde vanmiddag, ik heb 700 euro overgemaakt."),
        (360, 800, STORY),
        (768, 1024, SECRET),
        (1440, 900, STORY),
    ],
)
def test_where_an_answer_comes_to_rest_no_words_are_covered_or_cut(
    chat: Chat, width: int, height: int, said: str
) -> None:
    at_phone(chat, width, height).say(said)
    expect(chat.next_step).to_be_attached(timeout=ANSWER_MS)
    expect(chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
    chat.page.wait_for_timeout(500)
    expect(chat.page.locator("#log").locator(".is-docked, .more:visible").first).to_be_visible()
    assert chat.page.evaluate(CUT) == []


@pytest.mark.parametrize("waits", [False, True])
def test_who_reads_back_is_led_to_the_question_by_the_row_below(chat: Chat, waits: bool) -> None:
    at_phone(chat, 390, 664).say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    if waits:
        chat.page.locator("#human").click()
        expect(chat.page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    chat.page.locator("#log").evaluate("log => log.scrollTop = 0")
    row = chat.page.get_by_role("button", name="Er is een vraag voor u")
    row.click()
    expect(row).to_be_hidden()
    assert chat.page.locator("#log").evaluate("log => log.scrollTop") > 0


def press_at(chat: Chat, selector: str) -> bool:
    """Whether a press in the middle of it reaches it."""
    reached: bool = chat.page.locator(selector).evaluate(
        """part => {
            const { x, y, width, height } = part.getBoundingClientRect();
            const top = document.elementFromPoint(x + width / 2, y + height / 2);
            return part.contains(top);
        }"""
    )
    return reached


@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 664), (390, 844)])
@pytest.mark.parametrize("waits", [False, True])
def test_opened_steps_leave_the_field_where_it_can_be_pressed(
    chat: Chat, width: int, height: int, waits: bool
) -> None:
    at_phone(chat, width, height).say(STORY)
    if waits:
        chat.page.locator("#human").click()
        expect(chat.page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    chat.page.locator("#progress summary").click()
    expect(chat.side_steps.first).to_be_visible()
    log, composer = (chat.page.locator(part).bounding_box() for part in ("#log", "#composer"))
    assert log is not None
    assert composer is not None
    assert log["height"] >= 100, "what is said stays in view"
    assert log["y"] + log["height"] <= composer["y"] + 1
    assert composer["y"] + composer["height"] <= height + 1
    for part in ("#text", "#composer button[type=submit]", *(() if waits else ("#human",))):
        assert press_at(chat, part), part
    last = chat.side_steps.last
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport(ratio=0.9)
    # Also at the end of the list it can be closed.
    assert press_at(chat, "#progress summary")


def test_where_the_page_scrolls_opened_steps_push_the_field_down(chat: Chat) -> None:
    at_phone(chat, 320, 640).say(STORY)
    chat.page.locator("#progress summary").click()
    for part in ("#text", "#human", "#composer button[type=submit]"):
        chat.page.locator(part).scroll_into_view_if_needed()
        assert press_at(chat, part), part


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 664), (1440, 900)])
def test_who_has_said_nothing_begins_at_the_top_with_what_happens_to_their_data(
    chat: Chat, width: int, height: int
) -> None:
    at_phone(chat, width, height)
    expect(chat.choices).to_have_count(5, timeout=ANSWER_MS)
    expect(chat.page.locator("#notice a")).to_be_in_viewport(ratio=1)
    chat.page.reload()
    expect(chat.choices).to_have_count(5, timeout=ANSWER_MS)
    expect(chat.page.locator("#notice a")).to_be_in_viewport(ratio=1)


def test_who_changes_the_language_begins_with_what_is_said_in_it(chat: Chat) -> None:
    at_phone(chat, 390, 664)
    chat.page.get_by_role("link", name="English").click()
    greeting = chat.messages.filter(has_text="This is a computer")
    expect(greeting).to_be_in_viewport(ratio=0.5, timeout=ANSWER_MS)
    expect(chat.messages.first).not_to_be_in_viewport()


def test_an_answer_that_does_not_fit_in_a_low_window_begins_at_its_start(chat: Chat) -> None:
    at_phone(chat, 320, 640).say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    answer = chat.page.locator("#messages > .message--visitor + .message--bot")
    expect(answer.locator(".message__who")).to_be_in_viewport(ratio=1)
    expect(chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan"))).to_be_in_viewport(ratio=1)


@pytest.mark.network_errors
@pytest.mark.parametrize(("width", "height"), [(390, 664), (390, 844)])
def test_what_to_do_with_a_message_that_failed_comes_into_view(chat: Chat, width: int, height: int) -> None:
    at_phone(chat, width, height).say(STORY)
    refusal = {"title": "Niet begrepen", "detail": "Dit bericht kwam niet goed aan.", "status": 400}
    chat.page.route("**/messages", lambda route: route.fulfill(status=400, json=refusal))
    chat.type_and_send("Hier is iets mee.")
    for act in ("Probeer opnieuw", "Weghalen"):
        expect(chat.pending.get_by_role("button", name=act)).to_be_in_viewport(ratio=1)


def test_the_number_of_ones_own_bank_is_a_button_to_call(chat: Chat) -> None:
    at_phone(chat, 390, 844).say("Ik heb bij ING net 700 euro overgemaakt. De man belde namens de bank.")
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    if chat.next_step.locator(".tasks__title").inner_text() == "Hang op":
        chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan")).click()
        expect(chat.page.locator("#steps-count")).to_have_text(re.compile("^1 van"), timeout=ANSWER_MS)
    call = chat.next_step.locator("a.button--call")
    expect(call).to_have_attribute("href", "tel:+31202288800", timeout=ANSWER_MS)
    expect(call).to_have_accessible_name(re.compile("ING|020 22 888 00"))
    call.scroll_into_view_if_needed()
    box = call.bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_what_comes_while_the_visitor_reads_back_is_said_in_words(chat: Chat, staff: StaffAtWork) -> None:
    at_phone(chat, 390, 664).say("Ik wil een medewerker spreken.")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    expect(chat.who).to_contain_text("Sanne", timeout=ANSWER_MS)
    chat.page.locator("#log").evaluate("log => { log.scrollTop = 0; }")
    chat.page.wait_for_timeout(300)
    staff.reply(conversation, "Ik heb een vraag voor u.")
    news = chat.page.get_by_role("button", name="Naar het nieuwste bericht")
    expect(news).to_be_in_viewport(ratio=1, timeout=ANSWER_MS)
    expect(news).to_have_text("Naar het nieuwste bericht")
    news.click()
    expect(chat.page.locator(".message--staff").last).to_be_in_viewport(ratio=1)


def test_the_next_step_stands_above_the_conversation(chat: Chat) -> None:
    at_phone(chat, 390, 844).say(STORY)
    bar = chat.page.locator("#progress summary")
    expect(bar).to_have_text(re.compile(r"^Stap 1 van \d+: Hang op$"), timeout=ANSWER_MS)
    chat.next_step.get_by_role("button", name=re.compile("^Dit is gedaan")).click()
    expect(bar).to_have_text(re.compile(r"^Stap 2 van \d+: Bel uw bank$"), timeout=ANSWER_MS)
    expect(bar).to_be_in_viewport(ratio=1)
    bar.click()
    second = chat.side_steps.nth(1)
    expect(second.get_by_role("button", name=re.compile("^Dit is gedaan"))).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), [(390, 664), (390, 844), (1440, 900)])
def test_in_danger_112_and_that_it_was_called_stand_out(chat: Chat, width: int, height: int) -> None:
    at_phone(chat, width, height).say(DANGER)
    called = chat.choices.filter(has_text="112 is gebeld")
    expect(called).to_be_in_viewport(ratio=1, timeout=ANSWER_MS)
    expect(chat.page.locator(".message--emergency").get_by_role("link", name="Bel 112")).to_be_in_viewport(
        ratio=1
    )
    assert chat.choices.all_inner_texts() == ["112 is gebeld", "Ik kan niet bellen", "Het is voorbij"]
    colours = chat.choices.evaluate_all(
        "nodes => nodes.map((node) => getComputedStyle(node).backgroundColor)"
    )
    assert colours[0] not in colours[1:], "what matters most is filled, alone"
    for answer in chat.choices.all():
        expect(answer).to_be_in_viewport(ratio=0.9)
    expect(chat.page.locator("#progress")).to_be_hidden()


def test_the_computer_is_named_once_when_it_goes_on_and_for_who_listens_each_time(chat: Chat) -> None:
    at_phone(chat, 390, 844)
    second = chat.messages.nth(1)
    expect(second).to_have_class(re.compile("is-continued"))
    expect(second.locator(".message__who")).to_have_css("width", "1px")
    expect(second.locator(".message__who")).to_contain_text("Digitale hulp")
    drawn = chat.page.request.get(chat.url + "/chat").text()
    assert drawn.count("is-continued") == 1, "as the server draws it"


@pytest.mark.parametrize("option", ["Samenvatting bewaren of printen", "Verwijder mijn gesprek"])
def test_112_stays_at_hand_over_every_window(chat: Chat, option: str) -> None:
    at_phone(chat, 390, 844).say(STORY)
    window = chat.open_option(option)
    call = window.get_by_role("link", name="Bel 112").first
    expect(call).to_have_attribute("href", "tel:112")
    expect(call).to_be_in_viewport(ratio=1)


def test_deleting_offers_the_way_back_first(chat: Chat) -> None:
    at_phone(chat, 390, 844).say(STORY)
    window = chat.open_option("Verwijder mijn gesprek")
    acts = window.locator(".window__body .window__acts button")
    expect(acts).to_have_text(["Nee, ga terug", "Ja, verwijder mijn gesprek"])


def test_that_it_is_closed_is_said_once_with_the_summary_at_hand(chat: Chat, staff: StaffAtWork) -> None:
    at_phone(chat, 390, 844).say("Ik wil graag een medewerker spreken.")
    conversation = chat.current()["id"]
    staff.take_over(conversation)
    staff.close(conversation)
    expect(chat.page.locator("#closed")).to_be_visible(timeout=ANSWER_MS)
    words = chat.page.locator("main").inner_text()
    assert words.count("Gebeurt er weer iets") == 1
    chat.page.locator("#closed").get_by_role("button", name="Samenvatting").click()
    expect(chat.window.get_by_role("heading", name="Samenvatting")).to_be_visible()
