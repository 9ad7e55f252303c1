"""Fixtures that several folders of tests share. Runs in both environments: imports stay inside."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.postgresql import Cluster


# They take longest: begun last, one core would work on them while the others have nothing left.
LONGEST = (
    "test_guide",
    "test_guide_every_day",
    "test_votes",
    "test_thousands",
    "test_turn_walk",
    "test_desk_provider",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(LONGEST)))


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
