"""When only the classifier hears a crisis, the assistant asks straight out instead of deciding it."""

from tests.domain.visitor import Visitor, bank_victim, in_form


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
