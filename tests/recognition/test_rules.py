"""The rules hold together: no rule fires on words that say nothing, and word lists have no gaps."""

import pytest
from spacy.language import Language

from bot.recognition.facts import patterns, read, words

PLAIN = [
    "ik ben",
    "dat is het",
    "hij is er",
    "is dat zo",
    "ik heb een vraag",
    "kunt u mij helpen",
    "wat moet ik doen",
    "hoe gaat het",
    "het is mooi weer",
    "man van de bank",
    "zit in de trein",
    "niet meer",
    "mijn moeder belt",
    "ik snap het niet",
    "waar is het bureau",
    "bent u open op zaterdag",
    "mijn man en ik",
    "de deur",
    "nee dank u",
    "ja graag",
    "dat weet ik niet",
    "ik wil iets vragen",
    "goedemorgen",
    "is er iemand",
    "ok",
    "is weg",
    "het online",
    "alles goed",
    "met mijn",
    "naar huis",
    "dat heb ik",
    "kom net thuis",
    "hij zei",
    "ze komen uit een dorp",
    "ik woon hier al lang",
    "de bank is dicht",
    "mijn telefoon doet het niet",
    "wie bent u",
    "wat kost dat",
    "ik ben op zoek naar werk",
    "mijn zoon is jarig",
    "de buurman heeft een hond",
    "het regent",
    "tot morgen",
]


@pytest.mark.parametrize("text", PLAIN)
def test_words_that_say_nothing_give_no_fact(text: str, nlp: Language) -> None:
    assert read(text, nlp).facts == ()


def test_every_class_of_words_has_words() -> None:
    assert all(words.entries().values())


def test_a_pattern_with_an_unknown_class_is_refused() -> None:
    with pytest.raises(ValueError, match="nosuchclass"):
        patterns.compiled("{nosuchclass} weg")


def test_a_pattern_with_an_open_parenthesis_is_refused() -> None:
    with pytest.raises(ValueError, match="parentheses"):
        patterns.compiled("(weg|kwijt")
