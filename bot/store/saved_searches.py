"""Searches of a staff member, as rows: nobody else sees them.

A search has an address without its words, so that these stand in no history of a browser and no log.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.store.database import Unit
from bot.store.search_models import SavedSearch

UNNAMED_KEPT = 20
NAMED_KEPT = 20


@dataclass(frozen=True)
class Kept:
    """A search. content: JSON. name: None when it was not kept on purpose."""

    id: str
    name: str | None
    content: Any


async def add_search(unit: Unit, search_id: str, staff_id: str, content: Any, now: datetime) -> None:
    """Remember a search; the oldest ones without a name go."""
    await unit.execute(
        insert(SavedSearch).values(id=search_id, staff_id=staff_id, name=None, search=content, created_at=now)
    )
    stays = (
        select(SavedSearch.id)
        .where(SavedSearch.staff_id == staff_id, SavedSearch.name.is_(None))
        .order_by(SavedSearch.created_at.desc())
        .limit(UNNAMED_KEPT)
    )
    await unit.execute(
        delete(SavedSearch).where(
            SavedSearch.staff_id == staff_id,
            SavedSearch.name.is_(None),
            SavedSearch.id.not_in(list((await unit.execute(stays)).scalars())),
        )
    )


async def search_of(unit: Unit, search_id: str, staff_id: str) -> Kept | None:
    """A search of this staff member; None when there is none."""
    row = (
        await unit.execute(
            select(SavedSearch.id, SavedSearch.name, SavedSearch.search).where(
                SavedSearch.id == search_id, SavedSearch.staff_id == staff_id
            )
        )
    ).first()
    return None if row is None else Kept(*row)


async def named_searches(unit: Unit, staff_id: str) -> list[Kept]:
    """The searches that somebody keeps, oldest first."""
    rows = await unit.execute(
        select(SavedSearch.id, SavedSearch.name, SavedSearch.search)
        .where(SavedSearch.staff_id == staff_id, SavedSearch.name.is_not(None))
        .order_by(SavedSearch.created_at)
        .limit(NAMED_KEPT)
    )
    return [Kept(*row) for row in rows]


async def name_search(unit: Unit, search_id: str, staff_id: str, name: str | None) -> bool:
    """Keep a search under a name, or no longer (None); False when there is none."""
    done = await unit.execute(
        update(SavedSearch)
        .where(SavedSearch.id == search_id, SavedSearch.staff_id == staff_id)
        .values(name=name)
    )
    return bool(done.rowcount == 1)
