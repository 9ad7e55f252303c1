"""Where staff and visitors are, as rows. One function is one step inside a caller's unit of work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, exists, func, literal, or_, select, update

from bot.store.columns import Moment
from bot.store.database import Unit
from bot.store.desk_models import (
    ALERTS,
    DEFAULT_VOLUME,
    Availability,
    StaffPresence,
    StaffProfile,
    VisitorPresence,
    hears_requests,
)
from bot.store.models import Conversation, Staff, StaffSession
from bot.store.upsert import insert_or_change

# A desk that is open says so more often than this.
CONNECTED = timedelta(seconds=50)
# Who used any page of the desk in this time is there: opening another page ends the connection for a moment.
# More than bot.web.desk.sessions.SEEN_EVERY.
AT_WORK = timedelta(minutes=2)
# Who may talk with visitors.
HELPERS = ("agent", "supervisor")
DEFAULT_CAPACITY = 3


@dataclass(frozen=True)
class Colleague:
    """Somebody at the desk. load: conversations they have. viewing: the one that is open on their desk.
    shortcuts, alerts, volume: as in StaffProfile."""

    id: str
    name: str
    role: str
    availability: str
    is_connected: bool
    viewing: str | None
    capacity: int
    load: int
    shortcuts: bool = True
    alerts: tuple[str, ...] = ALERTS
    volume: int = DEFAULT_VOLUME

    @property
    def has_room(self) -> bool:
        return self.load < self.capacity

    @property
    def hears_requests(self) -> bool:
        """Whether a new visit request sounds at their desk."""
        return hears_requests(self.alerts, self.volume)


async def _set(unit: Unit, staff_id: str, **values: Any) -> None:
    """Write into the row of somebody's presence, which is made the first time."""
    new = {"availability": "available"} | values
    await insert_or_change(unit, StaffPresence, {"staff_id": staff_id}, new, values)


async def stay(unit: Unit, staff_id: str, viewing: str | None, now: datetime) -> None:
    """Somebody's desk is open, with this conversation on it."""
    await _set(unit, staff_id, viewing=viewing, connected_at=now)


async def leave(unit: Unit, staff_id: str, here_at: datetime | None = None) -> None:
    """Somebody's desk was closed. here_at: of the desk that was closed; a newer one stays."""
    mine = [StaffPresence.connected_at == here_at] if here_at is not None else []
    await unit.execute(
        update(StaffPresence)
        .where(StaffPresence.staff_id == staff_id, *mine)
        .values(viewing=None, connected_at=None)
    )


async def set_availability(unit: Unit, staff_id: str, availability: Availability) -> None:
    """Keep how available somebody is for conversations."""
    await _set(unit, staff_id, availability=availability)


async def types(unit: Unit, staff_id: str, now: datetime) -> None:
    """Somebody is typing a reply, so that their conversation is not taken for silent."""
    await _set(unit, staff_id, typed_at=now)


@cache
def _colleagues() -> Any:
    load = (
        select(Conversation.staff_id, func.count().label("load"))
        .where(Conversation.status == "staff")
        .group_by(Conversation.staff_id)
        .subquery()
    )
    return (
        select(
            Staff.id, Staff.name, Staff.role, StaffPresence.availability, StaffPresence.connected_at,
            StaffPresence.viewing, StaffProfile.capacity, func.coalesce(load.c.load, 0).label("load"),
            StaffProfile.shortcuts, StaffProfile.alerts, StaffProfile.volume,
        )
        .outerjoin(StaffPresence, StaffPresence.staff_id == Staff.id)
        .outerjoin(StaffProfile, StaffProfile.staff_id == Staff.id)
        .outerjoin(load, load.c.staff_id == Staff.id)
        .where(Staff.active)
        .order_by(Staff.name)
    )  # fmt: skip


async def colleagues(unit: Unit, now: datetime) -> list[Colleague]:
    """Everybody with an account that is not closed, by name."""
    return [_colleague(row, now) for row in await unit.execute(_colleagues())]


def _colleague(row: Any, now: datetime) -> Colleague:
    connected = row.connected_at is not None and now - row.connected_at < CONNECTED
    return Colleague(
        row.id, row.name, row.role, row.availability or "available", connected,
        row.viewing if connected else None, row.capacity or DEFAULT_CAPACITY, row.load,
        row.shortcuts is not False, ALERTS if row.alerts is None else tuple(row.alerts),
        DEFAULT_VOLUME if row.volume is None else row.volume,
    )  # fmt: skip


@dataclass(frozen=True)
class Silent:
    """A conversation whose owner does not answer. why: "gone" (logged out), "away" (their desk is closed)
    or "silent"."""

    conversation_id: str
    staff_id: str
    name: str
    role: str
    version: int
    why: str


async def silent_owners(
    unit: Unit, now: datetime, silent: timedelta, away: timedelta, limit: int = 50
) -> list[Silent]:
    """Conversations of which the owner logged out, or leaves a visitor waiting for longer than this.

    silent: with the desk open; typing counts as answering. away: with the desk closed, and no page of it used
    for AT_WORK.
    """
    logged_in = exists().where(
        StaffSession.staff_id == Conversation.staff_id,
        StaffSession.idle_until > now,
        StaffSession.expires_at > now,
    )
    # The visitor waits from their last words, or from when this person took over.
    unanswered = or_(
        Conversation.last_staff_at.is_(None), Conversation.last_visitor_at > Conversation.last_staff_at
    )
    waits_from = func.coalesce(Conversation.last_visitor_at, Conversation.claimed_at)

    def before(moment: datetime) -> Any:
        return and_(
            unanswered,
            waits_from < literal(moment, Conversation.claimed_at.type),
            or_(Conversation.claimed_at.is_(None), Conversation.claimed_at < moment),
            or_(StaffPresence.typed_at.is_(None), StaffPresence.typed_at < moment),
        )

    # Who goes from page to page has no connection in between, and searching is work too.
    seen_lately = exists().where(
        StaffSession.staff_id == Conversation.staff_id, StaffSession.last_seen_at > now - AT_WORK
    )
    not_connected = or_(StaffPresence.connected_at.is_(None), StaffPresence.connected_at < now - CONNECTED)
    not_here = and_(not_connected, ~seen_lately)
    rows = await unit.execute(
        select(
            Conversation.id, Conversation.staff_id, Staff.name, Staff.role, Conversation.version,
            (~logged_in).label("gone"), not_here.label("away"),
        )
        .join(Staff, Staff.id == Conversation.staff_id)
        .outerjoin(StaffPresence, StaffPresence.staff_id == Conversation.staff_id)
        .where(
            Conversation.status == "staff",
            or_(~logged_in, before(now - silent), and_(not_here, before(now - away))),
        )
        .limit(limit)
    )  # fmt: skip
    return [
        Silent(row.id, row.staff_id, row.name, row.role, row.version,
               "gone" if row.gone else "away" if row.away else "silent")
        for row in rows
    ]  # fmt: skip


async def is_logged_in(unit: Unit, staff_id: str, now: datetime) -> bool:
    """Whether somebody has a session that did not end."""
    found = await unit.execute(
        select(StaffSession.staff_id)
        .where(
            StaffSession.staff_id == staff_id, StaffSession.idle_until > now, StaffSession.expires_at > now
        )
        .limit(1)
    )
    return found.first() is not None


async def somebody_helps(unit: Unit, now: datetime) -> bool:
    """Whether somebody is at the desk who may talk with visitors and has no break."""
    found = await unit.execute(_helper(), {"connected": now - CONNECTED, "seen": now - AT_WORK, "now": now})
    return found.first() is not None


@cache
def _helper() -> Any:
    at_work = exists().where(
        StaffSession.staff_id == Staff.id,
        StaffSession.last_seen_at > bindparam("seen", type_=Moment),
        StaffSession.idle_until > bindparam("now", type_=Moment),
        StaffSession.expires_at > bindparam("now", type_=Moment),
    )
    return (
        select(Staff.id)
        .outerjoin(StaffPresence, StaffPresence.staff_id == Staff.id)
        .where(
            Staff.active,
            Staff.role.in_(HELPERS),
            or_(StaffPresence.availability.is_(None), StaffPresence.availability == "available"),
            or_(StaffPresence.connected_at > bindparam("connected", type_=Moment), at_work),
        )
        .limit(1)
    )


async def conversations_of(unit: Unit, staff_id: str) -> list[str]:
    """Ids of the conversations that somebody has, oldest first."""
    rows = await unit.execute(
        select(Conversation.id)
        .where(Conversation.status == "staff", Conversation.staff_id == staff_id)
        .order_by(Conversation.claimed_at)
    )
    return list(rows.scalars())


async def see(unit: Unit, conversation_id: str, seq: int, now: datetime) -> None:
    """A visitor's page is there, with the messages up to this one on the screen; 0 when it does not say."""
    new = {"seen_seq": seq, "seen_at": now}
    changes = new if seq else {"seen_at": now}
    await insert_or_change(unit, VisitorPresence, {"conversation_id": conversation_id}, new, changes)


async def seen_by_visitor(unit: Unit, conversation_id: str) -> tuple[int, datetime] | None:
    """Number of the newest message on the visitor's page, and when it was last there."""
    row = (await unit.execute(_seen_by_visitor(), {"of": conversation_id})).first()
    return None if row is None else (row.seen_seq, row.seen_at)


@cache
def _seen_by_visitor() -> Any:
    return select(VisitorPresence.seen_seq, VisitorPresence.seen_at).where(
        VisitorPresence.conversation_id == bindparam("of")
    )
