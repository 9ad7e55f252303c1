"""The first reply: a safe step before anything else, in the visitor's language, and short."""

from __future__ import annotations

import pytest

from tests.domain.visitor import DIALOGUE, Visitor

MOST_WORDS_OF_AN_OPENING = 17


def test_who_asks_for_a_person_first_reads_the_first_safe_step_first() -> None:
    for words, language, step in (
        ("can I speak to a person please? I don't speak Dutch", "en", "Hang up"),
        ("ik wil een medewerker spreken", "nl", "Hang op"),
    ):
        visitor = Visitor()
        visitor.opens()
        visitor.says(words, "ask_human", language=language)
        texts = [reply.text for reply in visitor.last.replies]
        safe = next(number for number, text in enumerate(texts) if step in text)
        person = next(number for number, text in enumerate(texts) if "medewerker" in text or "staff" in text)
        assert safe < person
        assert visitor.effects.hand_over is not None


def test_who_asks_for_a_person_with_a_story_reads_its_steps_first() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "speak to a person please, my card was stolen by a fake banker",
        "card_pickup",
        facts={"lost_card": True},
        language="en",
    )
    kinds = [reply.kind for reply in visitor.last.replies]
    assert "steps" in kinds
    person = next(n for n, reply in enumerate(visitor.last.replies) if "staff" in reply.text)
    assert kinds.index("steps") < person
    assert visitor.effects.hand_over is not None


def test_who_writes_english_after_a_dutch_greeting_reads_in_english_that_it_is_a_computer() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("somebody called me from the bank", "bank_helpdesk_fraud", language="en")
    assert "This is a computer" in visitor.text
    visitor.says("he is gone now I think so", language="en")
    assert "This is a computer" not in visitor.text


def test_english_steps_come_before_the_word_that_a_person_was_asked() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("somebody called me from the bank", "bank_helpdesk_fraud", language="en")
    kinds = [reply.kind for reply in visitor.last.replies]
    person = next(n for n, reply in enumerate(visitor.last.replies) if "staff member" in reply.text)
    assert kinds.index("steps") < person
    assert visitor.last.replies[-1].kind == "question"


def test_who_asked_for_a_person_is_not_told_again_that_one_is_asked() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("can I speak to a person please", "ask_human", language="en")
    visitor.says("somebody called me from the bank", "bank_helpdesk_fraud", language="en")
    assert "staff" not in visitor.text


@pytest.mark.parametrize("scenario", sorted(DIALOGUE.library.playbooks))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_stands_above_the_steps_is_read_at_a_glance(scenario: str, language: str) -> None:
    opening = DIALOGUE.library.playbooks[scenario].in_language(language).opening
    for fault in (opening.not_your_fault, opening.not_their_fault):
        assert len(f"{opening.looks_like} {fault or ''}".split()) <= MOST_WORDS_OF_AN_OPENING


def test_a_step_in_the_first_reply_asks_nothing_while_a_question_stands_below_it() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik ben gebeld door de bank", "bank_helpdesk_fraud")
    assert visitor.question
    steps = [step.text for reply in visitor.last.replies for step in reply.steps]
    assert not [text for text in steps if "aan de lijn?" in text]


def test_who_only_clicked_reads_what_to_do_after_a_click() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "op de link geklikt, verder niks",
        "suspicious_only",
        facts={"clicked_link": True, "lost_nothing": True},
    )
    assert visitor.steps[0] == "close_page"
    assert "Kijk of er iets is geïnstalleerd" in visitor.text
    assert "klik nergens op" not in visitor.text


def test_who_doubts_a_message_and_clicked_nothing_reads_not_to_click() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("is deze sms echt", "suspicious_only", facts={"lost_nothing": True})
    assert visitor.steps[0] == "do_nothing"


def two_possible() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "300 euro overgemaakt aan iemand",
        between=("friend_in_need", "bank_helpdesk_fraud"),
        facts={"lost_money": True},
    )
    return visitor


def test_one_question_at_a_time_also_with_the_first_safe_step() -> None:
    visitor = two_possible()
    assert "Hang op" in visitor.text
    assert sum("?" in reply.text for reply in visitor.last.replies) == 1


def test_a_no_to_something_else_leaves_the_choice_open() -> None:
    visitor = two_possible()
    visitor.says("nee, geen contact meer hoor")
    assert "Wat past het beste:" in visitor.question


def test_a_question_in_between_is_no_choice_and_does_not_change_what_is_offered() -> None:
    visitor = two_possible()
    visitor.says("waarom moet ik de bank bellen?", between=("bank_helpdesk_fraud", "card_pickup"))
    assert "Alleen uw bank kan" in visitor.text
    assert "kind of een bekende" in visitor.question
