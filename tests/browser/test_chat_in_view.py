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


def test_the_arrow_to_what_is_below_covers_no_answer(chat: Chat) -> None:
    # So high that the question is in view and its last answers are not.
    at_phone(chat, 390, 722).say("Ik wil een medewerker spreken.")
    arrow = chat.page.get_by_role("button", name="Lees verder naar beneden")
    expect(arrow).to_be_in_viewport(ratio=1, timeout=ANSWER_MS)
    box = arrow.bounding_box()
    assert box is not None
    assert 44 <= box["width"] <= 48
    assert box["x"] + box["width"] > 360, "at the edge"
    arrow.click()
    expect(chat.choices.last).to_be_in_viewport(ratio=1)


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
