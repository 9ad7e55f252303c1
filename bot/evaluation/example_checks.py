"""What may not be among the training examples: too few of a name, and texts that are nearly the same.

A text may be nearly the same as no other example, of whatever name, and as nothing that is measured on: a
figure measured on what was trained on is worthless.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.domain.documents import Place, Problem
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.engine.model import ROOT
from bot.evaluation.near_duplicates import Pair, doubles, near_duplicates
from bot.recognition.examples import Example
from bot.recognition.sentences import read_set

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


def taught_problems(sentences: Sequence[Example], measured: Sequence[Example]) -> Iterator[Problem]:
    """Sentences that are nearly the same as one that is measured on."""
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
