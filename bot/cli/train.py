"""`make train`: train the model from config.yml, domain.yml and data/; skips when it is there already.

.venv-engine/bin/python -m bot.cli.train
"""

import contextlib
import io
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bot.engine import lean, logs
from bot.engine.model import ROOT, model_path

KEPT = 4  # trained models, so that going back to another branch needs no training


class TrainingError(Exception):
    """Rasa could not train; the text says what it reported."""


def train(target: Path, data: Path = ROOT / "data") -> None:
    """Train and write the model to target (.tar.gz). Raises TrainingError."""
    lean.prepare()
    from rasa.model_training import train as train_with_rasa
    from rasa.shared.exceptions import RasaException

    target.parent.mkdir(parents=True, exist_ok=True)
    # Finished elsewhere and moved: a model that is half written must not be found under its name.
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".training-") as work:
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # it says where, and that is moved
                result = train_with_rasa(
                    domain=str(ROOT / "domain.yml"),
                    config=str(ROOT / "config.yml"),
                    training_files=[str(data)],
                    output=work,
                    fixed_model_name="model",
                    force_training=True,
                )
        except RasaException as error:
            raise TrainingError(str(error)) from error
        if result.code != 0 or result.model is None:
            raise TrainingError(f"rasa ended with code {result.code}")
        shutil.move(result.model, target)


def remove_old(newest: Path, keep: int) -> None:
    """Remove the models of this pipeline that were made before the last few."""
    pipeline = newest.name.partition("-")[0]
    models = sorted(
        newest.parent.glob(f"{pipeline}-*.tar.gz"), key=lambda path: path.stat().st_mtime, reverse=True
    )
    for path in models[keep:]:
        path.unlink(missing_ok=True)


def main() -> int:
    logs.configure()
    # Silences Rasa's progress bars, dozens of them.
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    target = model_path()
    if target.exists():
        print(f"train: {target.name} is up to date", file=sys.stderr)
        return 0
    print(f"train: making {target.name}", file=sys.stderr, flush=True)
    start = time.monotonic()
    try:
        train(target)
    except TrainingError as error:
        print(f"train: failed: {error}", file=sys.stderr)
        return 1
    if target != model_path():
        target.unlink()
        print("train: files changed meanwhile; train again", file=sys.stderr)
        return 1
    remove_old(target, KEPT)
    print(f"train: done in {time.monotonic() - start:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
