"""Visit requests after they were made: what staff and the control room do with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec

from bot.store import audit, conversations, messages, outbox, visit_requests
from bot.store.conversations import Taken
from bot.store.database import Database, Unit
from bot.store.messages import StoredMessage
from bot.store.models import VisitRequestEvent
from bot.store.visit_requests import OPEN, StoredRequest
from bot.web.clock import Clock
from bot.web.control_room import visit_event
from bot.web.conversations import StaffMember
from bot.web.keys import new_id
from bot.web.live import Changed, Live, Said
from bot.web.service_texts import ServiceTexts

StatusOfControlRoom = Literal["acknowledged", "accepted", "declined", "cancelled"]

# Which status may follow which.
FOLLOWS: dict[str, tuple[str, ...]] = {
    "acknowledged": ("submitted",),
    "accepted": ("submitted", "acknowledged"),
    "declined": OPEN,
    "cancelled": OPEN,
}


class NoRequestError(Exception):
    """There is no visit request with this reference."""


class WrongStatusError(Exception):
    """The request's status does not allow this. status: what it is."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


class StatusMessage(msgspec.Struct, frozen=True):
    """What the control room says about a request. id: the same when it is said again."""

    id: str
    reference: str
    status: StatusOfControlRoom


@dataclass(frozen=True)
class RequestView:
    """A visit request and what happened to it, oldest first."""

    request: StoredRequest
    history: list[VisitRequestEvent]


class VisitRequests:
    """The acts of staff and control room on visit requests; the visitor is told of each."""

    def __init__(
        self, database: Database, live: Live, texts: Mapping[str, ServiceTexts], clock: Clock
    ) -> None:
        self._database = database
        self._live = live
        self._texts = texts
        self._clock = clock

    async def look(self, reference: str, staff: StaffMember) -> RequestView:
        """Open a request; looking is logged. Raises NoRequestError."""
        async with self._database.write() as unit:
            request = await visit_requests.find_request(unit, reference)
            if request is None:
                raise NoRequestError(reference)
            history = await visit_requests.history_of(unit, reference)
            act = audit.Act("staff", "visit_request.opened", "visit_request", reference, staff.id)
            await audit.append(unit, act, self._clock())
        return RequestView(request, history)

    async def acknowledge(self, reference: str, staff: StaffMember) -> StoredRequest:
        """A person at the desk has seen it. Raises NoRequestError or WrongStatusError."""
        return await self._set_status(
            reference, "acknowledged", "staff", staff.id, acknowledged_at=self._clock(), staff_id=staff.id
        )

    async def cancel(self, reference: str, staff: StaffMember) -> StoredRequest:
        """Withdraw a request for a visitor; the control room is told. Raises like acknowledge."""
        return await self._set_status(reference, "cancelled", "staff", staff.id)

    async def take_status(self, message: StatusMessage) -> StoredRequest:
        """Carry out what the control room says, once. Raises NoRequestError or WrongStatusError."""
        changes = {"acknowledged_at": self._clock()} if message.status == "acknowledged" else {}
        return await self._set_status(
            message.reference, message.status, "control-room", None, message.id, **changes
        )

    async def _set_status(
        self,
        reference: str,
        status: StatusOfControlRoom,
        actor: Literal["staff", "control-room"],
        actor_id: str | None,
        event_id: str | None = None,
        **changes: Any,
    ) -> StoredRequest:
        now = self._clock()
        said = None
        async with self._database.write() as unit:
            before = await visit_requests.find_request(unit, reference)
            if before is None:
                raise NoRequestError(reference)
            if event_id is not None and await visit_requests.has_event(unit, event_id):
                return before
            request = await visit_requests.change_request(
                unit, reference, actor, "cancelled" if status == "cancelled" else "status", now,
                actor_id=actor_id, event_id=event_id, only_from=FOLLOWS[status], status=status, **changes,
            )  # fmt: skip
            if request is None:
                raise WrongStatusError(before.status)
            if actor == "staff" and status == "cancelled":
                await outbox.add_event(unit, visit_event("cancelled", request, now), now)
            said = await self._tell_visitor(unit, request, now)
            act = audit.Act(
                actor, f"visit_request.{status}", "visit_request", reference, actor_id,
                {"event": event_id} if event_id else None,
            )  # fmt: skip
            await audit.append(unit, act, now)
        if said is not None:
            taken, notice = said
            self._live.publish(Said(taken.id, (notice,)), taken.version)
        self._live.publish(Changed(request.conversation_id))
        return request

    async def _tell_visitor(
        self, unit: Unit, request: StoredRequest, now: datetime
    ) -> tuple[Taken, StoredMessage] | None:
        """Add a notice to the conversation; None when that is erased."""
        taken = await conversations.change_conversation(unit, request.conversation_id, now, messages=1)
        if taken is None:
            return None
        text: str = getattr(self._texts[taken.language].request, request.status)
        notice = StoredMessage(
            seq=taken.last_seq, id=new_id(), author="system", kind="notice", at=now,
            text=text.format(reference=request.reference), language=taken.language,
        )  # fmt: skip
        await messages.add_messages(unit, taken.id, [notice])
        return taken, notice
