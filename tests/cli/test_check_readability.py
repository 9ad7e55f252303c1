"""The readability check: what it takes for hard, and that nothing a visitor reads is."""

import re
from typing import Literal

import pytest

from bot.cli.check_readability import DATA, all_texts, complaints, is_common, known_words, main, page_texts

KNOWN = known_words(DATA / "texts" / "known_words.yml")


def test_every_text_that_a_visitor_can_read_passes() -> None:
    assert main() == 0


def test_a_long_sentence_is_named_with_its_place() -> None:
    text = "Bel nu uw bank en vraag of zij de betaling van vanmorgen nog voor u kunnen tegenhouden."
    assert any("x.yml: a sentence of 17 words" in line for line in complaints([("x.yml", text)], KNOWN))


def test_a_rare_word_is_named() -> None:
    assert any("'restitutie'" in line for line in complaints([("x.yml", "Vraag restitutie.")], KNOWN))


@pytest.mark.parametrize(
    "word", ["bank", "pincode", "bankpas", "computerwinkel", "identiteitsfraude", "nepbericht"]
)
def test_words_put_together_from_common_words_are_common(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["restitutie", "geauthenticeerd", "vigerende"])
def test_office_words_are_not(word: str) -> None:
    assert not is_common(word)


def test_names_numbers_and_places_to_fill_are_no_words() -> None:
    assert not list(complaints([("x.yml", "Bel {x} of ga naar politie.nl. Kies DigiD.")], KNOWN))


def test_no_known_word_stands_there_for_nothing() -> None:
    read = " ".join(text.lower() for _, text in all_texts(DATA))
    unused = [word for word in KNOWN if word not in read]
    assert not unused


def test_what_had_better_not_be_done_and_what_staff_send_is_read_too() -> None:
    places = {place for place, _ in all_texts(DATA)}
    assert "replies.yml: echt" in places
    looked_at = {text for _, text in all_texts(DATA)}
    assert "Installeer niets omdat een beller dat vraagt." in looked_at


def test_what_the_pages_say_is_read_too() -> None:
    places = [place for place, _ in page_texts(DATA / "texts")]
    assert {place.split(":")[0] for place in places} == {
        "texts/page.nl.yml",
        "texts/service.nl.yml",
        "texts/documents.nl.yml",
        "texts/problems.nl.yml",
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_are_quoted_in_one_way(language: Literal["nl", "en"]) -> None:
    """With ‘ and ’; a straight mark is an apostrophe, inside a word or before "s avonds"."""
    quoted = re.compile(r"""(?<!\w)'(?!s )|'(?!\w)|"|„|‚""")
    straight = [(place, text) for place, text in all_texts(DATA, language) if quoted.search(text)]
    assert straight == []
