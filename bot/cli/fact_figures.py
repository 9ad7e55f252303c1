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
from bot.domain.scenarios import FORM_OF, VICTIM_SCENARIOS
from bot.engine.model import ROOT
from bot.recognition import fact_features, facts, held_out
from bot.recognition.crossvalidation import FOLDS, folds
from bot.recognition.encoder import EncoderError
from bot.recognition.examples import load_examples
from bot.recognition.facts import Reading
from bot.recognition.scoring import Counts, summed
from bot.recognition.told import Told, load_told
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


def measure(told: Sequence[Told], scenarios: Sequence[str], settings: Settings) -> FactFigures:
    """Cross-validate on labelled texts. scenarios: of each text. Raises EncoderError without the encoder."""
    nlp = spacy.blank("nl")
    texts = [one.text for one in told]
    readings = [facts.read(text, nlp) for text in texts]
    features = [fact_features.of_reading(reading) for reading in readings]
    vectors = held_out.embed_all(texts)
    with_vote = list(readings)
    fold = folds(scenarios, seed=0)
    for number in range(FOLDS):
        inside = np.flatnonzero(fold != number)
        votes = Votes.fit(
            [texts[at] for at in inside],
            [features[at] for at in inside],
            [told[at].signals for at in inside],
            vectors[inside],
            settings,
        )
        for at in np.flatnonzero(fold == number):
            scenario = FORM_OF.get(scenarios[at], scenarios[at])
            if scenario in VICTIM_SCENARIOS and not readings[at].quoted:
                with_vote[at] = votes.add(texts[at], readings[at], vectors[at], scenario)
    return FactFigures(_counted(told, readings), _counted(told, with_vote))


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
        told = load_told(ROOT / "data" / "facts")
        intents = {example.text: example.intent for example in load_examples(ROOT / "data" / "nlu")}
        settings = Settings(**configured(VOTER))
        found = measure(told, [intents[one.text] for one in told], settings)
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
