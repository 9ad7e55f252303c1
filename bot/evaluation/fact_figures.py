"""How well facts are read in the messages of data/facts, by the rules alone and with the learned vote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import spacy

from bot.evaluation.crossvalidation import FOLDS, folds
from bot.evaluation.markdown import table
from bot.evaluation.scoring import Counts, summed
from bot.evaluation.vocabulary import SIGNALS, signals
from bot.recognition import fact_features, facts, held_out
from bot.recognition.facts import Reading
from bot.recognition.told import Taught, Told
from bot.recognition.votes import Settings, Votes


@dataclass(frozen=True)
class FactFigures:
    """Counts by signal: of the rules alone, and with the vote."""

    rules: Mapping[str, Counts]
    voted: Mapping[str, Counts]

    def headline(self, messages: int) -> str:
        parts = [f"{name} {summed(counts.values()).f1:.3f}" for name, counts in vars(self).items()]
        return f"facts in {messages} labelled messages, cross-validation: F1 {', '.join(parts)}"

    def markdown(self, messages: int) -> str:
        head = ["", "rules: precision", "recall", "F1", "with the vote: precision", "recall", "F1", "wanted"]
        rows: list[list[object]] = []
        for name in SIGNALS:
            one, other = self.rules[name], self.voted[name]
            rows.append([name, *_figures(one), *_figures(other), one.right + one.missed])
        all_of = (summed(self.rules.values()), summed(self.voted.values()))
        rows.append(["**all**", *(figure for counts in all_of for figure in _figures(counts)), ""])
        return "\n".join(["# Facts", "", self.headline(messages), *table(head, rows)]) + "\n"


def measure(
    told: Sequence[Told],
    taught: Sequence[Taught],
    scenarios: Mapping[str, str],
    settings: Settings,
    numbers: Sequence[int] = range(FOLDS),
) -> FactFigures:
    """Cross-validate on labelled messages; what is taught by other texts is learned in each fold.

    taught: all there is to learn from, told included. scenarios: of each example by its text. numbers: the
    folds whose messages count. Raises EncoderError without the encoder.
    """
    nlp = spacy.blank("nl")
    readings = [facts.read(one.text, nlp) for one in told]
    place = {one.text: number for number, one in enumerate(told)}
    texts = [one.text for one in taught]
    features, vectors = fact_features.of_texts(texts), held_out.embed_all(texts)
    with_vote = list(readings)
    fold = folds([scenarios[one.text] for one in told], seed=0)
    of_text = np.array([fold[place[text]] if text in place else FOLDS for text in texts])
    for number in numbers:
        inside = np.flatnonzero(of_text != number)
        votes = Votes.fit(
            [texts[at] for at in inside],
            [features[at] for at in inside],
            [taught[at].shows for at in inside],
            [scenarios.get(texts[at]) for at in inside],
            vectors[inside],
            settings,
        )
        for at in np.flatnonzero(of_text == number):
            message = place[texts[at]]
            reading = readings[message]
            if not reading.quoted:
                with_vote[message] = votes.add(texts[at], reading, vectors[at], scenarios[texts[at]])
    seen = [message for message in range(len(told)) if fold[message] in numbers]
    messages = [told[message] for message in seen]
    return FactFigures(
        _counted(messages, [readings[message] for message in seen]),
        _counted(messages, [with_vote[message] for message in seen]),
    )


def _counted(told: Sequence[Told], readings: Sequence[Reading]) -> dict[str, Counts]:
    counts = {name: Counts() for name in SIGNALS}
    for one, reading in zip(told, readings, strict=True):
        read = signals({fact.name: fact.value for fact in reading.facts})
        for name in SIGNALS:
            counts[name].count({name} & set(read), {name} & one.signals)
    return counts


def _figures(counts: Counts) -> list[str]:
    return [f"{counts.precision or 0:.2f}", f"{counts.recall or 0:.2f}", f"{counts.f1:.2f}"]
