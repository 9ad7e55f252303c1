"""How sure a ranking is, and what one message means for urgency."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.facts import Fact
from bot.domain.scenarios import TOO_LITTLE
from bot.domain.triage import load_policy
from bot.domain.turn import Decision, FoundFact, Ranked, Recognition
from bot.engine import lean
from bot.engine.single_message import judge

POLICY = load_policy(Path(__file__).resolve().parents[2] / "data" / "triage.yml")


@pytest.mark.parametrize(
    ("confidences", "decision"),
    [((0.9, 0.1), "sure"), ((0.6, 0.3), "sure"), ((0.4, 0.3), "between"), ((0.2, 0.1), "open"), ((), "open")],
)
def test_a_ranking_is_sure_between_two_or_open(confidences: tuple[float, ...], decision: Decision) -> None:
    lean.prepare()
    from bot.recognition.pipeline import decide

    ranking = [Ranked(str(number), confidence) for number, confidence in enumerate(confidences)]
    assert decide(ranking, sure=0.6, between=0.6) == decision


@pytest.mark.parametrize(
    ("told", "too_little", "decision"),
    [((0.4, 0.1), 0.5, "open"), ((0.6, 0.0), 0.4, "sure"), ((0.4, 0.2), 0.39, "between"), ((), 1.0, "open")],
)
def test_what_says_too_little_is_asked_about_and_makes_the_rest_less_sure(
    told: tuple[float, ...], too_little: float, decision: Decision
) -> None:
    lean.prepare()
    from bot.recognition.pipeline import decide

    ranking = [Ranked(str(number), confidence) for number, confidence in enumerate(told)]
    ranking = sorted([*ranking, Ranked(TOO_LITTLE, too_little)], key=lambda one: -one.confidence)
    assert decide(ranking, sure=0.6, between=0.6) == decision


def recognition(name: str, *facts: FoundFact) -> Recognition:
    return Recognition((Ranked(name, 0.9),), "sure", facts)


def test_the_newest_statement_wins() -> None:
    before = [Fact("lost_money", True, "3000 overgemaakt", "1")]
    judged = judge(recognition("phishing", FoundFact("lost_money", False, "toch niet", 0, 9)), before, POLICY)
    assert {fact.name: fact.value for fact in judged.facts}["lost_money"] is False


def test_the_reason_comes_with_the_words_that_caused_it() -> None:
    danger = FoundFact("danger", "suspect_present", "staat voor de deur", 0, 18)
    judged = judge(recognition("card_pickup", danger), (), POLICY)
    assert judged.urgency == "emergency"
    assert "staat voor de deur" in judged.reasons


def test_a_form_of_a_scenario_is_judged_as_that_scenario() -> None:
    facts = (
        FoundFact("lost_account", True, "nummer kwijt", 0, 4),
        FoundFact("happened", "today", "net", 5, 8),
    )
    as_form = judge(recognition("sim_swap", *facts), (), POLICY)
    assert as_form.urgency == judge(recognition("account_takeover", *facts), (), POLICY).urgency == "visit"


def test_a_crisis_that_no_rule_reads_is_urgent_too() -> None:
    sure = recognition("crisis")
    assert judge(sure, (), POLICY).urgency == "emergency"
    assert judge(sure, (), POLICY).facts == ()
    less = replace(sure, ranking=(Ranked("crisis", 0.7), Ranked("thanks_bye", 0.3)))
    assert judge(less, (), POLICY).urgency != "emergency"
    denied = recognition("crisis", FoundFact("self_harm", False, "ik wil heus niet dood", 0, 21))
    assert judge(denied, (), POLICY).urgency != "emergency"
