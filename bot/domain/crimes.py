"""What tells of a crime and what of the person, and a crime in one line."""

from __future__ import annotations

from collections.abc import Mapping

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
    exchange: Exchange, scenario: str, facts: Mapping[str, Fact], entities: Mapping[str, Entity]
) -> str:
    """A crime in one line: "Aankoopfraude (langer geleden, 200 euro, er is geld weg)"."""
    said = []
    happened = facts.get("happened")
    if happened and exchange.library.texts.has(f"button.happened_{happened.value}", exchange.case.language):
        said.append(exchange.words_for(f"button.happened_{happened.value}").lower())
    if "amount" in entities:
        said.append(in_euros(exchange, entities["amount"].value))
    lost = [name for name in LOSSES if name in facts and facts[name].value is True]
    said += [exchange.words_for(f"fact.{name}.yes") for name in lost[:_MOST_LOSSES]]
    name = exchange.library.playbooks[scenario].in_language(exchange.case.language).name
    return f"{name} ({', '.join(said)})" if said else name


def beside(exchange: Exchange, about: str) -> tuple[str, ...]:
    """Every crime that was told but the one of this scenario, a line each."""
    case = exchange.case
    others = [one for one in case.others if one.scenario != about]
    told = [in_words(exchange, one.scenario, one.facts, one.entities) for one in others]
    if case.scenario and len(others) < len(case.others):
        told.append(in_words(exchange, case.scenario, case.facts, case.entities))
    return tuple(told)
