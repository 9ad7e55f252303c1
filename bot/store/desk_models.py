"""The tables that only the desk needs. Encryption and moments as in bot.store.models."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.store.columns import EncryptedText, Moment
from bot.store.models import Base, Number

Availability = Literal["available", "paused"]

# To what staff can be alerted at the desk, what cannot wait first.
ALERTS = ("requests", "danger", "escalations", "waiting", "messages")
DEFAULT_VOLUME = 60


def hears_requests(alerts: Iterable[str], volume: int) -> bool:
    """Whether a new visit request sounds for who has these settings."""
    return volume > 0 and "requests" in alerts


class StaffProfile(Base):
    """How a staff member works. capacity: conversations at once. shortcuts: whether they want these.

    alerts: to which of ALERTS they are alerted with sound and notification. volume: of the sound, 0 to 100.
    recovery: SHA-256 of each recovery code that was not used yet. queue_filter: the words that rows of the
    queue must have to be shown.
    """

    __tablename__ = "staff_profile"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    capacity: Mapped[int] = mapped_column(default=3)
    shortcuts: Mapped[bool] = mapped_column(default=True)
    alerts: Mapped[Any] = mapped_column(JSON, default=lambda: list(ALERTS), server_default=json.dumps(ALERTS))
    volume: Mapped[int] = mapped_column(default=DEFAULT_VOLUME, server_default=str(DEFAULT_VOLUME))
    recovery: Mapped[Any] = mapped_column(JSON, default=list)
    queue_filter: Mapped[str] = mapped_column(String(60), default="", server_default="")


class StaffIdentity(Base):
    """Who an OpenID provider says that a staff member is. subject: never given to somebody else there."""

    __tablename__ = "staff_identity"

    issuer: Mapped[str] = mapped_column(String(255), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class StaffPasskey(Base):
    """A passkey of a staff member (WebAuthn). The private key never leaves their device.

    id: what forms and the audit log call it. credential_id: what the device calls it. public_key: as COSE
    (RFC 9052). sign_count: what the device said at its last use; 0 of one that does not count. transports:
    how it can be reached, for the browser. name: of its owner's choosing.
    """

    __tablename__ = "staff_passkey"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(Number)
    transports: Mapped[Any] = mapped_column(JSON)
    name: Mapped[str] = mapped_column(EncryptedText)
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_used_at: Mapped[datetime | None] = mapped_column(Moment)


class StaffStep(Base):
    """Where somebody is between their password and the second step, or while they change that step.

    token_hash: SHA-256 of the token of the browser that does this. kind: one of bot.store.staff_steps.Kind.
    challenge: what a passkey must sign, once and before challenge_until. totp_secret: of a code app that is
    not confirmed yet. password_hash: of the password that they chose at their first log-in.
    """

    __tablename__ = "staff_step"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    kind: Mapped[str] = mapped_column(String(12))
    challenge: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    challenge_until: Mapped[datetime | None] = mapped_column(Moment)
    totp_secret: Mapped[str | None] = mapped_column(EncryptedText)
    password_hash: Mapped[str | None] = mapped_column(String(256))
    expires_at: Mapped[datetime] = mapped_column(Moment)


class StaffPresence(Base):
    """Where a staff member is. connected_at: when their desk last showed that it is open; viewing: the
    conversation on it; typed_at: when they last typed there.
    """

    __tablename__ = "staff_presence"

    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    availability: Mapped[str] = mapped_column(String(12), default="available")
    viewing: Mapped[str | None] = mapped_column(String(32))
    connected_at: Mapped[datetime | None] = mapped_column(Moment)
    typed_at: Mapped[datetime | None] = mapped_column(Moment)


class TriageOverride(Base):
    """Staff judged otherwise than the policy. before: the policy's urgency at that moment."""

    __tablename__ = "triage_override"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    before: Mapped[str] = mapped_column(String(16))
    urgency: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(EncryptedText)


class Escalation(Base):
    """Something waited longer than agreed and a supervisor was called. subject_id: reference of a visit
    request, or id of a conversation and the moment from which it waits."""

    __tablename__ = "escalation"

    subject_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


class VisitorPresence(Base):
    """What a visitor's page showed. seen_seq: number of the newest message it has."""

    __tablename__ = "visitor_presence"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    seen_seq: Mapped[int] = mapped_column(default=0)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class Rating(Base):
    """Whether the visitor was helped. answer: yes, partly or no."""

    __tablename__ = "rating"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    answer: Mapped[str] = mapped_column(String(8))
    rated_at: Mapped[datetime] = mapped_column(Moment)


class QualityReview(Base):
    """What a supervisor found of a conversation of the sample of a week, like 2026-W48. marks: criterion ->
    mark, of bot.domain.quality; verdict: of the whole. note: for who talked with the visitor; it goes with
    the conversation's text.
    """

    __tablename__ = "quality_review"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    week: Mapped[str] = mapped_column(String(8))
    verdict: Mapped[str] = mapped_column(String(10))
    marks: Mapped[Any] = mapped_column(JSON, default=dict, server_default="{}")
    note: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class PersonMark(Base):
    """By what a conversation is known again as of the same person. mark: see bot.store.same_person."""

    __tablename__ = "person_mark"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    mark: Mapped[str] = mapped_column(String(16), primary_key=True, index=True)


class CallBack(Base):
    """Somebody wants to be called back. phone: E.164. done_at: when staff did."""

    __tablename__ = "call_back"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    phone: Mapped[str] = mapped_column(EncryptedText)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))


class Preservation(Base):
    """A conversation that is kept beyond its term. reason: for colleagues. erase_after: its visitor erased
    it meanwhile, so that it goes as soon as the preservation ends."""

    __tablename__ = "preservation"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True
    )
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    reason: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime] = mapped_column(Moment)
    erase_after: Mapped[bool] = mapped_column(default=False)
