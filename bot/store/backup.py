"""Database and keys in one archive, and back. It holds the key: keep it as safe as the key itself."""

import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import URL

SQLITE_COPY = "database.sqlite"
POSTGRESQL_COPY = "database.dump"
KEYS = "keys"


class BackupError(Exception):
    """Nothing was saved or restored; the text says why and what to do."""


def save(url: URL, data_dir: Path, target: Path) -> None:
    """Write database and keys into a new archive. Raises BackupError."""
    if target.exists():
        raise BackupError(f"{target} is there already; choose another name")
    if not (beside := target.absolute().parent).is_dir():
        raise BackupError(f"there is no folder {beside}; make it first")
    try:
        _save(url, data_dir, target)
    except OSError as error:
        raise BackupError(f"{target} cannot be written: {error.strerror}") from error


def _save(url: URL, data_dir: Path, target: Path) -> None:
    # Beside the target, so that it gets its name in one step when it is whole.
    with tempfile.TemporaryDirectory(dir=target.absolute().parent) as work:
        folder = Path(work)
        if url.get_backend_name() == "sqlite":
            _copy_sqlite(Path(url.database or ""), folder / SQLITE_COPY)
        else:
            _postgresql(url, "pg_dump", "--format=custom", "--no-owner", f"--file={folder / POSTGRESQL_COPY}")
        if (data_dir / KEYS).is_dir():
            shutil.copytree(data_dir / KEYS, folder / KEYS)
        finished = folder / "archive"
        with tarfile.open(finished, "w:gz") as archive:
            for path in sorted(folder.iterdir()):
                if path != finished:
                    archive.add(path, path.name)
        finished.chmod(0o600)
        finished.rename(target)


def restore(url: URL, data_dir: Path, source: Path) -> None:
    """Put back what `save` wrote. Raises BackupError, with nothing changed."""
    if not source.exists():
        raise BackupError(f"{source} is not there")
    is_sqlite = url.get_backend_name() == "sqlite"
    if is_sqlite and Path(url.database or "").exists():
        raise BackupError(f"{url.database} is there already; move it away first")
    if (data_dir / KEYS).exists():
        raise BackupError(f"{data_dir / KEYS} is there already; move it away first")
    data_dir.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data_dir) as work:
        folder = Path(work)
        try:
            with tarfile.open(source, "r:gz") as archive:
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, OSError) as error:
            raise BackupError(f"{source} is not what make backup wrote ({type(error).__name__})") from error
        copy = folder / (SQLITE_COPY if is_sqlite else POSTGRESQL_COPY)
        if not copy.exists():
            raise BackupError(f"{source} holds a database of another kind than DATABASE_URL asks for")
        if is_sqlite:
            shutil.move(copy, Path(url.database or ""))
        else:
            _postgresql(url, "pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url.database}", copy)
        if (folder / KEYS).exists():
            shutil.move(folder / KEYS, data_dir / KEYS)


def _copy_sqlite(source: Path, target: Path) -> None:
    if not source.exists():
        raise BackupError(f"there is no database at {source}")
    # SQLite's own online copy: whole, also while others write.
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here)


def _postgresql(url: URL, *command: str | Path) -> None:
    host = url.host or url.query.get("host")
    settings = {"PGHOST": host, "PGPORT": url.port, "PGUSER": url.username, "PGPASSWORD": url.password}
    environment = {**os.environ, "PGDATABASE": url.database or ""}
    environment |= {name: str(value) for name, value in settings.items() if value}
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise BackupError(f"{command[0]} is needed: apt-get install postgresql-client") from error
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{command[0]} failed: {error.stderr.strip()}") from error
