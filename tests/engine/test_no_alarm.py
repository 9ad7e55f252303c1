"""What tells of no danger gets no alarm from rules and vote together, as the product reads it."""

from pathlib import Path

from bot.engine import lean
from bot.engine.model import ROOT
from bot.recognition.examples import load_examples
from tests.recognition.test_false_alarms import SMALL_TALK, alarms, danger_alone, questions


def test_questions_in_between_and_small_talk_raise_no_alarm(model: Path) -> None:
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    recogniser = Recogniser.load(model)
    asked = {text: alarms(recogniser.recognise(text).facts) for text in questions()}
    small_talk = [one.text for one in load_examples(ROOT / "data" / "nlu") if one.intent in SMALL_TALK]
    talked = {text: danger_alone(recogniser.recognise(text).facts) for text in small_talk}
    assert len(asked) + len(talked) > 1_000
    assert {text: read for text, read in (asked | talked).items() if read} == {}
