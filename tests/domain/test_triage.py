"""Triage: the table, and asking only what can still change its answer."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.conditions import GROUPS, SCENARIO
from bot.domain.documents import load_plain
from bot.domain.facts import UNKNOWN, VALUES, Value
from bot.domain.scenarios import VICTIM_SCENARIOS
from bot.domain.sources import DESIGN, load_sources
from bot.domain.triage import URGENCIES, Policy, PolicyError, load_policy, parse_policy

DATA = Path(__file__).parents[2] / "data"
POLICY = load_policy(DATA / "triage.yml")

TRIAGE_FACTS = sorted(
    {member for rule in POLICY.rules for name in rule.when.names() for member in GROUPS.get(name, (name,))}
    - {SCENARIO}
    | {"lost_nothing"}
)


def askable(policy: Policy, scenario: str) -> frozenset[str]:
    """Every fact that a question may settle in this scenario."""
    covered = {
        name for question in policy.questions if scenario in question.scenarios for name in question.covers
    }
    return frozenset(covered - policy.implied.get(scenario, {}).keys())


def answer(
    policy: Policy, question: str, facts: Mapping[str, Value], truth: Mapping[str, Value]
) -> dict[str, Value]:
    """What somebody whose case is `truth` answers: one thing that is true, or that none is."""
    covers = next(one.covers for one in policy.questions if one.name == question)
    open_facts = [name for name in covers if name not in facts]
    if len(covers) > 1:
        for name in open_facts:
            if truth[name] is True:
                return {name: True}
    return {name: truth[name] for name in open_facts}


def converse(facts: dict[str, Value], truth: Mapping[str, Value]) -> tuple[dict[str, Value], list[str]]:
    """Ask until nothing matters any more; the facts then known, and what was asked."""
    known, asked = dict(facts), []
    while (question := POLICY.next_question(known)) is not None:
        asked.append(question)
        assert len(asked) <= len(TRIAGE_FACTS), f"no end to the questions: {asked}"
        known |= answer(POLICY, question, known, truth)
    return known, asked


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Value], dict[str, Value]]:
    """What was said so far, and a completion: the value of everything that may still be asked."""
    scenario = draw(st.sampled_from(VICTIM_SCENARIOS))
    values = {name: draw(st.sampled_from((*VALUES[name], UNKNOWN))) for name in TRIAGE_FACTS}
    said = draw(st.sets(st.sampled_from(TRIAGE_FACTS), max_size=6))
    facts: dict[str, Value] = {SCENARIO: scenario} | {name: values[name] for name in sorted(said)}
    if facts.get("lost_nothing") is True:  # says of every loss not named that it is none
        values |= dict.fromkeys(GROUPS["anything_lost"], False)
    may_ask = askable(POLICY, scenario)
    return facts, facts | {
        name: values[name] for name in TRIAGE_FACTS if name in may_ask and name not in said
    }


@given(cases())
@settings(max_examples=600, deadline=None)
def test_stopping_early_gives_the_same_urgency_as_asking_everything(
    case: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    facts, truth = case
    known, _ = converse(facts, truth)
    assert POLICY.decide(known).urgency == POLICY.decide(truth).urgency
    assert POLICY.outcomes(known) == {POLICY.decide(truth).urgency}


@given(cases())
@settings(max_examples=300, deadline=None)
def test_every_completion_ends_in_an_urgency_that_was_seen_as_possible(
    case: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    facts, truth = case
    assert POLICY.decide(truth).urgency in POLICY.outcomes(facts)


@given(cases())
@settings(max_examples=300, deadline=None)
def test_nothing_is_asked_twice_and_no_answer_makes_an_old_question_needed_again(
    case: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    facts, truth = case
    known, asked = converse(facts, truth)
    assert len(asked) == len(set(asked))
    for question in asked:
        covers = next(one.covers for one in POLICY.questions if one.name == question)
        assert any(name not in facts for name in covers)
    assert POLICY.next_question(known) is None


@given(cases())
@settings(max_examples=300, deadline=None)
def test_a_question_is_asked_only_when_its_answer_can_change_the_urgency(
    case: tuple[dict[str, Value], dict[str, Value]],
) -> None:
    facts, _ = case
    if POLICY.next_question(facts) is None:
        assert len(POLICY.outcomes(facts)) == 1
    else:
        assert len(POLICY.outcomes(facts)) > 1


@pytest.mark.parametrize("scenario", VICTIM_SCENARIOS)
def test_every_urgency_that_can_be_reached_has_a_rule_of_its_own(scenario: str) -> None:
    reachable = POLICY.outcomes({SCENARIO: scenario})
    assert reachable <= set(URGENCIES)
    assert reachable <= {rule.urgency for rule in POLICY.rules}


def test_every_rule_can_decide_some_case() -> None:
    seen = {POLICY.decide(facts).rule for facts in one_case_a_rule()}
    assert seen == {rule.id for rule in POLICY.rules}


def one_case_a_rule() -> list[dict[str, Value]]:
    return [
        {"self_harm": True},
        {"other_emergency": True},
        {SCENARIO: "card_pickup", "danger": "suspect_coming"},
        {SCENARIO: "card_pickup", "danger": "threatened", "happened": "now"},
        {SCENARIO: "bank_helpdesk_fraud", "suspect_in_contact": True, "claims_police": True},
        {SCENARIO: "extortion", "threat_by_mail": True, "lost_nothing": True},
        {SCENARIO: "online_shopping", "danger": "threatened", "lost_money": True},
        {SCENARIO: "online_shopping", "can_stop": True},
        {SCENARIO: "rental_or_advance_fee", "lost_money": True},
        {SCENARIO: "payment_request_fraud", "lost_nothing": True},
        {SCENARIO: "phishing", "happened": "today", "lost_credentials": True},
        {SCENARIO: "romance_fraud", "happened": "today", "lost_money": True, "danger": "threatened"},
        {SCENARIO: "payment_request_fraud", "happened": "now", "lost_credentials": True},
        {SCENARIO: "tech_support", "lost_money": True},
        {SCENARIO: "tech_support", "suspect_in_contact": True},
        {SCENARIO: "phishing", "happened": "weeks", "lost_pin": True},
        {SCENARIO: "extortion", "danger": "threatened"},
        {SCENARIO: "bank_helpdesk_fraud"},
        {SCENARIO: "account_takeover", "happened": "now"},
        {SCENARIO: "identity_fraud"},
        {SCENARIO: "friend_in_need", "happened": "weeks", "lost_money": True},
        {SCENARIO: "suspicious_only", "lost_nothing": True},
    ]


@pytest.mark.parametrize(
    ("facts", "urgency"),
    [
        ({SCENARIO: "bank_helpdesk_fraud", "lost_money": True, "happened": "now"}, "visit"),
        ({SCENARIO: "bank_helpdesk_fraud", "lost_money": True, "happened": "weeks"}, "report"),
        ({SCENARIO: "bank_helpdesk_fraud", "lost_money": True, "danger": "suspect_coming"}, "emergency"),
        ({SCENARIO: "fake_police", "suspect_in_contact": True}, "emergency"),
        ({SCENARIO: "online_shopping", "lost_money": True, "happened": "now"}, "report"),
        ({SCENARIO: "suspicious_only", "lost_nothing": True}, "advice"),
        ({SCENARIO: "money_mule", "lost_card": True, "happened": "today"}, "call"),
        ({SCENARIO: "extortion", "threat_by_mail": True}, "advice"),
        ({SCENARIO: "extortion", "threat_by_mail": True, "lost_money": True, "happened": "now"}, "visit"),
        ({SCENARIO: "extortion", "threat_by_mail": True, "danger": "suspect_coming"}, "emergency"),
        ({SCENARIO: "extortion", "threat_by_mail": False}, "call"),
        ({"self_harm": True}, "emergency"),
        ({}, "advice"),
    ],
)
def test_the_table_decides_as_the_policy_says(facts: dict[str, Value], urgency: str) -> None:
    assert POLICY.decide(facts).urgency == urgency


def test_danger_that_is_over_is_no_emergency_any_more() -> None:
    facts: dict[str, Value] = {SCENARIO: "card_pickup", "danger": "suspect_just_left", "lost_card": True}
    assert POLICY.decide(facts).urgency == "emergency"
    assert POLICY.decide(facts | {"danger_over": True, "happened": "now"}).urgency == "visit"


def test_the_decision_carries_the_words_that_caused_it() -> None:
    facts: dict[str, Value] = {SCENARIO: "phishing", "happened": "today", "lost_money": True, "minor": False}
    words = {"happened": "vanmorgen", "lost_money": "900 euro weg", "minor": "ik ben 40"}
    decision = POLICY.decide(facts, words)
    assert decision.rule == "fresh"
    assert decision.words == ("vanmorgen", "900 euro weg")


def test_with_the_whole_story_told_nothing_is_asked() -> None:
    told: dict[str, Value] = {SCENARIO: "bank_helpdesk_fraud", "lost_money": True, "happened": "today"}
    assert POLICY.next_question(told) is None


def test_danger_is_asked_first_where_somebody_may_be_at_the_door() -> None:
    assert POLICY.next_question({SCENARIO: "card_pickup", "lost_card": True}) == "danger"


def test_an_online_purchase_is_never_asked_about_somebody_at_the_door() -> None:
    for truth in ({}, {"lost_money": True}, {"lost_nothing": True}):
        _, asked = converse(
            {SCENARIO: "online_shopping", **truth}, dict.fromkeys(TRIAGE_FACTS, False) | {"happened": UNKNOWN}
        )
        assert not {"danger", "suspect_in_contact"}.intersection(asked)


def test_police_drive_to_love_and_mule_cases_only_when_somebody_is_threatened() -> None:
    assert not POLICY.may_visit("romance_fraud", {})
    assert POLICY.may_visit("romance_fraud", {"danger": "threatened"})
    assert POLICY.may_visit("phishing", {})
    assert not POLICY.may_visit("online_shopping", {"lost_money": True})
    assert POLICY.may_visit("online_shopping", {"lost_credentials": True})
    assert not POLICY.may_visit("suspicious_only", {})


def test_no_rule_counts_as_confirmed_before_the_police_confirm_it() -> None:
    assert all(rule.confirmed is False for rule in POLICY.rules)


def test_every_rule_names_its_sources() -> None:
    sources = load_sources(DATA / "sources.yml")
    for rule in POLICY.rules:
        assert rule.source, rule.id
        assert all(source in sources or source == DESIGN for source in rule.source), rule.id


@pytest.mark.parametrize("urgency", ["emergency", "visit", "call"])
def test_an_urgent_case_needs_at_most_three_questions_on_average_knowing_only_the_scenario(
    urgency: str,
) -> None:
    chance = random.Random(20261124)
    asked = []
    for scenario in VICTIM_SCENARIOS:
        for _ in range(60):
            truth = {name: chance.choice((*VALUES[name], UNKNOWN)) for name in VALUES}
            truth |= {
                name: chance.choice((True, False, False, False, UNKNOWN)) for name in GROUPS["anything_lost"]
            }
            known, questions = converse({SCENARIO: scenario}, truth)
            if POLICY.decide(known).urgency == urgency:
                asked.append(len(questions))
    assert sum(asked) / len(asked) <= 3


def test_a_table_without_a_last_rule_for_every_case_is_refused() -> None:
    document = load_plain(DATA / "triage.yml")
    document["rules"].pop()
    with pytest.raises(PolicyError, match="last rule must hold for every case"):
        parse_policy(document, "triage.yml")


@pytest.mark.parametrize("scenario", [None, *VICTIM_SCENARIOS])
def test_violence_is_an_emergency_in_every_scenario_until_it_is_over(scenario: str | None) -> None:
    facts: dict[str, Value] = {"violence": True} | ({SCENARIO: scenario} if scenario else {})
    assert POLICY.decide(facts).urgency == "emergency"
    assert POLICY.decide({**facts, "danger_over": True}).rule != "violence-now"
