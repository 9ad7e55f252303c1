"""Messages as they are stored and read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Insert, Integer, Select, Table, and_, bindparam, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.database import Unit
from bot.store.models import Message, OfferedButton
from bot.store.search_index import index_message, is_indexed

NEWEST = 2**31 - 1  # more than any number of a message


@dataclass(frozen=True)
class StoredMessage:
    """A message of a conversation.

    buttons, steps: as bot.domain.turn.Button and Step, or what JSON made of them. masked: kinds of
    secrets taken out. danger: see bot.store.models.Message; for staff only.
    """

    seq: int
    id: str
    author: str
    kind: str
    text: str
    at: datetime
    buttons: Any = None
    steps: Any = None
    emergency: bool = False
    language: str = "nl"
    staff_id: str | None = None
    staff_name: str | None = None
    button: str | None = None
    masked: Any = None
    reply_from: int | None = None
    reply_to: int | None = None
    danger: Any = None


COLUMNS = (
    Message.seq, Message.id, Message.author, Message.kind, Message.text, Message.at, Message.buttons,
    Message.steps, Message.emergency, Message.language, Message.staff_id, Message.staff_name, Message.button,
    Message.masked, Message.reply_from, Message.reply_to, Message.danger,
)  # fmt: skip
# Every column, so that messages of all kinds go into one statement.
VALUES = tuple(column.key for column in COLUMNS)


@cache
def _add_messages() -> Insert:
    return insert(cast(Table, Message.__table__))


@cache
def add_once_to(dialect: str, table: Any) -> Any:
    """An INSERT that leaves what is there already."""
    return (sqlite if dialect == "sqlite" else postgresql).insert(table.__table__).on_conflict_do_nothing()


async def add_messages(unit: Unit, conversation_id: str, messages: list[StoredMessage]) -> None:
    """Store messages that have their numbers already."""
    if messages:
        rows = [
            {"conversation_id": conversation_id, "mark": None}
            | {name: getattr(message, name) for name in VALUES}
            for message in messages
        ]
        await unit.execute(_add_messages(), rows)


async def add_message_once(unit: Unit, conversation_id: str, message: StoredMessage, mark: bytes) -> bool:
    """Store a message whose id somebody else made, so that it can be found; False when there is one with
    that id already.

    mark: see bot.store.models.Message.
    """
    row = {"conversation_id": conversation_id, "mark": mark} | {
        name: getattr(message, name) for name in VALUES
    }
    if (await unit.execute(add_once_to(unit.dialect.name, Message), row)).rowcount != 1:
        return False
    if is_indexed(message.author, message.button):
        await index_message(unit, conversation_id, message.seq, message.text)
    return True


async def offer_buttons(unit: Unit, conversation_id: str, buttons: dict[str, str]) -> None:
    """Remember that these buttons (id -> title) were offered."""
    if buttons:
        rows = [
            {"conversation_id": conversation_id, "button_id": button, "title": title}
            for button, title in buttons.items()
        ]
        await unit.execute(add_once_to(unit.dialect.name, OfferedButton), rows)


async def title_of_button(unit: Unit, conversation_id: str, button: str) -> str | None:
    """What stands on a button that this conversation was offered; None for any other."""
    return (
        await unit.execute(
            select(OfferedButton.title).where(
                OfferedButton.conversation_id == conversation_id, OfferedButton.button_id == button
            )
        )
    ).scalar()


async def messages_after(
    unit: Unit, conversation_id: str, seq: int, limit: int = 1000, until: int = NEWEST
) -> list[StoredMessage]:
    """The messages with a number above seq, up to until, oldest first."""
    given = {"of": conversation_id, "after": seq, "until": until, "most": limit}
    return [StoredMessage(*row) for row in (await unit.execute(_messages_after(), given)).all()]


@cache
def _messages_after() -> Any:
    return (
        select(*COLUMNS)
        .where(
            Message.conversation_id == bindparam("of"),
            Message.seq > bindparam("after", type_=Integer),
            Message.seq <= bindparam("until", type_=Integer),
        )
        .order_by(Message.seq)
        .limit(bindparam("most", type_=Integer))
    )


async def visitor_messages(unit: Unit, conversation_id: str, after: int, until: int) -> list[StoredMessage]:
    """What the visitor said with a number above after and up to until, oldest first."""
    statement = (
        select(*COLUMNS)
        .where(
            Message.conversation_id == conversation_id,
            Message.seq > after,
            Message.seq <= until,
            Message.author == "visitor",
        )
        .order_by(Message.seq)
    )
    return await _read(unit, statement)


async def first_due(unit: Unit, conversation_id: str, answered_seq: int) -> StoredMessage | None:
    """The oldest message of the visitor after answered_seq."""
    statement = (
        select(*COLUMNS)
        .where(
            Message.conversation_id == conversation_id,
            Message.seq > answered_seq,
            Message.author == "visitor",
        )
        .order_by(Message.seq)
        .limit(1)
    )
    found = await _read(unit, statement)
    return found[0] if found else None


async def answers_to(unit: Unit, conversation_id: str, seq: int) -> list[StoredMessage]:
    """What was said in answer to the visitor's message with this number."""
    statement = (
        select(*COLUMNS)
        .where(
            Message.conversation_id == conversation_id,
            Message.seq > seq,
            Message.reply_from <= seq,
            Message.reply_to >= seq,
        )
        .order_by(Message.seq)
    )
    return await _read(unit, statement)


async def find_message(
    unit: Unit, conversation_id: str, message_id: str
) -> tuple[StoredMessage, bytes] | None:
    """The message with this id and the mark of its content."""
    row = (
        await unit.execute(
            select(*COLUMNS, Message.mark).where(
                Message.conversation_id == conversation_id, Message.id == message_id
            )
        )
    ).first()
    return None if row is None else (StoredMessage(*row[:-1]), bytes(row[-1] or b""))


async def _read(unit: Unit, statement: Select[Any]) -> list[StoredMessage]:
    return [StoredMessage(*row) for row in (await unit.execute(statement)).all()]


async def newest_said(unit: Unit, conversation_ids: Sequence[str]) -> dict[str, str]:
    """What the visitor of each of these conversations typed last, where they typed anything."""
    if not conversation_ids:
        return {}
    rows = await unit.execute(_newest_said(), {"ids": list(conversation_ids)})
    return {row.conversation_id: row.text for row in rows}


@cache
def _newest_said() -> Any:
    newest = (
        select(Message.conversation_id, func.max(Message.seq).label("seq"))
        .where(
            Message.conversation_id.in_(bindparam("ids", expanding=True)),
            Message.author == "visitor",
            Message.button.is_(None),
        )
        .group_by(Message.conversation_id)
        .subquery()
    )
    return select(Message.conversation_id, Message.text).join(
        newest, and_(newest.c.conversation_id == Message.conversation_id, newest.c.seq == Message.seq)
    )
