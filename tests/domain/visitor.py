"""A visitor for tests of the dialogue: says what was recognised in a message, and reads the replies.

The recogniser itself is tested elsewhere; here each message comes with what it means, so that a test
shows what the dialogue does with it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.domain.dialogue import Dialogue
from bot.domain.facts import Value
from bot.domain.turn import (
    Context,
    Effects,
    Entity,
    FoundFact,
    Message,
    Ranked,
    Recognition,
    Reply,
    RequestStatus,
    TurnReply,
)

DATA = Path(__file__).parents[2] / "data"
DIALOGUE = Dialogue.load(DATA)
CONTEXT = Context(now="2026-11-24T14:00:00+01:00", next_reference="MEREL-2907")


def recognised(
    text: str,
    scenario: str | None = None,
    facts: Mapping[str, Value] | None = None,
    entities: Mapping[str, str] | None = None,
    between: tuple[str, str] | None = None,
    language: Any = "nl",
    confidence: float = 0.95,
) -> Recognition:
    """What a message says: sure of a scenario, between two, or of nothing."""
    if scenario:
        ranking = (Ranked(scenario, confidence), Ranked("greeting", (1 - confidence) / 2))
    else:
        ranking = tuple(Ranked(name, 0.4) for name in between or ())
    return Recognition(
        ranking=ranking,
        decision="sure" if scenario else "between" if between else "open",
        facts=tuple(FoundFact(name, value, text, 0, len(text)) for name, value in (facts or {}).items()),
        entities=tuple(Entity(kind, value, value, 0, 1) for kind, value in (entities or {}).items()),
        language=language,
    )


@dataclass
class Visitor:
    """One conversation. last: the reply to the last message; all: every reply so far."""

    context: Context = CONTEXT
    state: dict[str, Any] | None = None
    last: TurnReply | None = None
    all: list[Reply] = field(default_factory=list)
    turns: int = 0

    def opens(self) -> TurnReply:
        return self._turn(Message(self._id()), None)

    def says(
        self, text: str, scenario: str | None = None, *, masked: tuple[str, ...] = (), **said: Any
    ) -> TurnReply:
        """said: facts, entities, between, language, confidence."""
        return self._turn(Message(self._id(), text=text, masked=masked), recognised(text, scenario, **said))

    def hears(self, text: str, recognition: Recognition, masked: tuple[str, ...] = ()) -> TurnReply:
        """A message with a recognition of one's own."""
        return self._turn(Message(self._id(), text=text, masked=masked), recognition)

    def presses(self, button: str) -> TurnReply:
        assert button in self.offered(), f"{button} was not offered: {sorted(self.offered())}"
        return self._turn(Message(self._id(), button=button), None)

    # --- Reading -----------------------------------------------------------------------------------

    def offered(self) -> set[str]:
        return {button.id for reply in self.all for button in reply.buttons}

    @property
    def text(self) -> str:
        """Everything said in the last turn, steps included."""
        assert self.last is not None
        steps = [f"{step.title} {step.text}" for reply in self.last.replies for step in reply.steps]
        return "\n".join([*(reply.text for reply in self.last.replies), *steps])

    @property
    def question(self) -> str:
        """The question of the last turn, "" when none was asked."""
        assert self.last is not None
        return next((reply.text for reply in reversed(self.last.replies) if reply.kind == "question"), "")

    @property
    def buttons(self) -> list[str]:
        assert self.last is not None
        return [button.id for reply in self.last.replies for button in reply.buttons]

    @property
    def steps(self) -> list[str]:
        """The ids of the steps shown in the last turn."""
        assert self.last is not None
        return [step.id for reply in self.last.replies for step in reply.steps]

    @property
    def effects(self) -> Effects:
        assert self.last is not None
        return self.last.effects

    @property
    def everything(self) -> str:
        steps = [f"{step.title} {step.text}" for reply in self.all for step in reply.steps]
        return "\n".join([*(reply.text for reply in self.all), *steps])

    def _id(self) -> str:
        return f"m{self.turns + 1}"

    def _turn(self, message: Message, recognition: Recognition | None) -> TurnReply:
        reply = DIALOGUE.respond(self.state, message, recognition, self.context)
        self.state = json.loads(json.dumps(reply.state))
        self.last = reply
        self.turns += 1
        self.all.extend(reply.replies)
        assert reply.replies, f"no reply to {message}"
        # What web does with the effects, as far as the next turn knows of it.
        if reply.effects.visit:
            self.context = replace(
                self.context,
                request=RequestStatus(self.context.next_reference, "submitted"),
                next_reference="MEREL-3001",
            )
        if reply.effects.cancel and self.context.request:
            self.context = replace(self.context, request=replace(self.context.request, status="cancelled"))
        return reply


def bank_victim(**context: Any) -> Visitor:
    """Somebody who lost money this morning to a caller from "the bank"; an officer is offered."""
    visitor = Visitor(replace(CONTEXT, **context))
    visitor.opens()
    visitor.says(
        "vanmorgen 3000 euro overgemaakt aan iemand van de bank",
        "bank_helpdesk_fraud",
        facts={"happened": "today", "lost_money": True},
        entities={"amount": "3000", "bank": "ING"},
    )
    return visitor


def in_form(**context: Any) -> Visitor:
    """The same person, who said yes to an officer; the name is asked."""
    visitor = bank_victim(**context)
    visitor.presses("visit:yes")
    return visitor


def at_summary(**context: Any) -> Visitor:
    """The same person with everything filled in."""
    visitor = in_form(**context)
    for answer in ("Ria Smit", "1624 AB 77", "06-12345678", "ja hoor", "nee"):
        visitor.says(answer)
    return visitor


def with_request(**context: Any) -> Visitor:
    """The same person, whose request was sent."""
    visitor = at_summary(**context)
    visitor.says("ja")
    return visitor


def son(**facts: object) -> Visitor:
    """A son who asks for an officer for his mother. facts: besides, or other than, the usual ones."""
    visitor = Visitor()
    visitor.says(
        "mijn moeder heeft haar pas en code meegegeven",
        "card_pickup",
        facts={
            "third_party": True,
            "lost_card": True,
            "lost_pin": True,
            "happened": "today",
            "danger": "none",
            "alone": False,
        }
        | facts,
    )
    visitor.presses("visit:yes")
    return visitor


def summary_of(visitor: Visitor) -> str:
    return next(reply.text for reply in reversed(visitor.all) if reply.kind == "summary")


def told(text: str, scenario: str, facts: dict[str, Value] | None = None, **said: Any) -> Visitor:
    """A conversation that begins with one story."""
    visitor = Visitor()
    visitor.opens()
    visitor.says(text, scenario, facts=facts or {}, **said)
    return visitor
