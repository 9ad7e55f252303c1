"""`make evaluate`: how well the recogniser reads, by cross-validation, on held-out messages, in the exam.

    .venv-engine/bin/python -m bot.cli.evaluate [--accept WHY]

Writes results/evaluation.md, evaluation.json, confusion.svg and calibration.svg. With --accept the figures
of cross-validation become the baseline that `make check` holds a change against. Ends with 1, and accepts
nothing, when the held-out messages are read worse than their floors (bot/evaluation/floors.py).
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path

from bot.engine import logs
from bot.engine.model import ROOT, existing_model
from bot.evaluation.baseline import Baseline, BaselineError
from bot.evaluation.calibration import bins
from bot.evaluation.exam import read_half
from bot.evaluation.floors import below
from bot.evaluation.pictures import calibration_picture, confusion_picture
from bot.evaluation.quality import BASELINE, measure
from bot.evaluation.report import Report
from bot.evaluation.scoring import read_labelled, score
from bot.evaluation.understood import read_messages

RESULTS = ROOT / "results"


def accepted_baseline(path: Path) -> Baseline | None:
    """None when there is none yet. Raises BaselineError for one that was changed by hand."""
    return Baseline.read(path) if path.exists() else None


def main() -> int:
    logs.configure()
    parser = argparse.ArgumentParser(prog="bot.cli.evaluate")
    parser.add_argument(
        "--accept", metavar="WHY", default="", help="make these figures the baseline, and say why"
    )
    parser.add_argument("--model", type=Path, help="a model that bot.cli.train made, not the newest")
    arguments = parser.parse_args()
    model = existing_model(arguments.model)
    try:
        accepted = accepted_baseline(BASELINE)
    except BaselineError as error:
        print(f"evaluate: {error}", file=sys.stderr)
        return 1
    messages = read_labelled(ROOT / "data" / "evaluation")
    exam = read_half(ROOT / "data" / "evaluation", "test")
    read, confidence = read_messages((*messages, *exam), model)
    quality = measure()
    report = Report(quality, messages, exam, read, confidence, accepted)
    RESULTS.mkdir(exist_ok=True)
    first = quality.seeds[0].as_one()
    (RESULTS / "confusion.svg").write_text(confusion_picture(first.confusion()), encoding="utf-8")
    (RESULTS / "calibration.svg").write_text(
        calibration_picture(bins(*report.confidences())), encoding="utf-8"
    )
    (RESULTS / "evaluation.md").write_text(report.markdown(), encoding="utf-8")
    (RESULTS / "evaluation.json").write_text(json.dumps(report.figures(), indent=1) + "\n")
    print("\n".join(report.headlines()))
    fallen = list(below(score(messages, read)))
    for line in fallen:
        print(f"evaluate: below its floor on the held-out messages: {line}", file=sys.stderr)
    print(f"evaluate: {RESULTS.relative_to(ROOT)}/evaluation.md has the rest")
    if fallen:
        return 1
    if arguments.accept:
        today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
        before = accepted or Baseline(0.0, {})
        newer = before.accepting(quality.baseline(), arguments.accept, today)
        newer.write(BASELINE)
        print("\n".join(newer.newest()))
        print(f"evaluate: {BASELINE.relative_to(ROOT)} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
