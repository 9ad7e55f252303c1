"""Somebody at the desk in a real browser, whose device has passkeys (Chromium's virtual authenticator)."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, expect

from tests.web.desk_client import DeskClient
from tests.web.passkey_people import OWN_PASSWORD
from tests.web.running import Web


def passkey_address(web: Web) -> str:
    """Where passkeys work on this machine: they belong to a name, and 127.0.0.1 is none."""
    return f"http://localhost:{web.port}"


@dataclass
class Authenticator:
    """A device that makes passkeys and uses them without being touched."""

    session: CDPSession
    id: str = ""

    @classmethod
    def beside(cls, page: Page, transport: str = "internal") -> "Authenticator":
        """Put one beside a page. transport: "internal" for the computer's own, "usb" for a key."""
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable", {"enableUI": False})
        made = Authenticator(session)
        made._add(transport)
        return made

    def _add(self, transport: str) -> None:
        options = {
            "protocol": "ctap2", "transport": transport, "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True,
        }  # fmt: skip
        added = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.id = added["authenticatorId"]

    def replace(self, transport: str) -> None:
        """Take it away and put another in its place."""
        self.session.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.id})
        self._add(transport)

    def knows_its_user(self, does: bool) -> None:
        """Whether the fingerprint or PIN is right; when it is not, the browser says that it was refused."""
        self.session.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": does})

    def forget(self) -> None:
        self.session.send("WebAuthn.clearCredentials", {"authenticatorId": self.id})

    @property
    def credentials(self) -> list[dict[str, Any]]:
        found = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})
        return list(found["credentials"])


@dataclass
class Person:
    """Somebody with a first password, in a tab."""

    page: Page
    url: str
    client: DeskClient
    posted: list[str] = field(default_factory=list)

    def give_password(self, password: str = OWN_PASSWORD) -> None:
        self.page.goto(f"{self.url}/desk/login")
        self.page.get_by_label("Inlognaam").fill(self.client.account.login)
        self.page.get_by_label("Wachtwoord").fill(password)
        self.page.get_by_role("button", name="Log in").click()

    def choose(self, what: str) -> None:
        """Log in for the first time, and choose."""
        self.give_password(self.client.account.password)
        self.page.get_by_label("Nieuw wachtwoord").fill(OWN_PASSWORD)
        self.page.get_by_label(what).check()
        self.page.get_by_role("button", name="Ga verder").click()

    def name_passkey(self, name: str) -> None:
        self.page.get_by_label("Naam van deze passkey").fill(name)
        self.page.get_by_role("button", name="Maak passkey").click()

    def enrol(self, name: str = "Laptop") -> None:
        """Log in for the first time with a passkey, as far as the desk."""
        self.choose("Passkey")
        self.name_passkey(name)
        expect(self.page.get_by_role("heading", name="Uw account is klaar")).to_be_visible()
        self.page.get_by_role("link", name="Naar de desk").click()
        self.expect_in()

    def use_passkey(self) -> None:
        self.page.get_by_role("button", name="Gebruik passkey").click()

    def log_out(self) -> None:
        self.page.locator("summary").filter(has_text=self.client.account.name).click()
        self.page.get_by_role("button", name="Log uit").click()
        expect(self.page.get_by_role("heading", name="Inloggen bij de desk")).to_be_visible()

    def confirm(self) -> None:
        """Go to the second steps and give the password again."""
        self.page.goto(f"{self.url}/desk/me")
        self.page.get_by_role("link", name="Bekijk of wijzig de tweede stap").click()
        self.page.get_by_label("Wachtwoord").fill(OWN_PASSWORD)
        self.page.get_by_role("button", name="Ga verder").click()

    def expect_in(self) -> None:
        expect(self.page.get_by_role("banner")).to_contain_text(self.client.account.name)

    def expect_said(self, words: str) -> None:
        expect(self.page.get_by_role("alert").filter(has_text=words)).to_be_visible()


def new_person(context: BrowserContext, client: DeskClient) -> Person:
    """A tab for somebody whose account was just made; keeps what its forms posted."""
    person = Person(context.new_page(), passkey_address(client.web), client)
    person.page.on(
        "request", lambda sent: person.posted.append(sent.post_data or "") if sent.method == "POST" else None
    )
    return person
