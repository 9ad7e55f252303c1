"""What the officer must know is in the request, wherever in the form it was said."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, at_summary, in_form, with_request


def sent(visitor: Visitor):  # type: ignore[no-untyped-def]
    visitor.says("ja")
    assert visitor.effects.visit is not None, visitor.text
    return visitor.effects.visit.fields


def asked_for_a_phone() -> Visitor:
    visitor = in_form()
    for words in ("Ria Smit", "1624 AB 77"):
        visitor.says(words)
    return visitor


def test_a_wish_said_with_the_second_refusal_of_a_number_is_kept() -> None:
    visitor = asked_for_a_phone()
    visitor.says("ik heb geen telefoon")
    visitor.says("bel niet aan, mijn man mag het niet weten")
    visitor.says("nee")
    reach = sent(visitor).reach
    assert "mijn man mag het niet weten" in reach
    assert "chat" in reach


def test_a_wish_said_with_the_first_refusal_is_kept() -> None:
    visitor = asked_for_a_phone()
    visitor.says("bel niet aan, mijn man mag het niet weten")
    visitor.says("nee ik heb geen nummer")
    if visitor.state["pending"] == {"kind": "form", "name": "phone", "options": []}:
        visitor.says("nee")
    visitor.says("nee")
    assert "mijn man mag het niet weten" in sent(visitor).reach


def test_no_phone_and_no_wish_is_reached_in_the_chat() -> None:
    visitor = asked_for_a_phone()
    visitor.says("ik heb geen telefoon")
    visitor.says("nee echt niet")
    visitor.says("nee")
    assert sent(visitor).reach == "via deze chat"


@pytest.mark.parametrize(
    ("words", "facts", "held"),
    [
        (
            "ik zit in een rolstoel en de computer staat uit",
            {"vulnerable": True, "lost_device_access": False},
            {"mobility": "rolstoel", "devices": "computer staat uit"},
        ),
        (
            "spreekt alleen Fries, de computer staat uit",
            {"vulnerable": True},
            {"languages": "Fries", "devices": "computer staat uit"},
        ),
        ("ik spreek alleen Fries", {}, {"languages": "Fries"}),
        ("er loopt een hond los", {"alone": True}, {"remarks": "hond"}),
    ],
)
def test_what_is_told_at_the_summary_is_in_what_is_sent(
    words: str, facts: dict[str, bool], held: dict[str, str]
) -> None:
    visitor = at_summary()
    visitor.says(words, "ask_human", facts=facts)
    assert visitor.effects.hand_over is None
    fields = sent(visitor)
    for name, part in held.items():
        assert part in (getattr(fields, name) or ""), fields


@pytest.mark.parametrize(
    "words", ["toch annuleren", "laat maar, annuleer", "annuleer de aanvraag maar", "ik wil toch stoppen"]
)
def test_stopping_in_the_form_is_no_remark_and_sends_nothing(words: str) -> None:
    for field in ("remarks", "summary"):
        visitor = at_summary()
        if field == "remarks":
            visitor = in_form()
            for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor"):
                visitor.says(answer)
        visitor.says(words)
        assert "niets verstuurd" in visitor.text or "nog niet verstuurd" in visitor.text, visitor.text
        assert "remarks" not in visitor.state["form"]["fields"]
        assert visitor.state["form"]["state"] not in ("open", "summary")


def test_cancelling_what_was_sent_asks_first() -> None:
    visitor = with_request()
    visitor.says("toch annuleren")
    assert visitor.effects.cancel is None
    assert "request:cancel_yes" in visitor.buttons


def test_what_is_told_where_something_else_is_asked_is_in_what_is_sent() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("ik spreek alleen Fries")
    for words in ("1624 AB 77", "06-12345678", "ja hoor", "nee"):
        visitor.says(words)
    assert "Fries" in (sent(visitor).languages or "")


@pytest.mark.parametrize("words", ["sla over", "sla maar over", "liever niet", "geen naam"])
def test_who_skips_the_name_has_none(words: str) -> None:
    visitor = in_form()
    visitor.says(words)
    assert "name" not in visitor.state["form"]["fields"]
    assert "postcode" in visitor.question


def test_how_somebody_walks_is_no_name() -> None:
    visitor = in_form()
    visitor.says("ik ben slecht ter been en heb een hond")
    fields = visitor.state["form"]["fields"]
    assert "name" not in fields
    assert "slecht ter been" in fields["mobility"]
    visitor.says("Jan de Hond")
    assert visitor.state["form"]["fields"]["name"] == "Jan de Hond"
