"""The summary of a visit request, and what was changed in it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.exchange import Exchange
from bot.domain.phones import read_back
from bot.domain.visit_request import ADDRESS_PARTS, address_line, field_order


def summary_text(exchange: Exchange) -> str:
    """A line per field that would be sent, in the order asked, then what the case says itself."""
    case = exchange.case
    fields = case.form.fields
    lines = [exchange.words_for("summary.title")]
    if case.is_true("third_party"):
        order: tuple[str, ...] = field_order(case)
    else:
        order = ("name", "address", "phone", "reach", "remarks")
    for name in order:
        lines.append(line(exchange, name, shown_value(exchange, name, fields)))
    for name in ("happened", "bank", "amount", "other_crimes"):
        if fields.get(name):
            lines.append(line(exchange, name, shown_value(exchange, name, fields)))
    return "\n".join(lines)


def line(exchange: Exchange, name: str, value: str) -> str:
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


def in_euros(exchange: Exchange, value: str) -> str:
    """An amount in words: "12.000 euro"."""
    return exchange.words_for("summary.euros", amount=_euros(value, exchange.case.language))


def _when(exchange: Exchange, words: str) -> str:
    """When it happened, with the visitor's own words."""
    value = exchange.case.value("happened")
    shown = exchange.words_for(f"button.happened_{value}") if value else ""
    return f"{shown} (\u201c{words}\u201d)" if shown and words.lower() != shown.lower() else words


def _euros(value: str, language: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    text = f"{number:,.2f}".removesuffix(".00")
    return text if language == "en" else text.replace(",", " ").replace(".", ",").replace(" ", ".")
