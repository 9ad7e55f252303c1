"""What a rule finds in a clause: a fact, and whether it was done, denied, or only planned or asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from bot.domain.facts import Value
from bot.recognition.facts.clauses import Clause, pairs
from bot.recognition.facts.negation import Status, status
from bot.recognition.facts.patterns import Pattern, compiled
from bot.recognition.facts.tokens import COMMA


class How(Enum):
    """How the words of a clause change what a match means.

    EVENT: denied, planned or asked if the clause says so. WEAK: as EVENT, and counts only when
    nothing else in the message speaks against it ("ik moest betalen"). UNLESS_DENIED: only a "not"
    changes it; whether it is planned, feared or claimed does not ("hij zegt dat hij komt"). AS_SAID:
    the pattern itself says all there is to know. HINT: as AS_SAID, but as weak as WEAK. ASKED: what
    somebody wants; it counts only when "gedaan" follows.
    """

    EVENT = "event"
    WEAK = "weak"
    UNLESS_DENIED = "unless denied"
    AS_SAID = "as said"
    HINT = "hint"
    ASKED = "asked"


_FAR_REACHING = (How.AS_SAID, How.UNLESS_DENIED, How.HINT)


@dataclass(frozen=True, slots=True)
class Rule:
    """If one of the patterns matches, the fact has the value.

    unless: patterns that, anywhere in the clause, make the rule silent. denied: the value when the
    clause denies it, None for nothing.
    """

    fact: str
    value: Value
    how: How
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    denied: Value | None = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """clause, start, end: the clause's number and the place of the words in the message.

    open: planned, asked or only claimed; it counts only if "gedaan" follows.
    """

    fact: str
    value: Value
    clause: int
    start: int
    end: int
    weak: bool = False
    denied: bool = False
    open: bool = False


@dataclass
class RuleBook:
    """Rules of one subject, written as lines of patterns."""

    rules: list[Rule] = field(default_factory=list)

    def add(
        self,
        fact: str,
        lines: str,
        *,
        value: Value = True,
        how: How = How.EVENT,
        denied: Value | None = False,
        unless: str = "",
    ) -> None:
        """Add a rule, one pattern on each line.

        Raises:
            ValueError: a pattern names a word list that does not exist.
        """
        self.rules.append(Rule(fact, value, how, _patterns(lines), _patterns(unless), denied))

    def find(self, found: Sequence[Clause]) -> Iterator[Evidence]:
        """All evidence in these clauses.

        What is AS_SAID or UNLESS_DENIED is looked for in each two clauses of a sentence together as
        well: "hij zegt | dat hij van de politie is".
        """
        clauses = [clause for clause in found if not clause.quoted]
        for clause in clauses:
            for rule, pattern in self._candidates(clause):
                yield from _apply(rule, pattern, clause)
        for pair in pairs(clauses):
            for rule, pattern in self._candidates(pair):
                if rule.how in _FAR_REACHING:
                    yield from _apply(rule, pattern, pair)

    def _candidates(self, clause: Clause) -> Iterator[tuple[Rule, Pattern]]:
        """The patterns that share enough words with a clause."""
        by_word, always = self._index
        numbers = {number for word in clause.vocabulary for number in by_word.get(word, ())}
        for number in sorted(numbers.union(always)):
            rule, pattern = self._all[number]
            if pattern.may_match(clause.vocabulary):
                yield rule, pattern

    @cached_property
    def _all(self) -> list[tuple[Rule, Pattern]]:
        return [(rule, pattern) for rule in self.rules for pattern in rule.patterns]

    @cached_property
    def _index(self) -> tuple[dict[str, list[int]], list[int]]:
        """Word -> numbers of the patterns that need it or one like it, and the patterns that need none."""
        by_word: dict[str, list[int]] = {}
        always: list[int] = []
        for number, (_, pattern) in enumerate(self._all):
            if pattern.key is None:
                always.append(number)
            for word in pattern.key or ():
                by_word.setdefault(word, []).append(number)
        return by_word, always


def _patterns(lines: str) -> tuple[Pattern, ...]:
    return tuple(compiled(line.strip()) for line in lines.splitlines() if line.strip())


def _apply(rule: Rule, pattern: Pattern, clause: Clause) -> Iterator[Evidence]:
    matches = list(pattern.expression.finditer(clause.line))
    if not matches or any(one.matches(clause.line, clause.vocabulary) for one in rule.unless):
        return
    for match in matches:
        evidence = _judge(rule, clause, match.start(), match.end())
        if evidence is not None:
            yield evidence


def _judge(rule: Rule, clause: Clause, begin: int, finish: int) -> Evidence | None:
    """What a match at these offsets of the clause's line is worth."""
    first, last = clause.word_at(begin), clause.word_at(max(begin, finish - 2))
    while first < last and clause.words[first].text == COMMA:
        first += 1
    start, end = clause.words[first].start, clause.words[last].end
    weak = rule.how in (How.WEAK, How.HINT)
    if rule.how in (How.AS_SAID, How.HINT):
        judged = Status.DONE
    elif rule.how is How.ASKED:
        judged = Status.OPEN
    else:
        judged = status(clause, first, last, plans=rule.how is not How.WEAK)
    if judged is Status.DONE or (rule.how is How.UNLESS_DENIED and judged is Status.OPEN):
        # What says that something is still there weighs as much as what denies that it is gone.
        return Evidence(
            rule.fact, rule.value, clause.index, start, end, weak=weak, denied=rule.value is False
        )
    if judged is Status.DENIED and rule.denied is not None:
        return Evidence(rule.fact, rule.denied, clause.index, start, end, denied=True)
    if judged is Status.OPEN:
        return Evidence(rule.fact, rule.value, clause.index, start, end, open=True)
    return None
