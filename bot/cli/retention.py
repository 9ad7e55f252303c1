"""`make retention`: what is past its term (data/retention.yml), and with RUN=yes its removal.

    .venv-web/bin/python -m bot.cli.retention [--run]

Prints a line for each kind of data: its term, whether a lawyer confirmed it, and how much is due or was
removed. The web process does the same every hour; running it by hand beside that does no harm.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Mapping

from bot.domain.documents import DataError
from bot.domain.retention import Retention, load_retention
from bot.store.database import database_url
from bot.store.encryption import KeyFaultError
from bot.store.opening import open_database
from bot.web.bootstrap import RETENTION
from bot.web.clock import Clock, utc_now
from bot.web.retention import Count, Expiry
from bot.web.settings import SettingError, Settings, read_settings


async def expire(settings: Settings, retention: Retention, is_real: bool, clock: Clock) -> list[Count]:
    """Count what is due, or remove it. Raises KeyFaultError."""
    url = database_url(settings.database_url, settings.data_dir)
    database = await open_database(url, settings.data_dir, settings.encryption_key)
    try:
        expiry = Expiry(database, retention, clock)
        return await expiry.run() if is_real else await expiry.due()
    finally:
        await database.close()


def lines(counts: list[Count], retention: Retention, is_real: bool) -> list[str]:
    """The table, for people."""
    rows = [("kind", "part", "days", "confirmed", "removed" if is_real else "due")]
    for count in counts:
        term = retention[count.part.kind]
        confirmed = "yes" if term.is_confirmed else "no"
        rows.append((term.kind, count.part.name, str(term.days), confirmed, str(count.number)))
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def main(environment: Mapping[str, str] = os.environ) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--run", action="store_true", help="remove what is due; without it, only count")
    arguments = parser.parse_args()
    try:
        retention = load_retention(RETENTION)
        counts = asyncio.run(expire(read_settings(environment), retention, arguments.run, utc_now))
    except (DataError, SettingError, KeyFaultError, ValueError) as error:
        print(f"retention: {error}", file=sys.stderr)
        return 1
    print("\n".join(lines(counts, retention, arguments.run)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
