"""The audit log at the desk: every act and every read stands in it, and an auditor can use it."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.turn import Effects, HandOver
from bot.store.audit import Act, Chain
from bot.store.database import Unit
from bot.store.models import Audit
from bot.web.desk.pages import wording
from tests.web.accounts import ask
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, echo, replying

HANDS_OVER = replying(
    "Ik vraag een medewerker.", Effects(hand_over=HandOver("asked", call_back="+31612345678"))
)
SECRETS = ("Kerkstraat", "12345678", "geheim verhaal")


def waiting(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody who told something and asked for a person."""
    visitor = web.visitor()
    visitor.say("geheim verhaal, bel 06-12345678, Kerkstraat 12")
    engine.script = HANDS_OVER
    visitor.press("ask_human")
    engine.script = echo
    return visitor


def newest_number(web: Web) -> int:
    async def find(unit: Unit) -> int:
        return (await unit.execute(select(func.max(Audit.number)))).scalar() or 0

    return ask(web, find)


def rows_after(web: Web, number: int) -> list[Any]:
    async def find(unit: Unit) -> list[Any]:
        return list(await unit.execute(select(Audit).where(Audit.number > number).order_by(Audit.number)))

    return ask(web, find)


def acts_after(web: Web, number: int) -> list[str]:
    return [row.act for row in rows_after(web, number)]


@pytest.fixture
def auditor(web: Web, engine: ScriptedEngine) -> DeskClient:
    return at_desk(web, "Ada", "auditor")


def test_every_read_stands_in_the_log(
    web: Web, engine: ScriptedEngine, anna: DeskClient, auditor: DeskClient
) -> None:
    visitor = waiting(web, engine)
    admin = at_desk(web, "Bo", "admin")
    page = f"/desk/conversations/{visitor.id}"
    seq = visitor.news()["messages"][1]["seq"]
    reads = [
        (anna, lambda: anna.get("/desk"), "queue.opened"),
        (anna, lambda: anna.get(page), "conversation.opened"),
        (anna, lambda: anna.act(visitor.id, "reveal", name=f"m{seq}"), "contact.revealed"),
        (anna, lambda: anna.get("/desk/receiver"), "receiver.opened"),
        (admin, lambda: admin.get("/desk/accounts"), "accounts.opened"),
        (auditor, lambda: auditor.get("/desk/audit"), "audit.opened"),
        (auditor, lambda: auditor.get("/desk/audit/export?as=csv"), "audit.exported"),
        (auditor, lambda: auditor.post("/desk/audit/check"), "audit.checked"),
    ]
    for who, read, act in reads:
        before = newest_number(web)
        assert read().status_code == 200, act
        found = rows_after(web, before)
        assert act in [row.act for row in found]
        assert {row.staff_id for row in found} == {who.id}


def test_who_reads_the_parts_of_a_page_without_opening_it_stands_in_the_log_too(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    before = newest_number(web)
    parts = f"/desk/conversations/{visitor.id}"
    assert "geheim verhaal" in anna.get(parts, **{"X-Part": "1"}).text
    assert acts_after(web, before) == ["conversation.opened"]
    anna.get(parts, **{"X-Part": "1"})
    assert acts_after(web, before) == ["conversation.opened"]


def test_every_act_stands_in_the_log(web: Web, engine: ScriptedEngine, anna: DeskClient) -> None:
    bram = at_desk(web, "Bram")
    chief = at_desk(web, "Cato", "supervisor")
    visitor = waiting(web, engine)
    here = visitor.id

    def expect(act: str, do: Any) -> None:
        before = newest_number(web)
        assert do().status_code in (200, 204, 302), act
        assert act in acts_after(web, before)

    expect("conversation.claimed", lambda: anna.act(here, "take"))
    expect("message.sent", lambda: anna.act(here, "reply", text="Dag"))
    expect("note.written", lambda: anna.act(here, "note", text="Let op"))
    expect("conversation.danger_seen", lambda: anna.act(here, "danger-seen"))
    expect("conversation.called_back", lambda: anna.act(here, "called"))
    expect("triage.overridden", lambda: anna.act(here, "override", urgency="call", reason="Bang"))
    with bram.desk_open():
        expect("conversation.transferred", lambda: anna.act(here, "transfer", to=bram.id))
    expect("conversation.taken_from", lambda: chief.act(here, "take-from", owner=bram.id))
    expect("conversation.released", lambda: chief.act(here, "release"))
    chief.act(here, "take")
    expect("conversation.given_back", lambda: chief.act(here, "hand-back"))
    chief.act(here, "purpose", purpose="help")
    expect(
        "visit_request.created",
        lambda: chief.act(here, "request", postcode="9401 AB", house_number="12", phone="0612345678"),
    )
    reference = next(row.subject_id for row in rows_after(web, 0)[::-1] if row.act == "visit_request.created")
    expect("visit_request.acknowledged", lambda: chief.post(f"/desk/requests/{reference}/acknowledge"))
    expect("visit_request.forwarded", lambda: chief.post(f"/desk/requests/{reference}/forward"))
    expect("receiver.answered", lambda: chief.post(f"/desk/receiver/{reference}", status="accepted"))
    expect("visit_request.cancelled", lambda: chief.post(f"/desk/requests/{reference}/cancel"))
    chief.act(here, "take")
    expect("conversation.closed", lambda: chief.act(here, "close", outcome="helped"))
    expect("availability.paused", lambda: chief.post("/desk/availability", availability="paused"))
    expect("profile.changed", lambda: chief.post("/desk/me/work", capacity="2"))
    expect("session.ended", lambda: chief.post("/desk/logout"))


def test_the_desk_leads_back_to_its_own_pages_only(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    def leads_to(back: str) -> str:
        answer = anna.post("/desk/availability", availability="available", back=back)
        return answer.headers["location"]

    own = f"/desk/conversations/{'0' * 32}"
    assert leads_to(own) == own
    for elsewhere in ("https://elsewhere.example/desk", "//elsewhere.example/desk", "/\\elsewhere.example",
                      "/desk/../chat", "/desk\r\nX: 1", "javascript:alert(1)", "/deskx"):  # fmt: skip
        assert leads_to(elsewhere) == "/desk", elsewhere


def test_settings_and_kept_searches_stand_in_the_log(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    trainer = at_desk(web, "Tara", "trainer")
    before = newest_number(web)
    assert trainer.post("/desk/me/shortcuts").status_code == 302
    anna.post("/desk/me/work", capacity="3", volume="40", alerts=["danger"])
    search = anna.post("/desk/search", words="bank").headers["location"]
    anna.post(f"{search}/keep", name="Over banken")
    anna.post(f"{search}/keep", name="")
    rows = rows_after(web, before)
    assert [row.act for row in rows] == ["profile.changed", "profile.changed", "search.kept", "search.let_go"]
    assert rows[0].details == {"shortcuts": False}
    assert (rows[1].details["volume"], rows[1].details["alerts"]) == (40, ["danger"])


def test_who_fetches_the_lanes_without_a_page_stands_in_the_log_once(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    before = newest_number(web)
    for _ in range(3):
        assert anna.get("/desk/lanes", **{"X-Part": "1"}).status_code == 200
    assert acts_after(web, before) == ["queue.opened"]


def test_every_act_and_subject_in_the_log_has_its_words(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    anna.get(anna.post("/desk/search", words="bank").headers["location"])
    at_desk(web, "Cato", "supervisor").get("/desk/reports")

    async def codes(unit: Unit) -> list[Any]:
        return list(await unit.execute(select(Audit.act, Audit.subject).distinct()))

    for row in ask(web, codes):
        assert row.act in wording.acts, row.act
        assert row.subject in wording.subjects, row.subject


def test_no_text_and_no_personal_data_stand_in_the_log(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.get(f"/desk/conversations/{visitor.id}")
    anna.act(visitor.id, "take")
    anna.act(visitor.id, "reply", text="geheim verhaal")
    anna.act(visitor.id, "note", text="geheim verhaal")
    anna.act(visitor.id, "override", urgency="call", reason="geheim verhaal")
    anna.act(visitor.id, "reveal", name="m2")
    written = json.dumps([list(map(str, row)) for row in rows_after(web, 0)])
    for secret in SECRETS:
        assert secret not in written


def test_an_auditor_reads_the_log_but_no_conversation(
    web: Web, engine: ScriptedEngine, anna: DeskClient, auditor: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.get(f"/desk/conversations/{visitor.id}")
    assert "Anna bekeek dit gesprek (uit de wachtrij)" in auditor.get("/desk/audit").text
    assert auditor.get(f"/desk/conversations/{visitor.id}").status_code == 403
    assert auditor.get("/desk/login").headers["location"] == "/desk/audit"


def test_the_filter_finds_by_person_act_thing_and_day(
    web: Web, engine: ScriptedEngine, anna: DeskClient, auditor: DeskClient
) -> None:
    first, second = waiting(web, engine), waiting(web, engine)
    for visitor in (first, second):
        anna.get(f"/desk/conversations/{visitor.id}")
        anna.act(visitor.id, "take")

    def lines(query: str) -> list[str]:
        page = auditor.get(f"/desk/audit?{query}").text
        cells = r'<td data-label="Wie deed wat">([^<]+)</td>\s*<td[^>]*>(?:Gesprek|Account|Wachtrij)'
        return re.findall(cells, page)

    assert lines(f"about={first.id}&staff={anna.id}") == [
        "Anna nam het gesprek over", "Anna bekeek dit gesprek (uit de wachtrij)"
    ]  # fmt: skip
    assert lines(f"about={second.id}&act=conversation.claimed") == ["Anna nam het gesprek over"]
    today = datetime.now(UTC)
    assert lines(f"about={first.id}&since={today + timedelta(days=2):%Y-%m-%d}") == []
    assert len(lines(f"about={first.id}&until={today + timedelta(days=1):%Y-%m-%d}&staff={anna.id}")) == 2
    assert lines(f"staff={anna.id}&act=note.written") == []
    assert auditor.get("/desk/audit?since=gisteren").status_code == 400


def test_old_rows_are_reached_by_pages_without_gaps(
    web: Web, engine: ScriptedEngine, anna: DeskClient, auditor: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.act(visitor.id, "take")
    for number in range(60):
        anna.act(visitor.id, "note", text=f"{number}")
    address, seen = f"/desk/audit?about={visitor.id}&act=note.written", []
    while address:
        page = auditor.get(address).text
        seen += [int(number) for number in re.findall(r'class="number">(\d+)</th>', page)]
        older = re.findall(r'href="(/desk/audit\?[^"]+before=\d+)"', page)
        address = older[0].replace("&amp;", "&") if older else ""
    assert len(seen) == 60
    assert seen == sorted(seen, reverse=True)


def test_the_export_has_every_row_with_its_hashes(
    web: Web, engine: ScriptedEngine, anna: DeskClient, auditor: DeskClient
) -> None:
    waiting(web, engine)
    answer = auditor.get("/desk/audit/export?as=jsonl")
    assert answer.headers["content-disposition"].startswith('attachment; filename="logboek-')
    chain, count = Chain(), 0
    for line in answer.text.splitlines():
        row = json.loads(line)
        act = Act(*(row[name] for name in ("actor", "act", "subject", "subject_id", "staff_id", "details")))
        assert chain.add(row["number"], row["at"], act, row["previous"], row["hash"])
        count += 1
    assert count == chain.count == newest_number(web)
    table = list(csv.DictReader(io.StringIO(auditor.get("/desk/audit/export?as=csv").text)))
    assert [row["hash"] for row in table[:count]] == [
        json.loads(line)["hash"] for line in answer.text.splitlines()
    ]
    some = auditor.get(f"/desk/audit/export?as=csv&staff={anna.id}").text
    assert {row["staff_id"] for row in csv.DictReader(io.StringIO(some))} == {anna.id}
    assert auditor.get("/desk/audit/export?as=xlsx").status_code == 400


def test_the_auditor_checks_the_log_with_a_button(
    web: Web, engine: ScriptedEngine, auditor: DeskClient
) -> None:
    assert "Het logboek klopt." in auditor.post("/desk/audit/check").text


def test_the_timeline_of_a_conversation_tells_who_looked_and_acted(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor = waiting(web, engine)
    anna.get(f"/desk/conversations/{visitor.id}")
    anna.act(visitor.id, "take")
    page = anna.get(f"/desk/conversations/{visitor.id}").text
    order = [page.index(line) for line in (
        "Digitale hulp vroeg een medewerker", "Anna bekeek dit gesprek", "Anna nam het gesprek over"
    )]  # fmt: skip
    assert order == sorted(order)
