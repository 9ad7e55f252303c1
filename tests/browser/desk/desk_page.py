"""The desk in the browser of a staff member: what they do and what they see."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.browser.chat import ANSWER_MS, Chat
from tests.web.accounts import Account

STORY = "Vanmorgen heb ik 3000 euro overgemaakt. De man zei dat hij van mijn bank was."
ASKS = "Ik wil een medewerker spreken"


def ask_for_a_person(chat: Chat) -> str:
    """Let a visitor tell what happened and ask for a person; gives the conversation's id."""
    chat.open()
    chat.say(STORY)
    chat.say(ASKS)
    expect(chat.page.locator("#queue")).to_be_visible(timeout=ANSWER_MS)
    return str(chat.current()["id"])


@dataclass
class Desk:
    """The desk in a tab. url: of the product."""

    page: Page
    url: str
    account: Account

    def log_in(self) -> "Desk":
        self.page.goto(f"{self.url}/desk")
        self.page.get_by_label("Inlognaam").fill(self.account.login)
        self.page.get_by_label("Wachtwoord").fill(self.account.password)
        self.page.get_by_label("Code").fill(self.account.code())
        self.page.get_by_role("button", name="Log in").click()
        # Not the menu: who finds one page there has none.
        expect(self.page.get_by_role("banner")).to_contain_text(self.account.name)
        return self

    def open(self, conversation: str) -> None:
        self.page.goto(f"{self.url}/desk/conversations/{conversation}")

    def press(self, name: str) -> None:
        """Press a button that belongs to the open conversation."""
        self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

    def take(self, conversation: str) -> None:
        """Open a conversation and take it over."""
        self.open(conversation)
        self.press("Neem over")
        expect(self.reply_field).to_be_visible()

    def reply(self, text: str) -> None:
        self.reply_field.fill(text)
        self.page.get_by_role("button", name="Verstuur").click()
        expect(self.log).to_contain_text(text)

    def unfold(self, name: str) -> None:
        """Open a menu of the open conversation."""
        self.page.locator("summary").filter(has_text=name).click()

    def write_note(self, text: str) -> None:
        self.unfold("Interne notitie")
        self.page.get_by_label("Notitie, niet zichtbaar").fill(text)
        self.page.get_by_role("button", name="Bewaar notitie").click()
        expect(self.log).to_contain_text(text)

    def ask_for_visit(self, **fields: str) -> None:
        """Make a visit request in the visitor's name; fields by their names in the form."""
        self.unfold("Vraag bezoek aan")
        for name, value in fields.items():
            self.page.locator(f"#f-{name}").fill(value)
        self.page.get_by_role("button", name="Stuur naar de meldkamer").click()
        expect(self.facts).to_contain_text("Aanvraag TP-")

    def search(self, words: str, **filters: str) -> None:
        """Search for words; filters by the names of their fields."""
        self.page.goto(f"{self.url}/desk/search")
        self.page.get_by_label("Woorden uit het gesprek").fill(words)
        if filters:
            self.unfold("Filters")
        for name, value in filters.items():
            self.page.get_by_label(name).select_option(label=value)
        self.page.get_by_role("button", name="Zoek", exact=True).click()

    def show_blocked_sound(self) -> None:
        """Show what a browser that blocks sound would: one that is driven by a test blocks none.

        In place of the button that the page's own script hides again, sooner or later.
        """
        self.page.evaluate(
            """() => {
                const button = document.getElementById("sound-blocked");
                const shown = button.cloneNode(true);
                shown.hidden = false;
                button.replaceWith(shown);
            }"""
        )

    # --- What stands on the page ------------------------------------------------------------------

    @property
    def reply_field(self) -> Locator:
        return self.page.get_by_label("Antwoord aan de bezoeker")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("region", name="Gesprek", exact=True)

    @property
    def lanes(self) -> Locator:
        return self.page.get_by_role("navigation", name="Wachtrij")

    @property
    def facts(self) -> Locator:
        return self.page.get_by_role("complementary", name="Gegevens van dit gesprek")

    def overflow(self) -> int:
        """How many pixels something sticks out of the window, at either side.

        What sticks out at the left makes no page wider: nobody can scroll there.
        """
        wider: int = self.page.evaluate(
            """() => {
                const boxes = [...document.body.querySelectorAll("*")]
                    .map((each) => each.getBoundingClientRect())
                    .filter((box) => box.width && box.height);
                const left = Math.min(0, ...boxes.map((box) => box.left));
                return Math.max(document.documentElement.scrollWidth - window.innerWidth, -left);
            }"""
        )
        return wider

    def menus_outside(self) -> list[str]:
        """What is open of the menus and does not stand in the window from left to right."""
        outside: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll("details[open] > .menu__box")]
                .map((each) => each.getBoundingClientRect())
                .filter((box) => box.width && (box.left < 0 || box.right > window.innerWidth))
                .map((box) => `${box.left} to ${box.right}`)"""
        )
        return outside
