"""The evaluation report: figures, tables and the worst errors, for the people who train intents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from bot.evaluation.baseline import TOLERANCE, Baseline
from bot.evaluation.calibration import bins, expected_error
from bot.evaluation.crossvalidation import FOLDS, OutOfFold
from bot.evaluation.markdown import table
from bot.evaluation.quality import Quality, compared, spread
from bot.evaluation.scoring import URGENCIES, Labelled, Predicted, ratio, score

LENGTHS = ((1, 4), (5, 8), (9, 16), (17, 40), (41, None))  # words
WORST = 40  # errors shown
SHOWN = 160  # characters of a text


@dataclass(frozen=True)
class Report:
    """quality: cross-validation. exam: the half of it that errors are never shown of.

    read, confidence: by id of the message.
    """

    quality: Quality
    messages: tuple[Labelled, ...]
    exam: tuple[Labelled, ...]
    read: dict[str, Predicted]
    confidence: dict[str, float]
    accepted: Baseline | None

    def figures(self) -> dict[str, Any]:
        """Everything that a later run may be compared with."""
        confidences, hits = self.confidences()
        merged = [one.as_one() for one in self.quality.seeds]
        return {
            "held_out": score(self.messages, self.read),
            "exam": score(self.exam, self.read),
            "held_out_by_style": self._by_style(),
            "cross_validation": {
                "examples": len(self.quality.examples),
                "folds": FOLDS,
                "accuracy": [round(one.accuracy(), 4) for one in merged],
                "top2": [round(one.accuracy(2), 4) for one in merged],
                "macro_f1": round(fmean(self.quality.f1.values()), 4),
                "f1": {name: round(value, 4) for name, value in self.quality.f1.items()},
                "calibration_error": round(expected_error(bins(confidences, hits)), 4),
                "by_length": self._by_length(),
            },
        }

    def confidences(self) -> tuple[list[float], list[bool]]:
        """Confidence in the first choice and whether it was right, of all seeds of cross-validation."""
        merged = [one.as_one() for one in self.quality.seeds]
        confidences = [float(value) for one in merged for value in one.probabilities.max(axis=1)]
        hits = [read == true for one in merged for read, true in zip(one.read, one.truth, strict=True)]
        return confidences, hits

    def headlines(self) -> list[str]:
        """The figures that decide, in a few lines."""
        return [
            *_headlines("held out", score(self.messages, self.read)),
            *_headlines("exam, test half", score(self.exam, self.read)),
            f"cross-validation: accuracy {spread(self.quality.accuracies)} over "
            f"{len(self.quality.seeds)} seeds, macro F1 {fmean(self.quality.f1.values()):.3f}",
        ]

    def markdown(self) -> str:
        held_out = score(self.messages, self.read)
        parts = [
            "# How well messages are read",
            "",
            *(f"- {line}" for line in self.headlines()),
            "",
            f"Cross-validation: {FOLDS} folds of {len(self.quality.examples)} examples, each embedded and "
            "read by an encoder and heads that did not see it. Held out: the messages of data/evaluation, "
            "which nothing is trained on. "
            "Exam: the test half of data/evaluation/exam; who mends the recogniser never reads its errors.",
            "",
            "## Changes since the accepted baseline",
            *self._changes(),
            "",
            "## Scenarios and intents, in cross-validation",
            *self._scenarios(),
            "",
            "![Confusion](confusion.svg)",
            "",
            "## Is a confidence what it says?",
            *self._calibration(),
            "",
            "![Calibration](calibration.svg)",
            "",
            "## By length of the text",
            *table(("words", "cross-validation", "of", "held out", "of"), self._length_rows()),
            "",
            "## Held out, by style",
            *table(("style", "scenario", "asked", "urgency", "of"), self._style_rows()),
            "",
            "## Facts and entities, held out",
            *table(("", "precision", "recall", "F1", "wanted"), _counted_rows(held_out)),
            "",
            "## Facts and entities, exam",
            *table(("", "precision", "recall", "F1", "wanted"), _counted_rows(score(self.exam, self.read))),
            "",
            "## Held out, wrong: urgent ones first",
            *self._held_out_errors(),
            "",
            "## Worst errors in cross-validation",
            *self._worst(),
            "",
        ]
        return "\n".join(parts)

    def _changes(self) -> list[str]:
        if self.accepted is None:
            return ["", "There is no accepted baseline yet."]
        lines = compared(self.accepted, self.quality.baseline())
        fallen = {one.name for one in self.accepted.fallen(self.quality.baseline())}
        marked = [f"- {line}{' **fell**' if line.split(':')[0] in fallen else ''}" for line in lines]
        return ["", f"Tolerance: {TOLERANCE}.", "", *(marked or ["None."])]

    def _scenarios(self) -> list[str]:
        confusions = [one.confusion() for one in self.quality.seeds]
        rows = []
        for name in self.quality.seeds[0].names:
            counts = [one.counts(name) for one in confusions]
            others = ", ".join(f"{other} {number}" for other, number in confusions[0].taken_for(name))
            rows.append(
                (
                    name,
                    *(
                        _mean(getattr(one, figure) or 0.0 for one in counts)
                        for figure in ("precision", "recall", "f1")
                    ),
                    counts[0].right + counts[0].missed,
                    others,
                )
            )
        return table(("name", "precision", "recall", "F1", "examples", "confused with"), rows)

    def _calibration(self) -> list[str]:
        found = bins(*self.confidences())
        rows = [
            (f"{one.low:.1f}-{one.high:.1f}", one.number, f"{one.confidence:.3f}", f"{one.right:.3f}")
            for one in found
        ]
        lines = table(("confidence", "answers", "mean", "right"), rows)
        return ["", f"Expected calibration error: {expected_error(found):.3f}.", *lines]

    def _by_length(self) -> dict[str, dict[str, float | int | None]]:
        merged = [one.as_one() for one in self.quality.seeds]
        found: dict[str, dict[str, float | int | None]] = {}
        for low, high in LENGTHS:
            at = [
                number
                for number, example in enumerate(self.quality.examples)
                if _has_length(example.text, low, high)
            ]
            messages = [one for one in self.messages if _has_length(one.text, low, high)]
            right = sum(one.allows(self.read[one.id].scenario) for one in messages)
            found[f"{low}-{high}" if high else f"{low}+"] = {
                "cross_validation": _accuracy(merged, at),
                "examples": len(at),
                "held_out": ratio(right, len(messages)),
                "messages": len(messages),
            }
        return found

    def _length_rows(self) -> Iterator[tuple[object, ...]]:
        for name, one in self._by_length().items():
            yield name, one["cross_validation"], one["examples"], one["held_out"], one["messages"]

    def _by_style(self) -> dict[str, dict[str, Any]]:
        styles: dict[str, list[Labelled]] = defaultdict(list)
        for message in self.messages:
            styles[message.style].append(message)
        return {
            style: {
                "scenario": ratio(sum(one.allows(self.read[one.id].scenario) for one in some), len(some)),
                "asked": sum(self.read[one.id].scenario is None for one in some),
                "urgency": ratio(
                    sum(one.allows_urgency(self.read[one.id].urgency) for one in some), len(some)
                ),
                "messages": len(some),
            }
            for style, some in sorted(styles.items())
        }

    def _style_rows(self) -> Iterator[tuple[object, ...]]:
        for style, one in self._by_style().items():
            yield style, one["scenario"], one["asked"], one["urgency"], one["messages"]

    def _held_out_errors(self) -> list[str]:
        wrong = [one for one in self.messages if not one.allows(self.read[one.id].scenario)]
        wrong.sort(key=lambda one: URGENCIES.index(one.urgency))
        rows = [
            (
                one.id,
                one.urgency,
                one.scenario,
                self.read[one.id].scenario or f"asks ({', '.join(self.read[one.id].ranking[:2])})",
                f"{self.confidence[one.id]:.2f}",
                _short(one.text),
            )
            for one in wrong
        ]
        return table(("id", "urgency", "is", "read as", "confidence", "text"), rows)

    def _worst(self) -> list[str]:
        seed = self.quality.seeds[0]
        errors = [
            (float(seed.probabilities[number].max()), true, read, self.quality.examples[number])
            for number, (true, read) in enumerate(zip(seed.truth, seed.read, strict=True))
            if true != read
        ]
        errors.sort(key=lambda error: -error[0])
        rows = [
            (f"{confidence:.2f}", true, read, example.place, _short(example.text))
            for confidence, true, read, example in errors[:WORST]
        ]
        return table(("confidence", "is", "read as", "place", "text"), rows)


def _headlines(name: str, found: dict[str, Any]) -> Iterator[str]:
    scenario, urgency = found["scenario"], found["urgency"]
    yield (
        f"{name} ({found['messages']} messages): accuracy {scenario['accuracy']}, "
        f"strict {scenario['accuracy_strict']}, top-2 {scenario['top2']}, "
        f"asked {scenario['clarifying_question']}"
    )
    yield (
        f"{name}: urgency {urgency['accuracy']}, emergencies missed {urgency['emergencies_missed']}, false "
        f"{urgency['false_emergencies']}; facts F1 {found['signals']['f1']}, entities F1 "
        f"{found['entities']['f1']}"
    )


def _counted_rows(held_out: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    for name in ("signals", "entities"):
        yield f"**all {name}**", *held_out[name].values(), ""
    for name, one in held_out["signal_f1"].items():
        yield name, one["precision"], one["recall"], one["f1"], one["wanted"]
    for name, one in held_out["entity_f1"].items():
        yield name, one["precision"], one["recall"], one["f1"], ""


def _accuracy(results: Sequence[OutOfFold], at: Sequence[int]) -> float | None:
    if not at:
        return None
    hits = [[read == true for read, true in zip(one.read, one.truth, strict=True)] for one in results]
    return round(fmean(seed[number] for seed in hits for number in at), 4)


def _has_length(text: str, low: int, high: int | None) -> bool:
    words = len(text.split())
    return low <= words and (high is None or words <= high)


def _mean(values: Iterable[float]) -> str:
    return f"{fmean(values):.3f}"


def _short(text: str) -> str:
    text = text.replace("|", "/").replace("\n", " ")
    return text if len(text) <= SHOWN else text[: SHOWN - 3] + "..."
