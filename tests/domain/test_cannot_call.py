"""Who cannot call or speak is never told only to call, and is offered an officer without more questions."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, told


def deaf() -> Visitor:
    visitor = Visitor()
    visitor.says(
        "ik ben doof, er staat een man voor de deur die zegt van de bank te zijn",
        "card_pickup",
        facts={"danger": "suspect_present", "cannot_talk": True},
    )
    return visitor


@pytest.mark.parametrize(
    "words", ["ik heb de app niet", "ik heb geen smartphone", "dat snap ik niet", "en nu"]
)
def test_who_is_deaf_hears_ways_without_speaking(words: str) -> None:
    visitor = deaf()
    visitor.says(words)
    alarm = next(reply.text for reply in visitor.last.replies if reply.emergency)
    assert "112" in alarm
    assert "bemiddeling" in alarm or "buur" in alarm
    assert "Bel eerst 112" not in visitor.text
    assert visitor.effects.hand_over.urgent


def test_no_repeat_tells_who_is_deaf_only_to_call() -> None:
    visitor = deaf()
    for _ in range(5):
        visitor.says("hij staat er nog")
        alarm = next(reply.text for reply in visitor.last.replies if reply.emergency)
        assert any(
            word in alarm for word in ("iemand", "Iemand", "bemiddeling", "lijn open", "buur", "app")
        ), alarm


def hides() -> Visitor:
    visitor = Visitor()
    visitor.says("mijn ex dreigt en hij staat nu beneden", facts={"danger": "suspect_present"})
    visitor.says("ik kan niet bellen hij hoort me", facts={"cannot_talk": True})
    return visitor


def test_who_hides_and_cannot_call_is_offered_an_officer_and_asked_nothing_else() -> None:
    visitor = hides()
    assert "112NL-app" in visitor.text
    assert visitor.effects.hand_over.urgent
    assert "Wat is er gebeurd" not in visitor.text
    assert "visit:yes" not in visitor.buttons  # no form beside the alarm
    visitor.says("ik zit boven op de badkamer")
    assert "visit:yes" in visitor.buttons
    assert "Wat is er gebeurd" not in visitor.text


def test_and_can_ask_for_one_without_a_story() -> None:
    visitor = hides()
    visitor.says("ik zit boven op de badkamer")
    visitor.presses("visit:yes")
    for words in (
        "sla over",
        "Lindelaan 3, 7311 AA Apeldoorn",
        "0612345678",
        "niet bellen, alleen sms",
        "nee",
    ):
        visitor.says(words)
    while visitor.state["form"]["state"] == "open" and visitor.turns < 14:
        visitor.says("weet ik niet")
    visitor.says("ja")
    assert visitor.effects.visit is not None, visitor.text


def test_and_who_refuses_is_not_left_alone_nor_questioned() -> None:
    visitor = hides()
    visitor.says("ik zit boven op de badkamer")
    visitor.says("nee")
    assert "Wat is er gebeurd" not in visitor.text
    assert "112" in visitor.text


@pytest.mark.parametrize("facts", [{}, {"danger": "suspect_just_left"}])
def test_when_he_is_gone_it_is_over_and_nobody_talks_of_a_call(facts: dict[str, str]) -> None:
    visitor = hides()
    visitor.says("hij is weg", facts=facts)
    assert "Fijn dat het gevaar voorbij is" in visitor.text
    assert "bel dan" not in visitor.text
    assert "Hang op" not in visitor.text
    visitor.says("bedankt")
    assert "als er iets is gebeurd" not in visitor.text
    assert "112" in visitor.text


def test_who_cannot_hear_gets_steps_without_a_call() -> None:
    visitor = told(
        "ik ben doof, er is vandaag geld van mijn rekening na een sms",
        "phishing",
        facts={"cannot_talk": True, "lost_money": True, "lost_credentials": True, "happened": "today"},
    )
    assert visitor.last is not None
    shown = [step for reply in visitor.last.replies for step in reply.steps]
    bank = next(step for step in shown if step.id == "call_bank")
    assert "beeldbemiddeling" in bank.text
    assert bank.tel is None
    visitor.says("knab", entities={"bank": "knab"})
    assert "Bel Knab" not in visitor.text
    assert "bank-app" in visitor.text


def test_who_cannot_speak_is_not_told_to_call_112_in_the_steps() -> None:
    visitor = told(
        "ik ben doof en er komt zo iemand mijn pas halen",
        "card_pickup",
        facts={"cannot_talk": True, "danger": "suspect_coming"},
    )
    visitor.says("ik heb de app niet", facts={"cannot_talk": True})
    visitor.says("wat nu")
    visitor.says("hij komt zo")
    titles = [step.title for reply in visitor.all for step in reply.steps]
    assert not any(title.startswith("Bel 112") for title in titles)


def test_who_hides_and_cannot_hear_is_asked_nothing_beside_112() -> None:
    visitor = Visitor()
    visitor.says(
        "ik ben doof, een inbreker met mijn bankpas loopt door mijn huis",
        "card_pickup",
        facts={"cannot_talk": True, "danger": "suspect_present"},
    )
    visitor.says("ik zit op zolder")
    assert "Is er geld weg" not in visitor.text
    assert "112" in visitor.text


def test_who_cannot_hear_is_never_told_only_to_stay_on_the_line() -> None:
    visitor = Visitor()
    visitor.says("er is brand en ik ben doof", facts={"other_emergency": True, "cannot_talk": True})
    assert "112NL-app" in visitor.text
    assert "Blijf aan de lijn" not in visitor.text
