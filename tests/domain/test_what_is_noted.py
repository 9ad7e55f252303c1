"""What is taken down of what people say: once, as they said it, and never a secret."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.turn import Entity
from tests.domain.visitor import Visitor, bank_victim, in_form, recognised, told


def test_what_was_known_is_not_noted_again() -> None:
    visitor = told(
        "mijn vader is gebeld en heeft 900 euro overgemaakt",
        "bank_helpdesk_fraud",
        facts={"third_party": True, "lost_money": True, "happened": "today"},
    )
    visitor.says("wat moet hij nu met die brief van de man", facts={"third_party": True})
    assert "schrijft voor iemand anders" not in visitor.text


def test_who_called_112_hears_so() -> None:
    visitor = bank_victim()
    visitor.says("ik heb 112 gebeld", facts={"emergency_called": True})
    assert "Goed dat 112 is gebeld" in visitor.text


def test_a_yes_about_something_else_dates_nothing() -> None:
    visitor = told("boekhouder heeft 18000 euro betaald", "invoice_fraud", facts={"lost_money": True})
    assert visitor.question == "Wanneer is dit gebeurd?"
    visitor.says("bedrijf ja", "affirm", facts={"business": True})
    assert "happened" not in {fact.name for fact in visitor.last.case.facts} if visitor.last else False


def test_a_card_one_paid_with_is_not_lost() -> None:
    visitor = told("schoenen besteld bij een nepsite, 89 euro", "online_shopping", facts={"lost_money": True})
    visitor.says("twee dagen geleden met creditcard", facts={"happened": "days"})
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert facts.get("lost_card") is not True


def test_who_filled_in_nothing_is_not_asked_about_a_payment() -> None:
    visitor = told("op een link geklikt van de post", "phishing", facts={"clicked_link": True})
    visitor.says("nee niks ingevuld", "deny", facts={"lost_nothing": True})
    assert "betaling" not in visitor.question


def test_what_is_taken_down_is_said_so_that_it_can_be_corrected() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belde", "bank_helpdesk_fraud")
    visitor.says("het gaat om 6300 euro die weg is", facts={"lost_money": True}, entities={"amount": "6300"})
    assert "Ik noteer: er is geld weg, 6.300 euro" in visitor.text


def test_a_code_typed_here_is_never_said_to_be_noted_nor_given_to_the_offender() -> None:
    visitor = bank_victim()
    visitor.says("hier heeft u mijn pincode [pincode verwijderd]", facts={"lost_pin": True}, masked=("pin",))
    assert "noteer" not in visitor.text
    assert "genoteerd" not in visitor.text
    assert "lost_pin" not in visitor.state["facts"]


def test_a_bare_number_does_not_correct_the_sum() -> None:
    visitor = bank_victim()
    visitor.says("74512", entities={"amount": "74512"})
    assert visitor.state["entities"]["amount"]["value"] == "3000"


def test_no_hour_is_read_into_words_that_only_begin_like_one() -> None:
    visitor = Visitor()
    visitor.says("een jongen chanteert mij", "extortion")
    assert "Wanneer" in visitor.question or visitor.question
    visitor.says("dat durf ik mijn vriendin om die reden niet te zeggen")
    assert "happened" not in visitor.state["facts"]


def test_an_hour_is_today() -> None:
    visitor = Visitor()
    visitor.says("mijn pas is meegenomen door een koerier", "bank_helpdesk_fraud", facts={"lost_money": True})
    while visitor.question and "anneer" not in visitor.question:
        visitor.says("nee")
    visitor.says("rond half drie")
    assert visitor.state["facts"]["happened"]["value"] == "today"


def test_a_question_is_no_answer_to_what_is_gone() -> None:
    visitor = Visitor()
    visitor.says("is deze mail echt van mijn bank", "suspicious_only")
    visitor.says("wat bedoel je met code?")
    assert "lost_credentials" not in visitor.state["facts"]
    assert "pincode, een wachtwoord" in visitor.text


def test_a_question_says_nothing_of_when_or_what_was_lost() -> None:
    visitor = bank_victim()
    visitor.says("zie ik dat geld ooit nog terug?", facts={"happened": "weeks"})
    assert visitor.state["facts"]["happened"]["value"] == "today"


def test_the_loss_named_as_the_reason_is_the_one_that_was_told() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn whatsapp is gehackt", "account_takeover", facts={"lost_account": True, "lost_money": False}
    )
    while visitor.question and "agent" not in visitor.question:
        visitor.says("weet ik niet")
    assert "het account is overgenomen" in visitor.everything
    assert "er is iets weg" not in visitor.everything


def test_of_two_banks_in_one_message_the_corrected_one_counts() -> None:
    visitor = Visitor()
    visitor.says("geld weg na een telefoontje", "bank_helpdesk_fraud", facts={"lost_money": True})
    found = recognised("van de Rabobank, o nee wacht van de ABN")
    banks = tuple(Entity("bank", name, name, 0, 1) for name in ("Rabobank", "ABN AMRO"))
    visitor.hears("van de Rabobank, o nee wacht van de ABN", replace(found, entities=banks))
    assert visitor.state["entities"]["bank"]["value"] == "ABN AMRO"


def test_112_called_unasked_is_known_and_no_question() -> None:
    visitor = in_form()
    visitor.says("heb 112 gebeld")
    assert "Goed dat 112 is gebeld" in visitor.text
    assert "naam" in visitor.question


def test_off_the_line_is_no_more_contact() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belde", "bank_helpdesk_fraud")
    visitor.says("hij is weg van de lijn")
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False
    assert "contact" not in visitor.question


def test_blackmail_is_a_threat_also_when_nothing_was_paid() -> None:
    visitor = Visitor()
    visitor.says("iemand dreigt met fotos", "extortion", facts={"lost_nothing": True})
    assert visitor.last.case.urgency == "call"
