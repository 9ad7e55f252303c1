"""Short things people say that the dialogue itself must know, such as "dat heb ik gedaan": data/phrases.yml.

A phrase is words, compared without regard to case and punctuation, with a small notation:

    [nu]            may be there or not, also more than once
    (uit|klaar)     one of these; [mijn|de] may hold several too
    blokke*         a word that begins like this
    ~               up to three words that do not matter

Under `whole` a phrase must be all that was said, under `within` it may stand anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.documents import load_plain

_PIECE = re.compile(r"\s*(\[[^\]]*\]|\([^)]*\)|~|[^\s\[\](){}~]+)")
_GAP = r"(?:\S+ ){0,3}?"


@dataclass(frozen=True)
class Phrases:
    """name -> the pattern of everything that counts as saying it."""

    patterns: Mapping[str, re.Pattern[str]]

    def fits(self, name: str, text: str) -> bool:
        """Whether a text says what `name` stands for. Raises KeyError for a name that is not there."""
        return self.patterns[name].search(normal(text) + " ") is not None


def normal(text: str) -> str:
    """Small letters, plain spaces, no punctuation."""
    return " ".join(re.sub(r"[^\w\s'é-]", " ", text.casefold().replace("’", "'")).split())


def load_phrases(path: Path) -> Phrases:
    """Read data/phrases.yml. Raises ValueError naming the phrase that cannot be read."""
    patterns = {}
    for name, kinds in load_plain(path).items():
        wholes = [_pattern(phrase, f"{path.name}: {name}") for phrase in kinds.get("whole", ())]
        withins = [_pattern(phrase, f"{path.name}: {name}") for phrase in kinds.get("within", ())]
        parts = [f"^(?:{one})$" for one in wholes] + [f"(?:^|(?<= ))(?:{one})" for one in withins]
        if not parts:
            raise ValueError(f"{path.name}: {name} has neither whole nor within")
        patterns[name] = re.compile("|".join(parts))
    return Phrases(patterns)


def _pattern(phrase: str, where: str) -> str:
    """A phrase as a regular expression; every word takes the space after it."""
    pattern, at = "", 0
    for match in _PIECE.finditer(phrase):
        if match.start() != at:
            break
        at = match.end()
        piece = match.group(1)
        if piece == "~":
            pattern += _GAP
        elif piece[0] == "[":
            pattern += f"(?:{_words(piece)})*"
        elif piece[0] == "(":
            pattern += f"(?:{_words(piece)})"
        else:
            pattern += _words(f"({piece})")
    if phrase[at:].strip():
        raise ValueError(f"{where}: cannot read {phrase!r} at {phrase[at:]!r}")
    return pattern


def _words(piece: str) -> str:
    alternatives = (" ".join(one.split()) for one in piece[1:-1].split("|"))
    return "|".join(re.escape(one).replace(r"\*", r"\S*").replace(r"\ ", " ") + " " for one in alternatives)
