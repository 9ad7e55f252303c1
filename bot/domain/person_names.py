"""Names of people as they answer "Hoe heet u?", and what is no name at all."""

from __future__ import annotations

import re

LONGEST = 60  # characters

_INTRODUCED = re.compile(
    r"^(?:(?:hallo|hoi|goed|ok|oke|oké|ja|nou|o|oh)[ ,.]+)?(?:"
    r"(?:(?:mijn|m'n|mn|de|haar|zijn|me|volledige|achter|voor|my|her|his|the)\s*)*(?:naam|name)\s*(?:is|:|=)\s*|"
    r"ik heet\s+|ik ben\s+|(?:zij|ze|hij) heet\s+|dat is\s+|het is\s+|i am\s+|i'm\s+|it is\s+|it's\s+|naam:?\s+|u spreekt met\s+|met\s+)",
    re.IGNORECASE,
)
_TITLES = {
    "mevrouw",
    "mevr",
    "mw",
    "mej",
    "meneer",
    "mijnheer",
    "dhr",
    "heer",
    "dr",
    "drs",
    "ir",
    "mr",
    "mrs",
    "ms",
    "fam",
    "familie",
}
_LINKS = {"van", "de", "der", "den", "het", "'t", "ten", "ter", "te", "in", "op", "el", "al", "ben", "bin", "ibn", "da", "di", "dos", "la", "le", "von", "zu", "y", "e", "d'", "o'", "v", "vd", "v.d", "v.", "d.", "s"}  # fmt: skip
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]*)*", re.UNICODE)

# A word among these makes it a sentence, no name. Common words that are also names ("wil", "mei") are left out.
_SENTENCE_WORDS = {
    "ik", "je", "jij", "u", "jullie", "hij", "zij", "ze", "wij", "we", "mij", "me", "hem", "haar", "hun", "uw", "mijn",
    "niet", "geen", "nee", "neen", "ja", "wel", "weet", "bang", "angst", "eng", "help", "hulp", "paniek", "boos",
    "verdrietig", "moe", "ziek", "alleen", "gek", "dom", "kwaad", "verward", "overstuur", "is", "was", "zijn", "ben",
    "bent", "heb", "hebt", "heeft", "had", "hebben", "word", "wordt", "kan", "kunt", "kunnen", "moet", "moeten", "mag",
    "wilt", "wilde", "zal", "zou", "gaat", "ga", "kom", "komt", "komen", "doe", "doet", "doen", "zeg", "zegt", "zeggen",
    "waarom", "wat", "wie", "waar", "wanneer", "hoe", "welke", "waarvoor", "dat", "dit", "die", "deze", "daar", "hier",
    "er", "een", "of", "als", "want", "omdat", "maar", "dus", "toch", "nog", "al", "nu", "net", "straks", "zo", "ook",
    "politie", "bank", "agent", "geld", "pas", "code", "pincode", "computer", "telefoon", "adres", "naam", "postcode",
    "bezoek", "langs", "graag", "liever", "anoniem", "stop", "stoppen", "hallo", "hoi", "dag", "doei", "bedankt", "dank",
    "vraag", "mens", "medewerker", "oplichter", "dader", "opgelicht", "gebeld", "belt", "bellen", "deur", "slachtoffer",
    "echt", "nep", "even", "wacht", "oke", "ok", "prima", "goed", "klopt", "moeder", "vader", "oma", "opa", "zoon",
    "dochter", "buurvrouw", "buurman", "man", "vrouw", "the", "are", "you", "why", "what", "not", "my", "no", "yes",
    "scared", "afraid", "please", "police", "human", "person", "do", "don't", "dont", "have", "i'm", "iemand",
    "hoezo", "zenuwachtig", "trillen", "tril", "huil", "huilen", "schaam", "verdriet", "stress", "moeilijk", "niemand", "iets", "niets", "niks", "alles", "zelf", "gewoon", "snel", "nodig", "verder", "later", "thuis", "huis",
}  # fmt: skip


def find_name(text: str) -> str | None:
    """The name in an answer to "Hoe heet u?", or None when the text is something else.

    A question, a feeling or a sentence is never a name.
    """
    text = text.strip().strip(".,;:")
    if not text or "?" in text or len(text) > LONGEST * 3:
        return None
    introduced = _INTRODUCED.match(text)
    rest = text[introduced.end() :] if introduced else text
    for part in re.split(r"[,;\n]|\s(?=(?:en|and|woon\w*|wonende?|uit|from)\s)", rest):
        name = _as_name(part.strip(" .:-"))
        if name:
            return name
        if part.strip():
            return None
    return None


def _as_name(text: str) -> str | None:
    tokens = text.split()
    if not tokens or len(tokens) > 7 or len(text) > LONGEST or any(character.isdigit() for character in text):
        return None
    plain = [token.casefold().strip(".,") for token in tokens]
    own = [word for word in plain if word not in _TITLES and word not in _LINKS]
    if not own or any(word in _SENTENCE_WORDS for word in own):
        return None
    if not all(_NAME_WORD.fullmatch(token) for token in tokens):
        return None
    # One letter is no name, but an initial with a name is.
    if len(own) == 1 and len(own[0]) < 2:
        return None
    return " ".join(_capital(token, index) for index, token in enumerate(tokens))


def _capital(token: str, index: int) -> str:
    low = token.casefold().strip(".")
    if low in _LINKS and (index or low not in {"el", "al", "ben"}):
        return token
    if any(letter.isupper() for letter in token):
        return token
    if low in _TITLES:
        return token
    return "-".join(part[:1].upper() + part[1:] for part in token.split("-"))
