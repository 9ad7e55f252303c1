"""The tf-idf view of a text: words, word pairs and pieces of words, as numbered features.

A feature is known by the CRC-32 of its text, so no list of strings is kept: of 100,000 features about
one pair collides. Two blocks, words (1-2) and pieces (2-5 characters inside a word, its ends marked by
spaces), each brought to length 1, with 1 + log(count) times the inverse document frequency.
Source: Salton & Buckley 1988, "Term-weighting approaches in automatic text retrieval" (ltc).
"""

from __future__ import annotations

import re
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


@dataclass(frozen=True)
class Counts:
    """How often what stands in a text. codes: sorted, (features of the text,); numbers: of each."""

    codes: Codes
    numbers: Floats


def words(text: str) -> Counts:
    """The single words and pairs of neighbouring words of a text, counted by code."""
    found = WORD.findall(text.lower())
    pairs = pairwise(found)
    return _counted([*found, *(f"{first} {second}" for first, second in pairs)])


def pieces(text: str) -> Counts:
    """The pieces of 2 to 5 characters inside the words of a text, counted by code."""
    parts: list[str] = []
    for token in TOKEN.findall(text.lower()):
        padded = f" {token[:LONGEST_TOKEN]} "
        for length in range(SHORTEST_PIECE, LONGEST_PIECE + 1):
            parts.extend(padded[at : at + length] for at in range(max(1, len(padded) - length + 1)))
    return _counted(parts)


def _counted(parts: Iterable[str]) -> Counts:
    codes = [crc32(part.encode("utf-8", "surrogatepass")) for part in parts]
    found, numbers = np.unique(np.array(codes, np.uint32), return_counts=True)
    return Counts(found, numbers.astype(np.float32))


BLOCKS = (words, pieces)
Counted = tuple[Counts, ...]  # of one text, for each block


def counted(text: str) -> Counted:
    """What the blocks find in a text; whoever fits or reads it more than once counts it once."""
    return tuple(count(text) for count in BLOCKS)


@dataclass(frozen=True)
class Block:
    """Known features of one block. codes: sorted, (features,); idf: their weights, (features,)."""

    codes: Codes
    idf: Floats

    @classmethod
    def of(cls, texts: Sequence[Counts], least: int) -> Block:
        """The features that stand in at least `least` of the texts."""
        standing = [counts.codes for counts in texts]
        codes, documents = np.unique(np.concatenate([np.empty(0, np.uint32), *standing]), return_counts=True)
        known = documents >= least
        idf = np.log((1 + len(texts)) / (1 + documents[known])) + 1
        return cls(codes[known], idf.astype(np.float32))

    def weigh(self, counts: Counts) -> tuple[Positions, Floats]:
        """Positions of the known features of a text and their weights, as a vector of length 1 (or empty)."""
        if not len(counts.codes) or not len(self.codes):
            return np.empty(0, np.intp), np.empty(0, np.float32)
        at = np.searchsorted(self.codes, counts.codes)
        at[at == len(self.codes)] = 0
        known = self.codes[at] == counts.codes
        at = at[known]
        weights = (1 + np.log(counts.numbers[known])) * self.idf[at]
        length = float(np.linalg.norm(weights))
        return at, (weights / length if length else weights)


def matrix(blocks: Sequence[Block], texts: Sequence[Counted]) -> object:
    """Weights of all texts as one sparse matrix, (texts, features of all blocks), float32."""
    import scipy.sparse

    parts = []
    for number, block in enumerate(blocks):
        weighed = [block.weigh(counts[number]) for counts in texts]
        ends = np.cumsum([0, *(len(at) for at, _ in weighed)])
        columns = np.concatenate([at for at, _ in weighed])
        values = np.concatenate([values for _, values in weighed])
        parts.append(scipy.sparse.csr_matrix((values, columns, ends), shape=(len(texts), len(block.codes))))
    return scipy.sparse.hstack(parts, format="csr")
