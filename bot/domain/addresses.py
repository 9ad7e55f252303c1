"""Dutch addresses as people type them: postcode, house number with addition, street, place."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Dutch postcodes: 1000 to 9999 and two letters, never SA, SD or SS.
_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})[\s.\-]{0,2}([A-Za-z])[\s.\-]?([A-Za-z])(?![A-Za-z])")
# "Niet 3581 KL maar 3581 KM": then the last one counts.
_CORRECTS = re.compile(r"\b(?:niet|geen|maar|moet|sorry|verkeerd|fout|not|but)\b", re.IGNORECASE)
_NOT_ISSUED = {"SA", "SD", "SS"}
# "1900 eu", "1950 en": two letters that are a word make a postcode only in capitals or without a space.
_WORDS_OF_TWO = frozenset(
    """
    af al am an as at be by de do en er eu he if ik in is it ja je ma me na no nr nu of om on op or pm
    pp st te to tv uu uw we wo za zo
    """.split()
)

_ADDITION = r"(?:bis|hs|huis|zwart|rood|wit|boven|beneden|[ivx]{1,3}|[a-z]{1,2}|\d{1,4}(?!\d))"
_NUMBER = (
    rf"(?P<number>[1-9]\d{{0,4}})(?!\d)"
    rf"(?:(?:\s?[-/]\s?(?P<dashed>{_ADDITION})|\s?(?P<letter>[a-z]|bis|hs|zwart|rood|[ivx]{{2,3}}))(?![\w]))?"
)
_STREET_ENDINGS = "|".join(
    """
    akker allee baan beek berg bos boulevard brink bron burcht burg diep dijk donk dreef duin duinen
    dwarsstraat eind einde erf es esplanade gaarde gracht griend haven heide hoek hoeve hof horst huizen
    kade kamp kerk kreek kwartier laan lei markt meent molen oever oord pad park passage plantsoen plein
    poort promenade rij ring singel slag steeg steiger str straat straatje terras tuin tuinen vaart veld
    ven vliet waard wal warande weg weide werf wetering wijk zijde zoom
    """.split()
)
# At most so many letters, and from the start of a word: thousands of letters without a space must not
# be tried from every letter to every other.
_LETTER = r"[A-Za-zÀ-ÿ'’.\-]"
_WORD = rf"{_LETTER}{{1,40}}"
_START = rf"(?<!{_LETTER})"
_STREET_NAMED = re.compile(
    rf"{_START}(?P<street>(?:\d{{1,2}}e\s+)?(?:{_WORD}\s+){{0,4}}?(?:{_LETTER}{{0,40}}(?:{_STREET_ENDINGS}))\.?)"
    rf"\s+(?:nr\.?|nummer|no\.?|huisnummer)?\s*{_NUMBER}",
    re.IGNORECASE,
)
_STREET_ANY = re.compile(
    rf"{_START}(?P<street>{_WORD}(?:\s+{_WORD}){{0,3}})\s+(?:nr\.?|nummer|no\.?|huisnummer)?\s*{_NUMBER}",
    re.IGNORECASE,
)

_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
# "vijf", "eenentwintig", "tweeëndertig": house numbers as words.
_IN_WORDS = {
    "één": 1,
    **{word: number for number, word in enumerate([*_UNITS, *_TEENS], start=1)},
    **{word: number for number, word in enumerate(_TENS, start=2) for number in [number * 10]},
    **{
        f"{unit}{link}{ten}": tens * 10 + units
        for tens, ten in enumerate(_TENS, start=2)
        for units, unit in enumerate(_UNITS, start=1)
        for link in ("en", "ën")
    },
}
_NUMBER_IN_WORDS = re.compile(
    rf"\b(?P<before>(?:{_LETTER}{{0,40}}(?:{_STREET_ENDINGS})|huisnummer|nummer|nr\.?)\s+(?:is\s+)?)"
    # "Tegenover de kerk een boerderij", "drie huizen verder": no number of a house.
    rf"(?!een\s+[a-z])(?P<number>{'|'.join(sorted(_IN_WORDS, key=len, reverse=True))})\b"
    r"(?!\s+(?:huis|huizen|deur|deuren|hoog|straten|keer|jaar|uur|dagen|man|kinderen)\b)",
    re.IGNORECASE,
)

# By itself only a long compound is surely a street: "Meidoornstraat", not "weg" or "ring".
_STREET_WITHOUT_NUMBER = re.compile(
    r"\b[A-Za-zÀ-ÿ'’\-]{3,40}(?:straat|laan|plein|gracht|kade|singel|dreef|plantsoen|dijk|hof|steeg)\b",
    re.IGNORECASE,
)
_NUMBER_IN = re.compile(r"\d[a-z]?\s*,?\s*(?:in|te)\s+(?=[A-Za-z'])", re.IGNORECASE)
_STREET_WORD = re.compile(rf".*(?:{_STREET_ENDINGS})", re.IGNORECASE)
_ENDING_ALONE = re.compile(rf"(?:{_STREET_ENDINGS})\.?", re.IGNORECASE)
_STREET_FIRST = frozenset(
    """
    't 1e 2e 3e achter admiraal binnen buiten burg burgemeester de den der derde dokter dominee dr ds
    eerste generaal graaf groene grote het hof hoge jacob jhr kleine koning koningin korte laan lage
    lange meester mr nieuw nieuwe noord noorder oost op oud oude pastoor president prins prinses prof
    professor rode sint st ten ter tweede van vierde vijfde west witte zuid zuider zwarte
    """.split()
)
_LONGEST_BARE_NUMBER = 3  # digits
# "om 3 uur", "nog 2 keer": a number of something, no house.
_COUNTED = re.compile(
    r"\s*(?:uur|euro|eur|keer|maal|jaar|dag|dagen|minuten|minuut|weken|maanden|man|mensen|procent|%|years|hours)\b",
    re.IGNORECASE,
)
# Words before a street that are not part of its name.
_LEAD = frozenset(
    """
    aan address adres adres: at bij dan dat dit eigenlijk en graag haar het hij huis huisnummer i ik in
    is it ja kan klopt kom komen kunt langs live maar meneer mevrouw mijn mn moeder moet my naam naar
    natuurlijk nee niet no nr nummer oh oma ons op opa postcode sorry straat te tel the toch u vader
    wacht was we wij wonen wonend woon woont ze zij zijn
    """.split()
)
# After a house number these are no place.
_NOT_A_PLACE = frozenset(
    """
    a alstublieft and aub bel bij bus daar dagen dan dat de en euro gebeurd graag het hij hoor huis ik
    in is ja jaar keer klopt maar met mijn minuten mobiel my naam nederland nee niet nl nog nu nummer of
    om op phone please postcode svp te tel telefoon the uur voor want woon woont zij zo zoek
    """.split()
)
_PLACE_BEFORE = {
    "den",
    "de",
    "het",
    "sint",
    "st",
    "st.",
    "'t",
    "nieuw",
    "nieuwe",
    "oud",
    "oude",
    "'s",
    "ter",
    "noord",
    "zuid",
}
_PLACE_LINKS = {"aan", "op", "bij", "den", "de", "het"}
_PLACE_WORD = re.compile(r"['’]?[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’\-]*\.?")


@dataclass(frozen=True)
class Address:
    """What of an address was found. postcode: "1234 AB". words: the parts as typed."""

    postcode: str | None = None
    house_number: str | None = None
    street: str | None = None
    city: str | None = None
    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any((self.postcode, self.house_number, self.street, self.city))


def find_address(text: str, *, expected: bool = False) -> Address:
    """The parts of an address in a text.

    expected: an address was asked for; then less is needed to see one: a house number by itself, a street
    without a known ending, two small letters after four digits.
    """
    postcode = find_postcode(text, expected=expected)
    words: list[str] = []
    rest = text
    code = None
    after_code = ""
    if postcode:
        code, span = postcode
        words.append(text[span[0] : span[1]])
        after_code = text[span[1] :]
        # The part before the postcode holds the street, the part after it the place (or the number).
        rest = text[: span[0]] + " , " + text[span[1] :]
    street, number, tail = _street(rest, expected or code is not None)
    city = None
    if street:
        words.append(street[1])
        city = _place(tail)
    if code and city is None:
        place_from = after_code
        if number is None:
            number, place_from = _leading_number(after_code)
        city = _place(place_from)
    if number is None and (code or expected):
        number = _alone(rest, expected)
        city = city or (_place_after(rest) if number else None)
    if number is None and street is None and expected:
        street = _street_only(rest)
        words.extend([street[1]] if street else [])
    if expected and not street and not city and number is None and code is None:
        return Address()
    if number and not street:
        words.append(re.split(r"[-\s]", number)[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if city:
        words.append(city)
    return Address(code, number, street[0] if street else None, city, tuple(words))


def in_digits(text: str) -> str:
    """A text with its house numbers in digits: "Dorpsstraat vijf" -> "Dorpsstraat 5"."""
    return _NUMBER_IN_WORDS.sub(
        lambda found: f"{found['before']}{_IN_WORDS[found['number'].casefold()]}", text
    )


def find_postcode(text: str, *, expected: bool = False) -> tuple[str, tuple[int, int]] | None:
    """A Dutch postcode as "1234 AB" and where it stands, or None."""
    found = None
    for match in _POSTCODE.finditer(text):
        letters = match.group(2) + match.group(3)
        spaced = not match.group(0)[4:].startswith(match.group(2))
        is_word = letters.islower() and letters in _WORDS_OF_TWO and spaced
        if letters.upper() in _NOT_ISSUED or is_word:
            continue
        if not expected and letters.islower() and spaced and letters in _WORDS_OF_TWO:
            continue
        found = found if found and not _CORRECTS.search(text) else (match, letters)
    return (f"{found[0].group(1)} {found[1].upper()}", found[0].span()) if found else None


def looks_like_postcode(text: str) -> bool:
    """Whether a text was meant as a postcode though it is none: four or five digits, some letters."""
    return re.search(r"(?<!\w)\d{3,5}\s?[A-Za-z]{0,4}(?!\w)", text) is not None


def find_place(text: str) -> str | None:
    """The place in an answer to "In which place?", or None."""
    cleaned = re.sub(
        r"^(?:(?:het is |dat is |plaats is )?in|te|plaats:?|woonplaats:?)\s+", "", text.strip(), flags=re.I
    )
    return _place(cleaned)


def _street(text: str, expected: bool) -> tuple[tuple[str, str] | None, str | None, str]:
    """((street, as typed), house number, what follows) of the first street with a number."""
    pattern = _STREET_NAMED.search(text)
    if pattern is None and expected:
        pattern = _STREET_ANY.search(text)
    if pattern is None or _COUNTED.match(text, pattern.end()):
        return None, None, ""
    name = _street_name(pattern.group("street"))
    if not name:
        return None, None, ""
    begin = text.casefold().index(name.casefold(), pattern.start())
    return (_capital(name), text[begin : pattern.end()]), _number(pattern), text[pattern.end() :]


def _street_name(found: str) -> str:
    """The street without the words that only led to it: "ik ben Jan, woon Kerkstraat" -> "Kerkstraat"."""
    words = found.split()
    while words and words[0].casefold().strip(".,:") in _LEAD:
        words.pop(0)
    if not words or _ENDING_ALONE.fullmatch(words[-1]) or not _STREET_WORD.fullmatch(words[-1]):
        return " ".join(words)
    # A street in one word: before it only what streets are called by, such as "Oude" or "Burgemeester".
    start = len(words) - 1
    while start and (
        words[start - 1].casefold().strip(".") in _STREET_FIRST or words[start - 1][0].isdigit()
    ):
        start -= 1
    return " ".join(words[start:])


def _number(match: re.Match[str]) -> str:
    number = match.group("number")
    addition = match.group("dashed") or match.group("letter")
    if not addition:
        return number
    joined = addition.upper() if len(addition) == 1 else addition
    return (
        f"{number}-{joined}"
        if match.group("dashed")
        else f"{number}{'' if len(joined) == 1 else ' '}{joined}"
    )


def _street_only(text: str) -> tuple[str, str] | None:
    """A street that is named without a number: "in de Meidoornstraat"."""
    match = _STREET_WITHOUT_NUMBER.search(text)
    return (_capital(match.group(0)), match.group(0)) if match else None


def _place_after(text: str) -> str | None:
    """The place in "nummer 6 in Apeldoorn"."""
    match = _NUMBER_IN.search(text)
    return _place(text[match.end() :]) if match else None


def _leading_number(text: str) -> tuple[str | None, str]:
    match = re.match(rf"[\s,]*(?:(?:nr\.?|nummer|huisnummer)\s*)?{_NUMBER}(?!\d)", text, re.IGNORECASE)
    if match is None:
        return None, text
    return _number(match), text[match.end() :]


def _alone(text: str, expected: bool) -> str | None:
    if not expected:
        return None
    match = re.match(
        rf"[\s,]*(?:(?:huis)?(?:nr\.?|nummer)\s*(?:is)?\s*)?{_NUMBER}[\s,.]*$", text, re.IGNORECASE
    )
    if (
        match
        and len(match.group("number")) > _LONGEST_BARE_NUMBER
        and not re.search(r"n(?:umme)?r", text, re.IGNORECASE)
    ):
        return None  # four digits alone are half a postcode
    if match is None:
        match = re.search(
            rf"\b(?:huisnummer|nummer|nr\.?)\b[^\d.?]{{0,40}}?{_NUMBER}(?=[\s.,]*$)", text, re.IGNORECASE
        ) or re.search(rf"\b(?:huisnummer|nummer|nr\.?)\s*(?:is\s*)?{_NUMBER}", text, re.IGNORECASE)
    return _number(match) if match else None


def _place(text: str) -> str | None:
    """The place a text begins with, or None."""
    words: list[str] = []
    text = re.sub(r"^[\s,;.()]*(?:(?:te|in)\s+)?", "", text)
    for token in re.split(r"(\s+|[,;\n()])", text):
        if not token or token.isspace():
            continue
        if not _PLACE_WORD.fullmatch(token):
            break
        low = token.casefold().rstrip(".")
        if not words:
            if low in _NOT_A_PLACE and low not in _PLACE_BEFORE:
                return None
            words.append(token)
            continue
        continues = words[-1].casefold() in _PLACE_BEFORE | _PLACE_LINKS
        if continues or low in {"aan", "op"} or (low == "bij" and len(words) == 1):
            words.append(token)
            continue
        break
    while words and words[-1].casefold() in {"aan", "op", "bij", "den", "de", "het"} and len(words) > 1:
        words.pop()
    place = " ".join(word.rstrip(".") for word in words)
    if not place or place.casefold() in _NOT_A_PLACE or len(place) < 2:
        return None
    return _capital_place(place)


def _capital(name: str) -> str:
    return name if any(letter.isupper() for letter in name) else name[0].upper() + name[1:]


def _capital_place(place: str) -> str:
    if any(letter.isupper() for letter in place):
        return place
    small = {"aan", "op", "bij", "de", "het", "van"}
    return " ".join(
        word if index and word in small | {"den"} else word[:1].upper() + word[1:]
        for index, word in enumerate(place.split())
    )
