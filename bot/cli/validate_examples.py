"""Check the training examples: form, numbers, and texts that are nearly the same.

    .venv-engine/bin/python -m bot.cli.validate_examples

Prints `file:line: message` for every mistake and ends with 1 when there is one. A text may be nearly
the same as no other in data/nlu, of whatever name, and as no message of data/evaluation or its exam: a figure
measured on what was trained on is worthless. For the same reason a sentence of data/facts may be nearly the
same as none of these messages, nor as a sentence of tests/recognition/blind.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.cli.signals import SIGNALS
from bot.domain.documents import Place, Problem, Problems
from bot.domain.provenance import PROVENANCE, check_provenance
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.recognition.examples import Example, read_examples
from bot.recognition.near_duplicates import FEWEST_WORDS, Pair, doubles, near_duplicates
from bot.recognition.sentences import read_set
from bot.recognition.told import SENTENCES, check_told

ROOT = Path(__file__).resolve().parents[2]

# No example may be like one of these.
BLIND = "tests/recognition/blind"
MEASURED = ("data/evaluation/messages.jsonl", "data/evaluation/exam/messages.jsonl")

NAMES = (*PLAYBOOK_SCENARIOS, *INTENTS)
FEWEST = 150
FEWEST_OF = {
    **dict.fromkeys(("greeting", "affirm", "deny", "thanks_bye"), 60),
    **dict.fromkeys(
        (
            "bank_helpdesk_fraud",
            "card_pickup",
            "fake_police",
            "phishing",
            "suspicious_only",
            "out_of_scope",
            "crisis",
        ),
        300,
    ),
    "sim_swap": 100,
}
# Cosines from which two texts are nearly the same (near_duplicates.py). A template with one noun
# changed lies above; different people in their own words lie below (0.70: 1 pair in a million of
# the first 5,000 examples). Stricter towards the evaluation messages: there paraphrases spoil too.
ALIKE = 0.70
ALIKE_TO_EVALUATION = 0.60

MEND = "write one of them in quite other words, or remove it"


def problems_in(examples: Sequence[Example], evaluation: Sequence[Example], folder: Path) -> list[Problem]:
    """Mistakes in what the examples say; that they are in the one form, read_examples sees to."""
    return [*_numbers(examples, folder), *_alike(examples, evaluation)]


def _numbers(examples: Sequence[Example], folder: Path) -> Iterator[Problem]:
    numbers = Counter(example.intent for example in examples)
    files = {path.stem for path in folder.glob("*.yml")}
    for name in NAMES:
        fewest = FEWEST_OF.get(name, FEWEST)
        if numbers[name] < fewest:
            yield Problem(
                Place(f"data/nlu/{name}.yml", 1),
                f"{numbers[name]} examples; write {fewest - numbers[name]} more ({fewest} are needed)",
            )
    for name in sorted(files - set(NAMES)):
        yield Problem(
            Place(f"data/nlu/{name}.yml", 1),
            "is no name that a message can have; add it to bot/domain/scenarios.py or remove the file",
        )


def _alike(examples: Sequence[Example], evaluation: Sequence[Example]) -> Iterator[Problem]:
    both = [*examples, *evaluation]
    texts = [example.text for example in both]
    border = len(examples)
    lowest = min(ALIKE, ALIKE_TO_EVALUATION)
    for pair in (*doubles(texts), *near_duplicates(texts, lowest)):
        if pair.first >= border:
            continue
        least = ALIKE_TO_EVALUATION if pair.second >= border else ALIKE
        if pair.cosine >= least:
            yield _problem(pair, both[pair.first], both[pair.second], pair.second >= border, least)


def _taught(sentences: Sequence[Example], measured: Sequence[Example]) -> Iterator[Problem]:
    both = [*sentences, *measured]
    texts = [one.text for one in both]
    for pair in (*doubles(texts), *near_duplicates(texts, ALIKE_TO_EVALUATION)):
        if pair.first < len(sentences) <= pair.second:
            yield _problem(pair, both[pair.first], both[pair.second], True, ALIKE_TO_EVALUATION)


def read_sentences(folder: Path) -> tuple[Example, ...]:
    """The sentences of a folder as examples; place is the file and the number of the sentence in it."""
    numbers: Counter[str] = Counter()
    found = []
    for one in read_set(folder):
        numbers[one.file] += 1
        place = Place(f"{folder.name}/{one.file}.yml", numbers[one.file])
        found.append(Example(one.text, one.file, place))
    return tuple(found)


def _problem(pair: Pair, one: Example, other: Example, measured: bool, least: float) -> Problem:
    if measured:
        how = "the same words as" if pair.cosine == 1 else f"nearly the same ({pair.cosine:.2f}) as"
        mend = "an example must not be like a message that is measured on: " + (
            "remove it" if pair.cosine == 1 else "write it in quite other words, or remove it"
        )
        return Problem(one.place, f"{how} {other.place}; {mend}")
    if pair.cosine == 1:
        mend = "remove one" if one.intent == other.intent else "decide which name it has and remove the other"
        return Problem(other.place, f"the same words as {one.place}; {mend}")
    return Problem(
        other.place, f"nearly the same as {one.place} (cosine {pair.cosine:.2f}, at most {least:.2f}); {MEND}"
    )


def read_evaluation(path: Path) -> tuple[Example, ...]:
    """The labelled messages as examples; place is the line of the file."""
    file = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
    rows = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    parsed = ((number, json.loads(line)) for number, line in rows if line.strip())
    return tuple(Example(row["text"], row["scenario"], Place(file, number)) for number, row in parsed)


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
    found = [*problems.found, *problems_in(examples, evaluation, folder), *_taught(sentences, measured)]
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
