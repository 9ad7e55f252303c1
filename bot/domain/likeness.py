"""How alike texts are: the cosine of their tf-idf vectors over pieces of four characters, in plain Python.

The same figure as bot.evaluation.near_duplicates gives for training examples (a test compares them), without
numpy, for a few texts at a time. Source: Broder 1997, "On the resemblance and containment of documents"
(n-grams for near-duplicates); Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval";
Bayardo, Ma & Srikant 2007, "Scaling up all pairs similarity search" (leaving out what cannot come near).
"""

from __future__ import annotations

import math
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PIECE = 4  # characters
Vector = list[tuple[str, float]]  # pieces with their weights, which together have length 1
ROUNDING = 1e-6  # of weights that are kept in four bytes
_NOT_A_WORD = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """The words of a text in lower case, without punctuation: texts with the same are doubles."""
    return _NOT_A_WORD.sub(" ", text.lower()).strip()


def pieces(text: str) -> Counter[str]:
    """The pieces of four characters inside the words of a text, their ends marked by spaces, counted."""
    found: Counter[str] = Counter()
    for word in plain(text).split():
        padded = f" {word} "
        found.update(padded[at : at + PIECE] for at in range(max(1, len(padded) - PIECE + 1)))
    return found


@dataclass(frozen=True)
class Like:
    """A text of an index by its number, and how alike it is: 1 is the same pieces equally often."""

    number: int
    cosine: float


class Likeness:
    """An index of texts that finds those that are like another text."""

    def __init__(self, texts: Iterable[str]) -> None:
        for number, vector in enumerate(self._weigh(texts)):
            self._add(number, vector)

    @classmethod
    def alike(cls, texts: Iterable[str], least: float) -> set[int]:
        """Numbers of the texts that are like another: each is held against those before it."""
        index, found = cls(()), set[int]()
        for number, vector in enumerate(index._weigh(texts)):
            if near := index._near(vector, least):
                found.update(near, (number,))
            index._add(number, vector)
        return found

    def like(self, text: str, least: float) -> list[Like]:
        """The texts with a cosine of at least `least`, most alike first."""
        near = self._near(self._vector(pieces(text)), least)
        found = [Like(number, cosine) for number, cosine in near.items()]
        return sorted(found, key=lambda one: (-one.cosine, one.number))

    def _weigh(self, texts: Iterable[str]) -> list[Vector]:
        """Learn from these texts what a piece weighs; gives their vectors."""
        counted = [pieces(text) for text in texts]
        documents = Counter(piece for counts in counted for piece in counts)
        self._size = len(counted)
        self._idf = {piece: self._weight_of(number) for piece, number in documents.items()}
        # Piece -> the texts that have it, and its weight in each, brought to length 1.
        self._texts: dict[str, array[int]] = {piece: array("L") for piece in documents}
        self._weights: dict[str, array[float]] = {piece: array("f") for piece in documents}
        return [self._vector(counts) for counts in counted]

    def _add(self, number: int, vector: Vector) -> None:
        for piece, weight in vector:
            self._texts[piece].append(number)
            self._weights[piece].append(weight)

    def _near(self, vector: Vector, least: float) -> dict[int, float]:
        """The texts with a cosine of at least `least`, with it.

        The rarest pieces first. What is left of the vector can add no more than its length: once that is less
        than `least`, only texts that share a rarer piece can still come so far, and only they are looked up.
        """
        vector = sorted(
            (one for one in vector if one[0] in self._texts), key=lambda one: len(self._texts[one[0]])
        )
        total: dict[int, float] = {}
        left = sum(weight * weight for _, weight in vector)
        for piece, weight in vector:
            reach = least - ROUNDING - math.sqrt(max(left, 0.0))
            if reach > 0:
                total = {number: cosine for number, cosine in total.items() if cosine >= reach}
                for number in total:
                    total[number] += weight * self._weight_in(number, piece)
            else:
                for number, other in zip(self._texts[piece], self._weights[piece], strict=True):
                    total[number] = total.get(number, 0.0) + weight * other
            left -= weight * weight
        return {number: cosine for number, cosine in total.items() if cosine >= least}

    def between(self, one: str, other: str) -> float:
        """The cosine of two texts with the weights of this index, 0 to 1."""
        first, second = dict(self._vector(pieces(one))), dict(self._vector(pieces(other)))
        return sum(weight * second.get(piece, 0.0) for piece, weight in first.items())

    def _weight_in(self, number: int, piece: str) -> float:
        """The weight of a piece in a text; 0 when it is not in it."""
        numbers = self._texts[piece]
        at = bisect_left(numbers, number)
        return self._weights[piece][at] if at < len(numbers) and numbers[at] == number else 0.0

    def _weight_of(self, documents: int) -> float:
        return math.log((1 + self._size) / (1 + documents)) + 1

    def _vector(self, counts: Counter[str]) -> Vector:
        unknown = self._weight_of(0)
        weights = {
            piece: (1 + math.log(number)) * self._idf.get(piece, unknown) for piece, number in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return [(piece, weight / length) for piece, weight in weights.items()]


def clusters(texts: Sequence[str], least: float) -> list[list[int]]:
    """Numbers of texts that are alike, put together: each joins the first group whose first text it is like.

    Large groups first; within a group in the order of the texts.
    """
    index = Likeness(texts)
    group_of: dict[int, list[int]] = {}
    groups: list[list[int]] = []
    for number, text in enumerate(texts):
        leaders = [like.number for like in index.like(text, least) if like.number in group_of]
        if leaders:
            group_of[leaders[0]].append(number)
        else:
            group_of[number] = [number]
            groups.append(group_of[number])
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def longest_shared_run(one: str, other: str) -> int:
    """How many words in a row two texts have in common at most."""
    first, second = plain(one).split(), plain(other).split()
    longest, before = 0, [0] * (len(second) + 1)
    for word in first:
        row = [0] * (len(second) + 1)
        for at, said in enumerate(second, 1):
            row[at] = before[at - 1] + 1 if word == said else 0
        longest, before = max(longest, *row), row
    return longest
