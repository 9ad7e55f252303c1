"""Personal data in what people write: found, so that others see the text without it.

`find_personal` finds telephone numbers, IBANs, e-mail addresses, postcodes with their house numbers, streets
with a house number, names after the words that announce one, and whatever is known of the person already (the
fields of their visit request). `cover` and `scrub` use it, for texts that stay with their conversation.

`anonymise` is for texts that leave it. It takes out more: dates, every longer number or code,
links, number plates, first names in any spelling, and words with a capital that are no ordinary words. Rather
too much than too little: what is taken out of a text for training is never needed there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.domain.first_names import FIRST_NAMES

Kind = Literal["iban", "email", "phone", "address", "name", "number", "date", "link"]

MASK = "•"
# What stands in a scrubbed text in place of each kind.
TAGS: dict[Kind, str] = {
    "iban": "[rekening]",
    "email": "[e-mail]",
    "phone": "[telefoon]",
    "address": "[adres]",
    "name": "[naam]",
    "number": "[nummer]",
    "date": "[datum]",
    "link": "[link]",
}

# With what one can reach somebody.
CONTACT: tuple[Kind, ...] = ("phone", "iban", "address", "email", "number")

# Lengths are bounded and a run of letters is looked at from its start only: somebody may send 4,000 letters
# without a space, and the time must not go with the square of that.
_WORD = r"[A-ZÀ-Ý][\w'’À-ÿ-]{1,60}"
_STREET_ENDS = (
    "straat|laan|weg|plein|gracht|kade|singel|dijk|hof|park|steeg|pad|plantsoen|baan|wal|markt|dreef|hoek"
)
_HOUSE = r"\d{1,5}(?:\s?[-/]?\s?[a-zA-Z]{1,2}\d{0,3})?\b(?!\s*(?:euro|minu|uur|dag|week|jaar|keer|km|%))"
_THEN_HOUSE = r"[\s,]*(?:nr\.?|nummer|huisnummer)?\s*\d{1,5}\b"
_SHORT_WORDS = "en|nu|ik|is|in|op|of|om|te|zo|er|je|we|ze|me|aan|km|cm|mb|gb"
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+")),
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
_DIGIT_OR_AT = re.compile(r"[\d@]")
_PARTICLE = r"(?:van|de|den|der|het|ten|ter|el|al|ben|in 't|’t|'t)"
_FULL_NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+)*{_WORD}){{0,3}}"
_NAMES = (
    re.compile(rf"\b(?i:mijn naam is|ik heet|ik ben|naam:|my name is|i am)\s+({_FULL_NAME})"),
    re.compile(rf"\b(?i:dhr\.?|mevr\.?|mevrouw|meneer|de heer|mr\.?|mrs\.?|ms\.?)\s+({_FULL_NAME})"),
    re.compile(rf"\b(?i:groetjes|groeten|vriendelijke groet|gr\.?)[,\s]+({_FULL_NAME})\s*$"),
)
# What somebody says is their own name, in one line; with capitals: "mijn naam is misbruikt" names nobody.
_ONE_LINE_NAME = _FULL_NAME.replace(r"\s+", r"[ \t]+")
_OWN_NAME = re.compile(rf"\b(?i:mijn naam is|ik heet|naam:|my name is|name:)[ \t]+({_ONE_LINE_NAME})")
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
# What a date is made of.
_MONTHS = "jan|feb|mrt|maa|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec"
_DOMAINS = "nl|com|be|net|org|eu|info|shop|online|site|top|xyz|app|io|me|link"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)\d{2}|\d{2})"
_PLATE = r"[A-Z\d]{1,3}"


def _any_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# Found in texts that leave the conversation only: in the conversation itself staff need them.
_STRICT_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("link", _any_case(r"(?:https?://|www\.)\S+")),
    ("link", _any_case(rf"(?<![\w-])(?<![\w-]\.)(?:[\w-]+\.)+(?:{_DOMAINS})\b(?:/\S*)?")),
    # A date with its year, in digits or words; after "geboren" also one that is not whole.
    ("date", _any_case(rf"\b{_DAY}\s?[-/. ]\s?{_MONTH}\s?[-/. ]\s?{_YEAR}\b")),
    ("date", _any_case(rf"\b(?:19|20)\d{{2}}[-/.]{_MONTH}[-/.]{_DAY}\b")),
    ("date", _any_case(rf"\b{_DAY}\s+(?:{_MONTHS})\w*\.?,?\s+'?{_YEAR}\b")),
    ("date", _any_case(rf"(?<=\bgeboren\s)(?:in|op)?\s*{_DAY}?[\s/.-]*(?:\d{{1,2}}|(?:{_MONTHS})\w*)?"
                       rf"[\s/.-]*{_YEAR}\b")),
    ("number", _any_case(r"(?<![\w€])(?<!€ )\d(?:[\s.-]?\d){5,}(?!\d)(?!\s*(?:euro|eur\b|€))")),
    # A code of letters and digits: a parcel, a case, a login.
    ("number", _any_case(r"(?<![a-z0-9-])(?=[a-z-]*\d)(?=[\d-]*[a-z])[a-z0-9-]{8,}\b")),
    # A number plate.
    ("number", _any_case(rf"\b(?=[a-z-]{{0,10}}\d)(?=[\d-]{{0,10}}[a-z]){_PLATE}-{_PLATE}-{_PLATE}\b")),
    ("name", _any_case(r"(?<![\w.])@\w[\w.]{2,}")),
)  # fmt: skip
# Words after which a name comes, however it is written.
_ANNOUNCED = re.compile(
    r"\b(?:(?:ik|hij|zij|ze|die|man|vrouw)\s+heet(?:te)?|mijn\s+naam\s+is|m'n\s+naam\s+is|naam\s*(?:is|:)|"
    r"genaamd|noemde\s+zich(?:zelf)?|my\s+name\s+is)\s+"
    r"(?P<name>[^\W\d_][\w'’-]+(?:\s+(?:(?:van|de|den|der|ten|ter)\s+)+[^\W\d_][\w'’-]+)?)",
    re.IGNORECASE,
)
_ANY_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_CAPITAL = re.compile(r"(?<!\w)[A-ZÀ-Ý][\w-]+(?:['’][\w-]+)*")
_SURNAME = re.compile(rf"(?:\s+{_PARTICLE})*\s+([^\W\d_][\w-]+)")
_LONGEST_ABBREVIATION = 4  # letters: BKR, IBAN
# After these a sentence begins, so that a capital says nothing.
_SENTENCE_ENDS = frozenset('.!?:;“”"(>•–-')
_SHOUTING = 0.6  # part of the letters that are capitals
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


def find_all(text: str, known: Iterable[str] = (), ordinary: frozenset[str] = frozenset()) -> list[Span]:
    """Where anything stands that could tell who somebody is; more than find_personal finds.

    ordinary: words in lower case that may stand with a capital or after a first name, such as names of banks.
    """
    strict = [
        Span(kind, match.start(), match.end())
        for kind, pattern in _STRICT_PATTERNS
        for match in pattern.finditer(text)
    ]
    personal = find_personal(text, known)
    if _is_shouted(text):
        # All words have capitals: they say nothing. What is known of somebody is found in any case.
        personal = [span for span in personal if span.kind != "name"]
        personal += [span for span in find_personal(text.lower(), known) if span.kind == "name"]
    else:
        strict += _capitals(text, ordinary)
    announced = [Span("name", *match.span("name")) for match in _ANNOUNCED.finditer(text)]
    return _apart([*personal, *strict, *announced, *_first_names(text, ordinary)])


def scrub(text: str, known: Iterable[str] = ()) -> str:
    """The text with a tag in place of personal data, for where it stays with its conversation."""
    return _replace(text, find_personal(text, known), lambda span, words: TAGS[span.kind])


def anonymise(text: str, known: Iterable[str] = (), ordinary: frozenset[str] = frozenset()) -> str:
    """The text with a tag in place of all that find_all finds, for where it leaves its conversation."""
    return _replace(text, find_all(text, known, ordinary), lambda span, words: TAGS[span.kind])


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _SHOUTING * len(letters)


def _first_names(text: str, ordinary: frozenset[str]) -> Iterator[Span]:
    """First names in any spelling, with the surname that follows."""
    for word in _ANY_WORD.finditer(text):
        if word[0].lower().rstrip("'’") in FIRST_NAMES:
            surname = _SURNAME.match(text, word.end())
            has_surname = surname is not None and surname[1].lower() not in ordinary
            yield Span("name", word.start(), surname.end() if surname and has_surname else word.end())


def _capitals(text: str, ordinary: frozenset[str]) -> Iterator[Span]:
    """Words with a capital inside a sentence that are no ordinary words."""
    for word in _CAPITAL.finditer(text):
        parts = re.split(r"[-'’]", word[0])
        if not all(_is_ordinary(part, ordinary) for part in parts) and not _begins_sentence(
            text, word.start()
        ):
            yield Span("name", word.start(), word.end())


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at]
    words = before.rstrip()
    return not words or words[-1] in _SENTENCE_ENDS or not {"\n", "\r"}.isdisjoint(before[len(words) :])


def _is_ordinary(part: str, ordinary: frozenset[str]) -> bool:
    return part.lower() in ordinary or (part.isupper() and len(part) <= _LONGEST_ABBREVIATION)


def cover(text: str, kinds: Iterable[Kind] = CONTACT, known: Iterable[str] = ()) -> str:
    """The text with data of these kinds covered, as far as one can still tell one number from another.

    known: what is known of this person and is covered wherever it stands: name, street, remarks.
    """
    wanted = frozenset(kinds)
    spans = []
    # Each of these has a digit or an @; most texts have none, and a page covers hundreds.
    if _DIGIT_OR_AT.search(text):
        spans = [
            Span(kind, match.start(), match.end())
            for kind, pattern in _PATTERNS
            if kind in wanted
            for match in pattern.finditer(text)
        ]
    spans += [Span("name", match.start(1), match.end(1)) for match in _OWN_NAME.finditer(text)]
    pattern = _any_of(tuple(known))
    if pattern is not None:
        spans += [Span("name", match.start(), match.end()) for match in pattern.finditer(text)]
    return _replace(text, _apart(spans), lambda span, words: cover_value(span.kind, words))


def own_names(text: str) -> list[str]:
    """Names that somebody says are theirs: "mijn naam is Jan de Vries"."""
    return [match[1] for match in _OWN_NAME.finditer(text)]


@lru_cache(maxsize=32)
def _any_of(known: tuple[str, ...]) -> re.Pattern[str] | None:
    """Finds each of these, the longest first, however it is spaced and with capitals or not."""
    things = sorted({thing.strip() for thing in known}, key=len, reverse=True)
    parts = [r"\s+".join(map(re.escape, thing.split())) for thing in things if len(thing) >= SHORTEST_KNOWN]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE) if parts else None


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
