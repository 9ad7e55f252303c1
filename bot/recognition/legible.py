"""Whether a text can be somebody's own story at all, however sure the classifier is of it.

The classifier has only seen stories. Of the same word five hundred times, of code or of a pasted mail it
would say with great confidence what one of its words points to.
"""

from __future__ import annotations

import re

from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from bot.domain.turn import Decision, Ranked
from bot.recognition.facts import Reading

_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_VOWEL = re.compile(r"[aeiouyà-öø-ÿ]|[^\x00-\u024f]", re.IGNORECASE)  # another script has its own
# What code and data have and sentences do not. Square brackets stand around masked secrets: they say nothing.
_CODE = re.compile(r"\(\)|[{}<>;=_\\|]|\":|[a-z]\.[a-z]+\(|\b(?:def|import|const)\b", re.IGNORECASE)
_CODE_MARKS, _CODE_PER_WORD = 3, 0.5
_MANY_WORDS = 8
_DISTINCT = 0.2  # of the words; a story of the longest kind has twice as many

# Words with which any fraud can be told. Of these alone the classifier would guess which.
_OF_ANY_FRAUD = frozenset(
    """
    ik wij we ons mij me mijn je u hij zij ze iemand er het de een dit dat die
    ben bent zijn is was word wordt worden geworden heb hebben heeft had kan moet wil doen gedaan
    opgelicht oplichting oplichter oplichters bedrogen bedrog belazerd beroofd gestolen fraude slachtoffer
    geld euro rekening weg kwijt leeg alles al veel helemaal
    bank politie pas bankpas kaart overboeking betaling
    help hulp nodig aub alstublieft alsjeblieft asjeblieft spoed dringend snel please wat hoe nu net zojuist
    vandaag gisteren vannacht van door met en of maar ook voor aan
    scam scammed fraud money gone i was been my the is
    """.split()
)


def careful(decision: Decision, ranking: tuple[Ranked, ...], text: str, reading: Reading) -> Decision:
    """The decision, or a more careful one.

    Danger to life is never doubted: a needless question about it costs less than none.
    """
    first = ranking[0].name if ranking else ""
    if any(fact.name == "self_harm" and fact.value is True for fact in reading.facts):
        return decision
    if _repeats(text):
        return "open"
    if first == "crisis":
        return decision
    if _is_code(text) or _is_struck_keys(text) or not _LETTER.search(text):
        return "open"
    if reading.language == "other":  # never learnt
        return "between" if decision == "sure" else decision
    if first not in PLAYBOOK_SCENARIOS:
        return decision
    unclear = _says_nothing_itself(reading) or _says_only_that_it_was_fraud(text)
    return "between" if decision == "sure" and unclear else decision


def _is_code(text: str) -> bool:
    marks = len(_CODE.findall(text))
    return marks >= _CODE_MARKS and marks >= _CODE_PER_WORD * len(_WORD.findall(text))


def _is_struck_keys(text: str) -> bool:
    """Some words, and no vowel in any: "zxc vbn mnb"."""
    words = _WORD.findall(text)
    return len(words) > 1 and not _VOWEL.search(text)


def _repeats(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return len(words) >= _MANY_WORDS and len(set(words)) <= _DISTINCT * len(words)


def _says_nothing_itself(reading: Reading) -> bool:
    """Somebody else's words with nothing of one's own."""
    return reading.quoted and all(fact.value is False for fact in reading.facts)


def _says_only_that_it_was_fraud(text: str) -> bool:
    return all(word in _OF_ANY_FRAUD for word in _WORD.findall(text.lower().replace("m'n", "mijn")))
