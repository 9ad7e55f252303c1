"""Every way in which a request can fail, as a problem."""

import logging
from html import escape

from sanic.exceptions import MethodNotAllowed, NotFound, PayloadTooLarge, SanicException
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from bot.web.conversations import NotThereError, NotYoursError, TakenError
from bot.web.problems import ProblemError
from bot.web.refused_turns import (
    AnswerLateError,
    ConversationClosedError,
    NoConversationError,
    OtherContentError,
    UnknownButtonError,
)
from bot.web.requests import NoRequestError, WrongStatusError
from bot.web.visitors import NotAskedError

log = logging.getLogger(__name__)

RETRY_SECONDS = "2"

KINDS: dict[type[Exception], str] = {
    NoConversationError: "not-found",
    NotThereError: "not-found",
    NoRequestError: "not-found",
    NotFound: "not-found",
    MethodNotAllowed: "method-not-allowed",
    PayloadTooLarge: "too-long",
    ConversationClosedError: "conversation-closed",
    UnknownButtonError: "unknown-button",
    OtherContentError: "other-content",
    TakenError: "wrong-state",
    NotYoursError: "wrong-state",
    WrongStatusError: "wrong-state",
    NotAskedError: "not-asked",
}


def _is_database_away(error: Exception) -> bool:
    """Whether the database cannot be reached, or lets nobody in.

    The driver has no name of its own for the latter: SQLAlchemy then raises a bare DBAPIError. Where a
    connection broke in the middle of something, it raises an InternalError.
    """
    named = isinstance(error, (OperationalError, InterfaceError, InternalError, OSError, PoolTimeoutError))
    return named or type(error) is DBAPIError


def as_problem(error: Exception) -> ProblemError:
    """The problem to answer with. What nobody foresaw is logged, without anything of the request."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, AnswerLateError):
        return ProblemError("answer-late", headers={"Retry-After": RETRY_SECONDS})
    for kind, name in KINDS.items():
        if isinstance(error, kind):
            return ProblemError(name)
    if isinstance(error, SanicException) and error.status_code < 500:
        return ProblemError("not-understood")
    if _is_database_away(error):
        log.error("The database does not serve: %s", type(error).__name__)
        return ProblemError("not-ready", headers={"Retry-After": RETRY_SECONDS})
    log.error("A request failed", exc_info=error)
    return ProblemError("internal")


def bare_page(title: str, detail: str) -> str:
    """A page for what fails, of nothing that could fail itself."""
    return (
        f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<main><h1>{escape(title)}</h1><p>{escape(detail)}</p></main>"
    )
