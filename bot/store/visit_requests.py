"""Visit requests and their history, as rows. One function is one step inside a caller's unit of work."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.store import same_person
from bot.store.audit import Actor
from bot.store.database import Unit
from bot.store.models import VisitRequest, VisitRequestEvent

OPEN = ("submitted", "acknowledged", "accepted")


@dataclass(frozen=True)
class StoredRequest:
    """A visit request as it is now. fields, reasons and facts as in bot.domain.turn, or their JSON."""

    reference: str
    conversation_id: str
    status: str
    version: int
    language: str
    scenario: str | None
    urgency: str
    rule: str
    policy_version: int
    fields: Any
    reasons: Any
    facts: Any
    created_at: datetime
    updated_at: datetime
    acknowledged_at: datetime | None = None
    staff_id: str | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN


@dataclass(frozen=True)
class By:
    """Who does something to a request. staff_id: which member of staff. event_id: in which message of the
    control room.
    """

    actor: Actor
    staff_id: str | None = None
    event_id: str | None = None


VISITOR = By("visitor")

COLUMNS = (
    VisitRequest.reference, VisitRequest.conversation_id, VisitRequest.status, VisitRequest.version,
    VisitRequest.language, VisitRequest.scenario, VisitRequest.urgency, VisitRequest.rule,
    VisitRequest.policy_version, VisitRequest.fields, VisitRequest.reasons, VisitRequest.facts,
    VisitRequest.created_at, VisitRequest.updated_at, VisitRequest.acknowledged_at, VisitRequest.staff_id,
)  # fmt: skip


async def add_request(unit: Unit, request: StoredRequest, by: By = VISITOR) -> None:
    """Store a new request with the first line of its history. IntegrityError when the reference is taken."""
    await unit.execute(
        insert(VisitRequest).values({column.key: getattr(request, column.key) for column in COLUMNS})
    )
    fields = request.fields
    phone = fields.get("phone") if isinstance(fields, dict) else getattr(fields, "phone", None)
    await same_person.remember(unit, request.conversation_id, [("phone", phone or "")])
    await _remember(unit, request, by, "created", request.created_at)


async def is_taken(unit: Unit, reference: str) -> bool:
    """Whether there is a request with this reference."""
    return await status_of(unit, reference) is not None


async def status_of(unit: Unit, reference: str) -> str | None:
    """The status of a request; None when there is none with this reference."""
    return (
        await unit.execute(select(VisitRequest.status).where(VisitRequest.reference == reference))
    ).scalar()


async def find_request(unit: Unit, reference: str) -> StoredRequest | None:
    """The request with this reference; None when there is none."""
    row = (await unit.execute(select(*COLUMNS).where(VisitRequest.reference == reference))).first()
    return None if row is None else StoredRequest(*row)


async def requests_of(unit: Unit, conversation_id: str) -> list[StoredRequest]:
    """The requests of a conversation, oldest first."""
    rows = await unit.execute(_requests_of(), {"of": conversation_id})
    return [StoredRequest(*row) for row in rows]


@cache
def _requests_of() -> Any:
    return (
        select(*COLUMNS)
        .where(VisitRequest.conversation_id == bindparam("of"))
        .order_by(VisitRequest.created_at)
    )


async def change_request(
    unit: Unit,
    reference: str,
    by: By,
    act: str,
    now: datetime,
    *,
    only_from: tuple[str, ...] = OPEN,
    **changes: Any,
) -> StoredRequest | None:
    """Change a request and write a line of its history.

    act: changed, cancelled or status. only_from: statuses in which this is possible. Gives the request as
    it is now; None when it is not there or in another status.
    """
    row = (
        await unit.execute(
            update(VisitRequest)
            .where(VisitRequest.reference == reference, VisitRequest.status.in_(only_from))
            .values(version=VisitRequest.version + 1, updated_at=now, **changes)
            .returning(*COLUMNS)
        )
    ).first()
    if row is None:
        return None
    request = StoredRequest(*row)
    await _remember(unit, request, by, act, now)
    return request


async def history_of(unit: Unit, reference: str) -> list[VisitRequestEvent]:
    """What happened to a request, oldest first, as rows of VisitRequestEvent."""
    rows = await unit.execute(
        select(VisitRequestEvent.__table__)
        .where(VisitRequestEvent.reference == reference)
        .order_by(VisitRequestEvent.number)
    )
    return list(rows.all())  # type: ignore[arg-type]


async def has_event(unit: Unit, event_id: str) -> bool:
    """Whether a message of the control room with this id was carried out before."""
    found = await unit.execute(select(VisitRequestEvent.number).where(VisitRequestEvent.id == event_id))
    return found.first() is not None


async def _remember(unit: Unit, request: StoredRequest, by: By, act: str, now: datetime) -> None:
    await unit.execute(
        insert(VisitRequestEvent).values(
            reference=request.reference, id=by.event_id or str(uuid.uuid4()), at=now, actor=by.actor, act=act,
            staff_id=by.staff_id, status=request.status, fields=request.fields,
        )
    )  # fmt: skip
