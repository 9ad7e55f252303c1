"""Amounts in words, as one reads them back."""

from __future__ import annotations

from bot.domain.exchange import Exchange


def in_euros(exchange: Exchange, value: str) -> str:
    """An amount in words: "12.000 euro". value: euros as a number, "12000"."""
    return exchange.words_for("summary.euros", amount=_grouped(value, exchange.case.language))


def _grouped(value: str, language: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    text = f"{number:,.2f}".removesuffix(".00")
    return text if language == "en" else text.replace(",", " ").replace(".", ",").replace(" ", ".")
