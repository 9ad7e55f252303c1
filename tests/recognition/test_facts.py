"""Every sentence in tests/recognition/facts and blind is read as its file says."""

import pytest
from spacy.language import Language

from bot.evaluation.known_misses import REGISTER, read_misses
from bot.recognition.facts import read
from bot.recognition.sentences import FOLDER, SETS, Sentence, read_set

ALL = {name: read_set(FOLDER / name) for name in SETS}
MISSES = {name: read_misses(REGISTER, name) for name in SETS}
READ_RIGHT = [one for name in SETS for one in ALL[name] if one not in set(MISSES[name])]
KNOWN = [(name, one) for name in SETS for one in MISSES[name]]


@pytest.mark.parametrize("sentence", READ_RIGHT, ids=str)
def test_a_sentence_shows_its_fact_and_a_lookalike_does_not(sentence: Sentence, nlp: Language) -> None:
    found = read(sentence.text, nlp).facts
    assert sentence.is_read_right(found), found


@pytest.mark.parametrize(("name", "sentence"), KNOWN, ids=[f"{name}-{one}" for name, one in KNOWN])
def test_a_known_miss_is_still_one_and_else_leaves_the_register(
    name: str, sentence: Sentence, nlp: Language
) -> None:
    assert sentence in ALL[name], f"it stands in no file of tests/recognition/{name}"
    found = read(sentence.text, nlp).facts
    assert not sentence.is_read_right(found), 'read right now: make known-misses ACCEPT="why"'


@pytest.mark.parametrize("name", SETS)
def test_no_sentence_stands_in_one_file_twice(name: str) -> None:
    assert len(ALL[name]) == len(set(ALL[name]))
