"""`make audit`: go through the audit log and see whether anybody changed it.

    .venv-web/bin/python -m bot.cli.audit [--seen NUMBER:HASH] [--file EXPORT]

Prints the number and hash of the last row: write these down elsewhere. With --seen the row that was written
down before must still be there, so that rows taken away at the end show too. With --file an export (JSON
lines, without a filter) is gone through and not the database. Ends with 1 when a row does not fit, and
names it.
"""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from bot.store.audit import Act, Chain, walk
from bot.store.database import database_url
from bot.store.encryption import KeyFaultError
from bot.store.opening import open_database
from bot.web.settings import SettingError, Settings, read_settings

ACT = ("actor", "act", "subject", "subject_id", "staff_id", "details")


def seen_row(text: str) -> tuple[int, str]:
    """A row that was written down. Raises ValueError."""
    number, _, row_hash = text.partition(":")
    if not number.isdecimal() or len(row_hash) != 64:
        raise ValueError("NUMBER:HASH, as this command printed it")
    return int(number), row_hash


async def walk_database(settings: Settings, chain: Chain) -> None:
    url = database_url(settings.database_url, settings.data_dir)
    database = await open_database(url, settings.data_dir, settings.encryption_key)
    try:
        async with database.read() as unit:
            await walk(unit, chain)
    finally:
        await database.close()


def walk_file(path: Path, chain: Chain) -> None:
    """Raises ValueError when a line is no row, or there is none."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = _row(line, path)
            act = Act(*(row[name] for name in ACT))
            if not chain.add(row["number"], row["at"], act, row["previous"], row["hash"]):
                return
    if chain.count == 0:
        raise _no_export(path)


def _row(line: str, path: Path) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or not {"number", "at", "previous", "hash", *ACT} <= row.keys():
        raise _no_export(path)
    return row


def _no_export(path: Path) -> ValueError:
    return ValueError(f"{path} is no export of the log as JSON")


def _what_does_not_fit(chain: Chain, *, in_file: bool) -> str:
    if in_file and chain.has_gap:
        return (
            f"row {chain.first_broken} is not in this file; {chain.count} rows before it fit. An export with "
            "a filter leaves rows out and cannot be checked; from one without, somebody took them away"
        )
    return f"row {chain.first_broken} does not fit; {chain.count} rows before it do"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seen", default="", metavar="NUMBER:HASH")
    parser.add_argument("--file", default="", metavar="EXPORT")
    arguments = parser.parse_args()
    try:
        chain = Chain(seen_row(arguments.seen) if arguments.seen else None)
        if arguments.file:
            walk_file(Path(arguments.file), chain)
        else:
            asyncio.run(walk_database(read_settings(os.environ), chain))
    except (SettingError, KeyFaultError, ValueError, OSError) as error:
        print(f"audit: {error}", file=sys.stderr)
        return 2
    if not chain.is_whole:
        print(f"audit: {_what_does_not_fit(chain, in_file=bool(arguments.file))}")
        return 1
    print(f"audit: {chain.count} rows, all fit; the last is {chain.count}:{chain.last_hash}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
