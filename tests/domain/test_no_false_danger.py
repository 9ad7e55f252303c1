"""What is said of a person of the police, or without thinking, is no danger and no agreement."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, bank_victim, with_request


@pytest.mark.parametrize(
    "words",
    ["is er al iemand?", "is er al iemand", "hallo is daar iemand", "komt er nog iemand?", "anybody there?"],
)
def test_who_waits_for_a_person_asks_for_that_person(words: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik wil een mens")
    visitor.says(words, facts={"danger": "suspect_present"})
    assert "112" not in visitor.text
    assert visitor.last.case.urgency != "emergency"
    assert "medewerker" in visitor.text
    visitor.says(
        "vanmorgen 3000 euro overgemaakt aan een nepbank",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    assert "bankhelpdeskfraude" in visitor.text


def test_who_is_at_the_door_is_danger_also_while_waiting_for_a_person() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik wil een mens")
    visitor.says("er staat iemand voor mijn deur", facts={"danger": "suspect_present"})
    assert "Bel nu 112" in visitor.text


@pytest.mark.parametrize(
    "words",
    [
        "er moet nog iemand bij mijn zus komen",
        "er mag ook een agent bij mijn zus komen",
        "kan er iemand bij haar komen?",
    ],
)
def test_who_wishes_somebody_to_come_fears_nobody(words: str) -> None:
    visitor = with_request()
    visitor.says(words, facts={"danger": "suspect_coming"})
    assert "Bel nu 112" not in visitor.text
    assert visitor.last.case.urgency != "emergency"


@pytest.mark.parametrize(
    "words", ["kan er iemand komen hij staat voor de deur", "er moet iemand komen, hij is onderweg naar mij"]
)
def test_who_calls_for_somebody_because_of_the_offender_is_in_danger(words: str) -> None:
    visitor = with_request()
    visitor.says(words, facts={"danger": "suspect_coming"})
    assert "Bel nu 112" in visitor.text


def asked_who_is_there() -> Visitor:
    visitor = Visitor()
    visitor.says("vandaag mijn pas opgestuurd", "card_pickup", facts={"lost_card": True, "happened": "today"})
    assert visitor.state["pending"]["name"] == "danger", visitor.question
    return visitor


@pytest.mark.parametrize("words", ["ja stom van me", "ja heel dom", "ja ik schaam me", "ja gisteren nog"])
def test_a_yes_that_tells_something_else_brings_nobody_to_the_door(words: str) -> None:
    visitor = asked_who_is_there()
    visitor.says(words)
    assert "Bel nu 112" not in visitor.text
    assert "danger" not in visitor.state["facts"]


@pytest.mark.parametrize("words", ["ja", "ja hoor", "ja hij komt zo", "ja er is iemand", "ja dat klopt"])
def test_a_yes_to_who_is_there_is_danger(words: str) -> None:
    visitor = asked_who_is_there()
    visitor.says(words)
    assert "Bel nu 112" in visitor.text


@pytest.mark.parametrize(
    "words",
    ["ja stom he", "ja ik heb hem 30 euro gegeven", "ja het was een grote fout", "ja ik tril nog helemaal"],
)
def test_a_yes_that_tells_something_else_is_no_request(words: str) -> None:
    visitor = bank_victim()
    assert "visit:yes" in visitor.buttons
    visitor.says(words)
    assert visitor.state["form"]["state"] == "none"


@pytest.mark.parametrize(
    "words",
    ["ja", "ja graag", "ja dat lijkt me goed", "ja stuur maar iemand", "ja een agent is welkom", "doe maar",
     "ja dat zou ik fijn vinden", "ja vraag het maar"],
)  # fmt: skip
def test_a_yes_to_the_offer_is_a_request(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert visitor.state["form"]["state"] == "open"


def test_police_asked_for_in_english_are_police() -> None:
    visitor = Visitor()
    visitor.says(
        "I paid a fake bank today",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
        language="en",
    )
    for _ in range(4):
        if "visit:yes" not in visitor.buttons:
            visitor.says("none of these", language="en")
    assert "visit:yes" in visitor.buttons
    visitor.says("Can police come?", "ask_human", language="en")
    assert visitor.state["form"]["state"] == "open"


def test_a_question_whether_somebody_can_come_is_offered_and_not_begun() -> None:
    visitor = Visitor()
    visitor.says(
        "pas en pin meegegeven, mijn oma",
        "card_pickup",
        facts={
            "lost_card": True,
            "lost_pin": True,
            "third_party": True,
            "happened": "today",
            "danger": "none",
        },
    )
    visitor.says("kunt u iemand sturen?", facts={"wants_visit": True})
    if visitor.state["form"]["state"] == "open":
        return  # an officer was offered, and this is a yes to it
    visitor.says("klopt")
    assert visitor.state["form"]["state"] == "none"
    assert "visit:yes" in visitor.buttons
