"""Check that Dutch texts can be read under stress (B1): short sentences, common words.

    .venv-web/bin/python -m bot.cli.check_readability

Every text that a visitor can read, from the files under data/: what the assistant says, and what the pages
around it say. A sentence has at most 15 words, all sentences together at most 8 on average. A word is
common when its Zipf frequency in Dutch (wordfreq: ten to the power of Zipf times in a billion words) is 3
or more, when it is put together from common words ("inlogcode"), or when it stands in
data/texts/known_words.yml. Ends with 1 when a text fails.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from wordfreq import zipf_frequency

from bot.domain.documents import load_plain
from bot.domain.every_text import every_text
from bot.domain.library import load_library
from bot.domain.playbook_texts import sentences, word_count
from bot.web.desk.canned import load_canned_replies

DATA = Path(__file__).resolve().parents[2] / "data"

MOST_WORDS = 15
MOST_ON_AVERAGE = 8.0
COMMON = 3.0
# A part of a compound: long enough to be a word of its own.
SHORTEST_PART = 3

# What the pages say themselves; every string in these files is a text. Problems are told in Dutch only.
PAGES = {
    "nl": ("page.nl.yml", "service.nl.yml", "documents.nl.yml", "problems.nl.yml"),
    "en": ("page.en.yml", "service.en.yml", "documents.en.yml"),
}

_NOT_WORDS = re.compile(r"\{[^}]*\}|\S+\.txt|\S+@\S+|\b[\w-]+\.(?:nl|com|me|be)\b|112NL-app|\b[A-Z]{2}\b")
_WORD = re.compile(r"[a-zà-ÿ]+(?:['’][a-zà-ÿ]+)?")


def complaints(texts: Iterable[tuple[str, str]], known: frozenset[str]) -> Iterator[str]:
    """What is hard to read, a line each. texts: (place, text); known: words that are allowed."""
    lengths: list[int] = []
    for place, text in texts:
        for sentence in sentences(text):
            words = word_count(sentence)
            lengths.append(words)
            if words > MOST_WORDS:
                yield f"{place}: a sentence of {words} words, {MOST_WORDS} at most: {sentence!r}"
        for word in _WORD.findall(_NOT_WORDS.sub(" ", text).lower()):
            if word not in known and not is_common(word):
                yield f"{place}: {word!r} is rare; use a plainer word or add it to known_words.yml: {text!r}"
    average = sum(lengths) / max(1, len(lengths))
    if average > MOST_ON_AVERAGE:
        yield f"sentences have {average:.1f} words on average, {MOST_ON_AVERAGE:.0f} at most"


@cache
def is_common(word: str) -> bool:
    """Whether a word, or all the words it is put together from, are common."""
    if zipf_frequency(word, "nl") >= COMMON:
        return True
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, rest = word[:cut], word[cut:]
        if zipf_frequency(first, "nl") >= COMMON and (is_common(rest) or _after_joint(rest)):
            return True
    return False


def known_words(path: Path) -> frozenset[str]:
    groups = load_plain(path)
    return frozenset(word for group in groups.values() for word in group)


def page_texts(folder: Path, language: Literal["nl", "en"] = "nl") -> Iterator[tuple[str, str]]:
    """(file and key, text) of everything in PAGES. folder: data/texts."""
    for name in PAGES[language]:
        yield from _leaves(load_plain(folder / name), f"texts/{name}: ")


def staff_texts(data: Path, language: Literal["nl", "en"] = "nl") -> Iterator[tuple[str, str]]:
    """(file and id, text) of the standard sentences that staff send: replies.yml."""
    for reply in load_canned_replies(data).replies:
        if language in reply.text:
            yield f"replies.yml: {reply.id}", reply.text[language]


def all_texts(data: Path, language: Literal["nl", "en"] = "nl") -> Iterator[tuple[str, str]]:
    """Everything that a visitor can read in a language, from the assistant, the pages and staff."""
    yield from every_text(load_library(data), language)
    yield from page_texts(data / "texts", language)
    yield from staff_texts(data, language)


def _leaves(document: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(document, dict):
        for key, value in document.items():
            yield from _leaves(value, f"{place}.{key}" if not place.endswith(" ") else f"{place}{key}")
    elif isinstance(document, list):
        for value in document:
            yield from _leaves(value, place)
    elif isinstance(document, str):
        yield place, document


def _after_joint(rest: str) -> bool:
    """The rest of a compound after the "s" between its parts: "identiteits-fraude"."""
    return rest.startswith("s") and len(rest) > SHORTEST_PART and is_common(rest[1:])


def main() -> int:
    known = known_words(DATA / "texts" / "known_words.yml")
    found = list(complaints(all_texts(DATA), known))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
