"""Short answers: yes, no and "I do not know", as people type them after a question."""

from __future__ import annotations

import re
from typing import Literal

from bot.domain.phrases import Phrases, normal

ShortAnswer = Literal["yes", "no", "unknown"]

# Longer than this and "weet niet" or "niet" is part of a story.
_SHORT = 7
_LONGEST = 20
_SENTENCES = re.compile(r"[.!;\n]+")
_VERY_SHORT = 5
_BARE_YES = {"ja", "jaja", "jawel", "jazeker", "yes"}
_BARE_NO = {"nee", "neen", "no", "nope"}
_DENIES = {"niet", "geen", "nooit", "niks", "niets", "never"}
# What may stand between a yes or no and what is meant: "ja, maar nee".
_LINKS = {"maar", "nou", "eh", "euh", "hoor", "sorry", "wacht", "but", "well"}


def short_answer(text: str, phrases: Phrases) -> ShortAnswer | None:
    """What a message answers to a yes/no question, or None when it says something else.

    A long message is an answer only when it begins with a bare yes or no. What follows may turn it round:
    "ja nee" and "ja hoeft niet" say no, "nee doe maar" says yes.
    """
    words = normal(text).split()
    if not words:
        return None
    return _whole(text, words, phrases) or _of_one_sentence(text, words, phrases)


def _of_one_sentence(text: str, words: list[str], phrases: Phrases) -> ShortAnswer | None:
    """ "Ach, u bent heel vriendelijk. Doet u dat maar.": one sentence answers, the others do not."""
    sentences = [sentence for sentence in _SENTENCES.split(text) if sentence.strip()]
    if len(sentences) < 2 or len(words) > _LONGEST or "?" in text:
        return None
    answers = {
        answer
        for sentence in sentences
        if (few := normal(sentence).split()) and len(few) <= _SHORT
        if (answer := _whole(sentence, few, phrases))
    }
    return answers.pop() if len(answers) == 1 else None


def _whole(text: str, words: list[str], phrases: Phrases) -> ShortAnswer | None:
    if len(words) <= _SHORT and phrases.fits("unknown", text):
        return "unknown"
    if turned := _turned(words, phrases):
        return turned
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


def begins_with_yes(text: str) -> bool:
    """Whether a message begins with a bare yes, whatever follows: "ja nee", "ja, maar nu niet meer"."""
    return not _BARE_YES.isdisjoint(normal(text).split()[:1])


def denies_something(text: str) -> bool:
    """Whether a message denies something, as "niks meer gehoord" does, and is no bare no."""
    words = normal(text).split()
    return len(words) > 1 and words[0] in _DENIES


def _turned(words: list[str], phrases: Phrases) -> ShortAnswer | None:
    """What a yes with a no behind it says, or a no with a yes; None where nothing turns it round."""
    after_yes = _behind(words, _BARE_YES)
    if words[0] in _BARE_YES and (phrases.fits("no", after_yes) or after_yes.split(" ")[0] in _BARE_NO):
        return "no"
    if words[0] in _BARE_NO and phrases.fits("after_all", _behind(words, _BARE_NO)):
        return "yes"
    return None


def _behind(words: list[str], leading: set[str]) -> str:
    """The words after those that a message begins with."""
    at = next((at for at, word in enumerate(words) if word not in leading | _LINKS), len(words))
    return " ".join(words[at:])
