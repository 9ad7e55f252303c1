"""The Dutch spaCy pipeline: which one is installed, and what of it is used.

Facts are read with words and rules of our own (bot/recognition/facts). Of a pipeline only the names of people
are used, where it can find them: docs/decisions/0012-no-syntax-in-a-turn.md.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.recognition.manifest import Manifest, ManifestError

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
# With manifest.json beside the pipeline: committed, or written by bin/setup of what it fetched.
FOLDERS = {"embedded": MODELS / "nl_pipeline", "nl_core_news_sm": MODELS / "nl_core_news_sm"}
PIPELINE = "pipeline"  # the folder with the pipeline itself

NAMES = "ner"
NEEDED_FOR_NAMES = {NAMES, "tok2vec"}

log = logging.getLogger(__name__)


class UnknownPipelineError(ValueError):
    """NL_PIPELINE names a pipeline that does not exist or is not installed."""


def chosen() -> str:
    """The name of the pipeline that runs: NL_PIPELINE, else nl_core_news_sm where it is installed.

    Raises UnknownPipelineError for any other name.
    """
    name = os.environ.get("NL_PIPELINE") or (
        "nl_core_news_sm" if FOLDERS["nl_core_news_sm"].exists() else "embedded"
    )
    if name not in FOLDERS:
        raise UnknownPipelineError(f"NL_PIPELINE is {name!r}; it can be {' or '.join(FOLDERS)}")
    if not FOLDERS[name].exists():
        raise UnknownPipelineError(
            f"NL_PIPELINE is {name!r}, which is not installed; run `bin/setup engine`, which fetches it"
        )
    return name


def load(name: str, exclude: frozenset[str] = frozenset()) -> Language:
    """The pipeline, after its files were checked. exclude: parts of it that are not wanted.

    Raises ManifestError when a file is missing or a hash differs.
    """
    import spacy

    folder = FOLDERS[name]
    Manifest.read(folder).check(folder)
    return spacy.load(folder / PIPELINE, exclude=sorted(exclude))


def for_names(name: str) -> Language:
    """What finds names of people: what the pipeline has for it, or a blank one where it has nothing.

    A pipeline that cannot be used is not worth a message without an answer: it says so in the log and goes on
    without.
    """
    import spacy

    try:
        parts = frozenset(_parts(FOLDERS[name] / PIPELINE))
        if NAMES in parts:
            return load(name, parts - NEEDED_FOR_NAMES)
    except (ManifestError, OSError, KeyError) as error:
        log.warning("Names of people are found by rules alone: %s", error)
    else:
        log.info("Dutch pipeline: %s finds no names; they are found by rules alone", name)
    return spacy.blank("nl")


def _parts(folder: Path) -> list[str]:
    """The names of the parts of a pipeline, without loading it."""
    import spacy

    parts: list[str] = spacy.util.load_config(folder / "config.cfg")["nlp"]["pipeline"]
    return parts
