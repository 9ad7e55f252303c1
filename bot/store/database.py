"""The database: one unit of work at a time that happens whole or not at all.

    async with database.write() as unit:
        await unit.execute(insert(Note).values(...))

A unit is a SQLAlchemy connection in a transaction. Statements are written with the models' columns and
give rows, not objects: nothing is loaded, refreshed or flushed behind the caller's back.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.dialects import registry
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.store.columns import give_cipher
from bot.store.encryption import Cipher
from bot.store.sqlite_driver import BEGIN_READING

registry.register("sqlite.fewhops", "bot.store.sqlite_driver", "FewHopsDialect")

SQLITE_FILE = "ter-plaatse.sqlite"
BUSY_MILLISECONDS = 15_000

Unit = AsyncConnection


def database_url(setting: str, data_dir: Path) -> URL:
    """The address to use: a file in data_dir unless DATABASE_URL says otherwise.

    Raises ValueError for anything but SQLite and PostgreSQL.
    """
    if not setting:
        return URL.create("sqlite+fewhops", database=str(data_dir.resolve() / SQLITE_FILE))
    try:
        url = make_url(setting)
    except ArgumentError as error:
        raise ValueError("DATABASE_URL is not the address of a database, like postgresql://...") from error
    drivers = {
        "sqlite": "sqlite+fewhops",
        "postgresql": "postgresql+asyncpg",
        "postgres": "postgresql+asyncpg",
    }
    kind = url.get_backend_name()
    if kind not in drivers:
        raise ValueError(f"DATABASE_URL asks for {kind}; SQLite and PostgreSQL are supported")
    return url.set(drivername=drivers[kind])


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # None: transactions begin where we say so and not at the first write, see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",
        # What has been acknowledged survives a power cut too.
        "synchronous = FULL",
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    # IMMEDIATE: a transaction that reads first and writes then cannot be refused halfway.
    if options.get("writes"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif options.get("reads_together"):
        connection.exec_driver_sql(BEGIN_READING)


class Database:
    """An open database and its key. Made by bot.store.opening.open_database."""

    def __init__(self, url: URL, cipher: Cipher) -> None:
        self.url = url
        self.cipher = cipher
        self.is_sqlite = url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            # Errors are logged: without what visitors wrote.
            self.engine: AsyncEngine = create_async_engine(
                url, pool_size=4, max_overflow=4, hide_parameters=True
            )
            event.listen(self.engine.sync_engine, "connect", _prepare_sqlite)
            event.listen(self.engine.sync_engine, "begin", _begin_sqlite)
            self._reader = self.engine
        else:
            self.engine = create_async_engine(
                url, pool_size=8, max_overflow=8, pool_pre_ping=False, hide_parameters=True
            )
            self._reader = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._writer = self.engine.execution_options(writes=True)
        self._together = self._reader.execution_options(reads_together=True)
        # SQLite has one writer at a time: waiting in line here is fair and costs no polling.
        self._turnstile: asyncio.Lock | None = asyncio.Lock() if self.is_sqlite else None
        give_cipher(self.engine.sync_engine.dialect, cipher)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Unit]:
        """A unit of work: committed at the end of the block, rolled back when the block raises."""
        if self._turnstile is None:
            async with self._writer.begin() as unit:
                yield unit
        else:
            async with self._turnstile, self._writer.begin() as unit:
                yield unit

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        """A connection to read with; each statement sees what was committed before it."""
        async with self._reader.connect() as unit:
            yield unit

    @asynccontextmanager
    async def read_together(self) -> AsyncIterator[Unit]:
        """A connection for many short statements, each found by an index, as a page needs.

        In SQLite they see the database as it was at the first one, and run where they are called: a change
        of thread for each would wait in line behind all that the process does meanwhile.
        """
        async with self._together.connect() as unit:
            yield unit

    async def close(self) -> None:
        await self.engine.dispose()
