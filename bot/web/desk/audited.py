"""What a member of staff does or reads at the desk, as a row of the audit log."""

from datetime import datetime
from typing import Any

from bot.store import audit
from bot.store.database import Unit
from bot.web.desk.sessions import Session


async def log_act(
    unit: Unit,
    session: Session,
    now: datetime,
    act: str,
    subject: str,
    subject_id: str,
    details: dict[str, Any] | None = None,
) -> None:
    """Append an act of whoever has this session; call it last in the unit, as bot.store.audit.append says.

    act: its name among `acts` in data/texts/desk.nl.yml. details: ids, counts and codes only.
    """
    await audit.append(unit, audit.Act("staff", act, subject, subject_id, session.staff_id, details), now)
