"""Messages as the visitor API shows them."""

from typing import Any

import msgspec
from sanic import HTTPResponse

from bot.store.messages import StoredMessage


def message_object(message: StoredMessage) -> dict[str, Any]:
    """A message for the visitor: what staff only may see is not in it."""
    shown: dict[str, Any] = {
        "seq": message.seq,
        "id": message.id,
        "author": message.author,
        "kind": message.kind,
        "text": message.text,
        "buttons": message.buttons or [],
        "steps": message.steps or [],
        "emergency": message.emergency,
        "language": message.language,
        "at": message.at.isoformat(),
    }
    if message.staff_name and message.author == "staff":
        shown["staff"] = message.staff_name
    if message.masked:
        shown["masked"] = message.masked
    if message.button:
        shown["button"] = message.button
    return shown


def message_objects(messages: list[StoredMessage]) -> list[dict[str, Any]]:
    return [message_object(message) for message in messages]


def json_response(content: Any, status: int = 200) -> HTTPResponse:
    return HTTPResponse(msgspec.json.encode(content), status, None, "application/json")
