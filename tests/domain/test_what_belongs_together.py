"""What belongs to the crime that is told, what is none, and what is asked before a mule is named."""

from __future__ import annotations

import pytest

from bot.domain.facts import Value
from tests.domain.visitor import Visitor


@pytest.mark.parametrize(
    ("scenario", "part", "text"),
    [
        ("extortion", "payment_request_fraud", "ik heb 50 euro betaald met een tikkie"),
        ("tech_support", "phishing", "ik heb op de pagina van mijn bank ingelogd terwijl hij keek"),
        ("bank_helpdesk_fraud", "tech_support", "hij kon alles zien op mijn computer en deed van alles"),
    ],
)
def test_how_it_was_done_is_no_other_crime(scenario: str, part: str, text: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("dit is mij overkomen", scenario)
    visitor.says(text, part, facts={"lost_money": True, "lost_credentials": True}, confidence=0.99)
    assert "iets anders" not in visitor.question
    assert visitor.state["scenario"] == scenario
    assert visitor.state["facts"]["lost_money"]["value"] is True


@pytest.mark.parametrize(
    "text",
    [
        "vandaag is er 700 euro van mijn rekening nadat ik mijn code gaf aan iemand van de bank",
        "geld van mijn rekening nadat ik een code gaf aan de bank",
    ],
)
def test_a_victim_of_the_bank_is_asked_before_the_word_mule_falls(text: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(text, "money_mule", facts={"lost_money": True})
    assert "geldezel" not in visitor.text
    assert "scenario:bank_helpdesk_fraud" in visitor.buttons
    assert "Hang op" in visitor.text


def test_who_lent_a_card_is_warned_at_once() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik heb mijn pas uitgeleend en nu belt de bank", "money_mule", facts={"lost_card": True})
    assert "geldezel" in visitor.text


def test_a_sum_alone_is_no_kind_of_fraud() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "500 euro", "extortion", facts={"lost_money": True}, entities={"amount": "500"}, confidence=0.58
    )
    assert "afpersing" not in visitor.text
    assert visitor.state["scenario"] is None
    assert "dreigt" not in visitor.question


def test_a_card_issuer_is_no_bank_once_it_was_a_call_of_the_bank() -> None:
    visitor = Visitor()
    visitor.opens()
    facts: dict[str, Value] = {"clicked_link": True}
    visitor.says("op een link in een mail van ics geklikt", "phishing", facts=facts, entities={"bank": "ICS"})
    assert "ICS" in visitor.text
    visitor.says("eigenlijk was het geen mail maar een telefoontje van de bank", "bank_helpdesk_fraud")
    assert "call_bank" in visitor.steps
    assert "ICS" not in visitor.text


def test_by_phone_is_no_access_to_a_phone() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("een nepmedewerker van de bank", "bank_helpdesk_fraud", facts={"suspect_in_contact": False})
    visitor.says("dat was via de telefoon")
    assert "lost_device_access" not in visitor.state["facts"]


# --- Who wanders off, and who does not understand ------------------------------------------------------


def test_who_tells_of_a_death_is_answered_kindly_and_asked_what_happened() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("mijn naam is Wim en mijn vrouw is vorig jaar overleden", "out_of_scope")
    assert "verdrietig" in visitor.text
    assert "niet mee helpen" not in visitor.text
    assert "Wat is er gebeurd" in visitor.question


def test_another_matter_for_the_police_is_still_sent_there() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik woon in Assen en er is ingebroken bij de buren", "out_of_scope")
    assert "0900-8844" in visitor.text


def test_the_wish_to_report_an_old_crime_is_answered() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik wil aangifte doen van phishing van vorig jaar", "out_of_scope")
    assert "politie.nl" in visitor.text
    assert "niet mee helpen" not in visitor.text
    assert visitor.question


def test_not_understanding_a_step_settles_no_question() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ze hebben mijn scherm overgenomen", "tech_support", facts={"lost_device_access": True})
    visitor.says("hoe doe ik dat")
    visitor.says("ik snap het niet", "deny")
    assert "suspect_in_contact" not in visitor.state["facts"]
    assert "rode knop" in visitor.text
    assert "ask_human" in visitor.buttons


def test_the_wish_to_report_an_assault_is_sent_to_the_police() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik wil aangifte doen van mishandeling op het werk vorige week", "out_of_scope")
    assert "0900-8844" in visitor.text
    assert visitor.question == ""


def test_a_mule_whose_bank_asks_questions_is_warned_at_once() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "klanten betalen op mijn rekening en nu stelt de bank rare vragen",
        "money_mule",
        facts={"lost_card": True},
    )
    assert "geldezel" in visitor.text


def test_who_names_fraud_is_never_sent_away() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("mijn vader is opgelicht, hij woont in Brugge", "out_of_scope")
    assert "niet mee helpen" not in visitor.text
    assert "Hang op" in visitor.text
    assert "Wat is er gebeurd" in visitor.question
