"""The tables. Personal data and everything a person said stand in encrypted columns.

Names of people, texts, facts and fields are encrypted; ids, states, times and counts are not, because
queues and clocks are made from them. Moments are in UTC.
"""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.store.columns import EncryptedJson, EncryptedText, Moment

Status = Literal["bot", "waiting", "staff", "closed"]
Role = Literal["agent", "supervisor", "trainer", "auditor", "admin"]

STATUSES: tuple[Status, ...] = ("bot", "waiting", "staff", "closed")
ROLES: tuple[Role, ...] = ("agent", "supervisor", "trainer", "auditor", "admin")

# SQLite numbers rows by itself only for INTEGER.
Number = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Staff(Base):
    """Someone who works at the desk. name: as visitors see it. totp_step: the last time step used.

    totp_secret: "" for who has no code app. enrol_until: of an account that nobody used yet, until when its
    first password lets its owner choose a password and a second step of their own.
    """

    __tablename__ = "staff"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(64))
    password_hash: Mapped[str] = mapped_column(String(256))
    role: Mapped[str] = mapped_column(String(16))
    totp_secret: Mapped[str] = mapped_column(EncryptedText)
    totp_step: Mapped[int] = mapped_column(Number, default=0)
    active: Mapped[bool] = mapped_column(default=True)
    failed_logins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(Moment)
    enrol_until: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class StaffSession(Base):
    """A staff member who is logged in. It ends at idle_until or at expires_at, whichever is first.

    id_token: of who logged in through an OpenID provider, to log out there too.
    """

    __tablename__ = "staff_session"

    token_hash: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    csrf: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)
    last_seen_at: Mapped[datetime] = mapped_column(Moment)
    idle_until: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    id_token: Mapped[str | None] = mapped_column(EncryptedText)


class Conversation(Base):
    """One visitor's conversation: who answers, where the dialogue is, and what the queues need to know.

    id: 128 random bits, hex. token_hash: SHA-256 of the visitor's token. lease: the turn that is going
    on, if any; nobody else answers before lease_until. opening_due: the bot is to speak without being
    spoken to (the first words, or back from staff). last_seq: number of the newest message; visitor_seq:
    of the visitor's newest. Up to answered_seq no answer is due; the bot has read up to understood_seq:
    what lies between got the fail-safe answer, and the bot reads it with the next message.
    version: counts every change that somebody may be watching.
    turns, failed_turns, unclear_turns: answers of the bot, those of them that were the fail-safe answer, and
    those that said it had not understood. request_reference: its newest visit request.
    danger_seq: the message in which danger was last seen while a person had the conversation.
    attention: staff should look, e.g. because the engine failed.
    anonymised_at: when its term had passed and all but the figures was removed.
    """

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    language: Mapped[str] = mapped_column(String(2), default="nl")
    status: Mapped[str] = mapped_column(String(8), default="bot")
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))

    scenario: Mapped[str | None] = mapped_column(String(32))
    urgency: Mapped[str] = mapped_column(String(16), default="advice")
    rule: Mapped[str] = mapped_column(String(48), default="")
    hand_over_reason: Mapped[str | None] = mapped_column(String(16))
    urgent: Mapped[bool] = mapped_column(default=False)
    attention: Mapped[bool] = mapped_column(default=False)
    danger_seq: Mapped[int | None]
    outcome: Mapped[str | None] = mapped_column(String(32))

    state: Mapped[Any | None] = mapped_column(EncryptedJson)
    case_view: Mapped[Any | None] = mapped_column(EncryptedJson)
    request_reference: Mapped[str | None] = mapped_column(String(16))
    returned_by_staff: Mapped[bool] = mapped_column(default=False)

    opening_due: Mapped[bool] = mapped_column(default=False)
    lease: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    last_seq: Mapped[int] = mapped_column(default=0)
    visitor_seq: Mapped[int] = mapped_column(default=0)
    answered_seq: Mapped[int] = mapped_column(default=0)
    understood_seq: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=0)
    turns: Mapped[int] = mapped_column(default=0, server_default="0")
    failed_turns: Mapped[int] = mapped_column(default=0, server_default="0")
    unclear_turns: Mapped[int] = mapped_column(default=0, server_default="0")

    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    last_visitor_at: Mapped[datetime | None] = mapped_column(Moment)
    last_staff_at: Mapped[datetime | None] = mapped_column(Moment)
    waiting_since: Mapped[datetime | None] = mapped_column(Moment)
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    anonymised_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index(None, "status", "waiting_since"),
        Index(None, "updated_at"),
        Index(None, "created_at"),
        Index(
            "ix_conversation_unanswered",
            "lease_until",
            sqlite_where=sql("visitor_seq > answered_seq OR opening_due"),
            postgresql_where=sql("visitor_seq > answered_seq OR opening_due"),
        ),
    )


class Message(Base):
    """One message. id: made by the visitor's browser for theirs, by us for the others.

    reply_from, reply_to: the visitor's messages that this answers, from seq to seq. button: id of the
    pressed button. mark: keyed hash of the content, to tell a resend from another message under the same
    id. masked: kinds of secrets taken out of it. danger: what the recogniser saw in it while a person had
    the conversation.
    """

    __tablename__ = "message"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(36))
    author: Mapped[str] = mapped_column(String(8))
    kind: Mapped[str] = mapped_column(String(12), default="text")
    text: Mapped[str] = mapped_column(EncryptedText)
    buttons: Mapped[Any | None] = mapped_column(EncryptedJson)
    steps: Mapped[Any | None] = mapped_column(EncryptedJson)
    emergency: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(2), default="nl")
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    staff_name: Mapped[str | None] = mapped_column(String(64))
    button: Mapped[str | None] = mapped_column(String(96))
    mark: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    masked: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    reply_from: Mapped[int | None]
    reply_to: Mapped[int | None]
    danger: Mapped[Any | None] = mapped_column(EncryptedJson)
    at: Mapped[datetime] = mapped_column(Moment)

    __table_args__ = (
        UniqueConstraint("conversation_id", "id"),
        {"sqlite_with_rowid": False},
    )  # fmt: skip


class OfferedButton(Base):
    """A button that this conversation was offered, and what stood on it; nothing else may be pressed."""

    __tablename__ = "offered_button"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), primary_key=True)
    button_id: Mapped[str] = mapped_column(String(96), primary_key=True)
    title: Mapped[str] = mapped_column(EncryptedText)

    __table_args__ = ({"sqlite_with_rowid": False},)


class VisitRequest(Base):
    """A request for an officer at the door. It stays when the conversation is erased.

    fields: bot.domain.turn.VisitFields. reasons: why this urgency. facts: with the visitor's words.
    contact_removed_at, anonymised_at: when the term of these data had passed (data/retention.yml).
    """

    __tablename__ = "visit_request"

    reference: Mapped[str] = mapped_column(String(16), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(32), index=True)
    status: Mapped[str] = mapped_column(String(16), default="submitted")
    version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(String(2), default="nl")
    scenario: Mapped[str | None] = mapped_column(String(32))
    urgency: Mapped[str] = mapped_column(String(16))
    rule: Mapped[str] = mapped_column(String(48))
    policy_version: Mapped[int] = mapped_column(default=0)
    fields: Mapped[Any] = mapped_column(EncryptedJson)
    reasons: Mapped[Any] = mapped_column(EncryptedJson)
    facts: Mapped[Any] = mapped_column(EncryptedJson)
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    contact_removed_at: Mapped[datetime | None] = mapped_column(Moment)
    anonymised_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (Index(None, "status", "created_at"), Index(None, "updated_at"))


class VisitRequestEvent(Base):
    """The history of a visit request: who did what, and the fields as they were from then on.

    act: created, changed, cancelled, status. id: of the control room's message for a status of theirs.
    """

    __tablename__ = "visit_request_event"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("visit_request.reference"), index=True)
    id: Mapped[str] = mapped_column(String(64), unique=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String(12))
    staff_id: Mapped[str | None] = mapped_column(ForeignKey("staff.id"))
    act: Mapped[str] = mapped_column(String(12))
    status: Mapped[str] = mapped_column(String(16))
    fields: Mapped[Any | None] = mapped_column(EncryptedJson)


class Note(Base):
    """What staff write for each other. It has its own table so that it can never be sent to a visitor."""

    __tablename__ = "note"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), index=True)
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"))
    text: Mapped[str] = mapped_column(EncryptedText)
    at: Mapped[datetime] = mapped_column(Moment)


class Audit(Base):
    """One act of one actor on one thing, in a chain: hash covers this row and the hash before it.

    Rows hold ids and acts only, so that erasing a person never breaks the chain. They cannot be changed
    or removed: the database refuses it. staff_id: who, for actor "staff". details: ids, counts, codes.
    """

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    actor: Mapped[str] = mapped_column(String(12))
    staff_id: Mapped[str | None] = mapped_column(String(32))
    act: Mapped[str] = mapped_column(String(48))
    subject: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[str] = mapped_column(String(64))
    details: Mapped[Any] = mapped_column(JSON)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (Index(None, "subject", "subject_id"), Index(None, "staff_id"), Index(None, "act", "at"))


class Outbox(Base):
    """An event on its way to the control room. id is the same on every attempt.

    subject: reference of the visit request; events of one subject leave in order.
    """

    __tablename__ = "outbox"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    type: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(16), index=True)
    payload: Mapped[Any] = mapped_column(EncryptedJson)
    attempts: Mapped[int] = mapped_column(default=0)
    next_try: Mapped[datetime] = mapped_column(Moment)
    claimed_until: Mapped[datetime | None] = mapped_column(Moment)
    last_error: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Moment)
    delivered_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        Index("ix_outbox_due", "next_try", sqlite_where=sql("delivered_at IS NULL"),
              postgresql_where=sql("delivered_at IS NULL")),
    )  # fmt: skip


class ControlRoomReceived(Base):
    """What the built-in receiver ("testmeldkamer") got; each event id once."""

    __tablename__ = "control_room_received"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    type: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(16), index=True)
    payload: Mapped[Any] = mapped_column(EncryptedJson)
    received_at: Mapped[datetime] = mapped_column(Moment)


class KeyCheck(Base):
    """One row: a known text encrypted with this database's key."""

    __tablename__ = "key_check"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    value: Mapped[str] = mapped_column(String(256))
