"""YAML files whose form is a type: read and checked by msgspec, their mistakes named by file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from bot.domain.documents import DataError, Node, Place, Problem, Problems, load_plain, read_document

Form = TypeVar("Form")

# How msgspec names a place in its messages: "... - at `$.turns[3].say`". What stands under a free key has no
# name there, and is "[...]".
_WHERE = re.compile(r" - at `\$(?P<steps>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[\w-]+)|\[(?P<number>\d+)\]|(?P<any>\[\.\.\.\])")


def load_form(path: Path, form: type[Form]) -> Form:
    """A YAML file in this form. Raises DataError with file, line and mistake."""
    return in_form(load_plain(path), form, path)


def in_form(document: Any, form: type[Form], path: Path) -> Form:
    """What was read from a file, in this form. Raises DataError with file, line and mistake."""
    try:
        return msgspec.convert(document, form)
    except msgspec.ValidationError as error:
        raise DataError((Problem(_place(path, str(error)), str(error)),)) from error


def _place(path: Path, message: str) -> Place:
    """The line of what a message of msgspec is about, or of the nearest thing above it that has one."""
    node = read_document(path, Problems())
    where = _WHERE.search(message)
    place = Place.of(path)
    for step in _STEP.finditer(where["steps"]) if where else ():
        node = _below(node, step)
        if node is None:
            break
        place = node.place
    return place


def _below(node: Node | None, step: re.Match[str]) -> Node | None:
    if node is None or step["any"]:
        return None
    if step["key"]:
        return node.mapping.get(step["key"])
    number = int(step["number"])
    return node.sequence[number] if number < len(node.sequence) else None
