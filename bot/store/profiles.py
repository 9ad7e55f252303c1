"""How each staff member works, as rows."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select

from bot.store.database import Unit
from bot.store.desk_models import ALERTS, DEFAULT_VOLUME, StaffPresence, StaffProfile, hears_requests
from bot.store.models import Staff
from bot.store.presence import DEFAULT_CAPACITY
from bot.store.upsert import insert_or_change


@dataclass(frozen=True)
class Profile:
    """Settings of one staff member. availability: available or paused. alerts, volume: as in StaffProfile."""

    capacity: int = DEFAULT_CAPACITY
    shortcuts: bool = True
    alerts: tuple[str, ...] = ALERTS
    volume: int = DEFAULT_VOLUME
    availability: str = "available"

    @property
    def hears_requests(self) -> bool:
        """Whether a new visit request sounds at their desk."""
        return hears_requests(self.alerts, self.volume)


async def profile_of(unit: Unit, staff_id: str) -> Profile:
    """How somebody wants to work; the defaults where they never set anything."""
    row = (
        await unit.execute(
            select(
                StaffProfile.capacity,
                StaffProfile.shortcuts,
                StaffProfile.alerts,
                StaffProfile.volume,
                StaffPresence.availability,
            )
            .select_from(Staff)
            .outerjoin(StaffProfile, StaffProfile.staff_id == Staff.id)
            .outerjoin(StaffPresence, StaffPresence.staff_id == Staff.id)
            .where(Staff.id == staff_id)
        )
    ).first()
    given = {} if row is None else {name: value for name, value in row._mapping.items() if value is not None}
    return Profile(**given | {"alerts": tuple(given.get("alerts", ALERTS))})


async def change_profile(unit: Unit, staff_id: str, **values: Any) -> None:
    """values: capacity, shortcuts, alerts, volume, recovery, queue_filter."""
    new = {
        "capacity": DEFAULT_CAPACITY, "shortcuts": True, "alerts": list(ALERTS), "volume": DEFAULT_VOLUME,
        "recovery": [],
    } | values  # fmt: skip
    await insert_or_change(unit, StaffProfile, {"staff_id": staff_id}, new, values)


async def queue_filter_of(unit: Unit, staff_id: str) -> str:
    """The words by which they filter the queue; "" when they do not."""
    return (await unit.execute(_queue_filter(), {"of": staff_id})).scalar() or ""


@cache
def _queue_filter() -> Any:
    """The statement, built once: building it costs more than running it."""
    return select(StaffProfile.queue_filter).where(StaffProfile.staff_id == bindparam("of"))


async def recovery_codes(unit: Unit, staff_id: str) -> list[str]:
    """SHA-256 of each recovery code that is left."""
    found = await unit.execute(select(StaffProfile.recovery).where(StaffProfile.staff_id == staff_id))
    return list(found.scalar() or ())
