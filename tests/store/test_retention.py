"""What is past its term goes, what is not stays, and the audit log proves it without breaking."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, func, insert, select, update

from bot.domain.retention import load_retention
from bot.store import audit, preservations
from bot.store.columns import EncryptedJson, EncryptedText
from bot.store.database import Database
from bot.store.desk_models import StaffIdentity, StaffPasskey
from bot.store.models import (
    Audit,
    Base,
    ControlRoomReceived,
    Conversation,
    Outbox,
    Staff,
    StaffSession,
    VisitRequest,
    VisitRequestEvent,
)
from bot.store.retention import PARTS
from bot.web.retention import Expiry
from tests.store.old_data import (
    FIELDS,
    NOW,
    STAFF,
    add_conversation,
    add_request,
    add_session,
    add_staff,
    ago,
    log,
)

pytestmark = pytest.mark.anyio
RETENTION = load_retention(Path(__file__).resolve().parents[2] / "data" / "retention.yml")
TERM = {term.kind: term.days for term in RETENTION.terms}


def expiry(database: Database, later: float = 0) -> Expiry:
    return Expiry(database, RETENTION, lambda: NOW + timedelta(days=later))


async def run(database: Database, later: float = 0) -> dict[str, int]:
    """Remove what is due so many days later; part -> how much, where that is not nothing."""
    return {count.part.name: count.number for count in await expiry(database, later).run() if count.number}


async def rows(database: Database, *columns: Any) -> Sequence[Any]:
    async with database.read() as unit:
        return (await unit.execute(select(*columns).order_by(columns[0]))).all()


async def count_of(database: Database, table: Table, conversation_id: str) -> int:
    async with database.read() as unit:
        counted = await unit.execute(
            select(func.count()).select_from(table).where(table.c.conversation_id == conversation_id)
        )
        return int(counted.scalar_one())


@pytest.fixture
async def filled(database: Database) -> Database:
    await add_staff(database)
    return database


async def test_after_the_term_only_the_figures_of_a_conversation_are_left(filled: Database) -> None:
    old = await add_conversation(filled, "a", TERM["conversation"] + 1)
    young = await add_conversation(filled, "b", TERM["conversation"] - 1)
    assert (await run(filled))["conversation"] == 1

    # Every table that holds something of a conversation, also one that is made later; a rating is one word,
    # and when the page was last there a time, for the figures.
    others = ("visit_request", "preservation", "rating", "visitor_presence")
    of_conversations = [
        table
        for table in Base.metadata.sorted_tables
        if "conversation_id" in table.c and table.name not in others
    ]
    assert len(of_conversations) >= 6
    for table in of_conversations:
        assert await count_of(filled, table, old) == 0, table.name
        # With the contact data goes by what somebody is known again.
        if table.name not in ("call_back", "person_mark"):
            assert await count_of(filled, table, young) == 1, table.name

    async with filled.read() as unit:
        left = (await unit.execute(select(Conversation.__table__).where(Conversation.id == old))).one()
        kept = (await unit.execute(select(Conversation.__table__).where(Conversation.id == young))).one()
    for column in Conversation.__table__.c:
        if isinstance(column.type, EncryptedText | EncryptedJson):
            assert getattr(left, column.name) is None, column.name
    assert (left.token_hash, left.staff_id) == (None, None)
    assert (left.scenario, left.urgency, left.outcome) == ("phishing", "visit", "helped")
    assert left.claimed_at == ago(TERM["conversation"] + 1)
    assert kept.state == {"case": "geheim"}
    assert await run(filled) == {}


async def test_one_that_was_never_closed_counts_from_its_last_change(filled: Database) -> None:
    days = TERM["conversation"]
    waits = await add_conversation(filled, "a", days + 5, closed_at=None, status="waiting", outcome=None)
    await add_conversation(
        filled, "b", days + 5, closed_at=None, status="bot", outcome=None, updated_at=ago(1)
    )
    assert (await run(filled))["conversation"] == 1
    states = {row.id: row.status for row in await rows(filled, Conversation.id, Conversation.status)}
    assert states == {waits: "closed", "b" * 32: "bot"}


async def test_contact_data_go_before_the_rest_of_a_request(filled: Database) -> None:
    await add_request(filled, "TP-1", "a" * 32, TERM["contact"] + 1)
    await add_request(filled, "TP-2", "a" * 32, TERM["contact"] - 1)
    await add_request(filled, "TP-3", "a" * 32, TERM["contact"] + 1, status="submitted")
    assert (await run(filled))["request_contact"] == 1
    for column, table in ((VisitRequest.fields, VisitRequest), (VisitRequestEvent.fields, VisitRequestEvent)):
        found = {row.reference: row.fields for row in await rows(filled, table.reference, column)}
        assert found["TP-1"] == FIELDS | dict.fromkeys(
            ("name", "phone", "postcode", "house_number", "city"), None
        )
        assert found["TP-2"] == FIELDS
        assert found["TP-3"] == FIELDS, "somebody still has to decide about it"


async def test_after_its_term_a_request_is_a_row_without_data(filled: Database) -> None:
    await add_request(filled, "TP-1", "a" * 32, TERM["visit_request"] + 1)
    await add_request(filled, "TP-2", "a" * 32, 1)
    removed = await run(filled)
    assert removed["visit_request"] == 1
    (left, kept) = await rows(
        filled, VisitRequest.reference, VisitRequest.fields, VisitRequest.reasons, VisitRequest.facts,
        VisitRequest.urgency, VisitRequest.status, VisitRequest.anonymised_at,
    )  # fmt: skip
    assert set(left.fields.values()) == {None}
    assert (left.reasons, left.facts) == ([], [])
    assert (left.urgency, left.status, left.anonymised_at) == ("visit", "accepted", NOW)
    assert kept.fields == FIELDS
    assert [row.subject for row in await rows(filled, Outbox.subject)] == ["TP-2"]
    assert [row.subject for row in await rows(filled, ControlRoomReceived.subject)] == ["TP-2"]
    history = {row.reference: row.fields for row in
               await rows(filled, VisitRequestEvent.reference, VisitRequestEvent.fields)}  # fmt: skip
    assert history == {"TP-1": None, "TP-2": FIELDS}


async def test_an_event_that_was_not_received_yet_stays_to_be_sent(filled: Database) -> None:
    await add_request(filled, "TP-1", "a" * 32, TERM["outbox"] + 5)
    async with filled.write() as unit:
        await unit.execute(update(Outbox).values(delivered_at=None))
    await run(filled)
    assert len(await rows(filled, Outbox.number)) == 1


async def test_sessions_go_and_the_name_behind_the_log_goes_but_the_log_stays(filled: Database) -> None:
    await add_session(filled, b"a", TERM["session"] + 1)
    await add_session(filled, b"b", 1)
    left_long_ago, left_and_came_back, works = "6" * 32, "7" * 32, "8" * 32
    for staff_id, name in ((left_long_ago, "Bram"), (left_and_came_back, "Cato"), (works, "Daan")):
        await add_staff(filled, staff_id, name, active=staff_id == works)
        await log(filled, "account.closed", "staff", staff_id, TERM["audit"] + 1)
    await log(filled, "account.closed", "staff", left_and_came_back, 10)
    async with filled.write() as unit:
        for staff_id in (left_long_ago, works):
            who = {"issuer": "https://login.example.org", "subject": staff_id, "staff_id": staff_id}
            await unit.execute(insert(StaffIdentity).values(**who, created_at=NOW))
            key = {
                "id": staff_id,
                "staff_id": staff_id,
                "credential_id": staff_id.encode(),
                "public_key": b"k",
            }
            key |= {"sign_count": 0, "transports": [], "name": "Telefoon", "created_at": NOW}
            await unit.execute(insert(StaffPasskey).values(**key))
    before = await rows(filled, Audit.number, Audit.hash)
    assert await run(filled) == {"session": 1, "account": 1}
    assert [bytes(row.token_hash) for row in await rows(filled, StaffSession.token_hash)] == [b"b" * 32]
    names = {row.id: row.name for row in await rows(filled, Staff.id, Staff.name)}
    assert names[left_long_ago] == "Oud-medewerker"
    assert [row.subject for row in await rows(filled, StaffIdentity.subject)] == [works]
    assert [row.staff_id for row in await rows(filled, StaffPasskey.staff_id)] == [works]
    assert (names[left_and_came_back], names[works], names[STAFF]) == ("Cato", "Daan", "Anna")
    assert list((await rows(filled, Audit.number, Audit.hash))[: len(before)]) == list(before)
    assert await run(filled) == {}


async def test_what_is_preserved_stays_until_that_ends(filled: Database) -> None:
    old = await add_conversation(filled, "a", TERM["conversation"] + 1)
    await add_request(filled, "TP-1", old, TERM["visit_request"] + 1)
    async with filled.write() as unit:
        await preservations.preserve(unit, old, STAFF, "aangifte", NOW + timedelta(days=10), NOW)
    assert set(await run(filled)) == {"outbox", "received"}
    assert (await rows(filled, VisitRequest.fields))[0].fields == FIELDS
    after = await run(filled, later=11)
    assert (after["conversation"], after["visit_request"]) == (1, 1)
    async with filled.read() as unit:
        assert await preservations.preservation_of(unit, old, NOW) is None


async def test_a_preserved_conversation_that_its_visitor_erased_goes_when_that_ends(
    filled: Database,
) -> None:
    young = await add_conversation(filled, "a", 1)
    async with filled.write() as unit:
        await preservations.preserve(unit, young, STAFF, "aangifte", NOW + timedelta(days=10), NOW)
        assert await preservations.erase_after(unit, young, NOW) is not None
    assert await run(filled) == {}
    assert await run(filled, later=11) == {"erasure_after_preservation": 1}
    assert await rows(filled, Conversation.id) == []


async def test_counting_changes_nothing_and_says_what_a_run_removes(filled: Database) -> None:
    for name in "abc":
        await add_conversation(filled, name, TERM["conversation"] + 1)
    await add_request(filled, "TP-1", "a" * 32, TERM["visit_request"] + 1)
    await add_session(filled, b"a", TERM["session"] + 1)

    async def due() -> dict[str, int]:
        return {count.part.name: count.number for count in await expiry(filled).due() if count.number}

    counted = await due()
    assert counted == await due()
    assert counted["conversation"] == 3
    removed = await run(filled)
    # Removing a conversation or a request takes what hangs on it along.
    assert {name: removed.get(name, 0) for name in counted} == counted | {
        "call_back": removed.get("call_back", 0), "outbox": removed.get("outbox", 0),
        "request_contact": removed.get("request_contact", 0),
    }  # fmt: skip
    assert await due() == {}


async def test_the_log_proves_what_was_removed_with_ids_and_no_text(filled: Database) -> None:
    old = await add_conversation(filled, "a", TERM["conversation"] + 1)
    await run(filled)
    proof = [
        row for row in await rows(filled, Audit.act, Audit.actor, Audit.subject_id, Audit.details)
        if row.act == "retention.removed"
    ]  # fmt: skip
    assert {row.actor for row in proof} == {"system"}
    assert {row.subject_id: row.details for row in proof}["conversation"] == {"count": 1, "ids": [old]}
    assert {row.subject_id for row in proof} <= {part.name for part in PARTS}
    async with filled.read() as unit:
        assert await audit.first_broken(unit) is None


async def test_processes_side_by_side_remove_each_row_once(filled: Database) -> None:
    total = 230
    for number in range(total):
        await add_conversation(filled, f"{number:04d}", TERM["conversation"] + 1)
    counted = await asyncio.gather(*(run(filled) for _ in range(4)))
    assert sum(each.get("conversation", 0) for each in counted) == total
    named = [
        row.details["ids"] for row in await rows(filled, Audit.subject_id, Audit.details)
        if row.subject_id == "conversation"
    ]  # fmt: skip
    ids = [each for batch in named for each in batch]
    assert len(ids) == len(set(ids)) == total
    async with filled.read() as unit:
        assert await audit.first_broken(unit) is None
