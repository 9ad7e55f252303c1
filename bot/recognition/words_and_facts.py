"""What a linear model learns from words, pieces of words and the facts that the rules read.

Design is what it is fitted on, View what it makes of a text afterwards. Both the classifier (fusion.py) and
the vote on facts (votes.py) stand on it. Plain numpy when serving.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bot.recognition import ngrams
from bot.recognition.fact_features import Features
from bot.recognition.ngrams import BLOCKS, Block, Counted

Floats = npt.NDArray[np.float32]
Arrays = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True)
class Design:
    """matrix: sparse, (texts, features): the blocks, then the facts times weight_facts.

    facts: the known features of facts, sorted.
    """

    blocks: tuple[Block, ...]
    facts: tuple[str, ...]
    weight_facts: float
    matrix: Any

    @classmethod
    def of(
        cls, texts: Sequence[Counted], facts: Sequence[Features], weight_facts: float, least: int
    ) -> Design:
        """facts: what was read in each text. weight_facts: of a fact beside a block, which has length 1.

        least: in how many texts a word must stand to be known.
        """
        import scipy.sparse

        blocks = tuple(Block.of([counts[number] for counts in texts], least) for number in range(len(BLOCKS)))
        known = tuple(sorted(frozenset[str]().union(*facts)))
        beside = np.array([[name in some for name in known] for some in facts], np.float32)
        matrix = scipy.sparse.hstack(
            [ngrams.matrix(blocks, texts), weight_facts * beside.reshape(len(texts), len(known))]
        )
        return cls(blocks, known, weight_facts, matrix.tocsr())

    def view(self, coefficients: npt.NDArray[np.floating], bias: npt.NDArray[np.floating]) -> View:
        """The fitted model. coefficients: (features, names); bias: (names,)."""
        borders = np.cumsum([len(block.codes) for block in self.blocks])
        *weights, of_facts = np.split(coefficients, borders)
        return View(
            self.blocks,
            tuple(some.astype(np.float16) for some in weights),
            self.facts,
            (self.weight_facts * of_facts).astype(np.float16),
            bias.astype(np.float32),
        )


@dataclass(frozen=True)
class View:
    """weights: a matrix for each block, (features, names), float16; bias: (names,).

    facts: the known features of facts, sorted; fact_weights: (facts, names), float16, times their weight.
    """

    blocks: tuple[Block, ...]
    weights: tuple[npt.NDArray[np.float16], ...]
    facts: tuple[str, ...]
    fact_weights: npt.NDArray[np.float16]
    bias: Floats

    def margins(self, text: Counted, facts: Features) -> Floats:
        """How far a text lies on the side of each name, (names,); no probabilities."""
        total = self.bias.copy()
        for counts, block, weights in zip(text, self.blocks, self.weights, strict=True):
            at, values = block.weigh(counts)
            if len(at):
                total += values @ weights[at].astype(np.float32)
        said = [number for number, name in enumerate(self.facts) if name in facts]
        total += self.fact_weights[said].astype(np.float32).sum(axis=0)
        return total

    def arrays(self) -> Arrays:
        """All but the names of the facts, to be kept under these names."""
        found: Arrays = {"words_bias": self.bias, "fact_weights": self.fact_weights}
        for number, (block, weights) in enumerate(zip(self.blocks, self.weights, strict=True)):
            found |= {
                f"codes_{number}": block.codes,
                f"idf_{number}": block.idf,
                f"weights_{number}": weights,
            }
        return found

    @classmethod
    def read(cls, arrays: Mapping[str, Any], facts: Sequence[str]) -> View:
        """What arrays() gave. Raises KeyError when one is missing."""
        numbers = range(len(BLOCKS))
        return cls(
            tuple(Block(arrays[f"codes_{number}"], arrays[f"idf_{number}"]) for number in numbers),
            tuple(arrays[f"weights_{number}"] for number in numbers),
            tuple(facts),
            arrays["fact_weights"],
            arrays["words_bias"],
        )
