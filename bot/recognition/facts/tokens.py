"""Words of a text in one spelling, each with its place in the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.recognition.facts.typing_habits import joined, spell

AMOUNT = "#eur"  # an amount of money
OLD, YOUNG, AGE = "#old", "#young", "#age"  # an age of 70 or more, under 18, between
COMMA = ","

_TOKEN = re.compile(
    r"(?P<abbreviation>(?:[^\W\d_]\.){2,}[^\W\d_]?)"
    r"|(?P<number>\d+(?:[.,:]\d+)*)"
    r"|(?P<word>'?[^\W\d_]+(?:['-][^\W\d_]+)*'?)"
    r"|(?P<gap>\.(?:[ .]*\.)+)"
    r"|(?P<mark>[.!?;:\n,()/+&\"-])"
)
_LONGEST = 40  # letters of a word that is looked at; longer ones are not Dutch


@dataclass(frozen=True, slots=True)
class Token:
    """text: a word in one spelling, a mark, or AMOUNT. text[start:end] of the message is where it stands."""

    text: str
    start: int
    end: int
    is_mark: bool = False


def tokens(plain: str, known: Iterable[tuple[int, int, str]] = ()) -> list[Token]:
    """The words and marks of a folded text.

    known: start, end and token text of what was recognised already (AMOUNT, OLD, ...), not overlapping.
    """
    found: list[Token] = []
    position = 0
    for start, end, text in [*sorted(known), (len(plain), len(plain), "")]:
        for match in _TOKEN.finditer(plain, position, max(position, start)):
            found.extend(_spelled(match))
        if text:
            found.append(Token(text, start, end))
        position = max(position, end)
    return _join(found)


def _spelled(match: re.Match[str]) -> list[Token]:
    text, start, end = match[0], match.start(), match.end()
    kind = match.lastgroup
    if kind == "gap":
        return [Token(".", start, end, is_mark=True)]
    if kind == "mark":
        return [Token(text, start, end, is_mark=True)]
    if kind == "number":
        return [Token(text, start, end)]
    if kind == "abbreviation":
        text = text.replace(".", "")
    return [Token(word, start, end) for word in spell(text[:_LONGEST]).split()]


def _join(found: list[Token]) -> list[Token]:
    """Put words together that are one word in the lists: "pin pas", "over gemaakt"."""
    out: list[Token] = []
    for token in found:
        if out and not token.is_mark and not out[-1].is_mark and token.start > out[-1].start:
            both = joined(out[-1].text, token.text)
            if both is not None:
                out[-1] = Token(both, out[-1].start, token.end)
                continue
        out.append(token)
    return out
