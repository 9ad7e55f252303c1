"""A story and the details for a form in one message: the story alone tells best which kind of fraud it is.

"2500 euro naar een nepzoon overgemaakt, bank is ING, stuur een agent, Kees Bos, 0612345678, 6711 AB 5": bank,
name, number, address and the wish for an officer are no part of what happened, and lead one astray.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.domain.phrases import Phrases
from bot.domain.turn import Recognition

# A message is looked at only when it holds one of these: who tells only a story is left alone.
_DETAILS = {"phone", "postcode"}
_LEAST_WORDS = 4
_MOST_WORDS_OF_A_DETAIL = 6
_PIECE = re.compile(r"[^,.;\n]+(?:[,.;\n]+\s*|$)")
_DIGIT = re.compile(r"\d")
_WISHES = ("visit_wish", "agrees_to_visit", "person")


def told_of(
    whole: Recognition, text: str, recognise: Callable[[str], Recognition], phrases: Phrases
) -> Recognition:
    """What the whole message says, with the ranking of its story alone where that is sure of itself."""
    if not any(entity.kind in _DETAILS for entity in whole.entities):
        return whole
    story = "".join(piece for start, piece in _pieces(text) if not _is_detail(whole, start, piece, phrases))
    if story == text or len(story.split()) < _LEAST_WORDS:
        return whole
    alone = recognise(story)
    if alone.decision != "sure":
        return whole
    return replace(whole, ranking=alone.ranking, decision=alone.decision)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between its marks, each with its place."""
    return ((match.start(), match.group()) for match in _PIECE.finditer(text))


def _is_detail(whole: Recognition, start: int, piece: str, phrases: Phrases) -> bool:
    """Whether a piece only says who somebody is, where they live, their bank, or that somebody may come."""
    end = start + len(piece)
    here = {one.kind for one in whole.entities if start <= one.start < end}
    told = any(
        start <= one.start < end and one.name not in _OF_NO_STORY and one.value not in (False, "none")
        for one in whole.facts
    )
    few = len(piece.split()) <= _MOST_WORDS_OF_A_DETAIL
    if told or not few or "amount" in here:
        return False
    wishes = any(phrases.fits(name, piece) for name in _WISHES)
    return bool(here & _OF_A_FORM) or wishes or _is_name_or_address(piece)


_OF_A_FORM = {"phone", "postcode", "bank", "person", "place"}
# What such a piece may be read as, and is not: "stuur een agent".
_OF_NO_STORY = {"wants_visit", "third_party", "happened"}


def _is_name_or_address(piece: str) -> bool:
    """Capitals in every word that is no small one: "Kees Bos", "Dorpsstraat 1 Ede", "P. de Wit"."""
    words = [word.strip(" ,.;") for word in piece.split()]
    large = [word for word in words if word[:1].isupper() or _DIGIT.match(word)]
    return len(words) > 1 and len(large) >= len(words) - 1
