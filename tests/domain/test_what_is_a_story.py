"""What counts as a story, and what is only a question, an answer or one word."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, bank_victim


def test_a_question_that_sounds_like_another_fraud_does_not_change_the_case() -> None:
    visitor = bank_victim()
    visitor.says("wat doet de agent als hij straks komt kijken?", "fake_police", confidence=0.98)
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"
    assert "nepagent" not in visitor.text


def test_a_phone_number_is_no_second_crime() -> None:
    visitor = bank_victim()
    visitor.says(
        "mijn nummer is 0687654321 en haar nummer is 038 4512345",
        "sim_swap",
        entities={"phone": "+31687654321"},
    )
    assert "scenario:sim_swap" not in visitor.buttons


def test_one_word_is_asked_about_after_the_first_safe_step() -> None:
    visitor = Visitor()
    visitor.says("bank", "bank_helpdesk_fraud")
    assert "Hang op" in visitor.text
    assert "scenario:bank_helpdesk_fraud" in visitor.buttons
    visitor.says("ja")
    assert "Bel uw bank" in visitor.text


def test_what_points_to_the_same_story_again_is_enough() -> None:
    visitor = Visitor()
    visitor.says("bank", "bank_helpdesk_fraud")
    visitor.says("geld weg", between=("money_mule", "bank_helpdesk_fraud"), facts={"lost_money": True})
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"


def test_a_question_after_a_loss_is_not_a_doubtful_message_without_loss() -> None:
    visitor = Visitor()
    visitor.says(
        "800 euro kwijt op marktplaats",
        between=("payment_request_fraud", "online_shopping"),
        facts={"lost_money": True},
    )
    visitor.says("krijg ik dat nog terug dan", "suspicious_only", confidence=0.6)
    assert "nog niets gebeurd" not in visitor.text
    assert visitor.last.case.scenario is None


def test_what_tells_nothing_does_not_replace_what_the_story_looked_like() -> None:
    visitor = Visitor()
    visitor.says("800 euro kwijt op marktplaats", between=("payment_request_fraud", "online_shopping"))
    visitor.says("pfff", between=None)
    visitor.says("tja", between=None)
    assert "betaalverzoek" in visitor.everything
    assert "woning" not in visitor.text


def test_a_time_by_itself_dates_what_happened() -> None:
    visitor = Visitor()
    visitor.says("nepbank heeft mijn geld", "bank_helpdesk_fraud", facts={"lost_money": True})
    visitor.says("net", entities={"time": "now"})
    assert visitor.last.case.urgency == "visit"


def test_hanging_up_later_does_not_give_the_money_back() -> None:
    visitor = bank_victim()
    visitor.says("ja ik heb opgehangen", facts={"suspect_in_contact": False, "lost_nothing": True})
    facts = {fact.name: fact.value for fact in visitor.last.case.facts}
    assert facts["lost_money"] is True
    assert visitor.last.case.urgency == "visit"


def test_that_nothing_is_gone_after_all_is_taken_over() -> None:
    visitor = bank_victim()
    visitor.says("bij nader inzien is er toch niks weg", facts={"lost_nothing": True})
    facts = {fact.name: fact.value for fact in visitor.last.case.facts}
    assert facts["lost_money"] is False


def test_an_answer_can_make_the_case_another_kind() -> None:
    visitor = Visitor()
    visitor.says("nepbank belde vanmiddag", "bank_helpdesk_fraud", facts={"happened": "today"})
    visitor.says("en daarna heeft een man mijn pas opgehaald", "card_pickup", facts={"lost_card": True})
    assert visitor.last.case.scenario == "card_pickup"
    assert "Blokkeer uw pas" in visitor.text


def test_after_a_misread_cry_for_help_it_asks_which_of_two_it_was() -> None:
    visitor = Visitor()
    visitor.says(
        "ik wil dood van schaamte, 900 euro naar een nepbank",
        between=("bank_helpdesk_fraud", "friend_in_need"),
        facts={"self_harm": True, "lost_money": True},
    )
    visitor.presses("crisis:not_meant")
    assert "scenario:bank_helpdesk_fraud" in visitor.buttons


# --- Before the story is known -------------------------------------------------------------------------


def test_details_before_the_story_are_kept_and_said_to_be() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("stuur iemand", "ask_human")
    visitor.says("Greet Mulder")
    assert "bewaar" in visitor.text
    visitor.says("Havenkade 12, 1621 CD Hoorn")
    assert "bewaar" in visitor.text.lower() or "genoteerd" in visitor.text.lower()
    assert visitor.state["form"]["fields"]["name"] == "Greet Mulder"
    assert visitor.state["form"]["fields"]["postcode"] == "1621 CD"


def test_who_cannot_hear_is_helped_before_the_story() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik ben slechthorend", facts={"cannot_talk": True})
    assert "112NL" in visitor.text
    assert visitor.question


def test_what_looks_like_no_story_offers_no_kind_of_fraud_to_choose() -> None:
    visitor = Visitor()
    visitor.opens()
    for nonsense in ("zxc vbn mnb", "qqq www eee"):
        visitor.says(nonsense, between=("chitchat_or_abuse", "greeting", "phishing", "romance_fraud"))
        assert not [button for button in visitor.buttons if button.startswith("scenario:")]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("vandaag 9000 euro overgemaakt aan een nepbank", "friend_in_need"),
        ("zogenaamd de bank aan de lijn en 900 euro weg", "friend_in_need"),
        ("geld weg nadat ik mijn code gaf aan iemand van de bank", "money_mule"),
    ],
)
def test_who_names_a_false_bank_is_not_asked_which_it_was(text: str, other: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(text, between=("bank_helpdesk_fraud", other), facts={"lost_money": True})
    assert "call_bank" in visitor.steps
