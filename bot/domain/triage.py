"""Triage: from the facts of a case to its urgency, by an ordered table, and which question is next.

The table is data/triage.yml; the first rule that holds decides. A fact that was not asked yet makes
several urgencies possible. The next question is about a fact that can still change that set; when
none can, asking stops, and the answer is the same as after asking everything (the stability of
Odekerken and Bex). tests/domain/test_triage.py proves it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args

from bot.domain.conditions import GROUPS, SCENARIO, Condition, group_value, value_of
from bot.domain.diagram import Diagram, possible_outcomes, restricted
from bot.domain.documents import load_plain
from bot.domain.facts import LOSSES, UNKNOWN, VALUES, Value
from bot.domain.scenarios import FORM_OF, VICTIM_SCENARIOS
from bot.domain.turn import Urgency

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)


@dataclass(frozen=True)
class Rule:
    """A line of the table: when it holds, the urgency is this, for this reason."""

    id: str
    when: Condition
    urgency: Urgency
    reason: str
    source: tuple[str, ...]
    confirmed: bool


@dataclass(frozen=True)
class Decision:
    """What the table decides. words: what the visitor said that made this rule hold."""

    urgency: Urgency
    rule: str
    reason: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A fact, or a group of facts, that may be asked in some scenarios.

    otherwise: what counts as long as it was neither asked nor said, where it may not be asked.
    options: for a group: scenario or "default" -> the facts offered as answers.
    """

    name: str
    scenarios: frozenset[str]
    otherwise: Value = UNKNOWN
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def covers(self) -> tuple[str, ...]:
        """The facts that an answer can settle."""
        return GROUPS.get(self.name, (self.name,))


@dataclass(frozen=True)
class Policy:
    """The table with what may be asked. Read once, never changed."""

    version: int
    rules: tuple[Rule, ...]
    questions: tuple[Question, ...]
    heard: Mapping[str, Value]
    implied: Mapping[str, Mapping[str, Value]]
    first: tuple[tuple[str, Condition], ...]
    before_visit: tuple[tuple[str, Condition], ...]
    visited: frozenset[str]
    visited_when_threatened: frozenset[str]
    not_visited: frozenset[str]
    diagrams: Mapping[str, Diagram] = field(repr=False)
    # Worked out once for each scenario: a turn asks for it dozens of times.
    _presumed: dict[str, dict[str, Value]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def decide(self, facts: Mapping[str, Value], words: Mapping[str, str] | None = None) -> Decision:
        """The urgency of a case; a fact that nobody said counts as unknown.

        facts: name -> value, `scenario` among them. words: name -> the words that showed the fact.
        """
        known = self.presumed(facts)
        rule = next(rule for rule in self.rules if rule.when.holds(known))
        names = {member for name in rule.when.causes() for member in GROUPS.get(name, (name,))}
        said = (
            [words[name] for name in facts if name in names and _counts(facts[name]) and words.get(name)]
            if words
            else []
        )
        return Decision(rule.urgency, rule.id, rule.reason, _without_parts(said))

    def outcomes(self, facts: Mapping[str, Value]) -> frozenset[Urgency]:
        """Every urgency that an answer to the questions not yet asked can still lead to."""
        if facts.get(SCENARIO) is None:
            everywhere = (self.outcomes({**facts, SCENARIO: name}) for name in self.diagrams)
            return frozenset(urgency for urgencies in everywhere for urgency in urgencies)
        diagram = self.diagrams.get(_triaged(facts))
        if diagram is None:
            return frozenset({self.decide(facts).urgency})
        return cast("frozenset[Urgency]", possible_outcomes(diagram, self.presumed(facts)))

    def next_question(self, facts: Mapping[str, Value]) -> str | None:
        """The question that decides most, or None when no answer can change the urgency.

        A fact by name, or a group (GROUPS in conditions.py) when several facts are asked at once.
        First what tells an emergency apart, then what leaves the fewest urgencies possible.
        """
        diagram = self.diagrams.get(_triaged(facts))
        if diagram is None:
            return None
        given = self.presumed(facts)
        rest = restricted(diagram, given)
        open_facts = rest.facts()
        # A group with one true member is settled, though other members were not asked.
        asked = [
            question
            for question in self.questions
            if value_of(question.name, given) is None and open_facts.intersection(question.covers)
        ]
        if not asked:
            return None
        return min(asked, key=lambda question: self._undecided_after(question, rest)).name

    def safety_question(self, facts: Mapping[str, Value]) -> str | None:
        """What must be asked first, although it may not change the urgency: the next step depends on it."""
        return _due(self.first, self.presumed(facts), facts)

    def visit_question(self, facts: Mapping[str, Value]) -> str | None:
        """What must be asked before an officer is offered, for the officer."""
        return _due(self.before_visit, self.presumed(facts), facts)

    def options(self, question: str, scenario: str | None) -> tuple[str, ...]:
        """The facts to offer as answers to a question about a group."""
        options = next(one.options for one in self.questions if one.name == question)
        return options.get(scenario or "") or options["default"]

    def may_visit(self, scenario: str | None, facts: Mapping[str, Value]) -> bool:
        """Whether police drive to this scenario at all."""
        scenario = FORM_OF.get(scenario or "", scenario or "")
        if scenario in self.visited_when_threatened:
            return facts.get("danger") == "threatened"
        # Access to an account lost: then it is no longer a matter of buying, selling or renting alone.
        lost_access = scenario in self.not_visited and group_value("account_access_lost", facts) is True
        return scenario in self.visited or lost_access

    def _undecided_after(self, question: Question, rest: Diagram) -> tuple[float, ...]:
        """How much stays open after an answer, per answer: emergencies first, then all urgencies."""
        left = [possible_outcomes(rest, answer) for answer in _answers(question, rest.facts())]
        emergency_open = sum("emergency" in urgencies and len(urgencies) > 1 for urgencies in left)
        return (emergency_open / len(left), sum(map(len, left)) / len(left))

    def presumed(self, facts: Mapping[str, Value]) -> dict[str, Value]:
        """The facts, with what counts for those that are not asked here and nobody mentioned."""
        scenario = _triaged(facts)
        if scenario not in self._presumed:
            self._presumed[scenario] = self._presumed_in(scenario)
        presumed = dict(self._presumed[scenario])
        if facts.get("lost_nothing") is True:
            presumed |= dict.fromkeys(LOSSES, False)
        known = {**presumed, **self.implied.get(scenario, {}), **facts}
        return known | {SCENARIO: scenario} if SCENARIO in facts else known

    def _presumed_in(self, scenario: str) -> dict[str, Value]:
        """What counts in a scenario for the facts that are not asked there."""
        presumed: dict[str, Value] = dict(self.heard)
        may_ask = {name for one in self.questions if scenario in one.scenarios for name in one.covers}
        for question in self.questions:
            presumed |= dict.fromkeys(set(question.covers) - may_ask, question.otherwise)
        return presumed


def _counts(value: Value) -> bool:
    """Whether a fact can be the cause of an urgency: it says something, and not that something is not so."""
    return value not in (False, UNKNOWN, "none")


def _without_parts(words: list[str]) -> tuple[str, ...]:
    """The words, without those that stand in other ones."""
    kept = [one for one in words if not any(one != other and one in other for other in words)]
    return tuple(dict.fromkeys(kept))


def _triaged(facts: Mapping[str, Value]) -> str:
    """The scenario as triage knows it; "" when none is known."""
    scenario = facts.get(SCENARIO)
    return FORM_OF.get(scenario, scenario) if isinstance(scenario, str) else ""


def _answers(question: Question, open_facts: frozenset[str]) -> list[dict[str, Value]]:
    """What the visitor can answer, as facts: one value of one fact, or none or all unknown of a group."""
    covered = [name for name in question.covers if name in open_facts]
    if len(question.covers) == 1:
        (name,) = covered
        return [{name: value} for value in (*VALUES[name], UNKNOWN)]
    some: list[dict[str, Value]] = [{name: True} for name in covered]
    return [*some, dict.fromkeys(covered, False), dict.fromkeys(covered, UNKNOWN)]


class PolicyError(ValueError):
    """A policy that cannot be read: says where, and what was expected."""


def load_policy(path: Path) -> Policy:
    """Read and check data/triage.yml.

    Raises PolicyError or ConditionError with the place of the mistake.
    """
    return parse_policy(load_plain(path), path.name)


def parse_policy(document: Mapping[str, Any], where: str) -> Policy:
    """The policy in a document that was already read. where: the file's name, for errors."""
    lists: dict[str, list[str]] = document["scenarios"]
    for name, members in lists.items():
        _known(members, f"{where}: scenarios.{name}")
    _each_once(lists, f"{where}: scenarios")
    rules = tuple(_rule(entry, lists, f"{where}: rules[{i}]") for i, entry in enumerate(document["rules"]))
    if not rules or rules[-1].when.evaluate({}) is not True:
        raise PolicyError(f"{where}: the last rule must hold for every case; give it `when: {{}}`")
    questions = tuple(
        _question(name, entry, f"{where}: questions.{name}") for name, entry in document["questions"].items()
    )
    implied: dict[str, dict[str, Value]] = document["implied"]
    _known(implied, f"{where}: implied")
    table = [(rule.when.part, rule.urgency) for rule in rules]
    return Policy(
        version=document["version"],
        rules=rules,
        questions=questions,
        heard=document["heard"],
        implied=implied,
        first=_asked_when(document["first"], f"{where}: first"),
        before_visit=_asked_when(document["before_visit"], f"{where}: before_visit"),
        visited=frozenset(lists["visited"]),
        visited_when_threatened=frozenset(lists["visited_when_threatened"]),
        not_visited=frozenset(lists["not_visited"]),
        diagrams={name: Diagram.of_table(table, {SCENARIO: name}) for name in VICTIM_SCENARIOS},
    )


def _asked_when(entries: list[Mapping[str, Any]], where: str) -> tuple[tuple[str, Condition], ...]:
    return tuple(
        (entry["ask"], Condition.parse(entry["when"], f"{where}.{entry['ask']}")) for entry in entries
    )


def _due(
    questions: tuple[tuple[str, Condition], ...], known: Mapping[str, Value], said: Mapping[str, Value]
) -> str | None:
    return next((name for name, when in questions if name not in said and when.holds(known)), None)


def _rule(entry: Mapping[str, Any], lists: Mapping[str, list[str]], where: str) -> Rule:
    missing = {"id", "when", "urgency", "reason", "source", "confirmed"} - entry.keys()
    if missing:
        raise PolicyError(f"{where}: {', '.join(sorted(missing))} missing")
    if entry["urgency"] not in URGENCIES:
        raise PolicyError(f"{where}: urgency {entry['urgency']!r}; expected one of {', '.join(URGENCIES)}")
    when = _with_lists(entry["when"], lists)
    return Rule(
        id=entry["id"],
        when=Condition.parse(when, f"{where} ({entry['id']})"),
        urgency=entry["urgency"],
        reason=entry["reason"],
        source=tuple(entry["source"]),
        confirmed=entry["confirmed"],
    )


def _with_lists(when: Any, lists: Mapping[str, list[str]]) -> Any:
    """The condition with the name of a list of scenarios replaced by that list."""
    if isinstance(when, list):
        return [_with_lists(item, lists) for item in when]
    if not isinstance(when, Mapping):
        return when
    named = when.get(SCENARIO)
    filled = {key: _with_lists(value, lists) for key, value in when.items()}
    return filled | {SCENARIO: lists[named]} if isinstance(named, str) and named in lists else filled


def _question(name: str, entry: Mapping[str, Any], where: str) -> Question:
    if name not in VALUES and name not in GROUPS:
        raise PolicyError(f"{where}: not a fact")
    everywhere = entry["scenarios"] == "all"
    scenarios = frozenset(VICTIM_SCENARIOS if everywhere else entry["scenarios"]) - set(
        entry.get("except", ())
    )
    _known(scenarios, where)
    if scenarios != set(VICTIM_SCENARIOS) and "otherwise" not in entry:
        raise PolicyError(f"{where}: `otherwise` missing: what counts where it is not asked")
    options = {key: tuple(names) for key, names in entry.get("options", {}).items()}
    if name in GROUPS and "default" not in options:
        raise PolicyError(f"{where}: a group needs `options.default`: the facts to offer as answers")
    for names in options.values():
        strange = set(names) - set(GROUPS[name])
        if strange:
            raise PolicyError(f"{where}: options {', '.join(sorted(strange))} are not part of {name}")
    return Question(name, scenarios, entry.get("otherwise", UNKNOWN), options)


def _known(names: Iterable[str], where: str) -> None:
    strange = set(names) - set(VICTIM_SCENARIOS)
    if strange:
        raise PolicyError(f"{where}: no such scenario: {', '.join(sorted(strange))}")


def _each_once(lists: Mapping[str, Iterable[str]], where: str) -> None:
    """Whether police drive to it must have been decided for every scenario."""
    listed = Counter(name for members in lists.values() for name in members)
    wrong = [name for name in VICTIM_SCENARIOS if listed[name] != 1]
    if wrong:
        raise PolicyError(f"{where}: {', '.join(wrong)} must stand in exactly one of {', '.join(lists)}")
