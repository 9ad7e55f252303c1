"""The first safe step in the first reply, and few questions, over the whole evaluation set."""

from collections.abc import Sequence
from statistics import mean, median

import pytest

from bot.play.reach import URGENT, Told, tell_all
from tests.browser.product import Product

MOST_QUESTIONS = 3.0
MOST_TURNS = 12
MOST_WORDS, MOST_WORDS_IN_DANGER = 95, 45


@pytest.fixture(scope="module")
def told(product: Product) -> list[Told]:
    return tell_all(product.url)


def share(of: Sequence[bool]) -> float:
    return sum(of) / len(of)


def test_the_first_safe_step_stands_in_the_first_reply_to_every_recognised_victim(told: list[Told]) -> None:
    victims = [one for one in told if one.is_victim and one.is_recognised]
    assert share([one.is_recognised for one in told if one.is_victim]) > 0.6
    assert [one.id for one in victims if not one.gives_a_step] == []


def test_112_stands_in_the_first_reply_to_every_emergency(told: list[Told]) -> None:
    missing = [one.id for one in told if one.label[1] == "emergency" and not one.says_112_first]
    assert missing == []


def test_an_urgent_case_is_asked_at_most_three_questions_on_average(told: list[Told]) -> None:
    asked = [one.asked for one in told if one.is_victim and one.label[1] in URGENT]
    assert mean(asked) <= MOST_QUESTIONS


def test_a_whole_request_takes_at_most_twelve_turns(told: list[Told]) -> None:
    turns = {one.id: one.turns for one in told if one.turns is not None}
    assert len(turns) > 40
    assert {name: number for name, number in turns.items() if number > MOST_TURNS} == {}


def test_a_first_reply_is_short_and_shortest_in_danger(told: list[Told]) -> None:
    victims = [one for one in told if one.is_victim]
    assert median(one.words_to_read for one in victims if not one.says_112_first) <= MOST_WORDS
    assert median(one.words_to_read for one in victims if one.says_112_first) <= MOST_WORDS_IN_DANGER
