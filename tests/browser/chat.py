"""A visitor at the chat page: what they do and what they see."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

ANSWER_MS = 20_000


@dataclass
class Chat:
    """The chat page in a tab. url: of the product."""

    page: Page
    url: str

    def open(self, path: str = "/chat") -> "Chat":
        """Open the page and wait for the first words."""
        self.page.goto(self.url + path)
        expect(self.messages.first).to_be_visible(timeout=ANSWER_MS)
        return self

    # --- What stands on the page ------------------------------------------------------------------

    @property
    def messages(self) -> Locator:
        """The messages that the server has, oldest first."""
        return self.page.locator("#messages > [data-seq]")

    @property
    def own(self) -> Locator:
        return self.page.locator("#messages > .message--visitor[data-seq]")

    @property
    def pending(self) -> Locator:
        """What was sent and has not arrived."""
        return self.page.locator("#messages > [data-pending]")

    @property
    def field(self) -> Locator:
        return self.page.locator("#text")

    @property
    def send_button(self) -> Locator:
        return self.page.locator("#composer button[type=submit]")

    @property
    def choices(self) -> Locator:
        return self.page.locator("#choices button")

    @property
    def announcer(self) -> Locator:
        return self.page.locator("#announcer")

    @property
    def who(self) -> Locator:
        return self.page.locator("#who")

    @property
    def error(self) -> Locator:
        return self.page.locator("#error")

    @property
    def window(self) -> Locator:
        return self.page.locator("dialog[open]")

    @property
    def next_step(self) -> Locator:
        return self.page.locator(".is-current .is-next")

    @property
    def side_steps(self) -> Locator:
        return self.page.locator("#steps-body li")

    def focused(self) -> str:
        """The id of what has the focus, else its text."""
        found: str = self.page.evaluate(
            "document.activeElement.id || document.activeElement.textContent.trim()"
        )
        return found

    def overflow(self) -> int:
        """How many pixels the page, or a part of it that scrolls by itself, is wider than it shows."""
        wider: int = self.page.evaluate(
            """() => Math.max(
                document.documentElement.scrollWidth - window.innerWidth,
                ...[...document.querySelectorAll("dialog, .log, .side, #progress-slot")]
                    .map((part) => part.scrollWidth - part.clientWidth),
            )"""
        )
        return wider

    # --- What the visitor does --------------------------------------------------------------------

    def type_and_send(self, text: str) -> None:
        self.field.fill(text)
        self.send_button.click()

    def say(self, text: str) -> None:
        """Say something and wait for the first message of the answer."""
        before = self.messages.count()
        self.type_and_send(text)
        self.await_more_than(before + 1)

    def press(self, title: str) -> None:
        """Press a choice and wait for the first message of the answer."""
        before = self.messages.count()
        self.page.locator("#choices").get_by_role("button", name=title, exact=True).click()
        self.await_more_than(before + 1)

    def await_more_than(self, count: int) -> None:
        expect(self.messages.nth(count)).to_be_attached(timeout=ANSWER_MS)

    def without_fonts(self) -> None:
        """Have the page stand in letters of the device, as before its own have come; these may be wider."""
        gone: int = self.page.evaluate(
            """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]
                .filter((rule) => rule instanceof CSSFontFaceRule)
                .map((rule) => sheet.deleteRule([...sheet.cssRules].indexOf(rule)))).length"""
        )
        assert gone > 0

    def open_option(self, title: str) -> Locator:
        """Choose something in the menu "Opties"; gives the window that opens."""
        self.page.locator("#options-open").click()
        self.window.get_by_role("button", name=title).click()
        return self.window

    # --- What the server knows --------------------------------------------------------------------

    def current(self) -> dict[str, Any]:
        """The conversation of this browser, as the API tells it."""
        answer = self.page.request.get(f"{self.url}/api/v1/conversations/current")
        assert answer.ok, answer.status
        found: dict[str, Any] = answer.json()
        return found

    def stored(self) -> list[dict[str, Any]]:
        """All messages of the conversation as the server has them."""
        answer = self.page.request.get(f"{self.url}/api/v1/conversations/{self.current()['id']}/messages")
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found

    def rating(self) -> str | None:
        """Whether the visitor said to be helped."""
        answer = self.page.request.get(f"{self.url}/api/v1/conversations/{self.current()['id']}/summary")
        found: str | None = answer.json()["rating"]
        return found

    def stored_own(self) -> list[str]:
        return [message["text"] for message in self.stored() if message["author"] == "visitor"]
