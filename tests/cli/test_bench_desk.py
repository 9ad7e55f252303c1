"""The desk's part of the bench, small: it fills a desk, works at it and reports."""

import asyncio

from bot.cli.bench_desk import measure


def test_a_small_load_is_measured_without_failures() -> None:
    figures = asyncio.run(measure(staff=3, conversations=12, seconds=3))
    assert figures["failures"] == 0
    assert figures["events"] >= 3
    assert 0 < figures["all"]["p50_ms"] <= figures["all"]["p95_ms"]
    assert figures["reply"]["n"] + figures["note"]["n"] > 0
