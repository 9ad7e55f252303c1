"""The test control room: what the built-in receiver got, and an answer as the control room would give it."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sanic import HTTPResponse, Request
from sanic.response import redirect
from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import ControlRoomReceived
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.sessions import Session
from bot.web.requests import FOLLOWS, StatusMessage, StatusOfControlRoom
from bot.web.services import services

ROWS = 100


@dataclass(frozen=True)
class Received:
    """One event. happening: created, changed or cancelled."""

    id: str
    happening: str
    subject: str
    version: str
    urgency: str
    city: str
    at: datetime


async def received(unit: Unit) -> list[Received]:
    """The newest events, newest first. Names and numbers stay in the request itself."""
    rows = await unit.execute(
        select(ControlRoomReceived).order_by(ControlRoomReceived.received_at.desc()).limit(ROWS)
    )
    return [_received(row) for row in rows]


def _received(row: Any) -> Received:
    data = row.payload.get("data") or {}
    fields = data.get("fields") or {}
    return Received(
        id=row.id,
        happening=row.type.rsplit(".", 1)[-1],
        subject=row.subject,
        version=str(data.get("version") or ""),
        urgency=(data.get("advice") or {}).get("urgency") or "",
        city=fields.get("city") or "",
        at=row.received_at,
    )


@desk.get("/receiver", name="receiver")
@for_staff("receiver.see")
async def show_receiver(request: Request, session: Session) -> HTTPResponse:
    """What the receiver holds; each event stands here exactly once."""
    parts = services(request)
    async with parts.database.write() as unit:
        found = await received(unit)
        await log_act(unit, session, parts.clock(), "receiver.opened", "receiver", "events")
    return page(
        "receiver.html", session, parts.clock(), here="receiver", events=found,
        is_built_in=not parts.settings.control_room_url,
    )  # fmt: skip


@desk.post("/receiver/<reference:str>", name="receiver_answer")
@act("receiver.see")
async def answer(request: Request, session: Session, reference: str) -> HTTPResponse:
    """Answer as the control room. Only where the built-in receiver stands in for it."""
    parts, status = services(request), field(request, "status")
    if parts.settings.control_room_url or status not in FOLLOWS:
        return refused(request, wording.errors["choose"], 400)
    message = StatusMessage(str(uuid.uuid4()), reference, cast(StatusOfControlRoom, status))
    await parts.requests.take_status(message)
    # The answer itself stands in the log as the control room's; here is who gave it.
    async with parts.database.write() as unit:
        await log_act(
            unit, session, parts.clock(), "receiver.answered", "visit_request", reference, {"status": status}
        )
    return redirect("/desk/receiver")
