"""The states that the desk can be in, each brought about as staff and visitors do."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.desk import insight_states
from tests.browser.desk.desk_page import ASKS, STORY, Desk
from tests.web.running import Visitor, Web

DANGER = "Er staat nu een man voor mijn deur die mijn pas wil hebben."


def told(web: Web) -> Visitor:
    """Somebody who told what happened and asked for a person."""
    visitor = web.visitor()
    visitor.say(STORY)
    visitor.say(ASKS)
    return visitor


@dataclass(frozen=True)
class State:
    """A state of the desk. role: of who sees it. reach: brings a page there, from just after logging in."""

    name: str
    reach: Callable[[Desk, Web], object]
    role: str = "agent"


def _talking(desk: Desk, web: Web) -> Visitor:
    visitor = told(web)
    desk.take(visitor.id)
    desk.reply("Goedemiddag, vertel het maar.")
    visitor.say("Mijn nummer is 06 12 34 56 78 en ik woon op Kerkstraat 12, 9401 AB Assen.")
    expect(desk.log).to_contain_text("Mijn nummer is")
    return visitor


def _danger(desk: Desk, web: Web) -> None:
    visitor = _talking(desk, web)
    visitor.say(DANGER)
    expect(desk.page.get_by_role("alert")).to_contain_text("Gevaar")
    desk.write_note("Alleenwonend, klinkt geschrokken.")


def _requested(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.ask_for_visit(postcode="9401 AB", house_number="12", phone="0612345678", name="A. de Vries")


def _menu(name: str) -> Callable[[Desk, Web], None]:
    def reach(desk: Desk, web: Web) -> None:
        _talking(desk, web)
        desk.unfold(name)

    return reach


def _closed(desk: Desk, web: Web) -> None:
    visitor = told(web)
    desk.take(visitor.id)
    desk.unfold("Sluit af")
    desk.page.get_by_label("Geholpen").check()
    desk.press("Sluit gesprek af")
    expect(desk.page.get_by_role("heading", name="Kies een gesprek")).to_be_visible()
    desk.open(visitor.id)
    expect(desk.page.get_by_role("heading", name="Waarvoor")).to_be_visible()


def _waiting(desk: Desk, web: Web) -> None:
    desk.open(told(web).id)


def _dialog(key: str, title: str) -> Callable[[Desk, Web], None]:
    def reach(desk: Desk, web: Web) -> None:
        _talking(desk, web)
        desk.page.locator("h1").first.click()
        desk.page.keyboard.press(key)
        expect(desk.page.get_by_role("dialog", name=title)).to_be_visible()

    return reach


def _goes(path: str) -> Callable[[Desk, Web], None]:
    def reach(desk: Desk, web: Web) -> None:
        desk.page.goto(desk.url + path)

    return reach


def _found(desk: Desk, web: Web) -> None:
    told(web)
    desk.search("overgemaakt bank", Toestand="Wacht op een medewerker")
    expect(desk.page.locator("mark").first).to_be_visible()


def _nothing_found(desk: Desk, web: Web) -> None:
    desk.search("ik heb het niet")
    expect(desk.page.get_by_text("staan in bijna elk gesprek")).to_be_visible()


def _reports(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.page.goto(f"{desk.url}/desk/reports")
    desk.page.locator("summary", has_text="Cijfers in een tabel").first.click()
    expect(desk.page.get_by_role("img", name="Gesprekken per dag")).to_be_visible()


def _exporting(desk: Desk, web: Web) -> None:
    told(web)
    desk.search("bank")
    desk.unfold("Exporteer")


def _on_paper(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.page.get_by_role("link", name="Druk gesprek af").click()
    expect(desk.page.get_by_text("Contactgegevens zijn afgedekt")).to_be_visible()


def _new_account(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/accounts")
    desk.page.get_by_label("Naam, zoals bezoekers haar zien").fill("Jet")
    desk.page.get_by_role("button", name="Maak account").click()
    expect(desk.page.get_by_role("img", name="Vierkante code")).to_be_visible()


def _recovery(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/me")
    desk.page.get_by_role("button", name="Maak nieuwe herstelcodes").click()
    expect(desk.page.get_by_role("heading", name="Uw herstelcodes")).to_be_visible()


def _preserved(desk: Desk, web: Web) -> None:
    desk.open(told(web).id)
    desk.unfold("Bewaar langer")
    desk.page.get_by_label("Waarom").last.fill("De recherche heeft dit gesprek nodig.")
    desk.page.get_by_label("Tot en met").fill("2028-01-31")
    desk.page.get_by_role("button", name="Bewaar gesprek").click()
    expect(desk.page.get_by_role("main")).to_contain_text("bewaart dit gesprek tot en met 31-01-2028")
    desk.unfold("Wijzig het bewaren")


def _retention(desk: Desk, web: Web) -> None:
    _preserved(desk, web)
    desk.page.goto(f"{desk.url}/desk/retention")


def _checked_log(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/audit")
    desk.page.get_by_role("button", name="Controleer het logboek").click()
    expect(desk.page.get_by_text("Het logboek klopt.")).to_be_visible()


STATES = (
    State("queue", lambda desk, web: told(web) and desk.page.reload()),
    State("waiting", _waiting),
    State("talking", _talking),
    State("danger-and-note", _danger),
    State("visit-request", _requested),
    State("transfer-menu", _menu("Draag over")),
    State("close-menu", _menu("Sluit af")),
    State("override-menu", _menu("Pas urgentie aan")),
    State("standard-sentences", _dialog("/", "Standaardzinnen")),
    State("shortcuts", _dialog("?", "Sneltoetsen")),
    State("purpose", _closed),
    State("found", _found),
    State("cannot-search", _nothing_found),
    State("reports", _reports, "supervisor"),
    State("export-menu", _exporting, "supervisor"),
    State("on-paper", _on_paper),
    State("receiver", _goes("/desk/receiver")),
    State("settings", _recovery),
    State("preserved", _preserved, "supervisor"),
    State("retention", _retention, "supervisor"),
    State("insights", insight_states.inbox, "trainer"),
    State("insights-keys", insight_states.keys, "trainer"),
    State("insight-reading", insight_states.reading, "trainer"),
    State("insight-writing", insight_states.writing, "trainer"),
    State("insight-export", insight_states.exporting, "trainer"),
    State("insight-figures", insight_states.figures, "trainer"),
    State("accounts", _new_account, "admin"),
    State("audit", _checked_log, "auditor"),
)


def scheme(page: Page, dark: bool) -> None:
    """Ask the page for its light or dark look."""
    page.emulate_media(color_scheme="dark" if dark else "light")
