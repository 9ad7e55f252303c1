"""Amounts, banks, places, numbers and names are found in the ways people write them."""

from pathlib import Path

import pytest
from spacy.language import Language

from bot.domain.documents import load_plain
from bot.recognition.facts import read

TABLE: dict[str, dict[str, list[str]]] = load_plain(Path(__file__).with_name("entities.yml"))
ROWS = [(kind, str(text), values) for kind, texts in TABLE.items() for text, values in texts.items()]


@pytest.mark.parametrize(("kind", "text", "values"), ROWS, ids=[f"{kind}-{text}" for kind, text, _ in ROWS])
def test_a_message_names_what_it_names(kind: str, text: str, values: list[str], nlp: Language) -> None:
    assert sorted(one.value for one in read(text, nlp).entities if one.kind == kind) == sorted(values)


def test_the_amount_that_was_lost_comes_before_larger_ones(nlp: Language) -> None:
    text = "hij beloofde mij 10.000 euro winst. ik heb 250 euro overgemaakt"
    amounts = [one.value for one in read(text, nlp).entities if one.kind == "amount"]
    assert amounts == ["250", "10000"]
