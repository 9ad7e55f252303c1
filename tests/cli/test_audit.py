"""`make audit` goes through the log, names the first row that does not fit, and ends with 1 then."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.store.audit import Act, append
from bot.store.audit_log import Question, in_order
from bot.store.database import Database, database_url
from bot.store.opening import open_database
from tests.postgresql import Cluster

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a product with six rows in its log."""
    if request.param == "sqlite":
        found = {"DATA_DIR": str(tmp_path), "DATABASE_URL": ""}
        asyncio.run(fill(found))
        yield found
    else:
        cluster: Cluster = request.getfixturevalue("postgresql")
        with cluster.database() as url:
            found = {"DATA_DIR": str(tmp_path), "DATABASE_URL": url}
            asyncio.run(fill(found))
            yield found


async def opened(settings: dict[str, str]) -> Database:
    folder = Path(settings["DATA_DIR"])
    return await open_database(database_url(settings["DATABASE_URL"], folder), folder)


async def fill(settings: dict[str, str]) -> None:
    database = await opened(settings)
    for number in range(6):
        async with database.write() as unit:
            await append(unit, Act("staff", "note.written", "conversation", f"c{number}", "anna"), NOW)
    await database.close()


async def tamper(settings: dict[str, str], statement: str) -> None:
    """What somebody with all rights on the database could do."""
    database = await opened(settings)
    async with database.write() as unit:
        if database.is_sqlite:
            await unit.execute(text("DROP TRIGGER audit_no_update"))
            await unit.execute(text("DROP TRIGGER audit_no_delete"))
        else:
            await unit.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
        await unit.execute(text(statement))
    await database.close()


def audit(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli.audit", *arguments], env={**os.environ, **settings},
        capture_output=True, text=True,
    )  # fmt: skip


def test_a_log_that_nobody_touched_is_whole(settings: dict[str, str]) -> None:
    done = audit(settings)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("audit: 6 rows, all fit; the last is 6:")
    seen = done.stdout.split()[-1]
    assert audit(settings, "--seen", seen).returncode == 0


@pytest.mark.parametrize(
    ("statement", "row"),
    [
        ("UPDATE audit SET staff_id = 'bram' WHERE number = 4", 4), ("DELETE FROM audit WHERE number = 2", 2),
        ("UPDATE audit SET at = '2026-11-24T11:00:00.000000+00:00' WHERE number = 1", 1),
    ],
)  # fmt: skip
def test_the_first_row_that_somebody_changed_is_named(
    settings: dict[str, str], statement: str, row: int
) -> None:
    asyncio.run(tamper(settings, statement))
    done = audit(settings)
    assert done.returncode == 1
    assert f"row {row} does not fit" in done.stdout


def test_rows_that_were_taken_away_at_the_end_show_by_what_was_written_down(settings: dict[str, str]) -> None:
    seen = audit(settings).stdout.split()[-1]
    asyncio.run(tamper(settings, "DELETE FROM audit WHERE number > 4"))
    assert audit(settings).returncode == 0
    done = audit(settings, "--seen", seen)
    assert done.returncode == 1
    assert "row 5 does not fit" in done.stdout


def export(settings: dict[str, str], path: Path, question: Question) -> list[dict[str, object]]:
    """Write an export to a file; gives its rows."""

    async def read() -> list[dict[str, object]]:
        database = await opened(settings)
        async with database.read() as unit:
            found = [vars(row) async for rows in in_order(unit, question) for row in rows]
        await database.close()
        return found

    rows = asyncio.run(read())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return rows


def test_an_export_can_be_checked_without_the_database(settings: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    rows = export(settings, path, Question())
    elsewhere = {"DATA_DIR": str(tmp_path / "nowhere")}
    assert audit(elsewhere, "--file", str(path)).returncode == 0
    rows[2]["act"] = "conversation.opened"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = audit(elsewhere, "--file", str(path))
    assert done.returncode == 1
    assert "row 3 does not fit" in done.stdout


def test_an_export_with_a_filter_is_not_taken_for_a_log_that_was_changed(
    settings: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "export.jsonl"
    export(settings, path, Question(subject_id="c3"))
    done = audit(settings, "--file", str(path))
    assert done.returncode == 1
    assert done.stdout == (
        "audit: row 1 is not in this file; 0 rows before it fit. An export with a filter leaves rows out and "
        "cannot be checked; from one without, somebody took them away\n"
    )


@pytest.mark.parametrize("content", ["number,at,actor\n1,2,3\n", "[]\n", '{"number": 1}\n', ""])
def test_a_file_that_is_no_export_as_json_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "export.csv"
    path.write_text(content)
    done = audit({"DATA_DIR": str(tmp_path)}, "--file", str(path))
    assert done.returncode == 2
    assert done.stderr == f"audit: {path} is no export of the log as JSON\n"


@pytest.mark.parametrize("arguments", [("--seen", "zes"), ("--file", "nergens.jsonl")])
def test_what_is_wrong_with_the_question_is_said(tmp_path: Path, arguments: tuple[str, str]) -> None:
    done = audit({"DATA_DIR": str(tmp_path)}, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("audit: ")
