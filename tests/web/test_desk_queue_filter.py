"""The filter above the queue: what it finds, what it never hides, and for whom it is remembered."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.web.desk.pages import scenario_names, wording
from bot.web.desk.queue_filter import LONGEST, QueueFilter, tidy
from bot.web.desk.rows import ConversationRow, RequestRow
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine
from tests.web.waiting_people import waiting

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
WAITS = ConversationRow(
    id="c1", scenario="Phishing", urgency="call", status="waiting", language="nl", quote="mijn inlogcode",
    since=NOW, due=None, is_urgent=False, has_danger=False, said_at=None, owner_id=None, owner=None,
)  # fmt: skip
SEEN = RequestRow(
    reference="TP-KMPR0X", conversation_id="c2", scenario="bank_helpdesk_fraud", urgency="visit",
    status="acknowledged", place="Assen", quote="komt mijn pas halen", since=NOW, due=None, is_delivered=True,
)  # fmt: skip


def shows(text: str, row: Any) -> bool:
    found = QueueFilter(text, "noor", wording, scenario_names)
    assert (row in found.shown([row])) is not (row in found.hidden([row]))
    return bool(found.shown([row]))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("phish", WAITS), ("PHISHING inlogcode", WAITS), ("bellen", WAITS), ("", WAITS),
        ("bram", replace(WAITS, status="staff", owner_id="bram", owner="Bram Visser")),
        ("engels", replace(WAITS, language="en")), ("terugbellen", replace(WAITS, waits_for_call=True)),
        ("niet herkend", replace(WAITS, scenario="")),
        ("kmpr0x", SEEN), ("assen", SEEN), ("bankhelpdesk pas", SEEN), ("gezien", SEEN),
    ],
)  # fmt: skip
def test_a_row_is_found_by_kind_code_and_words(text: str, row: Any) -> None:
    assert shows(text, row)


@pytest.mark.parametrize(("text", "row"), [("beleggen", WAITS), ("phishing assen", WAITS), ("zwolle", SEEN)])
def test_a_row_without_all_the_words_is_not_shown(text: str, row: Any) -> None:
    assert not shows(text, row)


@pytest.mark.parametrize(
    "row",
    [
        replace(WAITS, has_danger=True), replace(WAITS, urgency="emergency", is_urgent=True),
        replace(WAITS, status="staff", owner_id="noor", owner="Noor"), replace(SEEN, due=NOW),
    ],
)  # fmt: skip
def test_danger_new_requests_and_own_conversations_are_never_hidden(row: Any) -> None:
    assert shows("zwolle", row)


def test_what_is_kept_fits() -> None:
    assert tidy("  pas   weg ") == "pas weg"
    assert len(tidy("woord " * 40)) <= LONGEST


def unseen(desk: DeskClient) -> list[str]:
    """The rows of the queue that are in the page and not shown."""
    rows = re.findall(r"<li ([^>]*data-key[^>]*)>", desk.get("/desk").text)
    return [re.findall('data-key="([^"]+)"', row)[0] for row in rows if row.startswith("hidden ")]


def test_it_is_remembered_for_one_person(web: Web, engine: ScriptedEngine) -> None:
    visitor = waiting(web, engine)
    noor, bram = at_desk(web, "Noor"), at_desk(web, "Bram")
    assert noor.post("/desk/filter", filter="zzz", back="/desk").headers["location"] == "/desk"
    assert visitor.id in unseen(noor)
    assert unseen(bram) == []
    assert 'value="zzz"' in noor.get("/desk").text
    # Another filter is another version: the script of the page does not think that nothing changed.
    version = re.findall(r'data-board="([^"]+)"', noor.get("/desk/lanes").text)[0]
    assert noor.get(f"/desk/lanes?have={version}").status_code == 204
    noor.post("/desk/filter", filter="zzz", clear="1")
    assert noor.get(f"/desk/lanes?have={version}").status_code == 200
    assert unseen(noor) == []
