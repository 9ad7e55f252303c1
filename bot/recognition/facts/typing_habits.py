"""How people type: chat abbreviations, Flemish forms, d/t, missing letters, words written apart.

`typing_habits.yml` maps what people type to the spelling of the word lists.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.domain.documents import load_plain
from bot.recognition.facts import words

_FILE = Path(__file__).with_name("typing_habits.yml")
_REAL = Path(__file__).with_name("real_words.txt")
_SHORTEST_GUESS = 8  # below this, one letter of difference is too often another word


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = load_plain(_FILE)
    return document


@cache
def _habits() -> dict[str, str]:
    raw: dict[str, str] = _document()["instead"]
    return {typed: str(meant) for meant, all_typed in raw.items() for typed in str(all_typed).split()}


@cache
def _apart() -> frozenset[str]:
    return frozenset(str(_document()["never_join"]).split())


@cache
def _real() -> frozenset[str]:
    lines = _REAL.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _one_letter_less() -> dict[str, str]:
    """Every list word with one letter left out -> that word, where only one word gives it."""
    shorter: dict[str, set[str]] = {}
    for word in words.vocabulary():
        if len(word) >= _SHORTEST_GUESS:
            for cut in {word, *_cuts(word)}:
                shorter.setdefault(cut, set()).add(word)
    return {cut: next(iter(found)) for cut, found in shorter.items() if len(found) == 1}


@cache
def _participles() -> frozenset[str]:
    """The participles of the lists: where people mix up d and t and leave out the last n."""
    prefixes = ("ge", "over", "op", "af", "mee", "door", "in", "aan", "weg", "terug", "be", "ver", "voor")
    return frozenset(
        word
        for word in words.vocabulary()
        if word.startswith(prefixes) and word.endswith(("d", "t", "en")) and len(word) > 5
    )


def _cuts(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


@lru_cache(maxsize=20_000)
def spell(word: str) -> str:
    """One or more words, spaces between, for what was typed. A word that is not known stays as it is."""
    habits = _habits()
    if word in habits:
        return habits[word]
    word = word.strip("'")
    if word in habits:
        return habits[word]
    known = words.vocabulary()
    if word in words.known() or word in _real():
        return word
    if "-" in word:
        whole = word.replace("-", "")
        return whole if whole in known else " ".join(spell(part) for part in word.split("-") if part)
    for slip, right in (("dt", "d"), ("t", "d"), ("d", "t"), ("e", "en"), ("en", "e")):
        if len(word) > 5 and word.endswith(slip) and word.removesuffix(slip) + right in _participles():
            return word.removesuffix(slip) + right
    if len(word) < _SHORTEST_GUESS - 1:
        return _squeeze(word, known)
    squeezed = _squeeze(word, known)
    return squeezed if squeezed in known else _guess(word)


def _squeeze(word: str, known: frozenset[str]) -> str:
    """ "heeelp" -> "help": letters typed three times or more."""
    if not any(word[place] == word[place + 1] == word[place + 2] for place in range(len(word) - 2)):
        return word
    for keep in (1, 2):
        out = ""
        for letter in word:
            if out[-keep:] != letter * keep:
                out += letter
        if out in known:
            return out
    return word


def _guess(word: str) -> str:
    less = _one_letter_less()
    if words.classes_of(word):
        return word
    for typed in (word, *sorted(_cuts(word))):
        meant = less.get(typed)
        if meant is not None and abs(len(meant) - len(word)) <= 1 and meant[0] == word[0]:
            return meant
    return word


@lru_cache(maxsize=20_000)
def joined(first: str, second: str) -> str | None:
    """The one word of the lists that two typed words make, or None."""
    both = first + second
    if len(both) >= 7 and len(second) > 1 and both in words.vocabulary() and both not in _apart():
        return both
    return None
