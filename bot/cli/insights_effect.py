"""`make insights-effect FILE=x.yml`: what new examples would do to the figures, before anyone adds them.

    .venv-engine/bin/python -m bot.cli.insights_effect FILE

FILE is what the desk exports. Prints what is wrong with the new examples (too near another, or a message that
is measured on), how many of them are read well already, and F1 of each name in cross-validation before and
after. Ends with 1 when an example may not be added or when F1 of a name falls by more than the tolerance.
Takes some minutes; data/nlu is not touched.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from bot.domain.documents import DataError, Node, Place, Problem, Problems, read_document
from bot.evaluation.baseline import TOLERANCE, Change
from bot.evaluation.crossvalidation import SEEDS, out_of_fold
from bot.evaluation.dataset import Dataset
from bot.evaluation.example_checks import MEASURED, NAMES, problems_in, read_evaluation
from bot.evaluation.quality import CLASSIFIER, ROOT, Quality, configured, dataset_of, measure, spread
from bot.recognition.examples import Example, load_examples
from bot.recognition.fusion import Settings


def read_new(path: Path) -> tuple[Example, ...]:
    """The examples of an export, each with its file and line. Raises ValueError for what is none."""
    problems = Problems()
    root = read_document(path, problems)
    problems.stop_if_any()
    entries = root.mapping.get("nlu") if root else None
    if entries is None or not entries.sequence:
        raise ValueError(f"{path} is no export of examples: it has no list under 'nlu'")
    found = [one for entry in entries.sequence for one in _examples_of(entry)]
    unknown = {one.intent for one in found} - set(NAMES)
    if unknown:
        raise ValueError(f"{path} has examples of {sorted(unknown)}, which no message can have")
    return tuple(found)


def _examples_of(entry: Node) -> Iterator[Example]:
    name, examples = entry.key("intent"), entry.mapping.get("examples")
    if name is None or examples is None or not isinstance(examples.value, str):
        raise ValueError(
            f"{entry.place} is no export of examples: it has no intent, or no text with examples"
        )
    # The text begins on the line below the one that opens it.
    for number, line in enumerate(examples.value.splitlines(), examples.place.line + 1):
        yield Example(line.removeprefix("- "), name, Place(examples.place.file, number))


def wrong_with(new: Sequence[Example], known: Sequence[Example], root: Path) -> list[Problem]:
    """What is wrong with the new examples; not with those that are there."""
    evaluation = [one for path in MEASURED for one in read_evaluation(root / path)]
    places = {str(one.place) for one in new}
    # The new ones last: of two that are alike the later one is named.
    problems = problems_in([*known, *new], evaluation, root / "data" / "nlu")
    return [problem for problem in problems if str(problem.place) in places]


def with_new(before: Quality, new: Sequence[Example], settings: Settings) -> tuple[Quality, tuple[str, ...]]:
    """The figures with the new examples learnt too, and what is read in them without."""
    together = dataset_of([*before.examples, *new])
    known = together.at(range(len(before.examples)))
    added = together.at(range(len(before.examples), len(together.texts)))
    seeds = []
    for number, seed in enumerate(SEEDS, 1):
        _tell(f"learning with them, round {number} of {len(SEEDS)}")
        seeds.append(out_of_fold(known, settings, seed, added))
    return Quality(before.examples, tuple(seeds)), read_now(known, added, settings)


def read_now(known: Dataset, new: Dataset, settings: Settings) -> tuple[str, ...]:
    """What a model of the known texts reads in each new one."""
    fusion = known.fit(settings)
    return tuple(fusion.names[at] for at in new.read_by(fusion).argmax(axis=1))


def report(before: Quality, after: Quality, new: Sequence[Example], read: Sequence[str]) -> Iterator[str]:
    """The figures, for people."""
    well = sum(one.intent == name for one, name in zip(new, read, strict=True))
    yield f"new examples: {len(new)}, of which {well} are read well without learning them"
    yield f"accuracy in cross-validation: {spread(before.accuracies)} -> {spread(after.accuracies)}"
    for change in changes(before, after):
        if abs(change.by) >= 0.0005:
            yield str(change)


def changes(before: Quality, after: Quality) -> list[Change]:
    """Accuracy and F1 of each name, the worst first."""
    old, new = before.f1, after.f1
    accuracy = Change("accuracy", fmean(before.accuracies), fmean(after.accuracies))
    return sorted([accuracy, *(Change(name, old[name], new[name]) for name in old)], key=lambda one: one.by)


def _tell(what: str) -> None:
    """Say what it is at: it takes minutes, and who waits should see that it goes on."""
    print(f"insights-effect: {what} ...", file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bot.cli.insights_effect")
    parser.add_argument("file", type=Path)
    arguments = parser.parse_args()
    try:
        new = read_new(arguments.file)
        known = load_examples(ROOT / "data" / "nlu")
    except (ValueError, DataError) as error:
        print(f"insights-effect: {error}", file=sys.stderr)
        return 2
    problems = wrong_with(new, known, ROOT)
    for problem in problems:
        print(problem, file=sys.stderr)
    _tell("measuring without them, which takes minutes when data/nlu has changed since")
    before = measure()
    _tell(f"reading {len(known)} examples and {len(new)} new ones")
    after, read = with_new(before, new, Settings(**configured(CLASSIFIER)))
    for line in report(before, after, new, read):
        print(f"insights-effect: {line}")
    fallen = [change for change in changes(before, after) if change.by < -TOLERANCE]
    for change in fallen:
        print(f"insights-effect: fell by more than {TOLERANCE}: {change}", file=sys.stderr)
    return 1 if problems or fallen else 0


if __name__ == "__main__":
    sys.exit(main())
