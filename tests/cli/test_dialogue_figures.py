"""The figures of the dialogue: the triage asks far less than a form."""

from pathlib import Path

import pytest

from bot.cli.dialogue_figures import triage_figures, ways
from bot.domain.conditions import SCENARIO
from bot.domain.scenarios import VICTIM_SCENARIOS
from bot.domain.triage import load_policy

POLICY = load_policy(Path(__file__).parents[2] / "data" / "triage.yml")


def test_the_triage_asks_less_than_half_of_what_a_form_asks() -> None:
    figures = triage_figures(POLICY)
    assert figures["questions"] * 2 < figures["questions_of_a_form_with_these_questions"]
    assert figures["questions"] * 4 < figures["questions_of_a_form_that_asks_every_fact"]


@pytest.mark.parametrize("urgency", ["emergency", "visit", "call"])
def test_an_urgent_case_takes_at_most_three_questions_on_average(urgency: str) -> None:
    assert triage_figures(POLICY)["questions_by_urgency"][urgency] <= 3


@pytest.mark.parametrize("scenario", VICTIM_SCENARIOS)
def test_every_way_through_the_questions_is_counted_once(scenario: str) -> None:
    assert sum(way.chance for way in ways(POLICY, {SCENARIO: scenario})) == pytest.approx(1)
