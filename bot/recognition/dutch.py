"""The Dutch spaCy pipeline: which one runs, and loading it."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "models"
FOLDERS = {"embedded": MODELS / "nl_pipeline" / "pipeline", "nl_core_news_sm": MODELS / "nl_core_news_sm"}

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
        raise UnknownPipelineError(f"NL_PIPELINE is {name!r}, which is not installed; run `make setup`")
    return name


def load(name: str) -> Language:
    """The pipeline, without the parts that nothing here uses. Loaded once for each call."""
    import spacy

    nlp = spacy.load(FOLDERS[name])
    log.info("Dutch pipeline: %s (%s)", name, ", ".join(nlp.pipe_names))
    return nlp
