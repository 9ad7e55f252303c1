"""Opening the database at start: newest tables, the right key, safe with processes that start together."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, text
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.encryption import Cipher, KeyFaultError, key_path, new_key, read_key, write_key
from bot.store.models import KeyCheck

MIGRATIONS = Path(__file__).parent / "migrations"
START_LOCK = 7_236_112  # number of the advisory lock in PostgreSQL; any number will do


def newest_migration() -> str:
    """The revision that this version of the code needs: the last file of migrations/versions."""
    return max(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def current_migration(connection: Connection) -> str | None:
    """The revision the database is at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest revision; nothing happens when they are there already.

    Raises RuntimeError when the database is of a newer version than this code.
    """
    current, newest = current_migration(connection), newest_migration()
    if current == newest:
        return
    if current is not None and current > newest:
        raise RuntimeError(f"the database is at revision {current}, newer than this version ({newest})")
    # Only when there is something to do: it costs a quarter of a second and some memory.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


@asynccontextmanager
async def one_at_a_time(unit: AsyncConnection, data_dir: Path) -> AsyncIterator[None]:
    """Hold the start lock, so that of processes that start together one migrates and makes the key."""
    if unit.dialect.name == "postgresql":
        # Of the session, not of a transaction: the migration commits on its own.
        await unit.execute(text("SELECT pg_advisory_lock(:number)"), {"number": START_LOCK})
        await unit.commit()
        try:
            yield
        finally:
            await unit.rollback()
            await unit.execute(text("SELECT pg_advisory_unlock(:number)"), {"number": START_LOCK})
            await unit.commit()
    else:
        with (data_dir / "start.lock").open("w") as lock:
            await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
            yield


async def open_database(url: URL, data_dir: Path, keys: str = "") -> Database:
    """Open the database, its tables at the newest revision.

    keys: ENCRYPTION_KEY; when empty, the key file in data_dir, which is made for a new database.
    Raises KeyFaultError for a key that is lost, malformed or of another database.
    """
    await asyncio.to_thread(_make_folders, url, data_dir)
    # The cipher is not known before the check value was read; this one only opens the way to it.
    entrance = Database(url, Cipher(new_key()))
    try:
        async with entrance.engine.connect() as unit, one_at_a_time(unit, data_dir):
            await unit.execution_options(writes=True)
            await unit.run_sync(migrate)
            await unit.commit()
            cipher = await _right_cipher(unit, data_dir, keys)
            await unit.commit()
    finally:
        await entrance.close()
    return Database(url, cipher)


def _make_folders(url: URL, data_dir: Path) -> None:
    data_dir.mkdir(parents=True, exist_ok=True)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


async def _right_cipher(unit: AsyncConnection, data_dir: Path, keys: str) -> Cipher:
    check_value = (await unit.execute(select(KeyCheck.value))).scalar()
    found = keys or read_key(data_dir)
    if check_value is None:
        if not found:
            found = new_key()
            write_key(data_dir, found)
        cipher = Cipher(found)
        await unit.execute(insert(KeyCheck).values(id=1, value=cipher.check_value()))
        return cipher
    where = "ENCRYPTION_KEY" if keys else f"the key file {key_path(data_dir)}"
    if not found:
        raise KeyFaultError(
            f"this database is encrypted, but {where} is missing. Put the key back from a backup "
            "(make restore), or set ENCRYPTION_KEY. Without it the stored data cannot be read."
        )
    cipher = Cipher(found)
    if not cipher.opens(check_value):
        raise KeyFaultError(
            f"{where} holds another key than the one this database was written with. "
            "Put the right key back from a backup (make restore), or set ENCRYPTION_KEY."
        )
    return cipher
