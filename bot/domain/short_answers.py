"""Short answers: yes, no and "I do not know", as people type them after a question."""

from __future__ import annotations

from typing import Literal

from bot.domain.phrases import Phrases, normal

ShortAnswer = Literal["yes", "no", "unknown"]

# Longer than this and "weet niet" or "niet" is part of a story.
_SHORT = 7
_VERY_SHORT = 5
_BARE_YES = {"ja", "jawel", "jazeker", "yes"}
_BARE_NO = {"nee", "neen", "no", "nope"}
_DENIES = {"niet", "geen", "nooit", "niks", "niets", "never"}


def short_answer(text: str, phrases: Phrases) -> ShortAnswer | None:
    """What a message answers to a yes/no question, or None when it says something else.

    A long message is an answer only when it begins with a bare yes or no.
    """
    words = normal(text).split()
    if not words:
        return None
    if len(words) <= _SHORT and phrases.fits("unknown", text):
        return "unknown"
    if phrases.fits("no", text) or words[0] in _BARE_NO:
        return "no"
    if phrases.fits("yes", text) or words[0] in _BARE_YES:
        return "yes"
    if words[0] in _DENIES and len(words) <= _VERY_SHORT:
        return "no"
    if len(words) <= _SHORT and words[-1] in _BARE_YES:  # "ze is nu alleen ja"
        return "yes"
    if len(words) <= _SHORT and words[-1] in _BARE_NO:
        return "no"
    return None
