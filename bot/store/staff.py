"""Staff accounts and their sessions, as rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.store.database import Unit
from bot.store.models import Staff, StaffSession


@dataclass(frozen=True)
class Account:
    """A staff account. totp_step: the last time step of which a code was used."""

    id: str
    login: str
    name: str
    password_hash: str
    role: str
    totp_secret: str
    totp_step: int
    active: bool
    failed_logins: int
    locked_until: datetime | None


@dataclass(frozen=True)
class Session:
    """Who is logged in by a token, and until when."""

    staff_id: str
    login: str
    name: str
    role: str
    csrf: str
    created_at: datetime
    idle_until: datetime
    expires_at: datetime


ACCOUNT = (
    Staff.id, Staff.login, Staff.name, Staff.password_hash, Staff.role, Staff.totp_secret, Staff.totp_step,
    Staff.active, Staff.failed_logins, Staff.locked_until,
)  # fmt: skip


async def add_account(unit: Unit, account: Account, now: datetime) -> None:
    """Raises IntegrityError when the login is taken."""
    values = {column.key: getattr(account, column.key) for column in ACCOUNT}
    await unit.execute(insert(Staff).values(created_at=now, **values))


async def find_account(unit: Unit, login: str) -> Account | None:
    row = (await unit.execute(select(*ACCOUNT).where(Staff.login == login))).first()
    return None if row is None else Account(*row)


async def accounts(unit: Unit) -> list[Account]:
    """All accounts, by name."""
    rows = await unit.execute(select(*ACCOUNT).order_by(Staff.name))
    return [Account(*row) for row in rows]


async def change_account(unit: Unit, staff_id: str, **changes: Any) -> None:
    await unit.execute(update(Staff).where(Staff.id == staff_id).values(**changes))


async def use_totp_step(unit: Unit, staff_id: str, step: int) -> bool:
    """Mark a code's time step as used; False when it, or a later one, was used before."""
    done = await unit.execute(
        update(Staff)
        .where(Staff.id == staff_id, Staff.totp_step < step)
        .values(totp_step=step, failed_logins=0, locked_until=None)
    )
    return done.rowcount == 1


async def name_of(unit: Unit, staff_id: str | None) -> str | None:
    return (await unit.execute(select(Staff.name).where(Staff.id == staff_id))).scalar()


async def add_session(
    unit: Unit,
    token_hash: bytes,
    staff_id: str,
    csrf: str,
    now: datetime,
    idle_until: datetime,
    expires_at: datetime,
) -> None:
    await unit.execute(
        insert(StaffSession).values(
            token_hash=token_hash, staff_id=staff_id, csrf=csrf, created_at=now, last_seen_at=now,
            idle_until=idle_until, expires_at=expires_at,
        )
    )  # fmt: skip


async def find_session(unit: Unit, token_hash: bytes, now: datetime) -> Session | None:
    """The session of a token, as long as it has not ended and the account is active."""
    row = (
        await unit.execute(
            select(
                StaffSession.staff_id, Staff.login, Staff.name, Staff.role, StaffSession.csrf,
                StaffSession.created_at, StaffSession.idle_until, StaffSession.expires_at,
            )
            .join(Staff, Staff.id == StaffSession.staff_id)
            .where(
                StaffSession.token_hash == token_hash,
                StaffSession.idle_until > now,
                StaffSession.expires_at > now,
                Staff.active,
            )
        )
    ).first()  # fmt: skip
    return None if row is None else Session(*row)


async def keep_session(unit: Unit, token_hash: bytes, now: datetime, idle_until: datetime) -> None:
    """Somebody is there: the session does not end by itself until idle_until."""
    await unit.execute(
        update(StaffSession)
        .where(StaffSession.token_hash == token_hash)
        .values(last_seen_at=now, idle_until=idle_until)
    )


async def end_session(unit: Unit, token_hash: bytes) -> None:
    await unit.execute(delete(StaffSession).where(StaffSession.token_hash == token_hash))


async def end_sessions_of(unit: Unit, staff_id: str) -> None:
    await unit.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))


async def end_old_sessions(unit: Unit, now: datetime) -> None:
    await unit.execute(
        delete(StaffSession).where((StaffSession.idle_until <= now) | (StaffSession.expires_at <= now))
    )
