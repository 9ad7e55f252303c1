"""Who listens hears each answer once and in order, and finds the steps as a list."""

import re

from playwright.sync_api import Page, expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STORY

LISTEN = """() => {
    window.heard = [];
    new MutationObserver((changes) => {
        const nodes = changes.flatMap((change) => [...change.addedNodes]);
        heard.push(...nodes.map((node) => node.textContent));
    }).observe(document.getElementById("announcer"), { childList: true });
}"""


def hears(page: Page, words: str) -> None:
    """Waits until the newest that was said holds these words."""
    for _ in range(100):
        if any(words in line for line in page.evaluate("heard")):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{words!r} is not in {page.evaluate('heard')}")


def test_of_a_whole_case_each_answer_is_heard_once_and_in_order(chat: Chat) -> None:
    chat.open()
    first = len(chat.stored())
    chat.page.evaluate(LISTEN)
    chat.say(STORY)
    chat.press("Ja, vraag een agent")
    for answer in ("Kees de Vries", "Kanaalstraat 12, 3531 CL Utrecht", "06 12345678"):
        chat.say(answer)
    for title in ("Nee, niets", "Ja, verstuur"):
        chat.press(title)
    hears(chat.page, "Uw kenmerk is TP-")
    said = [message for message in chat.stored()[first:] if message["author"] != "visitor"]
    hears(chat.page, said[-1]["text"])
    heard: list[str] = chat.page.evaluate("heard")
    assert len(heard) == len(said)
    for line, message in zip(heard, said, strict=True):
        assert line.startswith(f"Digitale hulp zegt: {message['text']}")
        for step in message["steps"]:
            assert re.search(re.escape(step["title"]) + r"[.?]( |$)", line), "a step is a sentence"
    chat.page.reload()
    expect(chat.messages.last).to_be_attached(timeout=ANSWER_MS)
    expect(chat.announcer).to_be_empty()


def test_steps_are_a_list_and_each_has_its_number(chat: Chat) -> None:
    chat.open().say(STORY)
    expect(chat.next_step).to_be_visible(timeout=ANSWER_MS)
    expect(chat.side_steps.first).to_be_attached(timeout=ANSWER_MS)
    message = chat.page.locator(".message--steps .message__body").last
    expect(message).to_match_aria_snapshot("""
      - list:
        - listitem:
          - text: "1"
          - heading "Hang op" [level=2]
          - button /Dit is gedaan/
        - listitem:
          - text: "2"
          - paragraph: Bel uw bank
    """)
    expect(chat.page.locator("#steps")).to_match_aria_snapshot("""
      - list:
        - listitem:
          - text: "1"
          - paragraph: Hang op
    """)


def test_lists_without_marks_are_lists_in_safari_too(chat: Chat) -> None:
    """It takes one with "list-style: none" for no list."""
    chat.open().say(STORY)
    expect(chat.side_steps.first).to_be_attached(timeout=ANSWER_MS)
    marks = chat.page.evaluate(
        "() => [...document.querySelectorAll('ol, ul')].map((list) => getComputedStyle(list).listStyleType)"
    )
    assert "none" not in marks
