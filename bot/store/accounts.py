"""Staff accounts and their sessions, as rows: what an administrator, or somebody themselves, may change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, func, select, update

from bot.store.database import Unit
from bot.store.desk_models import StaffIdentity
from bot.store.models import Staff, StaffSession


@dataclass(frozen=True)
class Account:
    """An account without its secrets. sessions: how many are going on. is_external: they log in through a
    provider, which has their password and role. enrol_until: as in Staff."""

    id: str
    login: str
    name: str
    role: str
    active: bool
    is_locked: bool
    created_at: datetime
    sessions: int
    is_external: bool
    enrol_until: datetime | None


@dataclass(frozen=True)
class OpenSession:
    """A session that is going on. key: what it is called by, not its token. is_this: the one that asks."""

    key: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime
    is_this: bool


async def all_accounts(unit: Unit, now: datetime) -> list[Account]:
    """Every account, by name."""
    going_on = (
        select(func.count())
        .select_from(StaffSession)
        .where(
            StaffSession.staff_id == Staff.id, StaffSession.idle_until > now, StaffSession.expires_at > now
        )
        .scalar_subquery()
    )
    external = exists().where(StaffIdentity.staff_id == Staff.id)
    rows = await unit.execute(
        select(
            Staff.id, Staff.login, Staff.name, Staff.role, Staff.active, Staff.locked_until, Staff.created_at,
            Staff.enrol_until, going_on.label("sessions"), external.label("external"),
        ).order_by(Staff.active.desc(), Staff.name)
    )  # fmt: skip
    return [
        Account(
            row.id, row.login, row.name, row.role, row.active,
            row.locked_until is not None and row.locked_until > now, row.created_at, row.sessions,
            row.external, row.enrol_until,
        )
        for row in rows
    ]  # fmt: skip


async def change_account(unit: Unit, staff_id: str, **values: Any) -> bool:
    """Change columns of an account; False when there is none."""
    done = await unit.execute(update(Staff).where(Staff.id == staff_id).values(**values))
    return bool(done.rowcount == 1)


async def open_sessions(unit: Unit, staff_id: str, this: bytes, now: datetime) -> list[OpenSession]:
    """The sessions of somebody that are going on, newest first. this: hash of the token that asks."""
    rows = await unit.execute(
        select(
            StaffSession.token_hash, StaffSession.created_at, StaffSession.last_seen_at,
            StaffSession.expires_at,
        )
        .where(
            StaffSession.staff_id == staff_id, StaffSession.idle_until > now, StaffSession.expires_at > now
        )
        .order_by(StaffSession.created_at.desc())
    )  # fmt: skip
    return [
        OpenSession(
            bytes(row.token_hash).hex()[:16], row.created_at, row.last_seen_at, row.expires_at,
            bytes(row.token_hash) == this,
        )
        for row in rows
    ]  # fmt: skip


async def end_sessions(unit: Unit, staff_id: str, key: str = "", besides: bytes = b"") -> int:
    """End sessions of somebody; how many. key: only this one. besides: hash of a token that goes on."""
    found = await unit.execute(select(StaffSession.token_hash).where(StaffSession.staff_id == staff_id))
    hashes = [
        token_hash
        for token_hash in found.scalars()
        if bytes(token_hash) != besides and bytes(token_hash).hex().startswith(key)
    ]
    if hashes:
        await unit.execute(delete(StaffSession).where(StaffSession.token_hash.in_(hashes)))
    return len(hashes)
