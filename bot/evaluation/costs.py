"""What a decision costs, and the thresholds that cost least.

The table stands in data/costs.yml. Source: Chow 1970, "On optimum recognition error and reject
tradeoff" (a reader who may refuse, with a price for refusing).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.domain.documents import load_plain
from bot.domain.scenarios import TOO_LITTLE
from bot.evaluation.crossvalidation import OutOfFold

STEPS = tuple(round(0.2 + 0.02 * number, 2) for number in range(36))  # thresholds that are tried
AS_GOOD = 1.01  # of the least cost


@dataclass(frozen=True)
class Costs:
    """In questions: see data/costs.yml."""

    offered: float
    open: float
    offered_wrong: float
    wrong: float
    missed_emergency: float
    wrong_small_talk: float
    urgent: frozenset[str]
    small_talk: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> Costs:
        """Raises TypeError or KeyError for a table with other rows."""
        table = load_plain(path)
        groups = {name: frozenset(table.pop(name)) for name in ("urgent", "small_talk")}
        return cls(**table, **groups)

    def of_wrong(self, truth: str, shown: str) -> float:
        """Shown as sure, and not what was meant."""
        if truth in self.urgent and shown not in self.urgent:
            return self.missed_emergency
        if truth in self.small_talk and shown in self.small_talk:
            return self.wrong_small_talk
        return self.wrong


@dataclass(frozen=True)
class Thresholds:
    """sure: least probability of the first; between: of the first two together."""

    sure: float
    between: float


@dataclass(frozen=True)
class Readings:
    """Texts as the decision sees them, each an array: first, both: probabilities; right, offered: whether the
    first, or one of the first two, is what was meant; if_wrong: the cost of showing the first when it is not.
    """

    first: npt.NDArray[np.float64]
    both: npt.NDArray[np.float64]
    right: npt.NDArray[np.bool_]
    offered: npt.NDArray[np.bool_]
    if_wrong: npt.NDArray[np.float64]

    @classmethod
    def of(cls, found: OutOfFold, costs: Costs) -> Readings:
        told, asked = _without_too_little(found)
        order = np.argsort(-told, axis=1, kind="stable")[:, :2]
        top = np.where(asked[:, np.newaxis], 0.0, np.take_along_axis(told, order, axis=1))
        hits = np.array(found.names)[order] == np.array(found.truth)[:, np.newaxis]
        shown = [found.names[at] for at in order[:, 0]]
        wrong = [costs.of_wrong(truth, name) for truth, name in zip(found.truth, shown, strict=True)]
        # Asked openly whatever the thresholds are.
        return cls(top[:, 0], top.sum(axis=1), hits[:, 0], hits.any(axis=1), np.array(wrong))

    def cost(self, thresholds: Thresholds, costs: Costs) -> float:
        """The mean cost of a text."""
        sure, between, _ = self.decided(thresholds)
        shown = np.where(self.right, 0.0, self.if_wrong)
        asked = np.where(self.offered, costs.offered, costs.offered_wrong)
        return float(np.where(sure, shown, np.where(between, asked, costs.open)).mean())

    def decided(self, thresholds: Thresholds) -> tuple[npt.NDArray[np.bool_], ...]:
        """Which texts are sure, between two, open."""
        sure = self.first >= thresholds.sure
        between = ~sure & (self.both >= thresholds.between)
        return sure, between, ~sure & ~between


def cheapest(readings: list[Readings], costs: Costs) -> Thresholds:
    """The thresholds with the least mean cost over all readings.

    The valley is flat. Of what costs as good as the least, the one that asks least, since some do not answer;
    then the one that offers two only when they are probable.
    """
    tried = [Thresholds(sure, between) for sure in STEPS for between in STEPS]
    cost = {one: float(np.mean([some.cost(one, costs) for some in readings])) for one in tried}
    least = min(cost.values())
    as_good = [one for one in tried if cost[one] <= least * AS_GOOD]
    return min(as_good, key=lambda one: (one.sure, -one.between))


def _without_too_little(found: OutOfFold) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """The probabilities of what can be meant, (texts, names), and which texts say too little."""
    told = np.array(found.probabilities, np.float64)
    at = [number for number, name in enumerate(found.names) if name == TOO_LITTLE]
    asked = np.isin(told.argmax(axis=1), at)
    told[:, at] = 0.0
    return told, asked


def warmer(found: OutOfFold, by: float) -> OutOfFold:
    """The same readings with the temperature multiplied: above 1 less sure."""
    powered = np.asarray(found.probabilities, np.float64) ** (1 / by)
    return OutOfFold(found.names, found.truth, powered / powered.sum(axis=1, keepdims=True))


def log_loss(found: OutOfFold) -> float:
    """The mean of -log of the probability of what was meant."""
    at = {name: number for number, name in enumerate(found.names)}
    columns = [at[name] for name in found.truth]
    of_truth = np.asarray(found.probabilities, np.float64)[np.arange(len(columns)), columns]
    return float(-np.log(np.maximum(of_truth, 1e-12)).mean())
