"""The word lists that the rules share: which words mean card, give, police, ...

`words.yml` (things and acts) and `grammar.yml` (words that join, deny, plan) hold a list of entries
for each class, separated by spaces. An underscore stands for a
space inside an entry, `*` at the end for any ending, `[dt]` for either letter.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from bot.domain.documents import load_plain

_FILES = tuple(Path(__file__).with_name(name) for name in ("words.yml", "grammar.yml"))
_LETTERS = re.compile(r"\[([^\]]*)\]")


@cache
def entries() -> dict[str, tuple[str, ...]]:
    """Class name -> its entries, spelled out; `{other}` in a list stands for the entries of that class.

    Raises:
        ValueError: a class refers to one that does not exist.
    """
    raw: dict[str, str] = {name: text for path in _FILES for name, text in _read(path).items()}
    done: dict[str, tuple[str, ...]] = {}

    def resolve(name: str) -> tuple[str, ...]:
        if name not in raw:
            raise ValueError(f"no class {name!r} in {' and '.join(path.name for path in _FILES)}")
        if name not in done:
            found: dict[str, None] = {}
            for entry in str(raw[name]).split():
                if entry.startswith("{"):
                    found.update(dict.fromkeys(resolve(entry[1:-1])))
                else:
                    found.update(dict.fromkeys(_spell_out(entry)))
            done[name] = tuple(found)
        return done[name]

    for name in raw:
        resolve(name)
    return done


@cache
def _read(path: Path) -> dict[str, str]:
    return {str(name): str(text) for name, text in load_plain(path).items()}


def _spell_out(entry: str) -> Iterator[str]:
    parts = _LETTERS.split(entry.replace("_", " "))
    choices = [(part,) if place % 2 == 0 else tuple(part) for place, part in enumerate(parts)]
    return ("".join(chosen) for chosen in itertools.product(*choices))


@cache
def members(name: str) -> frozenset[str]:
    """The words of a class, as a set."""
    return frozenset(entries()[name])


@cache
def expression(name: str) -> str:
    """The class as a regular expression for whole words, without the space that follows them."""
    longest_first = sorted(entries()[name], key=len, reverse=True)
    return (
        "(?:"
        + "|".join(
            re.escape(entry[:-1]) + r"[^ ,]*" if entry.endswith("*") else re.escape(entry)
            for entry in longest_first
        )
        + ")"
    )


@cache
def vocabulary() -> frozenset[str]:
    """Every single word of words.yml."""
    return _single_words(tuple(_read(_FILES[0])))


@cache
def known() -> frozenset[str]:
    """Every single word of both files."""
    return _single_words(tuple(entries()))


def _single_words(names: tuple[str, ...]) -> frozenset[str]:
    listed = (entry for name in names for entry in entries()[name] if not entry.endswith("*"))
    return frozenset(word for entry in listed for word in entry.split())


@cache
def _index() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """First word -> classes, and beginning of a word -> classes."""
    whole: dict[str, set[str]] = {}
    begins: dict[str, set[str]] = {}
    for name, found in entries().items():
        for entry in found:
            first = entry.split(" ")[0]
            if first.endswith("*"):
                begins.setdefault(first[:-1], set()).add(name)
            else:
                whole.setdefault(first, set()).add(name)
    freeze = {key: frozenset(value) for key, value in whole.items()}
    return freeze, {key: frozenset(value) for key, value in begins.items()}


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> frozenset[str]:
    """The classes that have an entry beginning with this word."""
    whole, begins = _index()
    found = set(whole.get(word, ()))
    for length in range(2, len(word) + 1):
        found.update(begins.get(word[:length], ()))
    return frozenset(found)
