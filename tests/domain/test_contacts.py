"""Contacts: which numbers are shown, and what is said where none is sure."""

from pathlib import Path

import phonenumbers
import pytest

from bot.domain.contacts import Contacts, load_contacts
from bot.domain.documents import DataError
from bot.domain.playbook_texts import MOST_WORDS, sentences

DATA = Path(__file__).resolve().parents[2] / "data"
SHORT_NUMBERS = {"112", "113"}
RULE = "Bel het nummer op de achterkant van uw pas of in uw bank-app."


@pytest.fixture(scope="module")
def contacts() -> Contacts:
    return load_contacts(DATA / "contacts.yml")


@pytest.mark.parametrize(
    ("said", "bank"),
    [
        ("ING", "ing"),
        ("de giro", "ing"),
        ("Postbank", "ing"),
        ("Rabo", "rabobank"),
        ("de Rabobank", "rabobank"),
        ("abn", "abnamro"),
        ("ABN AMRO", "abnamro"),
        ("ABN-AMRO", "abnamro"),
        ("SNS", "asn"),
        ("Regiobank", "asn"),
        ("asn", "asn"),
        ("Triodos", "triodos"),
        ("bunq", "bunq"),
        ("knab", "knab"),
        ("Revolut", "revolut"),
        ("n26", "n26"),
        ("van lanschot", "vanlanschot"),
    ],
)
def test_a_bank_is_found_by_what_people_call_it(contacts: Contacts, said: str, bank: str) -> None:
    found = contacts.bank(said)
    assert found is not None
    assert found.id == bank


@pytest.mark.parametrize("said", [None, "", "de bank", "Bank van Nergens"])
def test_an_unknown_bank_gets_the_rule_and_no_number(contacts: Contacts, said: str | None) -> None:
    assert contacts.bank(said) is None
    assert contacts.for_step("bank", said).say("nl") == RULE
    assert contacts.for_step("bank_card", said).tel is None


def test_the_number_of_ing_is_shown(contacts: Contacts) -> None:
    assert contacts.for_step("bank", "ing").say("nl") == "Bel ING op 020 22 888 00."
    assert contacts.for_step("bank", "ing").tel == "+31202288800"


@pytest.mark.parametrize("bank", ["rabobank", "abn amro", "asn", "knab"])
def test_a_number_that_sources_disagree_about_is_not_shown(contacts: Contacts, bank: str) -> None:
    contact = contacts.for_step("bank", bank)
    assert contact.shown is None
    assert contact.tel is None
    assert not any(
        number.shown in contact.say(language) for number in contact.numbers for language in ("nl", "en")
    )
    assert "op uw pas of in uw bank-app" in contact.say("nl")


def test_the_card_line_blocks_cards_of_the_banks_it_is_for(contacts: Contacts) -> None:
    for bank in ("sns", "triodos", "knab"):
        assert contacts.for_step("bank_card", bank).id == "bankpassen-meldcentrale"
    assert contacts.for_step("bank_card", "ing").id == "ing"
    assert contacts.for_step("bank_card", "rabo").id == "rabobank"


def test_a_line_that_only_blocks_the_card_says_so(contacts: Contacts) -> None:
    assert "blokkeert alleen uw pas" in contacts.for_step("bank_card", "asn").say("nl")
    assert "blokkeert alleen uw pas" in contacts.for_step("bank", "triodos").say("nl")


def test_from_abroad_another_number_is_given(contacts: Contacts) -> None:
    assert "+31" in contacts.get("politie-0900").say("nl", abroad=True)


def test_every_contact_can_be_reached_in_both_languages(contacts: Contacts) -> None:
    for contact in contacts:
        for language in ("nl", "en"):
            said = contact.say(language)
            assert said.endswith("."), contact.id
            assert all(len(sentence.split()) <= MOST_WORDS for sentence in sentences(said)), said


def test_every_shown_number_can_be_dialled(contacts: Contacts) -> None:
    for contact in contacts:
        for number in (contact.shown, contact.shown_abroad):
            if number and number.tel not in SHORT_NUMBERS:
                assert phonenumbers.is_possible_number(phonenumbers.parse(number.tel, "NL")), contact.id


def test_every_site_in_a_sentence_is_the_site_of_that_contact(contacts: Contacts) -> None:
    for contact in contacts:
        for word in contact.say("nl").replace(";", " ").split():
            site = word.strip(".,'")
            if "." in site:
                assert contact.site_label is not None
                assert contact.site_label.split("/")[0] == site.split("/")[0], contact.id


def test_hours_that_are_not_sure_are_not_shown(contacts: Contacts) -> None:
    assert contacts.get("politie-0900").hours_shown is None
    hours = contacts.get("112").hours_shown
    assert hours is not None
    assert hours.nl == "dag en nacht"


ENTRY = """\
contacts:
  - id: bank
    kind: own
    name: Uw bank
    in_text: {nl: uw bank, en: your bank}
    show_number: false
    otherwise: {nl: Kijk op uw pas., en: Look on your card.}
    what_for: {nl: Blokkeren., en: Blocking.}
    source: here
    source_date: undated
    confidence: high
    confirmed: false
  - id: shop
    kind: consumer
    name: Winkel
    in_text: {nl: de winkel, en: the shop}
    numbers:
      - {shown: 020 123 45 67, tel: "+31201234567", use: nl}
    show_number: true
    what_for: {nl: Vragen., en: Questions.}
    source: here
    source_date: undated
    confidence: high
    confirmed: false
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('tel: "+31201234567"', 'tel: "+31201234568"', 18, "differ"),
        (
            "confidence: high\n    confirmed: false\n  - id: shop",
            "colour: red\n  - id: shop",
            2,
            "confidence",
        ),
        ("kind: consumer", "kind: shop", 13, "'shop' is not one of"),
        ("  - id: shop", "  - id: bank", 13, "stands here twice"),
        ("name: Winkel", "name: Winkel\n    conflict: two numbers", 13, "show_number needs"),
        ("otherwise: {nl: Kijk op uw pas., en: Look on your card.}", "notes: none", 2, "needs 'otherwise'"),
        ("kind: consumer", "kind: consumer\n    card_line: nowhere", 13, "'nowhere' is not a contact"),
        ("kind: consumer", "kind: consumer\n    colour: red", 15, "unknown key 'colour'"),
        (
            "    source: here\n    source_date: undated\n    confidence: high\n    confirmed: false\n  - id",
            "  - id",
            2,
            "'source'",
        ),
        ("name: Uw bank", "name: [Uw bank", 5, "not YAML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in ENTRY
    path = tmp_path / "contacts.yml"
    path.write_text(ENTRY.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError) as error:
        load_contacts(path)
    assert any(says in problem.message and problem.place.line == line for problem in error.value.problems), (
        str(error.value)
    )


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"contacts\.yml:1: cannot be read"):
        load_contacts(tmp_path / "contacts.yml")
