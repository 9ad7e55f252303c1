"""A learned second vote on facts: what people mean without the words of the rules.

For each fact a logistic regression over three views of a text: the sentence embedding, words and pieces of
words, and what the rules read. It only adds: where the rules read anything about a fact, they decide. Plain
numpy: nothing here knows of Rasa. Why, and what it brings: docs/decisions/0011-votes-on-facts.md.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bot.domain.facts import LOSSES, Value
from bot.domain.scenarios import FORM_OF, VICTIM_SCENARIOS
from bot.domain.turn import FoundFact
from bot.recognition import fact_features
from bot.recognition.fact_features import Features
from bot.recognition.facts import Reading
from bot.recognition.fusion import centred
from bot.recognition.ngrams import counted
from bot.recognition.sentences import shown
from bot.recognition.told import Shown
from bot.recognition.words_and_facts import Design, Floats, View

# What is voted on, as it is named in sentences.py, and the probability from which a vote counts. Where an
# emergency may be missed it is a third: that costs twice as much as wrong steps (data/costs.yml). Else half,
# and more where an error costs more. Not here: what sends a victim away or ends help too soon when it is
# wrong (lost_nothing, danger_over, emergency_called, called_bank, reported), what begins something
# (wants_visit), and time, which rules read better.
LEAST: Mapping[str, float] = {
    **dict.fromkeys(
        (
            "cannot_talk", "danger.suspect_coming", "danger.suspect_just_left", "danger.suspect_present",
            "suspect_in_contact",
        ),
        1 / 3,
    ),
    **dict.fromkeys(("alone", "danger.threatened", "violence"), 0.4),
    **dict.fromkeys(
        (
            "abroad", "business", "can_stop", "clicked_link", "lost_account", "lost_card",
            "lost_credentials", "lost_device_access", "lost_files", "lost_id_document", "lost_identity_used",
            "lost_money", "lost_pin", "lost_valuables", "minor", "other_emergency", "third_party",
            "vulnerable",
        ),
        0.5,
    ),
    "claims_police": 0.6,
    "self_harm": 0.75,  # who grieves or calls off a visit is near it; crisis is recognised as a scenario too
}  # fmt: skip
NAMES = tuple(LEAST)
# Names whose examples were labelled with every fact: there every vote counts.
LABELLED = frozenset({*VICTIM_SCENARIOS, *FORM_OF})
# Somebody who tells of danger in a few words may be taken for these: there votes on danger, and on who is in
# it and where, count too.
PERHAPS_DANGER = frozenset({"ask_human", "crisis", "out_of_scope"})
OF_DANGER = frozenset(
    {
        "abroad", "alone", "cannot_talk", "danger.suspect_coming", "danger.suspect_just_left",
        "danger.suspect_present", "other_emergency", "self_harm", "third_party", "violence",
    }
)  # fmt: skip
DANGER_ITSELF = OF_DANGER - {"abroad", "alone", "third_party"}
# Where danger is a person nearby: there the rules alone say whether somebody threatens.
NO_VOTE_ON_THREATS = frozenset({"card_pickup", "fake_police"})
SHORT_QUESTION = 10  # words: such a question asks more than it tells
# An answer in a form has as many words, and can mean much ("hij belt nu weer"): there an emergency must be
# more probable than not.
FEW_WORDS = 10
LEAST_IN_FEW_WORDS = 0.65
# "Er hoeft niemand meer te komen" calls off a visit: of despair in few words, rules and scenario decide.
NOT_IN_FEW_WORDS = frozenset({"self_harm"})
_SENTENCE = re.compile(r"[^.!?\n]*\w[^.!?\n]*[.!?]*")
_EMBEDDING_WEIGHT = 2.0  # beside the blocks, which have length 1 each


@dataclass(frozen=True)
class Settings:
    """inverse: inverse strength of regularisation. weight_facts: of a fact of the rules beside the words.
    in_texts: in how many texts a feature must stand.
    """

    inverse: float = 3.0
    weight_facts: float = 0.5
    in_texts: int = 2


@dataclass(frozen=True)
class Votes:
    """A linear model for each of NAMES. mean: (384,), of the texts fitted on; embedding: (384, names)."""

    words: View
    mean: Floats
    embedding: Floats

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        features: Sequence[Features],
        shows: Sequence[Shown],
        scenarios: Sequence[str | None],
        vectors: Floats,
        settings: Settings,
    ) -> Votes:
        """texts with what the rules read in each, what each shows, and their embeddings, (texts, 384).

        scenarios: the scenario or intent of each; None for a sentence written to teach one fact. A text
        teaches nothing of a name on which its label is silent, or on which texts of its kind are not asked.
        """
        import scipy.sparse
        from sklearn.linear_model import LogisticRegression

        design = Design.of(
            [counted(text) for text in texts], features, settings.weight_facts, settings.in_texts
        )
        mean = vectors.mean(axis=0)
        matrix = scipy.sparse.hstack([_EMBEDDING_WEIGHT * centred(vectors, mean), design.matrix]).tocsr()
        coefficients, bias = [], []
        for name in NAMES:
            at = [
                number
                for number, some in enumerate(shows)
                if name in some and _teaches(name, scenarios[number])
            ]
            # More features than texts: the dual problem is solved five times as fast.
            fitted = LogisticRegression(
                C=settings.inverse, solver="liblinear", dual=True, tol=0.01, max_iter=500, random_state=0
            ).fit(matrix[at], [shows[number][name] for number in at])
            coefficients.append(fitted.coef_[0])
            bias.append(fitted.intercept_[0])
        embedding, of_words = np.split(np.array(coefficients).T, [vectors.shape[1]])
        return cls(
            design.view(of_words, np.array(bias)), mean, (_EMBEDDING_WEIGHT * embedding).astype(np.float32)
        )

    def probabilities(self, text: str, features: Features, vector: Floats) -> Floats:
        """How probable each of NAMES is, (names,). vector: the embedding of the text, (384,)."""
        by_embedding = centred(vector[np.newaxis], self.mean)[0] @ self.embedding
        return 1 / (1 + np.exp(-self.words.margins(counted(text), features) - by_embedding))

    def add(self, text: str, reading: Reading, vector: Floats, scenario: str) -> Reading:
        """The reading with the facts that the vote adds; the same one when it adds none.

        scenario: the most probable name, of a scenario or an intent.
        """
        if text.rstrip().endswith("?") and len(text.split()) <= SHORT_QUESTION:
            return reading
        probabilities = self.probabilities(text, fact_features.of_reading(reading), vector)
        found = {fact.name: fact.value for fact in reading.facts}
        wanted: dict[str, int] = {}
        # Of a fact with several values, the most probable one.
        for number in np.argsort(-probabilities):
            name, _ = shown(NAMES[number])
            if not _is_asked(NAMES[number], scenario):
                continue
            if probabilities[number] >= _least(NAMES[number], text, found) and _open(NAMES[number], found):
                wanted.setdefault(name, int(number))
        if not wanted:
            return reading
        added = (self._found(text, number) for number in wanted.values())
        facts = sorted((*reading.facts, *added), key=lambda fact: (fact.start, fact.end, fact.name))
        return replace(reading, facts=tuple(facts))

    def _found(self, text: str, number: int) -> FoundFact:
        """The fact, with the sentence whose words speak most for it."""
        start, end = max(
            _sentences(text),
            key=lambda span: self.words.margins(counted(text[slice(*span)]), frozenset())[number],
        )
        name, value = shown(NAMES[number])
        return FoundFact(name, value, text[start:end], start, end)

    def save(self, folder: Path) -> None:
        """Write as arrays and JSON: nothing that is run when it is read."""
        np.savez(folder / "votes.npz", mean=self.mean, embedding=self.embedding, **self.words.arrays())
        (folder / "votes.json").write_text(json.dumps({"names": NAMES, "facts": self.words.facts}))

    @classmethod
    def load(cls, folder: Path) -> Votes:
        """What save() wrote. Raises ValueError or KeyError for anything else."""
        described = json.loads((folder / "votes.json").read_text())
        if tuple(described["names"]) != NAMES:
            raise ValueError("the votes were fitted on other names; train again")
        with np.load(folder / "votes.npz", allow_pickle=False) as stored:
            arrays = dict(stored)
        return cls(View.read(arrays, described["facts"]), arrays["mean"], arrays["embedding"])


def _teaches(name: str, scenario: str | None) -> bool:
    """Whether a text teaches one of NAMES. Small talk teaches what danger is not: the classifier may err."""
    return scenario is None or scenario in LABELLED or name in OF_DANGER


def _is_asked(name: str, scenario: str) -> bool:
    """Whether the vote on one of NAMES counts in a message that is most probably of a scenario or intent."""
    if name == "danger.threatened" and scenario in NO_VOTE_ON_THREATS:
        return False
    return scenario in LABELLED or (scenario in PERHAPS_DANGER and name in OF_DANGER)


def _least(name: str, text: str, found: Mapping[str, Value]) -> float:
    """The probability from which the vote on one of NAMES counts in this text, in which the rules found this.

    In few words that say that the danger is over there is room for no other.
    """
    if name in OF_DANGER and len(text.split()) <= FEW_WORDS:
        is_over = found.get("danger_over") is True and name in DANGER_ITSELF
        return math.inf if is_over or name in NOT_IN_FEW_WORDS else max(LEAST[name], LEAST_IN_FEW_WORDS)
    return LEAST[name]


def _open(name: str, found: Mapping[str, Value]) -> bool:
    """Whether the rules left one of NAMES open: they read nothing of its fact, nor what it cannot go with."""
    if name == "danger.suspect_just_left" and found.get("happened") in ("days", "weeks"):
        return False
    fact, _ = shown(name)
    return fact not in found and not (fact in LOSSES and found.get("lost_nothing") is True)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, without the space around it; the whole text when it has no words."""
    found = False
    for match in _SENTENCE.finditer(text):
        found = True
        words = match.group()
        yield match.start() + len(words) - len(words.lstrip()), match.start() + len(words.rstrip())
    if not found:
        yield 0, len(text)
