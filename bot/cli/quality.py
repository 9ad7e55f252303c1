"""`make check`: does the recogniser still read every scenario as well as the accepted baseline?

    .venv-engine/bin/python -m bot.cli.quality

Cross-validation over three seeds on data/nlu, with the settings of config.yml. Prints the newest acceptance
with its reason, then old and new of every figure, and ends with 1 when F1 of a name fell by more than the
tolerance. What was measured before is kept in .cache.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from bot.domain.documents import DataError
from bot.engine.model import ROOT
from bot.evaluation.baseline import TOLERANCE, Baseline, BaselineError
from bot.evaluation.quality import BASELINE, CACHE, compared, measure, spread


def main(arguments: Mapping[str, Path] | None = None) -> int:
    paths = {"root": ROOT, "baseline": BASELINE, "cache": CACHE, **(arguments or {})}
    try:
        accepted = Baseline.read(paths["baseline"])
        quality = measure(paths["root"], paths["cache"])
    except BaselineError as error:
        print(f"quality: {error}", file=sys.stderr)
        return 1
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    now = quality.baseline()
    found = spread(quality.accuracies)
    print(f"quality: accuracy in cross-validation {found}, {accepted.accuracy:.3f} accepted")
    for line in (*accepted.newest(), *compared(accepted, now)):
        print(f"quality: {line}")
    fallen = accepted.fallen(now)
    for change in fallen:
        print(f"quality: fell by more than {TOLERANCE}: {change}", file=sys.stderr)
    if fallen:
        print('quality: mend the examples, or accept it with `make evaluate ACCEPT="why"`', file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
