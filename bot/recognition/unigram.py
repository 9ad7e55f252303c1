"""The encoder's tokenizer: SentencePiece's unigram model (as XLM-R has it) in plain Python.

A piece holds the word mark only at its start, so each word is segmented alone, and remembered.
Source: Kudo 2018, "Subword Regularization" (the most probable segmentation, by Viterbi).
"""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path

WORD_MARK = "\u2581"
REMEMBERED_WORDS = 20_000
# A longer "word" is no word; segmenting it whole would cost its length times the longest piece.
LONGEST_WORD = 200


class Unigram:
    def __init__(
        self,
        pieces: Sequence[str],
        scores: Sequence[float],
        norm: dict[str, str],
        bos: int,
        eos: int,
        pad: int,
        unk: int,
    ) -> None:
        """pieces and their log probabilities by id; norm: characters to what they are written as."""
        special = {bos, eos, pad, unk}
        self._pieces = {
            piece: (number, score)
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if number not in special
        }
        self._longest = max(map(len, self._pieces))
        self._norm = {ord(character): written for character, written in norm.items()}
        self._bos, self._eos, self._unk = bos, eos, unk
        self._unknown_score = min(scores) - 10
        self._segment = functools.lru_cache(REMEMBERED_WORDS)(self._most_probable)

    @classmethod
    def load(cls, path: Path) -> Unigram:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return cls(**json.load(file))

    def encode(self, text: str, limit: int) -> list[int]:
        """The ids of a text, at most limit of them, with begin and end mark."""
        text = " " + re.sub(" {2,}", " ", text.translate(self._norm)).lstrip(" ")
        ids = [self._bos]
        for word in re.findall(f"{WORD_MARK}[^{WORD_MARK}]*", text.replace(" ", WORD_MARK)):
            for start in range(0, len(word), LONGEST_WORD):
                ids.extend(self._segment(word[start : start + LONGEST_WORD]))
            if len(ids) >= limit:
                break
        return [*ids[: limit - 1], self._eos]

    def _most_probable(self, word: str) -> tuple[int, ...]:
        length = len(word)
        best = [0.0] + [-1e30] * length
        arrived: list[tuple[int, int]] = [(0, 0)] * (length + 1)  # from where, by which piece
        for start in range(length):
            for end in range(start + 1, min(length, start + self._longest) + 1):
                piece = self._pieces.get(word[start:end])
                if piece and best[start] + piece[1] > best[end]:
                    best[end], arrived[end] = best[start] + piece[1], (start, piece[0])
            if best[start] + self._unknown_score > best[start + 1]:
                best[start + 1], arrived[start + 1] = best[start] + self._unknown_score, (start, self._unk)
        ids: list[int] = []
        at = length
        while at:
            at, piece_id = arrived[at]
            ids.append(piece_id)
        return tuple(reversed(ids))
