"""`make page-speed` fails where the chat page takes more than it may."""

import pytest

from bot.cli.page_speed import LIMITS, above_limits, medians

AT_THE_LIMITS = {"usable_seconds": 2.0, "before_use_kilobytes": 45.0, "first_view_kilobytes": 100.0}


def test_what_takes_no_more_than_the_limits_is_well() -> None:
    assert LIMITS == AT_THE_LIMITS
    assert above_limits(AT_THE_LIMITS) == []


@pytest.mark.parametrize("name", AT_THE_LIMITS)
def test_each_measure_above_its_limit_is_named(name: str) -> None:
    measured = {**AT_THE_LIMITS, name: AT_THE_LIMITS[name] + 0.01}
    (line,) = above_limits(measured)
    assert line.startswith(f"{name}: ")


def test_a_measure_that_was_not_taken_is_no_success() -> None:
    with pytest.raises(KeyError):
        above_limits({"usable_seconds": 1.0})


def test_the_middle_visit_counts() -> None:
    visits = [{"usable_seconds": seconds} for seconds in (9.0, 1.2, 1.4)]
    assert medians(visits) == {"usable_seconds": 1.4}
