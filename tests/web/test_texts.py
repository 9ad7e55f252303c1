"""What the service itself says: complete in both languages, plain, and with the right numbers."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.domain.contacts import load_contacts
from bot.web.problems import Problems
from bot.web.service_texts import LANGUAGES, load_problem_texts, load_service_texts
from bot.web.settings import ROOT

TEXTS = ROOT / "data" / "texts"
CONTACTS = load_contacts(ROOT / "data" / "contacts.yml")
LONGEST_SENTENCE = 15  # words
BLAME = re.compile(r"ingetrapt|waarom heeft u|had u maar|na[iï]ef|dom\b", re.IGNORECASE)


def every_text(document: Any) -> Iterator[str]:
    for value in document.values() if isinstance(document, dict) else ():
        if isinstance(value, str):
            yield value
        else:
            yield from every_text(value)


def texts(language: str) -> list[str]:
    return list(every_text(msgspec.to_builtins(load_service_texts(TEXTS, CONTACTS)[language])))


def test_the_numbers_are_those_of_the_contacts() -> None:
    sure = {number for name in ("112", "politie-0900") if (number := CONTACTS.get(name).shown)}
    allowed = {number.shown for number in sure}
    assert allowed == {"112", "0900-8844"}
    for language in LANGUAGES:
        for text in texts(language):
            assert set(re.findall(r"\b\d[\d-]{2,}\b", text)) <= allowed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fail_safe_answer_says_what_to_do(language: str) -> None:
    fail_safe = load_service_texts(TEXTS, CONTACTS)[language].fail_safe
    assert "112" in fail_safe.emergency
    assert "0900-8844" in fail_safe.advice
    assert "0900-8844" in fail_safe.opening


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short_and_blame_nobody(language: str) -> None:
    for text in texts(language):
        assert "!" not in text
        assert not BLAME.search(text)
        for sentence in re.split(r"(?<=[.?])\s+", text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_every_kind_of_problem_has_its_text() -> None:
    Problems(load_problem_texts(TEXTS, CONTACTS))
    with pytest.raises(ValueError, match="must stand in both"):
        Problems({})


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    for language in LANGUAGES:
        source = (TEXTS / f"service.{language}.yml").read_text()
        (tmp_path / f"service.{language}.yml").write_text(source.replace("  emergency:", "  emergancy:"))
    with pytest.raises(ValueError, match=r"service\.nl\.yml.*emerg"):
        load_service_texts(tmp_path, CONTACTS)
