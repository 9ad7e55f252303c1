"""Passkeys and code apps of staff, as rows: by what somebody shows, after the password, that it is them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from bot.store.database import Unit
from bot.store.desk_models import StaffPasskey
from bot.store.models import Staff


@dataclass(frozen=True)
class Passkey:
    """A passkey of somebody. Fields are those of StaffPasskey."""

    id: str
    credential_id: bytes
    public_key: bytes
    sign_count: int
    transports: tuple[str, ...]
    name: str
    created_at: datetime
    last_used_at: datetime | None = None


@dataclass(frozen=True)
class SecondSteps:
    """All that somebody can show after their password, recovery codes aside."""

    has_app: bool
    passkeys: tuple[Passkey, ...]

    @property
    def count(self) -> int:
        return len(self.passkeys) + self.has_app


async def passkeys_of(unit: Unit, staff_id: str) -> tuple[Passkey, ...]:
    """Somebody's passkeys, oldest first."""
    rows = await unit.execute(_passkeys().where(StaffPasskey.staff_id == staff_id))
    return tuple(
        Passkey(
            row.id, row.credential_id, row.public_key, row.sign_count, tuple(row.transports), row.name,
            row.created_at, row.last_used_at,
        )
        for row in rows
    )  # fmt: skip


def _passkeys() -> Any:
    return select(
        StaffPasskey.id, StaffPasskey.credential_id, StaffPasskey.public_key, StaffPasskey.sign_count,
        StaffPasskey.transports, StaffPasskey.name, StaffPasskey.created_at, StaffPasskey.last_used_at,
    ).order_by(StaffPasskey.created_at, StaffPasskey.id)  # fmt: skip


async def second_steps_of(unit: Unit, staff_id: str, *, lock: bool = False) -> SecondSteps:
    """What somebody has. lock: nobody else changes it before this unit ends."""
    asked = select(Staff.totp_secret).where(Staff.id == staff_id)
    secret = (await unit.execute(asked.with_for_update() if lock else asked)).scalar()
    return SecondSteps(bool(secret), await passkeys_of(unit, staff_id))


async def add_passkey(unit: Unit, staff_id: str, made: Passkey) -> None:
    """Raises sqlalchemy.exc.IntegrityError when it is somebody's already."""
    await unit.execute(
        insert(StaffPasskey).values(
            id=made.id, staff_id=staff_id, credential_id=made.credential_id, public_key=made.public_key,
            sign_count=made.sign_count, transports=list(made.transports), name=made.name,
            created_at=made.created_at,
        )
    )  # fmt: skip


async def note_use(unit: Unit, used: Passkey, sign_count: int, now: datetime) -> bool:
    """Remember a use; False when it was removed or used meanwhile."""
    done = await unit.execute(
        update(StaffPasskey)
        .where(StaffPasskey.id == used.id, StaffPasskey.sign_count == used.sign_count)
        .values(sign_count=sign_count, last_used_at=now)
    )
    return bool(done.rowcount == 1)


async def remove_passkey(unit: Unit, staff_id: str, passkey_id: str) -> bool:
    """False when they have no such passkey."""
    done = await unit.execute(
        delete(StaffPasskey).where(StaffPasskey.staff_id == staff_id, StaffPasskey.id == passkey_id)
    )
    return bool(done.rowcount == 1)


async def remove_passkeys(unit: Unit, staff_ids: list[str]) -> int:
    """Remove all passkeys of these people; how many there were."""
    done = await unit.execute(delete(StaffPasskey).where(StaffPasskey.staff_id.in_(staff_ids)))
    return int(done.rowcount)
