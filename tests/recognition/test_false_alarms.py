"""Words that tell of no danger: questions in between, and small talk. Nobody there is told to call 112."""

from collections.abc import Iterator, Sequence

import pytest
from spacy.language import Language

from bot.domain.documents import load_plain
from bot.domain.turn import FoundFact
from bot.engine.model import ROOT
from bot.recognition import facts
from bot.recognition.examples import load_examples

# Who asks these may stand before it, and 112 or 113 is part of the answer.
OF_DANGER = frozenset({"is_visit_real", "let_him_in", "pay_offender", "what_is_113"})
SMALL_TALK = frozenset({"greeting", "affirm", "deny", "thanks_bye", "ask_human"})
ALARMS = ("self_harm", "violence", "other_emergency", "suspect_in_contact")


def questions() -> Iterator[str]:
    """The Dutch wordings of data/questions.yml."""
    for entry in load_plain(ROOT / "data" / "questions.yml")["questions"]:
        if entry["id"] not in OF_DANGER:
            yield from entry["ask"].get("nl", ())


def alarms(found: Sequence[FoundFact]) -> list[tuple[str, object, str]]:
    """What would be answered as danger: names, values and words of facts."""
    return [
        (fact.name, fact.value, fact.words)
        for fact in found
        if (fact.name == "danger" and fact.value != "none") or (fact.name in ALARMS and fact.value is True)
    ]


def danger_alone(found: Sequence[FoundFact]) -> list[tuple[str, object, str]]:
    """Without somebody on the line, which is left to other tests: "die man belt nog, geef me een mens"."""
    return [one for one in alarms(found) if one[0] != "suspect_in_contact"]


def test_no_question_in_between_reads_as_danger(nlp: Language) -> None:
    found = {text: alarms(facts.read(text, nlp).facts) for text in questions()}
    assert len(found) > 700
    assert {text: read for text, read in found.items() if read} == {}


@pytest.mark.parametrize("intent", sorted(SMALL_TALK))
def test_no_small_talk_reads_as_danger(intent: str, nlp: Language) -> None:
    texts = [one.text for one in load_examples(ROOT / "data" / "nlu") if one.intent == intent]
    assert texts
    found = {text: danger_alone(facts.read(text, nlp).facts) for text in texts}
    assert {text: read for text, read in found.items() if read} == {}
