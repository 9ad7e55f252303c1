"""What is wrong in a request is corrected in words or by its button, before it is sent."""

import pytest

from tests.domain.visitor import at_summary, in_form, summary_of


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("nee mijn nummer is 06 87654321", "phone", "+31687654321"),
        ("nee het is 1625 CD 12", "postcode", "1625 CD"),
        ("mijn naam is Riet Smit", "name", "Riet Smit"),
    ],
)
def test_the_summary_can_be_corrected_in_words(words: str, field: str, value: str) -> None:
    visitor = at_summary()
    visitor.says(words)
    assert "Ik heb het aangepast" in visitor.text
    assert getattr(visitor.last.case.draft, field) == value
    assert any(reply.kind == "summary" for reply in visitor.last.replies)
    visitor.says("ja")
    assert getattr(visitor.effects.visit.fields, field) == value


def test_a_new_address_replaces_the_old_one_as_a_whole() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "Dijkweg 77, 1624 AB Hoorn", "0612345678", "ja", "nee"):
        visitor.says(answer)
    visitor.says("nee, 1625 CD 12")
    draft = visitor.last.case.draft
    assert (draft.postcode, draft.house_number, draft.street, draft.city) == ("1625 CD", "12", None, None)


def test_a_field_can_be_changed_by_its_button() -> None:
    visitor = at_summary()
    visitor.presses("form:change:phone")
    assert "nummer" in visitor.question
    visitor.says("06 87654321")
    assert "Telefoon: 06 87654321" in visitor.text
    assert "form:confirm" in visitor.buttons


def test_something_can_be_added_from_the_summary() -> None:
    visitor = at_summary()
    visitor.presses("form:change:remarks")
    visitor.says("er is een hond in huis")
    assert "er is een hond in huis" in visitor.text


def test_a_field_that_is_named_as_wrong_is_asked_again() -> None:
    visitor = at_summary()
    visitor.says("het telefoonnummer klopt niet")
    assert "nummer" in visitor.question
    visitor.says("06 87654321")
    assert visitor.last.case.draft.phone == "+31687654321"


def test_a_correction_in_the_middle_of_the_form_is_taken_and_the_form_goes_on() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678"):
        visitor.says(answer)
    visitor.says("o wacht mijn nummer is fout, het is 06 87654321")
    assert "Ik heb het aangepast: telefoon 06 87654321" in visitor.text
    assert "uniform" in visitor.question or "veilig" in visitor.question


# --- What the case filled in ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "right", "field", "value"),
    [
        ("het bedrag klopt niet", "4500", "amount", "4500"),
        ("het bedrag klopt niet", "het was 4.500 euro", "amount", "4500"),
        ("de bank klopt niet", "Rabobank", "bank", "Rabobank"),
        ("wanneer het was klopt niet", "om drie uur", "happened", "om drie uur"),
    ],
)
def test_when_bank_and_amount_are_asked_again_when_they_are_wrong(
    wrong: str, right: str, field: str, value: str
) -> None:
    visitor = at_summary()
    visitor.says(wrong)
    assert visitor.question
    assert "form:confirm" not in visitor.buttons
    visitor.says(right, entities={"amount": "4500"} if "euro" in right else {})
    assert "form:confirm" in visitor.buttons
    visitor.says("ja")
    assert getattr(visitor.effects.visit.fields, field) == value


def test_they_can_be_changed_by_button_too() -> None:
    visitor = at_summary()
    visitor.presses("form:change:more")
    assert {"form:change:happened", "form:change:bank", "form:change:amount"} <= set(visitor.buttons)
    visitor.presses("form:change:happened")
    visitor.presses("fact:happened:days")
    while "form:confirm" not in visitor.buttons:
        visitor.says("nee")
    assert "Wanneer: Een paar dagen geleden" in summary_of(visitor)


def test_an_amount_that_is_not_known_after_all_is_left_out() -> None:
    visitor = at_summary()
    visitor.says("het bedrag klopt niet")
    visitor.says("weet ik niet")
    assert "Bedrag" not in summary_of(visitor)


def test_an_amount_said_anew_at_the_summary_is_shown_at_once() -> None:
    visitor = at_summary()
    visitor.says("nee het was 4500 euro", entities={"amount": "4500"})
    assert "Bedrag: 4.500 euro" in summary_of(visitor)
    assert "form:confirm" in visitor.buttons


def test_not_this_amount_but_that_one_corrects_the_amount() -> None:
    visitor = at_summary()
    visitor.says("het was niet 3000 maar 3450")
    assert "3.450" in visitor.text
    assert "3.000" not in summary_of(visitor)


@pytest.mark.parametrize(
    "text",
    ["klopt maar mn naam is tineke bos", "nee, naam is Tineke Bos", "alles klopt, alleen ik heet Tineke Bos"],
)
def test_a_name_given_with_the_verdict_on_the_summary_is_taken(text: str) -> None:
    visitor = at_summary()
    visitor.says(text)
    assert visitor.last.case.draft.name == "Tineke Bos"
    assert "Hoe heet u" not in visitor.text


@pytest.mark.parametrize("text", ["klopt, alleen de naam niet", "nee mijn naam is fout"])
def test_a_name_that_is_only_called_wrong_is_asked(text: str) -> None:
    visitor = at_summary()
    visitor.says(text)
    assert "Hoe heet u" in visitor.text
