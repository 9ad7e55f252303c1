"""How urgent it is, in words of this case: whom to call, and where the offender is."""

from __future__ import annotations

import pytest

from bot.domain.facts import Value
from tests.domain.visitor import Visitor


def told(text: str, scenario: str, facts: dict[str, Value]) -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(text, scenario, facts=facts)
    return visitor


def test_who_must_call_hears_whom() -> None:
    visitor = told("iemand misbruikt mijn naam", "identity_fraud", {"lost_identity_used": True})
    visitor.says("weet ik niet")
    assert "Bel hier nu over" not in visitor.text
    assert "0900-8844" in visitor.text


def test_where_the_bank_can_stop_it_the_bank_is_to_be_called() -> None:
    facts: dict[str, Value] = {"happened": "weeks", "lost_credentials": True, "suspect_in_contact": False}
    visitor = told("vorige maand gaf ik mijn wachtwoord", "bank_helpdesk_fraud", facts)
    assert "Bel nu uw bank. De schade kan nog groter worden" in visitor.text


@pytest.mark.parametrize(
    ("danger", "said", "other"),
    [
        ("suspect_coming", "komt naar het adres", "net weg"),
        ("suspect_just_left", "is net weg", "komt naar"),
        ("suspect_present", "is er nu", "net weg"),
    ],
)
def test_the_reason_is_of_this_danger(danger: str, said: str, other: str) -> None:
    visitor = told(
        "een man aan de deur", "card_pickup", {"danger": danger, "lost_card": True, "happened": "now"}
    )
    visitor.says("112 is gebeld", facts={"emergency_called": True})
    assert said in visitor.text
    assert other not in visitor.question


def test_who_is_threatened_in_a_chat_is_not_told_to_hang_up() -> None:
    facts: dict[str, Value] = {"danger": "suspect_coming", "minor": True}
    visitor = told("hij stuurt op snap dat hij vanavond komt", "extortion", facts)
    assert "112" in visitor.text
    assert "Hang op" not in visitor.text
    assert "beller" not in visitor.text


def test_a_caller_who_comes_is_hung_up_on() -> None:
    visitor = told("hij komt zo de pas halen", "card_pickup", {"danger": "suspect_coming"})
    assert "Hang op als de beller nog praat" in visitor.text
