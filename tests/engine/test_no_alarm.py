"""What tells of no danger gets no alarm from rules and vote together, as the product reads it."""

from pathlib import Path

import pytest

from bot.engine import lean
from bot.engine.model import ROOT
from bot.recognition.examples import load_examples
from tests.recognition.test_false_alarms import SMALL_TALK, alarms, danger_alone, questions

# Whoever is afraid for their money is not in danger of their life.
AFRAID_FOR_MONEY = (
    "Ik ben bang dat ik nog meer kwijt ben.",
    "Ik ben bang dat ik alles kwijt ben.",
    "ik ben bang dat er nog meer geld weg is",
    "Ik ben heel bang dat mijn spaargeld ook weg is.",
    "ben bang dat ze nog meer van mij stelen",
)


@pytest.mark.parametrize("text", AFRAID_FOR_MONEY)
def test_fear_for_money_is_not_taken_for_a_crisis(model: Path, text: str) -> None:
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    heard = Recogniser.load(model).recognise(text)
    assert (heard.decision, heard.ranking[0].name) != ("sure", "crisis")
    assert danger_alone(heard.facts) == []


def test_questions_in_between_and_small_talk_raise_no_alarm(model: Path) -> None:
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    recogniser = Recogniser.load(model)
    asked = {text: alarms(recogniser.recognise(text).facts) for text in questions()}
    small_talk = [one.text for one in load_examples(ROOT / "data" / "nlu") if one.intent in SMALL_TALK]
    talked = {text: danger_alone(recogniser.recognise(text).facts) for text in small_talk}
    assert len(asked) + len(talked) > 1_000
    assert {text: read for text, read in (asked | talked).items() if read} == {}
