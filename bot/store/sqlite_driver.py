"""SQLite for an event loop with few changes of thread.

aiosqlite hands every step of a statement (cursor, execute, fetch, close) to a thread and back, which costs
more than most statements take. Here a statement outside a transaction is one hop, so that a long search
does not hold up the loop. Inside a transaction, when the lock is held and nothing waits for anything,
statements run where they are called; only BEGIN (which waits for the lock) and COMMIT (which waits for the
disk) go to the thread; a transaction that only reads waits for neither. Measured: docs/dependencies.md.
"""

import collections
import sqlite3
from collections.abc import Sequence
from typing import Any

from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.util.concurrency import await_

Rows = collections.deque[Any]
# Begins a transaction that takes no lock before its first statement, and then one that is never waited for.
BEGIN_READING = "BEGIN DEFERRED"


class FewHopsCursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor that has all rows of a statement as soon as it is executed."""

    __slots__ = ("_description", "_lastrowid", "_rowcount")

    def __init__(self, adapt_connection: Any) -> None:
        self._adapt_connection = adapt_connection
        self._connection = adapt_connection._connection
        self._rows: Rows = collections.deque()
        self._description: Any = None
        self._rowcount = -1
        self._lastrowid: int | None = None

    @property
    def description(self) -> Any:
        return self._description

    @property
    def rowcount(self) -> int:
        return self._rowcount

    @property
    def lastrowid(self) -> int:
        return self._lastrowid or 0

    @property
    def arraysize(self) -> int:
        return 1

    @arraysize.setter
    def arraysize(self, value: int) -> None:
        pass  # all rows are here already

    def execute(self, operation: Any, parameters: Any = None) -> Any:
        self._run(_execute, operation, parameters if parameters is not None else ())
        return self

    def executemany(self, operation: Any, seq_of_parameters: Sequence[Any]) -> Any:
        self._run(_execute_many, operation, seq_of_parameters)
        return self

    def close(self) -> None:
        self._rows.clear()

    async def _async_soft_close(self) -> None:
        pass

    def _run(self, work: Any, operation: str, parameters: Any) -> None:
        try:
            connection = self._connection._conn
            if connection.in_transaction or operation == BEGIN_READING:
                # SQLAlchemy takes a call that never awaits for a mistake.
                await_(_nothing())
                done = work(connection, operation, parameters)
            else:
                done = await_(self._connection._execute(work, connection, operation, parameters))
        except Exception as error:
            self._adapt_connection._handle_exception(error)
        self._rows, self._description, self._rowcount, self._lastrowid = done


class FewHopsConnection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()

    _cursor_cls = FewHopsCursor

    @property
    def _raw(self) -> sqlite3.Connection | None:
        raw: sqlite3.Connection | None = self._connection._connection
        return raw

    def commit(self) -> None:
        if self._raw is not None and self._raw.in_transaction:
            super().commit()

    def rollback(self) -> None:
        if self._raw is not None and self._raw.in_transaction:
            try:
                self._raw.rollback()
            except Exception as error:
                self._handle_exception(error)


class FewHopsModule(AsyncAdapt_aiosqlite_dbapi):
    def connect(self, *arguments: Any, **options: Any) -> FewHopsConnection:
        plain = super().connect(*arguments, **(options | {"check_same_thread": False}))
        return FewHopsConnection(self, plain._connection)


class FewHopsDialect(SQLiteDialect_aiosqlite):
    """The address of a database of this dialect begins with sqlite+fewhops://."""

    driver = "fewhops"
    supports_statement_cache = True
    supports_server_side_cursors = False

    @classmethod
    def import_dbapi(cls) -> FewHopsModule:
        import aiosqlite

        return FewHopsModule(aiosqlite, sqlite3)


async def _nothing() -> None:
    pass


def _execute(
    connection: sqlite3.Connection, operation: str, parameters: Any
) -> tuple[Rows, Any, int, int | None]:
    cursor = connection.execute(operation, parameters)
    rows = collections.deque(cursor.fetchall()) if cursor.description else collections.deque()
    done = rows, cursor.description, cursor.rowcount, cursor.lastrowid
    cursor.close()
    return done


def _execute_many(
    connection: sqlite3.Connection, operation: str, parameters: Any
) -> tuple[Rows, Any, int, int | None]:
    cursor = connection.executemany(operation, parameters)
    done: tuple[Rows, Any, int, int | None] = (collections.deque(), None, cursor.rowcount, cursor.lastrowid)
    cursor.close()
    return done
