"""The figures of reports, counted by hand beside the database."""

import random
from datetime import UTC, date, datetime, timedelta
from math import ceil
from typing import Any

import pytest
from sqlalchemy import insert

from bot.store import audit, call_backs, presence, reports
from bot.store.database import Database, Unit
from bot.store.models import Conversation, VisitRequest, VisitRequestEvent
from bot.store.ratings import Answer, rate
from bot.store.report_filter import About
from bot.store.report_sql import Days
from bot.store.reports import HandOver, Percentiles, Understanding

pytestmark = pytest.mark.anyio

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
NOW = NOON + timedelta(hours=6)
THAT_DAY = Days(date(2026, 11, 20), date(2026, 11, 20))
NOVEMBER = Days(date(2026, 11, 1), date(2026, 11, 30))


async def begun(unit: Unit, name: str, at: datetime = NOON, **values: Any) -> None:
    row = {"id": name, "created_at": at, "updated_at": at} | values
    await unit.execute(insert(Conversation).values(**row))


async def happened(unit: Unit, name: str, act: str, at: datetime, **details: str) -> None:
    """An act on a conversation."""
    await audit.append(
        unit, audit.Act("staff", f"conversation.{act}", "conversation", name, None, details), at
    )


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


async def waited(unit: Unit, name: str, seconds: float, at: datetime = NOON, **values: Any) -> None:
    """Somebody who asked for a person, and got one after so many seconds."""
    await begun(unit, name, at, **{"status": "staff", **values})
    await happened(unit, name, "handed_over", at, reason="asked")
    await happened(unit, name, "claimed", at + timedelta(seconds=seconds))


# --- Days and hours ---------------------------------------------------------------------------------


async def test_days_and_hours_are_those_of_amsterdam_also_when_the_clock_changes(database: Database) -> None:
    moments = {
        # Winter: an hour ahead. The clock goes back on 25 October 2026 at 01:00 UTC.
        "before midnight": datetime(2026, 10, 23, 21, 59, tzinfo=UTC),  # 23:59 on the 23rd
        "after midnight": datetime(2026, 10, 23, 22, 0, tzinfo=UTC),  # 00:00 on the 24th
        "last summer hour": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # 02:30
        "the same hour again": datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # 02:30
        "winter": datetime(2026, 10, 25, 22, 59, tzinfo=UTC),  # 23:59 on the 25th
        "next day": datetime(2026, 10, 25, 23, 0, tzinfo=UTC),  # 00:00 on the 26th
    }
    async with database.write() as unit:
        for name, at in moments.items():
            await begun(unit, name, at)
        found = await reports.volume(unit, Days(date(2026, 10, 23), date(2026, 10, 25)))
    assert found.days == {date(2026, 10, 23): 1, date(2026, 10, 24): 1, date(2026, 10, 25): 3}
    assert {hour: n for hour, n in found.hours.items() if n} == {0: 1, 2: 2, 23: 2}
    assert found.total == 5


async def test_a_day_without_conversations_counts_nothing(database: Database) -> None:
    async with database.read() as unit:
        found = await reports.volume(unit, Days(date(2026, 3, 28), date(2026, 3, 30)))
        assert list(found.days.values()) == [0, 0, 0]
        assert (await reports.waiting(unit, NOVEMBER, NOW)).whole == Percentiles()
        assert await reports.hand_over(unit, NOVEMBER) == HandOver(0, 0, {})
        assert (await reports.visits(unit, NOVEMBER)).total == 0


# --- Waiting ----------------------------------------------------------------------------------------


async def test_median_and_ninetieth_percentile_are_those_of_a_sorted_list(database: Database) -> None:
    chance = random.Random(7)
    seconds = [chance.randrange(5, 4000) for _ in range(37)]
    async with database.write() as unit:
        for number, each in enumerate(seconds):
            await waited(unit, f"c{number}", each)
        found = await reports.waiting(unit, THAT_DAY, NOW)
    in_order = sorted(seconds)
    expected = Percentiles(37, in_order[ceil(37 * 0.5) - 1], in_order[ceil(37 * 0.9) - 1])
    assert found.whole == expected
    assert found.days == {date(2026, 11, 20): expected}
    assert (found.taken, found.left, found.waits, found.asked) == (37, 0, 0, 37)


@pytest.mark.parametrize("count", [1, 2, 9, 10, 11])
async def test_percentiles_of_few(database: Database, count: int) -> None:
    async with database.write() as unit:
        for number in range(1, count + 1):
            await waited(unit, f"c{number}", number)
        found = (await reports.waiting(unit, THAT_DAY, NOW)).whole
    assert found == Percentiles(count, ceil(count * 0.5), ceil(count * 0.9))


async def test_who_waits_already_and_becomes_urgent_waits_once(database: Database) -> None:
    async with database.write() as unit:
        await begun(unit, "a", status="staff")
        await happened(unit, "a", "handed_over", NOON, reason="asked")
        await happened(unit, "a", "handed_over", later(20), reason="emergency")
        await happened(unit, "a", "claimed", later(50))
        found = await reports.waiting(unit, THAT_DAY, NOW)
    assert (found.whole, found.asked) == (Percentiles(1, 50, 50), 1)


async def test_who_is_put_back_in_the_queue_waits_a_second_time(database: Database) -> None:
    async with database.write() as unit:
        await waited(unit, "a", 10)
        await happened(unit, "a", "taken_back", later(100), why="silent")
        await happened(unit, "a", "claimed", later(130))
        found = await reports.waiting(unit, THAT_DAY, NOW)
    assert (found.whole, found.taken) == (Percentiles(2, 10, 30), 2)


async def test_a_conversation_that_staff_took_by_themselves_did_not_wait(database: Database) -> None:
    async with database.write() as unit:
        await begun(unit, "a", status="staff")
        await happened(unit, "a", "claimed", NOON)
        assert (await reports.waiting(unit, THAT_DAY, NOW)).asked == 0
        assert await reports.hand_over(unit, THAT_DAY) == HandOver(1, 1, {"unasked": 1})


async def test_who_left_is_told_apart_from_who_was_helped_and_who_still_waits(database: Database) -> None:
    async with database.write() as unit:
        await waited(unit, "helped", 60, status="closed", outcome="helped", last_visitor_at=later(90))
        # Erased while waiting: the row is gone, the log is not.
        await happened(unit, "erased", "handed_over", NOON, reason="asked")
        await happened(unit, "erased", "erased", later(30))
        # Staff came, and the visitor said nothing any more.
        await waited(unit, "silent", 60, status="closed", outcome="no_answer", last_visitor_at=later(-5))
        await waited(
            unit, "said something", 60, status="closed", outcome="no_answer", last_visitor_at=later(90)
        )
        await begun(unit, "waiting", status="waiting")
        await happened(unit, "waiting", "handed_over", NOON, reason="asked")
        # Closed at the end of its term without anybody having come.
        await begun(unit, "forgotten", status="closed")
        await happened(unit, "forgotten", "handed_over", NOON, reason="asked")
        found = await reports.waiting(unit, THAT_DAY, NOW)
    assert (found.taken, found.left, found.waits) == (2, 3, 1)


@pytest.mark.parametrize(
    ("page_at", "outcome", "counted"),
    [
        # Their page was there, or had lost its connection for a moment, when somebody came.
        (60, "no_answer", (1, 0)),
        (-100, "helped", (1, 0)),
        (500, "no_answer", (1, 0)),
        # It had been closed for four minutes.
        (-180, "helped", (0, 1)),
        (-180, None, (0, 1)),
    ],
)
async def test_who_had_closed_the_page_before_somebody_came_has_left(
    database: Database, page_at: int, outcome: str | None, counted: tuple[int, int]
) -> None:
    async with database.write() as unit:
        await waited(unit, "a", 60, outcome=outcome, last_visitor_at=later(-200))
        await presence.see(unit, "a", 1, later(page_at))
        found = await reports.waiting(unit, THAT_DAY, NOW)
    assert (found.taken, found.left) == counted


async def test_words_are_a_sign_of_life_too(database: Database) -> None:
    async with database.write() as unit:
        await waited(unit, "a", 60, last_visitor_at=later(90))
        await presence.see(unit, "a", 1, later(-500))
        assert (await reports.waiting(unit, THAT_DAY, NOW)).taken == 1


async def test_who_still_waits_with_the_page_closed_has_left(database: Database) -> None:
    async with database.write() as unit:
        for name, page_at in (("stays", -30), ("left", -1000)):
            await begun(unit, name, status="waiting")
            await happened(unit, name, "handed_over", NOON, reason="asked")
            await presence.see(unit, name, 1, NOW + timedelta(seconds=page_at))
        found = await reports.waiting(unit, THAT_DAY, NOW)
    assert (found.left, found.waits) == (1, 1)


async def test_who_wants_to_be_called_back_need_not_stay_on_the_page(database: Database) -> None:
    async with database.write() as unit:
        for name in ("waits", "taken", "called"):
            await begun(unit, name, status="waiting" if name == "waits" else "closed")
            await happened(unit, name, "handed_over", NOON, reason="asked")
            await presence.see(unit, name, 1, NOON)
        for name in ("waits", "taken"):
            await call_backs.ask_call_back(unit, name, "+31612345001", NOON)
        for name in ("taken", "called"):
            await happened(unit, name, "claimed", later(1000))
        # The number is past its term; that somebody called stands in the log.
        await happened(unit, "called", "called_back", later(1100))
        found = await reports.waiting(unit, THAT_DAY, NOW)
    assert (found.taken, found.left, found.waits) == (2, 0, 1)


async def test_waiting_counts_for_the_day_on_which_it_began(database: Database) -> None:
    midnight = datetime(2026, 11, 20, 23, tzinfo=UTC)  # of the 21st in Amsterdam
    async with database.write() as unit:
        await waited(unit, "a", 600, midnight - timedelta(seconds=60))
        await waited(unit, "b", 5, midnight)
        found = await reports.waiting(unit, NOVEMBER, NOW)
        first = await reports.waiting(unit, THAT_DAY, NOW)
    assert found.days == {
        date(2026, 11, 20): Percentiles(1, 600, 600),
        date(2026, 11, 21): Percentiles(1, 5, 5),
    }
    assert first.whole == Percentiles(1, 600, 600)


# --- What became of conversations ---------------------------------------------------------------------


async def test_the_share_that_went_to_a_person_and_why(database: Database) -> None:
    async with database.write() as unit:
        await waited(unit, "a", 1)
        await begun(unit, "b", status="waiting")
        await happened(unit, "b", "handed_over", NOON, reason="crisis")
        await begun(unit, "c")
        await begun(unit, "long ago", datetime(2026, 1, 1, tzinfo=UTC), status="staff")
        await happened(unit, "long ago", "claimed", datetime(2026, 1, 1, tzinfo=UTC))
        found = await reports.hand_over(unit, THAT_DAY)
    assert found == HandOver(3, 2, {"asked": 1, "crisis": 1})


async def test_a_report_can_be_of_some_ways_to_a_person(database: Database) -> None:
    async with database.write() as unit:
        await waited(unit, "asked", 10)
        # It was put back and became urgent: it came by both ways, whatever stands in its row now.
        await waited(unit, "both", 20, hand_over_reason="released")
        await happened(unit, "both", "released", later(30))
        await happened(unit, "both", "handed_over", later(40), reason="emergency")
        await begun(unit, "crisis", status="waiting")
        await happened(unit, "crisis", "handed_over", NOON, reason="crisis")
        await begun(unit, "unasked", status="staff")
        await happened(unit, "unasked", "claimed", NOON)
        await begun(unit, "computer")

        async def counted(*reasons: str) -> int:
            return (await reports.volume(unit, THAT_DAY, About(reasons=reasons))).total

        assert await counted() == 5
        assert await counted("asked") == 2
        assert await counted("emergency") == 1
        assert await counted("emergency", "crisis") == 2
        assert await counted("unasked") == 1
        assert await counted("unasked", "asked") == 3
        assert await counted("language") == 0
        of_crisis = await reports.hand_over(unit, THAT_DAY, About(reasons=("crisis",)))
        assert of_crisis == HandOver(1, 1, {"crisis": 1})
        of_unasked = await reports.hand_over(unit, THAT_DAY, About(reasons=("unasked",)))
        assert of_unasked == HandOver(1, 1, {"unasked": 1})
        assert (await reports.waiting(unit, THAT_DAY, NOW, About(reasons=("emergency",)))).taken == 1


async def test_a_report_of_somebody_is_of_all_conversations_that_they_had(database: Database) -> None:
    async def by(unit: Unit, staff_id: str, act: str, name: str, **details: str) -> None:
        doing = audit.Act("staff", f"conversation.{act}", "conversation", name, staff_id, details)
        await audit.append(unit, doing, later(60))

    async with database.write() as unit:
        for name in ("anna", "bram", "passed on", "taken over", "nobody"):
            await begun(unit, name)
        await by(unit, "a" * 32, "claimed", "anna")
        await by(unit, "b" * 32, "claimed", "bram")
        # Also who got it from a colleague had it, and who passed it on.
        await by(unit, "a" * 32, "claimed", "passed on")
        await by(unit, "a" * 32, "transferred", "passed on", to="b" * 32)
        await by(unit, "a" * 32, "claimed", "taken over")
        await by(unit, "c" * 32, "taken_from", "taken over", **{"from": "a" * 32})
        # Reading it is not having it.
        await by(unit, "a" * 32, "opened", "nobody")

        async def counted(*staff: str) -> int:
            return (await reports.volume(unit, THAT_DAY, About(staff=staff))).total

        assert [await counted(each * 32) for each in "abcd"] == [3, 2, 1, 0]
        assert await counted("b" * 32, "c" * 32) == 3


async def test_outcomes_outlive_the_conversation(database: Database) -> None:
    async with database.write() as unit:
        for number in range(3):
            await happened(unit, f"gone{number}", "closed", NOON, outcome="helped")
        await happened(unit, "other", "closed", NOON, outcome="abuse")
        await happened(unit, "before", "closed", later(-90_000), outcome="abuse")
        assert await reports.outcomes(unit, THAT_DAY) == {"helped": 3, "abuse": 1}


async def test_visit_requests_by_status_and_time_to_seen_and_to_decision(database: Database) -> None:
    async def asked(unit: Unit, number: int, status: str, seen: int | None, decided: list[int]) -> None:
        reference = f"TP-{number:06}"
        await unit.execute(
            insert(VisitRequest).values(
                reference=reference, conversation_id=f"c{number}", status=status, urgency="visit", rule="",
                fields={}, reasons=[], facts=[], created_at=NOON, updated_at=NOON,
                acknowledged_at=None if seen is None else later(seen),
            )
        )  # fmt: skip
        for place, seconds in enumerate(decided):
            await unit.execute(
                insert(VisitRequestEvent).values(
                    reference=reference, id=f"{number}-{place}", at=later(seconds), actor="control-room",
                    act="status", status="accepted" if place == 0 else "declined",
                )
            )  # fmt: skip

    async with database.write() as unit:
        await asked(unit, 1, "accepted", 30, [600])
        await asked(unit, 2, "declined", 90, [1200, 9000])  # the first decision counts
        await asked(unit, 3, "submitted", None, [])
        found = await reports.visits(unit, THAT_DAY)
    assert found.states == {"accepted": 1, "declined": 1, "submitted": 1}
    assert found.seen == Percentiles(2, 30, 90)
    assert found.decided == Percentiles(2, 600, 1200)


async def test_what_visitors_thought_in_the_days_in_which_they_said_it(database: Database) -> None:
    given: list[tuple[Answer, datetime]] = [
        ("yes", NOON), ("yes", later(3600)), ("no", NOON), ("partly", later(-90_000)),
    ]  # fmt: skip
    async with database.write() as unit:
        for number, (answer, at) in enumerate(given):
            await begun(unit, f"c{number}")
            await rate(unit, f"c{number}", answer, at)
        assert await reports.ratings(unit, THAT_DAY) == {"yes": 2, "partly": 0, "no": 1}


async def test_answers_that_fell_short_by_day(database: Database) -> None:
    async with database.write() as unit:
        await begun(unit, "a", turns=10, failed_turns=1, unclear_turns=2)
        await begun(unit, "b", turns=5, unclear_turns=1)
        await begun(unit, "c", NOON + timedelta(days=1), turns=4)
        found = await reports.understanding(unit, Days(date(2026, 11, 20), date(2026, 11, 22)))
    assert found == {
        date(2026, 11, 20): Understanding(15, 1, 3),
        date(2026, 11, 21): Understanding(4, 0, 0),
        date(2026, 11, 22): Understanding(),
    }
