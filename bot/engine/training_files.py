"""What Rasa trains on: data/nlu, data/rules and data/stories, and no other file under data/."""

from collections.abc import Iterable
from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter

FOLDERS = ("nlu", "rules", "stories")


class TrainingFiles(RasaFileImporter):
    """Rasa takes any YAML with a line `rules:` or `stories:` for its own; triage has such a line."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
    ) -> None:
        given = [training_data_paths] if isinstance(training_data_paths, str) else training_data_paths or []
        super().__init__(config_file, domain_path, [path for one in given for path in _folders(one)])


def _folders(path: str) -> Iterable[str]:
    """The training folders inside a data folder; anything else stays what it is."""
    inside = [str(Path(path) / name) for name in FOLDERS if (Path(path) / name).is_dir()]
    return inside or [path]
