"""Amounts in words, as one reads them back."""

from __future__ import annotations

from bot.domain.exchange import Exchange


def in_euros(exchange: Exchange, value: str) -> str:
    """An amount in words: "12.000 euro". value: euros as a number, "12000"."""
    return exchange.words_for("summary.euros", amount=grouped(value, exchange.case.language))


def grouped(value: str, language: str) -> str:
    """A number as one writes it in a language: "12.000" in Dutch, "12,000" in English."""
    try:
        number = float(value)
    except ValueError:
        return value
    text = f"{number:,.2f}".removesuffix(".00")
    return text if language == "en" else text.replace(",", " ").replace(".", ",").replace(" ", ".")
