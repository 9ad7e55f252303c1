"""Somebody who thinks of suicide is never left alone, and never asked to fill in a form."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, bank_victim, in_form, told


def test_113_112_and_a_person_at_once() -> None:
    visitor = Visitor()
    visitor.says("ik wil niet meer leven", "crisis", facts={"self_harm": True})
    assert "113" in visitor.text
    assert "112" in visitor.text
    assert visitor.effects.hand_over.reason == "crisis"
    assert visitor.effects.hand_over.urgent
    assert visitor.last.case.urgency == "emergency"
    assert visitor.question == ""


def test_it_is_recognised_without_the_fact_and_in_the_middle_of_a_case() -> None:
    visitor = bank_victim()
    visitor.says("het hoeft voor mij allemaal niet meer zo", "crisis")
    assert "113" in visitor.text


def test_it_stays_and_says_something_else_each_time() -> None:
    visitor = Visitor()
    visitor.says("ik maak er een eind aan", facts={"self_harm": True})
    said = []
    for _ in range(3):
        visitor.says("ik weet het niet meer")
        assert "113" in visitor.text
        said.append(visitor.text)
    assert len(set(said)) == 3


def test_who_calls_reads_whom_each_time() -> None:
    visitor = Visitor()
    visitor.says("ik maak er een eind aan", facts={"self_harm": True})
    for _ in range(3):
        visitor.presses("crisis:calling")
        assert "113" in visitor.text


def test_a_form_is_broken_off_and_kept() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("ik wil dood", facts={"self_harm": True})
    assert "adres" not in visitor.text
    assert visitor.last.case.draft.name == "Ria Smit"


def test_when_it_was_meant_otherwise_the_conversation_goes_on() -> None:
    visitor = bank_victim()
    visitor.says("ik schaam me dood", "crisis")
    visitor.presses("crisis:not_meant")
    assert "113" in visitor.text
    assert "visit:yes" in visitor.buttons


def test_for_somebody_else_it_says_to_call_together() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn vader wil zichzelf iets aandoen", "crisis", facts={"self_harm": True, "third_party": True}
    )
    assert "Bel samen 113" in visitor.text


def test_violence_by_somebody_else_is_for_112() -> None:
    visitor = Visitor()
    visitor.says("hij slaat mij", "crisis", facts={"other_emergency": True})
    assert visitor.text.startswith("Bel nu 112.")


# --- Who goes to a victim ------------------------------------------------------------------------------


def for_a_mother(**facts: object) -> Visitor:
    return told(
        "mama heeft haar pas afgegeven",
        "card_pickup",
        facts={"third_party": True, "lost_card": True, "lost_pin": True} | facts,
    )


@pytest.mark.parametrize(
    "said", ["ik ben er zelf niet, ik rijd er nu heen", "ik ben er niet bij, ik ga erheen"]
)
def test_who_is_on_the_way_to_a_victim_is_not_asked_about_suicide(said: str) -> None:
    visitor = for_a_mother()
    visitor.says(said, "crisis", confidence=0.99)
    assert "113" not in visitor.text


def test_a_writer_of_their_own_who_is_in_despair_is_still_asked() -> None:
    visitor = bank_victim()
    visitor.says("ik ben er zelf niet meer zo zeker van allemaal", "crisis", confidence=0.99)
    assert "113" in visitor.text


# --- What only sounds like a crisis --------------------------------------------------------------------


def suicidal() -> Visitor:
    visitor = bank_victim()
    visitor.says("ik wil niet meer leven", "crisis", facts={"self_harm": True})
    return visitor


@pytest.mark.parametrize(
    "words", ["112 hoeft niet, hij is allang weg", "geen politie aan de deur aub", "ja kom maar"]
)
def test_what_is_said_of_112_or_an_officer_is_no_cry_for_help(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words, "crisis", confidence=0.91)
    assert "zelfdoding" not in visitor.text


def test_a_wish_for_an_officer_is_no_yes_to_the_question_about_suicide() -> None:
    visitor = bank_victim()
    visitor.says("het wordt me allemaal te veel", "crisis", confidence=0.95)
    assert "zelfdoding" in visitor.question
    visitor.says("ja kom maar langs")
    assert "113" not in visitor.text


def test_nobody_in_a_crisis_hears_the_same_words_again() -> None:
    visitor = suicidal()
    said = []
    for number in range(8):
        visitor.says(f"ik weet het allemaal niet meer hoor {number}", "crisis")
        said += [reply.text for reply in visitor.last.replies if reply.emergency]
        assert "113" in visitor.text
    assert len(said) == len(set(said))


def test_who_talks_of_other_things_in_a_crisis_is_asked_whether_it_is_still_so() -> None:
    visitor = suicidal()
    for words in ("mijn geld is weg", "het was 3000 euro", "wat moet ik tegen mijn vrouw zeggen"):
        visitor.says(words)
    assert "zelfdoding" in visitor.question
    visitor.says("nee dat niet")
    assert visitor.state["crisis"] is False


def test_not_meant_so_can_be_said_in_words() -> None:
    visitor = suicidal()
    visitor.says("zo bedoel ik het niet hoor")
    assert visitor.state["crisis"] is False
    assert visitor.question
