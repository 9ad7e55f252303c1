"""What is going on around the victim, told in any order: who, where, and doing what.

"Er zit een man van de bank in mijn keuken" and "in mijn keuken zit die man van de bank" are one scene.
A scene holds where a clause, or two clauses of a sentence together, shows every one of its sides; the
rules of danger.py stand for the ways of saying it that need an order of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.facts import Value
from bot.recognition.facts.clauses import Clause, pairs
from bot.recognition.facts.evidence import Evidence
from bot.recognition.facts.patterns import Pattern, compiled

_GOES_ON = frozenset(("dat", "that", "en", "and", ""))


@dataclass(frozen=True, slots=True)
class Scene:
    """sides: of each side one pattern must match. unless: patterns that make the clause silent.

    within: the most words from the first side to the last; farther apart they belong to different things.
    """

    fact: str
    value: Value
    sides: tuple[tuple[Pattern, ...], ...]
    unless: tuple[Pattern, ...] = ()
    within: int = 16

    def evidence(self, clause: Clause) -> Evidence | None:
        """The words from the first side to the last, when all sides are there."""
        if not all(any(one.may_match(clause.vocabulary) for one in side) for side in self.sides):
            return None
        begin, end = len(clause.line), 0
        for side in self.sides:
            found = next(
                (
                    match
                    for pattern in side
                    if pattern.may_match(clause.vocabulary)
                    and (match := pattern.expression.search(clause.line))
                ),
                None,
            )
            if found is None:
                return None
            begin, end = min(begin, found.start()), max(end, found.end())
        if any(one.matches(clause.line, clause.vocabulary) for one in self.unless):
            return None
        first, last = clause.word_at(begin), clause.word_at(max(begin, end - 2))
        if last - first >= self.within:
            return None
        return Evidence(
            self.fact, self.value, clause.index, clause.words[first].start, clause.words[last].end
        )


def scene(fact: str, value: Value, *sides: str, unless: str = "", within: int = 16) -> Scene:
    """A scene; each side, and what makes it silent, as lines of patterns.

    Raises:
        ValueError: a pattern names a word list that does not exist.
    """
    return Scene(fact, value, tuple(_lines(side) for side in sides), _lines(unless), within)


def find(scenes: Sequence[Scene], found: Sequence[Clause]) -> Iterator[Evidence]:
    """All scenes in these clauses, and in each two clauses of a sentence that go on about the same."""
    own = [clause for clause in found if not clause.quoted]
    joined = (pair for pair, part in _joined(own) if part.opener in _GOES_ON)
    for clause in (*own, *joined):
        for one in scenes:
            evidence = one.evidence(clause)
            if evidence is not None:
                yield evidence


def _joined(own: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
    """Each two clauses as one, with the second of them."""
    seconds = {part.index: part for part in own}
    return [(pair, seconds[pair.index]) for pair in pairs(own)]


def _lines(text: str) -> tuple[Pattern, ...]:
    return tuple(compiled(line.strip()) for line in text.splitlines() if line.strip())
