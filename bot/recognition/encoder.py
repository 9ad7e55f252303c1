"""The sentence encoder: a text to 384 numbers, by onnxruntime on one thread.

models/nl_encoder holds the weights; manifest.json there gives the sha256 of each file, and nothing is
loaded whose hash differs. What was embedded for training is kept in .cache, keyed by encoder and text.
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.recognition.manifest import Manifest, ManifestError
from bot.recognition.unigram import Unigram

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "models" / "nl_encoder"
CACHE = ROOT / ".cache" / "embeddings"

DIMENSIONS = 384
# 4,000 characters of Dutch are about 900 tokens; what happened stands at the beginning of a message.
LONGEST = 256
PREFIX = "query: "  # the model was trained with it

Vectors = npt.NDArray[np.float32]

log = logging.getLogger(__name__)


class EncoderError(Exception):
    """The encoder cannot be used; the text says which file, and how to mend it."""


def checked(folder: Path, measuring: bool = False) -> Manifest:
    """What the encoder is made of, after its files were checked, or those that only measuring needs.

    Raises EncoderError when a file is missing or a hash differs.
    """
    try:
        manifest = Manifest.read(folder)
        manifest.check(folder, manifest.measuring if measuring else manifest.files)
    except ManifestError as error:
        raise EncoderError(str(error)) from None
    return manifest


class Encoder:
    """Embeds texts. One text at a time: in a batch a dynamically quantised model gives others."""

    def __init__(self, folder: Path | None = None) -> None:
        """folder: FOLDER unless given. Raises EncoderError when a file is missing or a hash differs."""
        folder = folder or FOLDER
        manifest = checked(folder)
        try:
            import onnxruntime
        except ImportError as error:
            raise EncoderError(f"onnxruntime is not installed: {error}") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Texts differ in length: memory planned for one shape would be kept for each.
        options.enable_mem_pattern = False
        options.enable_cpu_mem_arena = False
        self.version = manifest.version
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = Unigram.load(folder / "tokenizer.json.gz")

    def embed(self, text: str) -> Vectors:
        """The embedding of a text: (384,) float32, length 1."""
        ids = np.array([self._tokenizer.encode(PREFIX + text, LONGEST)], np.int64)
        vector: Vectors = self._session.run(None, {"ids": ids})[0][0]
        return vector / np.linalg.norm(vector)


class CachedEncoder:
    """Embeds many texts, each once: what it has seen before comes from a file. For training and figures."""

    def __init__(self, folder: Path | None = None, cache: Path = CACHE) -> None:
        """folder: FOLDER unless given. Raises EncoderError when a file is missing or a hash differs."""
        folder = folder or FOLDER
        manifest = checked(folder)
        self._folder = folder
        self._path = cache / f"{manifest.version}.npz"
        self._encoder: Encoder | None = None
        self._known = _read_cache(self._path)

    def embed_all(self, texts: Sequence[str]) -> Vectors:
        """The embeddings of texts, (len(texts), 384) float32, in their order."""
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        if missing:
            self._encoder = self._encoder or Encoder(self._folder)
            # onnxruntime works outside Python's lock: as many texts at once as there are processors.
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                vectors = threads.map(self._encoder.embed, missing.values())
                self._known.update(zip(missing, vectors, strict=True))
            _write_cache(self._path, self._known)
        return np.array([self._known[key] for key in keys], np.float32).reshape(-1, DIMENSIONS)


def _read_cache(path: Path) -> dict[str, Vectors]:
    try:
        with np.load(path, allow_pickle=False) as stored:
            return dict(zip(stored["keys"].tolist(), stored["vectors"], strict=True))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError) as error:
        log.warning("%s cannot be read (%s): texts are embedded again", path, error)
        return {}


def _write_cache(path: Path, known: dict[str, Vectors]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two trainings at once must not leave half a file.
    partial = path.with_suffix(f".{id(known)}.partial.npz")
    np.savez(partial, keys=np.array(list(known)), vectors=np.array(list(known.values()), np.float32))
    partial.replace(path)
