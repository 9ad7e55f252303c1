"""The training examples of data/nlu as plain data: what Rasa trains on, and where each stands.

One form for all files, a file per name, so that a change shows as one line:

    version: "3.1"
    nlu:
      - intent: phishing
        examples: |
          - ik heb op een link in een sms geklikt
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.domain.documents import Place, Problems

FIRST_LINES = ('version: "3.1"', "nlu:", "  - intent: {name}", "    examples: |")
BEFORE_A_TEXT = "      - "
LONGEST_TEXT = 4000  # characters; a visitor cannot send more
# Rasa would take these for entities and leave part of the text out.
ANNOTATION = re.compile(r"\[[^\]]*\]\s*[({]")


@dataclass(frozen=True)
class Example:
    """A text that a person could type, and the scenario or intent that it shows."""

    text: str
    intent: str
    place: Place


def load_examples(folder: Path) -> tuple[Example, ...]:
    """All examples of a folder, in the order of files and lines. Raises DataError with every mistake."""
    problems = Problems()
    examples = read_examples(folder, problems)
    problems.stop_if_any()
    return examples


def read_examples(folder: Path, problems: Problems) -> tuple[Example, ...]:
    """All examples that can be read; what is not in the one form is noted in `problems`."""
    return tuple(example for path in sorted(folder.glob("*.yml")) for example in _read_file(path, problems))


def _read_file(path: Path, problems: Problems) -> Iterator[Example]:
    file = path.relative_to(Path.cwd()).as_posix() if path.is_relative_to(Path.cwd()) else str(path)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        problems.add(Place(file, 1), f"is not UTF-8 ({error.reason}); save it as UTF-8")
        return
    name = path.stem
    for number, wanted in enumerate(FIRST_LINES):
        expected = wanted.format(name=name)
        if number >= len(lines) or lines[number] != expected:
            problems.add(Place(file, number + 1), f"this line must be {expected!r}; write it so")
            return
    if lines[-1] == "":
        lines.pop()
    for number, line in enumerate(lines[len(FIRST_LINES) :], len(FIRST_LINES) + 1):
        place = Place(file, number)
        problem = _wrong_with(line)
        if problem:
            problems.add(place, problem)
        else:
            yield Example(line.removeprefix(BEFORE_A_TEXT), name, place)


def _wrong_with(line: str) -> str | None:
    if not line.startswith(BEFORE_A_TEXT):
        return f"does not start with {BEFORE_A_TEXT!r}; one example a line, six spaces, a dash, a space"
    text = line.removeprefix(BEFORE_A_TEXT)
    if not text.strip():
        return "is an empty example; fill it or remove the line"
    if text != text.strip():
        return "has spaces around the text; remove them"
    if "\t" in text or not text.isprintable():
        return "holds a character that cannot be seen; remove it"
    if len(text) > LONGEST_TEXT:
        return f"is longer than the {LONGEST_TEXT} characters that a visitor can send; shorten it"
    if ANNOTATION.search(text):
        return "holds [words](mark), which Rasa takes for an entity; write it without brackets"
    return None
