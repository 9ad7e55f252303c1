"""How well every fact is read in sentences that say what they show: precision and recall for each.

    .venv-engine/bin/python -m bot.cli.sentence_figures [--model PATH] [--document]

Part of `make evaluate`. Each set of sentences (bot/recognition/sentences.py) apart, by the rules alone and as
the product reads them, with the learned vote of the trained model. Writes results/sentences.md and prints the
totals; --document writes docs/fact-figures.md too.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy

from bot.domain.facts import VALUES
from bot.engine import lean, logs
from bot.engine.model import ROOT, existing_model
from bot.recognition import facts
from bot.recognition.scoring import Counts, summed
from bot.recognition.sentences import FOLDER, SETS, Reader, Sentence, count, read_set

RESULTS = ROOT / "results"
PAGE = ROOT / "docs" / "fact-figures.md"
WRITTEN = {
    "facts": """\
Written before the rules; who mends rules has read them since. A test demands that the rules read each
as it says, save the known misses (tests/recognition/misses). It shows what holds, not how new text is
read.""",
    "blind": "Written by people who had not seen the rules.",
}
INTRODUCTION = """\
# How well each fact is read

Measured on {date}; `make evaluate` measures anew and writes results/sentences.md. Each sentence says whether
it shows a fact. Precision: of the sentences in which the fact was read, how many show it; about as many do as
do not, unlike in messages, where most facts are rare. Recall: of those that show it, how many were read so.
*rules*: bot/recognition/facts alone. *product*: with the learned vote (decision 0011), as messages are read.
"""
FIGURES = ("precision", "recall", "F1")


@dataclass(frozen=True)
class SetFigures:
    """sentences: of one set. counts: by reader ("rules", "product"), then by file."""

    name: str
    sentences: Sequence[Sentence]
    counts: Mapping[str, Mapping[str, Counts]]

    @classmethod
    def of(cls, name: str, sentences: Sequence[Sentence], readers: Mapping[str, Reader]) -> SetFigures:
        return cls(name, sentences, {who: count(sentences, read) for who, read in readers.items()})

    def headline(self) -> str:
        totals = (f"{who} {_told(summed(counts.values()))}" for who, counts in self.counts.items())
        return f"facts in {len(self.sentences)} sentences ({self.name}): {'; '.join(totals)}"

    def rows(self) -> Iterator[tuple[str, ...]]:
        """The head of the table, then each fact, then all."""
        yield ("fact", "shows it", "does not", *(f"{who}: {one}" for who in self.counts for one in FIGURES))
        kinds = Counter((one.file, one.kind == "positive") for one in self.sentences)
        for file in dict.fromkeys(one.file for one in self.sentences):
            numbers = (str(kinds[file, True]), str(kinds[file, False]))
            yield (file, *numbers, *(cell for who in self.counts for cell in _cells(self.counts[who][file])))
        totals = (cell for counts in self.counts.values() for cell in _cells(summed(counts.values())))
        shown = sum(one.kind == "positive" for one in self.sentences)
        yield ("**all**", str(shown), str(len(self.sentences) - shown), *totals)

    def markdown(self) -> str:
        head, *rows = self.rows()
        lines = [f"## tests/recognition/{self.name}", "", WRITTEN[self.name]]
        if missing := without_sentences(self.sentences):
            lines.append(f"Without sentences: {', '.join(missing)}.")
        return "\n".join([*lines, "", _row(head), _row(["---"] * len(head)), *map(_row, rows), ""])


def without_sentences(sentences: Sequence[Sentence]) -> list[str]:
    """The facts of bot/domain/facts.py that a set says nothing of."""
    said = {one.fact for one in sentences}
    return [name for name in VALUES if name not in said]


def page(figures: Sequence[SetFigures], date: str) -> str:
    return "\n".join([INTRODUCTION.format(date=date), *(one.markdown() for one in figures)])


def measure(readers: Mapping[str, Reader], folder: Path = FOLDER) -> list[SetFigures]:
    """Every set that is there. Raises ValueError for a file that cannot be read."""
    sets = {name: read_set(folder / name) for name in SETS}
    return [SetFigures.of(name, sentences, readers) for name, sentences in sets.items() if sentences]


def readers(model: Path) -> dict[str, Reader]:
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    blank = spacy.blank("nl")
    product = Recogniser.load(model)
    return {
        "rules": lambda text: facts.read(text, blank).facts,
        "product": lambda text: product.recognise(text).facts,
    }


def _told(counts: Counts) -> str:
    precision, recall, f1 = _cells(counts)
    return f"precision {precision}, recall {recall}, F1 {f1}"


def _cells(counts: Counts) -> list[str]:
    return [f"{one or 0:.3f}" for one in (counts.precision, counts.recall, counts.f1)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    logs.configure()
    parser = argparse.ArgumentParser(prog="bot.cli.sentence_figures")
    parser.add_argument("--model", type=Path, help="a model that bot.cli.train made, not the newest")
    parser.add_argument("--document", action="store_true", help="write docs/fact-figures.md too")
    arguments = parser.parse_args()
    model = existing_model(arguments.model)
    try:
        figures = measure(readers(model))
    except ValueError as error:
        print(f"sentence figures: {error}", file=sys.stderr)
        return 1
    text = page(figures, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    RESULTS.mkdir(exist_ok=True)
    for path in (RESULTS / "sentences.md", *((PAGE,) if arguments.document else ())):
        path.write_text(text, encoding="utf-8")
    for one in figures:
        print(one.headline())
    return 0


if __name__ == "__main__":
    sys.exit(main())
