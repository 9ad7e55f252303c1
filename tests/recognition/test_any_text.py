"""Whatever is typed, reading never fails, is fast, and every fact carries the words that show it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from bot.domain.facts import VALUES
from bot.recognition.facts import Reading, read
from bot.recognition.sentences import FOLDER, read_set

LONGEST = 4_000
STORY = (
    "Vanmorgen werd ik gebeld door een man van de ING, hij zei dat er 2.500 euro van mijn rekening ging. "
    "Ik heb toen mijn pas en pincode meegegeven aan een koerier in Zwolle en 06-12345678 gebeld, maar er "
    "werd niet opgenomen. "
)
ODD = {
    "nothing": "",
    "spaces": " \n\t ",
    "emoji": "😱" * LONGEST,
    "another alphabet": "الشرطة عند الباب " * 200,
    "chinese": "警察在门口" * 500,
    "one word five hundred times": "pas " * 500,
    "one letter": "a" * LONGEST,
    "json": '{"text": "ik heb betaald", "n": [1, 2, 3]} ' * 80,
    "code": 'for (int i = 0; i < 10; i++) { printf("%d\\n", i); }\n' * 60,
    "numbers": "1 " * 2000,
    "digits": "1" * LONGEST,
    "parentheses": "(" * LONGEST,
    "quotation marks": '"' * LONGEST,
    "dots": ". " * 2000,
    "lone surrogate": "ik heb \ud800 betaald",
    "null byte": "ik heb\x00 betaald",
    "right to left marks": "\u202eik heb betaald\u202c",
    "a long story": (STORY * 20)[:LONGEST],
    "no full stop": ("ik heb betaald en hij is weg en " * 130)[:LONGEST],
}


def check(text: str, reading: Reading) -> None:
    for fact in reading.facts:
        assert text[fact.start : fact.end] == fact.words
        assert fact.words
        assert fact.value in VALUES[fact.name]
    names = [fact.name for fact in reading.facts]
    assert len(names) == len(set(names)), "a fact has one value"
    for entity in reading.entities:
        assert text[entity.start : entity.end] == entity.words
        assert entity.value


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_is_read(text: str, nlp: Language) -> None:
    check(text, read(text, nlp))


PIECES = st.sampled_from([word for one in read_set(FOLDER / "facts") for word in one.text.split()])


@settings(max_examples=150, deadline=None)
@given(words=st.lists(PIECES, max_size=60), mark=st.sampled_from([" ", ", ", ". ", "\n", "  ", " en ", "? "]))
def test_any_words_in_any_order_are_read(words: list[str], mark: str, nlp: Language) -> None:
    text = mark.join(words)
    check(text, read(text, nlp))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read_without_confident_nonsense(text: str, nlp: Language) -> None:
    check(text, read(text, nlp))


@pytest.mark.parametrize("text", [ODD["emoji"], ODD["another alphabet"], ODD["numbers"], ODD["one letter"]])
def test_what_is_no_sentence_gives_no_fact(text: str, nlp: Language) -> None:
    assert read(text, nlp).facts == ()


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_no_text_sends_a_pattern_back_and_forth(text: str, nlp: Language) -> None:
    read(text, nlp)
    begin = time.process_time()
    read(text, nlp)
    # Seconds of processor time. A tenth is usual; a pattern that backtracks without end takes minutes.
    assert time.process_time() - begin < 2
