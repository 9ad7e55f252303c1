"""When only the classifier hears a crisis, the assistant asks straight out instead of deciding it."""

import pytest

from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form


def test_a_heavy_message_without_clear_words_is_asked_about_with_113_and_112() -> None:
    visitor = Visitor()
    visitor.says("ik zie het niet meer zitten zo", "crisis")
    assert visitor.question
    assert "113" in visitor.text
    assert "112" in visitor.text
    assert visitor.effects.hand_over is None


def test_yes_brings_113_and_a_person_at_once() -> None:
    visitor = Visitor()
    visitor.says("ik zie het niet meer zitten zo", "crisis")
    visitor.says("ja")
    assert "Bel nu 113" in visitor.text
    assert visitor.effects.hand_over.reason == "crisis"


def test_i_do_not_know_counts_as_yes() -> None:
    visitor = Visitor()
    visitor.says("ik zie het niet meer zitten zo", "crisis")
    visitor.says("weet ik niet")
    assert visitor.effects.hand_over.urgent


def test_no_goes_on_and_it_is_not_asked_again() -> None:
    visitor = bank_victim()
    visitor.says("ik slaap er niet meer van, alles is zwart", "crisis")
    visitor.says("nee hoor")
    assert "visit:yes" in visitor.buttons
    visitor.says("het is allemaal zo zwaar geworden", "crisis")
    assert "zelfdoding" not in visitor.text


def test_in_a_case_a_message_that_tells_something_else_is_no_cry_for_help() -> None:
    visitor = bank_victim()
    visitor.says("wacht hij belt nu weer", "crisis", facts={"suspect_in_contact": True})
    assert "113" not in visitor.text


def test_in_the_form_an_answer_that_sounds_heavy_is_an_answer() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("ik ben nu bij mijn zus, Lange Nieuwstraat 20, 3512 PG Utrecht", "crisis")
    assert "113" not in visitor.text
    assert "3512 PG" in visitor.text


def test_who_says_to_call_113_hears_that_this_is_good() -> None:
    visitor = Visitor()
    visitor.says("ik wil niet meer leven", facts={"self_harm": True})
    visitor.says("goed, ik ga ze bellen")
    assert "Heel goed" in visitor.text


def test_what_was_told_before_a_cry_for_help_is_not_lost() -> None:
    visitor = Visitor()
    visitor.says(
        "alles kwijt aan een nepbank, ik wil dood",
        "bank_helpdesk_fraud",
        facts={"self_harm": True, "lost_money": True},
    )
    visitor.presses("crisis:not_meant")
    assert "Bel uw bank" in visitor.text


HEAVY = (
    "ik hoef niet meer verder te leven zo",
    "het hoeft van mij niet meer allemaal",
    "zonder dat geld heeft mijn leven geen zin meer",
    "ik zie het leven niet meer zitten",
    "ik was er liever niet meer",
)


@pytest.mark.parametrize("words", HEAVY)
def test_the_form_is_broken_off_to_ask_what_sounds_like_the_end_of_a_life(words: str) -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says(f"7411 AB 5, {words}", "crisis")
    assert "113" in visitor.question
    assert visitor.state["form"]["fields"]["postcode"] == "7411 AB"
    visitor.says("nee, zo bedoel ik het niet")
    assert "telefoon" in visitor.question or "nummer" in visitor.question


@pytest.mark.parametrize("words", HEAVY)
def test_those_words_are_asked_about_whatever_the_classifier_makes_of_them(words: str) -> None:
    visitor = in_form()
    visitor.says(words)
    assert "113" in visitor.question
    assert "name" not in visitor.state["form"]["fields"]


def test_a_heavy_answer_in_the_form_is_asked_about() -> None:
    visitor = in_form()
    visitor.says("het is allemaal zo zwart geworden om mij heen", "crisis")
    assert "113" in visitor.question


def test_at_the_summary_it_is_asked_and_a_yes_sends_nothing() -> None:
    visitor = at_summary()
    visitor.says("ik hoef niet meer verder te leven zo", "crisis")
    assert "113" in visitor.question
    visitor.says("ja")
    assert visitor.effects.visit is None
    assert "Bel nu 113" in visitor.text


def test_who_answers_the_form_after_that_question_is_heard() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("7411 AB 5, ik hoef niet meer verder te leven zo", "crisis")
    visitor.says("0612345678")
    assert visitor.state["form"]["fields"]["phone"] == "+31612345678"


def test_called_after_113_was_named_is_not_112() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("7411 AB 5, ik hoef niet meer verder te leven zo", "crisis")
    visitor.says("ok ik heb gebeld")
    assert "Goed dat 112 is gebeld" not in visitor.text
    assert "113" in visitor.text
    assert visitor.effects.hand_over.reason == "crisis"


@pytest.mark.parametrize("words", ["ok ik heb gebeld", "gebeld", "ja is al gebeld"])
def test_called_where_nobody_spoke_of_112_is_the_bank(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert "112" not in visitor.text
    assert "emergency_called" not in visitor.state["facts"]
    assert "call_bank" in visitor.state["done"]


def test_called_in_an_emergency_is_112() -> None:
    visitor = Visitor()
    visitor.says("hij staat voor de deur", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("ok ik heb gebeld")
    assert "Goed dat 112 is gebeld" in visitor.text


def test_words_of_a_life_are_asked_about_after_112_was_called_too() -> None:
    visitor = Visitor()
    visitor.says("hij staat voor de deur", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("112 gebeld")
    visitor.says("ik was er liever niet meer")
    assert "113" in visitor.question
