"""Answers that say something else than the question asked: they are taken for what they say."""

from __future__ import annotations

import pytest

from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form, with_request


def asked_who_is_there() -> Visitor:
    """A woman whose card was fetched at the door yesterday; whether somebody is there is asked."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "gisteren stond er een man van de bank aan de deur",
        "card_pickup",
        facts={"happened": "days"},
    )
    assert "bij u" in visitor.question
    return visitor


def asked_what_is_gone() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "vandaag stond er een man aan de deur",
        "card_pickup",
        facts={"happened": "today", "danger": "none", "suspect_in_contact": False},
    )
    assert "geld weg" in visitor.question
    return visitor


def asked_who_is_on_the_line() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "ze belden namens de bank en nu is alles leeg", "bank_helpdesk_fraud", facts={"lost_money": True}
    )
    assert "aan de lijn" in visitor.question
    return visitor


# --- Yes and no with something else behind it ---------------------------------------------------------


def test_a_yes_to_what_was_said_before_is_no_yes_to_somebody_at_the_door() -> None:
    visitor = asked_who_is_there()
    visitor.says("Ja, dat heb ik hem meegegeven, en het nummertje ook. Hij knipte hem nog doormidden.")
    assert visitor.last.case.urgency != "emergency"
    visitor.says("ja, er staat er nu een", facts={"danger": "suspect_present"})
    assert "112" in visitor.text


def test_a_short_yes_is_still_somebody_at_the_door() -> None:
    visitor = asked_who_is_there()
    visitor.says("ja hij komt straks terug")
    assert "112" in visitor.text


@pytest.mark.parametrize("words", ["Nee ik woon alleen", "nee mijn zoon weet het nog van gisteren"])
def test_a_no_about_something_else_does_not_say_that_nothing_is_gone(words: str) -> None:
    visitor = asked_what_is_gone()
    visitor.says(words)
    assert "lost_nothing" not in {fact.name for fact in visitor.last.case.facts}


@pytest.mark.parametrize("words", ["nee", "nee hoor", "nee gelukkig niet", "nee ik heb niets gegeven"])
def test_a_plain_no_says_that_nothing_is_gone(words: str) -> None:
    visitor = asked_what_is_gone()
    visitor.says(words)
    assert "lost_nothing" in {fact.name for fact in visitor.last.case.facts}


def test_a_no_and_what_is_gone_already_answers_what_else_is_gone() -> None:
    visitor = Visitor()
    visitor.opens()
    facts = {"happened": "days", "lost_money": True}
    visitor.says("400 euro overgemaakt aan iemand die mijn zoon niet was", "friend_in_need", facts=facts)
    assert "code, wachtwoord of pas" in visitor.question
    visitor.says("nee, het geld is al weg", facts={"lost_money": True})
    assert not visitor.question.endswith("account van u?")


@pytest.mark.parametrize("words", ["ja die man is er nog", "hij is er nog", "ja ze is er nog steeds"])
def test_who_is_still_on_the_line_is_not_in_the_house(words: str) -> None:
    visitor = asked_who_is_on_the_line()
    visitor.says(words, facts={"danger": "suspect_present"})
    assert visitor.last.case.urgency != "emergency"
    assert "Hang nu op" in visitor.text


def test_who_is_still_at_the_door_is_in_danger_whatever_was_asked() -> None:
    visitor = asked_who_is_on_the_line()
    visitor.says("ja en er is er nog een aan de deur", facts={"danger": "suspect_present"})
    assert "112" in visitor.text


@pytest.mark.parametrize(
    "words",
    [
        "Nee dat durf ik niet, hij zei dat ik de verbinding niet mag verbreken.",
        "nee ik mag niet ophangen",
        "nee want ik durf niet op te hangen",
    ],
)
def test_who_may_not_hang_up_still_has_the_caller_on_the_line(words: str) -> None:
    visitor = asked_who_is_on_the_line()
    visitor.says(words)
    assert "Hang nu op" in visitor.text


def test_go_ahead_is_no_yes_to_whether_112_was_called() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("er staat een man voor de deur", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("wat moet ik")
    visitor.says("ja doe maar")
    assert "Goed dat 112 is gebeld" not in visitor.text


def test_the_hour_at_which_they_left_is_not_asked_again() -> None:
    visitor = Visitor()
    visitor.opens()
    story = "er is een nepbankman bij mijn moeder geweest, ze gaf haar pas"
    visitor.says(story, "card_pickup", facts={"third_party": True, "lost_card": True})
    assert "terugkomen" in visitor.question
    visitor.says("rond drieën is hij vertrokken", facts={"danger_over": True})
    assert "Wanneer" not in visitor.question
    assert {fact.name: fact.value for fact in visitor.last.case.facts}["happened"] == "today"


# --- Where the offender is not the one who rings -------------------------------------------------------


def test_just_ring_the_bell_is_an_answer_and_no_danger() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678"):
        visitor.says(answer)
    visitor.says("ja hoor gewoon aanbellen", facts={"danger": "suspect_present"})
    assert "112" not in visitor.text
    assert "Klopt dit" in visitor.question


def test_danger_at_the_question_how_to_reach_somebody_is_still_danger() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678"):
        visitor.says(answer)
    visitor.says("help hij staat voor de deur te bellen", facts={"danger": "suspect_present"})
    assert "112" in visitor.text


def test_who_is_called_again_hears_first_to_hang_up_and_keeps_the_time() -> None:
    visitor = in_form()
    visitor.says("Kees Bakker")
    visitor.says("wacht hij belt nu weer!!!", facts={"happened": "now"})
    assert visitor.last.replies[0].text.startswith("Hang nu op")
    assert "aangepast" not in visitor.text


# --- What is left at the end --------------------------------------------------------------------------


def at_the_topics(**facts: object) -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "ik kreeg een raar bericht van postnl", "suspicious_only", facts={"lost_nothing": True, **facts}
    )
    assert visitor.question
    return visitor


def test_a_no_with_a_story_does_not_end_the_conversation() -> None:
    visitor = at_the_topics()
    visitor.says("nee niets gedownload")
    assert "Samenvatting" not in visitor.text


def test_ok_thanks_ends_with_the_summary_and_the_warning() -> None:
    visitor = at_the_topics()
    visitor.says("ok bedankt")
    assert "Samenvatting" in visitor.text
    assert "met een ander verhaal" in visitor.text


def test_a_yes_with_a_story_is_not_asked_what_it_is_about() -> None:
    visitor = at_the_topics()
    visitor.says(
        "ja en nu is er 250 euro van mijn rekening", facts={"lost_money": True}, entities={"amount": "250"}
    )
    assert "250" in visitor.text


def test_what_is_unknown_is_not_called_nothing() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik heb iemand leren kennen via een datingapp", "romance_fraud")
    while visitor.question and "helpen" not in visitor.question:
        visitor.says("weet ik niet")
    assert "niets weg" not in visitor.everything
    assert "Ik weet niet of er iets weg is" in visitor.everything


def test_hello_after_a_break_names_the_request_that_was_not_sent() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("stop")
    visitor.says("hallo", "greeting")
    assert "niet verstuurd" in visitor.text


def test_a_new_sim_card_just_now_is_no_quiet_matter_because_nobody_knows_what_is_gone() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("er is een nieuwe simkaart aangevraagd", "sim_swap", facts={"happened": "now"})
    while visitor.question and visitor.last.case.urgency == "advice":
        visitor.says("weet ik niet")
    assert visitor.last.case.urgency == "call"


def test_whether_the_request_came_in_is_answered_in_many_words() -> None:
    for words in ("is het goed binnengekomen?", "is dat nou verstuurd", "is het wel aangekomen"):
        visitor = with_request()
        visitor.says(words)
        assert "MEREL-2907" in visitor.text


def test_who_cannot_reach_the_bank_is_told_what_to_do() -> None:
    visitor = bank_victim()
    visitor.says("ing gebeld 40 min wachtrij", entities={"bank": "ING"})
    assert "Blijf bellen" in visitor.text


def test_a_child_who_is_not_believed_gets_an_answer() -> None:
    visitor = Visitor()
    visitor.opens()
    story = "mijn moeder maakt al maanden geld over aan een man"
    visitor.says(story, "romance_fraud", facts={"third_party": True, "lost_money": True})
    assert "van u?" not in visitor.question
    visitor.says("ze gelooft mij niet")
    assert "geen schuld" in visitor.text


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("kunnen jullie die fotos eraf halen?", "Helpwanted"),
        ("kan ik namens haar aangifte doen?", "voor een ander"),
        ("hebben jullie mijn aangifte al bekeken?", "kenmerk"),
    ],
)
def test_what_people_ask_about_images_and_reports_has_an_answer(words: str, answer: str) -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("hij dreigt met foto's", "extortion", facts={"danger": "threatened", "third_party": True})
    visitor.says(words)
    assert answer in visitor.text


# --- The form -----------------------------------------------------------------------------------------


def test_a_bare_number_where_the_address_is_asked_is_a_postcode_gone_wrong() -> None:
    visitor = in_form()
    visitor.says("Kees Bakker")
    visitor.says("12345", facts={"lost_money": True})
    assert "vier cijfers" in visitor.text


def test_i_said_that_already_is_answered_with_what_is_kept() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("Dijkweg 77")
    visitor.says("dat had ik toch al gezegd")
    assert "Dijkweg 77" in visitor.text


def test_both_names_in_one_answer_are_kept_apart() -> None:
    visitor = bank_victim()
    visitor.says("het gaat om mijn buurvrouw", facts={"third_party": True})
    visitor.says("ja graag")
    visitor.says("mevr Jansen, ik ben Peter Dijk")
    fields = visitor.state["form"]["fields"]
    assert fields["contact_name"] == "Peter Dijk"
    assert "Jansen" in fields["name"]
    assert "adres" in visitor.question


@pytest.mark.parametrize(
    "words", ["een gebarentolk zou fijn zijn", "de deurbel doet het niet", "zet erbij dat ik slecht hoor"]
)
def test_what_is_added_at_the_summary_goes_along(words: str) -> None:
    visitor = at_summary()
    visitor.says(words, "chitchat_or_abuse")
    assert words in visitor.text
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert words in (fields.remarks or fields.languages)


# --- A heavy heart ------------------------------------------------------------------------------------


def test_who_has_to_stop_is_not_asked_about_suicide() -> None:
    visitor = bank_victim()
    visitor.says("ik moet nu stoppen mijn dochter komt", "crisis", confidence=0.95)
    assert "zelfdoding" not in visitor.text


def test_who_is_no_longer_alone_in_a_crisis_is_glad_of_it_too() -> None:
    visitor = bank_victim()
    visitor.says("ik wil niet meer leven", "crisis", facts={"self_harm": True})
    visitor.says("het gaat iets beter. mijn zus is er")
    assert "Fijn dat er iemand bij u is" in visitor.text
    assert "113" in visitor.text
    assert "vraag iemand om bij u te komen" not in visitor.text


def test_who_dares_not_tell_is_not_asked_to_choose_at_once() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik durf het eigenlijk aan niemand te vertellen", between=("extortion", "romance_fraud"))
    assert "schamen" in visitor.last.replies[0].text
    assert visitor.question


def test_an_offer_to_get_the_money_back_is_a_second_scam_and_no_correction() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "14000 euro gestuurd naar haar",
        "romance_fraud",
        facts={"lost_money": True},
        entities={"amount": "14000"},
    )
    visitor.says(
        "nu zegt een bureau dat ze het geld terug kunnen halen voor 500 euro", entities={"amount": "500"}
    )
    assert "500" not in visitor.text
    assert "aangepast" not in visitor.text
    assert "Betaal niets" in visitor.text


# --- Before the story ---------------------------------------------------------------------------------


def test_where_somebody_lives_is_no_choice_between_two_kinds_of_fraud() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik heb een code doorgegeven aan iemand", between=("card_pickup", "tech_support"))
    visitor.says("ik woon in Antwerpen", "identity_fraud", facts={"abroad": True})
    assert visitor.last.case.scenario is None


def test_abuse_with_a_loss_in_it_is_a_story() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "klote robot ik ben voor 800 euro genaaid op marktplaats",
        "chitchat_or_abuse",
        entities={"amount": "800", "platform": "Marktplaats"},
    )
    assert "Betaal niets meer" in visitor.text
    assert visitor.question


def test_a_choice_of_two_begins_with_a_capital() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("iets geks", between=("card_pickup", "tech_support"))
    visitor.says("nog iets geks", between=("phishing", "extortion"))
    assert "? u " not in visitor.everything
    assert "? iemand " not in visitor.everything


# --- Abroad -------------------------------------------------------------------------------------------


def test_who_is_abroad_is_not_told_that_an_officer_can_help_there() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "ik woon in Gent, 2400 euro weg vanmiddag",
        "bank_helpdesk_fraud",
        facts={"abroad": True, "happened": "today", "lost_money": True, "suspect_in_contact": False},
    )
    assert "kan een agent" not in visitor.everything
    visitor.says("kan de politie naar mij komen?")
    assert "kan niet naar u toe komen" in visitor.text


# --- Fear, and what may happen ------------------------------------------------------------------------


def test_who_fears_that_they_come_back_is_not_asked_about_suicide() -> None:
    visitor = asked_who_is_there()
    visitor.says("ik ben bang dat ze terugkomen", "crisis", confidence=0.95)
    assert "zelfdoding" not in visitor.text


def test_what_may_happen_is_no_danger_yet() -> None:
    visitor = asked_what_is_gone()
    visitor.says("wat als ze weer aanbellen?", facts={"danger": "suspect_present"})
    assert visitor.last.case.urgency != "emergency"
    visitor.says("ze bellen nu aan", facts={"danger": "suspect_present"})
    assert visitor.last.case.urgency == "emergency"


def test_just_ring_the_bell_dates_nothing() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678"):
        visitor.says(answer)
    visitor.says("ja hoor gewoon aanbellen", facts={"danger": "suspect_present", "happened": "now"})
    assert "aangepast" not in visitor.text


@pytest.mark.parametrize(
    "words", ["liever niet bellen, mijn man mag het niet weten", "via de buurvrouw op 24"]
)
def test_who_must_not_know_or_may_be_rung_is_not_the_victim(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words, facts={"third_party": True})
    assert "third_party" not in {fact.name for fact in visitor.last.case.facts}


def test_an_officer_who_proved_real_is_no_offender_any_more() -> None:
    visitor = bank_victim()
    visitor.says("er staat nu iemand voor mijn deur", facts={"danger": "suspect_present"})
    visitor.says("112 gebeld, hij was echt")
    assert "De oplichter is dichtbij" not in visitor.text


def test_no_uniform_to_the_offer_is_a_yes_with_a_wish() -> None:
    visitor = bank_victim()
    visitor.says("geen uniform graag")
    assert "heet" in visitor.question
    assert visitor.state["form"]["fields"]["reach"] == "geen uniform graag"


def test_a_dutch_name_does_not_end_a_conversation_in_english() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("my grandma was robbed by a fake banker", "bank_helpdesk_fraud", language="en")
    visitor.says("Emma Jones, grandma is Riet de Vries", language="nl")
    assert "noteer" not in visitor.text
    assert "genoteerd" not in visitor.text
    visitor.says("sorry ik praat toch liever gewoon Nederlands met u verder", language="nl")
    assert visitor.last.case.language == "nl"


def test_who_cannot_be_read_at_a_choice_is_offered_a_person() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("hb op lnk geklkt", between=("phishing", "bank_helpdesk_fraud"))
    for words in ("ja stur", "piet jnsen", "molenweg"):
        visitor.says(words, "chitchat_or_abuse")
    assert "unclear.person" in visitor.state["told"]
    visitor.presses("person:yes")
    assert visitor.effects.hand_over.reason == "misunderstood"


def test_images_that_somebody_is_blackmailed_with_are_sent_to_nobody() -> None:
    visitor = Visitor()
    visitor.says(
        "ik ben 14 en een jongen dreigt met fotos", "extortion", facts={"minor": True, "danger": "threatened"}
    )
    visitor.says("zal ik de foto hier sturen als bewijs?")
    assert "naar niemand" in visitor.text
    assert "helpwanted" in visitor.text
    assert "vraagt er later om" not in visitor.text


def test_other_proof_is_kept_for_the_officer() -> None:
    visitor = bank_victim()
    visitor.says("kan ik hier een foto sturen?")
    assert "vraagt er later om" in visitor.text
