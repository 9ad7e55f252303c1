from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store.database import Database, database_url
from bot.store.opening import open_database


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def database(database_setting: str, tmp_path: Path, anyio_backend: str) -> AsyncIterator[Database]:
    """An open database of each kind."""
    opened = await open_database(database_url(database_setting, tmp_path), tmp_path)
    yield opened
    await opened.close()
