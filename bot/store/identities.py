"""Accounts of people who log in through an OpenID provider, as rows.

Such an account is found by who the provider says that somebody is (issuer and subject), never by a name or
an address, which others may get later.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select

from bot.store.database import Unit
from bot.store.desk_models import StaffIdentity
from bot.store.models import Staff, StaffSession
from bot.store.staff import add_account

NO_PASSWORD = "!"  # noqa: S105  (no hash at all: no password fits)


@dataclass(frozen=True)
class KnownAccount:
    """Somebody's account. active: False when it was closed."""

    id: str
    login: str
    name: str
    role: str
    active: bool


async def account_of(unit: Unit, issuer: str, subject: str) -> KnownAccount | None:
    """The account of this person; None when they never logged in here."""
    row = (
        await unit.execute(
            select(Staff.id, Staff.login, Staff.name, Staff.role, Staff.active)
            .join(StaffIdentity, StaffIdentity.staff_id == Staff.id)
            .where(StaffIdentity.issuer == issuer, StaffIdentity.subject == subject)
        )
    ).first()
    return None if row is None else KnownAccount(*row)


async def add_external_account(
    unit: Unit, made: KnownAccount, issuer: str, subject: str, now: datetime
) -> None:
    """A new account without a password of its own.

    Raises sqlalchemy.exc.IntegrityError when somebody just made one for the same person.
    """
    await add_account(
        unit, staff_id=made.id, login=made.login, name=made.name, role=made.role, password_hash=NO_PASSWORD,
        totp_secret="", now=now,
    )  # fmt: skip
    await unit.execute(
        insert(StaffIdentity).values(issuer=issuer, subject=subject, staff_id=made.id, created_at=now)
    )


@dataclass(frozen=True)
class ExternalSession:
    """A session of somebody who logged in through a provider, and the ID token that it began with."""

    token_hash: bytes
    staff_id: str
    id_token: str


async def sessions_of_provider(
    unit: Unit, issuer: str, subject: str | None, before: datetime
) -> list[ExternalSession]:
    """Sessions that began through this provider before a moment. subject: of this person only."""
    found = (
        select(StaffSession.token_hash, StaffSession.staff_id, StaffSession.id_token)
        .join(StaffIdentity, StaffIdentity.staff_id == StaffSession.staff_id)
        .where(StaffIdentity.issuer == issuer, StaffSession.created_at < before)
    )
    if subject is not None:
        found = found.where(StaffIdentity.subject == subject)
    return [
        ExternalSession(bytes(row.token_hash), row.staff_id, row.id_token)
        for row in await unit.execute(found)
        if row.id_token is not None
    ]


async def end_external_sessions(unit: Unit, sessions: list[ExternalSession]) -> None:
    hashes = [each.token_hash for each in sessions]
    await unit.execute(delete(StaffSession).where(StaffSession.token_hash.in_(hashes)))


async def is_external(unit: Unit, staff_id: str) -> bool:
    """Whether somebody logs in through a provider, which then has their password and role."""
    found = await unit.execute(select(StaffIdentity.staff_id).where(StaffIdentity.staff_id == staff_id))
    return found.first() is not None
