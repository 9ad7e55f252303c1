"""The offer of an officer: what goes along with it, what answers something else, and where it is not made."""

from __future__ import annotations

import pytest

from bot.domain.facts import Value
from tests.domain.visitor import Visitor, bank_victim, in_form, told


def test_a_number_and_a_name_after_the_offer_go_along_with_it() -> None:
    visitor = bank_victim()
    visitor.says("Jan Jansen 0612345678", entities={"phone": "+31612345678"})
    assert "06 12345678" in visitor.text
    assert "adres" in visitor.question


def test_a_name_by_itself_goes_along_too_but_a_word_does_not() -> None:
    named = bank_victim()
    named.says("Jan Jansen")
    assert "adres" in named.question
    word = bank_victim()
    word.says("computer")
    assert "visit:yes" in word.buttons


def test_no_to_something_else_is_no_refusal() -> None:
    visitor = bank_victim()
    visitor.says("nee die heb ik opgehangen", "deny", facts={"suspect_in_contact": False})
    assert "visit:yes" in visitor.buttons
    assert not visitor.last.case.draft


def test_send_somebody_is_an_officer_and_not_a_staff_member() -> None:
    visitor = bank_victim()
    visitor.says("yes please send someone", "ask_human", facts={"wants_visit": True})
    assert visitor.effects.hand_over is None
    assert "heet" in visitor.question


def test_an_officer_after_all_when_the_offer_was_declined() -> None:
    visitor = bank_victim()
    visitor.says("nee hoeft niet")
    visitor.says("toch wel graag een agent")
    assert "heet" in visitor.question


def test_no_officer_is_offered_or_asked_for_across_the_border() -> None:
    visitor = Visitor()
    visitor.says(
        "woon in Antwerpen, vanmorgen 500 euro weg door een nepbank",
        "bank_helpdesk_fraud",
        facts={"abroad": True, "lost_money": True, "happened": "today"},
    )
    assert "visit:yes" not in visitor.buttons
    visitor.says("stuur toch maar iemand", facts={"wants_visit": True})
    assert "kan niet naar u toe komen" in visitor.text
    assert "112" in visitor.text
    assert "heet" not in visitor.question


def test_details_given_before_the_form_are_kept_and_not_asked_again() -> None:
    visitor = Visitor()
    visitor.says("nepbank belde", "bank_helpdesk_fraud")
    visitor.says("mijn naam is Henk de Vries, 3581 KL 10, 06 11223344")
    assert "Er is nog niets verstuurd" in visitor.text
    visitor.says("kom maar langs", facts={"wants_visit": True})
    assert "uniform" in visitor.question


def test_a_single_number_before_the_form_may_be_that_of_the_offender() -> None:
    visitor = Visitor()
    visitor.says("nepbank belde", "bank_helpdesk_fraud")
    visitor.says("hij belde met 06 11223344")
    assert visitor.last.case.draft is None


def test_a_form_broken_off_by_danger_is_offered_again() -> None:
    visitor = in_form()
    visitor.says("Els Visser")
    visitor.says("er staat nu iemand voor de deur", facts={"danger": "suspect_present", "happened": "now"})
    visitor.says("112 is gebeld", facts={"emergency_called": True})
    visitor.presses("fact:suspect_in_contact:no")
    assert "nog niet verstuurd" in visitor.question
    visitor.says("ja")
    assert "postcode" in visitor.question


def test_after_stopping_go_on_goes_on() -> None:
    visitor = in_form()
    visitor.says("Els Visser")
    visitor.says("stop")
    visitor.says("ik wil toch verder", "crisis")
    assert "postcode" in visitor.question
    assert "113" not in visitor.text


def test_no_officer_is_offered_in_the_turn_that_shows_112() -> None:
    visitor = Visitor()
    visitor.opens()
    facts: dict[str, Value] = {"danger": "suspect_present", "happened": "now", "lost_card": True}
    visitor.says(
        "hij is in mijn huis, ik kan niet praten", "card_pickup", facts={**facts, "cannot_talk": True}
    )
    visitor.presses("emergency:cannot")
    assert any(reply.emergency for reply in visitor.last.replies)
    assert "visit:yes" not in visitor.buttons


@pytest.mark.parametrize("said", ["nee er is nog niks meegegeven", "nee hoor er is niets ingevuld"])
def test_a_no_about_what_is_gone_declines_no_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, "deny")
    assert "geen agent" not in visitor.text
    assert "visit:yes" in visitor.buttons


@pytest.mark.parametrize(
    "said", ["ja laat maar komen", "laat ze toch maar komen", "ja hoor, laat maar komen"]
)
def test_an_officer_who_was_declined_may_come_after_all(said: str) -> None:
    visitor = bank_victim()
    visitor.says("nee dank u", "deny")
    visitor.says(said, "affirm")
    assert "meldkamer" in visitor.text
    assert "heet u" in visitor.question


@pytest.mark.parametrize("said", ["nee ik ben alleen, de poes is er wel", "nee de computer staat boven hoor"])
def test_a_longer_no_about_something_else_declines_no_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, "deny")
    assert "geen agent" not in visitor.text


def test_details_that_open_nothing_are_no_address_for_an_officer() -> None:
    visitor = bank_victim()
    visitor.says("mijn geboortedatum en adres", "identity_fraud")
    assert "kan een ander niet bij uw geld" in visitor.text
    assert "begreep" not in visitor.text
    assert visitor.last.case.draft is None or not visitor.last.case.draft.street if visitor.last else False


def test_who_asks_for_an_officer_with_a_story_between_two_kinds_is_not_asked_to_tell_it() -> None:
    visitor = Visitor()
    visitor.says(
        "alles leeggehaald. Ik wil een agent. Ik heet Carla Mulder, 7315 HK 44, 0687654321",
        between=("bank_helpdesk_fraud", "money_mule"),
        facts={"lost_money": True, "happened": "today", "wants_visit": True},
    )
    assert "Vertel eerst" not in visitor.text
    visitor.presses("scenario:bank_helpdesk_fraud")
    assert "letten" in visitor.question


def test_who_asks_for_the_police_when_asked_what_it_was_tells_no_story_of_police() -> None:
    visitor = told(
        "1500 euro van mijn rekening, ik woon in Hasselt",
        "money_mule",
        facts={"lost_money": True, "abroad": True},
    )
    visitor.says("mag er politie langskomen", "fake_police")
    assert "nepagent" not in visitor.text
    assert "kan niet naar u toe" in visitor.text


def test_yes_in_the_last_of_two_sentences_is_yes() -> None:
    visitor = bank_victim()
    visitor.says("Ach, u bent heel vriendelijk. Doet u dat maar.")
    assert visitor.state["form"]["state"] == "open"


@pytest.mark.parametrize("words", ["mag er iemand langskomen?", "kan er een agent komen?"])
def test_the_offer_is_taken_by_a_polite_question(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert visitor.state["form"]["state"] == "open"


def test_an_officer_is_offered_twice_and_then_only_by_the_button() -> None:
    visitor = bank_victim()
    for words in (
        "mijn buurvrouw zegt ook dat het erg is",
        "het regent hier al de hele dag",
        "tja, zo gaat dat dan maar",
    ):
        visitor.says(words)
    assert not visitor.question
    assert "visit:yes" in visitor.buttons
    visitor.says("ja")
    assert visitor.state["form"]["state"] == "open"


def test_no_police_at_the_door_is_understood_and_is_no_fake_officer() -> None:
    visitor = bank_victim()
    visitor.says(
        "nah geen politie aan de deur aub", "fake_police", facts={"claims_police": True}, confidence=0.99
    )
    assert "geen agent" in visitor.text
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"
    assert "claims_police" not in visitor.state["facts"]


def test_a_wish_for_an_officer_before_the_story_is_kept_with_the_number() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("Ik wil dat er een agent komt. 0611223344, bel me maar", facts={"wants_visit": True})
    assert "Vertel eerst kort" in visitor.text
    visitor.says(
        "vanmorgen geld overgemaakt aan de bank",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    assert visitor.state["form"]["state"] == "open"
    assert visitor.last.case.draft.phone == "+31611223344"
    assert "heet" in visitor.question


@pytest.mark.parametrize(
    "text",
    ["ja is goed stuur maar iemand langs", "stuur dan maar een agent", "ja hoor laat maar iemand komen"],
)
def test_who_is_wished_for_is_no_danger(text: str) -> None:
    visitor = bank_victim()
    visitor.says(text, facts={"danger": "suspect_coming", "happened": "now"})
    assert visitor.last.case.urgency != "emergency"
    assert "Hoe heet u" in visitor.question


@pytest.mark.parametrize("text", ["ze sturen iemand langs", "hij zegt ik stuur zo iemand naar de deur"])
def test_who_is_sent_by_the_offender_stays_danger(text: str) -> None:
    visitor = bank_victim()
    visitor.says(text, facts={"danger": "suspect_coming"})
    assert "112" in visitor.text
