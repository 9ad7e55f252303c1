"""Personal data in what people write: found, so that others see the text without it.

Finds telephone numbers, IBANs, e-mail addresses, postcodes with their house numbers, streets with a house
number, names after the words that announce one, and whatever is known of the person already (the fields of
their visit request). Rather too much than too little: what is taken out of a text for search or training is
never needed there.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["iban", "email", "phone", "address", "name", "number"]

MASK = "•"
# What stands in a scrubbed text in place of each kind.
TAGS: dict[Kind, str] = {
    "iban": "[rekening]",
    "email": "[e-mail]",
    "phone": "[telefoon]",
    "address": "[adres]",
    "name": "[naam]",
    "number": "[nummer]",
}

# With what one can reach somebody.
CONTACT: tuple[Kind, ...] = ("phone", "iban", "address", "email", "number")

_WORD = r"[A-ZÀ-Ý][\w'’À-ÿ-]+"
_STREET_ENDS = (
    "straat|laan|weg|plein|gracht|kade|singel|dijk|hof|park|steeg|pad|plantsoen|baan|wal|markt|dreef|hoek"
)
_HOUSE = r"\d{1,5}(?:\s?[-/]?\s?[a-zA-Z]{1,2}\d{0,3})?\b(?!\s*(?:euro|minu|uur|dag|week|jaar|keer|km|%))"
_THEN_HOUSE = r"[\s,]*(?:nr\.?|nummer|huisnummer)?\s*\d{1,5}\b"
_SHORT_WORDS = "en|nu|ik|is|in|op|of|om|te|zo|er|je|we|ze|me|aan|km|cm|mb|gb"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "iban",
        re.compile(r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?\b", re.IGNORECASE),
    ),
    # A street with its house number, e.g. "Dorpsstraat 12b" or "Laan van Meerdervoort 1000".
    ("address", re.compile(rf"\b(?:{_WORD}\s+){{0,2}}(?i:\w{{2,}}(?:{_STREET_ENDS}))\s+{_HOUSE}")),
    ("address", re.compile(rf"\b{_WORD}\s+(?:(?:van|de|den|der|het)\s+)+(?:{_WORD}\s+){{1,2}}{_HOUSE}")),
    # A postcode, with the house number before or after it.
    ("address", re.compile(rf"\b[1-9]\d{{3}}\s?[A-Z]{{2}}\b(?:{_THEN_HOUSE})?")),
    ("address", re.compile(rf"\b[1-9]\d{{3}}\s?(?!(?:{_SHORT_WORDS})\b)[a-z]{{2}}\b{_THEN_HOUSE}")),
    ("phone", re.compile(r"(?<![\w€.,])(?:\+|00)\d[\d\s().-]{7,16}\d(?!\w)")),
    ("phone", re.compile(r"(?<![\w€.,])0[1-9](?:[\s.-]?\d){8}(?!\d)")),
    # A number of nine digits or more is somebody's: an account, a case, a person.
    ("number", re.compile(r"(?<![\w€])\d(?:[\s.-]?\d){8,}(?!\d)")),
)  # fmt: skip
_PARTICLE = r"(?:van|de|den|der|het|ten|ter|el|al|ben|in 't|’t|'t)"
_FULL_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,3}}"
_NAMES = (
    re.compile(rf"\b(?i:mijn naam is|ik heet|ik ben|naam:|my name is|i am)\s+({_FULL_NAME})"),
    re.compile(rf"\b(?i:dhr\.?|mevr\.?|mevrouw|meneer|de heer|mr\.?|mrs\.?|ms\.?)\s+({_FULL_NAME})"),
    re.compile(rf"\b(?i:groetjes|groeten|vriendelijke groet|gr\.?)[,\s]+({_FULL_NAME})\s*$"),
)
# Capitals after "ik ben" that are no names: banks and bodies people speak of.
_NO_NAMES = frozenset(
    {
        "ING",
        "ABN",
        "Rabobank",
        "Politie",
        "Marktplaats",
        "Nederland",
        "Nederlander",
        "Nederlandse",
        "Belg",
        "Microsoft",
        "Bang",
        "Slachtoffer",
    }
)
SHORTEST_KNOWN = 3  # shorter things that are known of somebody are in every text


@dataclass(frozen=True)
class Span:
    """text[start:end] is personal."""

    kind: Kind
    start: int
    end: int


def find_personal(text: str, known: Iterable[str] = ()) -> list[Span]:
    """Where personal data stand in a text, in order and not overlapping.

    known: what is known of this person: name, phone, street, e-mail.
    """
    found = [
        Span(kind, match.start(), match.end())
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(text)
    ]
    for pattern in _NAMES:
        found += [
            Span("name", match.start(1), match.end(1))
            for match in pattern.finditer(text)
            if match[1].split()[0] not in _NO_NAMES
        ]
    for thing in known:
        if len(thing) >= SHORTEST_KNOWN:
            pattern = re.compile(rf"(?<!\w){re.escape(thing)}(?!\w)", re.IGNORECASE)
            found += [Span("name", match.start(), match.end()) for match in pattern.finditer(text)]
    return _apart(found)


def _apart(found: list[Span]) -> list[Span]:
    """Overlapping spans made one; the first and longest gives the kind."""
    apart: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if apart and span.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = Span(last.kind, last.start, max(last.end, span.end))
        else:
            apart.append(span)
    return apart


def scrub(text: str, known: Iterable[str] = ()) -> str:
    """The text with a tag in place of personal data."""
    return _replace(text, find_personal(text, known), lambda span, words: TAGS[span.kind])


def cover(text: str, kinds: Iterable[Kind] = CONTACT) -> str:
    """The text with data of these kinds covered, as far as one can still tell one number from another."""
    wanted = frozenset(kinds)
    spans = [span for span in find_personal(text) if span.kind in wanted]
    return _replace(text, spans, lambda span, words: cover_value(span.kind, words))


def cover_value(kind: Kind, words: str) -> str:
    """A value with all covered but what tells it from another: the last digits, the place of a postcode."""
    if kind in ("phone", "iban", "number"):
        return _cover_but(words, 2 if kind == "phone" else 4)
    if kind == "email":
        name, _, host = words.partition("@")
        return f"{name[:1]}{MASK * 4}@{host}"
    return re.sub(r"\w", MASK, words)


def _cover_but(words: str, last: int) -> str:
    """Cover all letters and digits but the first two and the last so many."""
    places = [index for index, letter in enumerate(words) if letter.isalnum()]
    keep = {*places[:2], *places[-last:]}
    return "".join(
        MASK if index not in keep and letter.isalnum() else letter for index, letter in enumerate(words)
    )


def _replace(text: str, spans: list[Span], by: Callable[[Span, str], str]) -> str:
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], by(span, text[span.start : span.end])]
        at = span.end
    return "".join([*parts, text[at:]])
