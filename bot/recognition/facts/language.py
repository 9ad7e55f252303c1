"""Which language a message is in: Dutch (Flemish too), English, or another."""

import re
import unicodedata
from typing import Literal

from bot.recognition.facts import words

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_DUTCH = words.members("dutch")
_ENGLISH = words.members("english")
_OTHERS = {
    "de": frozenset(
        "ich nicht und das ist mein habe der die ein eine wurde angerufen geld konto mir bitte hilfe sie mit".split()
    ),
    "fr": frozenset(
        "je ne pas le la les est mon ma mes une et que qui dans pour avec argent appele aide compte vous suis".split()
    ),
    "es": frozenset(
        "el la los que no mi una por con me ha dinero ayuda he cuenta banco llamado estoy para".split()
    ),
    "tr": frozenset(
        "bir ve bu ben benim para beni icin bana aradi yardim banka hesap dolandirildim polis kart nasil".split()
    ),
    "pl": frozenset(
        "nie jest mi moje na sie pieniadze konto prosze pomoc ktos bank zadzwonil do karty policja mam".split()
    ),
    "it": frozenset("il non mi che una soldi aiuto conto sono mia della".split()),
    "id": frozenset("saya tidak yang dan uang".split()),
}
_BOTH = _DUTCH & _ENGLISH
# Letters that Dutch and English do not write, in no accent of theirs: as Polish, Turkish and Swedish do.
_ELSEWHERE = re.compile("[łńśćżźąęışğåøæßőűčšžřěůãõţțș]")


def language(plain: str, text: str) -> Literal["nl", "en", "other"]:
    """The language of a text. plain: the same folded. Where there is nothing to go by it is "nl"."""
    found = _WORD.findall(plain[:2000])
    if not found:
        return "nl"
    if _foreign_letters(plain[:2000]) > 0.5:
        return "other"
    elsewhere = sum(bool(_ELSEWHERE.search(word)) for word in _WORD.findall(text[:2000].lower()))
    dutch = sum(word in _DUTCH and word not in _BOTH for word in found)
    english = sum(word in _ENGLISH and word not in _BOTH for word in found)
    other = max(sum(word in words for word in found) for words in _OTHERS.values())
    if elsewhere > max(dutch, english) or elsewhere >= len(found) / 3:
        return "other"
    if english > dutch and english >= other and english >= max(1, len(found) // 8):
        return "en"
    if other > dutch and other > english and other >= max(2, len(found) // 5):
        return "other"
    return "nl"


def english_words(plain: str) -> int:
    """How many words of a folded text are English and not Dutch."""
    return sum(word in _ENGLISH and word not in _BOTH for word in _WORD.findall(plain[:2000]))


def _foreign_letters(plain: str) -> float:
    """Share of the letters that are not Latin."""
    letters = [letter for letter in plain if letter.isalpha()]
    if not letters:
        return 0.0
    return sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters) / len(letters)
