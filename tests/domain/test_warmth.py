"""Shame, fear and grief are answered before anything is asked."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, bank_victim, told


@pytest.mark.parametrize("said", ["ja stom he", "stom hè", "ik voel me zo'n sukkel"])
def test_who_calls_themselves_stupid_is_comforted(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, "affirm")
    assert "schamen" in visitor.text
    assert "begreep" not in visitor.text


@pytest.mark.parametrize("said", ["ik ben er kapot van", "ik moet steeds huilen", "het is zo oneerlijk"])
def test_who_is_sad_is_heard(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "naar voor u" in visitor.text
    assert "begreep" not in visitor.text


@pytest.mark.parametrize("said", ["niemand helpt mij", "jullie doen ook niks", "ik ben heel boos"])
def test_who_feels_unheard_is_heard(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "Ik help u" in visitor.text


def test_who_lost_a_dog_is_not_told_to_hang_up() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("me hond is dood")
    assert "verdrietig" in visitor.text


@pytest.mark.parametrize("said", ["nog niks gedaan", "ik heb nog niets teruggestuurd"])
def test_who_did_nothing_yet_hears_that_this_is_good(said: str) -> None:
    visitor = told("er staat 900 euro op mijn rekening van een onbekende", "money_mule")
    visitor.says(said)
    assert "begreep" not in visitor.text
    assert "Goed" in visitor.text


def test_who_wanders_is_listened_to() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("dag lieve mensen, ik ben Corrie en ik zit hier met een kopje koffie", "chitchat_or_abuse")
    assert "Fijn dat u schrijft" in visitor.text
    visitor.says("mijn zoon zegt dat ik hier moet zijn, hij werkt bij de gemeente", "out_of_scope")
    assert "niet mee helpen" not in visitor.text


@pytest.mark.parametrize("words", ["hulp", "help", "HELP!!", "sos"])
def test_a_cry_for_help_gets_the_first_safe_step_and_no_thanks(words: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(words, "thanks_bye", confidence=0.6)
    assert "Hang op" in visitor.text
    assert "Graag gedaan" not in visitor.text
    assert visitor.question


def test_shame_is_answered_before_anything_is_asked() -> None:
    visitor = bank_victim()
    visitor.says("ik heb mijn bank nog niet durven bellen, ik schaam me zo")
    assert "schamen" in visitor.text.lower()
    assert "Uw bank hoort dit elke dag" in visitor.text


def test_fear_is_answered_too() -> None:
    visitor = bank_victim()
    visitor.says("ik ben zo bang dat hij terugkomt")
    assert "Ik blijf bij u" in visitor.text
