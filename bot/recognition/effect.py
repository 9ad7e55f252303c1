"""What new examples would do to the figures of cross-validation, before they are added.

The texts that are there stay in their folds; the new ones are added to what each model learns from and are
never measured on. So the figures before and after are of the same texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bot.recognition.crossvalidation import FOLDS, OutOfFold, folds
from bot.recognition.examples import Example
from bot.recognition.fact_features import Features
from bot.recognition.fusion import Floats, Fusion, Settings


@dataclass(frozen=True)
class Prepared:
    """Examples with what was read in them. vectors: (texts, 384), or None for words alone."""

    texts: Sequence[str]
    intents: Sequence[str]
    facts: Sequence[Features]
    vectors: Floats | None

    @classmethod
    def of(cls, examples: Sequence[Example], facts: Sequence[Features], vectors: Floats | None) -> Prepared:
        return cls([one.text for one in examples], [one.intent for one in examples], facts, vectors)


def out_of_fold_with(known: Prepared, new: Prepared, settings: Settings, seed: int) -> OutOfFold:
    """Read each known text with heads fitted on the other folds and on all new texts."""
    fold = folds(known.intents, seed)
    names = tuple(sorted(set(known.intents)))
    probabilities = np.zeros((len(known.texts), len(names)))
    for held_out in range(FOLDS):
        inside, outside = np.flatnonzero(fold != held_out), np.flatnonzero(fold == held_out)
        fusion = Fusion.fit(
            [*(known.texts[at] for at in inside), *new.texts],
            [*(known.facts[at] for at in inside), *new.facts],
            [*(known.intents[at] for at in inside), *new.intents],
            _together(known.vectors, new.vectors, inside),
            settings,
        )
        probabilities[outside] = fusion.probabilities(
            [known.texts[at] for at in outside],
            [known.facts[at] for at in outside],
            None if known.vectors is None else known.vectors[outside],
        )
    return OutOfFold(names, tuple(known.intents), probabilities)


def _together(known: Floats | None, new: Floats | None, inside: npt.NDArray[np.intp]) -> Floats | None:
    return None if known is None or new is None else np.vstack([known[inside], new])


def read_now(known: Prepared, new: Prepared, settings: Settings) -> tuple[str, ...]:
    """What a model of the known texts reads in each new one."""
    fusion = Fusion.fit(known.texts, known.facts, known.intents, known.vectors, settings)
    probabilities = fusion.probabilities(new.texts, new.facts, new.vectors)
    return tuple(fusion.names[at] for at in probabilities.argmax(axis=1))
