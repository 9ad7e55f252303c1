"""`make retention` counts, `make retention RUN=yes` removes, and the web process removes by itself."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.cli.document_retention import retention_page
from bot.domain.retention import load_retention
from bot.store.database import Database, database_url
from bot.store.models import Conversation, Message
from bot.store.opening import open_database
from tests.store import old_data
from tests.web.running import Web, eventually

ROOT = Path(__file__).resolve().parents[2]


async def _fill(settings: dict[str, str]) -> None:
    database = await _open(settings)
    await old_data.add_staff(database)
    long_ago = datetime.now(UTC) - timedelta(days=400)
    await old_data.add_conversation(database, "a", 0, closed_at=long_ago, updated_at=long_ago)
    await database.close()


async def _open(settings: dict[str, str]) -> Database:
    folder = Path(settings["DATA_DIR"])
    return await open_database(database_url(settings["DATABASE_URL"], folder), folder)


async def _left(settings: dict[str, str]) -> tuple[int, int]:
    """How many conversations and how many messages there are."""
    database = await _open(settings)
    async with database.read() as unit:
        counts = [
            (await unit.execute(select(func.count()).select_from(table))).scalar_one()
            for table in (Conversation, Message)
        ]
    await database.close()
    return counts[0], counts[1]


@pytest.fixture
def settings(database_setting: str) -> Iterator[dict[str, str]]:
    """The environment of a product with one conversation that is past its term."""
    with tempfile.TemporaryDirectory(prefix="tp-") as folder:
        environment = {"DATA_DIR": folder, "DATABASE_URL": database_setting}
        asyncio.run(_fill(environment))
        yield environment


def command(settings: dict[str, str], *arguments: str) -> list[str]:
    """The cells of the line about texts of conversations."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli.retention", *arguments], env={**os.environ, **settings},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    table = [line.split() for line in done.stdout.splitlines()]
    return next(cells for cells in table if cells[:2] == ["conversation", "conversation"])


def test_it_counts_without_removing_and_removes_when_told_to(settings: dict[str, str]) -> None:
    assert command(settings) == ["conversation", "conversation", "90", "no", "1"]
    assert asyncio.run(_left(settings)) == (1, 1)
    assert command(settings, "--run")[-1] == "1"
    assert asyncio.run(_left(settings)) == (1, 0)
    assert command(settings)[-1] == "0"


def test_the_web_process_removes_by_itself(settings: dict[str, str], tmp_path: Path) -> None:
    web = Web(settings, tmp_path / "web.log")
    web.start()
    try:
        eventually(lambda: asyncio.run(_left(settings)) == (1, 0))
    finally:
        web.stop()
    assert "geheim" not in web.log.read_text()


def test_the_page_in_docs_is_that_of_the_data() -> None:
    page = retention_page(load_retention(ROOT / "data" / "retention.yml"))
    assert (ROOT / "docs" / "retention.md").read_text(encoding="utf-8") == page
