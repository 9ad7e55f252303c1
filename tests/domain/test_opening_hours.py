"""When staff are there."""

from datetime import datetime

import pytest

from bot.domain.opening_hours import ZONE, parse_opening_hours

HOURS = parse_opening_hours(
    "ma-vr 08:00-12:00,13:00-22:00; za 10:00-17:00; 2026-12-25 dicht; 2026-12-24 08:00-17:00"
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-23 07:59", False), ("2026-11-23 08:00", True), ("2026-11-23 12:00", False),
        ("2026-11-23 12:30", False), ("2026-11-23 13:00", True), ("2026-11-23 21:59", True),
        ("2026-11-23 22:00", False), ("2026-11-28 16:59", True), ("2026-11-29 12:00", False),
        ("2026-12-25 12:00", False), ("2026-12-24 16:00", True), ("2026-12-24 18:00", False),
    ],
)  # fmt: skip
def test_they_are_there_in_their_hours(moment: str, is_open: bool) -> None:
    assert HOURS.is_open(at(moment)) is is_open


def test_without_hours_they_are_always_there() -> None:
    assert parse_opening_hours("").is_open(at("2026-12-25 03:00"))


def test_a_night_shift_runs_past_midnight() -> None:
    night = parse_opening_hours("vr-za 22:00-06:00")
    assert night.is_open(at("2026-11-28 05:59"))
    assert night.is_open(at("2026-11-29 05:59"))
    assert not night.is_open(at("2026-11-30 05:59"))
    assert not night.is_open(at("2026-11-27 05:59"))


def test_days_may_run_over_the_weekend() -> None:
    weekend = parse_opening_hours("vr-ma 10:00-11:00")
    opened = [weekend.is_open(at(f"2026-11-{day} 10:30")) for day in range(23, 30)]
    assert opened == [True, False, False, False, True, True, True]


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-23 12:30", "2026-11-23 13:00"), ("2026-11-23 23:00", "2026-11-24 08:00"),
        ("2026-11-28 18:00", "2026-11-30 08:00"), ("2026-12-24 18:00", "2026-12-26 10:00"),
    ],
)  # fmt: skip
def test_the_next_opening_is_known(moment: str, opening: str) -> None:
    assert HOURS.next_opening(at(moment)) == at(opening)


def test_hours_are_those_of_amsterdam_also_when_the_clock_changes() -> None:
    summer = datetime.fromisoformat("2026-07-01T06:30+00:00")
    winter = datetime.fromisoformat("2026-12-01T07:30+00:00")
    assert HOURS.is_open(summer)
    assert HOURS.is_open(winter)


@pytest.mark.parametrize(
    "written", ["altijd", "ma 8-22", "ma 08:00-25:00", "xx 08:00-10:00", "2026-13-01 dicht", "ma"]
)
def test_what_is_not_understood_is_named(written: str) -> None:
    with pytest.raises(ValueError, match=written.split(" ")[0]):
        parse_opening_hours(written)
