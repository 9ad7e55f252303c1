"""Who may do what at the desk: one table of actions and roles."""

from collections.abc import Mapping
from typing import Literal

from bot.store.models import Role

Action = Literal[
    "queue.see",
    "conversation.open",
    "conversation.take",
    "conversation.talk",
    "conversation.take_from",
    "triage.override",
    "contact.reveal",
    "request.handle",
    "request.make",
    "conversation.preserve",
    "search.use",
    "conversation.export",
    "reports.see",
    "quality.review",
    "insights.train",
    "receiver.see",
    "retention.see",
    "accounts.manage",
    "audit.see",
]

_TALKS: tuple[Role, ...] = ("agent", "supervisor")

# Fewest rights that do the work: who looks after accounts or the audit log reads no conversations, and who
# trains reads only messages without personal data.
RIGHTS: Mapping[Action, tuple[Role, ...]] = {
    "queue.see": _TALKS,
    "conversation.open": _TALKS,
    "conversation.take": _TALKS,
    "conversation.talk": _TALKS,
    "conversation.take_from": ("supervisor",),
    "triage.override": _TALKS,
    "contact.reveal": _TALKS,
    "request.handle": _TALKS,
    "request.make": _TALKS,
    "conversation.preserve": ("supervisor",),
    "search.use": _TALKS,
    "conversation.export": ("supervisor",),
    "reports.see": ("supervisor",),
    "quality.review": ("supervisor",),
    "insights.train": ("trainer", "supervisor"),
    "receiver.see": ("agent", "supervisor", "admin"),
    "retention.see": ("supervisor", "auditor", "admin"),
    "accounts.manage": ("admin",),
    "audit.see": ("auditor",),
}


def may(role: str, action: Action) -> bool:
    """Whether somebody with this role may do this."""
    return role in RIGHTS[action]
