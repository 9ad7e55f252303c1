"""What the bot says in a turn, as messages of the conversation."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from bot.domain.turn import Reply
from bot.store.conversations import Taken
from bot.store.messages import StoredMessage


@dataclass(frozen=True)
class Answers:
    """The visitor's messages, from seq to seq, that a turn answers; None when the bot spoke first."""

    first: int | None
    last: int | None

    @classmethod
    def of(cls, taken: Taken, ended: Taken, message: StoredMessage | None) -> "Answers":
        first = taken.answered_seq + 1 if message is None else message.seq
        return cls(first, ended.answered_seq) if first <= ended.answered_seq else cls(None, None)


def numbered(
    replies: tuple[Reply, ...], last_seq: int, answers: Answers, now: datetime
) -> list[StoredMessage]:
    """Replies as messages whose numbers end at last_seq."""
    return [
        StoredMessage(
            seq=number, id=str(uuid.uuid4()), author="bot", kind=reply.kind, text=reply.text, at=now,
            buttons=reply.buttons or None, steps=reply.steps or None, emergency=reply.emergency,
            language=reply.language, reply_from=answers.first, reply_to=answers.last,
        )
        for number, reply in enumerate(replies, start=last_seq - len(replies) + 1)
    ]  # fmt: skip


def buttons_of(replies: tuple[Reply, ...]) -> dict[str, str]:
    return {button.id: button.title for reply in replies for button in reply.buttons}
