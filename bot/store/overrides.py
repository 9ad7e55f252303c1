"""Where staff judged otherwise than the policy, as rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, insert, select

from bot.domain.waiting_order import URGENCIES
from bot.store.database import Unit
from bot.store.desk_models import TriageOverride
from bot.store.models import Conversation, Staff


@dataclass(frozen=True)
class Override:
    """A judgement of staff. before: the policy's urgency at that moment."""

    conversation_id: str
    name: str
    at: datetime
    before: str
    urgency: str
    reason: str

    def holds(self, policy: str) -> bool:
        """Whether it still holds beside what the policy says now.

        A policy that has become more urgent since then goes before it: somebody said something new.
        """
        return URGENCIES.index(policy) >= URGENCIES.index(self.before)


async def add_override(
    unit: Unit, conversation_id: str, staff_id: str, before: str, urgency: str, reason: str, now: datetime
) -> None:
    """Keep what staff judged instead of the policy. before: the urgency of the policy at that moment."""
    await unit.execute(
        insert(TriageOverride).values(
            conversation_id=conversation_id, staff_id=staff_id, at=now, before=before, urgency=urgency,
            reason=reason,
        )
    )  # fmt: skip


async def policy_urgency(unit: Unit, conversation_id: str) -> str:
    """What the policy says of a conversation that is there."""
    found = await unit.execute(select(Conversation.urgency).where(Conversation.id == conversation_id))
    return str(found.scalar_one())


async def newest_overrides(unit: Unit, conversation_ids: Iterable[str]) -> dict[str, Override]:
    """Conversation -> the newest judgement of staff on it, where there is one."""
    rows = await unit.execute(_newest_overrides(), {"ids": list(conversation_ids)})
    return {row.conversation_id: Override(*row) for row in rows}


@cache
def _newest_overrides() -> Any:
    newest = (
        select(func.max(TriageOverride.number))
        .where(TriageOverride.conversation_id.in_(bindparam("ids", expanding=True)))
        .group_by(TriageOverride.conversation_id)
    )
    return (
        select(
            TriageOverride.conversation_id, Staff.name, TriageOverride.at, TriageOverride.before,
            TriageOverride.urgency, TriageOverride.reason,
        )
        .join(Staff, Staff.id == TriageOverride.staff_id)
        .where(TriageOverride.number.in_(newest))
    )  # fmt: skip
