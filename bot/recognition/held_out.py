"""Embeddings of the training examples by encoders that were tuned without them.

The shipped encoder was tuned on the examples: it places them better than a message that it never saw. Heads
fitted and figures measured on such places would be too sure. So each example is embedded by one of a few
encoders tuned without the part of the data that holds it (models/nl_encoder/build); held_out.npz keeps what
they said. A text that is not in it is new since, and the shipped encoder has not seen it either.
Source: Wolpert 1992, "Stacked Generalization" (what is built on a model needs its answers to unseen texts).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.recognition import encoder
from bot.recognition.encoder import CachedEncoder, EncoderError, Vectors

FILE = "held_out.npz"


def key(text: str) -> int:
    """What a text is kept by: the first 64 bits of its sha256."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])


def save(path: Path, texts: Sequence[str], vectors: Vectors) -> None:
    """vectors: (texts, 384). Written in the order of the keys: the same embeddings give the same file."""
    keys = np.array([key(text) for text in texts], np.uint64)
    order = np.argsort(keys)
    np.savez(path, keys=keys[order], vectors=vectors[order].astype(np.float16))


def embed_all(texts: Sequence[str], folder: Path | None = None) -> Vectors:
    """The embeddings to fit and measure with, (texts, 384) float32, length 1, in the order of the texts.

    folder: encoder.FOLDER unless given. Raises EncoderError when a file is missing or a hash differs.
    """
    folder = folder or encoder.FOLDER
    known = _read(folder)
    unknown = [text for text in texts if key(text) not in known]
    fresh = dict(zip(unknown, CachedEncoder(folder).embed_all(unknown), strict=True))
    vectors = [fresh[text] if text in fresh else known[key(text)] for text in texts]
    return np.array(vectors, np.float32).reshape(-1, encoder.DIMENSIONS)


def _read(folder: Path) -> dict[int, npt.NDArray[np.float16]]:
    if FILE not in encoder.checked(folder, measuring=True).measuring:
        return {}  # an encoder that was not tuned has seen nothing
    try:
        with np.load(folder / FILE, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(
            f"{folder / FILE}: cannot be read ({error}); restore it from the repository"
        ) from None
