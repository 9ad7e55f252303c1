"""Carrying out what a turn decided, in the turn's own unit of work: visit requests and the hand-over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.domain.turn import CaseView, Effects, VisitFields
from bot.store import audit, outbox, visit_requests
from bot.store.call_backs import ask_call_back
from bot.store.conversations import Taken
from bot.store.database import Unit
from bot.store.visit_requests import StoredRequest
from bot.web.control_room import Happening, visit_event


class StaleTurnError(Exception):
    """The turn was decided on what is no longer so; it is taken again, so that nobody reads what is not true.

    Another request got the reference, or the control room closed the request that it changes.
    """


@dataclass(frozen=True)
class Turned:
    """A turn whose effects are carried out: the conversation before it, the case after it."""

    conversation: Taken
    case: CaseView
    reference: str
    language: str
    now: datetime


def changes_of(effects: Effects, turned: Turned) -> dict[str, Any]:
    """What the effects change in the conversation's own row."""
    changes: dict[str, Any] = {}
    if effects.visit is not None:
        changes["request_reference"] = turned.reference
    asked = effects.hand_over
    if asked is not None and turned.conversation.status != "waiting":
        changes |= waiting(asked.reason, asked.urgent, turned.now)
    elif asked is not None and asked.urgent:
        # Who waits already keeps their place; what became urgent goes to the top.
        changes |= {"urgent": True, "hand_over_reason": asked.reason}
    elif effects.leave_queue and turned.conversation.status == "waiting":
        changes |= {"status": "bot", "hand_over_reason": None, "urgent": False, "waiting_since": None}
    return changes


def waiting(reason: str, urgent: bool, now: datetime) -> dict[str, Any]:
    """The columns of a conversation that waits for a person."""
    return {
        "status": "waiting",
        "hand_over_reason": reason,
        "urgent": urgent,
        "waiting_since": now,
        "claimed_at": None,
    }


async def carry_out(unit: Unit, effects: Effects, turned: Turned) -> None:
    """Write visit requests, outbox and audit. Raises StaleTurnError."""
    reference = turned.conversation.request_reference
    if effects.visit is not None:
        await _submit(unit, effects.visit.fields, turned)
    if effects.change is not None:
        await _change(unit, reference, "changed", turned, fields=effects.change.fields)
    if effects.cancel is not None:
        await _change(unit, reference, "cancelled", turned, status="cancelled")
    if effects.leave_queue and turned.conversation.status == "waiting":
        act = audit.Act("visitor", "conversation.queue_left", "conversation", turned.conversation.id)
        await audit.append(unit, act, turned.now)
    if effects.hand_over is not None:
        if effects.hand_over.call_back:
            await ask_call_back(unit, turned.conversation.id, effects.hand_over.call_back, turned.now)
        act = audit.Act(
            "bot", "conversation.handed_over", "conversation", turned.conversation.id,
            details={"reason": effects.hand_over.reason, "urgent": effects.hand_over.urgent},
        )  # fmt: skip
        await audit.append(unit, act, turned.now)


async def _submit(unit: Unit, fields: VisitFields, turned: Turned) -> None:
    if await visit_requests.is_taken(unit, turned.reference):
        raise StaleTurnError("reference taken")
    request = StoredRequest(
        reference=turned.reference,
        conversation_id=turned.conversation.id,
        status="submitted",
        version=1,
        language=turned.language,
        scenario=turned.case.scenario,
        urgency=turned.case.urgency,
        rule=turned.case.rule,
        policy_version=turned.case.policy_version,
        fields=fields,
        reasons=turned.case.reasons,
        facts=turned.case.facts,
        created_at=turned.now,
        updated_at=turned.now,
    )
    await visit_requests.add_request(unit, request)
    await _announce(unit, "created", request, turned.now)


async def _change(
    unit: Unit, reference: str | None, happening: Happening, turned: Turned, **changes: Any
) -> None:
    request = None
    if reference is not None:
        request = await visit_requests.change_request(
            unit, reference, visit_requests.VISITOR, happening, turned.now, **changes
        )
    if request is None:
        raise StaleTurnError(f"no open request to be {happening}")
    await _announce(unit, happening, request, turned.now)


async def _announce(unit: Unit, happening: Happening, request: StoredRequest, now: datetime) -> None:
    await outbox.add_event(unit, visit_event(happening, request, now), now)
    act = audit.Act("visitor", f"visit_request.{happening}", "visit_request", request.reference)
    await audit.append(unit, act, now)
