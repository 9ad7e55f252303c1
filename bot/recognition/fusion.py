"""A linear head for each view of a text, and what they say together.

The views are the sentence embedding, read by logistic regression, and words (tf-idf) with the facts that
were read, by a linear support vector machine. The weighted sum of log probabilities and margins, divided by
a temperature, is the answer. Plain numpy: nothing here knows of Rasa. Why these:
docs/decisions/0007-recogniser.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.recognition.fact_features import Features
from bot.recognition.ngrams import Counted
from bot.recognition.words_and_facts import Design, Floats, View

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Settings:
    """How to fit and to fuse.

    inverse_*: inverse strength of regularisation. weight_*: of each view in the sum; of a fact beside the
    words, which together have length 1. temperature: above 1 makes the answer less sure;
    temperature_ngrams: the same when there is no embedding. least: in how many texts a feature must stand.
    """

    inverse_embedding: float = 1.0
    inverse_ngrams: float = 0.4
    weight_embedding: float = 1.0
    weight_ngrams: float = 3.5
    weight_facts: float = 0.2
    temperature: float = 1.15
    temperature_ngrams: float = 0.18
    least: int = 2


@dataclass(frozen=True)
class EmbeddingHead:
    """mean: (384,), of the training texts; weights: (384, names); bias: (names,)."""

    mean: Floats
    weights: Floats
    bias: Floats

    @classmethod
    def fit(cls, vectors: Floats, labels: npt.NDArray[np.int64], inverse: float) -> EmbeddingHead:
        from sklearn.linear_model import LogisticRegression

        mean = vectors.mean(axis=0)
        fitted = LogisticRegression(C=inverse, max_iter=1000).fit(centred(vectors, mean), labels)
        return cls(mean, fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32))

    def log_probabilities(self, vectors: Floats) -> Doubles:
        """vectors: (texts, 384). Gives (texts, names)."""
        return _log_softmax(centred(vectors, self.mean) @ self.weights + self.bias)


def fit_words(
    texts: Sequence[Counted], facts: Sequence[Features], labels: npt.NDArray[np.int64], settings: Settings
) -> View:
    """The linear support vector machine on words and facts."""
    from sklearn.svm import LinearSVC

    design = Design.of(texts, facts, settings.weight_facts, settings.least)
    fitted = LinearSVC(C=settings.inverse_ngrams, random_state=0).fit(design.matrix, labels)
    return design.view(fitted.coef_.T, fitted.intercept_)


@dataclass(frozen=True)
class Fusion:
    """names: sorted. embedding: None where there is no encoder."""

    names: tuple[str, ...]
    settings: Settings
    words: View
    embedding: EmbeddingHead | None

    @classmethod
    def fit(
        cls,
        texts: Sequence[Counted],
        facts: Sequence[Features],
        intents: Sequence[str],
        vectors: Floats | None,
        settings: Settings,
    ) -> Fusion:
        """texts with what was read in each and its name; vectors: their embeddings, (texts, 384), or None."""
        names, labels = np.unique(np.array(intents), return_inverse=True)
        return cls(
            tuple(map(str, names)),
            settings,
            fit_words(texts, facts, labels, settings),
            None if vectors is None else EmbeddingHead.fit(vectors, labels, settings.inverse_embedding),
        )

    def probabilities(
        self, texts: Sequence[Counted], facts: Sequence[Features], vectors: Floats | None
    ) -> Doubles:
        """(texts, names), each row summing to 1. vectors None: by tf-idf alone."""
        margins = [self.words.margins(text, some) for text, some in zip(texts, facts, strict=True)]
        by_ngrams = np.array(margins, np.float64).reshape(-1, len(self.names))
        if self.embedding is None or vectors is None:
            return np.exp(_log_softmax(by_ngrams / self.settings.temperature_ngrams))
        by_embedding = self.embedding.log_probabilities(vectors)
        total = self.settings.weight_embedding * by_embedding + self.settings.weight_ngrams * by_ngrams
        return np.exp(_log_softmax(total / self.settings.temperature))

    def save(self, folder: Path) -> None:
        """Write as arrays and JSON: nothing that is run when it is read."""
        arrays = self.words.arrays()
        if self.embedding:
            arrays |= {
                "mean": self.embedding.mean,
                "embedding_weights": self.embedding.weights,
                "embedding_bias": self.embedding.bias,
            }
        np.savez(folder / "fusion.npz", **arrays)
        (folder / "fusion.json").write_text(
            json.dumps({"names": self.names, "facts": self.words.facts, "settings": vars(self.settings)})
        )

    @classmethod
    def load(cls, folder: Path) -> Fusion:
        """What save() wrote. Raises ValueError or KeyError for anything else."""
        described = json.loads((folder / "fusion.json").read_text())
        with np.load(folder / "fusion.npz", allow_pickle=False) as stored:
            arrays = dict(stored)
        embedding = (
            EmbeddingHead(arrays["mean"], arrays["embedding_weights"], arrays["embedding_bias"])
            if "mean" in arrays
            else None
        )
        words = View.read(arrays, described["facts"])
        return cls(tuple(described["names"]), Settings(**described["settings"]), words, embedding)


def centred(vectors: Floats, mean: Floats) -> Floats:
    """Vectors with the mean taken off, each of length 1 again. vectors: (texts, 384); mean: (384,)."""
    moved = vectors - mean
    return moved / np.linalg.norm(moved, axis=1, keepdims=True)


def _log_softmax(scores: npt.NDArray[np.floating]) -> Doubles:
    shifted = scores.astype(np.float64) - scores.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
