"""The turn API: what web and engine say to each other, the only thing they share at run time.

`POST /turn` takes a TurnRequest and gives a TurnReply; `POST /recognise` takes a RecogniseRequest
and gives a RecogniseReply. JSON is read and checked with `msgspec.json.decode(body, type=...)` and
written with `msgspec.json.encode`. Times are ISO 8601 with offset.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.domain.facts import Fact, Value

Language = Literal["nl", "en", "other"]
Urgency = Literal["emergency", "visit", "call", "report", "advice"]
Decision = Literal["sure", "between", "open"]
ReplyKind = Literal["text", "steps", "question", "summary", "notice"]


# --- Recognition -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ranked:
    """A scenario or intent and its probability, 0 to 1."""

    name: str
    confidence: float


@dataclass(frozen=True)
class FoundFact:
    """A fact read from a message: text[start:end] are the words that show it."""

    name: str
    value: Value
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Entity:
    """A thing named in a message. value is normalised (amount: euros, "1250"), words as written."""

    kind: str
    value: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Recognition:
    """What one message says.

    ranking: most probable first, all names. decision: "sure" (ranking[0] holds), "between"
    (ask which of the first two), "open" (ask an open question). quoted: the text is mostly a
    pasted message of somebody else. parts: where it clearly tells of two crimes, what each part says.
    """

    ranking: tuple[Ranked, ...] = ()
    decision: Decision = "open"
    facts: tuple[FoundFact, ...] = ()
    entities: tuple[Entity, ...] = ()
    language: Language = "nl"
    quoted: bool = False
    parts: "tuple[Recognition, ...]" = ()


@dataclass(frozen=True)
class RecogniseRequest:
    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class RecogniseReply:
    recognition: Recognition
    facts: tuple[Fact, ...]
    urgency: Urgency
    rule: str
    reasons: tuple[str, ...]
    model: str = ""


# --- A turn ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Message:
    """What the visitor did: opened the chat (neither), typed text, or pressed a button.

    masked: kinds of secrets that were taken out of the text before it was stored
    ("pin", "password", "code", "card", "cvc", "bsn").
    """

    id: str
    text: str | None = None
    button: str | None = None
    masked: tuple[str, ...] = ()


@dataclass(frozen=True)
class RequestStatus:
    """The visit request this conversation already has, if any."""

    reference: str
    status: Literal["submitted", "acknowledged", "accepted", "declined", "cancelled"]


@dataclass(frozen=True)
class Context:
    """What only web knows. next_reference: the reference a visit request gets if this turn submits one.

    staff_full: so many wait for a person that another one would wait long.
    """

    now: str
    next_reference: str
    language: Literal["nl", "en"] = "nl"
    staff_open: bool = True
    staff_full: bool = False
    request: RequestStatus | None = None
    returned_by_staff: bool = False


@dataclass(frozen=True)
class TurnRequest:
    """state: what the engine gave back last time, unread by web; None at the start."""

    message: Message
    context: Context
    state: dict[str, Any] | None = None


@dataclass(frozen=True)
class Button:
    """id is stable and means one thing for the whole conversation, e.g. "fact:called_bank:yes"."""

    id: str
    title: str


@dataclass(frozen=True)
class Step:
    """tel: what a tel: link dials, e.g. "112" or "+31202288800"."""

    id: str
    title: str
    text: str
    done: bool = False
    tel: str | None = None
    tel_label: str | None = None


@dataclass(frozen=True)
class Reply:
    """emergency: shown as such, and announced at once."""

    kind: ReplyKind
    text: str
    buttons: tuple[Button, ...] = ()
    steps: tuple[Step, ...] = ()
    emergency: bool = False
    language: Literal["nl", "en"] = "nl"


@dataclass(frozen=True)
class VisitFields:
    """What a visit request carries. postcode as "1234 AB", phone in E.164."""

    name: str | None = None
    phone: str | None = None
    contact_name: str | None = None  # whose phone that is, when somebody writes for the victim
    written_by: str | None = None  # who writes for the victim
    postcode: str | None = None
    house_number: str | None = None
    street: str | None = None
    city: str | None = None
    reach: str | None = None  # safe way to reach the victim
    remarks: str | None = None  # what the officer should know
    amount: str | None = None
    bank: str | None = None
    happened: str | None = None
    languages: str | None = None  # which the victim speaks, when not Dutch
    mobility: str | None = None  # how the victim moves, when that is hard
    devices: str | None = None  # whether a device was left as it was, switched off, taken offline
    circumstances: str | None = None  # what the case says of the victim, a sentence each
    other_crimes: str | None = None  # told in the same conversation, in words


@dataclass(frozen=True)
class SubmitVisit:
    """Store this visit request under context.next_reference."""

    fields: VisitFields
    kind: Literal["submit_visit"] = "submit_visit"


@dataclass(frozen=True)
class ChangeVisit:
    fields: VisitFields
    kind: Literal["change_visit"] = "change_visit"


@dataclass(frozen=True)
class CancelVisit:
    reason: str = ""
    kind: Literal["cancel_visit"] = "cancel_visit"


@dataclass(frozen=True)
class HandOver:
    """Ask for a person. urgent ones go to the top of the queue.

    call_back: the phone number, E.164, on which the visitor wants to be called when no staff is there.
    """

    reason: Literal["asked", "crisis", "emergency", "misunderstood", "language", "triage"]
    urgent: bool = False
    call_back: str | None = None
    kind: Literal["hand_over"] = "hand_over"


@dataclass(frozen=True)
class Effects:
    """What web carries out in the turn's transaction. leave_queue: the visitor waits for a person no more."""

    visit: SubmitVisit | None = None
    change: ChangeVisit | None = None
    cancel: CancelVisit | None = None
    hand_over: HandOver | None = None
    leave_queue: bool = False


@dataclass(frozen=True)
class CaseView:
    """What staff and the summary page may see of the case after this turn.

    reasons: why this urgency, plain Dutch. facts: with the words that caused them. steps: the
    visitor's list with its state. donts: what had better not be done, few and in order. other_crimes: told in
    the same conversation, a line each.
    contacts: ids in data/contacts.yml. draft: a form under way.
    """

    scenario: str | None = None
    scenario_name: str = ""
    urgency: Urgency = "advice"
    rule: str = ""
    reasons: tuple[str, ...] = ()
    policy_version: int = 0
    facts: tuple[Fact, ...] = ()
    entities: tuple[Entity, ...] = ()
    steps: tuple[Step, ...] = ()
    donts: tuple[str, ...] = ()
    other_crimes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    aftercare: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()
    summary: str = ""
    draft: VisitFields | None = None
    language: Language = "nl"


@dataclass(frozen=True)
class TurnReply:
    """understood: False when the reply says that it did not understand; for the figures only. model: name of
    the trained model that read the message."""

    state: dict[str, Any]
    replies: tuple[Reply, ...]
    case: CaseView
    effects: Effects = field(default_factory=Effects)
    recognition: Recognition | None = None
    understood: bool = True
    model: str = ""
