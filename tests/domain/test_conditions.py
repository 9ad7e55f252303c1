"""Conditions on facts: what they read, and what they say while facts are missing."""

import pytest

from bot.domain.conditions import Condition, ConditionError
from bot.domain.facts import LOSSES, UNKNOWN


def condition(**mapping: object) -> Condition:
    return Condition.parse(mapping, "test")


def test_an_absent_condition_always_holds() -> None:
    assert Condition.parse(None, "test").evaluate({}) is True
    assert condition().holds({})


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"called_bank": True}, True),
        ({"called_bank": False}, False),
        ({"called_bank": UNKNOWN}, False),
        ({}, None),
    ],
)
def test_a_fact_that_nobody_asked_leaves_the_condition_open(
    facts: dict[str, object], outcome: object
) -> None:
    assert condition(called_bank=True).evaluate(facts) is outcome


def test_unknown_matches_a_fact_the_visitor_does_not_know() -> None:
    known = condition(happened="unknown")
    assert known.evaluate({"happened": UNKNOWN}) is True
    assert known.evaluate({"happened": "today"}) is False
    assert known.evaluate({}) is None


def test_what_was_never_said_counts_as_unknown_where_the_condition_must_decide() -> None:
    assert condition(happened=["unknown", "days"]).holds({})
    assert not condition(lost_pin=True).holds({})
    assert condition(**{"not": {"lost_pin": True}}).holds({})


def test_all_entries_of_a_mapping_must_hold_and_one_false_one_settles_it() -> None:
    both = condition(lost_card=True, happened=["now", "today"])
    assert both.evaluate({"lost_card": True, "happened": "now"}) is True
    assert both.evaluate({"lost_card": False}) is False
    assert both.evaluate({"lost_card": True}) is None


def test_any_needs_one_and_not_turns_it_round() -> None:
    either = condition(any=[{"lost_card": True}, {"lost_pin": True}])
    assert either.evaluate({"lost_pin": True}) is True
    assert either.evaluate({"lost_pin": False}) is None
    neither = Condition.parse({"not": {"any": [{"lost_card": True}, {"lost_pin": True}]}}, "test")
    assert neither.evaluate({"lost_card": False, "lost_pin": False}) is True
    assert neither.evaluate({"lost_card": True}) is False


def test_every_value_together_needs_no_question() -> None:
    assert condition(lost_pin=[True, False, "unknown"]).evaluate({}) is True


def test_anything_lost_is_true_with_one_loss_and_false_only_with_none() -> None:
    lost = condition(anything_lost=True)
    nothing = condition(anything_lost=False)
    assert lost.evaluate({"lost_files": True}) is True
    assert lost.evaluate({"lost_files": False}) is None
    assert nothing.evaluate(dict.fromkeys(LOSSES, False)) is True
    assert nothing.evaluate({"lost_nothing": True}) is True
    assert (
        condition(anything_lost="unknown").evaluate({**dict.fromkeys(LOSSES, False), "lost_pin": UNKNOWN})
        is True
    )


def test_a_loss_outweighs_an_older_nothing_lost() -> None:
    assert condition(anything_lost=True).evaluate({"lost_nothing": True, "lost_money": True}) is True


def test_the_scenario_is_a_value_like_any_other() -> None:
    one = condition(scenario=["phishing", "ransomware"])
    assert one.evaluate({"scenario": "phishing"}) is True
    assert one.evaluate({"scenario": "tech_support"}) is False
    assert one.evaluate({}) is None
    assert not one.holds({})


@pytest.mark.parametrize(
    "mapping",
    [
        ["lost_pin"],
        {"lost_wallet": True},
        {"lost_pin": "yes"},
        {"lost_pin": 1.5},
        {"happened": "yesterday"},
        {"happened": []},
        {"any": {}},
        {"any": [{"danger": True}]},
        {"not": "lost_pin"},
        {"scenario": True},
    ],
)
def test_a_condition_that_cannot_be_read_names_its_place(mapping: object) -> None:
    with pytest.raises(ConditionError, match=r"triage\.yml: rule x"):
        Condition.parse(mapping, "triage.yml: rule x")


def test_a_condition_names_the_facts_it_depends_on() -> None:
    names = condition(anything_lost=True, any=[{"happened": "now"}, {"not": {"danger": "none"}}]).names()
    assert names == {"anything_lost", "happened", "danger"}
