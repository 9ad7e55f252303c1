"""Which conversations a report is about: of some kinds of fraud, urgencies, outcomes, ways to a person and
staff, several of each."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import aliased

from bot.store.models import Audit, Conversation

TAKEN = ("conversation.claimed", "conversation.taken_from")
# A way to a person beside the reasons of a hand-over: nobody asked, and staff took it by themselves.
UNASKED = "unasked"


@dataclass(frozen=True)
class About:
    """Codes of which a conversation must have one of each kind; of a kind without codes all will do.

    reasons: why it was handed over at any time, or UNASKED. staff: ids of who had it at any time. Who asks
    for more than all is told of conversations that are still there: what a conversation was about goes when
    it is erased.
    """

    scenarios: tuple[str, ...] = ()
    urgencies: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The kinds of which some are chosen, with these."""
        return {each.name: codes for each in fields(self) if (codes := getattr(self, each.name))}

    @property
    def is_all(self) -> bool:
        return not self.chosen

    @property
    def condition(self) -> ColumnElement[bool]:
        """That a conversation is one of these."""
        wanted = (
            (Conversation.scenario, self.scenarios),
            (Conversation.urgency, self.urgencies),
            (Conversation.outcome, self.outcomes),
        )
        found: list[ColumnElement[bool]] = [column.in_(codes) for column, codes in wanted if codes]
        if self.reasons:
            found.append(_came_by(self.reasons))
        if self.staff:
            found.append(_was_with(self.staff))
        return and_(true(), *found)

    def has(self, conversation_id: Any) -> ColumnElement[bool]:
        """That something is about one of these, by the column with the id of its conversation."""
        if self.is_all:
            return true()
        found: ColumnElement[bool] = conversation_id.in_(select(Conversation.id).where(self.condition))
        return found


def taken_unasked(conversation_id: Any) -> ColumnElement[bool]:
    """That staff took a conversation which nobody had handed over."""
    return and_(_happened(conversation_id, _taken), ~_happened(conversation_id, _handed_over))


Acts = type[Audit]


def _taken(acts: Acts) -> ColumnElement[bool]:
    return acts.act.in_(TAKEN)


def _handed_over(acts: Acts) -> ColumnElement[bool]:
    return acts.act == "conversation.handed_over"


def _happened(conversation_id: Any, what: Callable[[Acts], ColumnElement[bool]]) -> ColumnElement[bool]:
    """That the log has such an act on this conversation."""
    acts = aliased(Audit)
    return exists().where(acts.subject == "conversation", acts.subject_id == conversation_id, what(acts))


def _came_by(reasons: Collection[str]) -> ColumnElement[bool]:
    asked = [reason for reason in reasons if reason != UNASKED]

    def for_these(acts: Acts) -> ColumnElement[bool]:
        return and_(_handed_over(acts), acts.details["reason"].as_string().in_(asked))

    ways = []
    if asked:
        ways.append(_happened(Conversation.id, for_these))
    if UNASKED in reasons:
        ways.append(taken_unasked(Conversation.id))
    return or_(*ways)


def _was_with(staff: Collection[str]) -> ColumnElement[bool]:
    """By the log, which knows also who passed it on."""

    def got(acts: Acts) -> ColumnElement[bool]:
        passed_on = and_(acts.act == "conversation.transferred", acts.details["to"].as_string().in_(staff))
        return or_(and_(_taken(acts), acts.staff_id.in_(staff)), passed_on)

    return _happened(Conversation.id, got)


ALL = About()
