"""Conditions on facts, as triage and playbooks write them in YAML, with three outcomes.

A condition is a mapping of fact to value or list of values; all entries must hold. The value
`unknown` matches a fact that is unknown. `any:` takes a list of mappings, `not:` a mapping:

    when: {happened: [now, today], any: [{anything_lost: true}, {lost_device_access: true}]}

Besides the facts of facts.py a condition may name `scenario` and the derived facts in GROUPS, each
true when one of its members is, false when all are (or when nothing was lost), else unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.facts import LOSSES, UNKNOWN, VALUES, Value

# Losses with which the offender can reach more money.
ACCESS = ("lost_card", "lost_pin", "lost_credentials", "lost_device_access")

GROUPS: dict[str, tuple[str, ...]] = {
    "anything_lost": LOSSES,
    "access_lost": ACCESS,
    "account_access_lost": (*ACCESS, "lost_account"),
}

SCENARIO = "scenario"

Facts = Mapping[str, Value]


class ConditionError(ValueError):
    """A condition that cannot be read: says where, and what was expected."""


def group_value(name: str, facts: Facts) -> Value | None:
    """The value of the derived fact `name`; None while it depends on a fact not yet asked."""
    values = [facts.get(member) for member in GROUPS[name]]
    if any(value is True for value in values):
        return True
    if facts.get("lost_nothing") is True or all(value is False for value in values):
        return False
    return None if any(value is None for value in values) else UNKNOWN


def value_of(name: str, facts: Facts) -> Value | None:
    """The value of a fact or derived fact; None while it is not known because nobody asked."""
    return group_value(name, facts) if name in GROUPS else facts.get(name)


@dataclass(frozen=True)
class Is:
    """The fact has one of these values."""

    name: str
    values: frozenset[Value]

    def evaluate(self, facts: Facts) -> bool | None:
        value = value_of(self.name, facts)
        if value is not None:
            return value in self.values
        # Whatever will be answered is among the values: nothing left to wait for.
        return True if self.values >= possible_values(self.name) else None

    def names(self) -> Iterator[str]:
        yield self.name


@dataclass(frozen=True)
class Every:
    parts: tuple[Part, ...]

    def evaluate(self, facts: Facts) -> bool | None:
        outcomes = [part.evaluate(facts) for part in self.parts]
        if any(outcome is False for outcome in outcomes):
            return False
        return None if any(outcome is None for outcome in outcomes) else True

    def names(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.names()


@dataclass(frozen=True)
class Some:
    parts: tuple[Part, ...]

    def evaluate(self, facts: Facts) -> bool | None:
        outcomes = [part.evaluate(facts) for part in self.parts]
        if any(outcome is True for outcome in outcomes):
            return True
        return None if any(outcome is None for outcome in outcomes) else False

    def names(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.names()


@dataclass(frozen=True)
class Not:
    part: Part

    def evaluate(self, facts: Facts) -> bool | None:
        outcome = self.part.evaluate(facts)
        return None if outcome is None else not outcome

    def names(self) -> Iterator[str]:
        yield from self.part.names()


Part = Is | Every | Some | Not


@dataclass(frozen=True)
class Condition:
    """A condition that was read and checked."""

    part: Part

    @classmethod
    def parse(cls, mapping: object, where: str) -> Condition:
        """Read a condition from YAML.

        mapping: the value of `when:`; None and {} always hold. where: file and place, for errors.
        Raises ConditionError for an unknown fact, value or form.
        """
        return cls(_parse({} if mapping is None else mapping, where))

    def evaluate(self, facts: Facts) -> bool | None:
        """Whether it holds; None while that depends on a fact not yet asked (absent from facts)."""
        return self.part.evaluate(facts)

    def holds(self, facts: Facts) -> bool:
        """Whether it holds when every fact that was never asked counts as unknown."""
        return self.part.evaluate(_Settled(facts)) is True

    def names(self) -> frozenset[str]:
        """The facts it depends on, derived ones by their own name."""
        return frozenset(self.part.names())

    def causes(self) -> frozenset[str]:
        """The facts that can make it hold by being said: not those it only excludes."""
        return frozenset(_causes(self.part))


ALWAYS = Condition(Every(()))


class _Settled(dict[str, Value]):
    """Facts in which whatever nobody asked is unknown."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)

    def get(self, key: str, default: Any = None) -> Any:
        return super().get(key, UNKNOWN)


def possible_values(name: str) -> frozenset[Value]:
    """Every value a fact can take, unknown among them; empty for scenario, which is open."""
    if name in GROUPS:
        return frozenset({True, False, UNKNOWN})
    # An empty set is below every other, so it must not make "the values cover all" true.
    return frozenset({*VALUES[name], UNKNOWN}) if name in VALUES else frozenset({_OPEN})


_OPEN = "any scenario"


def _causes(part: Part) -> Iterator[str]:
    if isinstance(part, Is):
        yield from part.names() if part.values != {UNKNOWN} else ()
    elif not isinstance(part, Not):
        for one in part.parts:
            yield from _causes(one)


def _parse(mapping: object, where: str) -> Part:
    if not isinstance(mapping, Mapping):
        raise ConditionError(f"{where}: expected a mapping of facts to values, found {mapping!r}")
    parts: list[Part] = []
    for key, value in mapping.items():
        reader = _COMPOUNDS.get(key)
        parts.append(reader(value, f"{where}.{key}") if reader else _parse_fact(key, value, where))
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _parse_any(value: object, where: str) -> Part:
    if not isinstance(value, list) or not value:
        raise ConditionError(f"{where}: expected a list of mappings, found {value!r}")
    return Some(tuple(_parse(item, f"{where}[{index}]") for index, item in enumerate(value)))


def _parse_not(value: object, where: str) -> Part:
    return Not(_parse(value, where))


_COMPOUNDS: dict[object, Callable[[object, str], Part]] = {"any": _parse_any, "not": _parse_not}


def _parse_fact(name: object, value: object, where: str) -> Part:
    if not isinstance(name, str) or (name not in VALUES and name not in GROUPS and name != SCENARIO):
        raise ConditionError(f"{where}: {name!r} is not a fact; see bot/domain/facts.py")
    values: list[Any] = value if isinstance(value, list) else [value]
    if not values:
        raise ConditionError(f"{where}.{name}: expected a value or a list of values, found an empty list")
    for one in values:
        if name == SCENARIO:
            fits = isinstance(one, str)
        else:
            # `True in {1}` holds in Python; a number in YAML is a mistake here.
            fits = isinstance(one, bool | str) and one in possible_values(name)
        if not fits:
            allowed = "a name" if name == SCENARIO else ", ".join(sorted(map(_yaml, possible_values(name))))
            raise ConditionError(f"{where}.{name}: {one!r} is not a value of it; expected {allowed}")
    return Is(name, frozenset(values))


def _yaml(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else value
