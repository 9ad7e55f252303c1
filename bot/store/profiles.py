"""How each staff member works, as rows."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.store.database import Unit
from bot.store.desk_models import StaffPresence, StaffProfile
from bot.store.models import Staff
from bot.store.presence import DEFAULT_CAPACITY
from bot.store.upsert import insert_or_change


@dataclass(frozen=True)
class Profile:
    """Settings of one staff member. availability: available or paused."""

    capacity: int = DEFAULT_CAPACITY
    shortcuts: bool = True
    sound: bool = True
    availability: str = "available"


async def profile_of(unit: Unit, staff_id: str) -> Profile:
    row = (
        await unit.execute(
            select(
                StaffProfile.capacity, StaffProfile.shortcuts, StaffProfile.sound, StaffPresence.availability
            )
            .select_from(Staff)
            .outerjoin(StaffProfile, StaffProfile.staff_id == Staff.id)
            .outerjoin(StaffPresence, StaffPresence.staff_id == Staff.id)
            .where(Staff.id == staff_id)
        )
    ).first()
    given = {} if row is None else {name: value for name, value in row._mapping.items() if value is not None}
    return Profile(**given)


async def change_profile(unit: Unit, staff_id: str, **values: Any) -> None:
    """values: capacity, shortcuts, sound, recovery."""
    new = {"capacity": DEFAULT_CAPACITY, "shortcuts": True, "sound": True, "recovery": []} | values
    await insert_or_change(unit, StaffProfile, {"staff_id": staff_id}, new, values)


async def recovery_codes(unit: Unit, staff_id: str) -> list[str]:
    """SHA-256 of each recovery code that is left."""
    found = await unit.execute(select(StaffProfile.recovery).where(StaffProfile.staff_id == staff_id))
    return list(found.scalar() or ())
