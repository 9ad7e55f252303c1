"""From evidence in clauses to one value for each fact."""

from collections.abc import Iterable

from bot.domain.turn import FoundFact
from bot.recognition.facts.evidence import Evidence


def resolve(text: str, found: Iterable[Evidence]) -> tuple[FoundFact, ...]:
    """One FoundFact for each fact that has evidence, in order of the text.

    A thing done outweighs a thing denied elsewhere; weak evidence counts only where nothing denies it.
    """
    best: dict[str, Evidence] = {}
    for evidence in found:
        have = best.get(evidence.fact)
        if have is None or _weight(evidence) > _weight(have):
            best[evidence.fact] = evidence
    facts = [
        FoundFact(name, one.value, text[one.start : one.end], one.start, one.end) for name, one in best.items()
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.name)))


def _weight(evidence: Evidence) -> int:
    if evidence.weak:
        return 1
    return 2 if evidence.denied else 3
