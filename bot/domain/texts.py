"""The fixed texts of the assistant, one file per language, and the form of address.

Texts are written with "u". For someone who is spoken to with "je" they are turned by the checked
table data/texts/je.yml; nothing is guessed: a "<verb> u" that the table does not know is an error of
the checks (tests/domain/test_texts.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.contact_places import OWN_PLACES, ContactPlaceError, fill
from bot.domain.contacts import Contacts
from bot.domain.documents import load_plain

U = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Informal:
    """Turns texts from "u" to "je". phrases: small letters -> what replaces them."""

    phrases: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrases: Mapping[str, str]) -> Informal:
        longest_first = sorted(phrases, key=len, reverse=True)
        pattern = re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
        return cls(phrases, pattern)

    def apply(self, text: str) -> str:
        return self.pattern.sub(self._turned, text)

    def _turned(self, match: re.Match[str]) -> str:
        found = match.group(0)
        turned = self.phrases[found.lower()]
        return turned[0].upper() + turned[1:] if found[0].isupper() else turned


@dataclass(frozen=True)
class Texts:
    """All texts: language -> key -> the ways to say it (one, or several for a question)."""

    languages: Mapping[str, Mapping[str, tuple[str, ...]]]
    informal: Informal

    def ways(self, key: str, language: str) -> tuple[str, ...]:
        """The ways to say it. Raises KeyError for a key that is not there."""
        return self.languages[language][key]

    def has(self, key: str, language: str = "nl") -> bool:
        return key in self.languages[language]

    def render(self, key: str, language: str, address: str | None, way: int = 0, /, **filled: str) -> str:
        """The text with its places filled, in the form of address.

        way: which of the ways to say it. Raises KeyError for a key or place that is not there.
        """
        text = self.ways(key, language)[way]
        return self.addressed(text, language, address).format(**filled)

    def addressed(self, text: str, language: str, address: str | None) -> str:
        """A text written with "u", as it is said to this visitor."""
        return self.informal.apply(text) if language == "nl" and address == "je" else text


def says_u(text: str) -> bool:
    """Whether a Dutch text speaks to somebody formally."""
    return U.search(text) is not None


def load_texts(folder: Path, contacts: Contacts) -> Texts:
    """Read nl.yml, en.yml and je.yml, with numbers and sites of contacts filled in.

    Raises ValueError naming file and key of a wrong entry.
    """
    languages = {
        name: {
            key: tuple(_filled(way, contacts, f"{name}.yml: {key}") for way in ways)
            for key, ways in _flat(load_plain(folder / f"{name}.yml"), "", f"{name}.yml")
        }
        for name in ("nl", "en")
    }
    return Texts(languages, Informal.of(_informal_table(load_plain(folder / "je.yml"))))


def _filled(text: str, contacts: Contacts, where: str) -> str:
    try:
        return fill(text, contacts, OWN_PLACES)
    except ContactPlaceError as error:
        raise ValueError(f"{where}: {error}") from error


def _informal_table(document: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {formal: informal for part in document.values() for formal, informal in part.items()}


def _flat(document: Any, prefix: str, file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if not isinstance(document, Mapping):
        raise ValueError(f"{file}: {prefix or 'the file'} must be a mapping, a text or a list of texts")
    for key, value in document.items():
        name = f"{prefix}{key}"
        if isinstance(value, str):
            yield name, (" ".join(value.split()),)
        elif isinstance(value, list) and value and all(isinstance(way, str) for way in value):
            yield name, tuple(" ".join(way.split()) for way in value)
        else:
            yield from _flat(value, f"{name}.", file)
