"""Which conversations a report is about: of some kinds of fraud, urgencies and outcomes, several of each."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, select, true

from bot.store.models import Conversation


@dataclass(frozen=True)
class About:
    """Codes of which a conversation must have one of each kind; of a kind without codes all will do.

    Who asks for more than all is told of conversations that are still there: what a conversation was about
    goes when it is erased.
    """

    scenarios: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    @property
    def is_all(self) -> bool:
        return not (self.scenarios or self.urgencies or self.outcomes)

    @property
    def condition(self) -> ColumnElement[bool]:
        """That a conversation is one of these."""
        wanted = (
            (Conversation.scenario, self.scenarios),
            (Conversation.urgency, self.urgencies),
            (Conversation.outcome, self.outcomes),
        )
        return and_(true(), *(column.in_(codes) for column, codes in wanted if codes))

    def has(self, conversation_id: Any) -> ColumnElement[bool]:
        """That something is about one of these, by the column with the id of its conversation."""
        if self.is_all:
            return true()
        found: ColumnElement[bool] = conversation_id.in_(select(Conversation.id).where(self.condition))
        return found


ALL = About()
