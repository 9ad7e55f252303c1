"""Conversations as data: read one from YAML, play it over the visitor API, compare with what it expects.

The form is described in tests/dialogues/README.md. Patterns are regular expressions, matched without
regard to case against everything the assistant says in that turn.
"""

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import msgspec

from bot.cli.always import Exchanged, Never, broken_in_conversation, broken_in_turn, visible
from bot.domain.forms import load_form
from bot.domain.scenarios import FORM_OF

REPLY_SECONDS = 30.0


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


@dataclass(frozen=True)
class Played:
    """A turn as it went: what the visitor did, the assistant's messages, what was not as expected."""

    turn: Turn
    messages: list[dict[str, Any]]
    complaints: list[str]


@dataclass
class Player:
    """A visitor who plays conversations. always: patterns that no conversation may ever show."""

    base_url: str
    always: tuple[Never, ...] = ()
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.base_url, timeout=REPLY_SECONDS, trust_env=False)

    def play(self, conversation: Conversation) -> Iterator[Played]:
        """Play all turns, then look at the summary; each step is yielded as it is done."""
        opened = self.client.post("/api/v1/conversations", json={"language": conversation.language})
        opened.raise_for_status()
        address = f"/api/v1/conversations/{opened.json()['id']}"
        # A page keeps its cookie; here each conversation is somebody else.
        self.client.cookies.clear()
        headers = {"Authorization": f"Bearer {opened.json()['token']}"}
        exchanged = [Exchanged("", opened.json()["messages"])]
        yield Played(Turn(), opened.json()["messages"], self._wrong(conversation, Turn(), exchanged[0]))
        for turn in conversation.turns:
            if turn.elsewhere:
                yield self._from_elsewhere(turn, address)
                continue
            if turn.reload:
                answer = self.client.get(f"{address}/messages", params={"after": 0}, headers=headers)
            else:
                body = {"id": str(uuid.uuid4())} | (
                    {"text": turn.say} if turn.say is not None else {"button": turn.press}
                )
                answer = self.client.post(f"{address}/messages", json=body, headers=headers)
            if answer.status_code != 200:
                yield Played(turn, [], [f"answered {answer.status_code}: {answer.text}"])
                continue
            messages = [message for message in answer.json()["messages"] if message["author"] != "visitor"]
            if turn.reload:
                yield Played(turn, messages, complaints(turn, messages))
                continue
            exchanged.append(Exchanged(turn.say or "", messages))
            yield Played(turn, messages, self._wrong(conversation, turn, exchanged[-1]))
        summary = self.client.get(f"{address}/summary", headers=headers)
        status = self.client.get(f"{address}/messages", params={"after": 10**6}, headers=headers).json()[
            "status"
        ]
        wrong = [*broken_in_conversation(exchanged), *differences(conversation.end, summary.json(), status)]
        yield Played(Turn(), [], wrong)

    def _from_elsewhere(self, turn: Turn, address: str) -> Played:
        """What somebody reads who has neither cookie nor token of this conversation."""
        opened = self.client.post("/api/v1/conversations", json={})
        self.client.cookies.clear()
        other = {"Authorization": f"Bearer {opened.json()['token']}"}
        wrong = []
        for headers, expected in (({}, 401), (other, 404)):
            for part in ("messages", "summary"):
                answer = self.client.get(f"{address}/{part}", headers=headers)
                if answer.status_code != expected:
                    wrong.append(f"{part} from elsewhere answered {answer.status_code}, expected {expected}")
        messages = opened.json()["messages"]
        return Played(turn, messages, [*wrong, *complaints(turn, messages)])

    def _wrong(self, conversation: Conversation, turn: Turn, exchanged: Exchanged) -> list[str]:
        text = visible(exchanged.messages)
        return [
            *complaints(turn, exchanged.messages),
            *(f"said: {pattern}" for pattern in conversation.never if found(pattern, text)),
            *broken_in_turn(exchanged.messages, self.always),
        ]


def found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.IGNORECASE | re.DOTALL) is not None


def complaints(turn: Turn, messages: Sequence[dict[str, Any]]) -> list[str]:
    """What in these messages is not as the turn expects; empty when all is well."""
    text = visible(messages)
    wrong = [f"not said: {pattern}" for pattern in turn.must if not found(pattern, text)]
    wrong += [f"said: {pattern}" for pattern in turn.must_not if found(pattern, text)]
    if turn.first is not None and not (messages and found(turn.first, visible(messages[:1]))):
        wrong.append(f"the first message is not: {turn.first}")
    if turn.asks is not None:
        asked = [message["text"] for message in messages if message["kind"] == "question"]
        if not (any(found(turn.asks, question) for question in asked) if turn.asks else not asked):
            wrong.append(f"asked {asked}, expected: {turn.asks or 'nothing'}")
    offered = {button["id"] for message in messages for button in message.get("buttons") or ()}
    wrong += [f"button not offered: {button}" for button in turn.buttons if button not in offered]
    wrong += [f"button offered: {button}" for button in turn.no_buttons if button in offered]
    shown = [step["id"] for message in messages for step in message.get("steps") or ()]
    wrong += [f"step not shown in order: {step}" for step in _out_of_order(turn.steps, shown)]
    if turn.emergency is not None and any(m.get("emergency") for m in messages) is not turn.emergency:
        wrong.append(f"emergency should be {turn.emergency}")
    return wrong


def differences(end: End, summary: dict[str, Any], status: str) -> Iterator[str]:
    """What in the summary is not as expected at the end."""
    for name in ("scenario", "urgency"):
        # Triage, staff and the summary know sim swap as what it is a form of.
        expected = FORM_OF.get(getattr(end, name), getattr(end, name))
        if expected is not None and summary[name] != expected:
            yield f"{name} is {summary[name]}, expected {expected}"
    facts = {fact["name"]: fact["value"] for fact in summary["facts"]}
    for name, value in end.facts.items():
        if facts.get(name) != value:
            yield f"{name} is {facts.get(name)}, expected {value}"
    steps = [step["id"] for step in summary["steps"]]
    yield from (f"step missing or out of order: {step}" for step in _out_of_order(end.steps, steps))
    request = summary.get("visit_request") or {"status": "none", "fields": {}}
    if end.visit_request is not None and request["status"] != end.visit_request:
        yield f"visit request is {request['status']}, expected {end.visit_request}"
    for name, expected in end.request.items():
        if request["fields"].get(name) != expected:
            yield f"{name} of the request is {request['fields'].get(name)}, expected {expected}"
    if end.status is not None and status != end.status:
        yield f"status is {status}, expected {end.status}"


def _out_of_order(expected: Sequence[str], there: Sequence[str]) -> list[str]:
    """Those of expected that do not stand in there after the ones before them."""
    rest = iter(there)
    return [one for one in expected if one not in rest]
