"""Check the training examples: form, numbers, and texts that are nearly the same.

    .venv-engine/bin/python -m bot.cli.validate_examples

Prints `file:line: message` for every mistake and ends with 1 when there is one. A text may be nearly
the same as no other in data/nlu, of whatever name, and as no message of data/evaluation or its exam: a figure
measured on what was trained on is worthless. For the same reason a sentence of data/facts may be nearly the
same as none of these messages, nor as a sentence of tests/recognition/blind.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bot.domain.documents import Problems
from bot.domain.provenance import PROVENANCE, check_provenance
from bot.engine.model import ROOT
from bot.evaluation.example_checks import (
    BLIND,
    MEASURED,
    problems_in,
    read_evaluation,
    read_sentences,
    taught_problems,
)
from bot.evaluation.near_duplicates import FEWEST_WORDS
from bot.evaluation.vocabulary import SIGNALS
from bot.recognition.examples import read_examples
from bot.recognition.told import SENTENCES, check_told


def main(root: Path = ROOT) -> int:
    problems = Problems()
    folder = root / "data" / "nlu"
    examples = read_examples(folder, problems)
    evaluation = tuple(one for path in MEASURED for one in read_evaluation(root / path))
    provenance = root / "data" / PROVENANCE
    if provenance.exists():
        check_provenance(provenance, [(one.intent, one.text) for one in examples], problems)
    check_told(root / "data" / "facts", {one.text for one in examples}, SIGNALS, problems)
    sentences = read_sentences(root / "data" / "facts" / SENTENCES)
    measured = [*evaluation, *read_sentences(root / BLIND)]
    found = [
        *problems.found,
        *problems_in(examples, evaluation, folder),
        *taught_problems(sentences, measured),
    ]
    for problem in sorted(found, key=lambda one: (one.place.file, one.place.line)):
        print(problem, file=sys.stderr)
    if found:
        print(
            f"{len(found)} problems in {len(examples)} examples (texts under {FEWEST_WORDS} words: "
            "exact doubles only)",
            file=sys.stderr,
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
