"""The offender is on the line while somebody writes: nobody is praised who did not hang up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.always import Exchanged, broken_in_conversation
from tests.domain.visitor import (
    DIALOGUE,
    Visitor,
    bank_victim,
    in_form,
    recognised,
    told,
    with_request,
)

GOOD = "Heel goed"


def on_the_line(**facts: bool) -> Visitor:
    """Somebody who is called by "the bank" right now, and is asked to hang up."""
    visitor = Visitor()
    visitor.says(
        "iemand van de bank belt mij nu",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True, **facts},
    )
    assert visitor.state["pending"]["kind"] == "hung_up"
    return visitor


@pytest.mark.parametrize(
    "words",
    [
        "ja hij praat door",
        "ja die geef ik nu",
        "ja hij is aan de telefoon",
        "ja maar hij blijft vragen",
        "ja ik durf niet zo goed",
        "hij praat gewoon door",
        "ik heb hem aan de lijn",
        "ja heb nog niet opgehangen",
        "jaa nog",
        "jaja nog steeds",
        "ja hij belt nog steeds",
    ],
)
def test_a_yes_with_more_behind_it_is_no_hanging_up(words: str) -> None:
    visitor = on_the_line()
    visitor.says(words)
    assert GOOD not in visitor.text
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is True
    assert visitor.state["pending"]["kind"] == "hung_up"
    assert "Leg de telefoon neer" in visitor.question


def test_the_same_in_english() -> None:
    visitor = Visitor()
    visitor.says(
        "the bank is calling me now",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True},
        language="en",
    )
    visitor.says("yes he is on the phone", language="en")
    assert "Very good" not in visitor.text
    visitor.says("I pulled the plug", language="en")
    assert "Very good" in visitor.text


@pytest.mark.parametrize(
    "words",
    [
        "ja",
        "ja hoor",
        "ja opgehangen",
        "ja ik heb opgehangen",
        "ik heb net de telefoon neergelegd",
        "opgehangen",
        "ja dat is gelukt",
        "ja hij is weg",
        "de stekker is eruit",
        "ik heb de stekker eruit getrokken",
        "ja de verbinding is verbroken",
        "uit nu",
        "hij heeft zelf opgehangen",
        "hij praat niet meer, ik heb opgehangen",
    ],
)
def test_who_hung_up_hears_so(words: str) -> None:
    visitor = on_the_line()
    visitor.says(words)
    assert GOOD in visitor.text
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False


def test_who_hears_that_the_contact_goes_on_is_told_to_hang_up_also_in_the_form() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hij belt nu weer")
    assert visitor.state["pending"]["kind"] == "hung_up"
    visitor.says("ik heb hem aan de lijn")
    assert visitor.state["pending"]["kind"] == "hung_up"
    assert "Leg de telefoon neer" in visitor.question
    visitor.says("opgehangen")
    assert GOOD in visitor.text
    assert "postcode" in visitor.question


def test_a_question_in_between_keeps_the_hanging_up_open() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("hij belt nu weer")
    visitor.says("kost het geld?")
    assert "postcode" not in visitor.question
    assert visitor.state["pending"]["kind"] == "hung_up"


def test_who_is_said_to_be_on_the_line_later_is_hung_up_on() -> None:
    visitor = bank_victim()
    visitor.says("ik heb die man nu aan de lijn")
    assert visitor.state["pending"]["kind"] == "hung_up"


@pytest.mark.parametrize("words", ["ik heb de bank aan de lijn", "mijn zoon is aan de telefoon geweest"])
def test_somebody_else_on_the_line_is_no_offender(words: str) -> None:
    visitor = bank_victim()
    visitor.says(words)
    assert "suspect_in_contact" not in visitor.state["facts"]


def test_who_helps_a_victim_that_gives_codes_now_hears_what_stops_it() -> None:
    visitor = Visitor()
    visitor.says(
        "mijn moeder heeft iemand van de bank aan de lijn",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True, "third_party": True},
    )
    visitor.says("ze wil niet ophangen", facts={"happened": "now"})
    visitor.says("ze gelooft mij niet")
    assert visitor.state["pending"]["kind"] == "hung_up"
    visitor.says("ze geeft nu de codes", facts={"lost_pin": True})
    assert "geen codes meer" in visitor.text
    assert "block" in " ".join(visitor.steps) or "bank" in visitor.text
    assert visitor.steps
    assert "meldkamer om een agent" not in visitor.question
    assert visitor.state["pending"]["kind"] == "hung_up"


def test_who_gives_codes_now_hears_what_stops_it() -> None:
    visitor = on_the_line()
    visitor.says("ik geef nu mijn codes", facts={"lost_credentials": True})
    assert "geen codes meer" in visitor.text
    assert visitor.steps
    assert visitor.state["pending"]["kind"] == "hung_up"


def looked_at() -> Visitor:
    """Somebody whose mouse moves by itself, told in single words."""
    visitor = Visitor()
    for word in ("HELP", "pijltje"):
        visitor.says(word)
    assert "Beweegt de muis vanzelf" in visitor.question
    visitor.says("ja")
    assert visitor.steps == ["hang_up", "internet_off", "call_bank_other_phone"]
    assert "Hangt hij nog aan de lijn" in visitor.question
    return visitor


def test_who_is_looked_at_and_does_not_know_is_told_to_end_it_before_an_officer_is_offered() -> None:
    visitor = looked_at()
    for said in ("weet niet", "mobiel", "ja nog"):
        visitor.says(said)
        assert visitor.state["pending"]["kind"] == "hung_up", said
        assert "visit:yes" not in visitor.offered()
    visitor.says("uit nu")
    assert "visit:yes" in visitor.buttons


def test_the_words_that_are_quoted_are_the_visitors_own() -> None:
    visitor = looked_at()
    visitor.says("nee")
    assert "Iemand kijkt mee op mijn scherm" not in visitor.text
    assert "pijltje" in visitor.text


def test_who_wants_an_officer_at_once_is_first_asked_who_is_on_the_line() -> None:
    visitor = Visitor()
    visitor.says(
        "er kijkt iemand mee, stuur een agent",
        "tech_support",
        facts={"lost_device_access": True, "happened": "now", "wants_visit": True},
    )
    assert "aan de lijn" in visitor.question
    visitor.says("nee")
    assert "heet u" in visitor.question


@pytest.mark.parametrize(
    ("said", "other", "breaks"),
    [
        ("ja hij praat door", False, True),
        ("yes he is on the phone", False, True),
        ("ja die geef ik nu", True, True),
        ("ja opgehangen", False, False),
        ("hij praat niet meer", False, False),
    ],
)
def test_the_watched_rule_sees_who_is_praised_while_the_contact_goes_on(
    said: str, other: bool, breaks: bool
) -> None:
    language = "en" if "phone" in said else "nl"
    good = DIALOGUE.library.texts.render("hang_up.good_other" if other else "hang_up.good", language, "u")
    turn = Exchanged(said, [{"kind": "text", "text": good, "language": language}])
    assert bool(list(broken_in_conversation([turn]))) is breaks


# --- The offender has contact again --------------------------------------------------------------------


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


# --- The offender writes, is gone, or was never there --------------------------------------------------


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


def test_a_screen_that_moves_later_brings_the_step_internet_off_at_once() -> None:
    visitor = told(
        "bank belde, 2000 euro overgemaakt",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    visitor.says("de muis beweegt vanzelf", "tech_support", facts={"lost_device_access": True})
    assert "internet_off" in visitor.steps


def test_no_answer_to_did_you_hang_up_is_not_taken_for_no() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belt mij nu", "bank_helpdesk_fraud", facts={"suspect_in_contact": True})
    visitor.says("telefoon")
    assert visitor.question == "Heeft u nu opgehangen? Zeg ja of nee."
    visitor.says("tja")
    visitor.says("Ria")
    assert "opgehangen" not in visitor.question


def test_who_calls_back_during_the_form_is_hung_up_on_first() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("de man belt weer!")
    assert "op" in visitor.question.lower()
    assert "hang" in visitor.question.lower()


def test_putting_the_phone_down_in_ones_own_words_counts() -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank belt mij nu", "bank_helpdesk_fraud", facts={"suspect_in_contact": True})
    visitor.says("goed, ik leg neer")
    assert visitor.state["facts"]["suspect_in_contact"]["value"] is False


def test_contact_told_before_the_story_ends_before_an_officer_is_offered() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("me muis gaat vanzelf", facts={"suspect_in_contact": True, "happened": "now"})
    visitor.says("ja er kijkt iemand mee", "tech_support", facts={"lost_device_access": True})
    assert "Hang nu op" in visitor.question
    assert len(visitor.steps) == len(set(visitor.steps)), "the steps stand there once"
    visitor.says("hij hangt nog aan de telefoon", "bank_helpdesk_fraud", facts={"suspect_in_contact": True})
    assert visitor.last.case.scenario == "tech_support"
    visitor.says("ja opgehangen")
    assert "visit:yes" in visitor.buttons


def test_who_calls_then_for_the_bank_is_another_kind() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("hij zat in mijn computer", "tech_support", facts={"lost_device_access": True})
    visitor.says(
        "nu hangt er ineens een man van de bank aan de lijn",
        "bank_helpdesk_fraud",
        facts={"suspect_in_contact": True},
    )
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"
