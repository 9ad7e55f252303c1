"""`make calibrate`: the temperature and the thresholds of config.yml, chosen on cross-validation.

    .venv-engine/bin/python -m bot.cli.calibrate [--check]

The temperature makes the log loss least, the thresholds then the cost of data/costs.yml. Prints
before and after and writes config.yml. With --check nothing is written, and it ends with 1 when the
thresholds of config.yml cost more than the best by more than the tolerance.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

from bot.engine.model import ROOT
from bot.evaluation.calibration import bins, expected_error
from bot.evaluation.costs import Costs, Readings, Thresholds, cheapest, log_loss, warmer
from bot.evaluation.crossvalidation import OutOfFold
from bot.evaluation.quality import CLASSIFIER, DECIDER, configured, measure

COSTS = ROOT / "data" / "costs.yml"
TEMPERATURES = tuple(round(0.5 + 0.05 * number, 2) for number in range(51))
TOLERANCE = 0.02  # of the cost: thresholds near the best are as good


def best_temperature(seeds: Sequence[OutOfFold], now: float) -> float:
    """now: the temperature that the probabilities were made with."""
    return min(TEMPERATURES, key=lambda one: fmean(log_loss(warmer(found, one / now)) for found in seeds))


def mean_cost(seeds: Sequence[OutOfFold], thresholds: Thresholds, costs: Costs) -> float:
    return fmean(Readings.of(found, costs).cost(thresholds, costs) for found in seeds)


def described(seeds: Sequence[OutOfFold], thresholds: Thresholds, costs: Costs) -> str:
    """Calibration, cost, and how often each of the three ways is taken and how well."""
    read = [Readings.of(found, costs) for found in seeds]
    ways = [one.decided(thresholds) for one in read]
    sure, between, openly = (fmean(float(way[at].mean()) for way in ways) for at in range(3))
    right = fmean(float(one.right[way[0]].mean()) for one, way in zip(read, ways, strict=True))
    helped = fmean(float(one.offered[way[1]].mean()) for one, way in zip(read, ways, strict=True))
    merged = [found.as_one() for found in seeds]
    error = fmean(
        expected_error(
            bins(
                found.probabilities.max(axis=1),
                [name == true for name, true in zip(found.read, found.truth, strict=True)],
            )
        )
        for found in merged
    )
    return (
        f"cost {mean_cost(seeds, thresholds, costs):.3f}, calibration error {error:.3f}, "
        f"log loss {fmean(map(log_loss, merged)):.3f}; sure {sure:.3f} (right {right:.3f}), "
        f"between two {between:.3f} (one is right {helped:.3f}), open {openly:.3f}"
    )


def write(path: Path, values: Mapping[str, float]) -> None:
    """Set values of config.yml, all else left as it stands.

    Raises ValueError for a name that does not stand there once.
    """
    text = path.read_text(encoding="utf-8")
    for name, value in values.items():
        text, number = re.subn(rf"(?m)^(\s+{name}: ).*$", rf"\g<1>{value}", text)
        if number != 1:
            raise ValueError(f"{path}: {name} stands {number} times, expected once")
    path.write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bot.cli.calibrate")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when far from the best")
    check = parser.parse_args().check
    costs = Costs.read(COSTS)
    temperature = configured(CLASSIFIER)["temperature"]
    now = Thresholds(**configured(DECIDER))
    seeds = measure().seeds
    print(f"calibrate: now {temperature=} {now}: {described(seeds, now, costs)}")
    if check:
        best = cheapest([Readings.of(found, costs) for found in seeds], costs)
        least, spent = (mean_cost(seeds, one, costs) for one in (best, now))
        if spent <= least * (1 + TOLERANCE):
            return 0
        print(f"calibrate: {best} would cost {least:.3f}; run `make calibrate`", file=sys.stderr)
        return 1
    chosen = best_temperature(seeds, temperature)
    warmed = [warmer(found, chosen / temperature) for found in seeds]
    best = cheapest([Readings.of(found, costs) for found in warmed], costs)
    print(f"calibrate: temperature={chosen} {best}: {described(warmed, best, costs)}")
    write(ROOT / "config.yml", {"temperature": chosen, "sure": best.sure, "between": best.between})
    return 0


if __name__ == "__main__":
    sys.exit(main())
