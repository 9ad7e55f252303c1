"""The offender is on the line while somebody writes: nobody is praised who did not hang up."""

from __future__ import annotations

import pytest

from bot.play.always import Exchanged, broken_in_conversation
from tests.domain.visitor import DIALOGUE, Visitor, bank_victim, in_form

GOOD = "Heel goed"


def on_the_line(**facts: bool) -> Visitor:
    """Somebody who is called by "the bank" right now, and is asked to hang up."""
    visitor = Visitor()
    visitor.says(
        "iemand van de bank belt mij nu",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True, **facts},
    )
    assert visitor.state["pending"]["kind"] == "hung_up"
    return visitor


@pytest.mark.parametrize(
    "words",
    [
        "ja hij praat door",
        "ja die geef ik nu",
        "ja hij is aan de telefoon",
        "ja maar hij blijft vragen",
        "ja ik durf niet zo goed",
        "hij praat gewoon door",
        "ik heb hem aan de lijn",
        "ja heb nog niet opgehangen",
        "ja hij belt nog steeds",
    ],
)
def test_a_yes_with_more_behind_it_is_no_hanging_up(words: str) -> None:
    visitor = on_the_line()
    visitor.says(words)
    assert GOOD not in visitor.text
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is True
    assert visitor.state["pending"]["kind"] == "hung_up"
    assert "Leg de telefoon neer" in visitor.question


def test_the_same_in_english() -> None:
    visitor = Visitor()
    visitor.says(
        "the bank is calling me now",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True},
        language="en",
    )
    visitor.says("yes he is on the phone", language="en")
    assert "Very good" not in visitor.text
    visitor.says("I pulled the plug", language="en")
    assert "Very good" in visitor.text


@pytest.mark.parametrize(
    "words",
    [
        "ja",
        "ja hoor",
        "ja opgehangen",
        "ja ik heb opgehangen",
        "ik heb net de telefoon neergelegd",
        "opgehangen",
        "ja dat is gelukt",
        "ja hij is weg",
        "de stekker is eruit",
        "ik heb de stekker eruit getrokken",
        "ja de verbinding is verbroken",
        "uit nu",
        "hij heeft zelf opgehangen",
        "hij praat niet meer, ik heb opgehangen",
    ],
)
def test_who_hung_up_hears_so(words: str) -> None:
    visitor = on_the_line()
    visitor.says(words)
    assert GOOD in visitor.text
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False


def test_who_hears_that_the_contact_goes_on_is_told_to_hang_up_also_in_the_form() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hij belt nu weer")
    assert visitor.state["pending"]["kind"] == "hung_up"
    visitor.says("ik heb hem aan de lijn")
    assert visitor.state["pending"]["kind"] == "hung_up"
    assert "Leg de telefoon neer" in visitor.question
    visitor.says("opgehangen")
    assert GOOD in visitor.text
    assert "postcode" in visitor.question


def test_a_question_in_between_keeps_the_hanging_up_open() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hij belt nu weer")
    visitor.says("kost het geld?")
    assert "postcode" not in visitor.question
    assert visitor.state["pending"]["kind"] == "hung_up"


def test_who_is_said_to_be_on_the_line_later_is_hung_up_on() -> None:
    visitor = bank_victim()
    visitor.says("ik heb die man nu aan de lijn")
    assert visitor.state["pending"]["kind"] == "hung_up"


@pytest.mark.parametrize("words", ["ik heb de bank aan de lijn", "mijn zoon is aan de telefoon geweest"])
def test_somebody_else_on_the_line_is_no_offender(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert "suspect_in_contact" not in visitor.state["facts"]


def test_who_helps_a_victim_that_gives_codes_now_hears_what_stops_it() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn moeder heeft iemand van de bank aan de lijn",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True, "third_party": True},
    )
    visitor.says("ze wil niet ophangen", facts={"happened": "now"})
    visitor.says("ze gelooft mij niet")
    assert visitor.state["pending"]["kind"] == "hung_up"
    visitor.says("ze geeft nu de codes", facts={"lost_pin": True})
    assert "geen codes meer" in visitor.text
    assert "block" in " ".join(visitor.steps) or "bank" in visitor.text
    assert visitor.steps
    assert "meldkamer om een agent" not in visitor.question
    assert visitor.state["pending"]["kind"] == "hung_up"


def test_who_gives_codes_now_hears_what_stops_it() -> None:
    visitor = on_the_line()
    visitor.says("ik geef nu mijn codes", facts={"lost_credentials": True})
    assert "geen codes meer" in visitor.text
    assert visitor.steps
    assert visitor.state["pending"]["kind"] == "hung_up"


@pytest.mark.parametrize(
    ("said", "other", "breaks"),
    [
        ("ja hij praat door", False, True),
        ("yes he is on the phone", False, True),
        ("ja die geef ik nu", True, True),
        ("ja opgehangen", False, False),
        ("hij praat niet meer", False, False),
    ],
)
def test_the_watched_rule_sees_who_is_praised_while_the_contact_goes_on(
    said: str, other: bool, breaks: bool
) -> None:
    language = "en" if "phone" in said else "nl"
    good = DIALOGUE.library.texts.render("hang_up.good_other" if other else "hang_up.good", language, "u")
    turn = Exchanged(said, [{"kind": "text", "text": good, "language": language}])
    assert bool(list(broken_in_conversation([turn]))) is breaks
