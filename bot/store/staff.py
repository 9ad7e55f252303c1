"""Staff accounts, as rows. Logging in is the desk's own, see bot.web.desk.sessions."""

from datetime import datetime

from sqlalchemy import insert, select

from bot.store.database import Unit
from bot.store.models import Staff


async def add_account(
    unit: Unit,
    *,
    staff_id: str,
    login: str,
    name: str,
    role: str,
    password_hash: str,
    totp_secret: str,
    now: datetime,
    enrol_until: datetime | None = None,
) -> None:
    """A new account. Raises sqlalchemy.exc.IntegrityError when the login is taken.

    enrol_until: until when its owner may choose a password and second step of their own.
    """
    await unit.execute(
        insert(Staff).values(
            id=staff_id, login=login, name=name, role=role, password_hash=password_hash,
            totp_secret=totp_secret, enrol_until=enrol_until, created_at=now,
        )
    )  # fmt: skip


async def name_of(unit: Unit, staff_id: str | None) -> str | None:
    """How visitors see this member of staff; None when there is nobody."""
    return (await unit.execute(select(Staff.name).where(Staff.id == staff_id))).scalar()
