"""A request that was sent: status, changing, cancelling, and never a second one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.domain.turn import RequestStatus
from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form, with_request


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


def sent_to_a_street() -> Visitor:
    visitor = in_form()
    for words in ("Ria Smit", "Lindelaan 3, 7311 AA Apeldoorn", "06-12345678", "ja hoor", "nee", "ja"):
        visitor.says(words)
    assert visitor.context.request
    return visitor


@pytest.mark.parametrize(
    "words",
    [
        "mijn adres is nummer 5 niet 3",
        "het adres klopt niet, het is Lindelaan 5",
        "mijn huisnummer is 5",
        "het is Lindelaan 5, niet 3",
        "sorry ik woon op Lindelaan 5",
    ],
)
def test_another_number_in_the_same_street_keeps_postcode_and_town(words: str) -> None:
    visitor = sent_to_a_street()
    visitor.says(words)
    assert "Lindelaan 5, 7311 AA Apeldoorn" in visitor.text
    visitor.says("ja")
    fields = visitor.effects.change.fields
    assert (fields.street, fields.house_number) == ("Lindelaan", "5")
    assert (fields.postcode, fields.city) == ("7311 AA", "Apeldoorn")


def test_another_street_is_asked_for_its_town_before_it_is_changed() -> None:
    visitor = sent_to_a_street()
    visitor.says("het adres klopt niet, het is Beukenweg 12")
    assert visitor.state["form"]["state"] == "open"
    assert "plaats" in visitor.question or "postcode" in visitor.question
    visitor.says("Deventer")
    assert "Beukenweg 12, Deventer" in visitor.text
    visitor.says("ja")
    assert visitor.effects.change.fields.city == "Deventer"


@pytest.mark.parametrize(
    "words",
    ["ik wil verzetten naar morgen", "ik wil de afspraak verplaatsen naar vrijdag", "liever een andere dag"],
)
def test_another_day_is_written_down_and_promised_by_nobody(words: str) -> None:
    visitor = with_request()
    visitor.says(words)
    assert "kan ik niet afspreken" in visitor.text
    assert words in visitor.text
    visitor.says("ja")
    assert words in visitor.effects.change.fields.remarks


def test_what_the_officer_must_know_told_after_sending_is_added() -> None:
    visitor = with_request()
    visitor.says("ik zit in een rolstoel", facts={"vulnerable": True})
    visitor.says("ja")
    assert "rolstoel" in visitor.effects.change.fields.mobility


@pytest.mark.parametrize(
    "said", ["hoe staat het ermee?", "is het nou doorgekomen?", "is de aanvraag al binnen"]
)
def test_who_asks_how_an_unsent_request_stands_hears_that_it_was_not_sent(said: str) -> None:
    visitor = in_form()
    visitor.says(said)
    assert "nog geen aanvraag van u verstuurd" in visitor.text
    visitor = at_summary()
    visitor.says(said)
    assert "nog geen aanvraag van u verstuurd" in visitor.text
    assert "form:confirm" in visitor.buttons


def test_another_day_said_while_changing_is_written_down() -> None:
    visitor = with_request()
    visitor.presses("request:change")
    visitor.says("ik wil verzetten naar morgen")
    assert "verzetten naar morgen" in visitor.text


def test_a_request_can_be_withdrawn_while_it_is_changed() -> None:
    visitor = with_request()
    visitor.presses("request:change")
    visitor.says("trek maar in")
    assert "echt intrekken" in visitor.question


def test_a_removed_secret_is_not_followed_by_having_no_answer() -> None:
    visitor = bank_victim()
    visitor.says("mijn pincode is [pincode], kunt u even kijken?", masked=("pin",))
    assert "geen antwoord" not in visitor.text


def test_a_new_number_after_sending_is_taken_at_once() -> None:
    visitor = with_request()
    visitor.says("ik heb een ander nummer, 0687654321")
    assert "06 87654321" in visitor.text
    assert "06 12345678" not in visitor.text
    visitor.says("ja")
    assert visitor.effects.change is not None
    assert visitor.effects.change.fields.phone == "+31687654321"


def test_an_officer_at_the_door_after_sending_is_checked_by_calling() -> None:
    visitor = with_request()
    visitor.says("er staat een agent voor de deur, hoe weet ik dat die echt is?")
    assert "politiepasje" in visitor.text
    assert "0900-8844" in visitor.text
