"""`make known-misses`: the register of sentences that are known to be misread, checked or written anew.

    .venv-engine/bin/python -m bot.cli.known_misses [--accept WHY]

Prints how many are known, and the newest acceptance; ends with 1 when the register was changed by hand. With
--accept every sentence of every set is read by the rules, and the register becomes what is misread.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections import Counter
from collections.abc import Iterable

import spacy

from bot.evaluation.known_misses import (
    REGISTER,
    Accepted,
    MissesError,
    problems,
    read_misses,
    write_misses,
)
from bot.recognition import facts
from bot.recognition.sentences import FOLDER, SETS, Sentence, read_set


def all_sentences() -> dict[str, tuple[Sentence, ...]]:
    """By set, what it holds."""
    return {name: tuple(read_set(FOLDER / name)) for name in SETS if (FOLDER / name).is_dir()}


def misread(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those that the rules misread."""
    nlp = spacy.blank("nl")
    return tuple(one for one in sentences if not one.is_read_right(facts.read(one.text, nlp).facts))


def check() -> int:
    for name in SETS:
        kinds = Counter(one.kind for one in read_misses(REGISTER, name))
        listed = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
        print(f"known misses: {name}: {listed or 'none'}")
    for newest in Accepted.read(REGISTER).history[-1:]:
        print(f"known misses: {newest}")
    wrong = problems()
    for line in wrong:
        print(f"known misses: {line}", file=sys.stderr)
    return 1 if wrong else 0


def accept(why: str) -> int:
    sets = all_sentences()
    found = {name: misread(some) for name, some in sets.items()}
    numbers = {name: len(some) for name, some in sets.items()}
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    before = Accepted.read(REGISTER)
    accepted = before.accepting(found, numbers, why, today)
    if accepted is before:
        print("known misses: nothing changed")
        return 0
    for name, some in found.items():
        write_misses(REGISTER, name, some)
    accepted.write(REGISTER)
    print(f"known misses: {accepted.history[-1]}")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="bot.cli.known_misses")
    parser.add_argument("--accept", metavar="WHY", default="", help="write the register anew, and say why")
    arguments = parser.parse_args()
    try:
        return accept(arguments.accept) if arguments.accept else check()
    except (MissesError, ValueError) as error:
        print(f"known misses: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
