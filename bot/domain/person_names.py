"""Names of people as they answer "Hoe heet u?", and what is no name at all."""

from __future__ import annotations

import re

LONGEST = 60  # characters

_INTRODUCED = re.compile(
    r"^(?:(?:hallo|hoi|goed|ok|oke|oké|ja|nou|o|oh)[ ,.]+)?(?:"
    r"(?:(?:mijn|m'n|mn|de|haar|zijn|me|volledige|achter|voor|my|her|his|the)\s*)*(?:naam|name)\s*(?:is|:|=)\s*|"
    r"ik heet\s+|ik ben\s+|(?:zij|ze|hij) heet\s+|dat is\s+|het is\s+|i am\s+|i'm\s+|it is\s+|it's\s+|"
    r"naam:?\s+|u spreekt met\s+|met\s+)",
    re.IGNORECASE,
)
# "Klopt, maar mijn naam is Bos": what stands before a name that is put right.
_BEFORE_A_CORRECTION = re.compile(
    r"^(?:(?:klopt|ja|nee|neen|yes|no|alles|verder|prima|goed|ok|oke|oké|sorry|maar|alleen|but|only)[ ,.]+)+"
    r"(?=(?:(?:mijn|m'n|mn|me|my|de)\s+)?(?:achternaam|voornaam|naam|name)\b|ik heet\b)",
    re.IGNORECASE,
)
_YES_FIRST = re.compile(
    r"^(?:ja|jawel|yes|ok|oke|oké|okay|goed|prima)(?: (?:graag|hoor|please|prima|goed))*[.,!:;]\s*",
    re.IGNORECASE,
)
_TITLES = frozenset(
    """
    dhr dr drs fam familie heer ir mej meneer mevr mevrouw mijnheer mr mrs ms mw
    """.split()
)
_LINKS = frozenset(
    """
    't al ben bin d' d. da de den der di dos e el het ibn in la le o' op s te ten ter v v. v.d van vd
    von y zu
    """.split()
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]*)*", re.UNICODE)

# A word among these makes it a sentence, no name. Words that are also names ("wil", "mei") are left out.
_SENTENCE_WORDS = frozenset(
    """
    adres afraid agent al alleen alles als angst anoniem are bang bank bedankt bellen belt ben bent
    bezoek boos buurman buurvrouw code computer daar dader dag dank dat deur deze die dit do dochter doe
    doei doen doet dom don't dont dus echt een eng er even ga gaat gebeld geen gek geld gewoon goed
    graag haar had hallo have heb hebben hebt heeft help hem hier hij hoe hoezo hoi huil huilen huis
    hulp human hun i'm iemand iets ik is ja je jij jullie kan klopt kom komen komt kunnen kunt kwaad
    langs later liever maar mag man me medewerker mens mij mijn moe moeder moeilijk moet moeten my naam
    nee neen nep net niemand niet niets niks no nodig nog not nu of ok oke oma omdat ook opa opgelicht
    oplichter overstuur paniek pas person pincode please police politie postcode prima scared schaam
    slachtoffer snel stop stoppen straks stress telefoon the thuis toch tril trillen u uw vader verder
    verdriet verdrietig verward vraag vrouw waar waarom waarvoor wacht wanneer want was wat we weet wel
    welke what why wie wij wilde wilt word wordt yes you zal ze zeg zeggen zegt zelf zenuwachtig ziek
    zij zijn zo zoon zou
    """.split()
)


# By itself said of a name that is not right; beside another it is one: "Jan Fout", "Anders Jensen".
_WRONG = frozenset("anders fout onjuist verkeerd wrong".split())


def find_name(text: str) -> str | None:
    """The name in an answer to "Hoe heet u?", or None when the text is something else.

    A question, a feeling or a sentence is never a name.
    """
    text = _BEFORE_A_CORRECTION.sub("", text.strip())
    text = _YES_FIRST.sub("", text).strip().strip(".,;:")
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


def is_only_a_name(text: str) -> bool:
    """Whether a text is nothing but a first and a last name, written with capitals: "Sanne Bakker"."""
    words = text.strip().strip(".,").split()
    own = [word for word in words if word.casefold().strip(".") not in _LINKS | _TITLES]
    capitals = all(word[:1].isupper() for word in own)
    return len(own) > 1 and capitals and _as_name(" ".join(words)) is not None


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
    if len(own) == 1 and (len(own[0]) < 2 or own[0] in _WRONG):
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
