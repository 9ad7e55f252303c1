"""What a rule finds in a clause: a fact, and whether it was done, denied, or only planned or asked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from bot.domain.facts import Value
from bot.recognition.facts.clauses import Clause
from bot.recognition.facts.negation import Status, status
from bot.recognition.facts.patterns import Pattern, compiled


class How(Enum):
    """How the words of a clause change what a match means.

    EVENT: denied, planned or asked if the clause says so. WEAK: as EVENT, and counts only when
    nothing else in the message speaks against it ("ik moest betalen"). AS_SAID: the pattern itself
    says all there is to know.
    """

    EVENT = "event"
    WEAK = "weak"
    AS_SAID = "as said"


@dataclass(frozen=True, slots=True)
class Rule:
    """If one of the patterns matches, the fact has the value. denied: the value when the clause denies it."""

    fact: str
    value: Value
    how: How
    patterns: tuple[Pattern, ...]
    denied: Value | None = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """clause, start, end: the clause's number and the place of the words in the message."""

    fact: str
    value: Value
    clause: int
    start: int
    end: int
    weak: bool = False
    denied: bool = False


@dataclass
class RuleBook:
    """Rules of one subject, written as lines of patterns."""

    rules: list[Rule] = field(default_factory=list)

    def add(
        self, fact: str, lines: str, *, value: Value = True, how: How = How.EVENT, denied: Value | None = False
    ) -> None:
        """Add a rule for each line; empty lines and what follows ` -- ` are left out.

        Raises:
            ValueError: a pattern names a word list that does not exist.
        """
        patterns = tuple(
            compiled(line.split(" -- ")[0].strip()) for line in lines.splitlines() if line.split(" -- ")[0].strip()
        )
        self.rules.append(Rule(fact, value, how, patterns, denied))

    def find(self, found: Iterable[Clause]) -> Iterator[Evidence]:
        """All evidence in these clauses, in order of the clauses."""
        for clause in found:
            if clause.quoted:
                continue
            have, line = clause.classes, clause.line
            for rule in self.rules:
                for pattern in rule.patterns:
                    if all(need in have for need in pattern.needs) and all(word in line for word in pattern.literals):
                        yield from _apply(rule, pattern, clause)


def _apply(rule: Rule, pattern: Pattern, clause: Clause) -> Iterator[Evidence]:
    for match in pattern.expression.finditer(clause.line):
        first, last = clause.word_at(match.start()), clause.word_at(max(match.start(), match.end() - 2))
        start, end = clause.words[first].start, clause.words[last].end
        judged = Status.DONE if rule.how is How.AS_SAID else status(clause, first, last)
        if judged is Status.DONE:
            yield Evidence(rule.fact, rule.value, clause.index, start, end, weak=rule.how is How.WEAK)
        elif judged is Status.DENIED and rule.denied is not None:
            yield Evidence(rule.fact, rule.denied, clause.index, start, end, denied=True)
