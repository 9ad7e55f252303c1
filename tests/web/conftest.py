from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgresql import Cluster
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Visitor, Web, running_web
from tests.web.scripted_engine import ScriptedEngine

PLENTY = "100000/minute"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


# What these test does not hang on how rows are kept, raced for, found or counted; the store's own tests run
# on both kinds of database all the same.
ON_POSTGRESQL_ALONE = {
    "test_api_description", "test_bad_input", "test_desk_conversation", "test_desk_covers",
    "test_desk_drawn_rows", "test_desk_log_in", "test_desk_provider", "test_desk_rights", "test_language",
    "test_secrets", "test_security", "test_socket", "test_staff_summary", "test_texts",
}  # fmt: skip


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "shared" in metafunc.fixturenames:
        alone = metafunc.module.__name__.rpartition(".")[2] in ON_POSTGRESQL_ALONE
        kinds = ["postgresql"] if alone else ["sqlite", "postgresql"]
        metafunc.parametrize("shared", kinds, indirect=True, scope="module")


@pytest.fixture(scope="module")
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Web, ScriptedEngine]]:
    """A web process that the tests of a module share, once on each kind of database."""
    folder = tmp_path_factory.mktemp("web")
    if request.param == "sqlite":
        with running_web("", folder, RATE_LIMIT=PLENTY) as running:
            yield running
    else:
        cluster: Cluster = request.getfixturevalue("postgresql")
        with cluster.database() as url, running_web(url, folder, RATE_LIMIT=PLENTY) as running:
            yield running


@pytest.fixture
def web(shared: tuple[Web, ScriptedEngine]) -> Web:
    return shared[0]


@pytest.fixture
def engine(shared: tuple[Web, ScriptedEngine]) -> Iterator[ScriptedEngine]:
    """The engine beside web, saying the plain script again."""
    shared[1].reset()
    yield shared[1]
    shared[1].reset()


@pytest.fixture
def visitor(web: Web, engine: ScriptedEngine) -> Visitor:
    return web.visitor()


@pytest.fixture
def anna(web: Web, engine: ScriptedEngine) -> DeskClient:
    """Somebody at the desk."""
    return at_desk(web, "Anna")


@pytest.fixture
def bram(web: Web, engine: ScriptedEngine) -> DeskClient:
    """A colleague."""
    return at_desk(web, "Bram")


@pytest.fixture
def own(database_setting: str, tmp_path: Path) -> Iterator[tuple[Web, ScriptedEngine]]:
    """A web process of one test alone, which may be killed; once on each kind of database."""
    # The shorter the engine's time, the sooner a turn that was left is taken up.
    with running_web(database_setting, tmp_path, RATE_LIMIT=PLENTY, ENGINE_TIMEOUT="2") as running:
        yield running
