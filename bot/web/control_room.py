"""What goes to the control room and comes back: CloudEvents 1.0 (NL GOV profile) with a signature.

The signature is HMAC-SHA256, hex, over the time stamp, a full stop and the body:
`X-Signature: sha256=...` with `X-Signature-Timestamp: <seconds since 1970>`. The form of the events stands
in docs/control-room.schema.json.
"""

import hashlib
import hmac
import uuid
from datetime import datetime
from typing import Any, Literal

import msgspec

from bot.store.visit_requests import StoredRequest

Happening = Literal["created", "changed", "cancelled"]

SOURCE = "urn:nld:terplaatse:chat"
TYPE_PREFIX = "nl.terplaatse.visit-request."
SCHEMA = "urn:nld:terplaatse:control-room:1"
SIGNATURE_HEADER = "X-Signature"
TIME_HEADER = "X-Signature-Timestamp"
SIGNATURE_SECONDS = 300  # older or newer than that is refused: nobody can send it again later


def visit_event(happening: Happening, request: StoredRequest, now: datetime) -> dict[str, Any]:
    """The CloudEvent that tells the control room of a visit request."""
    return {
        "specversion": "1.0",
        "id": str(uuid.uuid4()),
        "source": SOURCE,
        "type": TYPE_PREFIX + happening,
        "subject": request.reference,
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "dataschema": SCHEMA,
        # NL GOV: the order of events about one subject.
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
            # Advice: people decide.
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
