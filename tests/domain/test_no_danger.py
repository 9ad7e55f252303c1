"""What only sounds like danger alarms nobody, and what is danger beside it still does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.facts import Value
from bot.domain.turn import FoundFact
from tests.domain.visitor import Visitor, recognised, told, with_request

NO_ACCESS: dict[str, Value] = dict.fromkeys(
    ("lost_credentials", "lost_card", "lost_pin", "lost_device_access", "lost_account"), False
)


def value(visitor: Visitor, name: str) -> object:
    fact = visitor.state["facts"].get(name)
    return fact["value"] if fact else None


# --- A threat from afar ------------------------------------------------------------------------------


def threatened(text: str, words: str, scenario: str = "online_shopping") -> Visitor:
    visitor = Visitor()
    visitor.opens()
    found = tuple(
        FoundFact(name, value, words, text.index(words), text.index(words) + len(words))
        for name, value in (("danger", "threatened"), ("happened", "now"), ("violence", True))
    )
    visitor.hears(text, replace(recognised(text, scenario), facts=found))
    return visitor


def test_a_seller_who_threatens_from_afar_is_answered_with_what_to_do_and_112_for_danger() -> None:
    visitor = threatened("de verkoper bedreigt me", "bedreigt me")
    assert visitor.steps[:2] == ["call_112_threat", "threat_report"]
    assert "Bent u nu in gevaar? Bel 112" in visitor.text
    visitor.says("nee niks betaald", facts={"lost_nothing": True})
    assert "0900-8844" in visitor.text
    assert "geen spoed" not in visitor.text


@pytest.mark.parametrize(
    ("text", "words", "scenario"),
    [
        ("de verkoper bedreigt me met een mes", "bedreigt me", "online_shopping"),
        ("de koper bedreigt me en weet waar ik woon", "bedreigt me", "payment_request_fraud"),
        ("de verkoper bedreigt me, hij staat voor de deur", "bedreigt me", "online_shopping"),
        ("de verkoper bedreigt mijn kinderen", "bedreigt mijn kinderen", "online_shopping"),
        ("de verkoper zegt dat hij me in elkaar slaat", "in elkaar slaat", "online_shopping"),
        ("die koerier bedreigt me", "bedreigt me", "card_pickup"),
    ],
)
def test_a_threat_of_violence_or_nearby_stays_112_first(text: str, words: str, scenario: str) -> None:
    visitor = threatened(text, words, scenario)
    assert visitor.last is not None
    assert visitor.last.replies[0].emergency
    assert "Bel nu 112" in visitor.text


@pytest.mark.parametrize(
    "text", ["wacht het was de abn, mijn zus zit bij de rabo", "oh sorry het is de ing, niet de rabo"]
)
def test_another_bank_is_no_danger(text: str) -> None:
    visitor = told("gebeld door de rabo", "bank_helpdesk_fraud", {"lost_money": True, "happened": "today"})
    visitor.says(text, "crisis", facts={"violence": True}, entities={"bank": "ABN AMRO"}, confidence=0.7)
    assert "112" not in visitor.text
    assert value(visitor, "violence") is None


def test_a_knife_beside_another_bank_is_danger() -> None:
    visitor = told("gebeld door de rabo", "bank_helpdesk_fraud", {"lost_money": True, "happened": "today"})
    text = "nee het was de abn, hij heeft een mes"
    visitor.says(text, facts={"violence": True}, entities={"bank": "ABN AMRO"})
    assert "112" in visitor.text


def test_a_code_that_is_pasted_tells_no_other_story() -> None:
    visitor = told("gebeld door de rabo, alles overgemaakt", "bank_helpdesk_fraud", {"lost_money": True})
    text = "mijn rekening is [weggehaald] en de code van mijn pas is [weggehaald]"
    visitor.says(text, "card_pickup", masked=("pin",))
    assert visitor.state["scenario"] == "bank_helpdesk_fraud"
    assert "weggehaald" in visitor.text


# --- What sounds like danger, and is none ------------------------------------------------------------


def test_whether_a_request_is_in_is_no_offender_inside() -> None:
    visitor = with_request()
    visitor.says("is die aanvraag nu binnen?", facts={"danger": "suspect_present"})
    assert "Bel nu 112" not in visitor.text
    assert "MEREL-2907" in visitor.text


def test_who_drives_to_a_victim_is_no_offender_on_the_way() -> None:
    visitor = told(
        "mijn moeder heeft haar pas meegegeven",
        "card_pickup",
        {"third_party": True, "lost_card": True, "happened": "today"},
    )
    visitor.says("ik ben er zelf niet, ik rij er nu naartoe", facts={"danger": "suspect_coming"})
    assert value(visitor, "danger") != "suspect_coming"


def test_a_collector_who_comes_while_the_writer_drives_there_is_danger() -> None:
    visitor = told(
        "mijn moeder heeft haar pas meegegeven",
        "card_pickup",
        {"third_party": True, "lost_card": True, "happened": "today"},
    )
    visitor.says("ik rij er nu naartoe, hij komt zo terug", facts={"danger": "suspect_coming"})
    assert value(visitor, "danger") == "suspect_coming"


def test_an_offender_who_left_hours_ago_is_no_longer_just_left() -> None:
    visitor = told(
        "mijn moeder heeft net haar pas meegegeven",
        "card_pickup",
        {"third_party": True, "lost_card": True, "danger": "suspect_just_left", "happened": "now"},
    )
    assert "112" in visitor.text
    visitor.says("hij vertrok om drie uur ongeveer")
    assert visitor.state["emergency"] == "over"
    assert "Bel eerst 112" not in visitor.text


def test_an_alarm_is_not_told_twice_in_the_same_words() -> None:
    visitor = told("er komt iemand mijn pas halen", "card_pickup", {"danger": "suspect_coming"})
    first = visitor.last.replies[0].text if visitor.last else ""
    visitor.says("hij komt over tien minuten", facts={"danger": "suspect_coming"})
    assert first not in visitor.text
    assert "112" in visitor.text


def test_a_death_years_ago_dates_nothing() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik ben mevrouw Dam en mijn man leeft al vijf jaar niet meer", facts={"happened": "weeks"})
    assert value(visitor, "happened") is None
    assert "Wat verdrietig" in visitor.text


def test_a_bank_not_called_yet_does_not_say_that_a_payment_cannot_be_stopped() -> None:
    visitor = told(
        "8000 euro overgemaakt",
        "bank_helpdesk_fraud",
        {"lost_money": True, "happened": "days", "suspect_in_contact": False, **NO_ACCESS},
    )
    assert visitor.state["pending"]["name"] == "can_stop"
    visitor.says("nee nog niet gebeld")
    assert value(visitor, "can_stop") is None
    assert value(visitor, "called_bank") is False
    assert visitor.state["pending"]["name"] == "can_stop"


def test_who_says_politely_that_somebody_may_come_is_heard() -> None:
    visitor = told("8000 euro weg", "bank_helpdesk_fraud", {"lost_money": True, "happened": "days"})
    visitor.says("ja dat is goed als er iemand komt")
    assert visitor.state["form"]["state"] == "open"


def test_a_father_who_is_on_the_phone_is_to_hang_up() -> None:
    text = "mijn vader zit nu aan de telefoon met iemand van de bank en hij luistert niet naar mij"
    facts = {
        "third_party": True,
        "danger": "suspect_present",
        "cannot_talk": True,
        "suspect_in_contact": True,
    }
    visitor = told(text, "bank_helpdesk_fraud", facts)
    assert "moet nu ophangen" in visitor.question
    assert "112NL" not in visitor.text
    assert value(visitor, "cannot_talk") is None


def test_who_is_deaf_at_the_phone_with_somebody_at_the_door_keeps_both() -> None:
    text = "mijn moeder is doof en zit aan de telefoon met iemand, er staat een man voor de deur"
    facts = {"third_party": True, "danger": "suspect_present", "cannot_talk": True}
    visitor = told(text, "card_pickup", facts)
    assert "112" in visitor.text
    assert value(visitor, "danger") == "suspect_present"


def test_a_neighbour_who_calls_112_is_no_victim() -> None:
    visitor = told("er staat iemand voor mijn deur", "card_pickup", {"danger": "suspect_present"})
    visitor.says("ik kan niet bellen, ik ben doof", facts={"cannot_talk": True})
    assert "Waar kan ik u nog mee helpen" not in visitor.text
    visitor.says("buurvrouw belt 112 nu", facts={"third_party": True, "emergency_called": True})
    assert value(visitor, "third_party") is None
    assert "slachtoffer" not in visitor.text


def test_who_is_told_to_withdraw_money_is_not_threatened() -> None:
    visitor = told("mijn pas uitgeleend aan een jongen", "money_mule", {"lost_card": True})
    visitor.says("hij appt dat ik de rest moet pinnen", facts={"danger": "threatened"})
    assert value(visitor, "danger") is None
    visitor.says("anders slaat hij me in elkaar", facts={"danger": "threatened"})
    assert value(visitor, "danger") == "threatened"


def test_an_officer_is_not_offered_to_a_child_in_the_breath_that_nobody_may_know() -> None:
    visitor = told(
        "ik ben 15 en word afgeperst",
        "extortion",
        {"minor": True, "lost_money": True, "happened": "today"},
    )
    assert "visit:yes" in visitor.buttons
    visitor.says("mijn ouders mogen dit niet weten")
    assert "Kindertelefoon" in visitor.text
    assert "agent" not in visitor.text
    visitor.says("ja graag toch maar een agent")
    assert visitor.state["form"]["state"] == "open"


def test_a_father_who_is_about_to_give_codes_is_not_threatened() -> None:
    facts = {"third_party": True, "suspect_in_contact": True}
    visitor = told("mijn vader wordt nu gebeld door de bank", "bank_helpdesk_fraud", facts)
    visitor.says("hij gaat codes doorgeven zegt hij", facts={"violence": True, "danger": "threatened"})
    assert value(visitor, "violence") is None
    visitor.says("ik heb de stekker van de telefoon eruit getrokken")
    assert value(visitor, "suspect_in_contact") is False
    visitor.says("hij gaat de codes geven anders slaat hij hem", facts={"violence": True})
    assert value(visitor, "violence") is True


def test_an_officer_who_proved_real_leaves_nothing_to_do() -> None:
    visitor = Visitor()
    said = "er staat een agent voor de deur, is die echt?"
    visitor.says(said, "fake_police", facts={"danger": "suspect_present", "claims_police": True})
    assert "vraag of deze agent echt is" in visitor.text
    visitor.says("heb 112 gebeld, hij was echt", facts={"emergency_called": True, "danger_over": True})
    assert "nepagent" not in visitor.text
    assert not visitor.steps
    assert not visitor.question
