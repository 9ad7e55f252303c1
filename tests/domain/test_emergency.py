"""Danger now: 112 first, short, without a form, and the conversation goes on only when that is settled."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from bot.domain.playbook_texts import sentences, word_count
from tests.domain.visitor import DIALOGUE, Visitor, bank_victim, in_form

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
