"""Words of time as people mistype them: "vanochtent" is read as "vanochtend", "gistr" as "gisteren".

What a word was meant to be is what typing_habits.py says of any word; here only the words of time are put right,
in the text that the expressions of time are looked for in.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from bot.recognition.facts import words
from bot.recognition.facts.typing_habits import spell

_WORD = re.compile(r"[^\W\d_]{5,40}")
# Words that stand beside others in an expression: "vorge week", "3 dagen geledn", "van ochtent".
_BESIDE = frozenset({"vorige", "geleden", "ochtend", "middag"})


def in_one_spelling(plain: str) -> tuple[str, Callable[[int], int]]:
    """A folded text with its words of time as the lists spell them, and where a place in it is in the text
    itself: offset -> offset."""
    put_right = [
        (match.start(), match.end(), meant)
        for match in _WORD.finditer(plain)
        if (meant := spell(match[0])) != match[0] and _is_of_time(meant)
    ]
    if not put_right:
        return plain, int
    pieces, done = [], 0
    for start, end, meant in put_right:
        pieces += [plain[done:start], meant]
        done = end
    grown = list(accumulate(len(meant) - (end - start) for start, end, meant in put_right))
    ends = [end + by for (_, end, _), by in zip(put_right, grown, strict=True)]

    def place(offset: int) -> int:
        behind = bisect_right(ends, offset)
        return offset - grown[behind - 1] if behind else offset

    return "".join([*pieces, plain[done:]]), place


def _is_of_time(word: str) -> bool:
    return word in words.members("time_word") or word in _BESIDE
