"""Words that can be searched for: stems of the Dutch words in a text, without personal data.

The stemmers are Snowball's for Dutch: Kraaij-Pohlmann, by which "gebeld" is found with "bellen", and Porter,
by which "wachtwoorden" is found with "wachtwoord". A word is known by what either makes of it.
"""

import re
import unicodedata
from functools import lru_cache
from threading import Lock

import Stemmer

from bot.domain.scrubbing import TAGS, scrub

# Snowball's stop words for Dutch (https://snowballstem.org/algorithms/dutch/stop.txt) and what chats add to
# them: in nearly every conversation, so that searching for them finds everything.
STOP_WORDS = frozenset(
    "de en van ik te dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan "
    "zou of wat mijn men dit zo door over ze zich bij ook tot je mij uit der daar haar naar heb hoe "
    "heeft hebben deze u want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen "
    "toen moet ben zonder kan hun dus alles onder ja eens hier wie werd altijd doch wordt wezen kunnen "
    "ons zelf tegen na reeds wil kon niets uw iemand geweest andere nee we wij dag hallo goedemorgen "
    "goedemiddag goedenavond dank".split()
)
LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")
# No word and no telephone number is as long; the search for personal data takes long over these.
_RUN = re.compile(r"\S{61,}")
_stemmers = (Stemmer.Stemmer("dutch"), Stemmer.Stemmer("dutch_porter"))
_stemming = Lock()  # a stemmer keeps the word it works on

Stems = tuple[str, ...]


@lru_cache(maxsize=20_000)
def stems_of(word: str) -> Stems:
    """The stems of a word, one or two; none for a stop word, a single letter or what is too long."""
    plain = _plain(word)
    if plain in STOP_WORDS or not 1 < len(plain) <= LONGEST_WORD:
        return ()
    with _stemming:
        return tuple(dict.fromkeys(str(stemmer.stemWord(plain)) for stemmer in _stemmers))


def terms_of(text: str) -> list[str]:
    """The stems that a text can be found by, each once. Personal data are left out."""
    public = scrub(_RUN.sub(" ", text))
    for tag in TAGS.values():
        public = public.replace(tag, " ")
    return list(dict.fromkeys(stem for stems in asked_terms(public) for stem in stems))


def asked_terms(words: str) -> list[Stems]:
    """What somebody searches for: for each word its stems, each of which will do."""
    return list(dict.fromkeys(stems for word in _WORD.findall(words) if (stems := stems_of(word))))


def places(text: str, asked: list[Stems]) -> list[tuple[int, int]]:
    """Where words that were asked for stand in a text, as (start, end)."""
    wanted = {stem for stems in asked for stem in stems}
    return [match.span() for match in _WORD.finditer(text) if wanted & set(stems_of(match[0]))]


def _plain(word: str) -> str:
    """Small letters without accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
