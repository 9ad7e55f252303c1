"""What people who played freely ran into: a no to something else, a call in the form, a fact noted twice."""

from __future__ import annotations

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
