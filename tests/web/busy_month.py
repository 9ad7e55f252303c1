"""A month at the desk: conversations, waiting, outcomes and visit requests, by chance with a seed."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert

from bot.store import audit
from bot.store.database import Unit
from bot.store.desk_models import Rating
from bot.store.models import Conversation, VisitRequest, VisitRequestEvent

DAYS = 30
OUTCOMES = ("helped", "helped", "helped", "visit", "referred", "report", "no_answer", "other_subject")
REASONS = ("asked", "asked", "asked", "misunderstood", "emergency", "crisis")


async def fill_month(unit: Unit, now: datetime, most_a_day: int = 14) -> None:
    """Put a month that ends now into an empty database."""
    chance = random.Random(1)
    for day in range(DAYS):
        for number in range(chance.randrange(2, most_a_day)):
            hours = min(max(chance.gauss(14, 4), 0), 23)
            at = now - timedelta(days=day, hours=now.hour) + timedelta(hours=hours, minutes=number)
            if at < now:
                await _conversation(unit, chance, f"{day:016}{number:016}", at)


async def _conversation(unit: Unit, chance: random.Random, name: str, at: datetime) -> None:
    goes_on = chance.random() < 0.45
    turns = chance.randrange(3, 14)
    await unit.execute(
        insert(Conversation).values(
            id=name, created_at=at, updated_at=at, status="closed" if goes_on else "bot", scenario="phishing",
            outcome=chance.choice(OUTCOMES) if goes_on else None, turns=turns,
            unclear_turns=chance.choice((0, 0, 0, 1, 2)), failed_turns=chance.choice((0,) * 12 + (1,)),
            last_visitor_at=at,
        )
    )  # fmt: skip
    # By another chance, so that the rest of the month stays as it was.
    asked = random.Random(name)
    if asked.random() < 0.4:
        answer = asked.choice(("yes", "yes", "yes", "partly", "no"))
        await unit.execute(insert(Rating).values(conversation_id=name, answer=answer, rated_at=at))
    if goes_on:
        await _talk_with_staff(unit, chance, name, at)
    if chance.random() < 0.25:
        await _request(unit, chance, name, at)


async def _talk_with_staff(unit: Unit, chance: random.Random, name: str, at: datetime) -> None:
    wait = timedelta(seconds=chance.expovariate(1 / 260))
    acts = [
        ("handed_over", at, {"reason": chance.choice(REASONS)}),
        ("claimed", at + wait, None),
        ("closed", at + wait + timedelta(minutes=12), {"outcome": chance.choice(OUTCOMES)}),
    ]
    for act, when, details in acts:
        doing = audit.Act("staff", f"conversation.{act}", "conversation", name, None, details)
        await audit.append(unit, doing, when)


async def _request(unit: Unit, chance: random.Random, name: str, at: datetime) -> None:
    reference, seen = f"TP-{chance.randrange(10**6):06}", at + timedelta(seconds=chance.randrange(10, 200))
    status = chance.choice(("accepted", "accepted", "declined", "submitted", "cancelled"))
    await unit.execute(
        insert(VisitRequest).values(
            reference=reference, conversation_id=name, status=status, urgency="visit", rule="", fields={},
            reasons=[], facts=[], created_at=at, updated_at=at, acknowledged_at=seen,
        )
    )  # fmt: skip
    if status in ("accepted", "declined"):
        decided = seen + timedelta(seconds=chance.randrange(60, 3000))
        await unit.execute(
            insert(VisitRequestEvent).values(
                reference=reference,
                id=reference,
                at=decided,
                actor="control-room",
                act="status",
                status=status,
            )
        )


async def add_plain(unit: Unit, count: int, at: datetime, **values: str) -> None:
    """Conversations of which nothing is known but these columns, a second apart."""
    rows = [
        {"id": f"{number:032}", "created_at": at - timedelta(seconds=number // 2), "updated_at": at, **values}
        for number in range(count)
    ]
    await unit.execute(insert(Conversation), rows)
