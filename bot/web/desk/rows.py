"""What stands in the lanes: one row for a visit request, one for a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from bot.domain.waiting_order import Precedence


@dataclass(frozen=True)
class RequestRow:
    """A visit request in its lane.

    quote: the words that decided. due: until when it is to be seen, None when it was. is_delivered: whether
    the control room has it. doubles: references of open requests that look the same. viewers: who looks.
    """

    reference: str
    conversation_id: str
    scenario: str
    urgency: str
    status: str
    place: str
    quote: str
    since: datetime
    due: datetime | None
    is_delivered: bool
    doubles: tuple[str, ...] = ()
    viewers: tuple[str, ...] = ()
    is_escalated: bool = False

    @property
    def is_new(self) -> bool:
        return self.due is not None

    @property
    def is_pressing(self) -> bool:
        """Goes before everything that is not."""
        return self.is_new and self.urgency == "emergency"

    @property
    def calls_supervisor(self) -> bool:
        """Whether it is still what a supervisor was called for."""
        return self.is_escalated and self.is_new


@dataclass(frozen=True)
class ConversationRow:
    """A conversation in a lane.

    quote: the words that decided, else what was said last.
    urgency: what staff judge, else what the policy says. since: it waits from then, or was taken then.
    due: until when a person is to answer; None when nobody waits for that. said_at: when the visitor said
    what nobody has answered. waits_for_call: the visitor is to be called back.
    """

    id: str
    scenario: str
    urgency: str
    status: str
    language: str
    quote: str
    since: datetime
    due: datetime | None
    is_urgent: bool
    has_danger: bool
    said_at: datetime | None
    owner_id: str | None
    owner: str | None
    waits_for_call: bool = False
    viewers: tuple[str, ...] = ()
    is_escalated: bool = False

    @property
    def has_unread(self) -> bool:
        return self.said_at is not None

    @property
    def calls_supervisor(self) -> bool:
        """Whether it is still what a supervisor was called for."""
        return self.is_escalated and self.status == "waiting"

    # Kept with the row: there are hundreds, every desk asks of each, and few change.

    @cached_property
    def precedence(self) -> Precedence:
        """What it goes before, and what goes before it."""
        return Precedence(self.is_urgent or self.has_danger, self.urgency, self.since)

    @cached_property
    def order(self) -> Any:
        """What the board is sorted by."""
        return self.precedence.order

    @cached_property
    def is_pressing(self) -> bool:
        """Goes before everything that is not."""
        return self.precedence.is_pressing


def quote_of(reasons: Sequence[str] | None) -> str:
    """The visitor's words that decided; '' when there are none.

    reasons: of bot.domain.turn.CaseView, the first of which is not the visitor's.
    """
    return " … ".join((reasons or ())[1:])
