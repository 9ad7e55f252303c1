"""What somebody shows to get in: a password, then a one-time code or recovery code; failures count, and lock.

A passkey in place of the code is bot.web.desk.passkey_log_in's. Lock-out: OWASP ASVS 5.0, 6.3.1.
"""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pyotp
from sqlalchemy import ColumnElement, RowMapping, or_, select, update

from bot.store import audit
from bot.store.database import Database, Unit
from bot.store.models import Staff
from bot.store.passkeys import passkeys_of
from bot.store.profiles import change_profile, recovery_codes
from bot.store.staff_steps import Kind
from bot.web.desk.credentials import looks_like_recovery, recovery_hash
from bot.web.desk.passwords import is_password
from bot.web.desk.sessions import Session, about, begin_session

FAILURES_BEFORE_LOCK = 5
LOCK = timedelta(minutes=15)
CODE_SECONDS = 30


class LoginRefusedError(Exception):
    """Somebody does not get in. why: key of the words for it in data/texts/desk.nl.yml, `login`.

    "refused" does not tell whether login, password or code was wrong.
    """

    def __init__(self, why: str = "refused") -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class HalfWay:
    """The password was right. kind: what is to follow, a passkey ("log_in") or choosing one ("enrol")."""

    staff_id: str
    kind: Kind


class _WrongCodeError(Exception):
    pass


def code_step(secret: str, code: str, now: datetime, last_step: int) -> int | None:
    """The time step this one-time code is of; None when it is wrong or was used before.

    The step before and after are accepted, for clocks that differ. A step is good once (ASVS 6.5.1).
    secret: "" of who has no code app, for whom no code is right.
    """
    code = "".join(code.split())
    current = int(now.timestamp()) // CODE_SECONDS
    for step in (current, current - 1, current + 1) if secret else ():
        right = pyotp.TOTP(secret, interval=CODE_SECONDS).at(step * CODE_SECONDS)
        if step > last_step and hmac.compare_digest(right.encode(), code.encode()):
            return step
    return None


async def log_in(
    database: Database, login: str, password: str, code: str, now: datetime
) -> tuple[Session, str] | HalfWay:
    """Start a session; gives it and its token, or what is to follow. Raises LoginRefusedError."""
    async with database.read_together() as unit:
        member = (await unit.execute(select(Staff).where(Staff.login == login))).mappings().one_or_none()
    if member is not None:
        _require_unlocked(member["locked_until"], now)
    known = member is not None and member["active"]
    right = await is_password(password, member["password_hash"] if member is not None and known else None)
    if member is None:
        raise LoginRefusedError
    if not right:
        await _fail(database, member["id"], now)
        raise LoginRefusedError
    due = await _what_follows(database, member, code, now)
    return due if due is not None else await enter_with_code(database, member["id"], code, now)


async def enter_with_code(database: Database, staff_id: str, code: str, now: datetime) -> tuple[Session, str]:
    """A session of somebody whose password was right, for a one-time code or recovery code.

    A wrong code counts. Raises LoginRefusedError.
    """
    async with database.read() as unit:
        found = await unit.execute(
            select(Staff.id, Staff.totp_secret, Staff.totp_step, Staff.locked_until).where(
                Staff.id == staff_id
            )
        )
        member = found.mappings().one()
    _require_unlocked(member["locked_until"], now)
    try:
        async with database.write() as unit:
            await _show_code(unit, member, code, now)
            return await begin_session(unit, staff_id, now)
    except _WrongCodeError:
        await _fail(database, staff_id, now)
        raise LoginRefusedError from None


async def _what_follows(database: Database, member: RowMapping, code: str, now: datetime) -> HalfWay | None:
    """What comes after the right password; None when that is the code. Raises LoginRefusedError."""
    if member["enrol_until"] is not None:
        if member["enrol_until"] <= now:
            raise LoginRefusedError("first_over")
        return HalfWay(member["id"], "enrol")
    if code.strip():
        return None
    async with database.read() as unit:
        return HalfWay(member["id"], "log_in") if await passkeys_of(unit, member["id"]) else None


async def _show_code(unit: Unit, member: RowMapping, code: str, now: datetime) -> None:
    """Take a one-time code or recovery code. Raises _WrongCodeError, LoginRefusedError."""
    step = code_step(member["totp_secret"], code, now, member["totp_step"])
    if step is not None:
        # Guarded by the step, so that one code opens one session even when sent twice at once.
        await let_in(unit, member["id"], now, Staff.totp_step < step, totp_step=step)
        return
    await let_in(unit, member["id"], now)
    if not looks_like_recovery(code) or not await _use_recovery(unit, member["id"], code):
        raise _WrongCodeError
    await audit.append(unit, about(member["id"], "recovery.used"), now)


async def _use_recovery(unit: Unit, staff_id: str, code: str) -> bool:
    """Spend a recovery code; False when it is none of theirs, or was used. Their row must be locked."""
    spent = recovery_hash(code)
    left = await recovery_codes(unit, staff_id)
    if spent not in left:
        return False
    await change_profile(unit, staff_id, recovery=[each for each in left if each != spent])
    return True


async def let_in(
    unit: Unit, staff_id: str, now: datetime, *only_if: ColumnElement[bool], **values: Any
) -> None:
    """Forget the failures of somebody who showed all that was asked; their row is locked from here on.

    only_if: what must still hold of the row, beside that it is open. values: other columns to change.
    Raises LoginRefusedError when that does not hold any more.
    """
    unlocked = or_(Staff.locked_until.is_(None), Staff.locked_until <= now)
    done = await unit.execute(
        update(Staff)
        .where(Staff.id == staff_id, Staff.active, unlocked, *only_if)
        .values(failed_logins=0, locked_until=None, **values)
    )
    if done.rowcount != 1:
        raise LoginRefusedError


async def check_password(database: Database, staff_id: str, password: str, now: datetime) -> None:
    """Ask who is logged in for their password again; a wrong one counts. Raises LoginRefusedError."""
    async with database.read() as unit:
        found = await unit.execute(
            select(Staff.password_hash, Staff.locked_until).where(Staff.id == staff_id)
        )
        member = found.one()
    _require_unlocked(member.locked_until, now)
    if not await is_password(password, member.password_hash):
        await _fail(database, staff_id, now)
        raise LoginRefusedError


def _require_unlocked(locked_until: datetime | None, now: datetime) -> None:
    if locked_until is not None and locked_until > now:
        raise LoginRefusedError("locked")


async def _fail(database: Database, staff_id: str, now: datetime) -> None:
    async with database.write() as unit:
        await count_failure(unit, staff_id, now)


async def count_failure(unit: Unit, staff_id: str, now: datetime, *acts: audit.Act) -> bool:
    """Count that somebody did not get in; whether that locks the account. acts: for the log, before it.

    Counted in the row itself, so that many tries at once are as many.
    """
    failures = Staff.failed_logins + 1
    await unit.execute(update(Staff).where(Staff.id == staff_id).values(failed_logins=failures))
    count = (await unit.execute(select(Staff.failed_logins).where(Staff.id == staff_id))).scalar_one()
    locks = count % FAILURES_BEFORE_LOCK == 0
    if locks:
        await unit.execute(update(Staff).where(Staff.id == staff_id).values(locked_until=now + LOCK))
    for act in acts:
        await audit.append(unit, act, now)
    await audit.append(unit, about(staff_id, "login.locked" if locks else "login.failed"), now)
    return locks
