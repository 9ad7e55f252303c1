"""What the control room says about visit requests; see bot.web.control_room for the signature."""

from typing import Any

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from bot.web.api.wire import json_response
from bot.web.control_room import SIGNATURE_HEADER, TIME_HEADER, is_signed
from bot.web.incoming import read_json
from bot.web.problems import ProblemError
from bot.web.requests import StatusMessage
from bot.web.services import services

control_room = Blueprint("control_room", url_prefix="/api/v1/control-room")


@control_room.post("/status")
async def take_status(request: Request) -> HTTPResponse:
    """The status of a request: a CloudEvent with data {"reference", "status"}, or {"id", "reference",
    "status"}. The same id again changes nothing.
    """
    parts = services(request)
    timestamp, signature = request.headers.get(TIME_HEADER, ""), request.headers.get(SIGNATURE_HEADER, "")
    if not is_signed(parts.control_room_secret, timestamp, signature, request.body, parts.clock()):
        raise ProblemError("wrong-signature")
    changed = await parts.requests.take_status(_message(read_json(request.body)))
    return json_response({"reference": changed.reference, "status": changed.status})


def _message(body: Any) -> StatusMessage:
    if isinstance(body, dict) and isinstance(body.get("data"), dict):
        body = {"id": body.get("id"), "reference": body.get("subject")} | body["data"]
    try:
        message = msgspec.convert(body, StatusMessage)
    except msgspec.ValidationError as error:
        raise ProblemError(
            "not-understood", detail=f"Het bericht heeft niet de juiste vorm: {error}."
        ) from error
    if not 0 < len(message.id) <= 64:
        raise ProblemError("not-understood", detail="id moet 1 tot 64 tekens lang zijn.")
    return message
