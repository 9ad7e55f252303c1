"""Check everything that people write as data: contacts, sources, playbooks, glossary, policy, texts, and
that every scenario is played in a conversation of tests/dialogues.

    .venv-web/bin/python -m bot.cli.validate

Prints `file:line: message` for every mistake and ends with 1 when there is one. Training examples have
a check of their own (bot.cli.validate_examples).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.domain.answers import load_answers
from bot.domain.contact_places import OWN_PLACES, ContactPlaceError, fill, typed_contacts
from bot.domain.contacts import Contacts, read_contacts
from bot.domain.documents import DataError, Node, Place, Problem, Problems, read_document
from bot.domain.glossary import read_glossary
from bot.domain.orientation import load_orientation
from bot.domain.phrases import load_phrases
from bot.domain.playbook import Playbook
from bot.domain.playbooks import ENGLISH, read_playbooks
from bot.domain.retention import read_retention
from bot.domain.scenarios import PLAYBOOK_SCENARIOS
from bot.domain.sources import read_sources
from bot.domain.texts import load_texts
from bot.domain.triage import load_policy
from bot.play.conversation import read

ROOT = Path(__file__).resolve().parents[2]
# Under data/: lists of words, and files with texts outside data/texts.
WORD_LISTS = ("blame.yml", "je.yml", "known_words.yml")
WITH_TEXTS = ("questions.yml", "replies.yml", "orientation.yml", "glossary.yml", "triage.yml")
# What visitors ask, ids, and the address that the page leaves for.
NOT_SHOWN = ("ask", "source", "id", "address")
NO_CONVERSATION = "always.yml"  # stands in tests/dialogues too


def problems_in(data: Path) -> tuple[Problem, ...]:
    """Every mistake in a data folder, in the order of files and lines."""
    problems = Problems()
    contacts = read_contacts(data / "contacts.yml", problems)
    sources = read_sources(data / "sources.yml", problems)
    playbooks = read_playbooks(data / "playbooks", contacts, sources, problems)
    read_glossary(data / "glossary.yml", sources, problems)
    read_retention(data / "retention.yml", problems)
    for problem in _incomplete(data / "playbooks", playbooks):
        problems.add(problem.place, problem.message)
    _check_others(data, contacts, problems)
    _check_contact_places(data, contacts, problems)
    try:
        problems.stop_if_any()
    except DataError as error:
        return error.problems
    return ()


def _incomplete(folder: Path, playbooks: dict[str, Playbook]) -> Iterator[Problem]:
    """What is missing or too much: a playbook in both languages for every scenario, and no other."""
    for scenario in PLAYBOOK_SCENARIOS:
        if scenario not in playbooks:
            yield Problem(
                Place(str(folder / f"{scenario}.yml"), 1), "this scenario has no playbook; write it"
            )
        elif playbooks[scenario].english is None:
            path = folder / ENGLISH / f"{scenario}.yml"
            yield Problem(Place(str(path), 1), "this playbook has no English; translate it")
    for scenario in playbooks.keys() - set(PLAYBOOK_SCENARIOS):
        message = "is not a scenario; add it to bot/domain/scenarios.py or remove the playbook"
        yield Problem(Place(str(folder / f"{scenario}.yml"), 1), message)


def _check_others(data: Path, contacts: Contacts, problems: Problems) -> None:
    """The files whose own loaders stop at the first mistake."""
    loaders: tuple[tuple[Path, Callable[[], object]], ...] = (
        (data / "triage.yml", lambda: load_policy(data / "triage.yml")),
        (data / "texts", lambda: load_texts(data / "texts", contacts)),
        (data / "questions.yml", lambda: load_answers(data / "questions.yml", contacts)),
        (data / "orientation.yml", lambda: load_orientation(data / "orientation.yml")),
        (data / "phrases.yml", lambda: load_phrases(data / "phrases.yml")),
    )
    for path, load in loaders:
        files = sorted(path.glob("*.yml")) if path.is_dir() else [path]
        readable = [read_document(file, problems) is not None for file in files]
        if not all(readable):
            continue
        try:
            load()
        except DataError as error:
            problems.found.extend(error.problems)
        except (ValueError, KeyError, TypeError) as error:
            # A loader names the entry in its message; what it did not foresee has at least its type.
            problems.add(Place(str(path), 1), f"{type(error).__name__}: {error}; mend that entry")


def _check_contact_places(data: Path, contacts: Contacts, problems: Problems) -> None:
    """Numbers, sites and addresses typed in a text instead of taken from contacts.yml, and wrong places.

    Playbooks check their texts themselves, with more rules (bot/domain/playbook_texts.py).
    """
    texts = [path for path in sorted((data / "texts").glob("*.yml")) if path.name not in WORD_LISTS]
    for path in (*texts, *(data / name for name in WITH_TEXTS)):
        document = read_document(path, Problems()) if path.exists() else None
        for node in _texts(document) if document else ():
            for found in typed_contacts(node.value):
                problems.add(
                    node.place,
                    f"{found!r} is typed; write {{id}} or {{site:id}} of a contact in data/contacts.yml",
                )
            try:
                fill(node.value, contacts, OWN_PLACES)
            except ContactPlaceError as error:
                problems.add(node.place, str(error))


def _texts(node: Node) -> Iterator[Node]:
    """Every text of a document but what visitors say and what is no text to read."""
    for key, value in node.mapping.items():
        if key not in NOT_SHOWN:
            yield from _texts(value)
    for value in node.sequence:
        yield from _texts(value)
    if isinstance(node.value, str):
        yield node


def unplayed(dialogues: Path) -> Iterator[Problem]:
    """Conversations that cannot be read, and scenarios that none of them ends in."""
    ends = set()
    for path in sorted(path for path in dialogues.rglob("*.yml") if path.name != NO_CONVERSATION):
        try:
            conversation = read(path)
        except DataError as error:
            yield from error.problems
        except ValueError as error:
            yield Problem(Place(str(path), 1), str(error).removeprefix(f"{path}: "))
        else:
            if not conversation.turns:
                yield Problem(Place(str(path), 1), "has no turns; write what the visitor says")
            ends.add(conversation.end.scenario)
    for scenario in PLAYBOOK_SCENARIOS:
        if scenario not in ends:
            yield Problem(Place(str(dialogues), 1), f"no conversation ends in {scenario}; write one")


def main() -> int:
    here = Path() if Path.cwd() == ROOT else ROOT
    problems = (*problems_in(here / "data"), *unplayed(here / "tests" / "dialogues"))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"{len(problems)} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
