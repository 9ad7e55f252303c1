"""Rows of the lanes are drawn once for many desks, and still each reader gets their own."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.store.profiles import Profile
from bot.web.desk.board import Board
from bot.web.desk.drawn_rows import TOKEN, DrawnRows, with_token
from bot.web.desk.pages import templates, wording
from bot.web.desk.queue_filter import QueueFilter
from bot.web.desk.rows import ConversationRow, RequestRow
from bot.web.desk.sessions import Session

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def conversation(name: str = "c1", **values: Any) -> ConversationRow:
    given: dict[str, Any] = {
        "id": name, "scenario": "Phishing", "urgency": "call", "status": "waiting", "language": "nl",
        "quote": "hallo", "since": NOW, "due": None, "is_urgent": False, "has_danger": False,
        "said_at": None, "owner_id": None, "owner": None,
    }  # fmt: skip
    return ConversationRow(**given | values)


def reader(name: str, csrf: str = "secret") -> Session:
    return Session(name.lower(), name.lower(), name, "agent", csrf)


def board(*rows: ConversationRow, version: str = "1") -> Board:
    return Board((), rows, (), version)


class Counting:
    """Counts how often the template was asked for."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> Any:
        self.count += 1
        return templates.get_template("lane_rows.html")


def test_a_row_is_drawn_once_for_all_who_see_it_alike() -> None:
    counting, row = Counting(), conversation()
    rows = DrawnRows(counting)
    drawn = [
        rows.drawing(board(row), reader(name), "", NOW)([row], True) for name in ("Noor", "Ilse", "Bram")
    ]
    assert (counting.count, len(set(drawn))) == (1, 1)


def test_each_form_carries_the_token_of_who_reads_it() -> None:
    rows, row = DrawnRows(Counting()), conversation()
    pages = [
        with_token(str(rows.drawing(board(row), who, "", NOW)([row], True)), who)
        for who in (reader("Noor", "noors-token"), reader("Ilse", "ilses-token"))
    ]
    assert 'value="noors-token"' in pages[0]
    assert 'value="ilses-token"' in pages[1]
    assert "ilses-token" not in pages[0]
    assert TOKEN not in pages[0] + pages[1]


def test_nobody_reads_that_they_look_at_it_themselves_or_that_it_is_theirs() -> None:
    rows = DrawnRows(Counting())
    row = conversation(viewers=("Noor", "Ilse"), status="staff", owner_id="noor", owner="Noor Bakker")
    noor = rows.drawing(board(row), reader("Noor"), "", NOW)([row], False)
    ilse = rows.drawing(board(row), reader("Ilse"), "", NOW)([row], False)
    assert "Ilse bekijkt dit" in noor
    assert "Noor bekijkt dit" not in noor
    assert "Noor Bakker" not in noor
    assert "Noor bekijkt dit" in ilse
    assert "Noor Bakker" in ilse


def test_the_open_one_is_marked_only_where_it_is_open() -> None:
    rows, row = DrawnRows(Counting()), conversation()
    assert "item--open" in rows.drawing(board(row), reader("Noor"), "c1", NOW)([row], False)
    assert "item--open" not in rows.drawing(board(row), reader("Ilse"), "c2", NOW)([row], False)
    assert "item--open" not in rows.drawing(board(row), reader("Ilse"), "", NOW)([row], False)


def test_another_board_is_drawn_anew() -> None:
    rows, row = DrawnRows(Counting()), conversation()
    rows.drawing(board(row), reader("Noor"), "", NOW)([row], False)
    changed = conversation(quote="iets anders")
    assert "iets anders" in rows.drawing(board(changed, version="2"), reader("Noor"), "", NOW)(
        [changed], False
    )


def test_a_request_has_its_own_row() -> None:
    row = RequestRow("TP-KKKKKK", "c1", "phishing", "visit", "submitted", "Assen", "hallo", NOW, NOW, True)
    drawn = DrawnRows(Counting()).drawing(board(), reader("Noor"), "c1", NOW)([row], False)
    assert "Gezien: aanvraag TP-KKKKKK" in drawn
    assert "item--open" in drawn


def test_the_clock_goes_on_without_drawing_the_row_anew() -> None:
    counting, row = Counting(), conversation(since=NOW - timedelta(minutes=2))
    rows = DrawnRows(counting)
    drawn = [
        rows.drawing(board(row), reader("Noor"), "", NOW + timedelta(seconds=seconds))([row], True)
        for seconds in (0, 5)
    ]
    assert (">2:00</time>" in drawn[0], ">2:05</time>" in drawn[1]) == (True, True)
    assert counting.count == 1


def test_a_row_that_is_too_late_says_how_late() -> None:
    row = conversation(due=NOW - timedelta(seconds=48))
    drawn = DrawnRows(Counting()).drawing(board(row), reader("Noor"), "", NOW)([row], True)
    assert 'class="clock clock--late"' in drawn
    assert ">0:48 te laat</time>" in drawn


def test_rows_that_stayed_are_kept_when_others_change() -> None:
    counting, stays, goes = Counting(), conversation("c1"), conversation("c2")
    rows = DrawnRows(counting)
    for row in (stays, goes):
        rows.drawing(board(stays, goes), reader("Noor"), "", NOW)([row], True)
    rows.drawing(board(stays, version="2"), reader("Noor"), "", NOW)([stays], True)
    assert counting.count == 2


def test_a_lane_that_is_too_long_says_how_many_more_there_are() -> None:
    requests = tuple(
        RequestRow(
            f"TP-{number}", f"c{number}", "phishing", "visit", "submitted", "Assen", "", NOW, NOW, True
        )
        for number in range(63)
    )
    full = Board(requests, tuple(conversation(f"c{number}") for number in range(61)), (), "1")
    session = reader("Noor")
    drawn = templates.get_template("lanes.html").render(
        lanes=full.lanes("noor", "agent"), board=full, me=None, profile=Profile(), session=session,
        draw=DrawnRows(Counting()).drawing(full, session, "", NOW), version="1", opened="",
        filter=QueueFilter("", session.staff_id, wording, {}),
    )  # fmt: skip
    lanes = dict(re.findall(r'data-key="([a-z]+)"><h2(.*?)</section>', drawn, re.DOTALL))
    assert "En nog 3." in lanes["requests"]
    assert lanes["requests"].count("data-new") == 60
    assert "En nog 1." in lanes["waiting"]
