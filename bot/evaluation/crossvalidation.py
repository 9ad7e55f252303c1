"""How well the recogniser would read texts like its examples: each is read by a model that did not see it.

Source: Kohavi 1995, "A Study of Cross-Validation" (stratified folds, repeated with other seeds).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.evaluation.confusion import Confusion
from bot.evaluation.dataset import Dataset
from bot.evaluation.vocabulary import SAME
from bot.recognition.fusion import Doubles, Settings

FOLDS = 5
SEEDS = (0, 1, 2)


@dataclass(frozen=True)
class OutOfFold:
    """What was read in every text by a model that had not seen it.

    names: of the columns. truth: the name of each text. probabilities: (texts, names).
    """

    names: tuple[str, ...]
    truth: tuple[str, ...]
    probabilities: Doubles

    @property
    def read(self) -> tuple[str, ...]:
        """The most probable name of each text."""
        return tuple(self.names[at] for at in self.probabilities.argmax(axis=1))

    def confusion(self) -> Confusion:
        return Confusion.of(self.names, self.truth, self.read)

    def as_one(self) -> OutOfFold:
        """The same with the names that the evaluation data has as one added up."""
        names = tuple(sorted({SAME.get(name, name) for name in self.names}))
        columns = [names.index(SAME.get(name, name)) for name in self.names]
        total = np.zeros((len(self.truth), len(names)))
        np.add.at(total.T, columns, self.probabilities.T)
        return OutOfFold(names, tuple(SAME.get(name, name) for name in self.truth), total)

    def accuracy(self, first: int = 1) -> float:
        """The part of the texts whose name is among the most probable `first`."""
        at = {name: number for number, name in enumerate(self.names)}
        true = np.array([at[name] for name in self.truth])
        ranked = np.argsort(-self.probabilities, axis=1, kind="stable")[:, :first]
        return float((ranked == true[:, np.newaxis]).any(axis=1).mean())


def folds(intents: Sequence[str], seed: int, number: int = FOLDS) -> npt.NDArray[np.int64]:
    """The fold of each text, (texts,): every name spread evenly over the folds."""
    generator = np.random.default_rng(seed)
    fold = np.empty(len(intents), np.int64)
    labels = np.array(intents)
    start = 0
    for name in np.unique(labels):
        members = generator.permutation(np.flatnonzero(labels == name))
        # Each name begins where the last one ended, so that all folds become equally large.
        fold[members] = (start + np.arange(len(members))) % number
        start += len(members)
    return fold


def out_of_fold(known: Dataset, settings: Settings, seed: int, new: Dataset | None = None) -> OutOfFold:
    """Read each known text with heads fitted on the other folds, and on all of `new` where that is given.

    What is new is learned from and never measured on: figures with it and without it are of the same texts.
    Raises ValueError for a name with fewer texts than there are folds.
    """
    fold = folds(known.names, seed)
    names = tuple(sorted(set(known.names)))
    probabilities = np.zeros((len(known.texts), len(names)))
    for held_out in range(FOLDS):
        inside, outside = np.flatnonzero(fold != held_out), np.flatnonzero(fold == held_out)
        learned = known.at(inside)
        fusion = (learned if new is None else learned + new).fit(settings)
        if fusion.names != names:
            raise ValueError(f"too few examples of {set(names) ^ set(fusion.names)} for {FOLDS} folds")
        probabilities[outside] = known.at(outside).read_by(fusion)
    return OutOfFold(names, tuple(known.names), probabilities)
