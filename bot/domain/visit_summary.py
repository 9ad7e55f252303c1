"""The summary of a visit request, and what was changed in it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from bot.domain import visit_notes
from bot.domain.exchange import Exchange
from bot.domain.money import in_euros
from bot.domain.phones import read_back
from bot.domain.visit_request import ADDRESS_PARTS, address_line

# Shown also when they are empty, so that one sees what is missing; the others only when there is something.
_ASKED = ("written_by", "name", "address", "phone", "reach", "remarks")
_FROM_THE_CASE = (
    "languages",
    "mobility",
    "devices",
    "circumstances",
    "happened",
    "bank",
    "amount",
    "other_crimes",
)


def summary_text(exchange: Exchange) -> str:
    """A line for each field that would be sent, in the order asked, then what the case says itself."""
    sent = visit_notes.fields_to_show(exchange)
    fields = {name: value for name, value in asdict(sent).items() if value}
    asked = _ASKED if exchange.case.is_true("third_party") else _ASKED[1:]
    lines = [exchange.words_for("summary.title")]
    for name in (*asked, *(one for one in _FROM_THE_CASE if one in fields)):
        lines.append(line(exchange, name, _with_owner(exchange, name, fields)))
    return "\n".join(lines)


def _with_owner(exchange: Exchange, name: str, fields: Mapping[str, str]) -> str:
    """A field as it is shown, a phone number with whose it is."""
    value, owner = shown_value(exchange, name, fields), fields.get("contact_name")
    if name != "phone" or not fields.get("phone"):
        return value
    if owner:
        return exchange.words_for("summary.phone_of", phone=value, owner=owner)
    return exchange.words_for("summary.phone_yours", phone=value) if "written_by" in fields else value


def line(exchange: Exchange, name: str, value: str) -> str:
    """A line of the summary: the name of the field and its value."""
    return f"{exchange.words_for(f'summary.{name}')}: {value}"


def shown_value(exchange: Exchange, name: str, fields: Mapping[str, str]) -> str:
    """A field as one reads it back; an empty one says so."""
    empty = exchange.words_for("summary.empty")
    if name == "address":
        return address_line(fields) or empty
    value = fields.get(name)
    if not value:
        return empty
    if name == "phone":
        return read_back(value)
    if name == "amount":
        return in_euros(exchange, value)
    if name == "bank":
        return bank_name(exchange, value)
    if name == "happened":
        return _when(exchange, value)
    return value


def bank_name(exchange: Exchange, value: str) -> str:
    """A bank as it calls itself; as the visitor wrote it where data/contacts.yml has no such bank."""
    bank = exchange.library.contacts.bank(value)
    return bank.name if bank else value


def changed_line(exchange: Exchange, changes: Mapping[str, str]) -> str:
    """ "Ik heb het aangepast: telefoon 06 12345678." """
    fields = exchange.case.form.fields
    names = ["address" if name in ADDRESS_PARTS else name for name in changes]
    parts = [
        f"{exchange.words_for(f'summary.{name}').lower()} {shown_value(exchange, name, fields)}"
        for name in dict.fromkeys(names)
    ]
    return exchange.words_for("correction.form", what=", ".join(parts))


def amount_in_words(exchange: Exchange) -> str:
    """The amount of the case: "12.000 euro"; "" when none was said."""
    amount = exchange.case.entities.get("amount")
    return in_euros(exchange, amount.value) if amount else ""


def _when(exchange: Exchange, words: str) -> str:
    """When it happened, with the visitor's own words."""
    value = exchange.case.value("happened")
    shown = exchange.words_for(f"button.happened_{value}") if value else ""
    return f"{shown} (\u201c{words}\u201d)" if shown and words.lower() != shown.lower() else words
