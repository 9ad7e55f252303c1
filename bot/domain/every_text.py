"""Every text that a visitor can read, with the place where it stands: for the checks on language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bot.domain.library import Library
from bot.domain.playbook import Playbook

Place = str


def every_text(library: Library, language: Literal["nl", "en"]) -> Iterator[tuple[Place, str]]:
    """(file and key, text) of every fixed text, answer, choice, playbook and contact in a language."""
    for key, ways in library.texts.languages[language].items():
        for way in ways:
            yield f"texts/{language}.yml: {key}", way
    for answer in library.answers.all.values():
        yield from ((f"questions.yml: {answer.id}", said) for said in answer.every_text(language))
    for question, options in library.orientation.questions.items():
        for option in options:
            for text in (option.title.get(language), option.confirm.get(language)):
                if text:
                    yield f"orientation.yml: {question}.{option.id}", text
    for scenario, playbook in library.playbooks.items():
        for text in _of_playbook(playbook.in_language(language)):
            yield f"playbooks/{scenario}.yml", text
    for contact in library.contacts:
        yield f"contacts.yml: {contact.id}", contact.say(language)


def _of_playbook(playbook: Playbook) -> Iterator[str]:
    yield from (playbook.name, playbook.plain)
    yield from (
        playbook.opening.looks_like,
        playbook.opening.not_your_fault,
        playbook.opening.not_their_fault,
        playbook.report.text,
    )
    for step in playbook.steps:
        yield from (step.title, step.text, step.why, step.how)
    lists = (playbook.recognise, playbook.donts, playbook.evidence, playbook.aftercare)
    for entry in (*(one for entries in lists for one in entries), playbook.money_back, playbook.second_scam):
        yield entry.text
