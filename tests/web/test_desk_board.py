"""The board is read at the cost of what changed, and still shows all that changed."""

import re
from collections.abc import AsyncIterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.exc import OperationalError

from bot.domain.opening_hours import parse_opening_hours
from bot.store import call_backs, escalations, overrides, presence
from bot.store.conversations import change_conversation, erase_conversation
from bot.store.database import Database, database_url
from bot.store.models import Conversation, VisitRequest
from bot.store.opening import open_database
from bot.store.profiles import Profile
from bot.store.staff import add_account
from bot.web.desk.board_reading import BoardReader
from bot.web.desk.boards import Boards
from bot.web.desk.drawn_rows import DrawnRows
from bot.web.desk.pages import DATA, templates, wording
from bot.web.desk.queue_filter import QueueFilter
from bot.web.desk.rows import ConversationRow
from bot.web.desk.service_levels import load_service_levels
from bot.web.desk.sessions import Session
from bot.web.desk.watch import _late
from bot.web.live import Live

pytestmark = pytest.mark.anyio

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
LEVELS = load_service_levels(DATA)
HOURS = parse_opening_hours("")


@pytest.fixture
async def database(database_setting: str, tmp_path: Path, anyio_backend: str) -> AsyncIterator[Database]:
    opened = await open_database(database_url(database_setting, tmp_path), tmp_path)
    async with opened.write() as unit:
        await add_account(
            unit, staff_id="anna", login="anna", name="Anna", role="agent", password_hash="x",
            totp_secret="x", now=NOW,
        )  # fmt: skip
        for name in ("c1", "c2"):
            await unit.execute(
                insert(Conversation).values(
                    id=name, status="waiting", urgency="call", waiting_since=NOW, created_at=NOW,
                    updated_at=NOW, case_view={"scenario_name": "Phishing"},
                )
            )  # fmt: skip
    yield opened
    await opened.close()


@pytest.fixture
def reader(database: Database) -> BoardReader:
    return BoardReader(database, LEVELS, HOURS)


async def rows_of(reader: BoardReader, now: datetime = NOW) -> dict[str, ConversationRow]:
    return {row.id: row for row in (await reader.read(now)).conversations}


async def test_what_did_not_change_is_the_same_board(reader: BoardReader) -> None:
    assert await reader.read(NOW) is await reader.read(NOW)


async def test_only_the_conversation_that_changed_is_another_row(
    reader: BoardReader, database: Database
) -> None:
    before, version = await rows_of(reader), (await reader.read(NOW)).version
    async with database.write() as unit:
        await change_conversation(unit, "c1", NOW, urgency="visit", case_view={"scenario_name": "Sextortion"})
    after = await rows_of(reader)
    assert (after["c1"].scenario, after["c1"].urgency) == ("Sextortion", "visit")
    assert after["c2"] is before["c2"]
    assert (await reader.read(NOW)).version != version


async def test_what_changes_beside_the_conversation_is_seen_too(
    reader: BoardReader, database: Database
) -> None:
    await reader.read(NOW)
    async with database.write() as unit:
        await call_backs.ask_call_back(unit, "c1", "+31612345001", NOW)
        await escalations.escalate(unit, escalations.key_of("c1", NOW), NOW)
        await presence.stay(unit, "anna", "c1", NOW)
    row = (await rows_of(reader))["c1"]
    assert (row.waits_for_call, row.is_escalated, row.viewers) == (True, True, ("Anna",))
    async with database.write() as unit:
        await call_backs.called(unit, "c1", "anna", NOW)
    row = (await rows_of(reader, NOW + timedelta(minutes=2)))["c1"]
    assert (row.waits_for_call, row.is_escalated, row.viewers) == (False, True, ())


async def test_what_staff_judge_is_seen(reader: BoardReader, database: Database) -> None:
    await reader.read(NOW)
    async with database.write() as unit:
        await change_conversation(unit, "c1", NOW)
        await overrides.add_override(unit, "c1", "anna", "call", "emergency", "dader aan de deur", NOW)
    board = await reader.read(NOW)
    assert [(row.id, row.urgency) for row in board.conversations] == [("c1", "emergency"), ("c2", "call")]


async def test_a_conversation_that_somebody_has_shows_until_when_to_answer(
    reader: BoardReader, database: Database
) -> None:
    async def row_after(**changes: Any) -> ConversationRow:
        async with database.write() as unit:
            await change_conversation(unit, "c1", NOW, **changes)
        return (await rows_of(reader))["c1"]

    silent = timedelta(seconds=LEVELS.owner_silent)
    taken = await row_after(status="staff", staff_id="anna", claimed_at=NOW)
    assert taken.due == NOW + silent, "the first words are awaited from when it was taken"
    answered = await row_after(last_visitor_at=NOW, last_staff_at=NOW + timedelta(seconds=5))
    assert (answered.due, answered.has_unread) == (None, False)
    said = NOW + timedelta(minutes=2)
    waits = await row_after(last_visitor_at=said)
    assert (waits.due, waits.said_at) == (said + silent, said)


async def test_what_somebody_has_is_taken_from_them_and_calls_no_supervisor(
    reader: BoardReader, database: Database
) -> None:
    async with database.write() as unit:
        await change_conversation(unit, "c1", NOW, status="staff", staff_id="anna", claimed_at=NOW)
    later = NOW + timedelta(hours=1)
    late = _late(await reader.read(later), later, LEVELS.escalate_after)
    assert [key for _, key, _ in late] == ["c2"]


async def test_what_is_late_stands_in_a_lane_of_its_own_for_supervisors_only(
    reader: BoardReader, database: Database
) -> None:
    async with database.write() as unit:
        await escalations.escalate(unit, escalations.key_of("c1", NOW), NOW)
    board = await reader.read(NOW)
    chief, agent = board.lanes("cato", "supervisor"), board.lanes("anna", "agent")
    assert [[row.id for row in lane] for lane in (chief.late, chief.waiting)] == [["c1"], ["c2"]]
    assert [[row.id for row in lane] for lane in (agent.late, agent.waiting)] == [[], ["c1", "c2"]]
    assert chief.attention == agent.attention == 2


async def all_late(database: Database, *more: dict[str, Any]) -> None:
    """More conversations; a supervisor was called for each that waits, and for an open request."""
    async with database.write() as unit:
        for number, values in enumerate(more, 3):
            await unit.execute(
                insert(Conversation).values(
                    id=f"c{number}", created_at=NOW, updated_at=NOW, waiting_since=NOW, urgency="call",
                    case_view={}, **values,
                )
            )  # fmt: skip
        await unit.execute(
            insert(VisitRequest).values(
                reference="TP-LATE", conversation_id="c1", status="submitted", urgency="visit", rule="",
                fields={}, reasons=[], facts=[], created_at=NOW, updated_at=NOW,
            )
        )  # fmt: skip
        for key in ("TP-LATE", *(escalations.key_of(f"c{number}", NOW) for number in range(1, 9))):
            await escalations.escalate(unit, key, NOW)


def drawn_lanes(lanes: Any, board: Any) -> dict[str, str]:
    """The words of each lane as a supervisor reads them."""
    session = Session("cato", "cato", "Cato", "supervisor", "secret")
    draw = DrawnRows(lambda: templates.get_template("lane_rows.html")).drawing(board, session, "", NOW)
    html = templates.get_template("lanes.html").render(
        lanes=lanes, board=board, version="1", me=None, profile=Profile(), session=session, draw=draw,
        opened="", filter=QueueFilter("", session.staff_id, wording, {}),
    )  # fmt: skip
    return {
        key: " ".join(re.sub("<[^>]+>", " ", rows).split())
        for key, rows in re.findall(r'data-key="([a-z]+)"><h2[^>]*>(.*?)</section>', html, re.DOTALL)
    }


async def test_danger_stands_above_all_that_is_late(reader: BoardReader, database: Database) -> None:
    await all_late(
        database,
        {"status": "waiting", "urgent": True},
        {"status": "bot", "attention": True},
        {"status": "staff", "staff_id": "anna", "danger_seq": 4},
        {"status": "staff", "staff_id": "anna", "urgent": True},
    )
    board = await reader.read(NOW)
    chief = board.lanes("cato", "supervisor")
    assert [row.id for row in chief.pressing] == ["c5", "c3", "c4"], "danger that nobody saw is first"
    assert [getattr(row, "id", "TP-LATE") for row in chief.late] == ["TP-LATE", "c1", "c2"]
    assert [row.id for row in chief.others] == ["c6"], "somebody is helping them"
    lanes = drawn_lanes(chief, board)
    assert list(lanes)[:2] == ["pressing", "late"]
    assert "Gevaar genoemd" in lanes["pressing"]
    assert "Neem over" in lanes["pressing"]
    assert board.lanes("anna", "agent").pressing == ()


async def test_the_lanes_count_what_stands_above_them(reader: BoardReader, database: Database) -> None:
    await all_late(database)
    board = await reader.read(NOW)
    lanes = drawn_lanes(board.lanes("cato", "supervisor"), board)
    assert lanes["waiting"] == "Wachten op een medewerker 2 Alle staan bij Te laat."
    assert lanes["requests"].startswith("1 nieuw Bezoek door agent 1 open")
    assert lanes["requests"].endswith("Alle staan bij Te laat.")
    async with database.write() as unit:
        await change_conversation(unit, "c1", NOW, urgent=True)
        await change_conversation(unit, "c2", NOW, waiting_since=NOW - timedelta(minutes=1))
    board = await reader.read(NOW)
    lanes = drawn_lanes(board.lanes("cato", "supervisor"), board)
    assert lanes["waiting"].startswith("Wachten op een medewerker 2, 1 hierboven")


async def test_in_the_lane_of_what_is_late_no_row_says_so_again(
    reader: BoardReader, database: Database
) -> None:
    await all_late(database)
    board = await reader.read(NOW)
    assert "Teamleider gewaarschuwd" not in drawn_lanes(board.lanes("cato", "supervisor"), board)["late"]
    assert "Teamleider gewaarschuwd" in drawn_lanes(board.lanes("anna", "agent"), board)["waiting"]


async def test_what_is_closed_or_erased_goes(reader: BoardReader, database: Database) -> None:
    await reader.read(NOW)
    async with database.write() as unit:
        await change_conversation(unit, "c1", NOW, status="closed")
        await erase_conversation(unit, "c2")
    assert await rows_of(reader) == {}


async def test_an_accepted_request_makes_room_after_a_shift(reader: BoardReader, database: Database) -> None:
    async with database.write() as unit:
        for number, status in enumerate(("accepted", "acknowledged", "submitted")):
            await unit.execute(
                insert(VisitRequest).values(
                    reference=f"TP-{number}", conversation_id="c1", status=status, urgency="visit", rule="",
                    fields={}, reasons=[], facts=[], created_at=NOW, updated_at=NOW,
                    acknowledged_at=None if status == "submitted" else NOW,
                )
            )  # fmt: skip
    now, later = await reader.read(NOW), await reader.read(NOW + timedelta(hours=9))
    assert [row.status for row in now.requests] == ["submitted", "acknowledged", "accepted"]
    assert [row.status for row in later.requests] == ["submitted", "acknowledged"]


async def test_nothing_that_is_encrypted_is_read_again(reader: BoardReader, database: Database) -> None:
    await reader.read(NOW)
    with statements(database) as told:
        await reader.read(NOW)
    assert told
    assert not any("case_view" in statement for statement in told)


async def test_a_board_that_could_not_be_read_is_read_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards = Boards(database, Live(database), LEVELS, HOURS, lambda: NOW)
    assert len((await boards.newest()).conversations) == 2
    async with database.write() as unit:
        await erase_conversation(unit, "c1")
    boards.touch()
    with monkeypatch.context() as patch:

        async def away(*_: Any) -> Any:
            raise OperationalError("select", {}, Exception("away"))

        patch.setattr(presence, "colleagues", away)
        with pytest.raises(OperationalError):
            await boards.newest()
    assert len((await boards.newest()).conversations) == 1


@contextmanager
def statements(database: Database) -> Any:
    """The statements that are run in the time of the block."""
    told: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
