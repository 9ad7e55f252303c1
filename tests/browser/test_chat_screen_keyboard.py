"""The keyboard of a phone takes most of the window, or the phone is turned: what matters stays in view.

Browsers make the window lower for the keyboard, because the page asks them to; here the window is made lower.
"""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STORY

# Width and height of the window, and its height with the keyboard.
WINDOWS = [(360, 640, 290), (390, 844, 430), (844, 390, 150), (768, 1024, 600), (1024, 768, 330)]


@pytest.mark.parametrize(("width", "height", "low"), WINDOWS)
def test_who_writes_sees_the_field_112_and_afterwards_the_answer(
    chat: Chat, width: int, height: int, low: int
) -> None:
    page = chat.page

    def keyboard(is_open: bool) -> None:
        page.set_viewport_size({"width": width, "height": low if is_open else height})

    def can_write(words: str) -> None:
        for part in (chat.field, chat.send_button, page.locator(".sos__danger")):
            expect(part).to_be_in_viewport(ratio=1)
            on_top(part)
        page.keyboard.insert_text(words)
        expect(chat.field).to_be_in_viewport(ratio=0.9)
        expect(page.locator(".sos__danger")).to_be_in_viewport(ratio=1)

    keyboard(is_open=False)
    chat.open()
    chat.field.click()
    keyboard(is_open=True)
    can_write(STORY)
    chat.send_button.click()
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    expect(chat.choices).to_have_count(2, timeout=ANSWER_MS)
    answer = chat.own.locator("+ .message--bot .message__body")
    expect(answer).to_be_in_viewport()
    keyboard(is_open=False)
    expect(answer).to_be_in_viewport(ratio=1)
    chat.press("Ja, vraag een agent")
    asked = chat.page.locator("#messages").get_by_text("Hoe heet u")
    expect(asked).to_be_in_viewport(ratio=1)
    chat.field.click()
    keyboard(is_open=True)
    can_write("Kees de Vries")
    asked.scroll_into_view_if_needed()
    on_top(asked)
    chat.send_button.click()
    expect(chat.page.locator("#messages").get_by_text("Op welk adres")).to_be_in_viewport(timeout=ANSWER_MS)
    keyboard(is_open=False)
    expect(chat.page.locator("#messages").get_by_text("Op welk adres")).to_be_in_viewport(ratio=1)


def on_top(part: Locator) -> None:
    """Nothing lies over the middle of it."""
    covered = part.evaluate(
        """part => {
            const box = part.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return top && (part.contains(top) || top.contains(part)) ? null : top?.outerHTML;
        }"""
    )
    assert covered is None


def test_the_browser_is_asked_to_leave_the_page_its_place_above_the_keyboard(chat: Chat) -> None:
    chat.open()
    viewport = chat.page.locator("meta[name=viewport]")
    expect(viewport).to_have_attribute("content", re.compile("interactive-widget=resizes-content"))


def test_who_reads_back_keeps_the_place_when_the_phone_is_turned(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 390, "height": 844})
    chat.open().say(STORY)
    chat.press("Ja, vraag een agent")
    for answer in ("Kees de Vries", "Kanaalstraat 12, 3531 CL Utrecht", "06 12345678"):
        chat.say(answer)
    own = chat.own.filter(has_text="Vanmiddag belde")
    own.evaluate("node => node.scrollIntoView()")
    chat.page.wait_for_timeout(200)
    for width, height in ((844, 390), (390, 844), (320, 500), (390, 844)):
        chat.page.set_viewport_size({"width": width, "height": height})
        chat.page.wait_for_timeout(300)
        expect(own).to_be_in_viewport()
        expect(chat.messages.last).not_to_be_in_viewport()


def test_on_a_tablet_the_numbers_to_call_stand_on_one_line(chat: Chat) -> None:
    chat.page.set_viewport_size({"width": 768, "height": 1024})
    chat.open()
    for number in chat.page.locator(".sos a > span").all():
        tops = number.evaluate("node => new Set([...node.children].map((part) => part.offsetTop)).size")
        assert tops == 1
