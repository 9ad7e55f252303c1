"""The real trained model and the real service, started once for all tests of the engine."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.service import Service

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def model() -> Path:
    """The trained model of the present sources; trained now when it is not there."""
    from bot.engine.model import model_path

    if not model_path().is_file():
        subprocess.run([sys.executable, "-m", "bot.cli.train"], cwd=ROOT, check=True)
    return model_path()


@pytest.fixture(scope="session")
def service(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running engine that is ready."""
    with Service(model, tmp_path_factory.mktemp("engine")) as running:
        yield running


@pytest.fixture
def own_service(model: Path, tmp_path: Path) -> Iterator[Service]:
    """A running engine of this test alone, for a test that ends it."""
    with Service(model, tmp_path) as running:
        yield running
