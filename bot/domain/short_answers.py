"""Short answers: yes, no and "I do not know", as people type them after a question."""

from __future__ import annotations

import re
from typing import Literal

ShortAnswer = Literal["yes", "no", "unknown"]

# Longer than this and it is a story that starts with "ja" or "nee".
LONGEST_PLAIN = 7

_UNKNOWN = re.compile(
    r"\b(weet (ik |het |dat )*(echt |nog )?(niet|nie)|geen idee|geen flauw idee|weet ik veel|niet zeker|"
    r"wee(t)? ?nie(t)?|onbekend|twijfel|ik zou het niet weten|geen benul|kweenie|kweetniet|"
    r"(i )?(do not|don'?t|dont) know|not sure|no idea|unsure)\b"
)
_YES_FIRST = re.compile(
    r"^(ja+(wel|zeker|hoor)?|jep|yep|jo|yes|yeah|jawel|jazeker|joa|jaja|klopt|inderdaad|zeker|graag|"
    r"ok(e|é|ay)?|oké|prima|goed|akkoord|natuurlijk|tuurlijk|uiteraard|doe maar|is goed|dat klopt|"
    r"correct|sure|please|helaas wel|wel|absoluut|precies|mee eens|verstuur( maar)?|versturen)\b"
)
_NO_FIRST = re.compile(
    r"^(nee+(n|hoor)?|neen|nope|nop|no|nah|nog niet|niet|geen|nooit|helemaal niet|absoluut niet|"
    r"zeker niet|natuurlijk niet|liever niet|hoeft niet|niks|niets|never|not yet|nog niks|nog niets|"
    r"gelukkig niet|dat niet|klopt niet|dat klopt niet|incorrect|onjuist|wrong)\b"
)
_BUT_NO = re.compile(r"^(ok(e|é|ay)?|oké|goed|zeker|natuurlijk|klopt|dat klopt)[ ,]+(niet|nie)\b")


def normal(text: str) -> str:
    """Small letters, plain spaces, no punctuation at the ends."""
    return " ".join(re.sub(r"[^\w\s'é-]", " ", text.casefold()).split())


def short_answer(text: str) -> ShortAnswer | None:
    """What a message answers to a yes/no question, or None when it says something else.

    Only the beginning counts; a long message is an answer only when it starts with a bare yes or no.
    """
    plain = normal(text)
    words = plain.split()
    if not words:
        return None
    if len(words) <= LONGEST_PLAIN and _UNKNOWN.search(plain):
        return "unknown"
    if _BUT_NO.match(plain) or _NO_FIRST.match(plain):
        return "no" if len(words) <= LONGEST_PLAIN or _bare(words[0], _NO_FIRST) else None
    if _YES_FIRST.match(plain):
        return "yes" if len(words) <= LONGEST_PLAIN or _bare(words[0], _YES_FIRST) else None
    return None


def _bare(word: str, pattern: re.Pattern[str]) -> bool:
    return word in ("ja", "nee", "neen", "jawel", "yes", "no") and pattern.match(word) is not None
