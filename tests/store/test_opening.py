import asyncio
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, select, text
from sqlalchemy.exc import StatementError

from bot.store.database import Database, database_url
from bot.store.encryption import KeyFaultError, key_path, new_key
from bot.store.models import Base, KeyCheck, Staff
from bot.store.opening import MIGRATIONS, newest_migration, open_database
from bot.store.search_models import FTS_TABLE

pytestmark = pytest.mark.anyio


async def test_the_migrations_make_exactly_the_tables_of_the_models(database: Database) -> None:
    def is_compared(_object: object, name: str | None, *_: object) -> bool:
        # Search differs: SQLite has an FTS5 table, which SQLAlchemy does not know, and tables beside it that
        # it keeps for itself; PostgreSQL has an index. tests/store/test_search.py looks at both.
        return not (database.is_sqlite and str(name).startswith((FTS_TABLE, "ix_search_entry_tokens")))

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "include_object": is_compared}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


def test_the_newest_migration_is_the_head_that_alembic_sees() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [newest_migration()]


async def test_opening_again_keeps_what_is_there(database_setting: str, tmp_path: Path) -> None:
    url = database_url(database_setting, tmp_path)
    first = await open_database(url, tmp_path)
    async with first.read() as unit:
        before = (await unit.execute(select(KeyCheck.value))).scalars().all()
    await first.close()
    again = await open_database(url, tmp_path)
    async with again.read() as unit:
        assert (await unit.execute(select(KeyCheck.value))).scalars().all() == before
    await again.close()


async def test_processes_that_start_together_make_one_key_and_one_set_of_tables(
    database_setting: str, tmp_path: Path
) -> None:
    program = (
        "import asyncio, sys; from pathlib import Path;"
        "from bot.store.database import database_url; from bot.store.opening import open_database;"
        "d = Path(sys.argv[2]);"
        "print(asyncio.run(open_database(database_url(sys.argv[1], d), d)).cipher.keys)"
    )
    together = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, database_setting, str(tmp_path), stdout=subprocess.PIPE
        )
        for _ in range(3)
    ]
    keys = await asyncio.gather(*(process.communicate() for process in together))
    assert [process.returncode for process in together] == [0, 0, 0]
    assert len({out for out, _ in keys}) == 1


async def test_a_lost_key_is_an_error_that_says_what_to_do(database_setting: str, tmp_path: Path) -> None:
    url = database_url(database_setting, tmp_path)
    await (await open_database(url, tmp_path)).close()
    key_path(tmp_path).unlink()
    with pytest.raises(KeyFaultError, match=r"missing.*backup"):
        await open_database(url, tmp_path)
    assert not key_path(tmp_path).exists()


async def test_another_key_is_an_error_that_says_what_to_do(database_setting: str, tmp_path: Path) -> None:
    url = database_url(database_setting, tmp_path)
    await (await open_database(url, tmp_path)).close()
    with pytest.raises(KeyFaultError, match="ENCRYPTION_KEY holds another key"):
        await open_database(url, tmp_path, new_key())
    with pytest.raises(KeyFaultError, match="is not a key"):
        await open_database(url, tmp_path, "geheim")


async def test_a_new_key_before_the_old_one_still_reads_what_the_old_one_wrote(tmp_path: Path) -> None:
    url = database_url("", tmp_path)
    old, new = new_key(), new_key()
    first = await open_database(url, tmp_path, old)
    sealed = first.cipher.encrypt(b"Elsstraat 7")
    await first.close()
    rotated = await open_database(url, tmp_path, f"{new},{old}")
    assert rotated.cipher.decrypt(sealed) == b"Elsstraat 7"
    await rotated.close()


async def test_only_the_owner_may_read_the_key_file(tmp_path: Path) -> None:
    await (await open_database(database_url("", tmp_path), tmp_path)).close()
    assert stat.S_IMODE(key_path(tmp_path).stat().st_mode) == 0o600


async def test_a_database_of_a_newer_version_is_refused(database_setting: str, tmp_path: Path) -> None:
    url = database_url(database_setting, tmp_path)
    opened = await open_database(url, tmp_path)
    async with opened.write() as unit:
        await unit.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await opened.close()
    with pytest.raises(RuntimeError, match="newer than this version"):
        await open_database(url, tmp_path)


def test_only_sqlite_and_postgresql_are_accepted(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="mysql"):
        database_url("mysql://x/y", tmp_path)
    with pytest.raises(ValueError, match="DATABASE_URL"):
        database_url("nonsense", tmp_path)
    assert database_url("postgres://a@b/c", tmp_path).drivername == "postgresql+asyncpg"


async def test_a_unit_of_work_that_fails_leaves_nothing(database: Database) -> None:
    async def half_of_it() -> None:
        async with database.write() as unit:
            await unit.execute(insert(KeyCheck).values(id=2, value="x"))
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await half_of_it()
    async with database.read() as unit:
        assert (await unit.execute(select(KeyCheck.id))).scalars().all() == [1]


async def test_units_of_work_side_by_side_all_succeed(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.write() as unit:
            highest = max((await unit.execute(select(KeyCheck.id))).scalars().all())
            await unit.execute(insert(KeyCheck).values(id=100 + number, value=str(highest)))

    await asyncio.gather(*(add(number) for number in range(20)))
    async with database.read() as unit:
        assert len((await unit.execute(select(KeyCheck.id))).scalars().all()) == 21


async def test_moments_come_back_in_utc(database: Database) -> None:
    summer = datetime(2026, 7, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    async with database.write() as unit:
        await unit.execute(
            insert(Staff).values(
                id="a",
                login="a",
                name="A",
                password_hash="x",
                role="agent",
                totp_secret="JBSW",
                created_at=summer,
            )
        )
    async with database.read() as unit:
        stored = (await unit.execute(select(Staff.created_at))).scalar_one()
        secret = (await unit.execute(text("SELECT totp_secret FROM staff"))).scalar_one()
    assert stored == summer
    assert stored.tzinfo == UTC
    assert b"JBSW" not in bytes(secret)


async def test_a_moment_without_a_time_zone_is_refused(database: Database) -> None:
    async def store_it() -> None:
        async with database.write() as unit:
            await unit.execute(insert(Staff).values(id="a", created_at=datetime(2026, 7, 1)))

    with pytest.raises(StatementError, match="without a time zone"):
        await store_it()
