"""YAML documents whose every part knows its file and line, so that a mistake can be found at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

# The same rules in C, about eight times as fast; not every build of PyYAML has it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Place:
    """Where something stands. line counts from 1."""

    file: str
    line: int

    @classmethod
    def of(cls, path: Path, line: int = 1) -> Place:
        """In this file, named from the working directory where it lies below it, for readable messages."""
        here = Path.cwd()
        return cls((path.relative_to(here) if path.is_relative_to(here) else path).as_posix(), line)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Problem:
    """A mistake in a data file: where, what is wrong, and how to mend it."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class DataError(ValueError):
    """A data file that cannot be used. problems: every mistake that was found in it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass
class Problems:
    """Collects mistakes, so that one run shows them all."""

    found: list[Problem] = field(default_factory=list)

    def add(self, place: Place, message: str) -> None:
        self.found.append(Problem(place, message))

    def stop_if_any(self) -> None:
        """Raise DataError when a mistake was found."""
        if self.found:
            # A shared part is read for every file that uses it: its mistakes are named once.
            raise DataError(tuple(sorted(set(self.found), key=lambda one: (one.place.file, one.place.line))))


@dataclass(frozen=True)
class Node:
    """A value of a YAML document: a mapping to nodes, a tuple of nodes, or a plain value."""

    value: Mapping[str, Node] | tuple[Node, ...] | Any
    place: Place

    @property
    def mapping(self) -> Mapping[str, Node]:
        """The keys and nodes of a mapping; none of any other value."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def sequence(self) -> tuple[Node, ...]:
        """The nodes of a list; none of any other value."""
        return self.value if isinstance(self.value, tuple) else ()

    def key(self, name: str) -> str | None:
        """The plain value under a key, as text; None when it is not there."""
        found = self.mapping.get(name)
        return None if found is None else str(found.value)

    def plain(self) -> Any:
        """The value without places, as load_plain would give it."""
        if isinstance(self.value, Mapping):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, tuple):
            return [node.plain() for node in self.value]
        return self.value


def load_plain(path: Path) -> Any:
    """The content of a YAML file without places, for who checks its form otherwise; None of an empty file.

    Raises DataError with file, line and mend when it is missing or not YAML.
    """
    return _parsed(path, yaml.load)


def read_document(path: Path, problems: Problems) -> Node | None:
    """Read one YAML file. Gives None, with the problem noted, when it is missing, empty or not YAML."""
    try:
        root = _parsed(path, yaml.compose)
    except DataError as error:
        problems.found.extend(error.problems)
        return None
    if root is None:
        problems.add(Place.of(path), "is empty; fill it or remove it")
        return None
    return _node(root, Place.of(path).file, problems)


def _parsed(path: Path, parse: Callable[..., Any]) -> Any:
    try:
        return parse(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError((_unreadable(path, error),)) from error


def _unreadable(path: Path, error: Exception) -> Problem:
    """What keeps a file from being read, and where."""
    if isinstance(error, OSError):
        return Problem(Place.of(path), f"cannot be read ({error.strerror}); put the file there")
    if isinstance(error, UnicodeDecodeError):
        return Problem(Place.of(path), f"is not UTF-8 ({error.reason}); save it as UTF-8")
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        place = Place.of(path, error.problem_mark.line + 1)
        return Problem(place, f"is not YAML: {error.problem}; mend the line or the indentation")
    return Problem(Place.of(path), f"is not YAML: {error}; mend it")


def _node(source: yaml.Node, file: str, problems: Problems) -> Node:
    place = Place(file, source.start_mark.line + 1)
    if isinstance(source, yaml.MappingNode):
        entries: dict[str, Node] = {}
        for key_node, value_node in source.value:
            key, key_place = str(key_node.value), Place(file, key_node.start_mark.line + 1)
            if key in entries:
                problems.add(key_place, f"{key!r} stands here twice; remove one")
            entries[key] = _node(value_node, file, problems)
        return Node(entries, place)
    if isinstance(source, yaml.SequenceNode):
        return Node(tuple(_node(item, file, problems) for item in source.value), place)
    return Node(yaml.SafeLoader("").construct_object(source), place)


class Fields:
    """The keys of one mapping, each taken once and checked; what is left over is a mistake.

    A missing or wrong value is noted in `problems` and read as empty, so that reading goes on.
    """

    def __init__(self, node: Node, problems: Problems, what: str) -> None:
        self.place = node.place
        self.what = what
        self._problems = problems
        self._left: dict[str, Node] = {}
        if isinstance(node.value, Mapping):
            self._left = dict(node.value)
        else:
            problems.add(node.place, f"{what} must be a mapping; write 'key: value' lines")

    def node(self, key: str, *, required: bool = True) -> Node | None:
        """The node under `key`; a required one that is missing is noted."""
        found = self._left.pop(key, None)
        if found is None and required:
            self._problems.add(self.place, f"{self.what} has no {key!r}; add it")
        return found

    def text(self, key: str, *, required: bool = True) -> str:
        """The text under `key`, or "" when it is missing."""
        found = self.node(key, required=required)
        if found is None:
            return ""
        if not isinstance(found.value, str) or not found.value.strip():
            self._problems.add(found.place, f"{key!r} must be text; put it between quotes")
            return ""
        return found.value.strip()

    def flag(self, key: str, *, required: bool = True) -> bool:
        """The true or false under `key`, false when it is missing."""
        found = self.node(key, required=required)
        if found is None:
            return False
        if not isinstance(found.value, bool):
            self._problems.add(found.place, f"{key!r} must be true or false; write one of them")
            return False
        return found.value

    def nodes(self, key: str, *, required: bool = True) -> tuple[Node, ...]:
        """The list under `key`, () when it is missing."""
        found = self.node(key, required=required)
        if found is None:
            return ()
        if not isinstance(found.value, tuple):
            self._problems.add(found.place, f"{key!r} must be a list; begin every item with '- '")
            return ()
        return found.value

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """The list of texts under `key`, () when it is missing."""
        return tuple(self._text_items(key, required))

    def _text_items(self, key: str, required: bool) -> Iterator[str]:
        for item in self.nodes(key, required=required):
            if isinstance(item.value, str):
                yield item.value
            else:
                self._problems.add(item.place, f"{key!r} must hold texts; put {item.value!r} between quotes")

    def close(self) -> None:
        """Note every key that nobody took."""
        for key, node in self._left.items():
            self._problems.add(node.place, f"{self.what} has an unknown key {key!r}; remove or rename it")
