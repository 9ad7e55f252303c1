"""Saying what a message changed of what was known."""

from __future__ import annotations

from bot.domain import triage_talk
from bot.domain.exchange import Exchange
from bot.domain.visit_summary import amount_in_words, bank_name


def say_corrections(exchange: Exchange) -> None:
    """ "Ik heb het aangepast: ABN AMRO"; nothing when nothing was changed."""
    shown = [_in_words(exchange, name) for name in exchange.corrected]
    shown = [words for words in shown if words]
    if shown:
        exchange.say("correction.fact", what=", ".join(dict.fromkeys(shown)))


def _in_words(exchange: Exchange, name: str) -> str:
    case = exchange.case
    if name == "bank":
        return bank_name(exchange, case.entities["bank"].value)
    if name == "amount":
        return amount_in_words(exchange)
    value = case.value(name)
    return triage_talk.label(exchange, name, value) if value is not None else ""
