"""Conversations and their turns, as rows. One function is one step inside a caller's unit of work.

A turn takes two units: `take_message` (or `take_due`) stores what was said and takes the lease, `end_turn`
stores what was answered, only if lease and owner are still the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal, cast

from sqlalchemy import (
    Integer,
    String,
    Table,
    Update,
    and_,
    bindparam,
    case,
    delete,
    false,
    insert,
    or_,
    select,
    update,
)

from bot.store.columns import Moment
from bot.store.database import Unit
from bot.store.models import Conversation, Message, Note, OfferedButton
from bot.store.search_index import remove_entries

# Statuses in which the bot answers. Once a member of staff has a conversation, it is theirs alone.
BY_BOT = ("bot", "waiting")

# Of a turn of the bot: it spoke first, answered, gave the fail-safe answer, or said it had not understood.
AnswerKind = Literal["opening", "answered", "failed", "unclear"]


@dataclass(frozen=True)
class ConversationKey:
    """What opens a conversation: its id and the SHA-256 of the visitor's token."""

    conversation_id: str
    token_hash: bytes


@dataclass(frozen=True)
class Lease:
    """The right to take the turns of a conversation, which ends by itself: a process may die in a turn."""

    id: str
    until: datetime


@dataclass(frozen=True)
class Taken:
    """A conversation as it is after a step. lease: the turn that is going on, whoever's it is, until
    lease_until."""

    id: str
    status: str
    language: str
    lease: str | None
    lease_until: datetime | None
    last_seq: int
    visitor_seq: int
    answered_seq: int
    understood_seq: int
    version: int
    state: Any
    case_view: Any
    request_reference: str | None
    returned_by_staff: bool
    opening_due: bool
    staff_id: str | None

    @property
    def is_answered_by_bot(self) -> bool:
        """Whether the bot speaks: also to who waits for a person, so that nobody is left in silence."""
        return self.status in BY_BOT


CONVERSATION = cast(Table, Conversation.__table__)

TAKEN = (
    Conversation.id, Conversation.status, Conversation.language, Conversation.lease,
    Conversation.lease_until, Conversation.last_seq,
    Conversation.visitor_seq, Conversation.answered_seq, Conversation.understood_seq, Conversation.version,
    Conversation.state, Conversation.case_view, Conversation.request_reference,
    Conversation.returned_by_staff, Conversation.opening_due, Conversation.staff_id,
)  # fmt: skip

DUE = or_(Conversation.visitor_seq > Conversation.answered_seq, Conversation.opening_due)


def free(now: datetime) -> Any:
    """The condition that no turn is under way."""
    return or_(Conversation.lease.is_(None), Conversation.lease_until < now)


async def create_conversation(
    unit: Unit, key: ConversationKey, language: str, lease: Lease, now: datetime
) -> Taken:
    """A new conversation in which the bot speaks first; its first turn is taken by lease."""
    row = (
        await unit.execute(
            insert(Conversation)
            .values(
                id=key.conversation_id, token_hash=key.token_hash, language=language,
                lease=lease.id, lease_until=lease.until, opening_due=True, created_at=now, updated_at=now,
            )
            .returning(*TAKEN)
        )
    ).one()  # fmt: skip
    return Taken(*row)


@cache
def _take_message() -> Update:
    by_bot = Conversation.status.in_(BY_BOT)
    takes = and_(by_bot, Conversation.lease.is_(None), Conversation.opening_due == false())
    number = Conversation.last_seq + 1
    return (
        update(CONVERSATION)
        .where(Conversation.id == bindparam("of"), Conversation.token_hash == bindparam("token"))
        .values(
            last_seq=number,
            visitor_seq=number,
            # While a person has the conversation no answer of the bot is due, and it need not read it.
            answered_seq=case((by_bot, Conversation.answered_seq), else_=number),
            understood_seq=case((by_bot, Conversation.understood_seq), else_=number),
            lease=case((takes, bindparam("ours", type_=String)), else_=Conversation.lease),
            lease_until=case((takes, bindparam("until", type_=Moment)), else_=Conversation.lease_until),
            version=Conversation.version + 1,
            last_visitor_at=bindparam("now", type_=Moment),
            updated_at=bindparam("now", type_=Moment),
        )
        .returning(*TAKEN)
    )


async def take_message(unit: Unit, key: ConversationKey, lease: Lease, now: datetime) -> Taken | None:
    """Number a new message of the visitor and take the turn when it is the bot's and nobody has it.

    The message's number is last_seq of what is given back. An expired lease is left to `take_due`, because
    older messages may be due then. None when the token does not fit.
    """
    given = {
        "of": key.conversation_id, "token": key.token_hash, "ours": lease.id, "until": lease.until, "now": now
    }  # fmt: skip
    row = (await unit.execute(_take_message(), given)).first()
    return None if row is None else Taken(*row)


async def take_due(unit: Unit, conversation_id: str, lease: Lease, now: datetime) -> Taken | None:
    """Take the turn of a conversation to which an answer is due and that nobody answers; else None."""
    row = (
        await unit.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id, Conversation.status.in_(BY_BOT), free(now), DUE)
            .values(lease=lease.id, lease_until=lease.until)
            .returning(*TAKEN)
        )
    ).first()
    return None if row is None else Taken(*row)


async def unanswered(unit: Unit, now: datetime, limit: int = 50) -> list[str]:
    """Conversations to which an answer is due and that nobody answers."""
    return list(
        (
            await unit.execute(
                select(Conversation.id).where(DUE, Conversation.status.in_(BY_BOT), free(now)).limit(limit)
            )
        ).scalars()
    )


@cache
def _end_turn(answers_all: bool, changed: tuple[str, ...]) -> Update:
    """The statement for these further columns, built once: building costs more than running it."""
    answered = Conversation.visitor_seq if answers_all else bindparam("answered", type_=Integer)
    more = false() if answers_all else Conversation.visitor_seq > answered
    return (
        update(CONVERSATION)
        .where(
            Conversation.id == bindparam("of"),
            Conversation.lease == bindparam("ours"),
            Conversation.status.in_(BY_BOT),
        )
        .values(
            last_seq=Conversation.last_seq + bindparam("replies", type_=Integer),
            answered_seq=answered,
            opening_due=False,
            lease=case((more, Conversation.lease), else_=None),
            lease_until=case((more, bindparam("until", type_=Moment)), else_=None),
            version=Conversation.version + 1,
            turns=Conversation.turns + bindparam("answers", type_=Integer),
            failed_turns=Conversation.failed_turns + bindparam("failed", type_=Integer),
            unclear_turns=Conversation.unclear_turns + bindparam("unclear", type_=Integer),
            updated_at=bindparam("now", type_=Moment),
            **{name: bindparam(f"new_{name}", type_=CONVERSATION.c[name].type) for name in changed},
        )
        .returning(*TAKEN)
    )


async def end_turn(
    unit: Unit,
    taken: Taken,
    replies: int,
    answered: int | None,
    kind: AnswerKind,
    now: datetime,
    until: datetime,
    **changes: Any,
) -> Taken | None:
    """Close a turn: number its replies, free its lease, or keep it until `until` when more is due.

    The replies' numbers are the last ones up to last_seq of what is given back. answered: number of the
    message that was answered; None when no answer is due to any. kind: what is counted. changes: further
    columns.
    None, and nothing written, when another turn or a person has taken the conversation.
    """
    given: dict[str, Any] = {
        "of": taken.id, "ours": taken.lease, "replies": replies, "now": now, "until": until,
        "answers": int(kind != "opening"), "failed": int(kind == "failed"), "unclear": int(kind == "unclear"),
    }  # fmt: skip
    if answered is not None:
        given["answered"] = answered
    given |= {f"new_{name}": value for name, value in changes.items()}
    row = (await unit.execute(_end_turn(answered is None, tuple(sorted(changes))), given)).first()
    return None if row is None else Taken(*row)


@cache
def _conversation_of() -> Any:
    return select(
        Conversation.status, Conversation.language, Conversation.last_seq, Conversation.answered_seq,
        Conversation.visitor_seq, Conversation.version, Conversation.staff_id,
        Conversation.request_reference, Conversation.created_at,
    ).where(Conversation.id == bindparam("of"), Conversation.token_hash == bindparam("token"))  # fmt: skip


async def conversation_of(unit: Unit, key: ConversationKey) -> Any | None:
    """The row of the conversation that this key opens, without state; None when it does not fit."""
    given = {"of": key.conversation_id, "token": key.token_hash}
    return (await unit.execute(_conversation_of(), given)).first()


async def case_of(unit: Unit, conversation_id: str) -> Any:
    """The case as the engine last gave it (bot.domain.turn.CaseView as JSON); None before the first turn."""
    return (
        await unit.execute(select(Conversation.case_view).where(Conversation.id == conversation_id))
    ).scalar()


async def changed_since(unit: Unit, moment: datetime) -> list[tuple[str, int]]:
    """Ids and versions of the conversations that changed since this moment."""
    rows = await unit.execute(
        select(Conversation.id, Conversation.version).where(Conversation.updated_at >= moment)
    )
    return [(row.id, row.version) for row in rows]


async def erase_conversation(unit: Unit, conversation_id: str) -> None:
    """Remove a conversation with everything that was said in it."""
    # First the row itself, so that no message can be added while the others go.
    await unit.execute(select(Conversation.id).where(Conversation.id == conversation_id).with_for_update())
    await remove_texts(unit, [conversation_id])
    await unit.execute(delete(Conversation).where(Conversation.id == conversation_id))


async def shut_out_visitor(unit: Unit, conversation_id: str, now: datetime) -> None:
    """Close a conversation whose text must stay, so that its visitor sees it no more."""
    await change_conversation(
        unit, conversation_id, now, token_hash=None, status="closed", closed_at=now, **NO_TURN
    )


async def remove_texts(unit: Unit, conversation_ids: Sequence[str]) -> None:
    """Remove all that was said and written in these conversations, besides their own rows."""
    await remove_entries(unit, conversation_ids)
    for table in (Message, OfferedButton, Note):
        await unit.execute(delete(table).where(table.conversation_id.in_(conversation_ids)))


async def mark_danger(unit: Unit, conversation_id: str, seq: int, danger: Any, now: datetime) -> int | None:
    """Remember danger that was seen in a message; the conversation's version, None when it is gone."""
    version = (
        await unit.execute(
            update(Conversation)
            .where(Conversation.id == conversation_id)
            .values(danger_seq=seq, version=Conversation.version + 1, updated_at=now)
            .returning(Conversation.version)
        )
    ).scalar()
    await unit.execute(
        update(Message)
        .where(Message.conversation_id == conversation_id, Message.seq == seq)
        .values(danger=danger)
    )
    return version


async def change_conversation(
    unit: Unit, conversation_id: str, now: datetime, *conditions: Any, messages: int = 0, **changes: Any
) -> Taken | None:
    """Change a conversation for which the conditions hold, and number messages that are added to it.

    Their numbers are the last ones up to last_seq of what is given back; None when a condition fails.
    """
    statement = _counted_up()
    if conditions:
        statement = statement.where(*conditions)
    if changes:
        statement = statement.values(**changes)
    given = {"of": conversation_id, "added": messages, "now": now}
    row = (await unit.execute(statement, given)).first()
    return None if row is None else Taken(*row)


@cache
def _counted_up() -> Any:
    """What every change of a conversation does; built once, because that costs more than running it."""
    return (
        update(Conversation)
        # Nothing is written again into what was anonymised.
        .where(Conversation.id == bindparam("of"), Conversation.anonymised_at.is_(None))
        .values(
            last_seq=Conversation.last_seq + bindparam("added", type_=Integer),
            version=Conversation.version + 1,
            updated_at=bindparam("now", type_=Moment),
        )
        .returning(*TAKEN)
    )


# What a person taking over does to the bot's turn: its answer is dropped, and none is due any more.
NO_TURN: dict[str, Any] = {
    "lease": None,
    "lease_until": None,
    "opening_due": False,
    "answered_seq": Conversation.visitor_seq,
    "understood_seq": Conversation.visitor_seq,
}
