"""Without a mouse, a whole case: from the first word to the request, the print, the rating and deleting."""

import re

from playwright.sync_api import expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.browser.chat_states import STORY

FOCUSED = """() => {
    const { innerText, textContent } = document.activeElement;
    return (innerText || textContent).trim();
}"""


class Keys:
    """A visitor who has a keyboard and nothing else."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.keyboard = chat.page.keyboard

    def tab_to(self, words: str, key: str = "Shift+Tab", most: int = 60) -> int:
        """Go to what begins with these words; gives how often the key was pressed."""
        for pressed in range(1, most + 1):
            self.keyboard.press(key)
            if self.chat.page.evaluate(FOCUSED).startswith(words):
                return pressed
        raise AssertionError(f"{words!r} cannot be reached")

    def say(self, words: str, question: str) -> None:
        """Type and send at once, for the focus is in the field, and wait for the next question."""
        expect(self.chat.field).to_be_focused()
        self.keyboard.type(words)
        self.keyboard.press("Enter")
        self.asked(question)

    def choose(self, title: str, question: str) -> None:
        """The answers stand right before the field: the next but few to the left of it."""
        expect(self.chat.choices.filter(has_text=title)).to_be_visible(timeout=ANSWER_MS)
        assert self.tab_to(title) <= self.chat.choices.count() + 2
        self.keyboard.press("Enter")
        self.asked(question)

    def asked(self, question: str) -> None:
        expect(self.chat.page.locator("#messages > .message--bot").last).to_contain_text(
            question, timeout=ANSWER_MS
        )
        expect(self.chat.page.locator("#typing")).to_be_hidden(timeout=ANSWER_MS)
        expect(self.chat.field).to_be_focused()


def test_a_whole_case_goes_without_a_mouse(chat: Chat) -> None:
    printed: list[bool] = []
    chat.page.expose_function("printed", lambda: printed.append(True))
    chat.page.add_init_script("window.print = () => window.printed();")
    chat.open()
    keys = Keys(chat)
    assert keys.tab_to("Direct naar het berichtveld", "Tab") == 1
    keys.keyboard.press("Enter")
    keys.say(STORY, "om een agent vragen")
    keys.choose("Ja, vraag een agent", "Hoe heet u")
    keys.say("Kees de Vries", "Op welk adres")
    keys.say("Kanaalstraat 12, 3531 CL Utrecht", "Op welk nummer")
    keys.say("06 12345678", "op letten")
    keys.choose("Nee, niets", "Klopt dit?")
    keys.choose("Ja, verstuur", "")
    expect(chat.page.locator("#messages")).to_contain_text(re.compile("Uw kenmerk is TP-"), timeout=ANSWER_MS)

    keys.tab_to("Dit is gedaan")
    keys.keyboard.press("Enter")
    expect(chat.page.locator("#steps-count")).to_have_text(re.compile("^1 van"), timeout=ANSWER_MS)

    keys.tab_to("Opties")
    keys.keyboard.press("Enter")
    expect(chat.window.get_by_role("heading", name="Opties")).to_be_focused()
    keys.tab_to("Samenvatting bewaren of printen", "Tab")
    keys.keyboard.press("Enter")
    expect(chat.window.get_by_role("heading", name="Samenvatting")).to_be_focused()
    expect(chat.window).to_contain_text("TP-", timeout=ANSWER_MS)
    keys.tab_to("Print of bewaar als pdf", "Tab")
    keys.keyboard.press("Enter")
    expect(chat.window.get_by_role("button", name="Print of bewaar als pdf")).to_be_focused()
    assert printed
    keys.tab_to("Een beetje", "Tab")
    keys.keyboard.press("Space")
    expect(chat.window.get_by_text("Dank u wel.")).to_be_focused()
    keys.keyboard.press("Escape")
    expect(chat.window).to_have_count(0)
    assert chat.rating() == "partly"
    assert chat.focused() == "options-open"

    keys.keyboard.press("Enter")
    keys.tab_to("Verwijder mijn gesprek", "Tab")
    keys.keyboard.press("Enter")
    expect(chat.window.get_by_role("heading", name="Dit verwijderen wij")).to_be_visible()
    conversation = chat.current()["id"]
    keys.tab_to("Ja, verwijder mijn gesprek", "Tab")
    keys.keyboard.press("Enter")
    expect(chat.window.get_by_role("button", name="Begin een nieuw gesprek")).to_be_focused(timeout=ANSWER_MS)
    keys.keyboard.press("Enter")
    expect(chat.own).to_have_count(0)
    expect(chat.messages.first).to_be_visible(timeout=ANSWER_MS)
    assert chat.current()["id"] != conversation
