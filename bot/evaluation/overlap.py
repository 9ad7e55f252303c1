"""Which examples of different names say nearly the same, in other words: the cosine of their embeddings.

Two names that overlap there are confused; near_duplicates.py finds the same words instead.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np

from bot.evaluation.near_duplicates import Pair
from bot.recognition.fusion import Floats, centred

ROWS = 512  # compared at once: bounds the memory


def closest(vectors: Floats, names: Sequence[str], number: int) -> list[Pair]:
    """The pairs of texts of different names that are most alike, the closest first.

    vectors: (texts, dimensions); names: of each text; number: how many pairs at most.
    """
    points = centred(vectors, vectors.mean(axis=0))
    labels = np.array(names)
    found: list[tuple[float, int, int]] = []
    for start in range(0, len(points), ROWS):
        rows = slice(start, start + ROWS)
        cosines = points[rows] @ points.T
        cosines[labels[rows, np.newaxis] == labels] = -1.0
        best = np.argsort(-cosines, axis=None, kind="stable")[: 2 * number]
        for row, column in zip(*np.unravel_index(best, cosines.shape), strict=True):
            if start + row < column:
                found.append((float(cosines[row, column]), int(start + row), int(column)))
    return [Pair(first, second, cosine) for cosine, first, second in heapq.nlargest(number, found)]
