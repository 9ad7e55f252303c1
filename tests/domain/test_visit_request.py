"""Taking a message apart into the fields of a request: addresses, phone numbers, names."""

import pytest

from bot.domain.addresses import find_address, find_place, find_postcode
from bot.domain.case import VisitForm
from bot.domain.person_names import find_name
from bot.domain.phones import find_phone, looks_like_phone, read_back
from bot.domain.visit_request import address_line, has_address, put_in, take_apart


@pytest.mark.parametrize(
    ("text", "e164"),
    [
        ("06-12345678", "+31612345678"),
        ("06 12 34 56 78", "+31612345678"),
        ("0612345678 graag", "+31612345678"),
        ("0031 6 12345678", "+31612345678"),
        ("+31612345678", "+31612345678"),
        ("heb ik verkeerd, 0612345678", "+31612345678"),
        ("(020) 1234567", "+31201234567"),
        ("bel 0548 361234", "+31548361234"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0470 12 34 56", "+32470123456"),
        ("+49 30 901820", "+4930901820"),
    ],
)
def test_phone_numbers_in_many_forms_are_read(text: str, e164: str) -> None:
    phone = find_phone(text, expected=True)
    assert phone is not None
    assert phone.e164 == e164


@pytest.mark.parametrize(
    "text",
    [
        "6123",
        "tel 6123",
        "06-1234",
        "0900-8844",
        "112",
        "1624 AB 77",
        "NL91 ABNA 0417 1643 00",
        "€ 19.000",
        "2907",
    ],
)
def test_what_is_no_private_phone_number_is_refused(text: str) -> None:
    assert find_phone(text, expected=True) is None


def test_the_last_number_counts_where_somebody_corrects_himself() -> None:
    assert find_phone("niet 0612345678 maar 0687654321").e164 == "+31687654321"


def test_an_attempt_at_a_number_is_told_from_words() -> None:
    assert looks_like_phone("tel 6123")
    assert not looks_like_phone("heb ik niet")


def test_a_number_is_read_back_as_people_say_it() -> None:
    assert read_back("+31612345678") == "06 12345678"
    assert read_back("+32470123456").startswith("+32")


@pytest.mark.parametrize(
    ("text", "postcode"),
    [
        ("1234 AB", "1234 AB"),
        ("1234ab", "1234 AB"),
        ("1234-AB", "1234 AB"),
        ("1234 a b", "1234 AB"),
        ("postcode is 9401AA", "9401 AA"),
    ],
)
def test_postcodes_in_lenient_forms_are_read(text: str, postcode: str) -> None:
    found = find_postcode(text, expected=True)
    assert found is not None
    assert found[0] == postcode


@pytest.mark.parametrize(
    "text", ["07451", "7451 abc", "0123 AB", "1234", "12345 AB", "1234 SS", "1900 eu", "3000 en toen"]
)
def test_what_is_no_postcode_is_refused(text: str) -> None:
    assert find_postcode(text) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Lijsterlaan 8, 6711 AB Ede", "Lijsterlaan 8, 6711 AB Ede"),
        ("Lijsterlaan 8 Ede 6711 AB", "Lijsterlaan 8, 6711 AB Ede"),
        ("6711 AB 8", "6711 AB 8"),
        ("6711ab nummer 8a", "6711 AB 8A"),
        ("1015CN 12-2 Amsterdam", "1015 CN 12-2, Amsterdam"),
        ("nummer 6 in Apeldoorn", "6, Apeldoorn"),
        ("ach ik woon al veertig jaar in de Meidoornstraat", "Meidoornstraat"),
        ("nee niet 3581 KL maar 3581 KM", "3581 KM"),
        ("het huisnummer klopt niet, het is 14", "14"),
        ("Keizersgracht 12 III 1015 CN Amsterdam", "Keizersgracht 12 III, 1015 CN Amsterdam"),
        ("van gogh straat 3 bergen op zoom", "Van gogh straat 3, Bergen op Zoom"),
        ("Hoofdstraat 7a, Alphen aan den Rijn", "Hoofdstraat 7A, Alphen aan den Rijn"),
        ("Laan van Meerdervoort 100 2517 AR Den Haag", "Laan van Meerdervoort 100, 2517 AR Den Haag"),
        ("2e Oosterparkstraat 45, Amsterdam", "2e Oosterparkstraat 45, Amsterdam"),
        ("Kruisstraat 22, 's-Hertogenbosch", "Kruisstraat 22, 's-Hertogenbosch"),
        ("mijn moeder woont op de Oude Gracht 12 in Utrecht", "de Oude Gracht 12, Utrecht"),
        ("dorpsstraat 5 holten dan, zoek het maar op", "Dorpsstraat 5, Holten"),
        ("nee naar haar natuurlijk, Parklaan 12 7901 AA Hoogeveen", "Parklaan 12, 7901 AA Hoogeveen"),
        ("Dijkweg 77", "Dijkweg 77"),
        ("nummer 8", "8"),
    ],
)
def test_addresses_as_people_type_them_are_read(text: str, line: str) -> None:
    found = find_address(text, expected=True)
    fields = {part: getattr(found, part) or "" for part in ("street", "house_number", "postcode", "city")}
    assert address_line(fields) == line


@pytest.mark.parametrize(
    "text",
    [
        "hij kwam om 3 uur",
        "ik heb 2 keer 500 euro overgemaakt",
        "Martijn de Boer, Leeuwarden",
        "06-12345678",
        "geen idee",
        "7451",
    ],
)
def test_what_is_no_address_is_not_taken_for_one(text: str) -> None:
    assert not find_address(text, expected=True)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hoorn", "Hoorn"),
        ("in hoorn", "Hoorn"),
        ("den haag", "Den Haag"),
        ("Bergen op Zoom", "Bergen op Zoom"),
        ("weet ik niet", None),
    ],
)
def test_a_place_alone_is_read(text: str, place: str | None) -> None:
    found = find_place(text)
    assert found == place or (place is None and found not in ("Hoorn",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ria Smit", "Ria Smit"),
        ("g wolters", "G Wolters"),
        ("mw T Kok", "mw T Kok"),
        ("mijn naam is jan van der berg", "Jan van der Berg"),
        ("ik heet Bo", "Bo"),
        ("ik ben Fatima el Idrissi", "Fatima el Idrissi"),
        ("José García-López", "José García-López"),
        ("Martijn de Boer uit Leeuwarden", "Martijn de Boer"),
    ],
)
def test_names_are_read(text: str, name: str) -> None:
    assert find_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "waarom wilt u mijn naam?",
        "ik ben bang",
        "ik ben in paniek",
        "er staat iemand aan de deur",
        "weet niet",
        "liever anoniem",
        "hoezo",
        "kost het geld",
        "ik ben 74",
        "ja",
        "",
        "06-12345678",
    ],
)
def test_a_question_a_feeling_or_a_sentence_is_no_name(text: str) -> None:
    assert find_name(text) is None


def test_one_message_fills_all_fields_at_once() -> None:
    found = take_apart("ik ben jan en woon kerkstraat 5 in zwolle 8011 ab tel 0612345678", "name")
    assert found.values == {
        "name": "Jan",
        "street": "Kerkstraat",
        "house_number": "5",
        "city": "Zwolle",
        "postcode": "8011 AB",
        "phone": "+31612345678",
    }


def test_what_is_left_of_a_message_is_kept_apart() -> None:
    found = take_apart("bel mij maar, zij is in de war. 06-12345678", "phone")
    assert found.values == {"phone": "+31612345678"}
    assert found.rest == "bel mij maar, zij is in de war"


@pytest.mark.parametrize(
    ("fields", "complete"),
    [
        ({"postcode": "1234 AB", "house_number": "1"}, True),
        ({"street": "Kerkstraat", "house_number": "1", "city": "Ede"}, True),
        ({"postcode": "1234 AB"}, False),
        ({"street": "Kerkstraat", "house_number": "1"}, False),
        ({}, False),
    ],
)
def test_an_address_is_complete_when_an_officer_can_find_it(fields: dict[str, str], complete: bool) -> None:
    assert has_address(fields) is complete


def test_a_house_number_alone_corrects_the_number_only() -> None:
    form = VisitForm(fields={"postcode": "1234 AB", "house_number": "1", "city": "Ede"})
    put_in(form, {"house_number": "11"})
    assert form.fields == {"postcode": "1234 AB", "house_number": "11", "city": "Ede"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("dorpsstraat vijf in holten", "Dorpsstraat 5, Holten"),
        ("Kerkweg eenentwintig Assen", "Kerkweg 21, Assen"),
        ("Dorpsstraat één in Ede", "Dorpsstraat 1, Ede"),
        ("1234 AB nummer drie", "1234 AB 3"),
    ],
)
def test_a_house_number_may_be_a_word(text: str, line: str) -> None:
    assert address_line(take_apart(text, "address").values) == line


@pytest.mark.parametrize(
    "text", ["tegenover de kerk een witte boerderij", "achter de kerk drie huizen verder"]
)
def test_not_every_number_in_words_is_one_of_a_house(text: str) -> None:
    assert not take_apart(text, "address").values
