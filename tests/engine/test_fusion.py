"""The classifier without Rasa: n-grams, two heads, and what they say together."""

from pathlib import Path

import numpy as np
import pytest

from bot.recognition.fusion import Fusion, Settings
from bot.recognition.ngrams import Counts, counted, pieces, words

TEXTS = [
    "mijn pas is weg",
    "mijn pas is gestolen",
    "pas kwijt",
    "goedemorgen",
    "hallo daar",
    "hallo goedemorgen",
    "dank u wel",
    "bedankt en dag",
    "dank en tot ziens",
]
COUNTED = [counted(text) for text in TEXTS]
NO_FACTS = [frozenset[str]()] * len(TEXTS)
NAMES = ["card"] * 3 + ["greeting"] * 3 + ["thanks"] * 3


def vectors(count: int) -> np.ndarray:
    made = np.random.default_rng(0).normal(size=(count, 8)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def fitted() -> Fusion:
    return Fusion.fit(COUNTED, NO_FACTS, NAMES, vectors(len(TEXTS)), Settings(least=1))


def test_it_learns_its_own_examples(fitted: Fusion) -> None:
    probabilities = fitted.probabilities(COUNTED, NO_FACTS, None)
    assert [fitted.names[row.argmax()] for row in probabilities] == NAMES


def test_probabilities_add_up_to_one(fitted: Fusion) -> None:
    for given in (None, vectors(len(TEXTS))):
        assert np.allclose(fitted.probabilities(COUNTED, NO_FACTS, given).sum(axis=1), 1)


def test_a_saved_classifier_is_the_same(fitted: Fusion, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    loaded = Fusion.load(tmp_path)
    given = vectors(len(TEXTS))
    assert loaded.names == fitted.names
    assert loaded.settings == fitted.settings
    assert np.array_equal(
        loaded.probabilities(COUNTED, NO_FACTS, given), fitted.probabilities(COUNTED, NO_FACTS, given)
    )
    assert {path.suffix for path in tmp_path.iterdir()} == {".npz", ".json"}


def test_a_classifier_that_was_fitted_without_embeddings_decides_by_words(fitted: Fusion) -> None:
    by_words = Fusion.fit(COUNTED, NO_FACTS, NAMES, None, Settings(least=1))
    assert np.array_equal(
        by_words.probabilities(COUNTED, NO_FACTS, vectors(len(TEXTS))),
        fitted.probabilities(COUNTED, NO_FACTS, None),
    )


def test_text_without_known_words_is_no_error(fitted: Fusion) -> None:
    for text in ("", "   ", "😱", "Привет", "\ud800"):
        assert np.isfinite(fitted.probabilities([counted(text)], NO_FACTS[:1], None)).all()


def same(one: Counts, other: Counts) -> bool:
    return np.array_equal(one.codes, other.codes) and np.array_equal(one.numbers, other.numbers)


def test_words_are_counted_alone_and_in_pairs() -> None:
    assert words("ik heb betaald").numbers.tolist() == [1] * 5
    assert words("ik heb ik heb").numbers.sum() == 7
    assert same(words("Ik heb"), words("ik HEB"))


def test_pieces_stay_inside_a_word() -> None:
    # " ab ": 2 characters: " a", "ab", "b "; 3: " ab", "ab "; 4: " ab "; 5: the same, as nothing is longer.
    assert pieces("ab").numbers.sum() == 7
    apart = {code for part in ("ab", "cd") for code in pieces(part).codes}
    assert set(pieces("ab cd").codes) == apart


def test_a_very_long_word_costs_no_more_than_a_long_one() -> None:
    assert same(pieces("a" * 100_000), pieces("a" * 40))


def test_what_was_read_in_a_text_tells_apart_what_words_do_not() -> None:
    texts = ["ik heb iets gedaan", "ik heb iets gelaten", "hallo", "hallo daar", "dank", "dank u"]
    facts = [frozenset({"lost_card=True"}), frozenset({"lost_nothing=True"}), *NO_FACTS[:4]]
    fitted = Fusion.fit(
        [counted(text) for text in texts],
        facts,
        ["card", "doubt", "hi", "hi", "bye", "bye"],
        None,
        Settings(least=1, weight_facts=1.0),
    )
    for fact, name in (("lost_card=True", "card"), ("lost_nothing=True", "doubt")):
        row = fitted.probabilities([counted("ik heb iets")], [frozenset({fact, "never seen"})], None)[0]
        assert fitted.names[row.argmax()] == name
