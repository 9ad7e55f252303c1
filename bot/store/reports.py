"""The figures of the desk over some days, each counted by the database.

What happened to conversations comes from the audit log, which outlives them; what they were about from their
rows, of which retention leaves what figures need. Moments are days and hours in Amsterdam.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Subquery, and_, case, cast, exists, func, literal, or_, select
from sqlalchemy.sql.elements import ColumnElement

from bot.store import audit
from bot.store.database import Unit
from bot.store.desk_models import CallBack, Rating, VisitorPresence
from bot.store.models import Audit, Conversation, VisitRequest, VisitRequestEvent
from bot.store.ratings import ANSWERS, Answer
from bot.store.report_filter import ALL, TAKEN, UNASKED, About, taken_unasked
from bot.store.report_sql import (
    Days,
    as_date,
    day_of,
    hour_of,
    percentiles,
    seconds,
    within,
)

BEGINS_TO_WAIT = ("conversation.handed_over", "conversation.released", "conversation.taken_back")
ENDS_WAITING = (
    "conversation.claimed", "conversation.taken_from", "conversation.closed",
    "conversation.erased", "conversation.given_back", "conversation.queue_left",
)  # fmt: skip
DECIDED = ("accepted", "declined")
# A page that waits says more often than this that it is there; it may lose its connection for a while.
PAGE_GONE_SECONDS = 180


@dataclass(frozen=True)
class Percentiles:
    """Of n values in seconds: the median and the 90th percentile; None without values."""

    n: int = 0
    p50: int | None = None
    p90: int | None = None


@dataclass(frozen=True)
class Volume:
    """How many conversations began, by day and by hour of the day (0 to 23)."""

    days: dict[date, int]
    hours: dict[int, int]

    @property
    def total(self) -> int:
        return sum(self.days.values())


@dataclass(frozen=True)
class Waiting:
    """Who waited for a person. days: by the day on which they began to wait; whole: all of them together.

    taken, left, waits: how often somebody came, the visitor was gone before that, or waits still.
    """

    days: dict[date, Percentiles]
    whole: Percentiles
    taken: int
    left: int
    waits: int

    @property
    def asked(self) -> int:
        return self.taken + self.left + self.waits


@dataclass(frozen=True)
class HandOver:
    """Conversations that began, how many of them went to a person, and for which reasons; UNASKED of
    bot.store.report_filter is one too."""

    conversations: int
    handed_over: int
    reasons: dict[str, int]


@dataclass(frozen=True)
class Visits:
    """Visit requests by their status, and how long it took until staff saw and until it was decided."""

    states: dict[str, int]
    seen: Percentiles
    decided: Percentiles

    @property
    def total(self) -> int:
        return sum(self.states.values())


@dataclass(frozen=True)
class Understanding:
    """Answers of the bot: all, the fail-safe ones, and those that said it had not understood."""

    turns: int = 0
    failed: int = 0
    unclear: int = 0


async def volume(unit: Unit, days: Days, about: About = ALL) -> Volume:
    """How many conversations began, by day and by hour of the day, in Amsterdam."""
    at = seconds(unit, Conversation.created_at)
    each = (
        select(day_of(at, days).label("day"), hour_of(at, days).label("hour"))
        .where(within(Conversation.created_at, days), about.condition)
        .subquery()
    )
    rows = await unit.execute(select(each.c.day, each.c.hour, func.count()).group_by(each.c.day, each.c.hour))
    by_day, by_hour = Counter[date](), Counter[int]()
    for day, hour, count in rows:
        by_day[as_date(day)] += count
        by_hour[int(hour)] += count
    return Volume({day: by_day[day] for day in days.all()}, {hour: by_hour[hour] for hour in range(24)})


# --- Waiting ----------------------------------------------------------------------------------------


def _waits(unit: Unit, days: Days, about: About) -> Subquery:
    """One row for each time that somebody waited: conversation, begun and ended in seconds since 1970, how
    it ended (an act, or null)."""
    is_begin = case((Audit.act.in_(BEGINS_TO_WAIT), 1), else_=0)
    in_order: dict[str, Any] = {"partition_by": Audit.subject_id, "order_by": Audit.number}
    acts = (
        select(
            Audit.subject_id.label("conversation_id"), Audit.number, Audit.act, is_begin.label("is_begin"),
            seconds(unit, Audit.at).label("at"), func.lag(is_begin).over(**in_order).label("before"),
        )
        .where(
            Audit.subject == "conversation",
            Audit.act.in_((*BEGINS_TO_WAIT, *ENDS_WAITING)),
            Audit.at >= audit.moment(days.begin),
            about.has(Audit.subject_id),
        )
        .subquery()
    )  # fmt: skip
    # Who waits already and becomes urgent is handed over once more: that is no second time.
    turns = select(acts).where(acts.c.is_begin != func.coalesce(acts.c.before, 0)).subquery()
    then: dict[str, Any] = {"partition_by": turns.c.conversation_id, "order_by": turns.c.number}
    waits = select(
        turns.c.conversation_id, turns.c.is_begin, turns.c.at.label("begun"),
        func.lead(turns.c.at).over(**then).label("ended"), func.lead(turns.c.act).over(**then).label("how"),
    ).subquery()  # fmt: skip
    return (
        select(waits)
        .where(waits.c.is_begin == 1, waits.c.begun < literal(int(days.end.timestamp())))
        .subquery()
    )


def _end_of(unit: Unit, waits: Subquery, now: datetime) -> ColumnElement[str]:
    """How waiting ended: taken, left or waits.

    Left: erased or closed before anybody came, or the page was gone when somebody came, or is gone now, and
    did not come back. Who wants to be called back need not stay on the page. Of a visitor whose page never
    said that it was there (another channel, or before that was kept) the words tell it: closed because they
    said nothing after somebody came.
    """
    page = seconds(unit, VisitorPresence.seen_at)
    words = func.coalesce(seconds(unit, Conversation.last_visitor_at), 0)
    sign = case((page > words, page), else_=words)

    def gone_at(moment: Any) -> ColumnElement[bool]:
        return func.coalesce(and_(page.is_not(None), sign < moment - PAGE_GONE_SECONDS), False)

    to_call = or_(
        exists().where(CallBack.conversation_id == waits.c.conversation_id),
        exists().where(
            Audit.subject == "conversation",
            Audit.subject_id == waits.c.conversation_id,
            Audit.act == "conversation.called_back",
        ),
    )
    silent = and_(page.is_(None), Conversation.outcome == "no_answer", words <= waits.c.ended)
    stayed = or_(to_call, ~or_(gone_at(waits.c.ended), func.coalesce(silent, False)))
    stays = or_(to_call, ~gone_at(literal(int(now.timestamp()))))
    return case(
        (and_(waits.c.how.in_(TAKEN), or_(Conversation.id.is_(None), stayed)), "taken"),
        (and_(waits.c.how.is_(None), Conversation.status == "waiting", stays), "waits"),
        else_="left",
    )


async def waiting(unit: Unit, days: Days, now: datetime, about: About = ALL) -> Waiting:
    """How long people waited and how their waiting ended."""
    waits = _waits(unit, days, about)
    joined = waits.outerjoin(Conversation, Conversation.id == waits.c.conversation_id).outerjoin(
        VisitorPresence, VisitorPresence.conversation_id == waits.c.conversation_id
    )
    end = _end_of(unit, waits, now).label("end")
    each = select(end).select_from(joined).subquery()
    ends = {
        row.end: row.n
        for row in await unit.execute(select(each.c.end, func.count().label("n")).group_by(each.c.end))
    }
    taken = select(
        day_of(waits.c.begun, days).label("day"),
        literal(0).label("whole"),
        (waits.c.ended - waits.c.begun).label("seconds"),
    ).where(waits.c.how.in_(TAKEN))
    by_day = await unit.execute(percentiles(taken, "day", "seconds"))
    whole = (await unit.execute(percentiles(taken, "whole", "seconds"))).first()
    return Waiting(
        days={as_date(row.of): _percentiles(row) for row in by_day},
        whole=_percentiles(whole),
        taken=ends.get("taken", 0),
        left=ends.get("left", 0),
        waits=ends.get("waits", 0),
    )


def _percentiles(row: Any) -> Percentiles:
    return Percentiles() if row is None else Percentiles(row.n, int(row.p50), int(row.p90))


# --- What became of conversations ---------------------------------------------------------------------


async def hand_over(unit: Unit, days: Days, about: About = ALL) -> HandOver:
    """How many conversations began in these days, and how many of them went to a person."""
    went = exists().where(
        Audit.subject == "conversation",
        Audit.subject_id == Conversation.id,
        Audit.act.in_(("conversation.handed_over", *TAKEN)),
    )
    row = (
        await unit.execute(
            select(func.count(), func.coalesce(func.sum(case((went, 1), else_=0)), 0)).where(
                within(Conversation.created_at, days), about.condition
            )
        )
    ).one()
    reasons = await _by_detail(unit, days, about, "handed_over", "reason")
    if unasked := await _unasked(unit, days, about):
        reasons |= {UNASKED: unasked}
    most_first = dict(sorted(reasons.items(), key=lambda each: -each[1]))
    return HandOver(int(row[0]), int(row[1]), most_first)


async def _unasked(unit: Unit, days: Days, about: About) -> int:
    """How many conversations staff took in these days without having been asked."""
    rows = await unit.execute(
        select(func.count(Audit.subject_id.distinct())).where(
            Audit.act.in_(TAKEN),
            Audit.at >= audit.moment(days.begin),
            Audit.at < audit.moment(days.end),
            about.has(Audit.subject_id),
            taken_unasked(Audit.subject_id),
        )
    )
    return int(rows.scalar_one())


async def outcomes(unit: Unit, days: Days, about: About = ALL) -> dict[str, int]:
    """Outcome code -> how many conversations staff closed with it."""
    return await _by_detail(unit, days, about, "closed", "outcome")


async def _by_detail(unit: Unit, days: Days, about: About, act: str, name: str) -> dict[str, int]:
    """How often an act happened, by one of its details; most first."""
    code = Audit.details[name].as_string()
    each = (
        select(code.label("code"))
        .where(
            Audit.act == f"conversation.{act}",
            Audit.at >= audit.moment(days.begin),
            Audit.at < audit.moment(days.end),
            about.has(Audit.subject_id),
        )
        .subquery()
    )
    rows = await unit.execute(
        select(each.c.code, func.count().label("n")).group_by(each.c.code).order_by(func.count().desc())
    )
    return {str(row.code): row.n for row in rows if row.code is not None}


async def visits(unit: Unit, days: Days, about: About = ALL) -> Visits:
    """Visit requests of these days: their status, and the time to the first decision."""
    asked = and_(within(VisitRequest.created_at, days), about.has(VisitRequest.conversation_id))
    rows = await unit.execute(
        select(VisitRequest.status, func.count().label("n")).where(asked).group_by(VisitRequest.status)
    )
    made = seconds(unit, VisitRequest.created_at)
    first = (
        select(VisitRequestEvent.reference, func.min(VisitRequestEvent.at).label("at"))
        .where(VisitRequestEvent.status.in_(DECIDED))
        .group_by(VisitRequestEvent.reference)
        .subquery()
    )
    seen = select(
        literal(0).label("whole"), (seconds(unit, VisitRequest.acknowledged_at) - made).label("seconds")
    ).where(asked, VisitRequest.acknowledged_at.is_not(None))
    decided = (
        select(literal(0).label("whole"), (seconds(unit, first.c.at) - made).label("seconds"))
        .join(first, first.c.reference == VisitRequest.reference)
        .where(asked)
    )
    return Visits(
        states={row.status: row.n for row in rows},
        seen=_percentiles((await unit.execute(percentiles(seen, "whole", "seconds"))).first()),
        decided=_percentiles((await unit.execute(percentiles(decided, "whole", "seconds"))).first()),
    )


async def ratings(unit: Unit, days: Days, about: About = ALL) -> dict[Answer, int]:
    """How often visitors said in these days that the help was of use: yes, partly, no."""
    rows = await unit.execute(
        select(Rating.answer, func.count().label("n"))
        .where(within(Rating.rated_at, days), about.has(Rating.conversation_id))
        .group_by(Rating.answer)
    )
    found = {row.answer: row.n for row in rows}
    return {answer: found.get(answer, 0) for answer in ANSWERS}


async def understanding(unit: Unit, days: Days, about: About = ALL) -> dict[date, Understanding]:
    """Answers of the bot by the day on which their conversation began."""
    day = day_of(seconds(unit, Conversation.created_at), days)
    each = (
        select(day.label("day"), Conversation.turns, Conversation.failed_turns, Conversation.unclear_turns)
        .where(within(Conversation.created_at, days), about.condition)
        .subquery()
    )
    rows = await unit.execute(
        select(
            each.c.day,
            *(cast(func.sum(each.c[name]), Integer) for name in ("turns", "failed_turns", "unclear_turns")),
        ).group_by(each.c.day)
    )
    found = {as_date(row[0]): Understanding(*row[1:]) for row in rows}
    return {day: found.get(day, Understanding()) for day in days.all()}
