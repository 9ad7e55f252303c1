"""Phone numbers as people type them: Dutch by default, Belgian and other ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat

# Neighbours whose numbers people write without a country code; tried after Dutch ones.
REGIONS = ("NL", "BE")

# Numbers one can ring a victim on: no 0800, 0900 or 112.
_PRIVATE = {
    phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
    phonenumbers.PhoneNumberType.VOIP,
    phonenumbers.PhoneNumberType.PERSONAL_NUMBER,
}
_CANDIDATE = re.compile(r"(?<![\w€])(?:\+|00)?\(?\d(?:[\s().\-/]{0,3}\d){5,15}(?!\w)")
_ATTEMPT = re.compile(r"(?<![\w€])\+?\d(?:[\s().\-/]{0,2}\d){2,15}(?!\w)")
# "061234567" is a Dutch mobile number with a digit missing, although a place in Belgium has such numbers.
_BROKEN_MOBILE = re.compile(r"\(?06")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Phone:
    """A number one can ring. e164: "+31612345678". shown: as one reads it back. words: as typed."""

    e164: str
    shown: str
    words: str


def find_phone(text: str, *, expected: bool = False) -> Phone | None:
    """The last valid phone number in a text, or None.

    expected: a phone number was asked for; then numbers of neighbouring countries without a country
    code are looked for too.
    """
    found: Phone | None = None
    for match in _CANDIDATE.finditer(_IBAN.sub(" ", text)):
        phone = _valid(match.group(0), REGIONS if expected else REGIONS[:1])
        found = phone or found
    return found


def looks_like_phone(text: str) -> str | None:
    """The digits of something that was meant as a phone number but is none, or None."""
    attempt = _ATTEMPT.search(text)
    return attempt.group(0) if attempt else None


def read_back(e164: str) -> str:
    """A number in E.164 as one reads it aloud: "06 12345678", "+32 470 12 34 56"."""
    return _shown(phonenumbers.parse(e164, None))


def _valid(text: str, regions: tuple[str, ...]) -> Phone | None:
    for region in regions:
        if region != "NL" and _BROKEN_MOBILE.match(text):
            continue
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in _PRIVATE:
            return Phone(
                phonenumbers.format_number(number, PhoneNumberFormat.E164), _shown(number), text.strip()
            )
    return None


def _shown(number: PhoneNumber) -> str:
    dutch = number.country_code == 31
    style = PhoneNumberFormat.NATIONAL if dutch else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)
