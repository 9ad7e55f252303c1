"""The words that victims meet."""

from pathlib import Path

import pytest

from bot.domain.documents import DataError
from bot.domain.glossary import load_glossary
from bot.domain.playbook_texts import sentences

DATA = Path(__file__).resolve().parents[2] / "data"


def test_every_word_is_explained_in_one_sentence_in_both_languages() -> None:
    terms = load_glossary(DATA / "glossary.yml")
    assert len(terms) >= 20
    for term in terms:
        for language in ("nl", "en"):
            assert len(sentences(term.meaning.get(language))) == 1, term.id
            assert term.meaning.get(language).endswith("."), term.id


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    words = [term.word.nl.casefold() for term in load_glossary(DATA / "glossary.yml")]
    assert words == sorted(words)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - id: spoofing", "  - id: phishing", "stands here twice"),
        ("source: [S92, D]", "source: [S9999]", "'S9999' is not in data/sources.yml"),
        ("U vertelt de politie", "U vertelt de politie heel rustig en zonder haast", "a sentence of"),
        ("word: {nl: spoofing, en: spoofing}", "word: {nl: spoofing}", "has no 'en'"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (DATA / "glossary.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "glossary.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "sources.yml").write_text(
        (DATA / "sources.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    with pytest.raises(DataError) as error:
        load_glossary(tmp_path / "glossary.yml")
    assert any(says in problem.message and problem.place.line > 1 for problem in error.value.problems)
