"""Plays a conversation over the visitor API, and compares what is said with what it expects.

Patterns are regular expressions, matched without regard to case against everything the assistant says in
that turn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.domain.scenarios import FORM_OF
from bot.play.always import Exchanged, Never, broken_in_conversation, broken_in_turn, visible
from bot.play.conversation import Conversation, End, Turn
from bot.play.visitor import Visitor, from_others

REPLY_SECONDS = 30.0
AFTER_ALL = 10**6  # the number of no message: only the status is asked for


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
        visitor = Visitor.arrives(self.client, conversation.language)
        exchanged = [Exchanged("", visitor.welcomed)]
        yield Played(Turn(), visitor.welcomed, self._wrong(conversation, Turn(), exchanged[0]))
        for turn in conversation.turns:
            if turn.elsewhere:
                yield self._from_elsewhere(turn, visitor.address)
                continue
            answer = visitor.read() if turn.reload else visitor.send(_body(turn))
            if answer.status_code != 200:
                yield Played(turn, [], [f"answered {answer.status_code}: {answer.text}"])
                continue
            messages = from_others(answer)
            if turn.reload:
                yield Played(turn, messages, complaints(turn, messages))
                continue
            exchanged.append(Exchanged(turn.say or "", messages))
            yield Played(turn, messages, self._wrong(conversation, turn, exchanged[-1]))
        summary, status = visitor.summary(), visitor.read(after=AFTER_ALL).json()["status"]
        wrong = [*broken_in_conversation(exchanged), *differences(conversation.end, summary, status)]
        yield Played(Turn(), [], wrong)

    def _from_elsewhere(self, turn: Turn, address: str) -> Played:
        """What somebody reads who has neither cookie nor token of this conversation."""
        other = Visitor.arrives(self.client)
        wrong = []
        for headers, expected in (({}, 401), (other.headers, 404)):
            for part in ("messages", "summary"):
                answer = self.client.get(f"{address}/{part}", headers=headers)
                if answer.status_code != expected:
                    wrong.append(f"{part} from elsewhere answered {answer.status_code}, expected {expected}")
        return Played(turn, other.welcomed, [*wrong, *complaints(turn, other.welcomed)])

    def _wrong(self, conversation: Conversation, turn: Turn, exchanged: Exchanged) -> list[str]:
        text = visible(exchanged.messages)
        return [
            *complaints(turn, exchanged.messages),
            *(f"said: {pattern}" for pattern in conversation.never if found(pattern, text)),
            *broken_in_turn(exchanged.messages, self.always),
        ]


def _body(turn: Turn) -> dict[str, str | None]:
    return {"text": turn.say} if turn.say is not None else {"button": turn.press}


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
