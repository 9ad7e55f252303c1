"""The offer of an officer: what goes along with it, what answers something else, and where it is not made."""

from bot.domain.facts import Value
from tests.domain.visitor import Visitor, bank_victim, in_form


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
