"""What the visitor API takes and gives, as types: the OpenAPI document is made from them."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

Uuid = Annotated[str, Meta(pattern="^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Moment = Annotated[str, Meta(description="ISO 8601 with offset")]
Language = Literal["nl", "en"]
Status = Literal["bot", "waiting", "staff", "closed"]
Helped = Literal["yes", "partly", "no"]
RequestStatus = Literal["submitted", "acknowledged", "accepted", "declined", "cancelled"]


class Exact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form with exactly these members."""


class Begin(msgspec.Struct, frozen=True):
    """cookie: true leaves the token out of the answer; it is in the HttpOnly cookie only."""

    language: Language = "nl"
    cookie: bool = False


class NewMessage(msgspec.Struct, frozen=True):
    """Exactly one of text and button. id: made by the client; the same id again is the same message."""

    id: Uuid
    text: Annotated[str, Meta(min_length=1, max_length=4000)] | UnsetType = UNSET
    button: Annotated[str, Meta(min_length=1, max_length=96)] | UnsetType = UNSET


class Button(Exact, frozen=True):
    """id means one thing for the whole conversation."""

    id: str
    title: str


class Step(Exact, frozen=True):
    """tel: what a tel: link dials."""

    id: str
    title: str
    text: str
    done: bool = False
    tel: str | None = None
    tel_label: str | None = None


class Message(Exact, frozen=True):
    """A message. staff: name of the person who wrote it. button: the one that was pressed.

    masked: kinds of secrets that were taken out of the text.
    """

    seq: int
    id: str
    author: Literal["visitor", "bot", "staff", "system"]
    kind: Literal["text", "steps", "question", "summary", "notice"]
    text: str
    buttons: list[Button]
    steps: list[Step]
    emergency: bool
    language: Language
    at: Moment
    staff: str | UnsetType = UNSET
    masked: list[Literal["pin", "password", "code", "card", "cvc", "bsn"]] | UnsetType = UNSET
    button: str | UnsetType = UNSET


class Begun(Exact, frozen=True):
    id: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
    messages: list[Message]
    token: str | UnsetType = UNSET


class Answer(Exact, frozen=True):
    """messages: what was said in this turn after the visitor's message. message: that one, as stored."""

    messages: list[Message]
    message: Message


class Queue(Exact, frozen=True):
    """position: 1 is next. minutes: null where there is nothing to judge by. opens_at: while closed.

    staffed: false while nobody is at the desk, so that nobody comes soon. may_leave: whether to offer to go
    on with the computer (the button leave_queue); not to who is in danger.
    """

    position: int | None
    open: bool
    minutes: int | UnsetType | None = UNSET
    opens_at: Moment | UnsetType | None = UNSET
    staffed: bool | UnsetType = UNSET
    may_leave: bool = False


class News(Exact, frozen=True):
    messages: list[Message]
    status: Status
    queue: Queue | UnsetType = UNSET
    staff: str | UnsetType = UNSET


class Current(Exact, frozen=True):
    id: str
    language: Language
    status: Status
    queue: Queue | UnsetType = UNSET
    staff: str | UnsetType = UNSET


class Fact(Exact, frozen=True):
    """words: the visitor's own."""

    name: str
    value: bool | str
    words: str
    message_id: str


class Contact(Exact, frozen=True):
    """number: only where it is sure. text: how to reach them, in a sentence."""

    id: str
    name: str
    what_for: str
    number: str | None
    tel: str | None
    site: str | None
    text: str


class VisitRequest(Exact, frozen=True):
    reference: str
    status: RequestStatus
    status_text: str
    fields: dict[str, Any]
    created_at: Moment
    updated_at: Moment


class Summary(Exact, frozen=True):
    """steps: in order. donts: what had better not be done, the most harmful first, three at most.

    other_crimes: told in the same conversation, a line each.
    """

    id: str
    language: Language
    status: Status
    scenario: str | None
    scenario_name: str
    other_crimes: list[str]
    urgency: Literal["emergency", "visit", "call", "report", "advice"]
    reasons: list[str]
    facts: list[Fact]
    steps: list[Step]
    donts: list[str]
    evidence: list[str]
    aftercare: list[str]
    contacts: list[Contact]
    summary: str
    visit_request: VisitRequest | None
    may_rate: bool
    rating: Helped | None


class NewLanguage(Exact, frozen=True):
    """The language to go on in."""

    language: Language


class NewRating(Exact, frozen=True):
    """Whether the visitor was helped."""

    answer: Helped


class Kept(Exact, frozen=True):
    """What must stay. reference: of the visit request, null for the conversation itself."""

    what: str
    why: str
    reference: str | None


class Erasure(Exact, frozen=True):
    erased: list[str]
    kept: list[Kept]


class Happened(Exact, frozen=True):
    """A line of a request's history."""

    at: Moment
    actor: Literal["visitor", "staff", "control-room", "system"]
    act: str
    status: RequestStatus


class StaffVisitRequest(Exact, frozen=True):
    """A visit request as staff see it. urgency, rule and reasons are advice: people decide."""

    reference: str
    conversation_id: str
    status: RequestStatus
    version: int
    language: Language
    scenario: str | None
    urgency: Literal["emergency", "visit", "call", "report", "advice"]
    rule: str
    policy_version: int
    reasons: list[str]
    facts: list[Fact]
    fields: dict[str, Any]
    created_at: Moment
    updated_at: Moment
    history: list[Happened]


class StatusOfRequest(msgspec.Struct, frozen=True):
    """id: of this message; said again under the same id it changes nothing."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    reference: str
    status: Literal["acknowledged", "accepted", "declined", "cancelled"]


class StatusTaken(Exact, frozen=True):
    reference: str
    status: RequestStatus


class Live(Exact, frozen=True):
    status: Literal["live"]


class Ready(Exact, frozen=True):
    status: Literal["ready", "unready"]
    failing: list[str]
    degraded: list[str]
    checks: dict[str, bool]


class Problem(msgspec.Struct, frozen=True):
    """RFC 9457 problem details. type stays the same, title and detail are Dutch."""

    type: str
    title: str
    status: int
    detail: str
