"""Danger now: 112 first, short, without a form, and the conversation goes on only when that is settled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.playbook_texts import sentences, word_count
from tests.domain.visitor import (
    DIALOGUE,
    Visitor,
    bank_victim,
    in_form,
    told,
)

COMING: Mapping[str, Any] = {"danger": "suspect_coming", "happened": "now", "lost_money": True}


def threatened_visitor() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "net gebeld door de bank, geld overgemaakt en er komt zo iemand mijn pas halen",
        "bank_helpdesk_fraud",
        facts=COMING,
        entities={"bank": "ING"},
    )
    return visitor


def test_112_comes_first_and_on_top_with_the_three_buttons() -> None:
    visitor = threatened_visitor()
    first = visitor.last.replies[0]
    assert first.emergency
    assert first.text.startswith("Bel nu 112.")
    assert visitor.buttons == ["emergency:called", "emergency:over", "emergency:cannot"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_emergency_is_said_in_at_most_three_sentences_of_at_most_twelve_words(language: str) -> None:
    texts = DIALOGUE.library.texts.languages[language]
    keys = [key for key in texts if key.startswith("emergency.")]
    assert len(keys) > 10
    for key in keys:
        for text in texts[key]:
            assert len(sentences(text)) <= 3, (key, text)
            assert max(map(word_count, sentences(text))) <= 12, (key, text)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"danger": "suspect_present"}, "Ga weg van de oplichter"),
        ({"danger": "suspect_coming"}, "Houd de deur dicht"),
        ({"danger": "suspect_just_left"}, "Ga niet achter de oplichter aan"),
        ({"other_emergency": True}, "Zeg waar het is"),
        ({"danger": "suspect_coming", "third_party": True}, "adres van het slachtoffer"),
        ({"danger": "suspect_coming", "cannot_talk": True}, "112NL-app"),
        ({"suspect_in_contact": True, "claims_police": True}, "Ophangen mag altijd"),
    ],
)
def test_the_words_fit_the_danger(facts: dict[str, Any], expected: str) -> None:
    visitor = Visitor()
    visitor.says("help", "card_pickup", facts=facts)
    assert visitor.last.replies[0].emergency
    assert expected in visitor.text
    assert "112" in visitor.text


def test_a_caller_who_says_to_be_police_is_checked_by_112_and_never_confirmed() -> None:
    visitor = Visitor()
    visitor.says(
        "ik heb een rechercheur aan de lijn", facts={"suspect_in_contact": True, "claims_police": True}
    )
    assert "bel 112 met een andere telefoon" in visitor.text
    assert "haalt nooit geld, passen of sieraden op" in visitor.text
    assert visitor.last.case.scenario == "fake_police"


def test_no_form_and_no_visit_before_112_was_called_or_cannot_be() -> None:
    visitor = threatened_visitor()
    for words in ("ik wil dat er een agent langskomt", "Jan de Vries", "wat moet ik doen?", "ja graag"):
        visitor.says(words, facts={"wants_visit": True} if "agent" in words else {})
        assert "112" in visitor.text
        assert visitor.last.effects.visit is None
        assert visitor.last.case.draft is None


def test_112_is_said_in_other_words_each_time_and_a_person_is_asked_for_in_the_end() -> None:
    visitor = threatened_visitor()
    said = []
    for _ in range(4):
        visitor.says("ik weet het niet")
        said.append(visitor.last.replies[0].text)
    assert len(set(said)) == 4
    assert any(reply.text for reply in visitor.all if "medewerker" in reply.text)


def test_after_112_was_called_it_names_the_fraud_gives_the_steps_and_offers_an_officer() -> None:
    visitor = threatened_visitor()
    visitor.presses("emergency:called")
    assert "Dit lijkt op bankhelpdeskfraude" in visitor.text
    assert "call_bank" in visitor.steps
    while "visit:yes" not in visitor.buttons:
        visitor.presses(next(button for button in visitor.buttons if button.endswith((":no", ":unknown"))))
    visitor.presses("visit:yes")
    assert visitor.question.startswith("Hoe heet u")


@pytest.mark.parametrize("words", ["112 gebeld", "ja heb 112 al gebeld", "de politie is onderweg", "gebeld"])
def test_saying_that_112_was_called_is_enough(words: str) -> None:
    visitor = threatened_visitor()
    visitor.says(words)
    assert "Goed dat 112 is gebeld" in visitor.text
    assert visitor.last.case.urgency == "emergency"


def test_he_is_gone_after_112_was_shown_means_that_it_is_over() -> None:
    visitor = threatened_visitor()
    visitor.says("hij is weg, ik heb mijn pas nog", facts={"danger": "suspect_just_left", "lost_card": False})
    assert "Fijn dat het gevaar voorbij is" in visitor.text
    assert visitor.last.case.urgency == "visit"
    assert "Dit lijkt op bankhelpdeskfraude" in visitor.text


def test_who_cannot_call_gets_the_app_the_open_line_the_relay_and_a_person_at_once() -> None:
    visitor = threatened_visitor()
    visitor.says("ik kan niet praten hij hoort mij")
    for words in ("112NL-app", "laat de lijn open", "tekst- of beeldbemiddeling"):
        assert words in visitor.text
    assert visitor.effects.hand_over.reason == "emergency"
    assert visitor.effects.hand_over.urgent


def test_a_question_in_danger_is_answered_and_112_said_again() -> None:
    visitor = threatened_visitor()
    visitor.says("hoe weet ik dat u echt bent?")
    assert "Dit is een computer" in visitor.text
    assert any(reply.emergency and "112" in reply.text for reply in visitor.last.replies)


def test_danger_said_in_a_form_breaks_it_off_and_it_goes_on_where_it_was() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("er wordt aangebeld, hij staat voor de deur", facts={"danger": "suspect_present"})
    assert visitor.last.replies[0].emergency
    assert not visitor.question
    visitor.presses("emergency:over")
    visitor.presses("visit:yes")
    assert "postcode en huisnummer" in visitor.question
    assert visitor.last.case.draft.name == "Ria Smit"


def test_danger_that_returns_is_danger_again() -> None:
    visitor = threatened_visitor()
    visitor.presses("emergency:over")
    visitor.says("hij staat weer voor de deur", facts={"danger": "suspect_present"})
    assert visitor.last.replies[0].emergency
    assert visitor.last.replies[0].text.startswith("Bel nu 112.")


def test_a_question_about_the_door_that_is_answered_with_yes_is_an_emergency() -> None:
    visitor = Visitor()
    visitor.says("mijn pas is opgehaald", "card_pickup", facts={"lost_card": True})
    assert "bij u" in visitor.question
    visitor.presses("fact:danger:suspect_coming")
    assert visitor.last.replies[0].emergency


def test_no_emergency_where_nobody_is_near() -> None:
    assert not any(reply.emergency for reply in bank_victim().all)


def test_no_time_and_no_code_word_is_ever_named() -> None:
    visitor = threatened_visitor()
    visitor.presses("emergency:called")
    assert not re.search(r"\bcodewoord\b|\bbinnen \d+ minuten\b|\d{1,2}[.:]\d{2} uur", visitor.everything)


# --- Who was at the door, and who is called ------------------------------------------------------------


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


def test_an_officer_at_the_door_is_checked_and_not_called_an_offender() -> None:
    visitor = Visitor()
    visitor.says(
        "er staat een agent voor de deur, is dit bezoek echt?",
        "fake_police",
        facts={"danger": "suspect_present"},
    )
    assert "vraag of deze agent echt is" in visitor.text
    assert "oplichter" not in visitor.text


def test_who_hangs_up_in_danger_hears_nothing_of_a_request_that_was_not_made() -> None:
    visitor = told(
        "een politieman aan de telefoon",
        "fake_police",
        facts={"claims_police": True, "suspect_in_contact": True},
    )
    visitor.says("goed dan hang ik op. wat gebeurt er daarna?")
    assert "aanvraag" not in visitor.text
    assert "112" in visitor.text


# --- While 112 comes first -----------------------------------------------------------------------------


def victim_at_the_door(**facts: object) -> Visitor:
    """A son whose mother gave her card a moment ago: 112 is open."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "mijn moeder heeft net haar pas meegegeven",
        "card_pickup",
        facts={"danger": "suspect_just_left", "third_party": True, "lost_card": True, **facts},
    )
    return visitor


def test_who_does_not_call_112_yet_is_asked_and_can_say_no() -> None:
    visitor = victim_at_the_door()
    visitor.says("ik rijd er nu heen")
    assert visitor.question == "Is 112 al gebeld?"
    visitor.says("nee")
    assert "112" in visitor.text
    assert visitor.last.case.urgency == "emergency"
    visitor.says("ja")
    assert "Goed dat 112 is gebeld" in visitor.text


def test_a_no_about_something_else_does_not_say_that_112_was_not_called() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("er komt zo iemand van de politie", "fake_police", facts={"danger": "suspect_coming"})
    visitor.says("nee er is niks weg", facts={"lost_nothing": True})
    assert visitor.question == "Is 112 al gebeld?"
    visitor.says("nee ik heb nog niks meegegeven", facts={"lost_nothing": True})
    assert "Dat kan nu nog" not in visitor.text
    assert "niets" in visitor.text
    assert "112" in visitor.text
    visitor.says("nee nog niet gebeld")
    assert "Doe dat eerst" in visitor.text or "Dat kan nu nog" in visitor.text


def test_details_given_while_112_comes_first_are_kept() -> None:
    visitor = victim_at_the_door()
    visitor.says("Beukenlaan 3, 7901 AB Hoogeveen, 06-55512345")
    assert "bewaar" in visitor.text
    assert visitor.state["form"]["fields"]["postcode"] == "7901 AB"


def test_the_steps_that_can_be_done_meanwhile_are_shown_once() -> None:
    visitor = victim_at_the_door()
    visitor.says("ik rijd er nu heen")
    visitor.says("het is een half uur rijden")
    assert "block_card_for_other" in visitor.steps
    visitor.says("de weg zit vast")
    assert not visitor.steps


def test_112_is_said_in_other_words_each_time() -> None:
    visitor = victim_at_the_door()
    said = []
    for words in ("ik rijd nu", "half uur nog", "de weg zit vast", "ik schiet niet op", "nog tien minuten"):
        visitor.says(words)
        said += [reply.text for reply in visitor.last.replies if reply.emergency]
    assert len(said) == len(set(said)) == 5


def test_a_question_after_a_comma_is_answered_too() -> None:
    visitor = victim_at_the_door()
    visitor.says("ik vertrouw niemand meer, bent u wel echt van de politie?")
    assert "Dit is een computer" in visitor.text
    assert "112" in visitor.text


def test_an_emergency_that_is_no_fraud_has_no_door_to_keep_shut() -> None:
    visitor = Visitor()
    visitor.says("mijn man krijgt geen lucht", "out_of_scope", facts={"other_emergency": True})
    visitor.says("hij ligt op de grond")
    assert "112" in visitor.text
    assert "deur" not in visitor.text


def test_an_officer_after_112_is_offered_for_traces_and_a_report() -> None:
    visitor = victim_at_the_door()
    visitor.says("112 is gebeld")
    while visitor.question and "agent" not in visitor.question:
        visitor.says("weet ik niet")
    assert "sporen en aangifte" in visitor.question


def test_what_is_gone_is_the_only_question_in_that_turn_of_an_emergency() -> None:
    visitor = Visitor()
    visitor.says("er staat nu iemand", "card_pickup", facts={"danger": "suspect_present"})
    visitor.says("merci wel")
    assert "Is er geld weg" in visitor.question
    visitor.says("ja eigenlijk wel")
    assert [reply.text for reply in visitor.last.replies if reply.kind == "question"] == [
        "Wat is dat? Kies wat het eerst past."
    ]
    assert any(reply.emergency for reply in visitor.last.replies)


@pytest.mark.parametrize(
    "words", ["moet ik hem binnenlaten?", "zal ik opendoen voor hem?", "moet ik mijn pas meegeven?"]
)
def test_nobody_is_let_in(words: str) -> None:
    visitor = Visitor()
    visitor.says("iemand van de bank komt mijn pas halen", "card_pickup")
    visitor.says(words)
    assert "Nee. Houd de deur dicht" in visitor.text
