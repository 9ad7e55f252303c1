"""The request for an officer in few turns: what belongs together is asked and taken together."""

import pytest

from tests.domain.visitor import at_summary, bank_victim, in_form, son


def test_name_and_number_are_asked_together_and_taken_from_one_message() -> None:
    visitor = in_form()
    assert "heet u" in visitor.question
    assert "nummer" in visitor.question
    for answer in ("Ria Smit, 06-12345678", "1624 AB 77", "nee", "ja"):
        visitor.says(answer)
    fields = visitor.effects.visit.fields
    assert (fields.name, fields.phone, fields.reach) == ("Ria Smit", "+31612345678", "niets bijzonders")
    assert visitor.turns - 1 == 6  # with the story and the yes to an officer


def test_who_gives_only_the_number_is_asked_the_name_once_more_by_itself() -> None:
    visitor = in_form()
    visitor.says("0612345678")
    assert "heet u" in visitor.question
    assert "nummer" not in visitor.question
    visitor.says("sla maar over")
    assert "adres" in visitor.question


def test_who_keeps_the_number_back_with_the_name_hears_why_before_it_is_asked_again() -> None:
    visitor = in_form()
    visitor.says("Tim Bos, maar mijn nummer geef ik niet")
    visitor.says("1624 AB 77")
    assert visitor.last.case.draft.name == "Tim Bos"
    assert "Daarom is een nummer nodig" in visitor.text
    assert "form:reach:chat" in visitor.buttons


def test_a_number_with_its_label_leaves_the_name_as_it_is() -> None:
    visitor = in_form()
    visitor.says("Kees Jansen tel. 06-12 34 56 78")
    assert (visitor.last.case.draft.name, visitor.last.case.draft.phone) == ("Kees Jansen", "+31612345678")


@pytest.mark.parametrize(
    ("said", "reach", "remarks"),
    [
        ("nee", "niets bijzonders", None),
        ("nee niets", "niets bijzonders", None),
        ("klopt", "niets bijzonders", None),
        ("er is een hond", "niets bijzonders", "er is een hond"),
        ("niet bellen", "niet bellen", None),
        ("liever geen uniform, de buren kijken mee", "liever geen uniform, de buren kijken mee", None),
        ("geen uniform graag en er is een hond", "geen uniform graag", "er is een hond"),
        (
            "bel niet aan, mijn man mag het niet weten",
            "bel niet aan, mijn man mag het niet weten",
            None,
        ),
    ],
)
def test_how_to_come_and_what_to_know_are_one_question(said: str, reach: str, remarks: str | None) -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77", said, "ja"):
        visitor.says(answer)
    fields = visitor.effects.visit.fields
    assert (fields.reach, fields.remarks) == (reach, remarks)


def test_how_somebody_moves_is_no_offender_who_walks_about() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("ze loopt met een rollator, kom liever niet in uniform", facts={"danger": "suspect_present"})
    assert "112" not in visitor.text
    draft = visitor.last.case.draft
    assert (draft.mobility, draft.reach) == ("ze loopt met een rollator", "kom liever niet in uniform")


def test_somebody_who_comes_while_it_is_told_how_one_moves_is_danger() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("ik loop slecht en hij komt terug", facts={"danger": "suspect_coming"})
    assert "112" in visitor.text


def test_an_amount_corrected_at_the_last_question_is_no_remark() -> None:
    visitor = in_form()
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    visitor.says("en het was 3100 euro", entities={"amount": "3100"})
    assert visitor.last.case.draft.remarks is None
    assert "letten" in visitor.question or "weten" in visitor.question


@pytest.mark.parametrize("said", ["nou graag dan", "ach graag", "graag dan maar"])
def test_a_hesitant_please_is_a_yes_to_the_officer(said: str) -> None:
    visitor = bank_victim()
    visitor.says(said)
    assert "heet u" in visitor.question


def test_who_cannot_call_is_asked_for_a_way_by_itself() -> None:
    visitor = in_form()
    visitor.says("ik ben doof", facts={"cannot_talk": True})
    for answer in ("Ria Smit 0612345678", "1624 AB 77"):
        visitor.says(answer)
    assert "sms" in visitor.question


def test_a_yes_before_the_details_is_no_part_of_the_name() -> None:
    visitor = bank_victim()
    visitor.says("ja. Jansen, 9401AB 12, 0612345678")
    draft = visitor.last.case.draft
    assert (draft.name, draft.house_number, draft.phone) == ("Jansen", "12", "+31612345678")
    assert "letten" in visitor.question


@pytest.mark.parametrize("said", ["nee het is nummer 18", "het moet nummer 18 zijn", "nee, nr 18"])
def test_a_short_number_at_the_summary_is_the_house_number(said: str) -> None:
    visitor = at_summary()
    visitor.says(said)
    assert visitor.last.case.draft.house_number == "18"
    assert "1624 AB 18" in visitor.text


def test_the_names_of_writer_and_victim_with_address_and_number_in_two_messages() -> None:
    visitor = son()
    visitor.says("Ellen Visser, 0655443322. Mijn moeder heet Riet Visser")
    assert "adres" in visitor.question
    visitor.says("Beukenlaan 14, 3603 BC Maarssen")
    assert "letten" in visitor.question
    draft = visitor.last.case.draft
    assert (draft.written_by or draft.contact_name, draft.name) == ("Ellen Visser", "Riet Visser")


def test_the_name_of_the_victim_is_asked_with_the_address() -> None:
    visitor = son()
    visitor.says("Ellen Visser, 0655443322")
    assert "heet het slachtoffer" in visitor.question
    assert "adres" in visitor.question
    visitor.says("Riet Visser, Beukenlaan 14, 3603 BC Maarssen")
    assert "letten" in visitor.question


def test_the_button_for_no_calls_counts_too() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678"):
        visitor.says(answer)
    visitor.presses("form:reach:no_call")
    visitor.says("nee")
    visitor.says("krijg ik bericht?")
    assert "per telefoon" not in visitor.text
    visitor.says("ja")
    assert "U hoort dat hier in de chat" in visitor.text


@pytest.mark.parametrize(
    "reach", ["ja hoor", "liever niet in uniform", "bel na zes uur", "niet aanbellen, bel me"]
)
def test_who_may_be_called_hears_it_by_phone_or_in_the_chat(reach: str) -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678", reach, "nee"):
        visitor.says(answer)
    visitor.says("ja")
    assert "per telefoon of hier in de chat" in visitor.text
