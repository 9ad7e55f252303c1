"""When staff are at the desk: weekly intervals and exceptions on dates.

Written as parts separated by semicolons: days and intervals, like "ma-vr 08:00-12:00,13:00-22:00" or
"za,zo 10:00-17:00", and dates, like "2026-12-25 dicht" or "2026-12-24 08:00-17:00". An empty text means
always open. A date goes before its weekday. An interval may run past midnight ("22:00-06:00").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
CLOSED = "dicht"
ZONE = ZoneInfo("Europe/Amsterdam")
MINUTES_A_DAY = 24 * 60
LOOK_AHEAD_DAYS = 14

# From and to, in minutes after midnight; to may lie on the next day.
Interval = tuple[int, int]


@dataclass(frozen=True)
class OpeningHours:
    """weekly: weekday (Monday 0) -> intervals. dates: date -> intervals, none when closed.

    always: no hours were given.
    """

    weekly: Mapping[int, tuple[Interval, ...]] = field(default_factory=dict)
    dates: Mapping[date, tuple[Interval, ...]] = field(default_factory=dict)
    always: bool = True

    def is_open(self, moment: datetime) -> bool:
        """Whether staff are there at this moment (any time zone)."""
        if self.always:
            return True
        local = moment.astimezone(ZONE)
        minute = local.hour * 60 + local.minute
        yesterday = local.date() - timedelta(days=1)
        return any(start <= minute < end for start, end in self._of(local.date())) or any(
            minute + MINUTES_A_DAY < end for _, end in self._of(yesterday)
        )

    def next_opening(self, moment: datetime) -> datetime | None:
        """When they are next there, from a moment at which they are not; None when not within two weeks."""
        local = moment.astimezone(ZONE)
        for ahead in range(LOOK_AHEAD_DAYS + 1):
            day = local.date() + timedelta(days=ahead)
            for start, _ in self._of(day):
                opening = datetime(day.year, day.month, day.day, start // 60, start % 60, tzinfo=ZONE)
                if opening > local:
                    return opening
        return None

    def _of(self, day: date) -> tuple[Interval, ...]:
        return self.dates[day] if day in self.dates else self.weekly.get(day.weekday(), ())


def parse_opening_hours(written: str) -> OpeningHours:
    """Read opening hours. Raises ValueError naming the part that is not understood."""
    weekly: dict[int, tuple[Interval, ...]] = {}
    dates: dict[date, tuple[Interval, ...]] = {}
    parts = [part.strip() for part in written.split(";") if part.strip()]
    for part in parts:
        when, _, hours = part.partition(" ")
        try:
            intervals = () if hours.strip() == CLOSED else tuple(map(_interval, hours.split(",")))
            if when[0].isdigit():
                dates[date.fromisoformat(when)] = intervals
            else:
                weekly.update(dict.fromkeys(_days(when), intervals))
        except ValueError as error:
            raise ValueError(f"{part!r} is not understood; write it like 'ma-vr 08:00-22:00'") from error
    return OpeningHours(weekly, dates, always=not parts)


def _days(written: str) -> list[int]:
    days: list[int] = []
    for part in written.split(","):
        first, dash, last = part.partition("-")
        start = DAYS.index(first)
        end = DAYS.index(last) if dash else start
        # "vr-ma" runs over the weekend.
        days.extend((start + step) % 7 for step in range((end - start) % 7 + 1))
    return days


def _interval(written: str) -> Interval:
    found = re.fullmatch(r"\s*(\d\d?):(\d\d)-(\d\d?):(\d\d)\s*", written)
    if not found:
        raise ValueError(written)
    start, end = (int(found[i]) * 60 + int(found[i + 1]) for i in (1, 3))
    if start >= MINUTES_A_DAY or end > MINUTES_A_DAY or any(int(found[i]) > 59 for i in (2, 4)):
        raise ValueError(written)
    return start, end if end > start else end + MINUTES_A_DAY
