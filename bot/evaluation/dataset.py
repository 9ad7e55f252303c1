"""Texts with their names, as the classifier learns from them and is measured on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.recognition.fact_features import Features
from bot.recognition.fusion import Doubles, Floats, Fusion, Settings
from bot.recognition.ngrams import Counted, counted


@dataclass(frozen=True)
class Dataset:
    """counts, names, facts: of each text, what stands in it, its scenario or intent and what was read in it.
    vectors: the embeddings, (texts, 384), or None for words alone.
    """

    texts: Sequence[str]
    counts: Sequence[Counted]
    names: Sequence[str]
    facts: Sequence[Features]
    vectors: Floats | None

    @classmethod
    def of(
        cls, texts: Sequence[str], names: Sequence[str], facts: Sequence[Features], vectors: Floats | None
    ) -> Dataset:
        """Counts each text, once for all folds."""
        return cls(texts, [counted(text) for text in texts], names, facts, vectors)

    def at(self, numbers: Any) -> Dataset:
        """Some of the texts, by their numbers; a list or an array of them."""
        return Dataset(
            [self.texts[at] for at in numbers],
            [self.counts[at] for at in numbers],
            [self.names[at] for at in numbers],
            [self.facts[at] for at in numbers],
            None if self.vectors is None else self.vectors[numbers],
        )

    def __add__(self, other: Dataset) -> Dataset:
        """By words alone unless both have embeddings."""
        vectors = None
        if self.vectors is not None and other.vectors is not None:
            vectors = np.vstack([self.vectors, other.vectors])
        return Dataset(
            [*self.texts, *other.texts],
            [*self.counts, *other.counts],
            [*self.names, *other.names],
            [*self.facts, *other.facts],
            vectors,
        )

    def fit(self, settings: Settings) -> Fusion:
        """A classifier that has learned all of it."""
        return Fusion.fit(self.counts, self.facts, self.names, self.vectors, settings)

    def read_by(self, fusion: Fusion) -> Doubles:
        """What a classifier makes of each text: probabilities, (texts, names of the classifier)."""
        return fusion.probabilities(self.counts, self.facts, self.vectors)
