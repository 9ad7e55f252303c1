"""Somebody who thinks of suicide is never left alone, and never asked to fill in a form."""

from tests.domain.visitor import Visitor, bank_victim, in_form


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
