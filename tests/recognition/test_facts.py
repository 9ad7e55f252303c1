"""Every sentence in tests/recognition/facts is read as its file says."""

import pytest
from spacy.language import Language

from bot.recognition.facts import read
from tests.recognition.sentences import Sentence, known_misses, sentences

ALL = sentences()
MISSES = known_misses()


def is_read_right(sentence: Sentence, nlp: Language) -> bool:
    values = [fact.value for fact in read(sentence.text, nlp).facts if fact.name == sentence.fact]
    if sentence.kind == "positive":
        return values == [sentence.value]
    if sentence.kind == "denied":
        return values == [False]
    return sentence.value not in values


@pytest.mark.parametrize("sentence", [one for one in ALL if one not in MISSES], ids=str)
def test_a_sentence_shows_its_fact_and_a_lookalike_does_not(sentence: Sentence, nlp: Language) -> None:
    assert is_read_right(sentence, nlp), read(sentence.text, nlp).facts


@pytest.mark.parametrize("sentence", sorted(MISSES, key=str), ids=str)
def test_a_known_miss_is_still_one_and_else_leaves_the_list(sentence: Sentence, nlp: Language) -> None:
    assert sentence in ALL, "it stands in no file of tests/recognition/facts"
    assert not is_read_right(sentence, nlp), "read right now: take it out of known_misses.yml"


def test_no_sentence_stands_in_one_file_twice() -> None:
    assert len(ALL) == len(set(ALL))
