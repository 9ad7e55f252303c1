"""What was read in a text, as features for the classifier: it learns that a card that was given points one
way and "niets ingevuld" another, which words alone tell badly because of negation and tense.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache

import spacy
from spacy.language import Language

from bot.recognition import facts
from bot.recognition.facts import Reading

# Persons depend on the Dutch pipeline that runs; the classifier must not.
LEFT_OUT = frozenset({"person"})

Features = frozenset[str]

MANY = 1_000  # texts; for fewer, starting processes takes longer than reading
CHUNK = 100
_KEPT: dict[str, Features] = {}


def of_reading(reading: Reading) -> Features:
    """Facts with their value, kinds of entities, the language, and whether it is mostly pasted."""
    found = {f"{fact.name}={fact.value}" for fact in reading.facts}
    found |= {f"names {entity.kind}" for entity in reading.entities if entity.kind not in LEFT_OUT}
    found.add(f"language={reading.language}")
    if reading.quoted:
        found.add("quoted")
    return frozenset(found)


def of_texts(texts: Sequence[str]) -> list[Features]:
    """The features of texts that nobody has read yet: for training and measuring.

    Kept: the classifier and the vote on facts learn from the same texts. Many are read on all cores.
    """
    new = [text for text in dict.fromkeys(texts) if text not in _KEPT]
    if len(new) < MANY:
        _KEPT.update((text, _of_text(text)) for text in new)
    else:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        with ProcessPoolExecutor(mp_context=context) as pool:
            _KEPT.update(zip(new, pool.map(_of_text, new, chunksize=CHUNK), strict=True))
    return [_KEPT[text] for text in texts]


def _of_text(text: str) -> Features:
    return of_reading(facts.read(text, _blank()))


@cache
def _blank() -> Language:
    return spacy.blank("nl")
