"""Fixtures that several folders of tests share. Runs in both environments: imports stay inside."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from tests.postgresql import Cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator["Cluster"]:
    """A real PostgreSQL, started for this run of the tests."""
    from tests.postgresql import cluster

    with cluster() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def database_setting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """DATABASE_URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/test.sqlite"
    else:
        running: Cluster = request.getfixturevalue("postgresql")
        with running.database() as url:
            yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests fail that tests/known-failures.yml names, each for the reason that stands there."""
    register = Path(__file__).parent / "known-failures.yml"
    known: dict[str, str] = yaml.safe_load(register.read_text(encoding="utf-8"))
    for item in items:
        for name, reason in known.items():
            if name in item.nodeid:
                item.add_marker(pytest.mark.xfail(reason=reason))
