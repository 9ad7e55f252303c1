"""What was read in a text, as features for the classifier: it learns that a card that was given points one
way and "niets ingevuld" another, which words alone tell badly because of negation and tense.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.language import Language

from bot.recognition import facts
from bot.recognition.facts import Reading

# Persons depend on the Dutch pipeline that runs; the classifier must not.
LEFT_OUT = frozenset({"person"})

Features = frozenset[str]


def of_reading(reading: Reading) -> Features:
    """Facts with their value, kinds of entities, the language, and whether it is mostly pasted."""
    found = {f"{fact.name}={fact.value}" for fact in reading.facts}
    found |= {f"names {entity.kind}" for entity in reading.entities if entity.kind not in LEFT_OUT}
    found.add(f"language={reading.language}")
    if reading.quoted:
        found.add("quoted")
    return frozenset(found)


def of_texts(texts: Sequence[str]) -> list[Features]:
    """The features of texts that nobody has read yet: for training and measuring."""
    return [_of_text(text) for text in texts]


@cache
def _of_text(text: str) -> Features:
    """Kept: the classifier and the vote on facts learn from the same texts."""
    return of_reading(facts.read(text, _blank()))


@cache
def _blank() -> Language:
    return spacy.blank("nl")
