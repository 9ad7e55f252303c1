"""Questions in between: recognised, answered from data with a source, and never mistaken for a story."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.answers import asking_sentences, load_answers
from bot.domain.facts import Value
from bot.domain.sources import DESIGN, load_sources
from tests.domain.visitor import (
    DATA,
    DIALOGUE,
    Visitor,
    bank_victim,
    told,
)

ANSWERS = DIALOGUE.library.answers


def test_at_least_forty_questions_have_an_answer_in_both_languages_with_a_source() -> None:
    assert len(ANSWERS.all) >= 40
    sources = load_sources(DATA / "sources.yml")
    for answer in ANSWERS.all.values():
        assert answer.source
        assert all(source in sources or source == DESIGN for source in answer.source), answer.id
        assert len(answer.wordings["nl"]) >= 3, answer.id


def test_every_wording_finds_its_own_answer() -> None:
    for answer in ANSWERS.all.values():
        for wordings in answer.wordings.values():
            for wording in wordings:
                match = ANSWERS.best(wording)
                assert match is not None
                assert match.answer.id == answer.id, (wording, match.answer.id)


def test_what_the_dialogue_cannot_do_instead_is_named(tmp_path: Path) -> None:
    faulty = tmp_path / "questions.yml"
    known = (DATA / "questions.yml").read_text(encoding="utf-8")
    faulty.write_text(known.replace("follow: money_back", "follow: moneyback"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"questions.yml: .*: follow is 'moneyback', not one of status"):
        load_answers(faulty, DIALOGUE.library.contacts)


def test_numbers_in_answers_come_from_the_contacts() -> None:
    shown = {
        number.shown
        for contact in DIALOGUE.library.contacts
        for number in contact.numbers
        if contact.show_number
    }
    for answer in ANSWERS.all.values():
        for number in re.findall(r"\+?\d[\d -]{5,}\d", " ".join(answer.texts.values())):
            assert number in shown, (answer.id, number)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("waarom moet ik mijn adres doorgeven?", "why_address"),
        ("Kost zo'n bezoek mij geld?", "cost"),
        ("bent u wel echt van de politie", "are_you_police"),
        ("hoe lang duurt dit nog?", "how_long"),
        ("moet ik ook nog aangifte doen?", "must_report"),
        ("krijg ik mijn geld nog terug?", "money_back"),
        ("maar hoe weet ik of de agent echt is?", "is_visit_real"),
        ("goed. en wat moet ik nu doen?", "what_now"),
        ("ben jij een robot of een mens", "are_you_human"),
        ("do you need my PIN?", "give_codes"),
        ("wat gebeurt er eigenlijk met mijn gegevens?", "what_is_kept"),
        ("mag ik anydesk van mijn computer verwijderen?", "clean_computer"),
        ("kan de politie dit lezen", "police_reads"),
        ("ga je dit aan de politie vertellen", "police_reads"),
    ],
)
def test_questions_in_other_words_are_recognised(asked: str, answer: str) -> None:
    match = ANSWERS.find(asked)
    assert match is not None, ANSWERS.best(asked)
    assert match.answer.id == answer


@pytest.mark.parametrize(
    ("asked", "scenario", "answer"),
    [
        ("mag ik de verkoper bellen", "online_shopping", "call_seller"),
        ("moet ik de rekening betalen", "identity_fraud", "pay_bill"),
        ("moet ik dat betalen?", "identity_fraud", "pay_bill"),
    ],
)
def test_a_question_of_one_kind_of_fraud_has_its_answer_there(asked: str, scenario: str, answer: str) -> None:
    match = ANSWERS.find(asked, scenario=scenario)
    assert match is not None
    assert match.answer.id == answer


@pytest.mark.parametrize(
    "story",
    [
        "Ze vroegen waarom ik mijn adres niet wilde geven en toen moest ik 3000 euro betalen",
        "De beller zei dat hij van de politie was en dat ik mijn pincode moest geven",
        "hoe het ging: eerst kreeg ik een sms, toen heb ik alles ingevuld op een site die op mijn bank leek",
        "ik heb aangifte gedaan bij de politie maar mijn geld is nog steeds weg",
        "wat er gebeurde is dat een man aanbelde en mijn moeder haar pas meegaf",
        "mijn adres en nummer stonden op een lijst van inbrekers zei de agent",
        "is al drie dagen geleden dat ik 450 euro betaalde voor een fiets op marktplaats",
        "kan niet meer bij mijn instagram want iemand heeft mijn wachtwoord veranderd",
        "heb een tikkie van 1 cent betaald om te laten zien dat ik het was",
        "hebben ze ook mijn paspoort gezien en daarmee een lening afgesloten bij een bank in het buitenland",
    ],
)
def test_a_story_is_not_mistaken_for_a_question(story: str) -> None:
    assert ANSWERS.find(story) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("naar waar moet ik bellen", "which_bank_number"),
        ("hij zegt dat 112 ook van hun is, hoe weet ik nou dat jij echt bent", "are_you_police"),
        ("hij hangt nog aan de telefoon wat moet ik doen", "what_now"),
        ("ok maar waarom moet je mijn adres weten", "why_address"),
        ("wat zegt u nou moet ik de bank bellen of niet", "may_call_bank"),
        ("moet k dat er af gooien", "clean_computer"),
        ("de bank zegt dat ik het zelf goedkeurde, wat nu", "what_now"),
        # Whose card, and which officer.
        ("moet ik de pas nog blokkeren dan", "block_card"),
        ("moet ik mn pas blokkeren", "block_card"),
        ("moet ik haar pas blokkeren?", "block_for_other"),
        ("mag ik die pas blokkeren voor mijn moeder?", "block_for_other"),
        ("wie bent u eigenlijk, een echte agent?", "are_you_human"),
        ("is het een echte agent?", "is_visit_real"),
    ],
)
def test_what_is_asked_in_a_case_is_heard_with_or_without_its_mark(text: str, answer: str) -> None:
    found = ANSWERS.find(text, scenario="bank_helpdesk_fraud")
    assert found is not None
    assert found.answer.id == answer


@pytest.mark.parametrize(
    "text",
    [
        "hij zei dan krijg ik mijn geld terug",
        "hij vroeg waar is je pas en toen gaf ik hem",
        "mijn zoon komt straks en kan het dan regelen",
        "hij vertelde hoe hij mijn adres wist en wat ik moest doen",
    ],
)
def test_what_is_told_in_a_case_asks_nothing(text: str) -> None:
    assert ANSWERS.find(text, scenario="bank_helpdesk_fraud") is None


def test_deleting_the_conversation_of_the_offender_is_about_evidence() -> None:
    found = ANSWERS.find("mag ze t gesprek weggooien?", scenario="extortion")
    assert found is not None
    assert found.answer.id == "evidence"


def test_only_the_sentences_that_ask_are_looked_at() -> None:
    assert asking_sentences("Hij belde mij. Krijg ik mijn geld terug? Ik ben bang.") == [
        "krijg ik mijn geld terug?"
    ]


def test_the_threshold_keeps_words_apart_that_only_look_alike() -> None:
    for near in (
        "hoe laat sluit de winkel?",
        "moet ik morgen werken?",
        "wie heeft er gewonnen?",
    ):
        assert ANSWERS.find(near) is None, near


def test_a_question_about_something_else_is_not_answered_as_one_about_fraud() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("wat kost een nieuw paspoort?", "out_of_scope")
    assert "Daar kan ik u niet mee helpen" in visitor.text


def test_a_question_without_an_answer_leads_to_a_person_and_the_case_goes_on() -> None:
    visitor = bank_victim()
    visitor.says("welke kleur heeft een politieauto?")
    assert "Daar heb ik geen antwoord op" in visitor.text
    assert "ask_human" in visitor.buttons
    assert "visit:yes" in visitor.buttons


def test_money_back_is_answered_honestly_for_this_fraud() -> None:
    visitor = bank_victim()
    visitor.says("krijg ik mijn geld terug?")
    assert DIALOGUE.library.playbooks["bank_helpdesk_fraud"].money_back.text in visitor.text
    assert "visit:yes" in visitor.buttons


def test_a_question_before_any_story_is_answered_and_the_story_asked_for() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("bent u echt van de politie?")
    assert "Dit is een computer" in visitor.text
    assert visitor.question


def test_a_question_inside_the_first_story_does_not_hide_the_story() -> None:
    visitor = Visitor()
    visitor.says(
        "ik heb geld overgemaakt aan de nepbank. krijg ik mijn geld terug?",
        "bank_helpdesk_fraud",
        facts={"lost_money": True},
    )
    assert visitor.last.case.scenario == "bank_helpdesk_fraud"
    assert visitor.steps


# --- Asked in a case -----------------------------------------------------------------------------------


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


@pytest.mark.parametrize("said", ["wat kunnen ze daarmee?", "wat kunnen ze daarmee doen"])
def test_what_can_be_done_with_details_is_answered(said: str) -> None:
    visitor = told("naam en adres ingevuld", "phishing", facts={"lost_credentials": False})
    visitor.says(said)
    assert "nepberichten" in visitor.text


def test_whether_a_card_of_another_may_be_blocked_is_about_the_card() -> None:
    facts: dict[str, Value] = {"third_party": True, "lost_card": True, "lost_pin": True, "danger": "none"}
    visitor = told("mama heeft haar pas afgegeven", "card_pickup", facts | {"happened": "today"})
    visitor.says("de pas is nog open, ik mag die toch niet blokkeren?")
    assert "Maak eerst foto" not in visitor.text
    assert "bank" in visitor.text


def test_a_question_about_this_chat_is_answered_whatever_story_it_resembles() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("is dit gratis?", "suspicious_only")
    assert "kosten u niets" in visitor.text
    assert visitor.last.case.scenario is None


def test_nobody_is_helped_to_confess_to_having_lent_an_account() -> None:
    visitor = Visitor()
    visitor.says("ik had mijn rekening uitgeleend", "money_mule", facts={"lost_money": True})
    visitor.says(
        "ja ik heb mijn pas en pin gegeven voor 200 euro", facts={"lost_card": True, "lost_pin": True}
    )
    assert "noteer" not in visitor.everything
    assert "U schreef" not in visitor.everything
    assert "eigen rol" in visitor.text
    visitor.says("kan ik de bak in gaan?")
    assert "juridischloket" in visitor.text
