"""How well facts are read in the messages of data/facts: by the rules alone, and with the learned vote.

    .venv-engine/bin/python -m bot.cli.fact_figures

Part of `make evaluate`. Each message is read by a vote fitted on the other folds, so on texts that it has
not seen; which kind of fraud it is, is taken as known. Writes results/facts.md and prints the totals.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import spacy

from bot.cli.quality import configured
from bot.cli.signals import SIGNALS, signals
from bot.domain.documents import DataError
from bot.engine.model import ROOT
from bot.recognition import fact_features, facts, held_out
from bot.recognition.crossvalidation import FOLDS, folds
from bot.recognition.encoder import EncoderError
from bot.recognition.examples import load_examples
from bot.recognition.facts import Reading
from bot.recognition.scoring import Counts, summed
from bot.recognition.told import Taught, Told, load_taught, load_told
from bot.recognition.votes import Settings, Votes

RESULTS = ROOT / "results"
VOTER = "bot.recognition.fact_voter.FactVoter"


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
        lines = [f"# Facts\n\n{self.headline(messages)}\n", _row(head), _row(["---"] * len(head))]
        for name in SIGNALS:
            one, other = self.rules[name], self.voted[name]
            lines.append(_row([name, *_figures(one), *_figures(other), str(one.right + one.missed)]))
        lines.append(
            _row(
                [
                    "**all**",
                    *_figures(summed(self.rules.values())),
                    *_figures(summed(self.voted.values())),
                    "",
                ]
            )
        )
        return "\n".join(lines) + "\n"


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


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    try:
        told, taught = load_told(ROOT / "data" / "facts"), load_taught(ROOT / "data" / "facts")
        intents = {example.text: example.intent for example in load_examples(ROOT / "data" / "nlu")}
        settings = Settings(**configured(VOTER))
        found = measure(told, taught, intents, settings)
    except KeyError as error:
        print(f"fact figures: {cast(str, error.args[0])!r} is no example of data/nlu", file=sys.stderr)
        return 1
    except (DataError, EncoderError) as error:
        print(f"fact figures: {error}", file=sys.stderr)
        return 1
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "facts.md").write_text(found.markdown(len(told)), encoding="utf-8")
    print(found.headline(len(told)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
