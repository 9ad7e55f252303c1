"""A database with things of different ages in it."""

from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.domain.quality import CRITERIA
from bot.domain.turn import VisitFields
from bot.store import audit, call_backs, outbox, quality, same_person, visit_requests
from bot.store.database import Database
from bot.store.desk_models import TriageOverride, VisitorPresence
from bot.store.models import Conversation, Message, Note, OfferedButton, Staff, StaffSession
from bot.store.search_index import index_message
from bot.store.visit_requests import StoredRequest

NOW = datetime(2027, 6, 1, 12, 0, tzinfo=UTC)
STAFF = "5" * 32
FIELDS = asdict(
    VisitFields(name="J. Jansen", phone="+31612345678", postcode="9401 AB", house_number="7", city="Assen",
                remarks="achterom", amount="3000", bank="ING")
)  # fmt: skip


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


async def add_staff(database: Database, staff_id: str = STAFF, name: str = "Anna", **values: Any) -> None:
    async with database.write() as unit:
        await unit.execute(
            insert(Staff).values(
                id=staff_id, login=f"{name}-{staff_id[:4]}", name=name, role="supervisor",
                password_hash="x", totp_secret="x", created_at=ago(4000), **values,
            )
        )  # fmt: skip


async def add_conversation(database: Database, name: str, days: float, **values: Any) -> str:
    """A conversation in which everything was done, last so many days ago; its id."""
    conversation_id, at = (name * 32)[:32], ago(days)
    of = {"conversation_id": conversation_id}
    row = {
        "id": conversation_id, "token_hash": b"t" * 32, "status": "closed", "outcome": "helped",
        "scenario": "phishing", "urgency": "visit", "staff_id": STAFF, "state": {"case": "geheim"},
        "case_view": {"summary": "geheim"}, "last_seq": 1, "visitor_seq": 1, "waiting_since": at,
        "claimed_at": at, "created_at": at, "updated_at": at, "closed_at": at,
    } | values  # fmt: skip
    async with database.write() as unit:
        await unit.execute(insert(Conversation).values(**row))
        await unit.execute(
            insert(Message).values(**of, seq=1, id="m1", author="visitor", text="mijn geheim", at=at)
        )
        await index_message(unit, conversation_id, 1, "mijn geheim")
        await unit.execute(insert(OfferedButton).values(**of, button_id="b", title="geheim"))
        await unit.execute(
            insert(Note).values(**of, id=conversation_id, staff_id=STAFF, text="geheim", at=at)
        )
        await unit.execute(
            insert(TriageOverride).values(
                **of, staff_id=STAFF, at=at, before="visit", urgency="call", reason="geheim"
            )
        )
        await quality.review(
            unit, conversation_id, STAFF, "2026-W01", dict.fromkeys(CRITERIA, "wrong"), "geheim", at
        )
        await same_person.remember(unit, conversation_id, [("phone", "+31612345678")])
        await unit.execute(insert(VisitorPresence).values(**of, seen_seq=1, seen_at=at))
        await call_backs.ask_call_back(unit, conversation_id, "+31612345678", at)
    return conversation_id


async def add_request(
    database: Database, reference: str, conversation_id: str, days: float, status: str = "accepted"
) -> None:
    """A visit request, last changed so many days ago, its event delivered and received that day."""
    at = ago(days)
    request = StoredRequest(
        reference=reference, conversation_id=conversation_id, status=status, version=1, language="nl",
        scenario="phishing", urgency="visit", rule="fresh", policy_version=1, fields=FIELDS,
        reasons=["geheim"], facts=[{"words": "geheim"}], created_at=at, updated_at=at,
    )  # fmt: skip
    event = {"id": f"e-{reference}", "type": "created", "subject": reference, "data": {"fields": FIELDS}}
    async with database.write() as unit:
        await visit_requests.add_request(unit, request)
        await outbox.add_event(unit, event, at)
        await outbox.receive(unit, event, at)
        claimed = await outbox.claim_next(unit, at, at + timedelta(seconds=30))
        assert claimed is not None
        await outbox.mark_delivered(unit, claimed.number, at)


async def add_session(database: Database, token: bytes, days: float) -> None:
    async with database.write() as unit:
        await unit.execute(
            insert(StaffSession).values(
                token_hash=token * 32, staff_id=STAFF, csrf="x", created_at=ago(days), last_seen_at=ago(days),
                idle_until=ago(days), expires_at=NOW + timedelta(days=1),
            )
        )  # fmt: skip


async def log(database: Database, act: str, subject: str, subject_id: str, days: float) -> None:
    async with database.write() as unit:
        await audit.append(unit, audit.Act("staff", act, subject, subject_id, STAFF), ago(days))
