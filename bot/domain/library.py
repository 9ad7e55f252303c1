"""Everything the dialogue reads from data/, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.answers import Answers, load_answers
from bot.domain.contacts import Contacts, load_contacts
from bot.domain.orientation import Orientation, load_orientation
from bot.domain.phrases import Phrases, load_phrases
from bot.domain.playbooks import Playbook, load_playbooks
from bot.domain.texts import Texts, load_texts
from bot.domain.triage import Policy, load_policy


@dataclass(frozen=True)
class Library:
    policy: Policy
    playbooks: Mapping[str, Playbook]
    contacts: Contacts
    texts: Texts
    phrases: Phrases
    answers: Answers
    orientation: Orientation


def load_library(data: Path) -> Library:
    """Read the data folder. Raises an error that names file and place of a mistake."""
    contacts = load_contacts(data / "contacts.yml")
    return Library(
        policy=load_policy(data / "triage.yml"),
        playbooks=load_playbooks(data / "playbooks"),
        contacts=contacts,
        texts=load_texts(data / "texts", contacts),
        phrases=load_phrases(data / "phrases.yml"),
        answers=load_answers(data / "questions.yml", contacts),
        orientation=load_orientation(data / "orientation.yml"),
    )
