"""The end of a conversation: nothing is asked or shown again, and aftercare and the second scam are named."""

from __future__ import annotations

import pytest

from tests.domain.visitor import DIALOGUE, Visitor, bank_victim, in_form, told


@pytest.mark.parametrize("scenario", sorted(DIALOGUE.library.playbooks))
def test_every_ending_names_victim_support(scenario: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("dit is mij vorige week overkomen", scenario, facts={"happened": "weeks"})
    visitor.says("bedankt", "thanks_bye")
    assert "Slachtofferhulp" in visitor.text
    second_scam = DIALOGUE.library.playbooks[scenario].second_scam.text
    assert second_scam.split(".")[0] in visitor.text


def test_ok_after_the_last_question_ends_it_without_another() -> None:
    visitor = bank_victim()
    visitor.presses("visit:no")
    visitor.says("oké duidelijk")
    assert "Ik ben er als u nog iets wilt vragen" in visitor.text


def test_the_summary_is_not_said_twice_in_a_row() -> None:
    visitor = bank_victim()
    visitor.presses("visit:no")
    visitor.says("dat was het")
    assert "Samenvatting" in visitor.text
    visitor.says("doei")
    assert "Samenvatting" not in visitor.text


def test_back_a_second_time_does_not_show_all_the_steps_again() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hallo ben ik er weer")
    assert visitor.steps
    visitor.says("dat had ik al ingevuld")
    assert not visitor.steps
    assert "Ria Smit" in visitor.text


def test_a_long_message_is_not_read_back_as_a_whole() -> None:
    words = (
        "vanochtend gebeld en ik heb alles overgemaakt mijn rekening is NL00BANK0123456789 dan weet u dat ook"
    )
    facts = {"lost_money": True, "happened": "today", "suspect_in_contact": False}
    visitor = told(words, "bank_helpdesk_fraud", facts)
    assert "vanochtend gebeld" in visitor.text
    assert "dan weet u dat ook" not in visitor.everything
