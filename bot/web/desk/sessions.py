"""Sessions of staff, with two time-outs.

Times: OWASP ASVS 5.0, 7.1 (idle and absolute time-out), as docs/settings.md states them. A session's token
is stored as its SHA-256 only.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from bot.store import audit
from bot.store.columns import Moment
from bot.store.database import Database, Unit
from bot.store.models import Staff, StaffSession
from bot.store.staff_steps import end_old_steps

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(seconds=60)  # how often a session's last use is written down


@dataclass(frozen=True)
class Session:
    """Who is logged in. csrf: what every form of theirs must carry."""

    staff_id: str
    login: str
    name: str
    role: str
    csrf: str


def token_hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


async def begin_session(
    unit: Unit, staff_id: str, now: datetime, id_token: str | None = None
) -> tuple[Session, str]:
    """A session of somebody who showed who they are; returns it and its token.

    id_token: the provider's, for who logged in there.
    """
    member = (
        await unit.execute(select(Staff.login, Staff.name, Staff.role).where(Staff.id == staff_id))
    ).one()
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    await unit.execute(delete(StaffSession).where(StaffSession.expires_at < now))
    await end_old_steps(unit, now)
    await unit.execute(
        insert(StaffSession).values(
            token_hash=token_hash(token), staff_id=staff_id, csrf=csrf, created_at=now, last_seen_at=now,
            idle_until=now + IDLE, expires_at=now + LONGEST, id_token=id_token,
        )
    )  # fmt: skip
    by = {} if id_token is None else {"by": "provider"}
    await audit.append(unit, about(staff_id, "session.begun", **by), now)
    return Session(staff_id, member.login, member.name, member.role, csrf), token


def about(staff_id: str, act: str, **details: str) -> audit.Act:
    """An act of somebody about their own account."""
    return audit.Act("staff", act, "staff", staff_id, staff_id, details or None)


@cache
def _going_on() -> Any:
    """The statement, built once: building it costs more than running it."""
    now = bindparam("now", type_=Moment)
    return (
        select(
            Staff.id, Staff.login, Staff.name, Staff.role, StaffSession.csrf, StaffSession.last_seen_at
        )
        .join(Staff, Staff.id == StaffSession.staff_id)
        .where(
            StaffSession.token_hash == bindparam("of"), StaffSession.idle_until > now,
            StaffSession.expires_at > now, Staff.active,
        )
    )  # fmt: skip


async def session_of(
    database: Database, token: str | None, now: datetime, *, keep: bool = True
) -> Session | None:
    """The session of this token; None when there is none or it ended. keep: this use keeps it alive."""
    if not token:
        return None
    async with database.read_together() as unit:
        found = await unit.execute(_going_on(), {"of": token_hash(token), "now": now})
        row = found.one_or_none()
    if row is None:
        return None
    if keep and now - row.last_seen_at > SEEN_EVERY:
        async with database.write() as unit:
            await unit.execute(
                update(StaffSession)
                .where(StaffSession.token_hash == token_hash(token))
                .values(last_seen_at=now, idle_until=now + IDLE)
            )
    return Session(row.id, row.login, row.name, row.role, row.csrf)


async def log_out(database: Database, token: str, session: Session, now: datetime) -> str | None:
    """End a session. Gives the ID token of who logged in through a provider, to log out there too."""
    this = StaffSession.token_hash == token_hash(token)
    async with database.write() as unit:
        id_token = (await unit.execute(select(StaffSession.id_token).where(this))).scalar()
        await unit.execute(delete(StaffSession).where(this))
        await audit.append(unit, about(session.staff_id, "session.ended"), now)
    return id_token
