"""Whether a confidence means what it says: of the answers given at 0.8, eight in ten should be right.

Source: Guo et al. 2017, "On Calibration of Modern Neural Networks" (expected calibration error).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BINS = 10


@dataclass(frozen=True)
class Bin:
    """Answers with a confidence in [low, high): how many, their mean confidence, the part that was right."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


def bins(confidences: Sequence[float], hits: Sequence[bool], number: int = BINS) -> tuple[Bin, ...]:
    """The bins of equal width that hold an answer. confidences: 0 to 1, of the first choice."""
    values: npt.NDArray[np.float64] = np.asarray(confidences, np.float64)
    right: npt.NDArray[np.bool_] = np.asarray(hits, np.bool_)
    at = np.minimum((values * number).astype(int), number - 1)
    return tuple(
        Bin(
            which / number,
            (which + 1) / number,
            int((at == which).sum()),
            float(values[at == which].mean()),
            float(right[at == which].mean()),
        )
        for which in range(number)
        if (at == which).any()
    )


def expected_error(found: Sequence[Bin]) -> float:
    """The mean distance between confidence and part right, weighed by the number of answers (ECE)."""
    total = sum(one.number for one in found)
    return sum(one.number * abs(one.confidence - one.right) for one in found) / total if total else 0.0
