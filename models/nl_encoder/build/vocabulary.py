"""Which of the 250,002 pieces Dutch and English texts need.

Kept: the marks; every piece that the tokenizer uses for the most frequent words, written lower,
Capitalised and UPPER; other spellings in case of those; two-letter pieces; numbers and runs of
punctuation; all single characters of Latin, digits, punctuation and emoji, the fallback. Any other
character becomes the unknown piece, so every text can still be encoded.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import wordfreq

from bot.recognition.unigram import WORD_MARK, Unigram

DUTCH, ENGLISH = 200_000, 30_000  # most frequent words of each
NO_LIMIT = 10_000
MARKS = re.compile(r"[\d.,:;!?€$%'\"()/*+=&@#_-]{1,6}")  # numbers, amounts, times, runs of punctuation


def needed(tokenizer: dict[str, Any]) -> list[int]:
    """The ids of the pieces to keep, in order."""
    pieces = tokenizer["pieces"]
    full = Unigram(**tokenizer)
    kept = {tokenizer[mark] for mark in ("bos", "eos", "pad", "unk")}
    for text in [*_written("nl", DUTCH, DUTCH // 10), *_written("en", ENGLISH, 0), "query: passage: "]:
        kept.update(full.encode(text, NO_LIMIT))
    kept.update(number for number, piece in enumerate(pieces) if _always(piece))
    known = {pieces[number].lower() for number in kept}  # WhatsApp, iPhone: other spellings of a kept piece
    kept.update(number for number, piece in enumerate(pieces) if piece.lower() in known)
    return sorted(kept)


def _written(language: str, count: int, upper: int) -> list[str]:
    words = wordfreq.top_n_list(language, count)
    return [*words, *map(str.capitalize, words[: count // 2]), *map(str.upper, words[:upper])]


def _always(piece: str) -> bool:
    body = piece.lstrip(WORD_MARK)
    if len(body) <= 1 and all(map(_wanted, piece)):
        return True
    return bool(MARKS.fullmatch(body)) or (len(body) == 2 and body.isascii() and body.isalpha() and body.islower())


def _wanted(character: str) -> bool:
    if character == WORD_MARK or ord(character) < 0x250:
        return True
    other_script = 0x2E80 <= ord(character) < 0xA000 or 0x600 <= ord(character) < 0x1E00
    return unicodedata.category(character)[0] in "PSN" and not other_script


def save(tokenizer: dict[str, Any], kept: list[int], path: Path) -> None:
    """Write the tokenizer with only these pieces, as bot/recognition/unigram.py reads it."""
    new = {old: number for number, old in enumerate(kept)}
    pieces = [tokenizer["pieces"][number] for number in kept]
    characters = set("".join(pieces))
    norm = {
        key: value
        for key, value in tokenizer["norm"].items()
        if set(value.replace(" ", WORD_MARK)) <= characters
    }
    spec = {
        "pieces": pieces,
        "scores": [round(float(tokenizer["scores"][number]), 4) for number in kept],
        "norm": norm,
        **{mark: new[tokenizer[mark]] for mark in ("bos", "eos", "pad", "unk")},
    }
    # No name and time in the header: the same build gives the same file.
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        file.write(json.dumps(spec, ensure_ascii=False, separators=(",", ":")).encode())
