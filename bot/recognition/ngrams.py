"""The tf-idf view of a text: words, word pairs and pieces of words, as numbered features.

A feature is known by the CRC-32 of its text, so no list of strings is kept: of 100,000 features about
one pair collides. Two blocks, words (1-2) and pieces (2-5 characters inside a word, its ends marked by
spaces), each brought to length 1, with 1 + log(count) times the inverse document frequency.
Source: Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval" (ltc).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt

WORD = re.compile(r"\w+")
TOKEN = re.compile(r"\S+")
LONGEST_TOKEN = 40  # a longer one is a link or no language at all
SHORTEST_PIECE, LONGEST_PIECE = 2, 5

Codes = npt.NDArray[np.uint32]
Floats = npt.NDArray[np.float32]
Positions = npt.NDArray[np.intp]


def words(text: str) -> Counter[int]:
    """The single words and pairs of neighbouring words of a text, counted by code."""
    found = WORD.findall(text.lower())
    pairs = pairwise(found)
    return _counted([*found, *(f"{first} {second}" for first, second in pairs)])


def pieces(text: str) -> Counter[int]:
    """The pieces of 2 to 5 characters inside the words of a text, counted by code."""
    parts: list[str] = []
    for token in TOKEN.findall(text.lower()):
        padded = f" {token[:LONGEST_TOKEN]} "
        for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
            parts.extend(padded[at : at + length] for at in range(max(1, len(padded) - length + 1)))
    return _counted(parts)


BLOCKS = (words, pieces)


def _counted(parts: Iterable[str]) -> Counter[int]:
    return Counter(crc32(part.encode("utf-8", "surrogatepass")) for part in parts)


@dataclass(frozen=True)
class Block:
    """Known features of one block. codes: sorted, (features,); idf: their weights, (features,)."""

    codes: Codes
    idf: Floats

    @classmethod
    def of(cls, counted: Sequence[Counter[int]], least: int) -> Block:
        """The features that stand in at least `least` of the texts."""
        documents = Counter(code for counts in counted for code in counts)
        known = sorted(code for code, number in documents.items() if number >= least)
        frequency = np.array([documents[code] for code in known], np.float64)
        idf = np.log((1 + len(counted)) / (1 + frequency)) + 1
        return cls(np.array(known, np.uint32), idf.astype(np.float32))

    def weigh(self, counts: Counter[int]) -> tuple[Positions, Floats]:
        """Positions of the known features of a text and their weights, as a vector of length 1 (or empty)."""
        if not counts or not len(self.codes):
            return np.empty(0, np.intp), np.empty(0, np.float32)
        codes = np.fromiter(counts.keys(), np.uint32, len(counts))
        numbers = np.fromiter(counts.values(), np.float32, len(counts))
        at = np.searchsorted(self.codes, codes)
        at[at == len(self.codes)] = 0
        known = self.codes[at] == codes
        at = at[known]
        weights = (1 + np.log(numbers[known])) * self.idf[at]
        length = float(np.linalg.norm(weights))
        return at, (weights / length if length else weights)


def matrix(blocks: Sequence[Block], counted: Sequence[Sequence[Counter[int]]]) -> object:
    """Weights of all texts as one sparse matrix, (texts, features of all blocks), float32.

    counted: for each block the counts of each text.
    """
    import scipy.sparse

    parts = []
    for block, counts in zip(blocks, counted, strict=True):
        weighed = [block.weigh(count) for count in counts]
        ends = np.cumsum([0, *(len(at) for at, _ in weighed)])
        columns = np.concatenate([at for at, _ in weighed])
        values = np.concatenate([values for _, values in weighed])
        parts.append(scipy.sparse.csr_matrix((values, columns, ends), shape=(len(counts), len(block.codes))))
    return scipy.sparse.hstack(parts, format="csr")
