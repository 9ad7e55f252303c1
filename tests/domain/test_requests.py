"""A request that was sent: status, changing, cancelling, and never a second one."""

import re
from dataclasses import replace

import pytest

from bot.domain.turn import RequestStatus
from tests.domain.visitor import Visitor, in_form, with_request


@pytest.mark.parametrize(
    "words", ["is mijn aanvraag binnen?", "hebben jullie mijn aanvraag ontvangen?", "status"]
)
def test_the_status_of_the_one_request_is_told(words: str) -> None:
    visitor = with_request()
    visitor.says(words)
    assert "MEREL-2907" in visitor.text
    assert "binnen" in visitor.text
    assert visitor.effects.visit is None


@pytest.mark.parametrize("status", ["submitted", "acknowledged"])
@pytest.mark.parametrize("words", ["komt er nu zeker iemand?", "komt er zeker een agent?"])
def test_who_asks_whether_somebody_comes_gets_no_yes(status: str, words: str) -> None:
    visitor = with_request()
    visitor.context = replace(visitor.context, request=RequestStatus("MEREL-2907", status))
    visitor.says(words)
    assert not re.search(r"\bja\b", visitor.text, re.IGNORECASE)
    assert re.search(r"meldkamer .*beslist.* of er iemand komt", visitor.text)


@pytest.mark.parametrize("status", ["submitted", "acknowledged", "accepted", "declined", "cancelled"])
def test_every_status_has_its_words_and_none_names_a_time(status: str) -> None:
    visitor = with_request()
    visitor.context = replace(visitor.context, request=RequestStatus("MEREL-2907", status))
    visitor.presses("request:status")
    assert "MEREL-2907" in visitor.text
    assert not re.search(r"\d+([.:]\d+)? uur|\d+ minuten", visitor.text)


def test_asking_again_makes_no_second_request() -> None:
    visitor = with_request()
    visitor.says("ik wil dat er een agent komt", facts={"wants_visit": True})
    assert visitor.effects.visit is None
    assert "MEREL-2907" in visitor.text


def test_it_is_changed_in_words_and_confirmed() -> None:
    visitor = with_request()
    visitor.says("nee mijn nummer is veranderd, het is 06 87654321")
    assert "Telefoon: 06 87654321" in visitor.text
    assert visitor.effects.change is None
    visitor.says("ja")
    assert visitor.effects.change.fields.phone == "+31687654321"
    assert visitor.effects.visit is None
    assert "Uw wijziging is verstuurd" in visitor.text


def test_it_is_changed_by_field() -> None:
    visitor = with_request()
    visitor.presses("request:change")
    visitor.presses("form:change:address")
    visitor.says("1625 CD 12")
    visitor.says("ja")
    assert visitor.effects.change.fields.postcode == "1625 CD"


def test_leaving_a_change_leaves_the_request_as_it_was() -> None:
    visitor = with_request()
    visitor.presses("request:change")
    visitor.presses("form:cancel")
    assert "blijft zoals hij was" in visitor.text
    assert visitor.effects.cancel is None


def test_it_is_cancelled_only_after_asking() -> None:
    visitor = with_request()
    visitor.says("ik wil de aanvraag intrekken")
    assert visitor.effects.cancel is None
    visitor.says("ja")
    assert visitor.effects.cancel is not None
    visitor.presses("request:status")
    assert "ingetrokken" in visitor.text


def test_no_keeps_it() -> None:
    visitor = with_request()
    visitor.presses("request:cancel")
    visitor.says("nee")
    assert visitor.effects.cancel is None
    assert "blijft staan" in visitor.text


def test_a_question_about_a_request_that_was_never_sent_is_answered_honestly() -> None:
    visitor = in_form()
    visitor.says("is mijn aanvraag binnen?")
    assert "nog geen aanvraag van u verstuurd" in visitor.text
    assert "heet u" in visitor.question or "naam" in visitor.question


def test_danger_after_the_request_is_still_an_emergency() -> None:
    visitor = with_request()
    visitor.says(
        "er staat iemand voor de deur die zegt van de bank te zijn", facts={"danger": "suspect_present"}
    )
    assert visitor.last.replies[0].emergency


def test_an_officer_who_comes_can_be_checked() -> None:
    visitor = with_request()
    visitor.says("hoe weet ik dat de agent echt is?")
    assert "politiepasje" in visitor.text
    assert "112" in visitor.text


def test_a_request_of_this_conversation_is_known_even_when_the_state_is_new() -> None:
    visitor = Visitor()
    visitor.context = replace(visitor.context, request=RequestStatus("MEREL-1", "submitted"))
    visitor.says("geld weg", "phishing", facts={"lost_money": True, "happened": "today"})
    assert "visit:yes" not in visitor.buttons
