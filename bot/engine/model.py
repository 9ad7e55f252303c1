"""Where the trained model is: its name holds the pipeline and a hash of all that it was made from."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bot.recognition import dutch

ROOT = Path(__file__).resolve().parents[2]
TRAINED = ROOT / "models" / "trained"

# What decides how a model comes out, besides config, domain and data.
CODE = (
    "bot/engine/training_files.py",
    "bot/recognition/classifier.py",
    "bot/recognition/dutch.py",
    "bot/recognition/encoder.py",
    "bot/recognition/fact_features.py",
    "bot/recognition/fact_voter.py",
    "bot/recognition/fitted.py",
    "bot/recognition/fusion.py",
    "bot/recognition/held_out.py",
    "bot/recognition/legible.py",
    "bot/recognition/manifest.py",
    "bot/recognition/ngrams.py",
    "bot/recognition/pipeline.py",
    "bot/recognition/told.py",
    "bot/recognition/unigram.py",
    "bot/recognition/votes.py",
    "bot/recognition/words_and_facts.py",
    "bot/recognition/sentences.py",
    "data/facts/messages.jsonl",
    "data/facts/more.jsonl",
    "models/nl_encoder/manifest.json",
)


def sources(root: Path = ROOT) -> list[Path]:
    """Every file that the model is made from."""
    folders = [root / "data" / name for name in ("nlu", "rules", "stories", "facts/sentences")]
    data = sorted(path for folder in folders for path in folder.rglob("*.yml"))
    # What the rules read is a feature of the classifier.
    rules = sorted(path for path in (root / "bot/recognition/facts").iterdir() if path.is_file())
    return [root / "config.yml", root / "domain.yml", *data, *rules, *(root / name for name in CODE)]


def fingerprint(paths: Iterable[Path], root: Path = ROOT) -> str:
    """A hash of the names and contents of files."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root)} {len(content)} ".encode() + content)
    return digest.hexdigest()[:16]


def model_path() -> Path:
    """Where the model of the present sources and pipeline is, or will be."""
    return TRAINED / f"{dutch.chosen()}-{fingerprint(sources())}.tar.gz"


def existing_model(given: Path | None) -> Path:
    """The model that was asked for, or that of the present sources. Ends a command where there is none."""
    model = given or model_path()
    if not model.is_file():
        raise SystemExit(f"{model}: no such model; run `make train`")
    return model
