"""How well every fact is read in sentences that say what they show (bot/recognition/sentences.py)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.domain.facts import VALUES
from bot.domain.turn import FoundFact
from bot.evaluation.markdown import table
from bot.evaluation.scoring import Counts, summed
from bot.recognition.sentences import FOLDER, SETS, Sentence, read_set

Reader = Callable[[str], Sequence[FoundFact]]

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
        return "\n".join([*lines, *table(head, rows), ""])


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


def _told(counts: Counts) -> str:
    precision, recall, f1 = _cells(counts)
    return f"precision {precision}, recall {recall}, F1 {f1}"


def _cells(counts: Counts) -> list[str]:
    return [f"{one or 0:.3f}" for one in (counts.precision, counts.recall, counts.f1)]


def count(sentences: Iterable[Sentence], read: Reader) -> dict[str, Counts]:
    """By file: positive sentences that are read right or missed, and others in which the value is read.

    A denied sentence in which the denial is missed is no error here: the value is not read in it.
    """
    counts: dict[str, Counts] = {}
    for sentence in sentences:
        of_file = counts.setdefault(sentence.file, Counts())
        found = read(sentence.text)
        if sentence.kind == "positive":
            right = sentence.is_read_right(found)
            of_file.right += right
            of_file.missed += not right
        else:
            of_file.extra += any(one.name == sentence.fact and one.value == sentence.value for one in found)
    return counts
