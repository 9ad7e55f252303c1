"""Errors as RFC 9457 problem details, in Dutch, with a type that stays the same."""

from collections.abc import Mapping
from typing import Any

import msgspec
from sanic import HTTPResponse

from bot.web.service_texts import ProblemText

TYPE_PREFIX = "urn:nld:terplaatse:problem:"

# Type -> status. The texts stand in data/texts/problems.nl.yml.
STATUSES = {
    "not-understood": 400,
    "empty-message": 400,
    "unknown-button": 400,
    "no-token": 401,
    "wrong-signature": 401,
    "not-logged-in": 401,
    "not-allowed": 403,
    "foreign-origin": 403,
    "not-found": 404,
    "method-not-allowed": 405,
    "other-content": 409,
    "conversation-closed": 409,
    "wrong-state": 409,
    "not-asked": 409,
    "too-long": 413,
    "too-many-requests": 429,
    "internal": 500,
    "answer-late": 503,
    "not-ready": 503,
}


class ProblemError(Exception):
    """What is wrong with a request. kind: a key of STATUSES. more: further members of the details."""

    def __init__(
        self, kind: str, *, detail: str | None = None, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = STATUSES[kind]
        self.detail = detail
        self.headers = dict(headers or {})
        self.more = more


class Problems:
    """Writes problem details with their texts."""

    def __init__(self, texts: Mapping[str, ProblemText]) -> None:
        """Raises ValueError when texts and STATUSES do not have the same types."""
        if texts.keys() != STATUSES.keys():
            raise ValueError(f"problems.nl.yml: {sorted(texts.keys() ^ STATUSES.keys())} must stand in both")
        self._texts = texts

    def details(self, error: ProblemError) -> dict[str, Any]:
        text = self._texts[error.kind]
        return {
            "type": TYPE_PREFIX + error.kind,
            "title": text.title,
            "status": error.status,
            "detail": error.detail or text.detail,
        } | error.more

    def response(self, error: ProblemError) -> HTTPResponse:
        return HTTPResponse(
            msgspec.json.encode(self.details(error)),
            error.status,
            error.headers,
            "application/problem+json; charset=utf-8",
        )
