"""What tells of a crime and what of the person, and a crime in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.case import EarlierTime
from bot.domain.exchange import Exchange
from bot.domain.facts import LOSSES, Fact
from bot.domain.money import in_euros
from bot.domain.turn import Entity

# True whatever crime is talked about.
OF_THE_PERSON = frozenset(
    {
        "third_party",
        "vulnerable",
        "minor",
        "business",
        "cannot_talk",
        "abroad",
        "alone",
        "self_harm",
        "other_emergency",
        "emergency_called",
        "wants_visit",
    }
)
PERSONAL_ENTITIES = frozenset({"age", "place", "person", "bank"})
_MOST_LOSSES = 3


def in_words(
    exchange: Exchange,
    scenario: str,
    facts: Mapping[str, Fact],
    entities: Mapping[str, Entity],
    which: str = "",
) -> str:
    """A crime in one line: "Aankoopfraude (langer geleden, 200 euro, er is geld weg)".

    which: words that tell it from another of its kind.
    """
    said = [which] if which else []
    said += _time_and_sum(exchange, facts, entities)
    lost = [name for name in LOSSES if name in facts and facts[name].value is True]
    said += [exchange.words_for(f"fact.{name}.yes") for name in lost[:_MOST_LOSSES]]
    name = exchange.library.playbooks[scenario].in_language(exchange.case.language).name
    return f"{name} ({', '.join(said)})" if said else name


def now_in_words(exchange: Exchange) -> str:
    """Time and sum of the case: "vandaag, 2.000 euro"; "" when neither is known."""
    return ", ".join(_time_and_sum(exchange, exchange.case.facts, exchange.case.entities))


def earlier_in_words(exchange: Exchange, earlier: EarlierTime) -> str:
    """Time and sum of an earlier time: "langer geleden, 500 euro"; "" when neither is known."""
    return ", ".join(_time_and_sum(exchange, earlier.facts, earlier.entities))


def beside(exchange: Exchange, about: str) -> tuple[str, ...]:
    """Every crime that was told but the one of this scenario, and its earlier times, a line each."""
    case = exchange.case
    told: list[str] = []
    for one in case.others:
        if one.scenario != about:
            told.append(in_words(exchange, one.scenario, one.facts, one.entities))
        told += _earlier(exchange, one.scenario, one.earlier)
    if case.scenario and case.scenario != about and any(one.scenario == about for one in case.others):
        told.append(in_words(exchange, case.scenario, case.facts, case.entities))
    if case.scenario:
        told += _earlier(exchange, case.scenario, case.earlier)
    return tuple(told)


def _earlier(exchange: Exchange, scenario: str, times: Iterable[EarlierTime]) -> list[str]:
    before = exchange.words_for("again.before")
    return [in_words(exchange, scenario, one.facts, one.entities, before) for one in times]


def _time_and_sum(exchange: Exchange, facts: Mapping[str, Fact], entities: Mapping[str, Entity]) -> list[str]:
    said = []
    happened = facts.get("happened")
    if happened and exchange.library.texts.has(f"button.happened_{happened.value}", exchange.case.language):
        said.append(exchange.words_for(f"button.happened_{happened.value}").lower())
    if "amount" in entities:
        said.append(in_euros(exchange, entities["amount"].value))
    return said
