"""Reports, export and printing at the desk."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, update

from bot.store.database import Unit
from bot.store.models import Audit, Conversation, Staff
from bot.web.desk.charts import Series, lying, nice_step, standing
from bot.web.desk.export import COLUMNS, csv_lines
from bot.web.desk.report_charts import duration, percent, share
from tests.web.accounts import ask, change
from tests.web.busy_month import add_plain
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine


def export(client: DeskClient, columns: str = "figures", **form: str) -> tuple[list[dict[str, str]], bytes]:
    """The rows of a search as the file says them, and the file."""
    address = client.post("/desk/search", **form).headers["location"]
    answer = client.get(f"{address}/export?columns={columns}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))), answer.content


def acts_of(client: DeskClient, act: str) -> list[dict[str, object]]:
    async def rows(unit: Unit) -> list[dict[str, object]]:
        found = await unit.execute(
            select(Audit.details).where(Audit.staff_id == client.id, Audit.act == act).order_by(Audit.number)
        )
        return list(found.scalars())

    return ask(client.web, rows)


# --- Reports ----------------------------------------------------------------------------------------


def test_what_happens_at_the_desk_is_in_the_reports(own: tuple[Web, ScriptedEngine]) -> None:
    web, engine = own
    ilse = at_desk(web, "Ilse", "supervisor")
    said = [web.visitor() for _ in range(3)]
    said[0].say("hallo")
    engine.delay = 5
    said[1].say("Deze krijgt het vangnet")
    ilse.act(said[0].id, "take")
    ilse.act(said[0].id, "close", outcome="referred")
    text = ilse.get("/desk/reports").text
    assert re.search(r'Gesprekken</dt><dd class="tile__value">3<', text)
    assert "33,3%" in text  # one of three went to a person
    assert "<span>Verwezen naar bank of andere dienst</span><strong>1</strong>" in text
    assert "van 2 antwoorden" in text
    assert "50,0% vangnet" in text
    assert acts_of(ilse, "reports.opened")[0].keys() == {"first_day", "last_day"}


def test_days_that_cannot_be_are_told_and_the_usual_ones_shown(web: Web) -> None:
    ilse = at_desk(web, "Ilse", "supervisor")
    for query, why in (
        ("first_day=2026-02-02&last_day=2026-02-01", "ligt voor de eerste dag"),
        ("first_day=2020-01-01&last_day=2026-02-01", "hoogstens een jaar"),
        ("first_day=2026-13-01", "Kies een datum"),
    ):
        answer = ilse.get(f"/desk/reports?{query}")
        assert (answer.status_code, why in answer.text) == (200, True), query
    assert (
        "In deze dagen is er niets te tellen."
        in ilse.get("/desk/reports?first_day=2001-01-01&last_day=2001-01-02").text
    )


def test_durations_and_shares_read_as_dutch() -> None:
    assert [duration(each) for each in (None, 0, 59, 60, 380, 7500, 90_000)] == [
        "–", "0 s", "59 s", "1 min", "6 min 20 s", "2 u 5 min", "1 d 1 u",
    ]  # fmt: skip
    assert (share(1, 3), share(0, 0), percent(12.34)) == ("33,3%", "–", "12,3%")


@pytest.mark.parametrize(("highest", "step"), [(1, 1), (3, 1), (4, 1), (5, 2), (14, 5), (97, 50), (400, 100)])
def test_lines_stand_at_round_numbers(highest: float, step: float) -> None:
    assert nice_step(highest) == step


def test_bars_stay_inside_the_picture_and_are_as_high_as_their_values() -> None:
    values = [4.0, None, 8.0]
    bars, lines, labels = standing(["a", "b", "c"], [Series("x", values)], str)
    assert [bar.height / bars[-1].height for bar in bars] == [0.5, 1.0]
    assert all(bar.x >= 0 and bar.x + bar.width <= 100 and bar.y >= 0 for bar in bars)
    assert [line.text for line in lines] == ["2.0", "4.0", "6.0", "8.0"]
    assert bars[-1].y == lines[-1].y
    assert [label.text for label in labels] == ["a", "b", "c"]
    assert standing(["a"], [Series("x", [None])], str) == ((), (), ())


def test_stacked_bars_stand_on_one_another() -> None:
    bars, _, _ = standing(["a"], [Series("x", [2.0]), Series("y", [1.0], "c")], str, stacked=True)
    assert bars[0].y + bars[0].height == 100
    assert bars[1].y + bars[1].height == pytest.approx(bars[0].y, abs=0.01)
    assert [row.width for row in lying([("a", 1), ("b", 4)], str)] == [25, 100]


# --- Export -----------------------------------------------------------------------------------------


def test_each_conversation_is_one_row_without_what_was_said(web: Web, visitor: Visitor) -> None:
    visitor.say("Over een marmot, mijn naam is Zonneveld")
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse", "supervisor")
    noor.act(visitor.id, "take")
    noor.act(visitor.id, "reply", text="Goedemiddag, marmotten zijn mooi")
    noor.act(visitor.id, "close", outcome="helped")
    (row,), content = export(ilse, words="marmotten")
    assert list(row) == list(COLUMNS["figures"])
    assert (row["gesprek"], row["toestand"], row["afloop"]) == (visitor.id, "closed", "helped")
    assert (row["berichten_bezoeker"], row["berichten_medewerker"]) == ("1", "1")
    assert content.startswith(b"\xef\xbb\xbfgesprek,")
    assert content.count(b"\r\n") == 2
    assert not re.search(rb"marmot|Zonneveld|Noor", content)
    assert acts_of(ilse, "conversations.exported") == [{"columns": "figures", "rows": 1}]


def test_names_are_only_in_the_columns_that_say_so(web: Web, visitor: Visitor) -> None:
    visitor.say("Over een stekelvarken")
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse", "supervisor")
    noor.act(visitor.id, "take")
    (row,), _ = export(ilse, "people", words="stekelvarken")
    assert row["medewerker"] == "Noor"
    address = ilse.post("/desk/search", words="stekelvarken").headers["location"]
    assert ilse.get(f"{address}/export?columns=everything").status_code == 400
    assert noor.get(f"{address}/export").status_code == 403


def test_no_cell_is_taken_for_a_formula(web: Web, visitor: Visitor) -> None:
    visitor.say("Over een gordeldier")
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse", "supervisor")
    noor.act(visitor.id, "take")

    async def rename(unit: Unit) -> None:
        evil = '=HYPERLINK("http://x","klik"), Noor'
        await unit.execute(update(Staff).where(Staff.id == noor.id).values(name=evil))

    change(web, rename)
    (row,), _ = export(ilse, "people", words="gordeldier")
    assert row["medewerker"] == '\'=HYPERLINK("http://x","klik"), Noor'
    assert csv_lines([["+31", "-1", "@x", "\tx", 'a "b"', "c,d", -1]]) == (
        '\'+31,\'-1,\'@x,\'\tx,"a ""b""","c,d",-1\r\n'
    )


def test_more_than_one_batch_comes_out_whole(web: Web) -> None:
    ilse = at_desk(web, "Ilse", "supervisor")

    async def fill(unit: Unit) -> None:
        await add_plain(unit, 1203, datetime(2026, 5, 1, 12, tzinfo=UTC), outcome="test")

    change(web, fill)
    rows, _ = export(ilse, outcome="test")
    assert len({row["gesprek"] for row in rows}) == len(rows) == 1203
    assert [row["begonnen"] for row in rows] == sorted((row["begonnen"] for row in rows), reverse=True)

    async def clear(unit: Unit) -> None:
        await unit.execute(Conversation.__table__.delete().where(Conversation.outcome == "test"))

    change(web, clear)


# --- Printing ---------------------------------------------------------------------------------------


def test_what_is_printed_covers_contact_data_leaves_notes_out_and_is_logged(
    web: Web, visitor: Visitor
) -> None:
    visitor.say("Bel mij op 06 12 34 56 78 over de kanarie")
    noor = at_desk(web, "Noor")
    noor.act(visitor.id, "take")
    noor.act(visitor.id, "note", text="Klinkt verward")
    paper = noor.get(f"/desk/conversations/{visitor.id}/print")
    assert paper.status_code == 200
    assert "over de kanarie" in paper.text
    assert "12 34 56" not in paper.text
    assert "Klinkt verward" not in paper.text
    assert len(acts_of(noor, "transcript.printed")) == 1


def test_who_may_not_open_a_conversation_prints_nothing(web: Web, visitor: Visitor) -> None:
    noor, ilse = at_desk(web, "Noor"), at_desk(web, "Ilse")
    noor.act(visitor.id, "take")
    answer = ilse.get(f"/desk/conversations/{visitor.id}/print")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/desk/conversations/{visitor.id}")
    assert acts_of(ilse, "transcript.printed") == []
    assert ilse.get(f"/desk/conversations/{'0' * 32}/print").status_code == 404
