"""Where training examples came from: data/nlu_provenance.yml, and adding new ones to data/nlu."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.domain.documents import Fields, Place, Problems, read_document

PROVENANCE = "nlu_provenance.yml"
BEFORE_A_TEXT = "      - "


@dataclass(frozen=True)
class Addition:
    """An example that is to be added. id: of its provenance."""

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class Origin:
    """A line of the provenance. example: example_hash of the text."""

    id: str
    name: str
    example: str
    on: str
    place: Place


def example_hash(text: str) -> str:
    """What the provenance calls an example by."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_provenance(path: Path, problems: Problems) -> list[Origin]:
    """All lines; mistakes are noted in `problems`."""
    document = read_document(path, problems)
    if document is None:
        return []
    top = Fields(document, problems, "provenance")
    node = top.node("examples")
    top.close()
    origins = []
    for entry in node.sequence if node is not None else ():
        fields = Fields(entry, problems, "an example's provenance")
        origins.append(
            Origin(
                fields.text("id"), fields.text("name"), fields.text("example"), fields.text("on"), entry.place
            )
        )
        fields.close()
    return origins


def check_provenance(path: Path, examples: Iterable[tuple[str, str]], problems: Problems) -> None:
    """Note lines that name no example. examples: name and text of each in data/nlu."""
    known = {(name, example_hash(text)) for name, text in examples}
    for origin in read_provenance(path, problems):
        if (origin.name, origin.example) not in known:
            problems.add(
                origin.place,
                f"{origin.id} is the provenance of an example that {origin.name!r} does not have; remove it",
            )


def as_yaml(additions: Sequence[Addition]) -> str:
    """The new examples by themselves as training data, their provenance as comments."""
    lines = ['version: "3.1"', "nlu:"]
    for name in sorted({one.name for one in additions}):
        mine = [one for one in additions if one.name == name]
        lines += [f"  # {' '.join(one.id for one in mine)}", f"  - intent: {name}", "    examples: |"]
        lines += [f"{BEFORE_A_TEXT}{one.text}" for one in mine]
    return "\n".join(lines) + "\n"


def as_diff(additions: Sequence[Addition], files: Mapping[str, str], provenance: str, today: date) -> str:
    """What changes in data/nlu and in the provenance, for `git apply`.

    files: name -> text of data/nlu/<name>.yml, of every name that gets examples. provenance: the text of
    data/nlu_provenance.yml.
    """
    parts: list[str] = []
    for name in sorted({one.name for one in additions}):
        before = files[name]
        added = "".join(f"{BEFORE_A_TEXT}{one.text}\n" for one in additions if one.name == name)
        parts += _diff(f"data/nlu/{name}.yml", before, before.rstrip("\n") + "\n" + added)
    lines = "".join(
        f'  - {{id: {one.id}, name: {one.name}, example: "{example_hash(one.text)}", on: "{today}"}}\n'
        for one in additions
    )
    parts += _diff(f"data/{PROVENANCE}", provenance, provenance.rstrip("\n") + "\n" + lines)
    return "".join(parts)


def _diff(path: str, before: str, after: str) -> Iterable[str]:
    return difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
