"""Plain words tell or rule out a fact, whatever the recogniser made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.facts import Value
from bot.domain.turn import FoundFact
from tests.domain.visitor import Visitor, recognised, told

BILL = "ik kreeg een rekening van een incassobureau voor iets dat ik niet heb besteld"
PASSPORT = "ik ben mijn paspoort kwijt en nu ben ik bang voor identiteitsfraude"
MAIL = "ik kreeg een mail dat mijn webcam is gehackt en dat ze filmpjes hebben"


def value(visitor: Visitor, name: str) -> object:
    fact = visitor.state["facts"].get(name)
    return fact["value"] if fact else None


# --- Identity ----------------------------------------------------------------------------------------


def test_a_bill_for_what_was_not_ordered_is_misuse_of_a_name() -> None:
    visitor = told(BILL, "identity_fraud", {"lost_nothing": True})
    assert value(visitor, "lost_identity_used") is True
    assert visitor.steps[:2] == ["do_not_pay", "report_police"]
    assert visitor.last is not None
    assert "contest_claim" in [step.id for step in visitor.last.case.steps]


def test_whether_that_bill_must_be_paid_is_answered() -> None:
    visitor = told(BILL, "identity_fraud", {"lost_nothing": True})
    visitor.says("moet ik dat betalen?")
    assert "betaal niet wat niet van u is" in visitor.text
    assert "kosten u niets" not in visitor.text


def test_a_lost_passport_with_fear_alone_begins_at_the_document() -> None:
    visitor = told(PASSPORT, "identity_fraud", {"lost_id_document": True, "lost_identity_used": True})
    assert visitor.steps[0] == "report_missing"
    assert value(visitor, "lost_identity_used") is None
    visitor.says("er is nog niks gebeurd", facts={"lost_nothing": True})
    assert value(visitor, "lost_identity_used") is False
    assert value(visitor, "lost_id_document") is True
    visitor.says("weet ik niet")
    assert "de ander heeft een identiteitsbewijs" not in visitor.everything


# --- A telephone without signal ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "mijn telefoon heeft ineens geen bereik en ik krijg mails dat mijn wachtwoord gewijzigd is",
        "mijn telefoon heeft geen bereik meer en iemand is ingelogd in mijn mail",
    ],
)
def test_without_signal_the_provider_comes_first_from_another_phone(text: str) -> None:
    visitor = told(text, "account_takeover", {"lost_account": True})
    assert visitor.steps[:2] == ["call_provider", "secure_mail"]
    assert "met een andere telefoon" in visitor.text


# --- A threat by mail --------------------------------------------------------------------------------


def test_a_threat_by_mail_is_no_emergency_of_the_police() -> None:
    visitor = told(MAIL, "extortion", {"danger": "threatened"})
    visitor.says("ik heb niks betaald", facts={"lost_nothing": True})
    assert visitor.last is not None
    assert (visitor.last.case.urgency, visitor.last.case.rule) == ("advice", "threat-by-mail")
    assert "bluf" in visitor.text
    assert "visit:yes" not in visitor.offered()


def test_an_old_password_in_the_mail_is_explained() -> None:
    visitor = told("afperser mailt dat hij mijn wachtwoord heeft en me gefilmd heeft", "extortion")
    visitor.says("het wachtwoord klopt wel", "affirm")
    assert "oud datalek" in visitor.text
    assert "begreep" not in visitor.text


# --- Who the victim is -------------------------------------------------------------------------------


def test_who_names_a_grandchild_is_still_the_victim() -> None:
    visitor = told(
        "ik ben 81 en een half uur geleden heb ik 3000 euro meegegeven aan een jongen, "
        "hij zei dat mijn kleinzoon in de problemen zat",
        "friend_in_need",
        {"third_party": True, "vulnerable": True, "happened": "now", "lost_money": True},
    )
    assert value(visitor, "third_party") is None
    assert "niet uw schuld" in visitor.text
    assert "do_it_together" not in visitor.steps


def test_the_parent_of_a_child_is_not_spoken_to_as_the_child() -> None:
    facts: dict[str, Value] = {"third_party": True, "minor": True, "danger": "threatened"}
    visitor = told("mijn zoon van 13 wordt afgeperst via snapchat", "extortion", facts)
    assert visitor.state["address"] == "u"
    assert "support_child" in visitor.steps
    assert "tell_adult" not in visitor.steps
    assert "uw ouders" not in visitor.text


def test_a_mother_in_belgium_is_the_victim_and_no_officer_is_offered() -> None:
    visitor = told(
        "mijn moeder woont in Gent en is opgelicht, ze gaf haar pincode, ik woon zelf in Breda",
        "card_pickup",
        {"lost_pin": True, "happened": "today", "danger": "none"},
    )
    assert value(visitor, "third_party") is True
    assert "Card Stop" in visitor.text
    assert "visit:yes" not in visitor.offered()
    visitor.says("ja stuur een agent", facts={"wants_visit": True})
    assert "kan niet naar het slachtoffer toe" in visitor.text
    assert visitor.state["form"]["state"] == "none"


def test_who_lives_in_belgium_hears_it_before_the_kind_of_fraud_is_known() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "ik woon in Antwerpen en ze hebben mijn kaart van KBC leeggehaald",
        between=("card_pickup", "phishing"),
        facts={"abroad": True, "lost_money": True},
    )
    assert "buitenland" in visitor.text
    assert "Card Stop" in visitor.text
    visitor.says("kan de politie langskomen?", facts={"wants_visit": True})
    assert "kan niet naar u toe komen" in visitor.text
    assert "Dat kan ik vragen" not in visitor.text


def grandmother() -> Visitor:
    return told(
        "mijn oma van 84 heeft net haar pas meegegeven aan een man aan de deur",
        "card_pickup",
        {"third_party": True, "danger": "suspect_just_left", "happened": "now", "lost_card": True},
    )


def test_that_she_is_alone_is_not_asked_again() -> None:
    visitor = grandmother()
    visitor.says("ze is alleen thuis ja", "affirm")
    assert "buur" in visitor.text
    visitor.says("112 gebeld", facts={"emergency_called": True})
    assert "alleen" not in visitor.question


def test_a_name_is_no_wish_for_a_person_and_a_number_no_refusal_to_call() -> None:
    visitor = grandmother()
    visitor.says("Sanne Bakker", "ask_human")
    assert visitor.effects.hand_over is None
    visitor.says("nee wacht, mijn nummer is 06-87654321")
    assert "Dat kan nu nog" not in visitor.text


def test_a_deaf_grandmother_leaves_the_writer_able_to_call() -> None:
    visitor = grandmother()
    visitor.says("ze is doof en ze heeft een rollator", facts={"cannot_talk": True})
    assert visitor.state["emergency"] == "open"
    assert "112NL-app" not in visitor.text
    assert "doof" in visitor.state["form"]["fields"]["remarks"]


# --- What was given ----------------------------------------------------------------------------------


def test_an_address_on_a_fake_page_is_no_password() -> None:
    visitor = told(
        "ik heb op een neppagina mijn adres en geboortedatum ingevuld",
        "phishing",
        {"clicked_link": True, "lost_credentials": True},
    )
    assert value(visitor, "lost_credentials") is False
    assert not {"call_bank", "call_card_issuer", "call_digid"} & set(visitor.steps)
    assert "alleen uw naam en adres" in visitor.text


def test_an_address_with_a_code_is_a_code() -> None:
    visitor = told(
        "ik heb op een neppagina mijn adres en mijn code ingevuld", "phishing", {"lost_credentials": True}
    )
    assert value(visitor, "lost_credentials") is True


# --- Threats -----------------------------------------------------------------------------------------


def test_a_seller_who_threatens_is_answered_with_a_step() -> None:
    visitor = told("300 euro betaald voor een fiets op marktplaats", "online_shopping", {"lost_money": True})
    visitor.says("en nu bedreigt de verkoper me ook via whatsapp", "online_shopping")
    assert visitor.steps[0] == "threat_report"
    assert "strafbaar" in visitor.text


def test_who_is_asked_for_images_is_told_to_send_none() -> None:
    visitor = told("iemand op insta dreigt mij", "extortion")
    visitor.says("hij wil naaktfoto's van me", "extortion", facts={"danger": "threatened"})
    assert "Stuur geen foto" in visitor.text
    assert "er wordt gedreigd" not in visitor.text


# --- Now ---------------------------------------------------------------------------------------------


def test_who_is_still_in_contact_is_not_asked_when_it_was() -> None:
    visitor = told("een jongen van de bank kijkt mee", "tech_support", {"lost_device_access": True})
    visitor.says("het scherm beweegt nu ook nog ja")
    assert value(visitor, "happened") == "now"
    visitor.says("ik heb de stekker eruit getrokken")
    assert "Wanneer" not in visitor.question
    assert "internet_off" in visitor.state["done"]


def test_a_demand_with_an_or_else_is_a_threat() -> None:
    visitor = told("hij wil meer foto's anders zet hij ze online", "extortion", {"danger": "threatened"})
    assert value(visitor, "danger") == "threatened"


def test_the_address_of_a_site_is_no_address_of_somebody() -> None:
    visitor = told(
        "dat adres eindigde op punt top, ik had het ingevuld", "phishing", {"lost_credentials": True}
    )
    assert value(visitor, "lost_credentials") is True


# --- Who called, and who comes back ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "vanochtend door de rabobank gebeld en toen was alles weg",
        "ik ben gebeld door de ing en toen was alles weg",
        "de bank heeft mij gebeld en toen was alles weg",
    ],
)
def test_who_was_called_by_the_bank_still_has_to_call_it(text: str) -> None:
    visitor = told(text, "bank_helpdesk_fraud", {"lost_money": True, "called_bank": True})
    assert value(visitor, "called_bank") is None
    assert "call_bank" in visitor.steps


def test_who_called_the_bank_after_that_did_call_it() -> None:
    text = "door de rabobank gebeld, en ik heb daarna zelf de bank gebeld"
    visitor = told(text, "bank_helpdesk_fraud", {"lost_money": True, "called_bank": True})
    assert value(visitor, "called_bank") is True


def test_what_had_to_be_transferred_is_gone() -> None:
    visitor = told("ik heb alles moeten overmaken van iemand van de bank", "bank_helpdesk_fraud")
    assert value(visitor, "lost_money") is True


@pytest.mark.parametrize(
    "text",
    [
        "ze is alleen en hij zou nog terugkomen zei die",
        "hij komt straks weer terug",
        "ze zeiden dat ze vanavond terug zouden komen",
        "straks komt ie terug",
    ],
)
def test_who_would_come_back_is_danger(text: str) -> None:
    visitor = told("ze haalden mijn pas op", "card_pickup", {"lost_card": True, "danger": "none"})
    visitor.says(text)
    assert value(visitor, "danger") == "suspect_coming"
    assert "112" in visitor.text


@pytest.mark.parametrize(
    "text",
    [
        "mijn man is even weg maar hij komt zo terug",
        "mijn dochter is boodschappen doen ze komt straks terug",
        "ik hoop dat mijn geld terug komt",
        "wat als hij terug komt?",
    ],
)
def test_who_of_the_family_comes_back_is_none(text: str) -> None:
    visitor = told("ze haalden mijn pas op", "card_pickup", {"lost_card": True, "danger": "none"})
    visitor.says(text)
    assert value(visitor, "danger") == "none"


def test_who_came_to_the_door_is_not_on_the_line() -> None:
    visitor = told("er stond net een man aan de deur van de politie", "fake_police", {"happened": "now"})
    assert value(visitor, "suspect_in_contact") is False
    assert "hang_up" not in visitor.steps
    visitor = told("er werd gebeld en toen stond hij aan de deur", "fake_police", {"happened": "now"})
    assert "hang_up" in visitor.steps


@pytest.mark.parametrize(
    ("text", "somebody_else"),
    [
        ("een meisje wil mijn naaktfoto's naar mijn vrienden sturen als ik niet betaal", False),
        ("hij stuurt ze naar mijn vrouw als ik geen geld overmaak, naar mijn familie ook", False),
        ("mijn zoon wordt gechanteerd, ze sturen zijn foto's rond als ik niet betaal", True),
    ],
)
def test_who_is_blackmailed_is_the_victim(text: str, somebody_else: bool) -> None:
    visitor = told(text, "extortion", {"third_party": True})
    assert (value(visitor, "third_party") is True) is somebody_else


# --- Whose money it was ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "somebody_else"),
    [
        ("kreeg appje van me nichtje dat ze vast zit en 900 nodig heeft, heb t net overgemaakt", False),
        ("vanmorgen kreeg ik een bericht van mijn dochter met een nieuw nummer", False),
        ("mijn moeder kreeg een appje van mijn zus en heeft toen 900 overgemaakt", True),
    ],
)
def test_who_got_the_message_of_a_false_relative_is_the_victim(text: str, somebody_else: bool) -> None:
    visitor = told(text, "friend_in_need", {"third_party": True})
    assert (value(visitor, "third_party") is True) is somebody_else


@pytest.mark.parametrize(
    "text",
    [
        "de bank had gebeld en toen heb ik alles op een veilige rekening gezet",
        "ik heb mijn spaargeld overgeboekt naar de kluis rekening",
    ],
)
def test_what_stands_on_a_safe_account_is_gone(text: str) -> None:
    assert value(told(text, "bank_helpdesk_fraud"), "lost_money") is True


def test_just_the_money_names_no_moment() -> None:
    visitor = told("I paid 1200 for a flat that is not there", "rental_or_advance_fee", language="en")
    recognition = recognised("no just the money", facts={})
    found = FoundFact("happened", "now", "just", 3, 7)
    visitor.hears("no just the money", replace(recognition, facts=(found,)))
    assert value(visitor, "happened") is None
    assert value(visitor, "lost_credentials") is False


# --- How help may come -------------------------------------------------------------------------------


def test_police_at_the_door_as_a_question_of_how_is_nobody_there() -> None:
    visitor = told("mijn dochter wordt afgeperst", "extortion", {"third_party": True, "happened": "days"})
    words = "moet dat echt met politie aan de deur, haar vader weet van niks"
    visitor.says(words, facts={"danger": "suspect_present", "happened": "now", "claims_police": True})
    assert value(visitor, "claims_police") is None
    assert value(visitor, "danger") is None
    assert value(visitor, "happened") == "days"
    visitor.says("er staat iemand met politie aan de deur", facts={"danger": "suspect_present"})
    assert value(visitor, "danger") == "suspect_present"


def test_who_helps_a_victim_that_is_written_to_is_not_told_to_hang_up() -> None:
    visitor = told("mijn dochter wordt afgeperst", "extortion", {"third_party": True, "happened": "days"})
    visitor.says("hij stuurt ze door om 8 uur zegt hij", facts={"suspect_in_contact": True})
    assert "antwoorden" in visitor.question
    assert "ophangen" not in visitor.question


# --- Before the story --------------------------------------------------------------------------------


def test_whose_account_was_emptied_is_told_to_warn_the_bank_and_not_sent_away() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik zit in de trein en me revolut is leeg gehaald", "out_of_scope")
    assert "Waarschuw nu uw bank" in visitor.text
    assert "niet mee helpen" not in visitor.text


@pytest.mark.parametrize(
    ("text", "somebody_else"),
    [
        ("ik praat al maanden met een man op facebook en heb al 18 duizend gestuurd", False),
        ("een vrouw van een datingsite vroeg geld, ik heb haar 900 overgemaakt", False),
        ("mijn moeder praat met een man op facebook, ik heb gezien wat ze heeft gestuurd", True),
        ("de buurvrouw praat met een man, dat heb ik haar verboden, ze heeft al 900 gestuurd", True),
    ],
)
def test_who_lost_money_to_a_stranger_is_the_victim(text: str, somebody_else: bool) -> None:
    visitor = told(text, "romance_fraud", {"third_party": True, "lost_money": True})
    assert (value(visitor, "third_party") is True) is somebody_else


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("er staat een vent aan de deur van de bank ik doe niet open he", False),
        ("er staat een man aan de deur, ik kan niet praten", True),
        ("er is iemand in huis, ik zit op de wc en hij mag niets merken", True),
        ("hij staat voor de deur en ik ben doof", True),
        ("hij zit in de auto naast me, ik kan alleen appen", True),
        ("er staat iemand aan de deur en ik kan nu niks hardop zeggen", True),
        ("de deur zit op slot, hij zit tegenover me en ik doe of ik een recept opzoek", True),
    ],
)
def test_only_who_says_so_cannot_speak(text: str, silent: bool) -> None:
    visitor = told(text, "card_pickup", {"danger": "suspect_present", "cannot_talk": True})
    assert ("112NL" in visitor.text) is silent
    assert "112" in visitor.text


def test_who_paid_to_whom_has_the_account_is_another_victim() -> None:
    visitor = told("mn whatsapp is gehackt", "account_takeover", {"lost_account": True, "happened": "today"})
    visitor.says(
        "nee niks kwijt zelf maar me tante heeft 600 betaald",
        facts={"third_party": True, "lost_money": True},
    )
    assert value(visitor, "third_party") is None
    assert value(visitor, "lost_money") is None
    assert "eigen gesprek" in visitor.text


def test_what_the_bank_says_of_too_late_is_that_it_cannot_be_stopped() -> None:
    visitor = told("factuur betaald op een ander nummer", "invoice_fraud", {"lost_money": True})
    visitor.says("de bank zegt te laat")
    assert value(visitor, "can_stop") is False


def test_a_peaceful_no_is_no_violence_and_a_blocked_card_is_done() -> None:
    facts = {"third_party": True, "lost_card": True, "happened": "today", "suspect_in_contact": False}
    visitor = told("er is een koerier geweest die heeft haar pas meegenomen", "card_pickup", facts)
    assert visitor.steps[0] == "block_card_for_other"
    words = "nee is allang weg en de pas is al geblokkeerd door mn zus"
    visitor.says(words, facts={"violence": True})
    assert visitor.last.case.urgency != "emergency"
    steps = {step.id: step.done for step in visitor.last.case.steps}
    assert steps["block_card_for_other"]
    visitor.says("nee hij bedreigt ons", facts={"violence": True, "danger": "threatened"})
    assert visitor.last.case.urgency == "emergency"


@pytest.mark.parametrize(
    "text", ["nee, we kregen klappen, allebei", "nee hij is allang weg maar ik ben tegen de kast geduwd"]
)
def test_violence_told_after_a_no_counts(text: str) -> None:
    visitor = told("een koerier heeft mijn pas meegenomen", "card_pickup", {"lost_card": True})
    visitor.says(text, facts={"violence": True, "happened": "now"})
    assert visitor.last.case.urgency == "emergency"


def test_somebody_at_the_door_as_an_officer_is_danger() -> None:
    visitor = told("de bank belde en ik gaf mijn pas", "bank_helpdesk_fraud", {"lost_card": True})
    visitor.says("er belt nu een vent aan, als agent aan de deur", facts={"danger": "suspect_present"})
    assert visitor.last.case.urgency == "emergency"


def test_a_card_that_is_not_blocked_yet_is_not_done() -> None:
    visitor = told("mijn pas is meegenomen", "card_pickup", {"lost_card": True, "happened": "today"})
    visitor.says("ik heb de pas nog niet geblokkeerd")
    assert not next(step.done for step in visitor.last.case.steps if step.id == "block_card")


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("ja ze willen 100 via paysafe", None),
        ("hij eist 500 euro in bitcoin", None),
        ("ze willen nog 100 en ik heb al 200 betaald", True),
    ],
)
def test_what_is_demanded_is_not_gone(text: str, gone: bool | None) -> None:
    visitor = told("mijn insta is gehackt", "account_takeover", {"lost_account": True, "happened": "days"})
    visitor.says(text, facts={"lost_money": True})
    assert value(visitor, "lost_money") is gone


def test_whose_voice_was_imitated_is_nobody_to_write_for() -> None:
    text = "er werd gebeld met de stem van mijn kleinzoon, hij had een ongeluk en moest geld"
    assert value(told(text, "friend_in_need", {"third_party": True}), "third_party") is None


def test_being_alone_is_no_refusal_of_an_officer() -> None:
    visitor = told(
        "ze kwamen mijn pas halen",
        "card_pickup",
        {"lost_card": True, "happened": "today", "danger": "none", "suspect_in_contact": False},
    )
    assert "visit:yes" in visitor.buttons
    visitor.says("nee ben alleen")
    assert "dan vraag ik geen agent" not in visitor.text
    assert value(visitor, "alone") is True


def test_minutes_ago_says_that_somebody_left_just_now() -> None:
    visitor = told(
        "er stond iemand voor de deur en hij heeft mn bankpas mee", "card_pickup", {"lost_card": True}
    )
    assert "bij u" in visitor.question
    visitor.says("net 10 minuten")
    assert value(visitor, "danger") == "suspect_just_left"
    assert "112" in visitor.text
