"""The states of the pages for who trains the recognition."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from bot.store import insights
from bot.store.database import Unit
from tests.browser.desk.desk_page import Desk
from tests.web.accounts import change, make_account
from tests.web.insight_items import empty_inbox, put_in
from tests.web.running import Web

STORY = "gisteren kreeg ik een appje van mijn zoon dat hij een nieuw nummer had en geld nodig had"
OTHERS = (
    "vanmorgen kreeg ik een appje van mijn zoon dat hij een nieuw nummer had en geld nodig had voor [naam]",
    "er staat een melding op mijn scherm dat alles op slot zit en ik moet betalen met munten",
    "iemand van [naam] belde dat mijn rekening gehackt was en nu kan ik nergens meer bij, ook niet op [link]",
)
# What the first two have in common: they stand together, and which of them comes first is left to chance.
ALIKE = re.compile("kreeg ik een appje van mijn zoon")
OWN_WORDS = "mn dochter zou een andere telefoon hebben, of ik even 800 euro wilde voorschieten via dat nummer"


def filled(desk: Desk, web: Web) -> str:
    """An inbox with some messages; the id of the first story."""
    empty_inbox(web)
    first = put_in(web, STORY, chosen="friend_in_need", reason="corrected", times=3)
    for text in OTHERS:
        put_in(web, text)
    return first


def agreed(web: Web, insight: str, label: str = "friend_in_need") -> None:
    """Let two people say what a message is."""
    readers = [make_account(web, name, "trainer").id for name in ("Tess", "Umar")]

    async def read(unit: Unit) -> None:
        for number, reader in enumerate(readers, 1):
            await insights.add_reading(unit, insight, number, reader, label, "", datetime.now(UTC))

    change(web, read)


def inbox(desk: Desk, web: Web) -> None:
    filled(desk, web)
    desk.page.goto(f"{desk.url}/desk/insights")


def reading(desk: Desk, web: Web) -> None:
    insight = filled(desk, web)
    desk.page.goto(f"{desk.url}/desk/insights/{insight}")


def keys(desk: Desk, web: Web) -> None:
    inbox(desk, web)
    desk.page.keyboard.press("?")
    expect(desk.page.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()


def writing(desk: Desk, web: Web) -> None:
    """An example that is too near what the visitor said."""
    insight = filled(desk, web)
    agreed(web, insight)
    desk.page.goto(f"{desk.url}/desk/insights/{insight}/example")
    desk.page.get_by_label("Voorbeeld").fill(STORY)
    expect(desk.page.get_by_role("status").last).to_contain_text(
        "lijkt te veel op de woorden", timeout=60_000
    )


def exporting(desk: Desk, web: Web) -> None:
    writing(desk, web)
    desk.page.get_by_label("Voorbeeld").fill(OWN_WORDS)
    expect(desk.page.get_by_role("status").last).to_contain_text("Dit kan een voorbeeld worden.")
    desk.page.get_by_role("button", name="Bewaar voorbeeld").click()
    desk.page.get_by_role("link", name="Export", exact=True).click()
    expect(desk.page.get_by_role("region", name="Verschil")).to_contain_text(OWN_WORDS)


def figures(desk: Desk, web: Web) -> None:
    agreed(web, filled(desk, web))
    desk.page.goto(f"{desk.url}/desk/insights/figures", timeout=60_000)
