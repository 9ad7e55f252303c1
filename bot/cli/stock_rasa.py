"""Stock Rasa 3.6.21 as the peer that `make bench` measures against: its model, trained on our data.

The pipeline and policies are those that Rasa itself suggests (`rasa init`, DIET and TED). Epochs are
cut: they change how long training takes and what is learnt, not what a turn costs.
"""

import hashlib
import os
import subprocess
import time
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
STOCK = ROOT / ".venv-stock"
EPOCHS = 2
CONFIG = {
    "recipe": "default.v1",
    "language": "nl",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": EPOCHS, "constrain_similarities": True},
        {"name": "EntitySynonymMapper"},
        {"name": "ResponseSelector", "epochs": EPOCHS, "constrain_similarities": True},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
    "policies": [
        {"name": "MemoizationPolicy"},
        {"name": "RulePolicy"},
        {"name": "UnexpecTEDIntentPolicy", "max_history": 5, "epochs": EPOCHS},
        {"name": "TEDPolicy", "max_history": 5, "epochs": EPOCHS, "constrain_similarities": True},
    ],
}


class StockError(Exception):
    """Stock Rasa is not there or does not train; the text says what to do."""


def train_stock(root: Path) -> tuple[Path, float]:
    """The trained stock model and how long its training took, in seconds (0 when it was there).

    Raises StockError when the environment is missing or training fails.
    """
    rasa = STOCK / "bin" / "rasa"
    if not rasa.exists():
        raise StockError("stock Rasa is not installed: bin/setup stock")
    data = [root / "domain.yml", *sorted((root / "data").glob("nlu/*.yml"))]
    data += [*sorted((root / "data").glob("rules/*.yml")), *sorted((root / "data").glob("stories/*.yml"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in data) + repr(CONFIG).encode()).hexdigest()
    folder = root / "models" / "trained"
    model = folder / f"stock-{digest[:12]}.tar.gz"
    if model.exists():
        return model, 0.0
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "stock-config.yml"
    config.write_text(yaml.safe_dump(CONFIG, sort_keys=False))
    command = [rasa, "train", "--config", config, "--domain", root / "domain.yml", "--data"]
    command += [root / "data" / name for name in ("nlu", "rules", "stories")]
    command += ["--out", folder, "--fixed-model-name", model.name.removesuffix(".tar.gz")]
    began = time.perf_counter()
    trained = subprocess.run(
        [str(part) for part in command],
        cwd=root,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
        check=False,
    )
    if trained.returncode != 0 or not model.exists():
        raise StockError(f"stock Rasa does not train: {trained.stderr[-2000:]}")
    return model, time.perf_counter() - began
