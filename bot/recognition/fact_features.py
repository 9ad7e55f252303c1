"""What was read in a text, as features for the classifier: it learns that a card that was given points one
way and "niets ingevuld" another, which words alone tell badly because of negation and tense.
"""

from __future__ import annotations

import hashlib
import json
import logging
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from bot.recognition import facts
from bot.recognition.facts import Reading

ROOT = Path(__file__).resolve().parents[2]
# What the rules read in many texts, by a hash of the rules: each training reads the same thousands.
CACHE = ROOT / ".cache" / "features"

# Persons depend on the Dutch pipeline that runs; the classifier must not.
LEFT_OUT = frozenset({"person"})

Features = frozenset[str]

MANY = 1_000  # texts; for fewer, starting processes takes longer than reading
CHUNK = 100
_KEPT: dict[str, Features] = {}

log = logging.getLogger(__name__)


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
        _KEPT.update(_of_many(new, CACHE / f"{_version()}.json"))
    return [_KEPT[text] for text in texts]


def _of_many(texts: Sequence[str], path: Path) -> dict[str, Features]:
    """By text. path: the file that keeps them from one process to the next."""
    stored = _read_cache(path)
    keys = {text: hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts}
    missing = [text for text in texts if keys[text] not in stored]
    if missing:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        with ProcessPoolExecutor(mp_context=context) as pool:
            read = pool.map(_of_text, missing, chunksize=CHUNK)
            stored |= {keys[text]: sorted(found) for text, found in zip(missing, read, strict=True)}
        _write_cache(path, stored)
    return {text: frozenset(stored[keys[text]]) for text in texts}


def _version() -> str:
    """A hash of what decides how a text is read."""
    digest = hashlib.sha256(spacy.__version__.encode())
    for path in [Path(__file__), *sorted(Path(facts.__file__).parent.iterdir())]:
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _read_cache(path: Path) -> dict[str, list[str]]:
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("%s cannot be read (%s): texts are read again", path, type(error).__name__)
        return {}


def _write_cache(path: Path, stored: dict[str, list[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two trainings at once must not leave half a file.
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.write_text(json.dumps(stored), encoding="utf-8")
    partial.replace(path)


def _of_text(text: str) -> Features:
    return of_reading(facts.read(text, _blank()))


@cache
def _blank() -> Language:
    return spacy.blank("nl")
