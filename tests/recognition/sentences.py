"""The sentences of tests/recognition/facts: what shows a fact, what only looks like it, what denies it."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.domain.facts import VALUES, Value

FOLDER = Path(__file__).with_name("facts")
MISSES = Path(__file__).with_name("known_misses.yml")
LISTS = ("positive", "near_miss", "denied")


@dataclass(frozen=True)
class Sentence:
    """file: its name without ending, "lost_card" or "danger.suspect_coming"; kind: one of LISTS."""

    file: str
    kind: str
    text: str

    @property
    def fact(self) -> str:
        return self.file.split(".")[0]

    @property
    def value(self) -> Value:
        """The value that a positive sentence shows."""
        _, _, value = self.file.partition(".")
        return value or True

    def __str__(self) -> str:
        return f"{self.file}-{self.kind}-{self.text[:60]}"


def sentences() -> list[Sentence]:
    """All sentences of all files.

    Raises:
        ValueError: a file that names no fact, a list of another name, or a line that is not text.
    """
    found: list[Sentence] = []
    for path in sorted(FOLDER.glob("*.yml")):
        fact, _, value = path.stem.partition(".")
        if fact not in VALUES or (value or True) not in VALUES[fact]:
            raise ValueError(f"{path.name} names no fact of bot/domain/facts.py")
        for kind, texts in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if kind not in LISTS:
                raise ValueError(f"{path.name}: {kind!r} is none of {LISTS}")
            for text in texts:
                if not isinstance(text, str):
                    raise ValueError(f"{path.name}: {text!r} is not text; put it between quotation marks")
                found.append(Sentence(path.stem, kind, text))
    return found


def known_misses() -> set[Sentence]:
    """The sentences of known_misses.yml."""
    raw: dict[str, dict[str, list[str]]] = yaml.safe_load(MISSES.read_text(encoding="utf-8")) or {}
    return {
        Sentence(file, kind, text)
        for file, lists in raw.items()
        for kind, texts in lists.items()
        for text in texts
    }
