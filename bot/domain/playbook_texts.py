"""The rules that a text in a playbook keeps, and the places in it that contacts fill.

A text never holds a phone number or address itself: bot/domain/contact_places.py fills them in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.domain import contact_places
from bot.domain.contact_places import PLACE, ContactPlaceError
from bot.domain.contacts import Contacts
from bot.domain.documents import Place, Problems

# B1 under stress: short sentences (Direct Duidelijk, Ministry of the Interior, 2019).
MOST_WORDS = 15

_SENTENCE_END = re.compile(r"(?<=[.?!])['\")]*\s+")
_DIGITS = re.compile(r"(?<![\w{])\+?\d(?:[\d -]*\d)?(?![\w}])")
_YEAR = re.compile(r"(19|20)\d\d")
_INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.-]+@[\w.-]+|\b[\w-]+\.(?:nl|com|org|eu|net|be)\b", re.IGNORECASE)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without empty ones."""
    return tuple(part.strip() for part in _SENTENCE_END.split(text) if part.strip())


def word_count(sentence: str) -> int:
    """How many words a reader reads; a filled place counts as one."""
    return sum(any(map(str.isalnum, word)) for word in PLACE.sub("X", sentence).split())


def check_text(text: str, place: Place, problems: Problems) -> None:
    """Note what makes a text hard to read or unsafe to show."""
    for sentence in sentences(text):
        if word_count(sentence) > MOST_WORDS:
            problems.add(
                place,
                f"a sentence of {word_count(sentence)} words, {MOST_WORDS} at most; split: {sentence!r}",
            )
    if "!" in text:
        problems.add(place, f"an exclamation mark startles; write a full stop: {text!r}")
    if _INFORMAL.search(text):
        problems.add(place, f"texts say 'u'; 'je' is made from them where it fits: {text!r}")
    for number in _numbers(text):
        problems.add(place, f"looks like a phone number: {number!r}; write {{id}} of a contact instead")
    bare = PLACE.sub("", text)
    for address in _ADDRESS.findall(bare):
        problems.add(
            place, f"an address: {address!r}; write {{site:id}} or {{email:id}} of a contact instead"
        )
    if "{" in bare or "}" in bare:
        problems.add(
            place, f"a brace that names no contact in {text!r}; write {{id}}, {{site:id}} or {{email:id}}"
        )


def _numbers(text: str) -> Iterator[str]:
    for match in _DIGITS.finditer(PLACE.sub("", text)):
        digits = re.sub(r"\D", "", match.group())
        if len(digits) >= 3 and not _YEAR.fullmatch(match.group()):
            yield match.group()


def fill(text: str, contacts: Contacts, place: Place, problems: Problems) -> str:
    """Put numbers, sites and addresses of contacts where the text names them."""
    try:
        return contact_places.fill(text, contacts)
    except ContactPlaceError as error:
        problems.add(place, str(error))
        return ""
