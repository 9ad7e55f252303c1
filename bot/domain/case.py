"""The state of a conversation: what was said, what was asked, and where it stands.

The engine hands it to web as plain JSON after every turn and gets it back with the next one. It
holds no history: its size does not grow with the conversation.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from bot.domain.conditions import SCENARIO
from bot.domain.facts import LOSSES, Fact, Value
from bot.domain.turn import Entity

Emergency = Literal["none", "open", "called", "over", "cannot"]
FormState = Literal["none", "open", "summary", "paused", "sent"]
Address = Literal["u", "je"]

STATE_VERSION = 1


class StateError(ValueError):
    """A state that this version cannot read."""


@dataclass
class Pending:
    """The question that is open.

    kind: "fact" (name is a question of the triage), "form" (name is a field), "scenario" (options
    are scenarios), "visit" (would an officer be welcome), and others named where they are asked.
    """

    kind: str
    name: str = ""
    options: list[str] = field(default_factory=list)


@dataclass
class VisitForm:
    """A request for an officer in the making.

    fields: by name of VisitFields; contact_name is who writes, and visit_notes.py has two more. asking: the
    field asked last. answered: asked and settled, also when left empty. failures: field -> how often the
    answer could not be used. changing: after it was sent. about: the scenario of the crime it was sent for.
    """

    state: FormState = "none"
    fields: dict[str, str] = field(default_factory=dict)
    asking: str = ""
    answered: list[str] = field(default_factory=list)
    failures: dict[str, int] = field(default_factory=dict)
    changing: bool = False
    about: str = ""

    @property
    def is_under_way(self) -> bool:
        """Whether fields are being asked, or the summary waits for a yes."""
        return self.state in ("open", "summary")


@dataclass
class EarlierTime:
    """An earlier time that the same kind of crime was done to the same person, with what belongs to it."""

    facts: dict[str, Fact] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)


@dataclass
class OtherCase:
    """A crime that was told beside the one that is talked about, with what belongs to it alone.

    done: steps of it that were ticked off. tried: question -> how often it was asked about this crime.
    offered: whether looking at it was offered, or it was talked about before.
    """

    scenario: str
    facts: dict[str, Fact] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    tried: dict[str, int] = field(default_factory=dict)
    urgency_told: str = ""
    offered: bool = False
    earlier: list[EarlierTime] = field(default_factory=list)


@dataclass
class Case:
    """Everything that must survive from one turn to the next.

    address: how the visitor is spoken to, settled by the first text that says it. asked: text key ->
    how often it was said. tried: the same, for questions about this crime. settled: questions of the triage
    that were answered or given up. ranking: the likeliest scenarios so far. secrets: kinds of secrets that
    were taken out of messages. contact_in_writing: whether the offender writes, or is on the phone; None as
    long as nothing was said of it. earlier: times before this that the same was done. others: crimes told
    beside this one. perhaps: a story that may be another crime, as long as that was not answered.
    """

    version: int = STATE_VERSION
    language: Literal["nl", "en"] = "nl"
    address: Address | None = None
    opened: bool = False
    facts: dict[str, Fact] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    scenario: str | None = None
    earlier: list[EarlierTime] = field(default_factory=list)
    others: list[OtherCase] = field(default_factory=list)
    perhaps: OtherCase | None = None
    ranking: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    pending: Pending | None = None
    asked: dict[str, int] = field(default_factory=dict)
    tried: dict[str, int] = field(default_factory=dict)
    settled: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    contact_in_writing: bool | None = None
    urgency_told: str = ""
    emergency: Emergency = "none"
    crisis: bool = False
    form: VisitForm = field(default_factory=VisitForm)
    visit_refused: bool = False
    reference: str | None = None
    handed_over: list[str] = field(default_factory=list)
    misunderstood: int = 0
    secrets: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def values(self) -> dict[str, Value]:
        """The facts as triage and playbooks read them: name -> value, the scenario among them."""
        values: dict[str, Value] = {name: fact.value for name, fact in self.facts.items()}
        if self.scenario:
            values[SCENARIO] = self.scenario
        return values

    def words(self) -> dict[str, str]:
        """The words that showed each fact."""
        return {name: fact.words for name, fact in self.facts.items()}

    def is_true(self, name: str) -> bool:
        fact = self.facts.get(name)
        return fact is not None and fact.value is True

    def value(self, name: str) -> Value | None:
        fact = self.facts.get(name)
        return fact.value if fact else None

    def learn(self, fact: Fact) -> None:
        """Take over what was said last; it outweighs what was said before."""
        self.facts[fact.name] = fact
        if fact.name == "lost_nothing" and fact.value is True:
            for name in LOSSES:
                self.facts[name] = Fact(name, False, fact.words, fact.message_id)
        elif fact.name in LOSSES and fact.value is True:
            self.facts.pop("lost_nothing", None)

    def bank(self) -> str | None:
        bank = self.entities.get("bank")
        return bank.value if bank else None


def new_case(language: Literal["nl", "en"]) -> Case:
    """The state of a conversation in which nothing was said yet."""
    return Case(language=language)


def thaw(state: dict[str, Any]) -> Case:
    """The case in a state. Raises StateError when it is not one of this version."""
    try:
        case = msgspec.convert(state, Case)
    except msgspec.ValidationError as error:
        raise StateError(f"not a state of version {STATE_VERSION}: {error}") from error
    if case.version != STATE_VERSION:
        raise StateError(f"state of version {case.version}, expected {STATE_VERSION}")
    return case


def freeze(case: Case) -> dict[str, Any]:
    """The case as plain JSON values."""
    state = msgspec.to_builtins(case)
    assert isinstance(state, dict)  # noqa: S101 - a dataclass always becomes a mapping
    return state
