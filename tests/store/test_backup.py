"""Backup and restore: what was stored is there again, readable, on SQLite and PostgreSQL."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.store.backup import BackupError, restore, save
from bot.store.database import database_url
from bot.store.models import Conversation
from bot.store.opening import open_database
from tests.postgresql import Cluster

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def two_databases(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """DATABASE_URL of a database to save and of an empty one of the same kind to restore into."""
    if request.param == "sqlite":
        yield "", ""
    else:
        running: Cluster = request.getfixturevalue("postgresql")
        with running.database() as saved, running.database() as restored:
            yield saved, restored


async def test_what_was_saved_is_there_again_and_can_be_read(
    two_databases: tuple[str, str], tmp_path: Path
) -> None:
    here, there, archive = tmp_path / "here", tmp_path / "there", tmp_path / "backup.tar.gz"
    database_setting, elsewhere = two_databases
    database = await open_database(database_url(database_setting, here), here)
    async with database.write() as unit:
        row = {"id": "c1", "created_at": NOW, "updated_at": NOW, "state": {"asked": ["happened"]}}
        await unit.execute(insert(Conversation).values(row))
    # Saved while the database is in use.
    save(database_url(database_setting, here), here, archive)
    await database.close()
    restore(database_url(elsewhere, there), there, archive)
    restored = await open_database(database_url(elsewhere, there), there)
    async with restored.read() as unit:
        assert (await unit.execute(select(Conversation.state))).scalar_one() == {"asked": ["happened"]}
    await restored.close()


async def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    here, archive = tmp_path / "here", tmp_path / "backup.tar.gz"
    url = database_url("", here)
    await (await open_database(url, here)).close()
    save(url, here, archive)
    with pytest.raises(BackupError, match="is there already"):
        save(url, here, archive)
    with pytest.raises(BackupError, match="is there already"):
        restore(url, here, archive)


async def test_a_file_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Beste collega")
    with pytest.raises(BackupError, match="is not what make backup wrote"):
        restore(database_url("", tmp_path / "there"), tmp_path / "there", tmp_path / "letter.txt")
    with pytest.raises(BackupError, match="there is no database"):
        save(database_url("", tmp_path / "there"), tmp_path / "there", tmp_path / "new.tar.gz")


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    here = tmp_path / "here"
    url = database_url("", here)
    await (await open_database(url, here)).close()
    with pytest.raises(BackupError, match=r"there is no folder .*nowhere"):
        save(url, here, tmp_path / "nowhere" / "backup.tar.gz")


async def test_a_folder_that_cannot_be_written_in_is_named(tmp_path: Path) -> None:
    here = tmp_path / "here"
    url = database_url("", here)
    await (await open_database(url, here)).close()
    with pytest.raises(BackupError, match=r"/proc/backup\.tar\.gz cannot be written"):
        save(url, here, Path("/proc/backup.tar.gz"))
