"""What people who played freely ran into: a no to something else, a call in the form, a fact noted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form, recognised, with_request


def told(text: str, scenario: str, **said: object) -> Visitor:
    """A conversation that begins with one story."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(text, scenario, **said)
    return visitor


# --- The offer of an officer ----------------------------------------------------------------------


@pytest.mark.parametrize("said", ["nee er is nog niks meegegeven", "nee hoor er is niets ingevuld"])
def test_a_no_about_what_is_gone_declines_no_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, "deny")
    assert "geen agent" not in visitor.text
    assert "visit:yes" in visitor.buttons


@pytest.mark.parametrize(
    "said", ["ja laat maar komen", "laat ze toch maar komen", "ja hoor, laat maar komen"]
)
def test_an_officer_who_was_declined_may_come_after_all(said: str) -> None:
    visitor = bank_victim()
    visitor.says("nee dank u", "deny")
    visitor.says(said, "affirm")
    assert "meldkamer" in visitor.text
    assert "heet u" in visitor.question


# --- The offender has contact again ---------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "oh de telefoon gaat, het is hem weer",
        "mijn telefoon gaat weer over, daar heb je hem weer",
        "hij zegt dat ik moet opschieten",
    ],
)
def test_who_is_called_again_in_the_form_is_told_to_hang_up(said: str) -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says(said)
    assert "Hang nu op" in visitor.text


@pytest.mark.parametrize(
    "said", ["hij vraagt om mijn nieuwe pincode", "ze wil mijn inlogcode weten", "die man vraagt mijn pas"]
)
def test_who_is_asked_for_a_secret_is_told_to_hang_up(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "Hang nu op" in visitor.text
    assert "geen" in visitor.text


def test_who_told_earlier_what_was_asked_is_not_told_to_hang_up_again() -> None:
    visitor = bank_victim()
    visitor.says("hij heeft al opgehangen", facts={"suspect_in_contact": False})
    visitor.says("hij zegt dat ik moet opschieten")
    assert "Hang nu op" not in visitor.text


def test_a_caller_about_the_request_who_says_police_is_checked_by_112() -> None:
    visitor = with_request()
    visitor.says(
        "er belt nu iemand dat hij van de politie is en mijn aanvraag heeft, klopt dat?",
        "fake_police",
        facts={"claims_police": True, "suspect_in_contact": True},
    )
    assert "112" in visitor.text
    assert "anders dan u eerst" not in visitor.text


def test_a_call_now_does_not_date_what_happened() -> None:
    visitor = bank_victim()
    said = "de man is weer aan de telefoon"
    call = recognised(said, facts={"suspect_in_contact": True, "happened": "now"})
    visitor.hears(said, call)
    assert "net gebeurd" not in visitor.text
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert facts["happened"] == "today"


def test_words_of_despair_do_not_date_what_happened() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik maak er een eind aan", "crisis", facts={"self_harm": True, "happened": "now"})
    visitor.says("zo bedoel ik het niet")
    visitor.says("8000 euro naar een nepbank vandaag", "bank_helpdesk_fraud", facts={"happened": "today"})
    assert "aangepast" not in visitor.text


def test_who_says_that_the_man_at_the_door_is_gone_is_not_asked_for_a_call() -> None:
    visitor = told("er staat iemand aan de deur", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("hij is nu weg", facts={"danger_over": True, "danger": "none"})
    visitor.says("niks gegeven", facts={"lost_nothing": True})
    assert "aan de lijn" not in visitor.everything


# --- Said once is enough --------------------------------------------------------------------------


def test_what_was_known_is_not_noted_again() -> None:
    visitor = told(
        "mijn vader is gebeld en heeft 900 euro overgemaakt",
        "bank_helpdesk_fraud",
        facts={"third_party": True, "lost_money": True, "happened": "today"},
    )
    visitor.says("wat moet hij nu met die brief van de man", facts={"third_party": True})
    assert "schrijft voor iemand anders" not in visitor.text


def test_who_called_112_hears_so() -> None:
    visitor = bank_victim()
    visitor.says("ik heb 112 gebeld", facts={"emergency_called": True})
    assert "Goed dat 112 is gebeld" in visitor.text


def test_a_yes_about_something_else_dates_nothing() -> None:
    visitor = told("boekhouder heeft 18000 euro betaald", "invoice_fraud", facts={"lost_money": True})
    assert visitor.question == "Wanneer is dit gebeurd?"
    visitor.says("bedrijf ja", "affirm", facts={"business": True})
    assert "happened" not in {fact.name for fact in visitor.last.case.facts} if visitor.last else False


def test_a_card_one_paid_with_is_not_lost() -> None:
    visitor = told("schoenen besteld bij een nepsite, 89 euro", "online_shopping", facts={"lost_money": True})
    visitor.says("twee dagen geleden met creditcard", facts={"happened": "days"})
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert facts.get("lost_card") is not True


def test_who_filled_in_nothing_is_not_asked_about_a_payment() -> None:
    visitor = told("op een link geklikt van de post", "phishing", facts={"clicked_link": True})
    visitor.says("nee niks ingevuld", "deny", facts={"lost_nothing": True})
    assert "betaling" not in visitor.question


# --- Who it is about ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        "via WhatsApp deed iemand zich voor als mijn zoon en heb ik 800 euro betaald",
        "ik heb 63.000 euro ingelegd, ook geld van mijn zus",
    ],
)
def test_a_relative_in_the_story_is_not_who_lost_it(said: str) -> None:
    kind = "friend_in_need" if "WhatsApp" in said else "investment_fraud"
    visitor = told(said, kind, facts={"third_party": True, "lost_money": True})
    assert "slachtoffer" not in visitor.text


def test_who_lives_abroad_together_gets_no_dutch_officer() -> None:
    visitor = told(
        "wij wonen in Brugge en mijn man gaf een code aan iemand van de bank, vandaag",
        "bank_helpdesk_fraud",
        facts={"abroad": True, "third_party": True, "lost_credentials": True, "happened": "today"},
    )
    visitor.says("nee", "deny")
    assert "visit:yes" not in visitor.offered()


def test_a_mother_who_is_threatened_is_the_victim() -> None:
    visitor = Visitor()
    visitor.opens()
    said = "de koerier bedreigt mijn moeder met een mes"
    visitor.says(said, "crisis", facts={"danger": "threatened", "violence": True}, confidence=0.7)
    assert "adres van het slachtoffer" in visitor.text


# --- The form and the request ---------------------------------------------------------------------


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


# --- Warmth ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["ja stom he", "stom hè", "ik voel me zo'n sukkel"])
def test_who_calls_themselves_stupid_is_comforted(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, "affirm")
    assert "schamen" in visitor.text
    assert "begreep" not in visitor.text


@pytest.mark.parametrize("said", ["ik ben er kapot van", "ik moet steeds huilen", "het is zo oneerlijk"])
def test_who_is_sad_is_heard(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "naar voor u" in visitor.text
    assert "begreep" not in visitor.text


@pytest.mark.parametrize("said", ["niemand helpt mij", "jullie doen ook niks", "ik ben heel boos"])
def test_who_feels_unheard_is_heard(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "Ik help u" in visitor.text


def test_who_lost_a_dog_is_not_told_to_hang_up() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("me hond is dood")
    assert "verdrietig" in visitor.text


@pytest.mark.parametrize("said", ["nog niks gedaan", "ik heb nog niets teruggestuurd"])
def test_who_did_nothing_yet_hears_that_this_is_good(said: str) -> None:
    visitor = told("er staat 900 euro op mijn rekening van een onbekende", "money_mule")
    visitor.says(said)
    assert "begreep" not in visitor.text
    assert "Goed" in visitor.text


# --- Before the story is known --------------------------------------------------------------------


def test_details_before_the_story_are_kept_and_said_to_be() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("stuur iemand", "ask_human")
    visitor.says("Greet Mulder")
    assert "bewaar" in visitor.text
    visitor.says("Havenkade 12, 1621 CD Hoorn")
    assert "bewaar" in visitor.text.lower() or "genoteerd" in visitor.text.lower()
    assert visitor.state["form"]["fields"]["name"] == "Greet Mulder"
    assert visitor.state["form"]["fields"]["postcode"] == "1621 CD"


def test_who_cannot_hear_is_helped_before_the_story() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik ben slechthorend", facts={"cannot_talk": True})
    assert "112NL" in visitor.text
    assert visitor.question


# --- Questions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("mag ik de verkoper bellen", "Schrijven is beter"),
        ("mag ik op antwoorden drukken", "antwoord niet"),
        ("moet ik opnemen als hij weer belt?", "neem niet op"),
        ("mag ik de bank bellen?", "bel uw bank meteen"),
        ("mag ik mijn vrienden waarschuwen?", "dat helpt"),
    ],
)
@pytest.mark.parametrize("taken_for", ["ask_human", "bank_helpdesk_fraud", "online_shopping", None])
def test_what_one_may_do_is_answered_before_the_story(
    asked: str, answered: str, taken_for: str | None
) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(asked, taken_for, confidence=0.6, facts={"lost_nothing": True})
    assert answered in visitor.text
    assert "medewerker aanwezig" not in visitor.text
    assert visitor.last is not None
    assert visitor.last.case.scenario is None


def test_may_i_call_the_buyer_asks_for_no_person_in_english() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("can I call the buyer?", "ask_human", language="en", confidence=0.68)
    assert "Writing is better" in visitor.text


def test_a_copy_of_an_id_is_no_second_crime() -> None:
    visitor = told(
        "borg betaald voor een kamer die niet bestaat", "rental_or_advance_fee", facts={"lost_money": True}
    )
    said = "ze hebben ook een kopie van mijn id"
    visitor.says(said, "identity_fraud", facts={"lost_id_document": True}, confidence=0.99)
    assert "iets anders dan u eerst" not in visitor.text
    assert "identiteitsbewijs" in visitor.text


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("kan ik de pas voor hem blokkeren?", "rekeninghouder"),
        ("hoe bereik ik de bank dan, ik kan niet bellen", "tekst- of beeldbemiddeling"),
        ("kan de bank het terughalen?", "Bel nu uw bank"),
        ("is mijn computer nu besmet", "kan ik hier niet zien"),
        ("wat kunnen ze met een kopie van mijn id", "nieuw document"),
    ],
)
def test_questions_in_a_case_have_the_right_answer(asked: str, answered: str) -> None:
    visitor = bank_victim()
    visitor.says(asked)
    assert answered in visitor.text


# --- Who was at the door is gone, and somebody calls ----------------------------------------------


def test_a_police_caller_after_the_danger_was_over_is_danger_again() -> None:
    told_of = {"lost_card": True, "happened": "today"}
    visitor = told("een man heeft mijn pas meegenomen", "card_pickup", facts=told_of)
    visitor.says("hij is weg", facts={"danger_over": True, "danger": "none"})
    visitor.says(
        "er belt nu iemand van de politie",
        "fake_police",
        facts={"claims_police": True, "suspect_in_contact": True},
    )
    assert visitor.last is not None
    assert visitor.last.replies[0].emergency
    assert "112" in visitor.text


@pytest.mark.parametrize("said", ["nee ik ben alleen, de poes is er wel", "nee de computer staat boven hoor"])
def test_a_longer_no_about_something_else_declines_no_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, "deny")
    assert "geen agent" not in visitor.text


def test_who_wanders_is_listened_to() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("dag lieve mensen, ik ben Corrie en ik zit hier met een kopje koffie", "chitchat_or_abuse")
    assert "Fijn dat u schrijft" in visitor.text
    visitor.says("mijn zoon zegt dat ik hier moet zijn, hij werkt bij de gemeente", "out_of_scope")
    assert "niet mee helpen" not in visitor.text


# --- Who cannot call ------------------------------------------------------------------------------


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


# --- Twice the same, without a time for each ------------------------------------------------------


def scammed_twice() -> Visitor:
    visitor = told("ik ben twee keer opgelicht op marktplaats", "online_shopping", facts={"lost_money": True})
    visitor.says("vandaag", facts={"happened": "today"})
    visitor.says("300 euro", entities={"amount": "300"})
    visitor.says("nee", "deny")
    return visitor


def test_the_other_time_is_asked_for_once_and_kept() -> None:
    visitor = scammed_twice()
    assert "andere keer" in visitor.question
    visitor.says(
        "vorige maand, 80 euro", facts={"happened": "weeks"}, entities={"amount": "80", "time": "weeks"}
    )
    assert "80 euro" in visitor.text
    assert visitor.last is not None
    assert any("80 euro" in told for told in visitor.last.case.other_crimes)
    known = {fact.name: fact.value for fact in visitor.last.case.facts}
    assert known["happened"] == "today"


def test_who_does_not_know_of_the_other_time_is_not_asked_again() -> None:
    visitor = scammed_twice()
    visitor.says("weet ik niet")
    visitor.says("bedankt")
    assert visitor.everything.count("de andere keer, en") == 1


# --- The offender writes, is gone, or was never there ---------------------------------------------


def _friend(**said: object) -> Visitor:
    return told(
        "600 euro overgemaakt naar mijn zogenaamde dochter",
        "friend_in_need",
        **({"facts": {"lost_money": True, "happened": "today"}} | said),
    )


@pytest.mark.parametrize("said", ["hij appt me weer", "die man stuurt me nog steeds berichten"])
def test_who_is_written_to_is_not_told_to_hang_up(said: str) -> None:
    visitor = _friend()
    visitor.says(said, facts={"suspect_in_contact": True})
    assert "Antwoord nu niet meer" in visitor.text
    assert "opgehangen" not in visitor.text
    assert "ang nu op" not in visitor.text
    visitor.says("wat een toestand")
    assert "opgehangen" not in visitor.text
    visitor.says("ja")
    assert "Heel goed. Antwoord niet" in visitor.text


def test_who_is_called_in_a_fraud_by_message_is_told_to_hang_up() -> None:
    visitor = _friend()
    visitor.says("nu belt hij me op", facts={"suspect_in_contact": True})
    assert "Hang nu op" in visitor.text


@pytest.mark.parametrize(
    "said", ["hij vertrok om drie uur", "die man ging weg om half vier", "hij reed weg rond twee uur"]
)
def test_who_tells_when_the_offender_left_is_asked_neither_again(said: str) -> None:
    visitor = told("een man nam mijn pas mee", "card_pickup", facts={"lost_card": True, "lost_pin": True})
    assert "komt er" in visitor.question
    visitor.says(said)
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert (facts["danger"], facts["happened"]) == ("none", "today")
    assert "voor de deur" not in visitor.question
    assert "anneer" not in visitor.question


def test_a_father_who_sits_beside_the_writer_is_no_offender_who_listens() -> None:
    said = "mijn vader is opgelicht, hij heeft 1200 euro overgemaakt. hij zit hier naast me"
    both = recognised(said, "bank_helpdesk_fraud", {"lost_money": True, "third_party": True})
    start = said.index("hij zit hier")
    wrong = tuple(
        replace(fact, name=name, value=value, words="hij zit hier naast", start=start, end=start + 18)
        for fact in both.facts[:1]
        for name, value in (("danger", "suspect_present"), ("cannot_talk", True))
    )
    right = tuple(replace(fact, words="mijn vader is opgelicht") for fact in both.facts)
    visitor = Visitor()
    visitor.hears(said, replace(both, facts=right + wrong))
    assert "112" not in visitor.text
    assert "bankhelpdeskfraude" in visitor.text


def test_a_man_who_sits_beside_a_mother_is_still_danger() -> None:
    said = "mijn moeder is opgelicht, hij zit hier naast me"
    both = recognised(said, "bank_helpdesk_fraud", {"third_party": True, "danger": "suspect_present"})
    visitor = Visitor()
    visitor.hears(said, both)
    assert "112" in visitor.text


def test_ring_not_the_bell_says_of_nobody_that_they_cannot_call() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("bel niet aan want mijn man mag dit niet weten", facts={"cannot_talk": True})
    assert "Kunt u niet bellen of horen" not in visitor.text
    assert "Kan nu niet bellen" not in visitor.text
    assert "bel niet aan" in visitor.text


# --- Where somebody is, and who it is about --------------------------------------------------------


def test_who_is_abroad_and_asks_for_an_officer_at_home_is_answered() -> None:
    visitor = told(
        "nepbank haalde 3000 euro weg, ik ben in Portugal",
        "bank_helpdesk_fraud",
        facts={"abroad": True, "lost_money": True, "happened": "today"},
    )
    visitor.says("kan er een agent naar mijn huis in Utrecht")
    assert "Een agent uit Nederland kan niet naar u toe" in visitor.text
    assert "+31 34 357 88 44" in visitor.text
    assert "genoteerd" not in visitor.text


def test_a_company_is_not_asked_about_a_home() -> None:
    visitor = told(
        "ons bedrijf betaalde een nepfactuur",
        "invoice_fraud",
        facts={"business": True, "lost_money": True, "happened": "today"},
    )
    visitor.says("tja wat een gedoe zeg")
    assert "visit:yes" in visitor.buttons
    assert "bij u thuis" not in visitor.everything


@pytest.mark.parametrize(
    "said", ["bij mijn zus ook, die is vorige week ook opgelicht", "mijn buurman is ook opgelicht"]
)
def test_somebody_else_who_was_defrauded_too_changes_nothing_of_this_case(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said, facts={"third_party": True, "happened": "weeks"})
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert facts["happened"] == "today"
    assert "third_party" not in facts
    assert "eigen gesprek" in visitor.text
    assert "113" not in visitor.text


def test_money_off_the_own_account_is_no_money_mule_for_sure() -> None:
    visitor = told(
        "er is 1500 euro van mijn rekening, iemand deed zich voor als Card Stop",
        "money_mule",
        facts={"lost_money": True},
    )
    assert "geldezel" not in visitor.text
    assert "scenario:bank_helpdesk_fraud" in visitor.buttons


# --- Said in the middle -----------------------------------------------------------------------------


def test_details_that_open_nothing_are_no_address_for_an_officer() -> None:
    visitor = bank_victim()
    visitor.says("mijn geboortedatum en adres", "identity_fraud")
    assert "kan een ander niet bij uw geld" in visitor.text
    assert "begreep" not in visitor.text
    assert visitor.last.case.draft is None or not visitor.last.case.draft.street if visitor.last else False


@pytest.mark.parametrize("said", ["wat kunnen ze daarmee?", "wat kunnen ze daarmee doen"])
def test_what_can_be_done_with_details_is_answered(said: str) -> None:
    visitor = told("naam en adres ingevuld", "phishing", facts={"lost_credentials": False})
    visitor.says(said)
    assert "nepberichten" in visitor.text


def test_a_screen_that_moves_later_brings_the_step_internet_off_at_once() -> None:
    visitor = told(
        "bank belde, 2000 euro overgemaakt",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    visitor.says("de muis beweegt vanzelf", "tech_support", facts={"lost_device_access": True})
    assert "internet_off" in visitor.steps


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


def test_an_officer_at_the_door_is_checked_and_not_called_an_offender() -> None:
    visitor = Visitor()
    visitor.says(
        "er staat een agent voor de deur, is dit bezoek echt?",
        "fake_police",
        facts={"danger": "suspect_present"},
    )
    assert "vraag of deze agent echt is" in visitor.text
    assert "oplichter" not in visitor.text


def test_a_new_number_after_sending_is_taken_at_once() -> None:
    visitor = with_request()
    visitor.says("ik heb een ander nummer, 0687654321")
    assert "06 87654321" in visitor.text
    assert "06 12345678" not in visitor.text
    visitor.says("ja")
    assert visitor.effects.change is not None
    assert visitor.effects.change.fields.phone == "+31687654321"


def test_who_asks_for_an_officer_with_a_story_between_two_kinds_is_not_asked_to_tell_it() -> None:
    visitor = Visitor()
    visitor.says(
        "alles leeggehaald. Ik wil een agent. Ik heet Carla Mulder, 7315 HK 44, 0687654321",
        between=("bank_helpdesk_fraud", "money_mule"),
        facts={"lost_money": True, "happened": "today", "wants_visit": True},
    )
    assert "Vertel eerst" not in visitor.text
    visitor.presses("scenario:bank_helpdesk_fraud")
    assert "letten" in visitor.question


def test_who_asks_for_the_police_when_asked_what_it_was_tells_no_story_of_police() -> None:
    visitor = told(
        "1500 euro van mijn rekening, ik woon in Hasselt",
        "money_mule",
        facts={"lost_money": True, "abroad": True},
    )
    visitor.says("mag er politie langskomen", "fake_police")
    assert "nepagent" not in visitor.text
    assert "kan niet naar u toe" in visitor.text


def _mother(**facts: object) -> Visitor:
    return told(
        "mama heeft haar pas afgegeven",
        "card_pickup",
        facts={"third_party": True, "lost_card": True, "lost_pin": True} | facts,
    )


@pytest.mark.parametrize(
    "said", ["ik ben er zelf niet, ik rijd er nu heen", "ik ben er niet bij, ik ga erheen"]
)
def test_who_is_on_the_way_to_a_victim_is_not_asked_about_suicide(said: str) -> None:
    visitor = _mother()
    visitor.says(said, "crisis", confidence=0.99)
    assert "113" not in visitor.text


def test_a_writer_of_their_own_who_is_in_despair_is_still_asked() -> None:
    visitor = bank_victim()
    visitor.says("ik ben er zelf niet meer zo zeker van allemaal", "crisis", confidence=0.99)
    assert "113" in visitor.text


def test_whether_a_card_of_another_may_be_blocked_is_about_the_card() -> None:
    visitor = _mother(danger="none", happened="today")
    visitor.says("de pas is nog open, ik mag die toch niet blokkeren?")
    assert "Maak eerst foto" not in visitor.text
    assert "bank" in visitor.text


def test_who_hangs_up_in_danger_hears_nothing_of_a_request_that_was_not_made() -> None:
    visitor = told(
        "een politieman aan de telefoon",
        "fake_police",
        facts={"claims_police": True, "suspect_in_contact": True},
    )
    visitor.says("goed dan hang ik op. wat gebeurt er daarna?")
    assert "aanvraag" not in visitor.text
    assert "112" in visitor.text


def test_a_threat_to_a_little_brother_is_heard() -> None:
    visitor = told("ik word afgeperst met foto's", "extortion", facts={"happened": "today"})
    visitor.says("hij zegt dat hij mijn broertje pakt")
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert facts["danger"] == "threatened"
    assert "112" in visitor.text
