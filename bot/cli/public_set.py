"""`make public-set TRAIN=file TEST=file`: the classifier on somebody else's labelled texts.

    .venv-engine/bin/python -m bot.cli.public_set TRAIN TEST

Is the recogniser sound in Dutch, or only good at what we wrote? Its components (bot/recognition/fusion.py
with the shipped encoder) are fitted on the texts of TRAIN and read those of TEST; of the product's
examples there is only what the encoder was tuned on. Features of facts are left out: the rules read
fraud. Beside it the linear support vector machine of scikit-learn on tf-idf of words and pieces of words.
Both twice: as they come, and with the settings that are best in cross-validation on TRAIN, once for each
seed of the folds. TEST chooses nothing.

A file is CoNLL with the comments `# text = ...` and `# intent = ...`, as xSID has them, or JSON lines
{"text", "intent"}.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from bot.evaluation.costs import log_loss
from bot.evaluation.crossvalidation import FOLDS, SEEDS, folds, out_of_fold
from bot.evaluation.dataset import Dataset
from bot.evaluation.quality import CLASSIFIER, configured, spread
from bot.recognition.encoder import CACHE, CachedEncoder, EncoderError
from bot.recognition.fusion import Settings

# What may suit another number of texts and names than ours.
INVERSE_EMBEDDING = (1.0, 3.0, 10.0, 30.0)
WEIGHT_NGRAMS = (1.0, 2.0, 3.5, 5.0)
INVERSE_SVM = (0.3, 1.0, 3.0, 10.0)


def read_texts(path: Path) -> list[tuple[str, str]]:
    """The texts of a file with their names. Raises ValueError when there are none, OSError without a file."""
    content = path.read_text(encoding="utf-8")
    rows = _from_lines(content) if path.suffix == ".jsonl" else _from_conll(content)
    try:
        found = [(row["text"], row["intent"]) for row in rows]
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path}: a text without `text` or `intent` ({error})") from None
    if not found:
        raise ValueError(
            f"{path}: no labelled texts; see `python -m bot.cli.public_set --help` for the forms"
        )
    return found


def _from_lines(content: str) -> Iterator[dict[str, str]]:
    return (json.loads(line) for line in content.splitlines() if line.strip())


def _from_conll(content: str) -> Iterator[dict[str, str]]:
    for block in content.split("\n\n"):
        comments = [line[2:].split(" = ", 1) for line in block.splitlines() if line.startswith("# ")]
        if found := dict(pair for pair in comments if len(pair) == 2):
            yield found


def of_names_with(texts: Dataset, least: int) -> Dataset:
    """Without the names that fewer than `least` texts have."""
    numbers = Counter(texts.names)
    return texts.at([number for number, name in enumerate(texts.names) if numbers[name] >= least])


def accuracy(train: Dataset, test: Dataset, settings: Settings) -> float:
    """The part of the test texts whose name the classifier gives first."""
    fusion = train.fit(settings)
    best = test.read_by(fusion).argmax(axis=1)
    return float(np.mean([fusion.names[at] == name for at, name in zip(best, test.names, strict=True)]))


def best_settings(train: Dataset, start: Settings, seed: int) -> Settings:
    """The settings with the highest accuracy in cross-validation, of equal ones the least log loss."""
    often = of_names_with(train, FOLDS)

    def merit(settings: Settings) -> tuple[float, float]:
        found = out_of_fold(often, settings, seed)
        return found.accuracy(), -log_loss(found)

    tried = [
        replace(start, inverse_embedding=inverse, weight_ngrams=weight)
        for inverse, weight in itertools.product(INVERSE_EMBEDDING, WEIGHT_NGRAMS)
    ]
    return max(tried, key=merit)


def svm(inverse: float, seed: int) -> Any:
    """scikit-learn's own; nothing of ours is in it."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return make_pipeline(make_union(words, pieces), LinearSVC(C=inverse, random_state=seed))


def svm_accuracy(train: Dataset, test: Dataset, inverse: float, seed: int) -> float:
    return float(svm(inverse, seed).fit(train.texts, train.names).score(test.texts, test.names))


def best_inverse(train: Dataset, seed: int) -> float:
    """The inverse strength of regularisation with the highest accuracy in the same cross-validation."""
    often = of_names_with(train, FOLDS)
    texts, names = np.array(often.texts, object), np.array(often.names)
    fold = folds(often.names, seed)

    def merit(inverse: float) -> float:
        right = 0.0
        for number in range(FOLDS):
            inside, outside = fold != number, fold == number
            right += svm(inverse, seed).fit(texts[inside], names[inside]).score(
                texts[outside], names[outside]
            ) * int(outside.sum())
        return right

    return max(INVERSE_SVM, key=merit)


def report(train: Dataset, test: Dataset, settings: Settings) -> Iterator[str]:
    """The figures, for people."""
    yield (
        f"{len(train.texts)} texts to learn from, {len(test.texts)} to read, {len(set(train.names))} names; "
        f"seeds {', '.join(map(str, SEEDS))}"
    )
    yield f"as they come: classifier {accuracy(train, test, settings):.3f}, " + (
        f"linear SVM {spread([svm_accuracy(train, test, 1.0, seed) for seed in SEEDS])}"
    )
    chosen = [best_settings(train, settings, seed) for seed in SEEDS]
    inverse = [best_inverse(train, seed) for seed in SEEDS]
    ours = [accuracy(train, test, one) for one in chosen]
    theirs = [svm_accuracy(train, test, one, seed) for one, seed in zip(inverse, SEEDS, strict=True)]
    yield f"chosen in cross-validation: classifier {spread(ours)}, linear SVM {spread(theirs)}"
    for seed, one, of_svm in zip(SEEDS, chosen, inverse, strict=True):
        yield (
            f"  seed {seed}: inverse_embedding {one.inverse_embedding}, weight_ngrams {one.weight_ngrams}; "
            f"C {of_svm} of the SVM"
        )


def load(paths: Sequence[Path], cache: Path = CACHE) -> list[Dataset]:
    """The labelled files with their embeddings. Raises ValueError or OSError for one that cannot be read."""
    read = [read_texts(path) for path in paths]
    try:
        encoder = CachedEncoder(cache=cache)
        vectors = [encoder.embed_all([text for text, _ in rows]) for rows in read]
    except EncoderError as error:
        print(f"public set: measured by words alone: {error}", file=sys.stderr)
        vectors = [None] * len(read)
    return [
        Dataset.of([text for text, _ in rows], [name for _, name in rows], [frozenset()] * len(rows), some)
        for rows, some in zip(read, vectors, strict=True)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="bot.cli.public_set", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path)
    given = parser.parse_args(arguments)
    try:
        train, test = load((given.train, given.test))
    except (ValueError, OSError) as error:
        print(f"public set: {error}", file=sys.stderr)
        return 1
    for line in report(train, test, Settings(**configured(CLASSIFIER))):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
