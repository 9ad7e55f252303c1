"""The states that the desk can be in, each brought about as staff and visitors do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from bot.store.call_backs import ask_call_back
from tests.browser.desk import insight_states
from tests.browser.desk.desk_page import ASKS, STORY, Desk
from tests.web.accounts import change
from tests.web.desk_client import at_desk
from tests.web.running import Visitor, Web
from tests.web.waiting_people import set_back

LATE_MS = 40_000  # the desk looks every few seconds whether something is late
DANGER = "Er staat nu een man voor mijn deur die mijn pas wil hebben."


def told(web: Web) -> Visitor:
    """Somebody who told what happened and asked for a person."""
    visitor = web.visitor()
    visitor.say(STORY)
    visitor.say(ASKS)
    return visitor


@dataclass(frozen=True)
class State:
    """A state of the desk. role: of who sees it. reach: brings a page there, from just after logging in.

    fails: a request of the page fails on purpose, which the browser writes to the console.
    """

    name: str
    reach: Callable[[Desk, Web], object]
    role: str = "agent"
    fails: bool = False


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


def _user_menu(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.page.get_by_role("banner").locator("summary", has_text=desk.account.name).click()
    expect(desk.page.get_by_role("button", name="Log uit")).to_be_visible()


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


def _chosen_reports(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.page.goto(f"{desk.url}/desk/reports?scenario=bank_helpdesk_fraud&scenario=phishing&urgency=visit")
    desk.unfold("Alleen sommige gesprekken")
    expect(desk.page.get_by_label("Phishing", exact=True)).to_be_checked()


def _quality(desk: Desk, web: Web) -> None:
    visitor = told(web)
    noor = at_desk(web, "Bram")
    noor.act(visitor.id, "take")
    noor.act(visitor.id, "close", outcome="helped")
    set_back(web, visitor, closed_at=datetime.now(UTC) - timedelta(days=7))
    desk.page.goto(f"{desk.url}/desk/quality")
    for point, mark in (
        ("veilig is", "Kan beter"),
        ("juiste stappen", "Goed"),
        ("vriendelijk", "Goed"),
        ("Sloot goed af", "Niet van toepassing"),
    ):
        desk.page.get_by_label(point).first.select_option(label=mark)
    desk.page.get_by_label("Notitie").first.fill("Vraag eerder of iemand veilig is.")
    desk.page.get_by_role("button", name="Bewaar oordeel").first.click()
    expect(desk.page.get_by_text("“Vraag eerder of iemand veilig is.”")).to_be_visible()


def _folded_menu(desk: Desk, web: Web) -> None:
    desk.page.set_viewport_size({"width": 320, "height": 640})
    desk.page.get_by_role("banner").locator("summary", has_text="Menu").click()


def _anonymised(desk: Desk, web: Web) -> None:
    visitor = told(web)
    set_back(web, visitor, anonymised_at=datetime.now(UTC))
    desk.open(visitor.id)
    expect(desk.page.get_by_text("De bewaartermijn is voorbij")).to_be_visible()


def _received(desk: Desk, web: Web) -> None:
    _requested(desk, web)
    desk.page.goto(f"{desk.url}/desk/receiver")
    for _ in range(20):
        if desk.page.locator("tbody tr").count():
            break
        desk.page.wait_for_timeout(500)
        desk.page.reload()
    expect(desk.page.locator("tbody tr").first).to_be_visible()


def _saved_search(desk: Desk, web: Web) -> None:
    desk.search("overgemaakt")
    desk.unfold("Bewaar zoekopdracht")
    desk.page.get_by_label("Naam").fill("Overgemaakt")
    desk.page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(desk.page.get_by_role("navigation", name="Bewaarde zoekopdrachten")).to_be_visible()


def _without_sound(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/me")
    desk.page.get_by_label("Volume van het geluid").fill("0")
    desk.page.get_by_role("button", name="Bewaar").click()
    desk.page.goto(f"{desk.url}/desk")
    expect(desk.page.locator("#sound-off")).to_be_visible()


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
    desk.page.get_by_label("Naam, zoals bezoekers die zien").fill("Jet")
    desk.page.get_by_role("button", name="Maak account").click()
    expect(desk.page.get_by_text("Eerste wachtwoord")).to_be_visible()


def _recovery(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/me/second-step")
    desk.page.get_by_label("Wachtwoord").fill(desk.account.password)
    desk.page.get_by_role("button", name="Ga verder").click()
    desk.page.get_by_role("button", name="Maak nieuwe herstelcodes").click()
    expect(desk.page.get_by_role("heading", name="Uw nieuwe herstelcodes")).to_be_visible()


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


def _about_to_end(desk: Desk, web: Web) -> None:
    """An administrator sees what new log-in data would end, for somebody and for themselves."""
    desk.page.goto(f"{desk.url}/desk/accounts")
    row = desk.page.get_by_role("row").filter(has_text=desk.account.login)
    row.locator("summary", has_text="Nieuwe inloggegevens").click()
    row.locator("summary", has_text="Beëindig sessies").click()
    expect(row).to_contain_text("werken dan niet meer")


def _about_to_let_go(desk: Desk, web: Web) -> None:
    _preserved(desk, web)
    desk.page.locator("summary", has_text="Bewaar niet langer").click()
    expect(desk.page.get_by_text("Het gesprek gaat weg als zijn termijn voorbij is.")).to_be_visible()


def _refused_form(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.unfold("Vraag bezoek aan")
    desk.page.locator("#f-postcode").fill("Assen")
    desk.page.locator("#f-house_number").fill("12")
    desk.page.get_by_role("button", name="Stuur naar de meldkamer").click()
    expect(desk.page.get_by_text("Niet gelukt. Deze postcode klopt niet.")).to_be_visible()


def _search_refused(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/search")
    desk.unfold("Filters")
    desk.page.get_by_label("Vanaf").fill("2026-05-02")
    desk.page.get_by_label("Tot en met").fill("2026-05-01")
    desk.page.get_by_role("button", name="Zoek", exact=True).click()
    expect(desk.page.locator(".error").first).to_be_visible()


def _checked_log(desk: Desk, web: Web) -> None:
    desk.page.goto(f"{desk.url}/desk/audit")
    desk.page.get_by_role("button", name="Controleer het logboek").click()
    expect(desk.page.get_by_text("Het logboek klopt.")).to_be_visible()


def _late(desk: Desk, web: Web) -> None:
    visitor = told(web)
    set_back(web, visitor, waiting_since=datetime.now(UTC) - timedelta(hours=2))
    desk.open(visitor.id)
    late = desk.page.get_by_role("region", name="Te laat")
    expect(late.locator(f'[data-key="{visitor.id}"]')).to_be_visible(timeout=LATE_MS)


def _double_requests(desk: Desk, web: Web) -> None:
    for _ in range(2):
        desk.take(told(web).id)
        desk.ask_for_visit(postcode="7511 AB", house_number="4", phone="0612345670")
    expect(desk.lanes.get_by_text("Lijkt op").first).to_be_visible()
    desk.unfold("Trek in")


def _of_a_colleague(desk: Desk, web: Web) -> None:
    visitor = told(web)
    at_desk(web, "Bram").act(visitor.id, "take")
    desk.open(visitor.id)
    desk.page.get_by_label("Een collega helpen").check()
    desk.page.get_by_role("main").get_by_role("button").first.click()
    expect(desk.page.get_by_role("button", name="Neem over van Bram")).to_be_visible()


def _call_back(desk: Desk, web: Web) -> None:
    visitor = told(web)
    change(web, lambda unit: ask_call_back(unit, visitor.id, "+31612345678", datetime.now(UTC)))
    desk.open(visitor.id)
    desk.page.get_by_role("button", name="Toon nummer").click()
    expect(desk.page.get_by_text("+31612345678")).to_be_visible()


def _blocked_sound(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.show_blocked_sound()


def _no_connection(desk: Desk, web: Web) -> None:
    _talking(desk, web)
    desk.page.context.set_offline(True)
    desk.reply_field.fill("Bent u er nog?")
    desk.page.get_by_role("button", name="Verstuur").click()
    expect(desk.page.get_by_text("Niet verstuurd. Er is geen verbinding.")).to_be_visible()


def _filtered(desk: Desk, web: Web) -> None:
    told(web)
    desk.page.get_by_label("Filter op soort").fill("onvindbaar")
    expect(desk.page.get_by_text("Niets met dit filter.").first).to_be_visible()


STATES = (
    State("filtered", _filtered, "supervisor"),
    State("late", _late, "supervisor"),
    State("double-requests", _double_requests),
    State("of-a-colleague", _of_a_colleague, "supervisor"),
    State("call-back", _call_back),
    State("blocked-sound", _blocked_sound),
    State("no-connection", _no_connection, fails=True),
    State("refused", _goes(f"/desk/conversations/{'0' * 32}"), fails=True),
    State("queue", lambda desk, web: told(web) and desk.page.reload()),
    State("waiting", _waiting),
    State("talking", _talking),
    State("danger-and-note", _danger),
    State("visit-request", _requested),
    State("transfer-menu", _menu("Draag over")),
    State("close-menu", _menu("Sluit af")),
    State("user-menu", _user_menu),
    State("override-menu", _menu("Pas urgentie aan")),
    State("standard-sentences", _dialog("/", "Standaardzinnen")),
    State("shortcuts", _dialog("?", "Sneltoetsen")),
    State("purpose", _closed),
    State("found", _found),
    State("cannot-search", _nothing_found),
    State("reports", _reports, "supervisor"),
    State("reports-chosen", _chosen_reports, "supervisor"),
    State("quality", _quality, "supervisor"),
    State("unknown-page", _goes("/desk/nergens"), fails=True),
    State("empty-desk", _goes("/desk")),
    State("folded-menu", _folded_menu, "supervisor"),
    State("anonymised", _anonymised),
    State("received", _received),
    State("saved-search", _saved_search),
    State("without-sound", _without_sound),
    State("export-menu", _exporting, "supervisor"),
    State("on-paper", _on_paper),
    State("receiver", _goes("/desk/receiver")),
    State("settings", _goes("/desk/me")),
    State("recovery-codes", _recovery),
    State("refused-form", _refused_form, fails=True),
    State("search-refused", _search_refused),
    State("about-to-let-go", _about_to_let_go, "supervisor"),
    State("about-to-end", _about_to_end, "admin"),
    State("nothing-in-the-log", _goes("/desk/audit?about=niets"), "auditor"),
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
