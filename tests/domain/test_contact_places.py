"""Numbers and sites in texts come from contacts.yml, the right one for where somebody calls from."""

import re
from pathlib import Path

import pytest

from bot.domain.contact_places import OWN_PLACES, ContactPlaceError, fill, typed_contacts
from tests.domain.visitor import DIALOGUE, Visitor

CONTACTS = DIALOGUE.library.contacts
CODE = Path(__file__).parents[2] / "bot"


def test_a_place_becomes_what_the_contact_shows() -> None:
    text = "Bel {politie-0900}, ver weg {abroad:politie-0900}, of kijk op {site:kifid}. Kenmerk: {reference}."
    assert fill(text, CONTACTS, OWN_PLACES) == (
        "Bel 0900-8844, ver weg +31 34 357 88 44, of kijk op kifid.nl. Kenmerk: {reference}."
    )


@pytest.mark.parametrize(
    "text", ["{polite}", "{juridischloket}", "{abroad:113}", "{email:kifid}", "{reference}"]
)
def test_a_place_that_cannot_be_filled_is_an_error(text: str) -> None:
    with pytest.raises(ContactPlaceError):
        fill(text, CONTACTS)


def test_no_place_of_the_program_is_called_as_a_contact() -> None:
    assert not OWN_PLACES & {contact.id for contact in CONTACTS}


@pytest.mark.parametrize(
    "text", ["bel 0900-8844", "bel 113", "bel 020 22 888 00", "via 116 000", "kijk op x.nl", "a@b.nl"]
)
def test_what_is_typed_is_found(text: str) -> None:
    assert list(typed_contacts(text))


@pytest.mark.parametrize(
    "text",
    ["bel 112", "na 2026-11-29", "om 10.30 uur", "zoals 1234 AB", "150 meldingen", "{113}", "EN 301 549"],
)
def test_what_is_no_contact_is_left_alone(text: str) -> None:
    assert not list(typed_contacts(text))


def test_no_number_but_112_stands_in_the_code_of_what_visitors_see() -> None:
    places = (CODE / "web" / "chat", CODE / "domain")
    shown = [
        path for place in places for path in place.rglob("*") if path.suffix in (".py", ".js", ".j2", ".html")
    ]
    assert len(shown) > 50
    for path in shown:
        for text in re.findall(r"""["'>]([^"'<>\n]*\d[^"'<>\n]*)["'<]""", path.read_text(encoding="utf-8")):
            numbers = re.findall(r"\b(?:tel:)?0[89]00[- \u2011]?\d{4}\b|tel:(?!112\b|\$|\{)\S+", text)
            assert not numbers, f"{path.name}: {text}"


# --- Abroad --------------------------------------------------------------------------------------


def abroad() -> Visitor:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "ik zit in spanje en heb geld overgemaakt naar de nepbank",
        "bank_helpdesk_fraud",
        facts={"abroad": True, "lost_money": True, "happened": "now"},
        entities={"bank": "ING"},
    )
    return visitor


def test_who_is_abroad_reads_only_numbers_that_work_there() -> None:
    visitor = abroad()
    assert visitor.last is not None
    for step in visitor.last.case.steps:
        assert "0900" not in f"{step.title} {step.text} {step.tel_label}", step
    for asked in ("moet ik aangifte doen?", "bent u echt van de politie?", "hoe herken ik een echte agent?"):
        visitor.says(asked)
    assert "+31 34 357 88 44" in visitor.everything
    assert "0900-8844" not in visitor.everything
    assert "+31 20 22 888 00" in visitor.everything


def test_a_number_is_never_turned_twice() -> None:
    text = "Bel ING op +31 20 22 888 00, of 0900-8844."
    assert CONTACTS.for_abroad(text) == "Bel ING op +31 20 22 888 00, of +31 34 357 88 44."
    assert CONTACTS.for_abroad(CONTACTS.for_abroad(text)) == CONTACTS.for_abroad(text)
