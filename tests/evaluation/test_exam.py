"""The exam: messages of an author who saw no example and no rule; two halves, one of them never read."""

import json
import subprocess
import sys
from collections import Counter

import pytest

from bot.cli.exam import misread
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.engine.model import ROOT
from bot.evaluation.exam import half_of, read_half
from bot.evaluation.scoring import SCORED_ENTITIES, URGENCIES, Labelled, Predicted, read_labelled
from bot.evaluation.vocabulary import SAME, SIGNALS

EVALUATION = ROOT / "data" / "evaluation"
NAMES = {SAME.get(name, name) for name in (*PLAYBOOK_SCENARIOS, *INTENTS)}
KNOWN = {"x001": "dev", "x002": "test", "x003": "test", "x004": "dev", "x005": "test", "x006": "dev"}
WHEN = {"now", "today", "days", "weeks", "unknown"}


def test_the_halves_are_the_whole_and_share_nothing() -> None:
    dev, test = ({one.id for one in read_half(EVALUATION, half)} for half in ("dev", "test"))
    assert dev | test == {one.id for one in read_labelled(EVALUATION / "exam")}
    assert not dev & test
    assert min(len(dev), len(test)) > 100


def test_a_message_never_changes_halves() -> None:
    """Known answers: with another rule than this hash the errors of `test` would have been read."""
    assert [half_of(name) for name in KNOWN] == list(KNOWN.values())


def test_every_label_is_one_of_the_vocabulary() -> None:
    for one in read_labelled(EVALUATION / "exam"):
        also = one.also
        assert {one.scenario, *also.get("scenario", ())} <= NAMES, one.id
        assert one.signals | also.get("signals_optional", frozenset()) <= SIGNALS.keys(), one.id
        assert {one.when, *also.get("when", ())} <= WHEN, one.id
        assert {one.urgency, *also.get("urgency", ())} <= set(URGENCIES), one.id
        assert one.entities.keys() <= set(SCORED_ENTITIES), one.id


def test_alternatives_are_of_messages_that_are_there_and_say_something_else() -> None:
    messages = {one.id: one for one in read_labelled(EVALUATION / "exam")}
    alternatives = json.loads((EVALUATION / "exam" / "alternatives.json").read_text(encoding="utf-8"))
    assert alternatives.keys() <= messages.keys()
    for name, one in messages.items():
        assert one.scenario not in one.also.get("scenario", ()), name
        assert one.urgency not in one.also.get("urgency", ()), name
        assert one.when not in one.also.get("when", ()), name


def test_no_message_stands_there_twice() -> None:
    rows = (EVALUATION / "exam" / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    for field in ("id", "text"):
        numbers = Counter(json.loads(row)[field] for row in rows)
        assert max(numbers.values()) == 1


def test_errors_of_the_test_half_are_refused() -> None:
    command = [sys.executable, "-m", "bot.cli.exam", "test", "--errors"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert "errors of the half test are not shown" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("got", "said"),
    [
        (Predicted("card_pickup", (), frozenset({"card_given"}), "now", "visit"), []),
        (Predicted(None, ("a", "b", "c"), frozenset({"card_given"}), "now", "visit"), ["asks: a, b"]),
        (Predicted("card_pickup", (), frozenset(), "now", "emergency"), ["missed card_given"]),
        (
            Predicted("card_pickup", (), frozenset({"card_given", "minor"}), "days", "call"),
            ["urgency emergency, read call", "when now, read days", "extra minor"],
        ),
    ],
)
def test_what_was_misread_is_said(got: Predicted, said: list[str]) -> None:
    want = Labelled(
        id="a",
        text="net weg met mijn pas",
        scenario="card_pickup",
        signals=frozenset({"card_given"}),
        when="now",
        urgency="emergency",
        entities={},
        style="",
        also={"urgency": frozenset({"visit"}), "signals_optional": frozenset({"pin_shared"})},
    )
    found = list(misread(want, got))
    assert len(found) == len(said)
    assert all(words in line for words, line in zip(said, found, strict=True))
