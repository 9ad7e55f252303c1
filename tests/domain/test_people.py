"""People who need other words: who writes for another, who is deaf, who wanders off, who is abroad."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, bank_victim, in_form, told


def deaf_in_form() -> Visitor:
    visitor = Visitor()
    visitor.says(
        "ben doof, pas meegenomen",
        "bank_helpdesk_fraud",
        facts={"cannot_talk": True, "lost_card": True, "happened": "today"},
    )
    visitor.presses("visit:yes")
    visitor.says("J. Smit")
    visitor.says("3011 AB 12")
    return visitor


def test_a_deaf_person_hears_of_other_ways_than_calling() -> None:
    visitor = deaf_in_form()
    assert "112NL" in visitor.everything
    assert "tekstbemiddeling" in visitor.everything


def test_a_deaf_person_is_asked_for_a_number_for_messages_and_not_whether_calling_is_fine() -> None:
    visitor = deaf_in_form()
    assert "niet kunt bellen" in visitor.question
    visitor.says("ik kan alleen sms", facts={"cannot_talk": True})
    assert "belt om te vertellen" not in visitor.text
    visitor.says("0622222222")
    assert "gewoon bellen" not in visitor.question
    assert "sms" in visitor.question


def test_a_deaf_person_is_told_that_the_answer_comes_in_the_chat() -> None:
    visitor = deaf_in_form()
    for answer in ("0622222222", "sms sturen en op het raam kloppen", "nee", "ja"):
        visitor.says(answer)
    assert "hier in de chat" in visitor.text
    assert "per telefoon" not in visitor.text


def test_who_writes_for_another_is_not_told_to_hang_up() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn moeder heeft de nepbank aan de lijn",
        "bank_helpdesk_fraud",
        facts={"third_party": True, "suspect_in_contact": True, "happened": "now"},
    )
    assert "Het slachtoffer moet nu ophangen" in visitor.question


def test_112_is_repeated_with_the_address_of_the_victim() -> None:
    visitor = Visitor()
    visitor.says(
        "er komt zo iemand bij mijn moeder",
        "card_pickup",
        facts={"third_party": True, "danger": "suspect_coming", "happened": "now"},
    )
    visitor.says("ze is 84")
    assert "adres van het slachtoffer" in visitor.text
    assert "deur dicht" not in visitor.text


def test_who_wanders_off_is_listened_to_and_asked_again() -> None:
    visitor = bank_victim()
    visitor.says("mijn vrouw deed altijd de financien bij ons thuis", "romance_fraud", confidence=0.6)
    assert "Goed dat u dit vertelt." in visitor.text
    assert "visit:yes" in visitor.buttons


def test_who_is_abroad_hears_it_when_it_is_said_later() -> None:
    visitor = bank_victim()
    visitor.says("ik zit trouwens in Spanje", facts={"abroad": True})
    assert "+31" in visitor.text


def test_a_name_is_asked_twice_at_most() -> None:
    visitor = in_form()
    visitor.says("?!")
    visitor.says("1624 AB 77")
    visitor.says("06-12345678")
    assert "heet" not in visitor.question
    assert "naam" not in visitor.question


def test_yes_and_no_after_anything_else_are_understood() -> None:
    visitor = bank_victim()
    visitor.says("nee")
    visitor.says("ja")
    assert "Waar gaat het over?" in visitor.text
    visitor.says("nee")
    assert "Samenvatting" in visitor.text


def test_still_there_is_no_success() -> None:
    visitor = Visitor()
    visitor.says(
        "de nepbank hangt aan de lijn",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True, "happened": "now"},
    )
    visitor.says("ja nog")
    assert "Leg de telefoon neer" in visitor.question


def test_whether_it_is_a_human_is_answered_and_a_human_is_still_asked_for_by_asking() -> None:
    visitor = bank_victim()
    visitor.says("praat ik nu met een mens?", "ask_human")
    assert "computer" in visitor.text
    assert visitor.effects.hand_over is None
    visitor.says("ik wil een mens spreken", "ask_human")
    assert visitor.effects.hand_over is not None


def test_an_offer_to_get_the_money_back_is_met_with_the_warning() -> None:
    visitor = bank_victim()
    visitor.says("er belde iemand die zegt dat hij mijn geld kan terughalen")
    assert "oplichter" in visitor.text


def test_who_does_not_dare_to_tell_it_hears_with_whom_to_talk() -> None:
    visitor = bank_victim()
    visitor.says("ik durf het niet aan mijn vrouw te vertellen")
    assert "Slachtofferhulp" in visitor.text


def test_the_offer_stands_however_many_questions_come_in_between() -> None:
    visitor = bank_victim()
    for _ in range(6):
        visitor.says("kost het geld?")
    assert "visit:yes" in visitor.buttons
    assert visitor.question == ""
    visitor.says("ja")
    assert "heet" in visitor.question


def test_a_question_about_the_police_is_no_caller_who_claims_to_be_police() -> None:
    visitor = bank_victim()
    visitor.says("belt de politie mij zelf op?", "fake_police", facts={"claims_police": True})
    assert "claims_police" not in {fact.name for fact in visitor.last.case.facts}


# --- Who it is about, and where they are ---------------------------------------------------------------


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


def test_a_threat_to_a_little_brother_is_heard() -> None:
    visitor = told("ik word afgeperst met foto's", "extortion", facts={"happened": "today"})
    visitor.says("hij zegt dat hij mijn broertje pakt")
    facts = {fact.name: fact.value for fact in visitor.last.case.facts} if visitor.last else {}
    assert facts["danger"] == "threatened"
    assert "112" in visitor.text


def test_who_writes_like_the_young_is_spoken_to_with_je() -> None:
    visitor = Visitor()
    visitor.says("yo er is een gast die mn nudes gaat leaken", "extortion")
    assert "Je hebt niets verkeerd gedaan" in visitor.text
