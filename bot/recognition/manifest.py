"""Which files make a model that is committed, and the sha256 of each: nothing with another hash is loaded.

manifest.json in the model's folder: {"name", "licence", "files": {path: {"sha256"}}}, with "measuring" for
files that only training and figures need.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FILE = "manifest.json"


class ManifestError(Exception):
    """A model cannot be used; the text says which file, and how to mend it."""


@dataclass(frozen=True)
class Manifest:
    """Which files make the model, with their sha256. version: the model's own, of all hashes.

    measuring: files that only training and figures need, with theirs.
    """

    files: dict[str, str]
    measuring: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Raises ManifestError when there is none that can be read."""
        path = folder / FILE
        try:
            written = json.loads(path.read_text())
            return cls(_hashes(written["files"]), _hashes(written.get("measuring", {})))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ManifestError(f"{path}: no manifest that can be read ({error})") from None

    @staticmethod
    def record(folder: Path, name: str) -> None:
        """Write the sha256 of a measuring file, as it is now, into the manifest of the folder."""
        path = folder / FILE
        written = json.loads(path.read_text())
        written["measuring"][name] = {"sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest()}
        path.write_text(json.dumps(written, indent=2, ensure_ascii=False) + "\n")

    @property
    def version(self) -> str:
        return hashlib.sha256("".join(sorted(self.files.values())).encode()).hexdigest()[:16]

    def check(self, folder: Path, files: Mapping[str, str] | None = None) -> None:
        """files: those of the model unless given.

        Raises ManifestError for a file that is not there or not the one that was recorded.
        """
        for name, recorded in (self.files if files is None else files).items():
            path = folder / name
            try:
                with path.open("rb") as file:
                    found = hashlib.file_digest(file, "sha256").hexdigest()
            except OSError as error:
                raise ManifestError(f"{path}: {error.strerror}; restore it from the repository") from None
            if found != recorded:
                raise ManifestError(
                    f"{path}: sha256 is {found}, recorded is {recorded}; restore it from the repository"
                )


def _hashes(entries: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    return {name: str(entry["sha256"]) for name, entry in entries.items()}
