"""A learned second vote on what was lost and on who writes: what people mean without the words of the rules.

For each fact a logistic regression over three views of a text: the sentence embedding, words and pieces of
words, and what the rules read. It only adds: where the rules read anything about a fact, they decide. Danger
by a person nearby is left to the rules, which must hold whatever a model thinks. Plain numpy: nothing here
knows of Rasa. Why, and what it brings: docs/decisions/0011-votes-on-facts.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.domain.facts import LOSSES, UNKNOWN, Value
from bot.domain.turn import FoundFact
from bot.recognition import fact_features
from bot.recognition.fact_features import Features
from bot.recognition.facts import Reading
from bot.recognition.fusion import centred
from bot.recognition.words_and_facts import Design, Floats, View

# What is voted on, and what a vote for it says. "Nothing lost" is not here: wrong, it sends a victim away.
VOTED: Mapping[str, tuple[str, Value]] = {
    "money_transferred": ("lost_money", True),
    "card_given": ("lost_card", True),
    "pin_shared": ("lost_pin", True),
    "credentials_shared": ("lost_credentials", True),
    "remote_access": ("lost_device_access", True),
    "id_document_shared": ("lost_id_document", True),
    "threatened": ("danger", "threatened"),
    "vulnerable": ("vulnerable", True),
    "business": ("business", True),
}
NAMES = tuple(VOTED)
# Where danger is a person nearby: there the rules alone say what it is.
NO_VOTE_ON_DANGER = frozenset({"card_pickup", "fake_police"})
_SENTENCE = re.compile(r"[^.!?\n]*\w[^.!?\n]*[.!?]*")
_EMBEDDING_WEIGHT = 2.0  # beside the blocks, which have length 1 each


@dataclass(frozen=True)
class Settings:
    """least: the probability from which a vote counts. inverse: inverse strength of regularisation.
    weight_facts: of a fact of the rules beside the words. in_texts: in how many texts a feature must stand.
    """

    least: float = 0.5
    inverse: float = 3.0
    weight_facts: float = 0.5
    in_texts: int = 2


@dataclass(frozen=True)
class Votes:
    """A linear model for each of NAMES. mean: (384,), of the texts fitted on; embedding: (384, names).

    least: see Settings.
    """

    words: View
    mean: Floats
    embedding: Floats
    least: float

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        features: Sequence[Features],
        signals: Sequence[frozenset[str]],
        vectors: Floats,
        settings: Settings,
    ) -> Votes:
        """texts with what the rules read in each, what each tells, and their embeddings, (texts, 384)."""
        import scipy.sparse
        from sklearn.linear_model import LogisticRegression

        design = Design.of(texts, features, settings.weight_facts, settings.in_texts)
        mean = vectors.mean(axis=0)
        matrix = scipy.sparse.hstack([_EMBEDDING_WEIGHT * centred(vectors, mean), design.matrix]).tocsr()
        coefficients, bias = [], []
        for name in NAMES:
            told = np.array([name in some for some in signals])
            fitted = LogisticRegression(
                C=settings.inverse, solver="liblinear", max_iter=500, random_state=0
            ).fit(matrix, told)
            coefficients.append(fitted.coef_[0])
            bias.append(fitted.intercept_[0])
        embedding, of_words = np.split(np.array(coefficients).T, [vectors.shape[1]])
        return cls(
            design.view(of_words, np.array(bias)),
            mean,
            (_EMBEDDING_WEIGHT * embedding).astype(np.float32),
            settings.least,
        )

    def probabilities(self, text: str, features: Features, vector: Floats) -> Floats:
        """How probable each of NAMES is, (names,). vector: the embedding of the text, (384,)."""
        by_embedding = centred(vector[np.newaxis], self.mean)[0] @ self.embedding
        return 1 / (1 + np.exp(-self.words.margins(text, features) - by_embedding))

    def add(self, text: str, reading: Reading, vector: Floats, scenario: str) -> Reading:
        """The reading with the facts that the vote adds; the same one when it adds none.

        scenario: the most probable one.
        """
        probabilities = self.probabilities(text, fact_features.of_reading(reading), vector)
        found = {fact.name: fact.value for fact in reading.facts}
        if scenario in NO_VOTE_ON_DANGER:
            found.setdefault("danger", UNKNOWN)
        added = [
            self._found(text, number)
            for number, name in enumerate(NAMES)
            if probabilities[number] >= self.least and _open(VOTED[name][0], found)
        ]
        if not added:
            return reading
        facts = sorted((*reading.facts, *added), key=lambda fact: (fact.start, fact.end, fact.name))
        return replace(reading, facts=tuple(facts))

    def _found(self, text: str, number: int) -> FoundFact:
        """The fact, with the sentence whose words speak most for it."""
        start, end = max(
            _sentences(text), key=lambda span: self.words.margins(text[slice(*span)], frozenset())[number]
        )
        name, value = VOTED[NAMES[number]]
        return FoundFact(name, value, text[start:end], start, end)

    def save(self, folder: Path) -> None:
        """Write as arrays and JSON: nothing that is run when it is read."""
        np.savez(folder / "votes.npz", mean=self.mean, embedding=self.embedding, **self.words.arrays())
        described = {"names": NAMES, "facts": self.words.facts, "least": self.least}
        (folder / "votes.json").write_text(json.dumps(described))

    @classmethod
    def load(cls, folder: Path) -> Votes:
        """What save() wrote. Raises ValueError or KeyError for anything else."""
        described = json.loads((folder / "votes.json").read_text())
        if tuple(described["names"]) != NAMES:
            raise ValueError("the votes were fitted on other names; train again")
        with np.load(folder / "votes.npz", allow_pickle=False) as stored:
            arrays = dict(stored)
        words = View.read(arrays, described["facts"])
        return cls(words, arrays["mean"], arrays["embedding"], described["least"])


def _open(name: str, found: Mapping[str, Value]) -> bool:
    """Whether the rules left it open: they read nothing of it, nor that nothing was lost."""
    return name not in found and not (name in LOSSES and found.get("lost_nothing") is True)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, without the space around it; the whole text when it has no words."""
    found = False
    for match in _SENTENCE.finditer(text):
        found = True
        words = match.group()
        yield match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip())
    if not found:
        yield 0, len(text)
