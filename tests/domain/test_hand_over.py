"""Asking for a person: always possible, and not taken for what is an answer in the form."""

from dataclasses import replace

from tests.domain.visitor import CONTEXT, Visitor, in_form, told


def test_an_answer_in_the_form_that_speaks_of_calling_is_not_a_wish_for_a_person() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("1624 AB 77")
    visitor.says("0612345678")
    visitor.says("u kunt gewoon bellen", "ask_human", confidence=0.97)
    assert visitor.effects.hand_over is None


def test_a_person_can_be_asked_for_in_plain_words_inside_the_form() -> None:
    visitor = in_form()
    visitor.says("ik wil toch liever een medewerker spreken", "ask_human", confidence=0.97)
    assert visitor.effects.hand_over is not None
    assert visitor.effects.hand_over.reason == "asked"


def test_who_wants_no_person_gets_the_answer_and_none() -> None:
    visitor = told("ik heb geld doorgestort", "money_mule")
    visitor.says("nee ik wil geen mens ik wil weten of ik de cel in moet", "ask_human")
    assert visitor.effects.hand_over is None
    assert "advocaat" in visitor.text
    visitor.says("moet ik nou dat geld terug storten")
    assert "Stuur het geld niet door" in visitor.text


def test_who_cannot_call_is_not_asked_for_a_number_to_be_rung_on() -> None:
    facts = {"cannot_talk": True, "lost_card": True, "happened": "days"}
    visitor = Visitor(replace(CONTEXT, staff_open=False))
    visitor.opens()
    visitor.says("ik ben doof en mijn pas is weg", "card_pickup", facts=facts)
    visitor.says("ik kan nie bellen", "ask_human")
    assert "terugbellen" not in visitor.text
    visitor.says("mag ik een medewerker", "ask_human")
    assert "terugbellen" not in visitor.text
    assert visitor.effects.hand_over is not None
