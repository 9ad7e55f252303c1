"""Conversations as data: what a visitor does in each turn, and what must follow.

The form is described in tests/dialogues/README.md.
"""

from pathlib import Path

import msgspec

from bot.domain.forms import load_form


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the visitor does, by exactly one of say, press, reload and elsewhere, and what must follow.

    elsewhere: somebody opens the page on another device, who may see nothing of this conversation.
    must, must_not: patterns for all that is said in this turn. first: a pattern for its first
    message, its steps included. asks: a pattern for the question it ends with, "" for no question.
    buttons, no_buttons: ids that are offered, or are not. steps: ids of the steps shown, in this
    order. emergency: whether a message of this turn is marked so.
    """

    say: str | None = None
    press: str | None = None
    reload: bool = False
    elsewhere: bool = False
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    first: str | None = None
    asks: str | None = None
    buttons: tuple[str, ...] = ()
    no_buttons: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    emergency: bool | None = None


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the summary says when all turns are played.

    steps: ids, in this order. visit_request: its status, "none" without one. request: its fields; null for
    one that must be empty. status: who has the conversation.
    """

    scenario: str | None = None
    urgency: str | None = None
    facts: dict[str, bool | str] = {}
    steps: tuple[str, ...] = ()
    visit_request: str | None = None
    request: dict[str, str | None] = {}
    status: str | None = None


class Conversation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    about: str
    turns: tuple[Turn, ...]
    never: tuple[str, ...] = ()
    end: End = End()
    language: str = "nl"


def read(path: Path) -> Conversation:
    """The conversation in this file.

    Raises ValueError naming the file and the place where it does not have the form.
    """
    conversation = load_form(path, Conversation)
    for number, turn in enumerate(conversation.turns, start=1):
        if (turn.say is not None) + (turn.press is not None) + turn.reload + turn.elsewhere != 1:
            raise ValueError(f"{path}: turn {number} needs exactly one of say, press, reload and elsewhere")
    return conversation
