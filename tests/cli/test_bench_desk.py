"""The desk's part of the bench, small: it fills a desk, works at it and reports."""

import asyncio
from typing import Any

import pytest

from bot.cli import bench_desk
from bot.cli.bench_desk import Load, measure, report


def test_a_small_load_is_measured_without_failures() -> None:
    figures = asyncio.run(measure(staff=3, conversations=12, seconds=3))
    assert figures["failures"] == 0
    assert figures["events"] >= 3
    assert 0 < figures["all"]["p50_ms"] <= figures["all"]["p95_ms"]
    assert figures["reply"]["n"] + figures["note"]["n"] > 0
    # Each desk has a conversation open, and draws it anew when something is said there.
    assert figures["open talk"]["n"] > 0


def loaded(**took: list[float]) -> Load:
    load = Load([], [])
    load.took.update(took)
    return load


def test_many_quick_requests_do_not_make_up_for_few_slow_ones() -> None:
    figures = report(loaded(lanes=[5.0] * 400, note=[20.0] * 18 + [180.0] * 2), 0, 0)
    assert figures["all"]["p95_ms"] < 100
    assert (figures["target_met"], figures["too_slow"]) == (False, ["note"])


def test_the_target_is_met_when_each_kind_meets_it() -> None:
    figures = report(loaded(lanes=[5.0] * 400, note=[20.0] * 20), 0, 0)
    assert (figures["target_met"], figures["too_slow"]) == (True, [])


@pytest.mark.parametrize(("took", "code"), [(20.0, 0), (180.0, 1)])
def test_the_bench_ends_with_an_error_when_the_desk_is_too_slow(
    took: float, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    async def measured(*_: Any) -> dict[str, Any]:
        return report(loaded(conversation=[took] * 20), 0, 0)

    monkeypatch.setattr(bench_desk, "measure", measured)
    monkeypatch.setattr(bench_desk, "RESULTS", tmp_path)
    monkeypatch.setattr("sys.argv", ["bench_desk"])
    assert bench_desk.main() == code
