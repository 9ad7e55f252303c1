"""Whatever is said while the form asks: kept where it belongs, answered, and never taken for a field."""

from __future__ import annotations

import pytest

from bot.domain.facts import Value
from tests.domain.visitor import Visitor, at_summary, bank_victim, in_form


def test_a_name_said_in_the_story_is_not_asked_again() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("Goedemorgen, mijn naam is mevrouw Van Dam, ik wil u iets vragen", "greeting")
    visitor.says(
        "vanmorgen geld overgemaakt aan de bank",
        "bank_helpdesk_fraud",
        facts={"lost_money": True, "happened": "today"},
    )
    visitor.presses("visit:yes")
    assert "adres" in visitor.question


def test_an_address_after_no_is_kept_and_not_only_said_to_be_noted() -> None:
    visitor = bank_victim()
    visitor.presses("visit:no")
    visitor.says("Hoofdstraat 22 Meppel")
    assert "bewaar" in visitor.text
    assert visitor.state["form"]["fields"]["street"] == "Hoofdstraat"


def test_no_uniform_in_the_writers_own_words_is_kept() -> None:
    visitor = in_form()
    for words in ("Ahmed", "1624 AB 77", "0612121212", "niet in uniform alstublieft, buren"):
        visitor.says(words)
    assert visitor.last.case.draft.reach == "niet in uniform alstublieft, buren"


def test_fright_at_the_summary_does_not_send_it() -> None:
    visitor = at_summary()
    visitor.says("ik ben zo geschrokken van alles")
    assert visitor.effects.visit is None


def test_a_postcode_completes_an_address_and_replaces_nothing() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "Dorpsstraat 10 Bussum", "1404 AB"):
        visitor.says(words)
    assert visitor.state["form"]["fields"]["house_number"] == "10"
    assert visitor.state["form"]["fields"]["postcode"] == "1404 AB"


def test_what_the_officer_should_know_is_kept_wherever_it_is_said() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("ik ben slecht ter been en hoor slecht")
    assert "geef ik door" in visitor.text
    assert "postcode" in visitor.question
    draft = visitor.last.case.draft
    assert (draft.mobility, draft.remarks) == ("ik ben slecht ter been", "hoor slecht")


def test_a_sentence_that_says_no_place_is_never_taken_for_an_address() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "pfff", "ik snap het niet", "het is toch wat met al die mensen"):
        visitor.says(words)
    assert "street" not in visitor.state["form"]["fields"]


def test_a_safe_way_to_reach_somebody_is_kept_where_the_name_was_asked() -> None:
    visitor = in_form()
    visitor.says("nee liever niet bellen, mijn man mag het niet weten")
    assert visitor.last.case.draft.reach == "nee liever niet bellen, mijn man mag het niet weten"
    assert "naam" in visitor.question


def test_a_house_number_is_corrected_while_something_else_is_asked() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "1624 AB 14", "0612345678"):
        visitor.says(words)
    visitor.says("dat klopt niet helemaal, huisnummer is 41")
    assert visitor.state["form"]["fields"]["house_number"] == "41"
    assert "reach" not in visitor.state["form"]["fields"]


def test_a_question_without_an_answer_is_no_failed_address() -> None:
    visitor = in_form()
    visitor.says("Ria Smit")
    visitor.says("welke kleur heeft een politieauto?")
    assert "geen antwoord" in visitor.text
    assert "Ik zie nog geen adres" not in visitor.text
    assert visitor.state["form"]["failures"] == {}


def test_many_questions_in_between_do_not_use_up_the_field_that_is_open() -> None:
    visitor = in_form()
    for words in ("Ria Smit", "1624 AB 77"):
        visitor.says(words)
    for _ in range(3):
        for words in ("kost het geld?", "bent u echt van de politie?", "hoe lang duurt het?"):
            visitor.says(words)
    assert "nodig: telefoon" in visitor.text or "bij: telefoon" in visitor.text
    visitor.says("06-12345678")
    assert visitor.state["form"]["fields"]["phone"] == "+31612345678"
    assert "uniform" in visitor.question


def test_a_question_that_looks_like_another_matter_is_answered_in_the_form() -> None:
    visitor = in_form()
    visitor.says("en hoe lang gaat dat dan duren?", "out_of_scope")
    assert "meldkamer beslist" in visitor.text


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("nu gaat de bel!!!", "suspect_present"),
        ("ben opgewacht bij het portiek", "suspect_present"),
        ("zojuist pinpas meegegeven", "suspect_just_left"),
        ("over tien minuten is mijn collega bij u, dat waren zijn laatste woorden", "suspect_coming"),
    ],
)
def test_danger_in_the_form_counts_also_where_it_names_nobody(text: str, danger: str) -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "Hoofdstraat 4 in Epe"):
        visitor.says(answer)
    visitor.says(text, facts={"danger": danger})
    assert visitor.last.case.urgency == "emergency"


def test_where_the_key_lies_is_no_danger() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "Hoofdstraat 4 in Epe"):
        visitor.says(answer)
    facts: dict[str, Value] = {"danger": "suspect_present", "happened": "now"}
    visitor.says("daar ligt een sleutel onder de pot, mijn heup is nieuw", facts=facts)
    assert visitor.last.case.urgency != "emergency"
    assert "sleutel" in visitor.text
    visitor.says("er staat iemand aan de deur", facts={"danger": "suspect_present"})
    assert visitor.last.case.urgency == "emergency"
    visitor.says("ik weet het niet")
    visitor.says("ja versturen")
    assert "112 is gebeld. Doe" not in visitor.text
