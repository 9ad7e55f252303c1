"""Which texts are nearly the same: the cosine of their tf-idf vectors over pieces of four characters.

A template with one noun changed keeps most of its pieces; two people who tell the same thing in their
own words do not. Source: Broder 1997, "On the resemblance and containment of documents" (n-grams for
near-duplicates); cosine with tf-idf instead of his set overlap, so that common words count less.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.likeness import PIECE, plain

FEWEST_WORDS = 5  # of shorter texts there are only so many ways to say a thing: exact doubles only
ROWS = 512  # compared at once: bounds the memory


@dataclass(frozen=True)
class Pair:
    """Positions of two texts, first < second, and how alike they are: 1 is the same words."""

    first: int
    second: int
    cosine: float


def doubles(texts: Sequence[str]) -> Iterator[Pair]:
    """Texts of the same words, each with the first that had them."""
    first: dict[str, int] = {}
    for number, text in enumerate(texts):
        # Emoji and other marks alone leave nothing: those are compared as they are.
        key = plain(text) or text
        if key in first:
            yield Pair(first[key], number, 1.0)
        else:
            first[key] = number


def near_duplicates(texts: Sequence[str], least: float) -> Iterator[Pair]:
    """Pairs of texts of FEWEST_WORDS words or more with a cosine of at least `least`; no exact doubles."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    plains = [plain(text) for text in texts]
    long_enough = np.array([len(words.split()) >= FEWEST_WORDS for words in plains])
    at = np.flatnonzero(long_enough)
    if len(at) < 2:
        return
    vectors = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(PIECE, PIECE), sublinear_tf=True, dtype=np.float32
    ).fit_transform([plains[number] for number in at])
    columns = vectors.T.tocsr()
    for start in range(0, len(at), ROWS):
        alike = (vectors[start : start + ROWS] @ columns).tocoo()
        near = alike.data >= least
        for row, column, cosine in zip(
            alike.row[near] + start, alike.col[near], alike.data[near], strict=True
        ):
            first, second = int(at[row]), int(at[column])
            if first < second and plains[first] != plains[second]:
                yield Pair(first, second, float(cosine))
