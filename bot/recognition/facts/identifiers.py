"""Phone numbers, IBANs, postcodes and ages."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import phonenumbers

from bot.domain.check_digits import passes_iban_check
from bot.domain.documents import load_plain
from bot.domain.turn import Entity
from bot.recognition.facts import words
from bot.recognition.facts.numbers import number_of

_IBAN_LENGTHS = Path(__file__).with_name("iban_lengths.yml")
_FEWEST_DIGITS = 8  # in an account number: bank codes are of letters at most, and words have no digits
_NL_IBAN = re.compile(r"(?<![a-z0-9])nl[ .-]?\d{2}[ .-]?[a-z]{4}(?:[ .-]?\d){10}(?![a-z0-9])")
# Belgian postcodes are four digits (bpost), so the word or the town must say that it is one.
_BELGIAN_POSTCODE = re.compile(
    r"\bpostcode(?: is|:)? (?:b-?)?(?P<named>[1-9]\d{3})(?![\w.,]\w| ?[a-z]{2}\b)"
    r"|(?<![\w.,])(?:b-)?(?P<before_town>[1-9]\d{3}) (?:antwerpen|gent|brugge|brussel|leuven|mechelen|kortrijk|oostende|aalst|genk|hasselt"
    r"|turnhout|roeselare|sint-niklaas|vilvoorde|dendermonde|lier|tongeren|knokke|waregem|lokeren|beveren|luik|namen|charleroi)\b"
)
_POSTCODE = re.compile(r"(?<![\w.,])([1-9]\d{3}) ?([a-z]{2})(?![\w'])")
_NO_POSTCODE_LETTERS = words.members("no_postcode")
_PHONE = re.compile(
    r"(?<![\w.,-])(?:(?:\+|00)[1-9]\d{0,2}[ -]?(?:\(0\)[ -]?)?\d(?:[ -]?\d){7,11}"
    r"|0(?:[ -]?\d){9}|0[89]00[ -]?\d{4}(?:[ -]?\d{3})?|06[ -]?\d(?:[ -]?\d){7}|14[ -]?0\d{2,3})(?![\w])"
)
_AGE_NUMBER = (
    r"(?P<age>\d{1,3}|[a-z]*(?:tig|tien|elf|twaalf|acht|negen|zes|zeven|vijf|vier|drie|twee|honderd))"
)
_AGE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_AGE_NUMBER}(?: ?-? ?jaar oud| ?-? ?jarige?\b| ?jr oud| jaar en (?:ik )?woon| ?-?years?[ -]old)",
        rf"\b(?:ik ben|ben|is|was|wordt|word|ben al|is al|i am|i'm|im|am|zij is|hij is|ze is|bn|ben ik|ben nu|ik ben al|is nu|worden|leeftijd)"
        rf" (?:nu |al |pas |net |bijna |inmiddels |nog maar |maar |toch |ook |zelf |just |only )?{_AGE_NUMBER}\b(?P<jaar> jaar\b)?"
        r"(?! ?(?:euro|uur|keer|dagen|weken|maanden|minuten|x\b|km|kg|%|personen|mensen|jaar (?:geleden|getrouwd|samen|lid|klant)|[.,]\d))",
        rf"\b(?:moeder|vader|ma|pa|mama|papa|oma|opa|tante|oom|man|vrouw|zoon|zoontje|dochter|dochtertje|buurvrouw|buurman|schoonmoeder"
        rf"|schoonvader|zus|zusje|broer|broertje|nichtje|neefje|nicht|neef|kleinzoon|kleindochter|kind|vriendin|vriend|jongen|meisje|meid|ouders"
        rf"|mother|father|grandmother|grandma|grandfather|son|daughter|dame|heer|vrouwtje|mannetje|clienten?t?|bewoonster|bewoner)"
        rf" ?(?:van |\(|, ?|is |wordt |of |aged )(?:is |al |nu |ook )?{_AGE_NUMBER}(?: ?(?:jaar|jr|j)\b)?(?=\)|,|\.| |$|!|\?)(?![.,]\d)"
        r"(?! ?(?:euro|uur|keer|dagen|weken|maanden|minuten|x\b|%))",
        rf"\b(?:m|v|man|vrouw|mevrouw|meneer|jongen|meisje) ?[,/(] ?{_AGE_NUMBER}\b(?! ?(?:euro|uur|keer)|[.,]\d)",
        rf"\b{_AGE_NUMBER} ?(?:jr|jaar)\)",
        rf"^(?:m|v|ja|jongen|meisje) ?{_AGE_NUMBER}\b(?! ?(?:euro|uur|keer))",
        rf"^{_AGE_NUMBER} jaar\b(?! (?:geleden|lang|lid|klant))",
    )
)


def identifiers(text: str, plain: str) -> Iterator[Entity]:
    """Entities of the kinds iban, phone, postcode and age; plain is the text folded, letter for letter."""
    taken: list[tuple[int, int]] = []
    for finder in (_ibans, _phones, _postcodes, _ages):
        for entity in finder(text, plain):
            if all(entity.end <= start or entity.start >= end for start, end in taken):
                taken.append((entity.start, entity.end))
                yield entity


def _ibans(text: str, plain: str) -> Iterator[Entity]:
    for match in _NL_IBAN.finditer(plain):
        yield _iban(text, match)
    for match in _iban_of_a_country().finditer(plain):
        entity = _iban(text, match)
        digits = sum(sign.isdigit() for sign in entity.value[4:])
        if digits >= _FEWEST_DIGITS and passes_iban_check(entity.value):
            yield entity


def _iban(text: str, match: re.Match[str]) -> Entity:
    value = re.sub(r"[^a-z0-9]", "", match[0]).upper()
    return Entity("iban", value, text[match.start() : match.end()], match.start(), match.end())


@cache
def _iban_of_a_country() -> re.Pattern[str]:
    """As many letters and digits as an IBAN of its country has: "en 10 haalt ..." has no country."""
    lengths: dict[str, int] = load_plain(_IBAN_LENGTHS)
    written = "|".join(
        rf"{country.lower()}[ .-]?\d{{2}}(?:[ .-]?[a-z0-9]){{{length - 4}}}"
        for country, length in lengths.items()
    )
    return re.compile(rf"(?<![a-z0-9])(?:{written})(?![a-z0-9])")


def _phones(text: str, plain: str) -> Iterator[Entity]:
    for match in _PHONE.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        if digits.startswith(("0900", "0800")):
            value = digits
        else:
            try:
                number = phonenumbers.parse(match[0], "NL")
            except phonenumbers.NumberParseException:
                continue
            if not phonenumbers.is_possible_number(number):
                continue
            value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        yield Entity("phone", value, text[match.start() : match.end()], match.start(), match.end())


def _postcodes(text: str, plain: str) -> Iterator[Entity]:
    for match in _POSTCODE.finditer(plain):
        written = text[match.start() : match.end()]
        letters = written[-2:]
        if match[2] in _NO_POSTCODE_LETTERS and not letters.isupper():
            continue
        if match[2] in ("sa", "sd", "ss"):
            continue
        yield Entity("postcode", f"{match[1]} {match[2].upper()}", written, match.start(), match.end())
    for match in _BELGIAN_POSTCODE.finditer(plain):
        code = "named" if match["named"] else "before_town"
        yield Entity("postcode", match[code], match[code], match.start(code), match.end(code))


def _ages(text: str, plain: str) -> Iterator[Entity]:
    for expression in _AGE:
        for match in expression.finditer(plain):
            written = match["age"]
            age = int(written) if written.isdigit() else number_of(written)
            if age is None or not 3 <= age <= 110 or (not written.isdigit() and age < 6):
                continue
            yield Entity(
                "age",
                str(age),
                text[match.start("age") : match.end("age")],
                match.start("age"),
                match.end("age"),
            )
