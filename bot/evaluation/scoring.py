"""Score what the recogniser read in labelled messages.

The arithmetic of data/evaluation: scenarios strict and lenient (a second reading that counts as right),
top-2, urgency with missed and false emergencies, signals and entities with precision, recall and F1.
Figures are fractions of 1, rounded to four decimals, unless a count is named.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.domain.scenarios import VICTIM_SCENARIOS

SCORED_ENTITIES = ("amount", "bank", "place", "platform")
URGENCIES = ("emergency", "visit", "call", "report", "advice")
SCENARIOS_CONSIDERED = 2

_NOT_PLAIN = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True)
class Labelled:
    """A message of the evaluation data. also: other labels that count as right, by what they are of."""

    id: str
    text: str
    scenario: str
    signals: frozenset[str]
    when: str
    urgency: str
    entities: Mapping[str, str]
    style: str
    also: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def allows(self, scenario: str | None) -> bool:
        return scenario == self.scenario or scenario in self.also.get("scenario", ())

    def allows_urgency(self, urgency: str | None) -> bool:
        return urgency == self.urgency or urgency in self.also.get("urgency", ())


@dataclass(frozen=True)
class Predicted:
    """What was read. scenario is None where the assistant would ask instead."""

    scenario: str | None = None
    ranking: tuple[str, ...] = ()
    signals: frozenset[str] = frozenset()
    when: str | None = None
    urgency: str | None = None
    entities: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> Predicted:
        """From one answer of bot.cli.understand."""
        return cls(
            scenario=answer.get("scenario"),
            ranking=tuple(name for name, _ in answer.get("ranking", ())),
            signals=frozenset(answer.get("signals", ())),
            when=answer.get("when"),
            urgency=answer.get("urgency"),
            entities=answer.get("entities", {}),
        )


@dataclass
class Counts:
    """Right ones, ones too many, and ones missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        return ratio(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        return ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where one of them is 0 or has nothing to count."""
        precision, recall = self.precision, self.recall
        return round(2 * precision * recall / (precision + recall), 4) if precision and recall else 0.0

    def as_dict(self) -> dict[str, float | None]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}

    def count(self, have: set[str], need: set[str]) -> None:
        self.right += len(have & need)
        self.extra += len(have - need)
        self.missed += len(need - have)


def summed(counts: Iterable[Counts]) -> Counts:
    """Everything that was counted, together."""
    some = tuple(counts)
    return Counts(*(sum(getattr(one, part) for one in some) for part in ("right", "extra", "missed")))


def ratio(part: int, whole: int) -> float | None:
    """None where there is nothing to take a part of."""
    return round(part / whole, 4) if whole else None


def read_labelled(folder: Path) -> tuple[Labelled, ...]:
    """The messages of data/evaluation with the second readings that count as right."""
    alternatives = json.loads((folder / "alternatives.json").read_text(encoding="utf-8"))
    lines = (folder / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_labelled(json.loads(line), alternatives) for line in lines if line.strip())


def _labelled(row: Mapping[str, Any], alternatives: Mapping[str, Any]) -> Labelled:
    also = {kind: frozenset(labels) for kind, labels in alternatives.get(row["id"], {}).items()}
    return Labelled(
        id=row["id"],
        text=row["text"],
        scenario=row["scenario"],
        signals=frozenset(row["signals"]),
        when=row["when"],
        urgency=row["urgency"],
        entities=row["entities"],
        style=row.get("style", ""),
        also=also,
    )


def score(labelled: Iterable[Labelled], predictions: Mapping[str, Predicted]) -> dict[str, Any]:
    """All figures. A message without a prediction counts as read wrong."""
    pairs = [(want, predictions.get(want.id, Predicted())) for want in labelled]
    return {
        "messages": len(pairs),
        "missing": sum(want.id not in predictions for want, _ in pairs),
        "scenario": score_scenarios(pairs),
        "urgency": score_urgency(pairs),
        "signals": signal_counts(pairs)[0].as_dict(),
        "entities": entity_counts(pairs)[0].as_dict(),
        "when": ratio(sum(got.when == want.when for want, got in pairs), len(pairs)),
        "signal_f1": {
            name: counts.as_dict() | {"wanted": counts.right + counts.missed}
            for name, counts in sorted(signal_counts(pairs)[1].items())
        },
        "entity_f1": {name: counts.as_dict() for name, counts in sorted(entity_counts(pairs)[1].items())},
        "scenarios": {
            name: counts.as_dict() | {"wanted": counts.right + counts.missed}
            for name, counts in sorted(scenario_counts(pairs).items())
        },
    }


Pairs = list[tuple[Labelled, Predicted]]


def score_scenarios(pairs: Pairs) -> dict[str, float | None]:
    """Accuracy, lenient and strict, top 2, and macro F1 over the names that occur: 0 to 1, or None."""
    number = len(pairs)
    victims = [(want, got) for want, got in pairs if want.scenario in VICTIM_SCENARIOS]
    f1 = [one.f1 for one in scenario_counts(pairs).values() if one.right + one.missed]
    return {
        "accuracy": ratio(sum(want.allows(got.scenario) for want, got in pairs), number),
        "accuracy_strict": ratio(sum(got.scenario == want.scenario for want, got in pairs), number),
        "top2": ratio(sum(map(_among_the_first, pairs)), number),
        "victim_accuracy": ratio(sum(want.allows(got.scenario) for want, got in victims), len(victims)),
        "macro_f1": round(sum(f1) / len(f1), 4) if f1 else None,
        "clarifying_question": ratio(sum(got.scenario is None for _, got in pairs), number),
    }


def _among_the_first(pair: tuple[Labelled, Predicted]) -> bool:
    want, got = pair
    considered = got.ranking[:SCENARIOS_CONSIDERED] or (got.scenario,)
    return want.scenario in considered or want.allows(got.scenario)


def scenario_counts(pairs: Pairs) -> dict[str, Counts]:
    """By scenario: a lenient hit counts for the label, a miss also against what was said instead."""
    counts: dict[str, Counts] = defaultdict(Counts)
    for want, got in pairs:
        if want.allows(got.scenario):
            counts[want.scenario].right += 1
        else:
            counts[want.scenario].missed += 1
            if got.scenario:
                counts[got.scenario].extra += 1
    return counts


def score_urgency(pairs: Pairs) -> dict[str, float | int | None]:
    """Accuracy of the urgency, 0 to 1, and what counts most: missed and false emergencies."""
    number = len(pairs)
    emergencies = [got for want, got in pairs if want.urgency == "emergency"]
    missed = sum(got.urgency != "emergency" for got in emergencies)
    return {
        "accuracy": ratio(sum(want.allows_urgency(got.urgency) for want, got in pairs), number),
        "accuracy_strict": ratio(sum(got.urgency == want.urgency for want, got in pairs), number),
        "emergency_recall": ratio(len(emergencies) - missed, len(emergencies)),
        "emergencies_missed": missed,
        "false_emergencies": sum(
            got.urgency == "emergency" and not want.allows_urgency("emergency") for want, got in pairs
        ),
    }


def signal_counts(pairs: Pairs) -> tuple[Counts, dict[str, Counts]]:
    """Over all signals and by signal; one that a second reading found optional counts nowhere."""
    total, each = Counts(), defaultdict[str, Counts](Counts)
    for want, got in pairs:
        optional = want.also.get("signals_optional", frozenset())
        have, need = set(got.signals - optional), set(want.signals - optional)
        total.count(have, need)
        for name in have | need:
            each[name].count(have & {name}, need & {name})
    return total, each


def entity_counts(pairs: Pairs) -> tuple[Counts, dict[str, Counts]]:
    """Over all kinds and by kind; right where one holds the other, looking at letters and digits only."""
    total, each = Counts(), defaultdict[str, Counts](Counts)
    for want, got in pairs:
        for kind in SCORED_ENTITIES:
            wanted, found = want.entities.get(kind, ""), got.entities.get(kind, "")
            for counts in (total, each[kind]):
                if entity_is_right(wanted, found):
                    counts.right += 1
                else:
                    counts.missed += bool(wanted)
                    counts.extra += bool(found)
    return total, each


def entity_is_right(wanted: str, found: str) -> bool:
    """One holds the other, looking at letters and digits only; nothing holds nothing."""
    one, other = _plain(wanted), _plain(found)
    return bool(one and other) and (one in other or other in one)


def _plain(value: object) -> str:
    return _NOT_PLAIN.sub("", str(value).lower())
