"""A network as the file that bot/recognition/encoder.py runs: ONNX, its weights as int8."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import torch
from network import Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic

MODEL, TOKENIZER, MANIFEST = "encoder.int8.onnx", "tokenizer.json.gz", "manifest.json"
ANY_IDS = torch.tensor([[0, 5, 6, 7, 2]])


def export(network: Encoder, path: Path) -> None:
    """Write a network as int8 ONNX."""
    with tempfile.TemporaryDirectory() as work:
        exact = Path(work) / "fp32.onnx"
        torch.onnx.export(
            network.eval(), (ANY_IDS,), str(exact), input_names=["ids"], output_names=["embedding"],
            dynamic_axes={"ids": {0: "batch", 1: "tokens"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(str(exact), str(path), per_channel=True, weight_type=QuantType.QInt8)


def describe(folder: Path, name: str, licence: str, measuring: Iterable[str] = ()) -> None:
    """Write the manifest. measuring: files that figures need and the running assistant does not."""
    described = {
        "name": name,
        "licence": licence,
        "files": {one: {"sha256": _hash(folder / one)} for one in (MODEL, TOKENIZER)},
        "measuring": {one: {"sha256": _hash(folder / one)} for one in measuring},
    }
    (folder / MANIFEST).write_text(json.dumps(described, indent=2) + "\n")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
