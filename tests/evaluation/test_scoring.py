"""The score: the arithmetic of the evaluation data, checked against figures worked out elsewhere."""

import json
from pathlib import Path

import pytest

from bot.engine.model import ROOT
from bot.evaluation.scoring import Labelled, Predicted, read_labelled, score

SCORED = Path(__file__).parent / "scored"


def labelled(name: str, **rest: object) -> Labelled:
    fields = {"scenario": "phishing", "signals": frozenset(), "urgency": "report", "entities": {}, **rest}
    return Labelled(id=name, text=name, when="unknown", style="", **fields)  # type: ignore[arg-type]


def test_the_figures_are_those_of_the_script_that_came_with_the_messages() -> None:
    """predictions.jsonl is what an early model read; figures.json what that script made of it."""
    lines = (SCORED / "predictions.jsonl").read_text(encoding="utf-8").splitlines()
    predictions = {row["id"]: Predicted.of(row) for row in map(json.loads, lines)}
    known = json.loads((SCORED / "figures.json").read_text())
    ours = score(read_labelled(ROOT / "data" / "evaluation"), predictions)
    for name in ("messages", "missing", "scenario", "urgency", "signals", "entities"):
        assert ours[name] == known[name], name
    assert {name: one["f1"] for name, one in ours["signal_f1"].items()} == known["signal_f1"]
    recall = {name: one["recall"] for name, one in ours["scenarios"].items() if one["recall"] is not None}
    assert recall == known["scenario_recall"]


def test_a_second_reading_counts_as_right_only_leniently() -> None:
    want = labelled("a", also={"scenario": frozenset({"card_pickup"})})
    figures = score([want], {"a": Predicted("card_pickup", ("card_pickup",))})["scenario"]
    assert (figures["accuracy"], figures["accuracy_strict"], figures["top2"]) == (1.0, 0.0, 1.0)


def test_asking_is_not_right_but_the_ranking_still_counts() -> None:
    asked = Predicted(None, ("crisis", "phishing"))
    figures = score([labelled("a")], {"a": asked})["scenario"]
    assert figures["accuracy"] == 0.0
    assert figures["clarifying_question"] == figures["top2"] == 1.0


def test_missed_and_false_emergencies_are_counted() -> None:
    wanted = [labelled("a", urgency="emergency"), labelled("b"), labelled("c")]
    wanted[2].also["urgency"] = frozenset({"emergency"})  # type: ignore[index]
    read = {"a": Predicted(urgency="call"), **dict.fromkeys("bc", Predicted(urgency="emergency"))}
    figures = score(wanted, read)["urgency"]
    assert figures["emergencies_missed"] == figures["false_emergencies"] == 1
    assert figures["accuracy"] == pytest.approx(1 / 3, abs=1e-4)


def test_a_signal_that_one_reading_found_counts_nowhere() -> None:
    want = labelled("a", signals=frozenset({"minor"}), also={"signals_optional": frozenset({"minor"})})
    assert score([want], {"a": Predicted()})["signals"] == {"precision": None, "recall": None, "f1": 0.0}


def test_an_entity_is_right_where_one_way_of_writing_holds_the_other() -> None:
    want = labelled("a", entities={"amount": "€ 1.250", "bank": "ING"})
    read = Predicted(entities={"amount": "1250,-", "bank": "Rabobank"})
    assert score([want], {"a": read})["entities"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}


def test_every_message_of_the_evaluation_data_is_read() -> None:
    messages = read_labelled(ROOT / "data" / "evaluation")
    assert len(messages) == 118
    assert all(message.style for message in messages)
