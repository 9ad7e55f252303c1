"""Train the embedded Dutch spaCy pipeline from Universal Dependencies files.

    .venv-engine/bin/python models/nl_pipeline/build/build.py FOLDER_WITH_CONLLU [--steps N] [--to FOLDER]

FOLDER holds the development and test parts of UD_Dutch-Alpino and UD_Dutch-LassySmall, the very files whose
sha256 stand in SOURCES. Sentences that stand in more than one part are kept once. One sentence in ten, chosen
by a hash of its text, is held out; the figures on it go into meta.json. The result replaces the pipeline
beside this folder and its manifest, unless --to names another folder.
"""

import argparse
import hashlib
import json
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
PIPELINE, MANIFEST = "pipeline", "manifest.json"
HELD_OUT_ONE_IN = 10
LICENCE = "CC BY-SA 4.0"
# From https://github.com/UniversalDependencies, UD_Dutch-Alpino and UD_Dutch-LassySmall, about release 2.16.
SOURCES = {
    "nl_alpino-ud-dev.conllu": "3d6ad878d8b7b362fd756da22ae230951233be1e5596743af772150c89ba346d",
    "nl_alpino-ud-test.conllu": "f5b5000fcbb6745d42f7cccf3986bb2550f9b56a171b0d4808fb45d2df7972a2",
    "nl_lassysmall-ud-dev.conllu": "5e756efff04efc3f410778dab0d0a2c151b1d1507c98a054af7fc208e722f458",
    "nl_lassysmall-ud-test.conllu": "26e0e40c67e80fbe9f905fb1fe952dc609bd6c1a6c82dbcb3079ae474a01e8f3",
}


def check_sources(folder: Path) -> None:
    """Ends the build when a file is missing or not the one that the shipped pipeline was made of."""
    for name, recorded in SOURCES.items():
        path = folder / name
        if not path.is_file():
            raise SystemExit(f"{path} is missing; it is a part of Universal Dependencies for Dutch")
        if (found := _hash(path)) != recorded:
            raise SystemExit(f"{path}: sha256 is {found}, recorded is {recorded}; it is of another release")


def describe(folder: Path, meta: dict[str, object]) -> None:
    """Write the manifest of the pipeline in a folder."""
    files = sorted(path for path in (folder / PIPELINE).rglob("*") if path.is_file())
    described = {
        "name": f"{meta['name']} {meta['version']}, for spaCy {meta['spacy_version']}",
        "licence": LICENCE,
        "files": {path.relative_to(folder).as_posix(): {"sha256": _hash(path)} for path in files},
        "made_from": {name: {"sha256": recorded} for name, recorded in SOURCES.items()},
    }
    (folder / MANIFEST).write_text(json.dumps(described, indent=2) + "\n")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sentences(folder: Path) -> Iterator[Doc]:
    """Every sentence of the treebanks, once."""
    seen: set[str] = set()
    for path in (folder / name for name in SOURCES):
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
    parser.add_argument("--to", type=Path, default=HERE.parent, help="where pipeline and manifest go")
    arguments = parser.parse_args()
    check_sources(arguments.folder)
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
            license=LICENCE,
            author="Trained from UD_Dutch-Alpino and UD_Dutch-LassySmall",
            sources=[{"name": "UD_Dutch-Alpino, UD_Dutch-LassySmall", "license": LICENCE}],
        )
        nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
        shutil.rmtree(arguments.to / PIPELINE, ignore_errors=True)
        arguments.to.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(arguments.to / PIPELINE)
        describe(arguments.to, nlp.meta)


if __name__ == "__main__":
    main()
