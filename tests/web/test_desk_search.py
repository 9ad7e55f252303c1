"""Searching at the desk: what is found, what is shown of it to whom, and what is written down."""

import html
import json
import os
import re
import subprocess
import sys
from typing import Any

import httpx
from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import Audit
from bot.store.search_index import drop_all
from tests.web.accounts import ask, change
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web, eventually

HIT = re.compile(r'class="hit".*?</li>', re.DOTALL)


def search(client: DeskClient, **form: str) -> httpx.Response:
    """Send the form and go to the results."""
    sent = client.post("/desk/search", **form)
    return client.get(sent.headers["location"]) if sent.status_code == 302 else sent


def hits(answer: httpx.Response) -> list[str]:
    """What the page says of each conversation that was found, in order."""
    assert answer.status_code == 200, answer.text
    return [html.unescape(hit) for hit in HIT.findall(answer.text)]


def of(found: list[str], visitor: Visitor) -> str:
    (hit,) = [hit for hit in found if visitor.id in hit]
    return hit


def searches_of(client: DeskClient) -> list[Any]:
    async def rows(unit: Unit) -> list[Any]:
        found = await unit.execute(
            select(Audit.subject, Audit.details)
            .where(Audit.staff_id == client.id, Audit.act == "search.done")
            .order_by(Audit.number)
        )
        return list(found.all())

    return ask(client.web, rows)


def closed_by(client: DeskClient, visitor: Visitor) -> None:
    assert client.act(visitor.id, "take").status_code == 302
    assert client.act(visitor.id, "close", outcome="helped").status_code == 302


def test_a_conversation_is_found_by_other_forms_of_its_words(web: Web, visitor: Visitor) -> None:
    visitor.say("Er stond een vreemde glazenwasser te bellen bij mijn dakkapel.")
    noor = at_desk(web, "Noor")
    assert visitor.id in "".join(hits(search(noor, words="gebeld glazenwassers")))
    assert hits(search(noor, words="glazenwasser onderzeeboot")) == []


def test_words_are_shown_only_of_what_one_may_open_without_a_purpose(web: Web, visitor: Visitor) -> None:
    visitor.say("Mijn nummer is 06 12 34 56 78. De oplichter verkocht een luchtballon.")
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse")
    closed = of(hits(search(noor, words="luchtballonnen")), visitor)
    assert "verkocht" not in closed
    assert "U kiest eerst waarvoor u het opent." in closed
    assert noor.act(visitor.id, "take").status_code == 302
    mine = of(hits(search(noor, words="luchtballon")), visitor)
    assert "<mark>luchtballon</mark>" in mine
    assert "12 34 56" not in mine
    assert "verkocht" not in of(hits(search(ilse, words="luchtballon")), visitor)
    assert ilse.act(visitor.id, "purpose", purpose="quality").status_code == 302
    assert "verkocht" in of(hits(search(ilse, words="luchtballon")), visitor)


def test_a_note_is_found_and_never_shown_as_the_visitors_words(web: Web, visitor: Visitor) -> None:
    noor = at_desk(web, "Noor")
    noor.act(visitor.id, "take")
    assert noor.act(visitor.id, "note", text="Klinkt als een babbeltruc").status_code == 302
    found = of(hits(search(noor, words="babbeltrucs")), visitor)
    assert "Interne notitie:" in found
    assert "<mark>babbeltruc</mark>" in found


def test_the_audit_log_says_who_searched_and_never_for_what(web: Web, visitor: Visitor) -> None:
    visitor.say("Een kabouter aan de deur")
    noor = at_desk(web, "Noor")
    noor.act(visitor.id, "take")
    search(noor, words="kabouters", status="staff")
    (row,) = searches_of(noor)
    assert row.subject == "search"
    assert row.details == {"found": 1, "page": 1, "words": 1, "filters": ["status"], "read": [visitor.id]}


def test_the_address_of_results_has_no_words_in_it_and_is_ones_own(web: Web, visitor: Visitor) -> None:
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse")
    address = noor.post("/desk/search", words="zeldzaam").headers["location"]
    assert re.fullmatch(r"/desk/search/[0-9a-f]{32}", address)
    assert noor.get(address).status_code == 200
    assert ilse.get(address).status_code == 404
    assert ilse.post(f"{address}/keep", name="van een ander").status_code == 404


def test_filters_narrow_down_and_a_closed_one_is_found_by_its_outcome_and_who_closed_it(
    web: Web, visitor: Visitor
) -> None:
    visitor.say("Het ging om een saxofoon.")
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse")
    closed_by(noor, visitor)
    assert len(hits(search(noor, words="saxofoon", outcome="helped", staff_id=noor.id))) == 1
    assert hits(search(noor, words="saxofoon", staff_id=ilse.id)) == []
    assert hits(search(noor, words="saxofoon", outcome="abuse")) == []
    assert hits(search(noor, words="saxofoon", status="waiting")) == []
    assert hits(search(noor, words="saxofoon", last_day="2001-01-01")) == []
    assert len(hits(search(noor, words="saxofoon", first_day="2001-01-01"))) == 1


def test_a_reference_finds_the_conversation_of_its_request(web: Web, visitor: Visitor) -> None:
    noor = at_desk(web, "Noor")
    noor.act(visitor.id, "take")
    noor.act(visitor.id, "request", postcode="9401 AB", house_number="12")
    (reference,) = set(re.findall(r"TP-\w{6}", noor.get(f"/desk/conversations/{visitor.id}").text))
    assert reference in of(hits(search(noor, words=reference.lower())), visitor)
    assert hits(search(noor, words="TP-999999")) == []


def test_what_cannot_be_searched_for_is_said_beside_the_field(web: Web) -> None:
    noor = at_desk(web, "Noor")
    common = search(noor, words="ik heb het niet")
    assert "staan in bijna elk gesprek" in common.text
    assert 'value="ik heb het niet"' in common.text
    turned = search(noor, words="bank", first_day="2026-11-02", last_day="2026-11-01")
    assert "ligt voor de eerste dag" in turned.text
    assert "Kies een datum" in search(noor, first_day="gisteren").text


def test_many_results_come_in_pages_that_do_not_overlap(web: Web) -> None:
    said = [web.visitor() for _ in range(23)]
    for each in said:
        each.say("Een bizarre regenworm")
    noor = at_desk(web, "Noor")
    address = noor.post("/desk/search", words="regenwormen").headers["location"]
    pages = [hits(noor.get(f"{address}?page={number}")) for number in (1, 2)]
    assert [len(page) for page in pages] == [20, 3]
    assert all(each.id in "".join(hit for page in pages for hit in page) for each in said)
    # A page that is not there is the last one; what is no number is the first.
    assert len(hits(noor.get(f"{address}?page=99"))) == 3
    assert len(hits(noor.get(f"{address}?page=x"))) == 20


def test_a_search_can_be_kept_under_a_name_and_let_go(web: Web) -> None:
    noor = at_desk(web, "Noor")
    address = noor.post("/desk/search", words="bank", status="closed").headers["location"]
    assert noor.post(f"{address}/keep", name="Afgesloten bankzaken").headers["location"] == address
    for number in range(25):
        noor.post("/desk/search", words=f"woord{number}")
    form = noor.get("/desk/search").text
    assert "Afgesloten bankzaken" in form
    assert 'value="bank"' in noor.get(address).text
    noor.post(f"{address}/keep", name="")
    assert "Afgesloten bankzaken" not in noor.get("/desk/search").text


def test_an_erased_conversation_is_found_no_more(web: Web, visitor: Visitor) -> None:
    visitor.say("Over een verdwenen schildpad")
    noor = at_desk(web, "Noor")
    assert len(hits(search(noor, words="schildpad"))) == 1
    assert web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
    assert hits(search(noor, words="schildpad")) == []


def test_the_command_builds_the_index_anew_while_the_product_runs(own: tuple[Web, Any]) -> None:
    web, _ = own
    web.visitor().say("Een groene krokodil")
    web.visitor().say("Een blauwe krokodil")
    made = subprocess.run(
        [sys.executable, "-m", "bot.cli.index_search"], env=os.environ | web.settings, capture_output=True,
        check=True,
    )  # fmt: skip
    assert json.loads(made.stdout) == {"indexed": 2}
    assert len(hits(search(at_desk(web, "Noor"), words="krokodillen"))) == 2


def test_at_start_the_index_is_completed(own: tuple[Web, Any]) -> None:
    web, _ = own
    visitor = web.visitor()
    visitor.say("Een oude olifant")
    noor = at_desk(web, "Noor")

    change(web, drop_all)
    assert hits(search(noor, words="olifant")) == []
    web.stop()
    web.start()
    eventually(lambda: len(hits(search(noor, words="olifanten"))) == 1)
