"""What people report of the figures and prints of other desks does not happen here."""

import csv
import io
import re

from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import Audit
from tests.web.accounts import ask
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine, echo, replying
from tests.web.waiting_people import waiting


def figures(supervisor: DeskClient, **search: str) -> list[dict[str, str]]:
    """The rows that a search gives as a file for a spreadsheet."""
    address = supervisor.post("/desk/search", **search).headers["location"]
    text = supervisor.get(f"{address}/export").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_conversation_is_one_row_with_all_that_happened_to_it(
    web: Web, engine: ScriptedEngine, anna: DeskClient, bram: DeskClient
) -> None:
    """chatwoot 15243 and 13366: an export has a row for each agent or message, not for each conversation.

    https://github.com/chatwoot/chatwoot/issues/15243, https://github.com/chatwoot/chatwoot/issues/13366
    """
    visitor = waiting(web, engine)
    visitor.say("Over een wasbeerhond")
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="Goedemiddag.")
    anna.act(visitor.id, "release")
    bram.act(visitor.id, "take")
    bram.act(visitor.id, "reply", text="Ik neem het over.")
    bram.act(visitor.id, "close", outcome="helped")
    (row,) = figures(at_desk(web, "Cato", "supervisor"), words="wasbeerhond")
    assert (row["gesprek"], row["toestand"], row["afloop"]) == (visitor.id, "closed", "helped")
    assert (row["berichten_medewerker"], row["reden_overdracht"]) == ("2", "released")


def test_a_conversation_can_be_printed(web: Web, engine: ScriptedEngine, anna: DeskClient) -> None:
    """chatwoot 13546: there is no way to print what was said.

    https://github.com/chatwoot/chatwoot/issues/13546
    """
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="Bel uw bank.")
    assert f'href="/desk/conversations/{visitor.id}/print"' in anna.page_of(visitor.id)
    paper = anna.get(f"/desk/conversations/{visitor.id}/print")
    assert paper.status_code == 200
    assert "Bel uw bank." in paper.text


def test_figures_can_be_asked_for_by_several_properties_at_once(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    """chatwoot 11272: a report can be made of one label only.

    https://github.com/chatwoot/chatwoot/issues/11272
    """
    ends = (("helped", "visit"), ("helped", "call"), ("referred", "visit"))
    ids = []
    for outcome, urgency in ends:
        visitor = web.visitor()
        engine.script = replying("Ik kijk mee.", urgency=urgency)
        visitor.say("Over een stokstaartje")
        anna.act(visitor.id, "take")
        anna.act(visitor.id, "close", outcome=outcome)
        ids.append(visitor.id)
    engine.script = echo
    supervisor = at_desk(web, "Cato", "supervisor")
    found = figures(supervisor, words="stokstaartje", outcome="helped", urgency="visit", status="closed")
    assert [row["gesprek"] for row in found] == ids[:1]
    assert len(figures(supervisor, words="stokstaartje", outcome="helped")) == 2


def test_the_charts_of_a_report_can_be_of_several_kinds_at_once(
    own: tuple[Web, ScriptedEngine],
) -> None:
    """chatwoot 11272: the charts of a report can be of one label only.

    https://github.com/chatwoot/chatwoot/issues/11272
    """
    web, engine = own
    anna, supervisor = at_desk(web, "Anna"), at_desk(web, "Cato", "supervisor")
    ends = (
        ("phishing", "visit", "helped"), ("phishing", "call", "helped"), ("extortion", "visit", "referred"),
        ("bank_helpdesk_fraud", "call", "referred"),
    )  # fmt: skip
    for scenario, urgency, outcome in ends:
        visitor = web.visitor()
        engine.script = replying("Ik kijk mee.", urgency=urgency, scenario=scenario)
        visitor.say("Over een stokstaartje")
        anna.act(visitor.id, "take")
        anna.act(visitor.id, "close", outcome=outcome)

    def shown(query: str) -> tuple[str, str]:
        """The number of conversations on top, and what the table of outcomes says in the file."""
        page = supervisor.get(f"/desk/reports?{query}").text
        on_top = re.search(r'Gesprekken</dt><dd class="tile__value">(\d+)<', page)
        file = supervisor.get(f"/desk/reports/export?{query}").content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(file, newline="")))
        title = "Hoe gesprekken afliepen"
        ended = [row["waarde"] for row in rows if (row["figuur"], row["kolom"]) == (title, "Keer")]
        # The table on the page says the same as the file.
        table = page[page.index(f"<caption>{title}") :] if ended else ""
        assert all(f'<td class="number">{count}</td>' in table.split("</table>")[0] for count in ended)
        return (on_top[1] if on_top else "", "+".join(ended))

    assert shown("") == ("4", "2+2")
    assert shown("scenario=phishing") == ("2", "2")
    assert shown("scenario=phishing&scenario=extortion") == ("3", "2+1")
    assert shown("scenario=phishing&scenario=extortion&urgency=visit") == ("2", "1+1")
    assert shown("scenario=phishing&urgency=visit&urgency=call&outcome=helped") == ("2", "2")
    assert shown("scenario=extortion&outcome=helped") == ("0", "")
    # The choice stays in the page, for other days too.
    page = supervisor.get("/desk/reports?scenario=phishing&urgency=call").text
    assert 'value="phishing" checked' in page
    assert "&amp;scenario=phishing&amp;urgency=call" in page


def test_a_report_says_of_which_way_staff_and_kind_it_is_on_the_page_and_in_the_file(
    own: tuple[Web, ScriptedEngine],
) -> None:
    """chatwoot 11272: who gets a report cannot see what it was made of.

    https://github.com/chatwoot/chatwoot/issues/11272
    """
    web, engine = own
    anna, bram, supervisor = (
        at_desk(web, "Anna"),
        at_desk(web, "Bram"),
        at_desk(web, "Cato", "supervisor"),
    )
    for owner in (anna, bram, bram):
        owner.act(waiting(web, engine).id, "take")
    unasked = web.visitor()
    unasked.say("hallo")
    anna.act(unasked.id, "take")

    def counted(query: str) -> str:
        page = supervisor.get(f"/desk/reports?{query}").text
        found = re.search(r'Gesprekken</dt><dd class="tile__value">(\d+)<', page)
        return found[1] if found else ""

    assert counted("") == "4"
    assert counted("reason=asked") == "3"
    assert counted("reason=unasked") == "1"
    assert counted(f"staff={anna.id}") == "2"
    assert counted(f"staff={anna.id}&reason=asked") == "1"
    assert counted(f"staff={anna.id}&staff={bram.id}") == "4"
    # Codes that are not there choose nothing.
    assert counted("staff=nobody&reason=released") == "4"
    query = f"staff={bram.id}&reason=asked&first_day=2026-01-01&last_day=2026-01-02"
    page = supervisor.get(f"/desk/reports?{query}").text
    assert (
        "Van 01-01-2026 tot en met 02-01-2026. Waarom een medewerker: Vroeg om een medewerker. "
        "Medewerker die het gesprek had: Bram." in page
    )
    file = supervisor.get(f"/desk/reports/export?{query}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file, newline="")))
    assert [(row["rij"], row["waarde"]) for row in rows if row["figuur"] == "Dit rapport"] == [
        ("Vanaf", "2026-01-01"),
        ("Tot en met", "2026-01-02"),
        ("Waarom een medewerker", "Vroeg om een medewerker"),
        ("Medewerker die het gesprek had", "Bram"),
    ]

    async def logged(unit: Unit) -> object:
        found = await unit.execute(
            select(Audit.details).where(Audit.act == "reports.exported", Audit.staff_id == supervisor.id)
        )
        return found.scalar_one()

    # Ids and codes, no names.
    assert ask(web, logged) == {
        "first_day": "2026-01-01", "last_day": "2026-01-02", "reasons": "asked", "staff": bram.id,
    }  # fmt: skip
