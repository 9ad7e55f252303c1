"""A yes or no with more behind it: what the words behind it tell counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form, recognised, with_request

NO_ACCESS = ("lost_credentials", "lost_card", "lost_pin", "lost_device_access", "lost_account")


def asked(name: str, scenario: str = "bank_helpdesk_fraud", **facts: Any) -> Visitor:
    """Somebody who is asked about this fact."""
    visitor = Visitor()
    visitor.says("er belde iemand, ik vertrouw het niet", scenario, facts=facts)
    pending = visitor.state["pending"]
    assert (pending["kind"], pending["name"]) == ("fact", name), pending
    return visitor


def value(visitor: Visitor, name: str) -> Any:
    return visitor.state["facts"].get(name, {}).get("value")


# --- Is he still on the line? ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "ja opgehangen",
        "ja, al opgehangen",
        "ja maar ik heb hem weggedrukt",
        "ja net, maar nu niet meer",
        "nee hoor, ik heb opgehangen",
        "nee, opgehangen",
        "al opgehangen",
        "ja, maar hij heeft zelf opgehangen",
        "ja die is al weg",
    ],
)
def test_who_hung_up_is_not_told_to_hang_up(said: str) -> None:
    visitor = asked("suspect_in_contact")
    visitor.says(said)
    assert "Hang nu op" not in visitor.text
    assert "Heel goed" in visitor.text
    assert value(visitor, "suspect_in_contact") is False


@pytest.mark.parametrize(
    "said",
    [
        "nee hij hangt nog",
        "nee, die man is er nog steeds",
        "nee nog steeds",
        "nee hij kijkt nog mee",
        "nee ik heb nog niet opgehangen",
        "nee, hij zit gewoon door te praten",
        "nee ik durf niet op te hangen",
    ],
)
def test_a_no_that_tells_of_somebody_on_the_line_is_answered_with_hang_up(said: str) -> None:
    visitor = asked("suspect_in_contact")
    visitor.says(said)
    assert "Hang nu op" in visitor.text
    assert value(visitor, "suspect_in_contact") is True


@pytest.mark.parametrize(
    "said", ["nee, opgehangen", "nee hoor hij is weg", "nee niet meer, ik heb opgehangen"]
)
def test_did_you_hang_up_is_answered_by_what_is_told(said: str) -> None:
    visitor = Visitor()
    visitor.says("de bank belt mij nu", "bank_helpdesk_fraud", facts={"suspect_in_contact": True})
    assert visitor.state["pending"]["kind"] == "hung_up"
    visitor.says(said)
    assert "Heel goed" in visitor.text


# --- The other questions --------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["ja hij is al weg", "ja maar die is vertrokken"])
def test_a_yes_that_tells_that_the_offender_left_is_answered_as_just_left(said: str) -> None:
    visitor = asked("danger", "card_pickup", lost_card=True, happened="today")
    visitor.says(said)
    assert value(visitor, "danger") == "suspect_just_left"
    assert "112" in visitor.text


def test_not_yet_does_not_say_that_nobody_comes() -> None:
    visitor = asked("danger", "card_pickup", lost_card=True, happened="today")
    visitor.says("nog niet")
    assert value(visitor, "danger") is None
    assert visitor.state["pending"]["name"] == "danger"
    visitor.says("ja straks")
    assert value(visitor, "danger") == "suspect_coming"
    assert "112" in visitor.text


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("nee alleen mijn pincode", "lost_pin"),
        ("nee enkel de pas", "lost_card"),
        ("nee, behalve een code", "lost_credentials"),
    ],
)
def test_no_but_only_this_is_a_loss(said: str, gone: str) -> None:
    visitor = asked("anything_lost", suspect_in_contact=False, happened="today")
    visitor.says(said)
    assert value(visitor, gone) is True
    assert value(visitor, "lost_nothing") is not True


@pytest.mark.parametrize("said", ["ja nee niks", "ja niks weg hoor", "ja nee hoor"])
def test_yes_nothing_says_that_nothing_is_gone(said: str) -> None:
    visitor = asked("anything_lost", suspect_in_contact=False, happened="today")
    visitor.says(said)
    assert value(visitor, "lost_nothing") is True


@pytest.mark.parametrize(
    ("said", "stoppable"),
    [
        ("ja die is al weg", False),
        ("ja al afgeschreven", False),
        ("nee het staat er nog", True),
        ("nee hij is nog bezig", True),
        ("nee, nog niet afgeschreven", True),
    ],
)
def test_whether_a_payment_can_be_stopped_is_what_is_told(said: str, stoppable: bool) -> None:
    no_access = dict.fromkeys(NO_ACCESS, False)
    visitor = asked("can_stop", "online_shopping", lost_money=True, happened="days", **no_access)
    visitor.says(said)
    assert value(visitor, "can_stop") is stoppable


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("ja mijn zus is bij haar", False),
        ("nee er is niemand bij", True),
        ("nee ze is helemaal alleen", True),
    ],
)
def test_whether_the_victim_is_alone_is_what_is_told(said: str, alone: bool) -> None:
    visitor = asked("alone", "card_pickup", third_party=True, lost_card=True, happened="today", danger="none")
    visitor.says(said)
    assert value(visitor, "alone") is alone


# --- 112, the offer, the form, the request --------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "ja nog niet",
        "ja doe ik zo",
        "ja ga ik doen",
        "ja straks",
        "ja ik durf niet",
        "ja stuur iemand",
        "ja ik ben zo bang",
    ],
)
def test_a_yes_that_tells_of_a_call_to_come_is_no_call(said: str) -> None:
    visitor = Visitor()
    visitor.says("er staat een koerier voor mijn deur", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("ik weet het niet")
    visitor.says("ik weet het niet hoor")
    assert visitor.state["pending"]["name"] == "called"
    visitor.says(said)
    assert "Goed dat 112 is gebeld" not in visitor.text
    assert visitor.state["emergency"] == "open"


@pytest.mark.parametrize("said", ["ja hoeft niet", "ja nee hoor", "ja liever niet"])
def test_a_yes_with_a_no_behind_it_declines_an_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "geen agent" in visitor.text
    assert "heet u" not in visitor.question


@pytest.mark.parametrize("said", ["nee doe toch maar", "nee, ja graag"])
def test_a_no_with_a_yes_behind_it_accepts_an_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "heet u" in visitor.question


@pytest.mark.parametrize("said", ["ja niks", "ja nee niks bijzonders"])
def test_yes_nothing_is_no_remark(said: str) -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678"):
        visitor.says(answer)
    assert "letten" in visitor.question
    visitor.says(said)
    assert "Klopt dit" in visitor.question
    assert said not in visitor.text


@pytest.mark.parametrize(
    ("said", "stays"), [("ja laat ze toch maar komen", True), ("nee, hij hoeft niet te komen", False)]
)
def test_a_request_goes_or_stays_as_is_told(said: str, stays: bool) -> None:
    visitor = with_request()
    visitor.says("ik wil de aanvraag intrekken")
    visitor.says(said)
    assert (visitor.effects.cancel is None) is stays


def test_a_yes_in_a_crisis_stands_whatever_follows() -> None:
    visitor = Visitor()
    visitor.hears("ik hoef niet meer verder te leven zo", recognised("ik hoef niet meer verder te leven zo"))
    assert "113" in visitor.text
    visitor.says("ja nee")
    assert visitor.state["crisis"] is True


def test_a_summary_that_is_not_right_is_not_sent() -> None:
    visitor = at_summary()
    visitor.says("ja klopt niet")
    assert visitor.effects.visit is None
    visitor.says("ja nee")
    assert visitor.effects.visit is None


def test_a_yes_that_tells_of_a_call_is_one() -> None:
    visitor = Visitor()
    visitor.says("er staat een koerier voor mijn deur", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("ik weet het niet")
    visitor.says("ik weet het niet hoor")
    visitor.says("ja mijn man heeft ze net gebeld")
    assert "Goed dat 112 is gebeld" in visitor.text


def test_a_denial_of_something_else_declines_no_officer() -> None:
    visitor = bank_victim()
    visitor.says("niks meer gehoord")
    assert "geen agent" not in visitor.text
    visitor.says("niet nodig hoor")
    assert "geen agent" in visitor.text


def test_a_no_with_what_is_gone_answers_whether_more_was_given() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("bureau gekocht en nooit gekregen", "online_shopping")
    assert "code" in visitor.question
    visitor.says("nee gwn geld weg 80 euro", facts={"lost_money": True}, entities={"amount": "80"})
    facts = {fact.name: fact.value for fact in visitor.last.case.facts}
    assert facts["lost_credentials"] is False
    assert facts["lost_money"] is True
