"""Cross-validation of the examples of data/nlu, over three seeds, with the settings of config.yml."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import numpy as np

from bot.domain.documents import load_plain
from bot.engine.model import ROOT, fingerprint, sources
from bot.evaluation.baseline import Baseline
from bot.evaluation.crossvalidation import SEEDS, OutOfFold, out_of_fold
from bot.evaluation.dataset import Dataset
from bot.recognition import fact_features, held_out
from bot.recognition.encoder import EncoderError
from bot.recognition.examples import Example, load_examples
from bot.recognition.fusion import Settings

BASELINE = ROOT / "data" / "evaluation" / "baseline.yml"
CACHE = ROOT / ".cache" / "quality"
CLASSIFIER = "bot.recognition.classifier.FusedClassifier"
DECIDER = "bot.recognition.pipeline.Decider"
# What decides how a measurement comes out, besides what decides how a model does.
MEASURING = (
    "bot/evaluation/crossvalidation.py",
    "bot/evaluation/dataset.py",
    "bot/evaluation/quality.py",
    "bot/recognition/examples.py",
)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Quality:
    """What cross-validation found, a result for each seed."""

    examples: tuple[Example, ...]
    seeds: tuple[OutOfFold, ...]

    @property
    def f1(self) -> dict[str, float]:
        """F1 by name, the mean of the seeds."""
        confusions = [one.confusion() for one in self.seeds]
        return {name: fmean(one.counts(name).f1 for one in confusions) for name in self.seeds[0].names}

    @property
    def accuracies(self) -> tuple[float, ...]:
        """Of each seed, with names that the evaluation data has as one counted as one."""
        return tuple(one.as_one().accuracy() for one in self.seeds)

    def baseline(self) -> Baseline:
        return Baseline.of(fmean(self.accuracies), self.f1)


def configured(component: str, path: Path = ROOT / "config.yml") -> dict[str, Any]:
    """The settings of a component of the pipeline. Raises ValueError when it is not in it."""
    for entry in load_plain(path)["pipeline"]:
        if entry["name"] == component:
            return {key: value for key, value in entry.items() if key != "name"}
    raise ValueError(f"{path}: the pipeline has no {component}")


def measure(root: Path = ROOT, cache: Path = CACHE) -> Quality:
    """Cross-validate the examples of data/nlu; what was measured on the same before is read back.

    Raises DataError when examples cannot be read.
    """
    examples = load_examples(root / "data" / "nlu")
    settings = Settings(**configured(CLASSIFIER, root / "config.yml"))
    files = [*sources(root), *(root / name for name in MEASURING)]
    kept = cache / f"{fingerprint(files, root)}.npz"
    try:
        with np.load(kept, allow_pickle=False) as stored:
            return _quality(examples, stored["names"].tolist(), stored["probabilities"])
    except (OSError, ValueError, KeyError):
        pass
    known = dataset_of(examples)
    quality = Quality(examples, tuple(out_of_fold(known, settings, seed) for seed in SEEDS))
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob("*.npz"):
        old.unlink()
    probabilities = np.array([one.probabilities for one in quality.seeds], np.float32)
    np.savez(kept, names=np.array(quality.seeds[0].names), probabilities=probabilities)
    return quality


def _quality(examples: Sequence[Example], names: Sequence[str], probabilities: Any) -> Quality:
    truth = tuple(example.intent for example in examples)
    return Quality(tuple(examples), tuple(OutOfFold(tuple(names), truth, one) for one in probabilities))


def dataset_of(examples: Sequence[Example]) -> Dataset:
    """Examples with what is read in them; by words alone, and said so, where there is no encoder."""
    texts = [example.text for example in examples]
    try:
        vectors = held_out.embed_all(texts)
    except EncoderError as error:
        log.warning("Measuring by words alone: %s", error)
        vectors = None
    names = [example.intent for example in examples]
    return Dataset.of(texts, names, fact_features.of_texts(texts), vectors)


def compared(accepted: Baseline, now: Baseline) -> list[str]:
    """Old and new of every figure that changed, for people; the worst first."""
    return [str(change) for change in accepted.changes(now) if abs(change.by) >= 0.0005]


def spread(values: Sequence[float]) -> str:
    return f"{fmean(values):.3f} ± {pstdev(values):.3f}"
