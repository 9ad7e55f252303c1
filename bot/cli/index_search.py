"""`make search-index`: build the desk's search index anew; works while the product runs.

    .venv-web/bin/python -m bot.cli.index_search

Needed only when the index is damaged: after a change of key it is completed at the next start.
Prints JSON {"indexed"}: how many messages and notes.
"""

import asyncio
import json
import os
import sys

from bot.store.database import database_url
from bot.store.encryption import KeyFaultError
from bot.store.opening import open_database
from bot.store.search_index import drop_all
from bot.web.desk.indexing import complete_index
from bot.web.settings import SettingError, Settings, read_settings


async def build(settings: Settings) -> int:
    """Drop the index and make it anew; how many messages and notes are in it."""
    url = database_url(settings.database_url, settings.data_dir)
    database = await open_database(url, settings.data_dir, settings.encryption_key)
    try:
        async with database.write() as unit:
            await drop_all(unit)
        return await complete_index(database)
    finally:
        await database.close()


def main() -> int:
    try:
        print(json.dumps({"indexed": asyncio.run(build(read_settings(os.environ)))}))
    except (SettingError, KeyFaultError, ValueError, RuntimeError) as error:
        print(f"search-index: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
