"""What the product understands of a single message, in the vocabulary of the evaluation data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.domain.triage import Policy, load_policy
from bot.domain.turn import Ranked, Recognition
from bot.engine import lean
from bot.engine.model import ROOT
from bot.engine.single_message import judge
from bot.evaluation.scoring import Labelled, Predicted
from bot.evaluation.vocabulary import SAME, signals


def understood(recognition: Recognition, policy: Policy) -> dict[str, Any]:
    """One answer, without its id."""
    judged = judge(recognition, (), policy)
    facts = {fact.name: fact.value for fact in judged.facts}
    ranking = merged(recognition.ranking)
    entities: dict[str, str] = {}
    for entity in recognition.entities:  # of each kind the most telling first
        entities.setdefault(entity.kind, entity.words)
    return {
        "scenario": ranking[0][0] if ranking and is_sure(recognition) else None,
        "ranking": ranking,
        "signals": signals(facts),
        "when": facts.get("happened", "unknown"),
        "urgency": judged.urgency,
        "entities": entities,
        "language": recognition.language,
        "reasons": list(judged.reasons),
    }


def is_sure(recognition: Recognition) -> bool:
    """Sure, or in doubt only between two names that the evaluation data has as one."""
    first_two = {SAME.get(ranked.name, ranked.name) for ranked in recognition.ranking[:2]}
    return recognition.decision == "sure" or (recognition.decision == "between" and len(first_two) == 1)


def merged(ranking: Iterable[Ranked]) -> list[tuple[str, float]]:
    """The ranking with names that count as one added up, most probable first."""
    total: dict[str, float] = {}
    for ranked in ranking:
        name = SAME.get(ranked.name, ranked.name)
        total[name] = total.get(name, 0.0) + ranked.confidence
    return [(name, round(total[name], 4)) for name in sorted(total, key=total.__getitem__, reverse=True)]


def read_messages(
    messages: tuple[Labelled, ...], model: Path
) -> tuple[dict[str, Predicted], dict[str, float]]:
    """What the trained model reads in each message, and its confidence in its first choice."""
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    recogniser = Recogniser.load(model)
    policy = load_policy(ROOT / "data" / "triage.yml")
    read: dict[str, Predicted] = {}
    confidence: dict[str, float] = {}
    for message in messages:
        answer = understood(recogniser.recognise(message.text), policy)
        read[message.id] = Predicted.of(answer)
        confidence[message.id] = answer["ranking"][0][1] if answer["ranking"] else 0.0
    return read, confidence
