"""A real PostgreSQL for the tests: its own cluster in a temporary folder, reached by a Unix socket."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

OWNER = "postgres"


class MissingServerError(Exception):
    """PostgreSQL is not installed."""


def programs() -> Path:
    """The folder with initdb and postgres.

    Raises MissingServerError with the command that installs it.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise MissingServerError("PostgreSQL is needed for these tests: apt-get install postgresql")
    return found[-1].parent


def as_owner(*command: str) -> list[str]:
    """The command as an unprivileged user; PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return list(command)
    return ["runuser", "-u", OWNER, "--", *command]


@dataclass(frozen=True)
class Cluster:
    """A running cluster. folder: where its socket is."""

    folder: Path
    programs: Path

    def run(self, statement: str, database: str = "postgres") -> str:
        done = subprocess.run(
            as_owner(
                str(self.programs / "psql"), "-XAtq", "-v", "ON_ERROR_STOP=1",
                "-h", str(self.folder), "-U", OWNER, "-d", database, "-c", statement,
            ),
            check=True, capture_output=True, text=True, cwd="/",
        )  # fmt: skip
        return done.stdout.strip()

    def url(self, database: str) -> str:
        return f"postgresql://{OWNER}@/{database}?host={self.folder}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new, empty database; dropped afterwards."""
        name = f"test_{secrets.token_hex(6)}"
        self.run(f"CREATE DATABASE {name}")
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a cluster and stop it afterwards."""
    binaries = programs()
    folder = Path(tempfile.mkdtemp(prefix="tp-pg-"))
    if os.geteuid() == 0:
        owner = pwd.getpwnam(OWNER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    # Others connect by the socket in this folder.
    folder.chmod(0o755)
    data = folder / "data"
    try:
        subprocess.run(
            as_owner(
                str(binaries / "initdb"), "-D", str(data), "-U", OWNER, "--auth=trust", "--encoding=UTF8",
                "--locale=C.UTF-8", "--no-sync",
            ),
            check=True, capture_output=True, cwd="/",
        )  # fmt: skip
        options = (
            f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=200 -c shared_buffers=32MB"
        )
        subprocess.run(
            as_owner(
                str(binaries / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"),
                "-w", "-o", options, "start",
            ),
            check=True, capture_output=True, cwd="/",
        )  # fmt: skip
        try:
            yield Cluster(folder, binaries)
        finally:
            subprocess.run(
                as_owner(str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop"),
                check=True, capture_output=True, cwd="/",
            )  # fmt: skip
    finally:
        shutil.rmtree(folder, ignore_errors=True)
