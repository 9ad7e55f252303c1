"""The questions that find out what goes on when little was said: choices, and words that hint at them.

data/orientation.yml holds small questions with options. An option sets facts or a scenario, or leads
to the next question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.domain.documents import load_plain
from bot.domain.facts import VALUES, Value
from bot.domain.scenarios import PLAYBOOK_SCENARIOS

START = "start"


@dataclass(frozen=True)
class Option:
    """A choice. title, confirm: language -> text. words: hints, as the start of a word.

    confirm is asked, to be answered by yes or no, when a word hints at this option.
    """

    id: str
    title: Mapping[str, str]
    confirm: Mapping[str, str]
    words: tuple[str, ...]
    facts: Mapping[str, Value]
    scenario: str | None
    then: str | None


@dataclass(frozen=True)
class Orientation:
    """question -> its options, in the order shown."""

    questions: Mapping[str, tuple[Option, ...]]

    def option(self, question: str, option_id: str) -> Option | None:
        return next((option for option in self.questions.get(question, ()) if option.id == option_id), None)

    def hinted(self, question: str, texts: Iterable[str]) -> Option | None:
        """The option that the words in these short texts hint at most, or None."""
        tokens = [token for text in texts for token in re.findall(r"[\w']+", text.casefold())]
        best, most = None, 0
        for option in self.questions.get(question, ()):
            hints = sum(any(token.startswith(word) for word in option.words) for token in tokens)
            if hints > most:
                best, most = option, hints
        return best


def load_orientation(path: Path) -> Orientation:
    """Read data/orientation.yml. Raises ValueError naming the option that is wrong."""
    questions = {
        name: tuple(_option(entry, f"{path.name}: {name}") for entry in entries)
        for name, entries in load_plain(path).items()
    }
    for name, options in questions.items():
        for option in options:
            if option.then and option.then not in questions:
                raise ValueError(
                    f"{path.name}: {name}.{option.id} leads to {option.then!r}, which is not there"
                )
    return Orientation(questions)


def _option(entry: Mapping[str, Any], where: str) -> Option:
    option = Option(
        id=entry["id"],
        title=entry["title"],
        confirm=entry.get("confirm", {}),
        words=tuple(entry.get("words", ())),
        facts=entry.get("facts", {}),
        scenario=entry.get("scenario"),
        then=entry.get("then"),
    )
    wrong = [name for name, value in option.facts.items() if name not in VALUES or value not in VALUES[name]]
    if wrong or (option.scenario and option.scenario not in PLAYBOOK_SCENARIOS):
        raise ValueError(f"{where}.{option.id}: no such fact, value or scenario: {wrong or option.scenario}")
    if option.words and not option.confirm:
        raise ValueError(f"{where}.{option.id}: has words, so it needs a question to confirm it")
    return option
