"""Pieces of SQL for reports that SQLite and PostgreSQL understand alike: days in Amsterdam, percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Integer,
    Select,
    and_,
    case,
    cast,
    extract,
    func,
    literal,
    select,
)

from bot.store.database import Unit

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EPOCH = date(1970, 1, 1)
DAY_SECONDS = 86_400
HOUR_SECONDS = 3_600


def day_begins(day: date) -> datetime:
    """The first moment of a day in Amsterdam, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM).astimezone(UTC)


@dataclass(frozen=True)
class Days:
    """The days from first to last, both included, in Amsterdam."""

    first: date
    last: date

    @property
    def begin(self) -> datetime:
        return day_begins(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after them."""
        return day_begins(self.last + timedelta(days=1))

    def all(self) -> list[date]:
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    def offsets(self) -> list[tuple[int, int]]:
        """How far Amsterdam is ahead of UTC: (until, seconds), until in seconds since 1970, oldest first."""
        moment, found = self.begin, []
        while moment < self.end:
            offset = _offset(moment)
            later = moment + timedelta(days=1)
            if later >= self.end or _offset(later) != offset:
                while moment < self.end and _offset(moment) == offset:
                    moment += timedelta(hours=1)
                found.append((int(moment.timestamp()), offset))
            else:
                moment = later
        return found


def _offset(moment: datetime) -> int:
    ahead = moment.astimezone(AMSTERDAM).utcoffset()
    return int(ahead.total_seconds()) if ahead is not None else 0


def seconds(unit: Unit, column: Any) -> ColumnElement[int]:
    """A moment, also one of the audit log, which is text, in whole seconds since 1970."""
    if unit.dialect.name == "sqlite":
        return cast(func.unixepoch(column), Integer)
    moment = cast(column, DateTime(timezone=True))
    return cast(func.floor(extract("epoch", moment)), BigInteger)


def local(at: ColumnElement[int], days: Days) -> ColumnElement[int]:
    """Seconds since 1970 as the clock in Amsterdam counts them. at: a moment in these days."""
    *earlier, (_, last) = days.offsets()
    if not earlier:
        return at + literal(last)
    return at + case(*((at < until, literal(offset)) for until, offset in earlier), else_=literal(last))


def day_of(at: ColumnElement[int], days: Days) -> ColumnElement[int]:
    """The number of the day in Amsterdam; see `as_date`."""
    return local(at, days) // DAY_SECONDS


def hour_of(at: ColumnElement[int], days: Days) -> ColumnElement[int]:
    """The hour of the day in Amsterdam, 0 to 23."""
    return local(at, days) % DAY_SECONDS // HOUR_SECONDS


def as_date(number: int) -> date:
    """The day of a number of days since EPOCH."""
    return EPOCH + timedelta(days=int(number))


def percentiles(
    values: Select[*tuple[Any, ...]], group: str, value: str, percents: Sequence[int] = (50, 90)
) -> Select[*tuple[Any, ...]]:
    """For each group the number of values and these percentiles of them, as columns group, n, p50, p90.

    values: a selection with a column for the group and one for the value. The nearest rank is taken: the
    smallest value that at least so many percent of all do not exceed.
    """
    found = values.subquery()
    ranked = select(
        found.c[group].label("of"),
        found.c[value].label("value"),
        func.row_number().over(partition_by=found.c[group], order_by=found.c[value]).label("place"),
        func.count().over(partition_by=found.c[group]).label("n"),
    )
    each = ranked.subquery()
    columns = [
        func.max(case((each.c.place == (each.c.n * percent + 99) // 100, each.c.value))).label(f"p{percent}")
        for percent in percents
    ]
    return select(each.c.of, func.max(each.c.n).label("n"), *columns).group_by(each.c.of)


def within(column: Any, days: Days) -> ColumnElement[bool]:
    """That a moment lies in these days."""
    return and_(column >= days.begin, column < days.end)
