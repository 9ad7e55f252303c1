"""docs/dependencies.md names every package that is asked for, in the version that is locked."""

import re
import tomllib
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("web", "dev", "engine", "installer")  # of a package in several, the first counts
ROW = re.compile(r"^\| (?P<name>[\w-]+)[^|]* \| (?P<version>[\w.]+) \| (?P<released>[\d-]+) \|", re.MULTILINE)


def asked_for() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(each for some in project["optional-dependencies"].values() for each in some),
    ]
    return {re.match(r"[\w-]+", each)[0].lower() for each in wanted}  # type: ignore[index]


def locked() -> dict[str, str]:
    found: dict[str, str] = {}
    for lock in LOCKS:
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        for name, version in re.findall(r"^([\w.-]+)==([^ ;\\]+)", text, re.MULTILINE):
            found.setdefault(name.lower(), version)
    return found


def test_every_package_that_is_asked_for_stands_there_as_it_is_locked() -> None:
    rows = {row["name"].lower(): row for row in ROW.finditer((ROOT / "docs/dependencies.md").read_text())}
    assert asked_for() - rows.keys() == set()
    versions = locked()
    wrong = {name for name, row in rows.items() if name in versions and versions[name] != row["version"]}
    assert wrong == set()
    assert all(date.fromisoformat(row["released"]) for row in rows.values())
