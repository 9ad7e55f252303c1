"""What goes to the control room and comes back: CloudEvents 1.0 (NL GOV profile) with a signature.

The signature is HMAC-SHA256, hex, over the time stamp, a full stop and the body:
`X-Signature: sha256=...` with `X-Signature-Timestamp: <seconds since 1970>`. The form of the events stands
in docs/control-room.schema.json.
"""

import hashlib
import hmac
import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from bot.domain.turn import VisitFields
from bot.store.visit_requests import StoredRequest

Happening = Literal["created", "changed", "cancelled"]

SOURCE = "urn:nld:terplaatse:chat"
TYPE_PREFIX = "nl.terplaatse.visit-request."
SCHEMA = "urn:nld:terplaatse:control-room:1"
SIGNATURE_HEADER = "X-Signature"
TIME_HEADER = "X-Signature-Timestamp"
SIGNATURE_SECONDS = 300  # older or newer than that is refused: nobody can send it again later


class Fact(msgspec.Struct, frozen=True):
    """words: the visitor's own."""

    name: str
    value: bool | str
    words: str


class Advice(msgspec.Struct, frozen=True):
    """What the policy makes of the facts. It is advice: people decide."""

    urgency: Literal["emergency", "visit", "call", "report", "advice"]
    rule: str
    policy_version: int
    reasons: list[str]


class Request(msgspec.Struct, frozen=True):
    """A visit request. fields: postcode as "1234 AB", phone in E.164."""

    reference: Annotated[str, Meta(pattern="^TP-[A-Z0-9]{6}$")]
    version: Annotated[int, Meta(ge=1)]
    status: Literal["submitted", "acknowledged", "accepted", "declined", "cancelled"]
    created_at: str
    updated_at: str
    language: Literal["nl", "en"]
    scenario: str | None
    advice: Advice
    facts: list[Fact]
    fields: VisitFields


class VisitEvent(msgspec.Struct, frozen=True):
    """A CloudEvent about a visit request. id: the same when it is sent again. subject: the reference.

    sequence: the request's version, so that the order of its events is known (NL GOV profile).
    """

    specversion: Literal["1.0"]
    id: str
    source: str
    type: Literal[
        "nl.terplaatse.visit-request.created",
        "nl.terplaatse.visit-request.changed",
        "nl.terplaatse.visit-request.cancelled",
    ]
    subject: str
    time: str
    datacontenttype: Literal["application/json"]
    dataschema: str
    sequence: str
    sequencetype: Literal["Integer"]
    data: Request


def event_schema() -> dict[str, Any]:
    """docs/control-room.schema.json: JSON Schema of what is sent."""
    schema = msgspec.json.schema(VisitEvent)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA} | schema


def visit_event(happening: Happening, request: StoredRequest, now: datetime) -> dict[str, Any]:
    """The CloudEvent that tells the control room of a visit request; it has the form of VisitEvent."""
    return {
        "specversion": "1.0",
        "id": str(uuid.uuid4()),
        "source": SOURCE,
        "type": TYPE_PREFIX + happening,
        "subject": request.reference,
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "dataschema": SCHEMA,
        "sequence": str(request.version),
        "sequencetype": "Integer",
        "data": {
            "reference": request.reference,
            "version": request.version,
            "status": request.status,
            "created_at": request.created_at.isoformat(),
            "updated_at": request.updated_at.isoformat(),
            "language": request.language,
            "scenario": request.scenario,
            "advice": {
                "urgency": request.urgency,
                "rule": request.rule,
                "policy_version": request.policy_version,
                "reasons": msgspec.to_builtins(request.reasons),
            },
            "facts": [
                {"name": fact["name"], "value": fact["value"], "words": fact["words"]}
                for fact in msgspec.to_builtins(request.facts)
            ],
            "fields": msgspec.to_builtins(request.fields),
        },
    }


def sign(secret: str, timestamp: str, body: bytes) -> str:
    """The value of the signature header."""
    signed = timestamp.encode("ascii") + b"." + body
    return "sha256=" + hmac.new(secret.encode("utf-8"), signed, hashlib.sha256).hexdigest()


def is_signed(secret: str, timestamp: str, signature: str, body: bytes, now: datetime) -> bool:
    """Whether the body was signed with this secret, not long ago."""
    try:
        age = abs(now.timestamp() - int(timestamp))
    except ValueError:
        return False
    expected = sign(secret, str(int(timestamp)), body)
    return age <= SIGNATURE_SECONDS and hmac.compare_digest(
        expected.encode("ascii"), signature.encode("utf-8", "replace")
    )
