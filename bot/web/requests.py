"""Visit requests after they were made: what staff and the control room do with them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import case

from bot.domain.turn import VisitFields
from bot.store import audit, conversations, messages, outbox, visit_requests
from bot.store.conversations import Taken
from bot.store.database import Unit
from bot.store.messages import StoredMessage
from bot.store.models import VisitRequest, VisitRequestEvent
from bot.store.visit_requests import OPEN, By, StoredRequest
from bot.web.control_room import visit_event
from bot.web.conversations import StaffMember
from bot.web.keys import new_id, new_reference
from bot.web.live import Changed, Said
from bot.web.resources import Resources

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

    def __init__(self, resources: Resources) -> None:
        self._database = resources.database
        self._live = resources.live
        self._texts = resources.texts
        self._clock = resources.clock

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
            reference, "acknowledged", _by(staff), notice="seen", stays=("accepted",),
            acknowledged_at=self._clock(), staff_id=staff.id,
        )  # fmt: skip

    async def cancel(self, reference: str, staff: StaffMember, double_of: str = "") -> StoredRequest:
        """Withdraw a request for a visitor; the control room is told.

        double_of: the request that says the same. Raises like acknowledge.
        """
        details = {"why": "duplicate", "of": double_of} if double_of else None
        return await self._set_status(
            reference, "cancelled", _by(staff), details=details, other=double_of,
            notice="duplicate" if double_of else "cancelled",
        )  # fmt: skip

    async def decide(
        self, reference: str, staff: StaffMember, status: Literal["accepted", "declined"]
    ) -> StoredRequest:
        """Write down what the control room said by telephone. Raises like acknowledge."""
        return await self._set_status(
            reference, status, _by(staff), acknowledged_at=self._clock(), staff_id=staff.id
        )

    async def forward(self, reference: str, staff: StaffMember) -> StoredRequest:
        """Send a request to the control room again, as it is now. Raises like acknowledge."""
        now = self._clock()
        async with self._database.write() as unit:
            request = await visit_requests.change_request(unit, reference, _by(staff), "changed", now)
            if request is None:
                raise await self._why_not(unit, reference)
            await outbox.add_event(unit, visit_event("changed", request, now), now)
            act = audit.Act("staff", "visit_request.forwarded", "visit_request", reference, staff.id)
            await audit.append(unit, act, now)
        self._live.publish(Changed(request.conversation_id))
        return request

    async def make(self, conversation_id: str, staff: StaffMember, fields: VisitFields) -> StoredRequest:
        """Make a request for a visitor, who is told its reference.

        Raises NoRequestError when there is no such conversation, WrongStatusError when it has an open one.
        """
        now, reference = self._clock(), new_reference()
        async with self._database.write() as unit:
            for other in await visit_requests.requests_of(unit, conversation_id):
                if other.is_open:
                    raise WrongStatusError(other.status)
            taken = await conversations.change_conversation(
                unit, conversation_id, now, request_reference=reference
            )
            if taken is None:
                raise NoRequestError(conversation_id)
            view = taken.case_view or {}
            request = StoredRequest(
                reference=reference, conversation_id=conversation_id, status="submitted", version=1,
                language=taken.language, scenario=view.get("scenario"),
                urgency=view.get("urgency") or "visit", rule=view.get("rule") or "",
                policy_version=view.get("policy_version") or 0, fields=fields,
                reasons=view.get("reasons") or [], facts=view.get("facts") or [],
                created_at=now, updated_at=now, acknowledged_at=now, staff_id=staff.id,
            )  # fmt: skip
            await visit_requests.add_request(unit, request, _by(staff))
            await outbox.add_event(unit, visit_event("created", request, now), now)
            said = await self._tell_visitor(unit, request, now, "submitted")
            act = audit.Act("staff", "visit_request.created", "visit_request", reference, staff.id)
            await audit.append(unit, act, now)
        if said is not None:
            self._live.publish(Said(said[0].id, (said[1],)), said[0].version)
        self._live.publish(Changed(conversation_id))
        return request

    async def take_status(self, message: StatusMessage) -> StoredRequest:
        """Carry out what the control room says, once. Raises NoRequestError or WrongStatusError."""
        changes: dict[str, Any] = (
            {"acknowledged_at": self._clock()} if message.status == "acknowledged" else {}
        )
        control_room = By("control-room", event_id=message.id)
        return await self._set_status(message.reference, message.status, control_room, **changes)

    async def _set_status(
        self,
        reference: str,
        status: StatusOfControlRoom,
        by: By,
        *,
        notice: str = "",
        other: str = "",
        details: dict[str, str] | None = None,
        stays: tuple[str, ...] = (),
        **changes: Any,
    ) -> StoredRequest:
        """notice: what the visitor is told, a field of RequestNotices; by default the status. other:
        reference of another request that the notice names. stays: a status that this one does not replace."""
        now = self._clock()
        async with self._database.write() as unit:
            before = await visit_requests.find_request(unit, reference)
            if before is None:
                raise NoRequestError(reference)
            if by.event_id is not None and await visit_requests.has_event(unit, by.event_id):
                return before
            request = await visit_requests.change_request(
                unit, reference, by, "cancelled" if status == "cancelled" else "status", now,
                only_from=(*FOLLOWS[status], *stays),
                status=case((VisitRequest.status.in_(stays), VisitRequest.status), else_=status), **changes,
            )  # fmt: skip
            if request is None:
                raise WrongStatusError(before.status)
            if by.actor == "staff" and status == "cancelled":
                await outbox.add_event(unit, visit_event("cancelled", request, now), now)
            told = await self._tell_visitor(unit, request, now, notice or status, other)
            entry = audit.Act(
                by.actor, f"visit_request.{status}", "visit_request", reference, by.staff_id,
                {"event": by.event_id} if by.event_id else details,
            )  # fmt: skip
            await audit.append(unit, entry, now)
        if told is not None:
            self._live.publish(Said(told[0].id, (told[1],)), told[0].version)
        self._live.publish(Changed(request.conversation_id))
        return request

    async def _why_not(self, unit: Unit, reference: str) -> Exception:
        status = await visit_requests.status_of(unit, reference)
        return NoRequestError(reference) if status is None else WrongStatusError(status)

    async def _tell_visitor(
        self, unit: Unit, request: StoredRequest, now: datetime, notice: str, other: str = ""
    ) -> tuple[Taken, StoredMessage] | None:
        """Add a notice to the conversation; None when that is erased."""
        taken = await conversations.change_conversation(unit, request.conversation_id, now, messages=1)
        if taken is None:
            return None
        text: str = getattr(self._texts[taken.language].request, notice)
        said = StoredMessage(
            seq=taken.last_seq, id=new_id(), author="system", kind="notice", at=now,
            text=text.format(reference=request.reference, other=other), language=taken.language,
        )  # fmt: skip
        await messages.add_messages(unit, taken.id, [said])
        return taken, said


def _by(staff: StaffMember) -> By:
    return By("staff", staff.id)
