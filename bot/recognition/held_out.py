"""Embeddings of the training examples by encoders that were tuned without them.

The shipped encoder was tuned on the examples: it places them better than a message that it never saw. Heads
fitted and figures measured on such places would be too sure. So each example is embedded by one of a few
encoders tuned without the part of the data that holds it (models/nl_encoder/build); held_out.npz keeps what
they said. A text that is not in it is new since, and the shipped encoder has not seen it either; what that
one says of it may stand in new_texts.npz, which only saves time.
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
from bot.recognition.manifest import Manifest

FILE = "held_out.npz"
NEW = "new_texts.npz"


def key(text: str) -> int:
    """What a text is kept by: the first 64 bits of its sha256."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])


def save(path: Path, texts: Sequence[str], vectors: Vectors) -> None:
    """vectors: (texts, 384). Written in the order of the keys: the same embeddings give the same file."""
    keys = np.array([key(text) for text in texts], np.uint64)
    order = np.argsort(keys)
    np.savez(path, keys=keys[order], vectors=vectors[order].astype(np.float16))


def keep_new(texts: Sequence[str], folder: Path | None = None) -> int:
    """Write the embeddings of texts that held_out.npz has not to new_texts.npz; how many there are.

    folder: encoder.FOLDER unless given. Raises EncoderError when a file is missing or a hash differs.
    """
    folder = folder or encoder.FOLDER
    known = _read(folder, FILE)
    new = sorted({text for text in texts if key(text) not in known})
    save(folder / NEW, new, CachedEncoder(folder).embed_all(new))
    Manifest.record(folder, NEW)
    return len(new)


def embed_all(texts: Sequence[str], folder: Path | None = None) -> Vectors:
    """The embeddings to fit and measure with, (texts, 384) float32, length 1, in the order of the texts.

    folder: encoder.FOLDER unless given. Raises EncoderError when a file is missing or a hash differs.
    """
    folder = folder or encoder.FOLDER
    known = _read(folder, NEW) | _read(folder, FILE)
    unknown = [text for text in texts if key(text) not in known]
    fresh = dict(zip(unknown, CachedEncoder(folder).embed_all(unknown), strict=True)) if unknown else {}
    vectors = [fresh[text] if text in fresh else known[key(text)] for text in texts]
    return np.array(vectors, np.float32).reshape(-1, encoder.DIMENSIONS)


def _read(folder: Path, file: str) -> dict[int, npt.NDArray[np.float16]]:
    if file not in encoder.checked(folder, measuring=True).measuring:
        return {}  # an encoder that was not tuned has seen nothing
    try:
        with np.load(folder / file, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except (OSError, ValueError, KeyError) as error:
        raise EncoderError(
            f"{folder / file}: cannot be read ({error}); restore it from the repository"
        ) from None
