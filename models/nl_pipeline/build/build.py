"""Train the embedded Dutch spaCy pipeline from Universal Dependencies files.

    .venv-engine/bin/python models/nl_pipeline/build/build.py FOLDER_WITH_CONLLU [--steps N]

FOLDER holds the development and test parts of UD_Dutch-Alpino and UD_Dutch-LassySmall. Sentences
that stand in more than one part are kept once. One sentence in ten, chosen by a hash of its text, is
held out; the figures on it go into meta.json. The result replaces the pipeline beside this folder.
"""

import argparse
import hashlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import Doc, DocBin
from spacy.training.converters import conllu_to_docs

HERE = Path(__file__).parent
TARGET = HERE.parent / "pipeline"
HELD_OUT_ONE_IN = 10


def sentences(folder: Path) -> Iterator[Doc]:
    """Every sentence of every .conllu file in the folder, once."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.conllu")):
        for doc in conllu_to_docs(path.read_text(encoding="utf-8"), n_sents=1, no_print=True):
            text = " ".join(token.text for token in doc)
            if text not in seen:
                seen.add(text)
                yield doc


def is_held_out(doc: Doc) -> bool:
    text = " ".join(token.text for token in doc)
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD_OUT_ONE_IN == 0


def save(docs: list[Doc], path: Path) -> None:
    """Write the sentences as spaCy's training format."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=4000, help="training steps at the most")
    arguments = parser.parse_args()
    docs = list(sentences(arguments.folder))
    learn = [doc for doc in docs if not is_held_out(doc)]
    held_out = [doc for doc in docs if is_held_out(doc)]
    random.Random(0).shuffle(learn)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        save(learn, work / "train.spacy")
        save(held_out, work / "dev.spacy")
        train(
            HERE / "config.cfg",
            work / "out",
            overrides={
                "paths.train": str(work / "train.spacy"),
                "paths.dev": str(work / "dev.spacy"),
                "training.max_steps": arguments.steps,
            },
        )
        nlp = spacy.load(work / "out" / "model-best")
        nlp.meta.update(
            name="ud_dutch_small",
            version="1.0.0",
            description="Tagger, morphology, parser and lemmas for Dutch, trained on Universal Dependencies.",
            license="CC BY-SA 4.0",
            author="Trained from UD_Dutch-Alpino and UD_Dutch-LassySmall",
            sources=[{"name": "UD_Dutch-Alpino, UD_Dutch-LassySmall", "license": "CC BY-SA 4.0"}],
        )
        nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
        shutil.rmtree(TARGET, ignore_errors=True)
        nlp.to_disk(TARGET)


if __name__ == "__main__":
    main()
