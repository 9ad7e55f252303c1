"""Logging in at the desk with a password and one-time code; sessions with two time-outs; lock-out.

Times: OWASP ASVS 5.0, 7.1 (idle and absolute time-out) and 6.3.1 (brute force), as docs/settings.md
states them. A session's token is stored as its SHA-256 only.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import pyotp
from sqlalchemy import bindparam, delete, insert, select, update

from bot.store import audit
from bot.store.columns import Moment
from bot.store.database import Database, Unit
from bot.store.models import Staff, StaffSession
from bot.store.profiles import change_profile, recovery_codes
from bot.web.desk.credentials import looks_like_recovery, recovery_hash
from bot.web.desk.passwords import is_password

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=12)
FAILURES_BEFORE_LOCK = 5
LOCK = timedelta(minutes=15)
CODE_SECONDS = 30
SEEN_EVERY = timedelta(seconds=60)  # how often a session's last use is written down


class LoginRefusedError(Exception):
    """Wrong login, password or code, or locked for a while. It does not tell which of the first three."""

    def __init__(self, locked: bool = False) -> None:
        super().__init__("locked" if locked else "refused")
        self.locked = locked


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


def code_step(secret: str, code: str, now: datetime, last_step: int) -> int | None:
    """The time step this one-time code is of; None when it is wrong or was used before.

    The step before and after are accepted, for clocks that differ. A step is good once (ASVS 6.5.1).
    """
    code = "".join(code.split())
    current = int(now.timestamp()) // CODE_SECONDS
    for step in (current, current - 1, current + 1):
        right = pyotp.TOTP(secret, interval=CODE_SECONDS).at(step * CODE_SECONDS)
        if step > last_step and hmac.compare_digest(right.encode(), code.encode()):
            return step
    return None


async def log_in(
    database: Database, login: str, password: str, code: str, now: datetime
) -> tuple[Session, str]:
    """Start a session; returns it and its token. Raises LoginRefusedError."""
    async with database.read_together() as unit:
        member = (await unit.execute(select(Staff).where(Staff.login == login))).mappings().one_or_none()
    known = member is not None and member["active"]
    if member is not None and member["locked_until"] is not None and member["locked_until"] > now:
        raise LoginRefusedError(locked=True)
    right = await is_password(password, member["password_hash"] if member is not None and known else None)
    step = (
        code_step(member["totp_secret"], code, now, member["totp_step"])
        if member is not None and right
        else None
    )
    by_recovery = step is None and right and looks_like_recovery(code)
    if member is None or (step is None and not by_recovery):
        if member is not None:
            await _count_failure(database, member["id"], member["failed_logins"] + 1, now)
        raise LoginRefusedError
    if by_recovery and not await _use_recovery(database, member["id"], code, now):
        await _count_failure(database, member["id"], member["failed_logins"] + 1, now)
        raise LoginRefusedError
    async with database.write() as unit:
        # Guarded by the step, so that one code opens one session even when sent twice at once.
        step = member["totp_step"] + 1 if step is None else step
        used = await unit.execute(
            update(Staff)
            .where(Staff.id == member["id"], Staff.totp_step < step)
            .values(totp_step=Staff.totp_step if by_recovery else step, failed_logins=0, locked_until=None)
        )
        if used.rowcount != 1:
            raise LoginRefusedError
        return await begin_session(unit, member["id"], now)


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
    await unit.execute(
        insert(StaffSession).values(
            token_hash=token_hash(token), staff_id=staff_id, csrf=csrf, created_at=now, last_seen_at=now,
            idle_until=now + IDLE, expires_at=now + LONGEST, id_token=id_token,
        )
    )  # fmt: skip
    by = {} if id_token is None else {"by": "provider"}
    await audit.append(unit, _about(staff_id, "session.begun", **by), now)
    return Session(staff_id, member.login, member.name, member.role, csrf), token


def _about(staff_id: str, act: str, **details: str) -> audit.Act:
    return audit.Act("staff", act, "staff", staff_id, staff_id, details or None)


async def _use_recovery(database: Database, staff_id: str, code: str, now: datetime) -> bool:
    """Spend a recovery code; False when it is none of theirs, or was used."""
    spent = recovery_hash(code)
    async with database.write() as unit:
        await unit.execute(select(Staff.id).where(Staff.id == staff_id).with_for_update())
        left = await recovery_codes(unit, staff_id)
        if spent not in left:
            return False
        await change_profile(unit, staff_id, recovery=[each for each in left if each != spent])
        await audit.append(unit, _about(staff_id, "recovery.used"), now)
    return True


async def _count_failure(database: Database, staff_id: str, failures: int, now: datetime) -> None:
    locked_until = now + LOCK if failures % FAILURES_BEFORE_LOCK == 0 else None
    async with database.write() as unit:
        await unit.execute(
            update(Staff)
            .where(Staff.id == staff_id)
            .values(failed_logins=failures, locked_until=locked_until)
        )
        await audit.append(unit, _about(staff_id, "login.locked" if locked_until else "login.failed"), now)


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
        await audit.append(unit, _about(session.staff_id, "session.ended"), now)
    return id_token
