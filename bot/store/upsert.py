"""Insert a row or change the one that is there, in the words of either database."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from bot.store.database import Unit


async def insert_or_change(
    unit: Unit, table: Any, key: dict[str, Any], new: dict[str, Any], changes: dict[str, Any] | None = None
) -> None:
    """Make a row with these values; when there is one with this key, change it.

    key: the primary key. changes: what is changed in a row that is there; all of new when None.
    """
    insert = sqlite.insert if unit.dialect.name == "sqlite" else postgresql.insert
    statement = insert(table).values(**key, **new)
    await unit.execute(
        statement.on_conflict_do_update(index_elements=list(key), set_=new if changes is None else changes)
    )


async def insert_once(unit: Unit, table: Any, values: dict[str, Any]) -> bool:
    """Make a row with these values; False when there is one with its key already."""
    insert = sqlite.insert if unit.dialect.name == "sqlite" else postgresql.insert
    done = await unit.execute(insert(table).values(**values).on_conflict_do_nothing())
    return bool(done.rowcount == 1)
