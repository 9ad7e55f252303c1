"""The OpenAPI document of the visitor API, made from the types in schemas.py and the table below."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from bot.web.api import schemas as forms
from bot.web.api.wire import json_response
from bot.web.problems import STATUSES, TYPE_PREFIX

description = Blueprint("description", url_prefix="/api/v1")


@dataclass(frozen=True)
class Operation:
    """One call. takes, gives: types of the bodies. problems: which it may answer with."""

    method: str
    path: str
    summary: str
    gives: Mapping[int, Any]
    problems: tuple[str, ...] = ()
    takes: Any = None
    query: Mapping[str, str] | None = None
    security: str | None = "visitor"


OF_A_CONVERSATION = ("no-token", "not-found", "internal", "not-ready")

OPERATIONS = (
    Operation(
        "post", "/api/v1/conversations", "Begin a conversation; the bot speaks first", {201: forms.Begun},
        ("not-understood", "foreign-origin", "too-many-requests", "internal", "not-ready"), forms.Begin,
        security=None,
    ),
    Operation(
        "get", "/api/v1/conversations/current", "The conversation of the cookie", {200: forms.Current},
        ("no-token", "not-found"),
    ),
    Operation(
        "post", "/api/v1/conversations/{id}/messages",
        "Say something; the same id again gives the same answer and no second turn", {200: forms.Answer},
        (
            "not-understood", "empty-message", "unknown-button", "no-token", "foreign-origin", "not-found",
            "other-content", "conversation-closed", "too-long", "too-many-requests", "answer-late",
            "internal", "not-ready",
        ),
        forms.NewMessage,
    ),
    Operation(
        "get", "/api/v1/conversations/{id}/messages",
        "What is newer than `after`; waits up to `wait` seconds (25 at most) for it", {200: forms.News},
        ("not-understood", *OF_A_CONVERSATION),
        query={"after": "number of the newest message the client has", "wait": "seconds"},
    ),
    Operation(
        "get", "/api/v1/conversations/{id}/socket",
        "WebSocket: message objects, ack, typing, status and error; see docs/web.md", {101: None},
        ("foreign-origin",), query={"after": "number of the newest message the client has"},
    ),
    Operation(
        "get", "/api/v1/conversations/{id}/summary", "The summary to keep", {200: forms.Summary},
        OF_A_CONVERSATION,
    ),
    Operation(
        "get", "/api/v1/conversations/{id}/erasure", "What erasing removes, what must stay and why",
        {200: forms.Erasure}, OF_A_CONVERSATION,
    ),
    Operation(
        "put", "/api/v1/conversations/{id}/rating",
        "Whether the visitor was helped; never after an emergency", {204: None},
        ("not-understood", "not-asked", "foreign-origin", "too-many-requests", *OF_A_CONVERSATION),
        forms.NewRating,
    ),
    Operation(
        "put", "/api/v1/conversations/{id}/language",
        "The language to go on in; the bot says in it what counts now", {204: None},
        ("not-understood", "foreign-origin", "too-many-requests", *OF_A_CONVERSATION), forms.NewLanguage,
    ),
    Operation(
        "delete", "/api/v1/conversations/{id}", "Erase the conversation", {204: None},
        ("foreign-origin", *OF_A_CONVERSATION),
    ),
    Operation(
        "get", "/api/v1/visit-requests/{id}", "A visit request, for staff; opening it is logged",
        {200: forms.StaffVisitRequest}, ("not-logged-in", "not-allowed", "not-found"), security="staff",
    ),
    Operation(
        "post", "/api/v1/control-room/status", "The control room says what became of a request",
        {200: forms.StatusTaken}, ("not-understood", "wrong-signature", "not-found", "wrong-state"),
        forms.StatusOfRequest, security="signature",
    ),
    Operation("get", "/health/live", "The process answers", {200: forms.Live}, security=None),
    Operation(
        "get", "/health/ready", "Database and engine answer", {200: forms.Ready, 503: forms.Ready},
        security=None,
    ),
    Operation("get", "/api/v1/openapi.json", "This document", {200: None}, security=None),
)  # fmt: skip

SECURITY: dict[str, list[dict[str, list[str]]]] = {
    "visitor": [{"token": []}, {"cookie": []}],
    "signature": [{"signature": []}],
    "staff": [{"staff": []}],
}
SECURITY_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "conversation"},
    "staff": {"type": "apiKey", "in": "cookie", "name": "desk"},
    "signature": {
        "type": "apiKey",
        "in": "header",
        "name": "X-Signature",
        "description": "sha256= and HMAC-SHA256 over X-Signature-Timestamp, a full stop and the body",
    },
}


@cache
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    types = [
        form for operation in OPERATIONS for form in (operation.takes, *operation.gives.values()) if form
    ]
    types = list(dict.fromkeys([*types, forms.Problem, forms.Message]))
    references, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    named = dict(zip(types, references, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation, named)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Ter Plaatse, visitor API",
            "version": "1",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": SECURITY_SCHEMES},
    }


def _operation(operation: Operation, named: Mapping[Any, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "summary": operation.summary,
        "operationId": _name(operation),
        "responses": {
            str(status): _content(named[form] if form else None, "application/json", operation.summary)
            for status, form in operation.gives.items()
        },
        "security": SECURITY[operation.security] if operation.security else [],
    }
    by_status: dict[int, list[str]] = {}
    for problem in operation.problems:
        by_status.setdefault(STATUSES[problem], []).append(TYPE_PREFIX + problem)
    for status, kinds in by_status.items():
        described["responses"][str(status)] = _content(
            named[forms.Problem], "application/problem+json", ", ".join(kinds)
        )
    if operation.takes is not None:
        described["requestBody"] = {"content": {"application/json": {"schema": named[operation.takes]}}}
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "query", "description": meaning, "schema": {"type": "number", "minimum": 0}}
        for name, meaning in (operation.query or {}).items()
    ]
    if "{id}" in operation.path:
        parameters.insert(0, {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}})
    if parameters:
        described["parameters"] = parameters
    return described


def _content(schema: Any, kind: str, meaning: str) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": meaning}
    if schema is not None:
        answer["content"] = {kind: {"schema": schema}}
    return answer


def _name(operation: Operation) -> str:
    parts = [part for part in operation.path.replace("{id}", "").replace(".", "-").split("/") if part]
    return "-".join([operation.method, *(part for part in parts if part not in ("api", "v1"))])


@description.get("/openapi.json")
async def openapi(request: Request) -> HTTPResponse:
    """This document."""
    return json_response(document())
