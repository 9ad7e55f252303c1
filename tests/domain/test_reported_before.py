"""Somebody who reported it before, in another conversation or by phone: whom to ask, no leak."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, with_request


def opened() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    return visitor


def test_who_called_yesterday_hears_whom_to_ask_and_then_the_first_step() -> None:
    visitor = opened()
    visitor.says(
        "ik heb gisteren al gebeld met jullie over die nepbankmedewerker en er is nog steeds niemand geweest",
        "bank_helpdesk_fraud",
        facts={"happened": "days"},
    )
    assert "0900-8844" in visitor.text
    assert "ask_human" in visitor.buttons
    assert "hang_up" in visitor.steps
    assert "happened" not in visitor.state["facts"], "the call was yesterday, not the crime"


def test_a_reference_is_no_suspicious_message_and_nothing_is_told_of_it() -> None:
    visitor = opened()
    visitor.says(
        "ik heb vanmorgen een aanvraag gedaan met kenmerk TP-ABCDEF maar er is niemand geweest",
        "suspicious_only",
        facts={"happened": "today"},
    )
    assert "0900-8844" in visitor.text
    assert "kan ik hier niet zien" in visitor.text
    assert "verdacht" not in visitor.text
    assert "TP-ABCDEF" not in visitor.text
    assert "Wat is er gebeurd" in visitor.question


def test_the_words_are_said_once() -> None:
    visitor = opened()
    for _ in range(2):
        visitor.says("ik heb gisteren al gemeld bij jullie maar er is niemand gekomen")
    assert visitor.everything.count("kan ik hier niet zien") == 1
    assert "0900-8844" in visitor.text


def test_a_request_of_this_conversation_is_answered_with_its_status() -> None:
    visitor = with_request()
    visitor.says("ik heb net een aanvraag gedaan met kenmerk en er is nog niemand geweest")
    assert "kan ik hier niet zien" not in visitor.text


def test_in_danger_112_comes_first() -> None:
    visitor = opened()
    visitor.says(
        "gisteren al gebeld met jullie en er is niemand gekomen, nu staat hij weer voor de deur",
        "card_pickup",
        facts={"danger": "suspect_present"},
    )
    assert visitor.text.startswith("Bel nu 112")


@pytest.mark.parametrize(
    "text",
    [
        "ja hallo ik had aangevraagd dat er een agent kwam maar ik ben naar mijn dochter gegaan",
        "hallo ik wil een afspraak afzeggen met de agent",
    ],
)
def test_who_asked_for_an_officer_elsewhere_hears_whom_to_ask(text: str) -> None:
    visitor = opened()
    visitor.says(text, "greeting")
    assert "0900-8844" in visitor.text
