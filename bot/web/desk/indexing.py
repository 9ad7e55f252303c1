"""Keeping the search index whole: for what was said before there was one, and after a change of key."""

import asyncio
import logging

from sanic import Sanic
from sqlalchemy.exc import SQLAlchemyError

from bot.store.database import Database
from bot.store.search_index import drop_outdated, index_missing
from bot.web.desk.blueprint import desk
from bot.web.services import Services

log = logging.getLogger(__name__)

BATCH = 25  # visitors' messages wait as long as one batch is written
PAUSE_SECONDS = 0.02
RETRY_SECONDS = 30.0


async def complete_index(database: Database, pause: float = PAUSE_SECONDS) -> int:
    """Index all that is not in the index as it should be; how many messages and notes that were."""
    total = 0
    while True:
        async with database.write() as unit:
            dropped = await drop_outdated(unit, BATCH)
            added = 0 if dropped else await index_missing(unit, BATCH)
        if not dropped and not added:
            return total
        total += added
        await asyncio.sleep(pause)


async def keep_complete(database: Database) -> None:
    """Complete the index once, as soon as the database serves."""
    while True:
        try:
            total = await complete_index(database)
        except SQLAlchemyError as error:  # what was said can be found a little later
            log.warning("The search index cannot be completed: %s", type(error).__name__)
            await asyncio.sleep(RETRY_SECONDS)
        else:
            if total:
                log.info("Put %d older messages and notes into the search index", total)
            return


@desk.after_server_start
async def begin(app: Sanic) -> None:  # type: ignore[type-arg]
    parts: Services = app.ctx.services
    app.ctx.desk_indexing = asyncio.create_task(keep_complete(parts.database))


@desk.before_server_stop
async def end(app: Sanic) -> None:  # type: ignore[type-arg]
    app.ctx.desk_indexing.cancel()
    await asyncio.gather(app.ctx.desk_indexing, return_exceptions=True)
