"""A request for somebody else: writer and victim are kept apart, in the form and in the summary."""

from dataclasses import asdict

import pytest

from tests.domain.visitor import Visitor, bank_victim, in_form, son, summary_of, with_request


def test_writer_victim_and_address_are_kept_apart() -> None:
    visitor = son()
    assert visitor.question.startswith("Hoe heet u zelf")
    visitor.says("Martijn de Boer, Leeuwarden")
    visitor.says("A. de Boer")
    assert "slachtoffer" in visitor.question
    visitor.says("Parklaan 12 7901 AA Hoogeveen")
    visitor.says("bel mij maar, 06-12345678")
    visitor.says("nee")
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert (fields.contact_name, fields.name) == ("Martijn de Boer", "A. de Boer")
    assert (fields.street, fields.city) == ("Parklaan", "Hoogeveen")
    assert "Leeuwarden" not in repr(fields)
    assert "Een ander schrijft voor het slachtoffer" in fields.circumstances


def test_an_address_that_comes_with_the_writers_name_is_checked() -> None:
    visitor = son()
    visitor.says("Martijn de Boer, Kade 3, 8911 AB Leeuwarden")
    assert "Is dit het adres waar de agent moet zijn?" in visitor.question
    visitor.says("nee, Parklaan 12 7901 AA Hoogeveen")
    assert visitor.last.case.draft.city == "Hoogeveen"


def test_a_pin_is_never_part_of_a_request() -> None:
    visitor = bank_victim()
    visitor.says("mijn code is [pincode weggehaald]", masked=("pin",))
    assert "pincode weggehaald" in visitor.text
    assert "Laat uw pas blokkeren" in visitor.text
    visitor.says("nee")
    visitor.presses("visit:yes")
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", "nee", "ja"):
        visitor.says(answer)
    assert "pincode" not in repr(visitor.effects.visit).replace("lost_pin", "")


def test_an_amount_in_a_remark_does_not_change_the_case() -> None:
    visitor = in_form()
    for answer in ("Ria Smit", "1624 AB 77", "0612345678", "ja"):
        visitor.says(answer)
    visitor.says("er staat een auto van 500 euro voor de deur en er loopt een grote hond rond op het erf")
    assert visitor.last.case.draft.amount == "3000"


# --- The summary is what is sent -----------------------------------------------------------------------


def filled_for_mother(number: str = "bel mij maar, 06-12345678", **facts: object) -> Visitor:
    """A son who asked for an officer for his mother, at the summary."""
    visitor = son(**({"alone": True, "vulnerable": True} | facts))
    for answer in ("Martijn de Boer", "A. de Boer", "Parklaan 12 7901 AA Hoogeveen", number, "ja", "nee"):
        visitor.says(answer)
    return visitor


def test_everything_that_is_sent_stands_in_the_summary() -> None:
    visitor = filled_for_mother(lost_device_access=True)
    shown = summary_of(visitor)
    visitor.says("ja")
    sent = asdict(visitor.effects.visit.fields)
    phone = sent.pop("phone")
    assert phone.removeprefix("+31") in shown.replace(" ", "")
    for name, value in sent.items():
        assert value is None or value in shown, name


def test_what_the_case_says_of_the_victim_is_shown_in_plain_words() -> None:
    visitor = filled_for_mother()
    assert "schrijft voor het slachtoffer. Heeft misschien extra hulp nodig. Is nu alleen." in summary_of(
        visitor
    )
    visitor.says("ja")
    assert "kwetsbaar" not in repr(visitor.effects.visit)


@pytest.mark.parametrize("words", ["nee er is iemand bij haar", "ze is niet meer alleen"])
def test_what_is_not_so_is_taken_out_in_words(words: str) -> None:
    visitor = filled_for_mother()
    visitor.says(words)
    assert "alleen." not in summary_of(visitor)
    visitor.says("ja")
    assert "alleen" not in visitor.effects.visit.fields.circumstances


def test_what_is_not_so_is_taken_out_by_its_button() -> None:
    visitor = filled_for_mother()
    visitor.presses("form:change:more")
    assert "form:not:vulnerable" in visitor.buttons
    visitor.presses("form:not:vulnerable")
    assert "hulp nodig" not in summary_of(visitor)
    visitor.says("ja")
    assert "hulp nodig" not in visitor.effects.visit.fields.circumstances


# --- Whose phone it is ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("bel mij maar, 06-12345678", "Martijn de Boer"),
        ("06-12345678", "Martijn de Boer"),
        ("haar nummer is 06-12345678", "A. de Boer"),
        ("bel haar maar op 06-12345678", "A. de Boer"),
        ("het nummer van mijn moeder is 06-12345678", "A. de Boer"),
        ("het nummer van de buurvrouw is 06-12345678", "buurvrouw"),
    ],
)
def test_the_request_names_who_the_phone_belongs_to(words: str, owner: str) -> None:
    visitor = filled_for_mother(words)
    assert f"06 12345678 (van {owner})" in summary_of(visitor)
    visitor.says("ja")
    fields = visitor.effects.visit.fields
    assert (fields.contact_name, fields.written_by) == (owner, "Martijn de Boer")


def test_whose_phone_it_is_can_be_corrected_at_the_summary() -> None:
    visitor = filled_for_mother("06-12345678")
    visitor.says("nee dat nummer is van mijn moeder")
    visitor.says("ja")
    assert visitor.effects.visit.fields.contact_name == "A. de Boer"


def test_a_victim_may_give_the_number_of_a_neighbour() -> None:
    visitor = in_form()
    for answer in (
        "Ria Smit",
        "1624 AB 77",
        "het nummer van de buurvrouw, 0612345678",
        "ja hoor",
        "nee",
        "ja",
    ):
        visitor.says(answer)
    assert visitor.effects.visit.fields.contact_name == "buurvrouw"


def test_the_own_number_of_a_victim_has_no_other_owner() -> None:
    assert with_request().effects.visit.fields.contact_name is None
