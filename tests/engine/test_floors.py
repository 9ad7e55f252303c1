"""The floors under the 118 messages, held by the trained model itself."""

from pathlib import Path
from typing import Any

import pytest

from bot.engine.model import ROOT
from bot.evaluation.floors import below
from bot.evaluation.scoring import read_labelled, score
from bot.evaluation.understood import read_messages


def figures(**changed: dict[str, float | None]) -> dict[str, Any]:
    """Figures that are just good enough, but for what is changed."""
    good: dict[str, dict[str, float | None]] = {
        "scenario": {"accuracy": 0.85, "top2": 0.93},
        "urgency": {"accuracy": 0.8, "emergency_recall": 1.0, "false_emergencies": 4},
        "signals": {"f1": 0.8},
        "entities": {"f1": 0.85},
    }
    return {kind: {**one, **changed.get(kind, {})} for kind, one in good.items()}


def test_the_trained_model_stands_above_every_floor(model: Path) -> None:
    messages = read_labelled(ROOT / "data" / "evaluation")
    assert len(messages) == 118
    assert sum(one.urgency == "emergency" for one in messages) == 10
    read, _ = read_messages(messages, model)
    assert not list(below(score(messages, read)))


def test_what_is_just_good_enough_is_no_error() -> None:
    assert not list(below(figures()))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"scenario": {"accuracy": 0.849}}, "scenario accuracy is 0.849, at least 0.85"),
        ({"scenario": {"top2": 0.92}}, "scenario top2 is 0.92, at least 0.93"),
        ({"urgency": {"emergency_recall": 0.9}}, "urgency emergency_recall is 0.9, at least 1.0"),
        ({"urgency": {"accuracy": 0.79}}, "urgency accuracy is 0.79, at least 0.8"),
        ({"urgency": {"false_emergencies": 5}}, "urgency false_emergencies is 5, at most 4"),
        ({"signals": {"f1": 0.79}}, "signals f1 is 0.79, at least 0.8"),
        ({"entities": {"f1": None}}, "entities f1 is None, at least 0.85"),
    ],
)
def test_what_is_not_good_enough_is_named(changed: dict[str, dict[str, float | None]], said: str) -> None:
    (line,) = below(figures(**changed))
    assert line.startswith(said)
