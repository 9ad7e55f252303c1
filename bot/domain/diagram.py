"""A decision diagram of an ordered table of conditions: which facts still matter, in linear time.

A table over some twenty facts of three to six values has billions of cases. Written as a diagram
(every fact asked at most once on a path, equal parts shared, nodes whose answer does not matter
left out; Bryant 1986, for facts of several values) it has some hundreds of nodes, and three things
become a walk over them: which outcomes are possible, which facts can still change the outcome, and
what is left of the table once some facts are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bot.domain.conditions import GROUPS, Every, Facts, Is, Not, Part, Some, possible_values
from bot.domain.facts import UNKNOWN, Value


@dataclass(frozen=True, eq=False)
class Node:
    """Ask for a fact; each answer leads on."""

    fact: str
    answers: Mapping[Value, Branch]


Branch = Node | str  # a str is an outcome


@dataclass(frozen=True)
class Diagram:
    """root: where to start. Equal subtables are the same object."""

    root: Branch

    @classmethod
    def of_table(cls, rules: Sequence[tuple[Part, str]], known: Facts) -> Diagram:
        """The diagram of a table of (condition, outcome), first match wins, for the given facts.

        The last rule must hold for every case.
        """
        table = tuple((_fold(_expand(part), known), outcome) for part, outcome in rules)
        return cls(_Builder().build(_cut(table)))

    def facts(self) -> frozenset[str]:
        """The facts whose answer can still change the outcome."""
        found: set[str] = set()
        seen: set[int] = set()
        todo = [self.root]
        while todo:
            branch = todo.pop()
            if isinstance(branch, Node) and id(branch) not in seen:
                seen.add(id(branch))
                found.add(branch.fact)
                todo.extend(branch.answers.values())
        return frozenset(found)


def possible_outcomes(diagram: Diagram, known: Facts) -> frozenset[str]:
    """Every outcome that some answer to the facts not in `known` leads to."""
    outcomes: set[str] = set()
    seen: set[int] = set()
    todo = [diagram.root]
    while todo:
        branch = todo.pop()
        if isinstance(branch, str):
            outcomes.add(branch)
        elif id(branch) not in seen:
            seen.add(id(branch))
            value = known.get(branch.fact)
            todo.extend(branch.answers.values() if value is None else [branch.answers[value]])
    return frozenset(outcomes)


def restricted(diagram: Diagram, known: Facts) -> Diagram:
    """What is left of the diagram once `known` is known."""
    nodes = _Nodes()
    made: dict[int, Branch] = {}

    def walk(branch: Branch) -> Branch:
        if isinstance(branch, str):
            return branch
        if id(branch) not in made:
            value = known.get(branch.fact)
            made[id(branch)] = (
                nodes.node(branch.fact, {answer: walk(child) for answer, child in branch.answers.items()})
                if value is None
                else walk(branch.answers[value])
            )
        return made[id(branch)]

    return Diagram(walk(diagram.root))


class _Nodes:
    """Makes nodes, the same one for the same answers, and none where every answer leads to one place."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], Node] = {}

    def node(self, fact: str, answers: Mapping[Value, Branch]) -> Branch:
        children = list(answers.values())
        if all(child is children[0] or child == children[0] for child in children):
            return children[0]
        key = (fact, *(child if isinstance(child, str) else id(child) for child in children))
        return self._made.setdefault(key, Node(fact, answers))


Table = tuple[tuple[Part | bool, str], ...]


class _Builder:
    """Splits a table on one fact after another; a table seen before is not split again."""

    def __init__(self) -> None:
        self._nodes = _Nodes()
        self._built: dict[Table, Branch] = {}

    def build(self, table: Table) -> Branch:
        condition, outcome = table[0]
        if isinstance(condition, bool):  # _cut leaves only a rule that always holds
            return outcome
        if table not in self._built:
            fact = next(condition.names())
            self._built[table] = self._nodes.node(
                fact,
                {
                    value: self.build(_cut(tuple((_fold(part, {fact: value}), out) for part, out in table)))
                    for value in sorted(possible_values(fact), key=str)
                },
            )
        return self._built[table]


def _cut(table: Table) -> Table:
    """The table without rules that cannot hold, up to the first that always does."""
    kept: list[tuple[Part | bool, str]] = []
    for condition, outcome in table:
        if condition is not False:
            kept.append((condition, outcome))
        if condition is True:
            break
    return tuple(kept)


def _fold(part: Part | bool, known: Facts) -> Part | bool:
    """The condition with the known facts filled in."""
    if isinstance(part, bool):
        return part
    if isinstance(part, Is):
        outcome = part.evaluate(known)
        return part if outcome is None else outcome
    if isinstance(part, Not):
        inner = _fold(part.part, known)
        return (not inner) if isinstance(inner, bool) else Not(inner)
    absorbing = isinstance(part, Some)  # one true part settles `any`, one false part settles `all`
    rest: list[Part] = []
    for one in part.parts:
        folded = _fold(one, known)
        if folded is absorbing:
            return absorbing
        if not isinstance(folded, bool) and folded not in rest:
            rest.append(folded)
    if len(rest) < 2:
        return rest[0] if rest else not absorbing
    return Some(tuple(rest)) if absorbing else Every(tuple(rest))


def _expand(part: Part) -> Part:
    """The condition in facts only: a derived fact written out as what it is derived from."""
    if isinstance(part, Is):
        if part.name not in GROUPS:
            return part
        return Some(tuple(_group_is(part.name, value) for value in sorted(part.values, key=str)))
    if isinstance(part, Not):
        return Not(_expand(part.part))
    return type(part)(tuple(_expand(one) for one in part.parts))


@cache
def _group_is(name: str, value: Value) -> Part:
    members = GROUPS[name]
    some_true = Some(tuple(Is(member, frozenset({True})) for member in members))
    if value is True:
        return some_true
    all_false = Every(tuple(Is(member, frozenset({False})) for member in members))
    false = Every((Not(some_true), Some((Is("lost_nothing", frozenset({True})), all_false))))
    return Every((Not(some_true), Not(false))) if value == UNKNOWN else false
