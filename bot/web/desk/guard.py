"""What stands before every view: a session, the right, and for what changes something a CSRF token."""

import hmac
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect, text

from bot.web.conversations import (
    ActRefusedError,
    DangerUnseenError,
    FullError,
    NotThereError,
    NotYoursError,
    StaffMember,
    TakenError,
)
from bot.web.desk.audited import log_act
from bot.web.desk.pages import is_part, refused, wording
from bot.web.desk.purposes import PurposeNeededError
from bot.web.desk.rights import Action, may
from bot.web.desk.sessions import LONGEST, Session, session_of
from bot.web.requests import NoRequestError, WrongStatusError
from bot.web.security import check_origin
from bot.web.services import Services, services

View = Callable[..., Awaitable[HTTPResponse | None]]


def cookie_name(parts: Services) -> str:
    return "__Host-desk" if parts.settings.is_https else "desk"


def set_session_cookie(answer: HTTPResponse, parts: Services, token: str) -> None:
    """Give the browser its session; "" takes it away."""
    answer.add_cookie(
        cookie_name(parts), token, path="/", httponly=True, secure=parts.settings.is_https, samesite="Lax",
        max_age=int(LONGEST.total_seconds()) if token else 0,
    )  # fmt: skip


def token_of(request: Request) -> str | None:
    """The session's token, from the cookie."""
    return request.cookies.get(cookie_name(services(request)))


def field(request: Request, name: str) -> str:
    """What a form says under this name; '' when nothing."""
    form: Any = request.form or {}
    return str(form.get(name) or "")


def member(session: Session) -> StaffMember:
    return StaffMember(session.staff_id, session.name, session.role)


def for_staff(action: Action | None) -> Callable[[View], View]:
    """Only with a session and the right to this; a POST also needs the CSRF token and our own origin.

    action: None for what everybody may who has logged in. What is refused for want of a right is logged.
    """

    def guard(view: View) -> View:
        @wraps(view)
        async def guarded(request: Request, *args: Any, **kwargs: Any) -> HTTPResponse | None:
            parts = services(request)
            # What the page fetches by itself does not show that somebody is there.
            by_hand = request.method == "POST" or not is_part(request)
            session = await session_of(parts.database, token_of(request), parts.clock(), keep=by_hand)
            if session is None:
                return text("", 401) if is_part(request) else redirect("/desk/login")
            if request.method == "POST":
                check_origin(request, parts.settings)
                if not hmac.compare_digest(field(request, "csrf").encode(), session.csrf.encode()):
                    return refused(request, wording.errors["expired"], 403)
            if action is not None and not may(session.role, action):
                await _note_refusal(parts, session, action)
                return refused(request, wording.errors["no_right"], 403)
            return await view(request, session, *args, **kwargs)

        return guarded

    return guard


def act(action: Action | None) -> Callable[[View], View]:
    """A view that does something: what is refused is said in words."""

    def guard(view: View) -> View:
        @for_staff(action)
        @wraps(view)
        async def acting(
            request: Request, session: Session, *args: Any, **kwargs: Any
        ) -> HTTPResponse | None:
            try:
                return await view(request, session, *args, **kwargs)
            except PurposeNeededError as error:
                # There the purpose is asked.
                back = f"/desk/conversations/{error.conversation_id}"
                return refused(request, wording.errors["purpose"], 403, back)
            except (ActRefusedError, NoRequestError, WrongStatusError) as error:
                return refused(request, _why(error), 404 if _is_gone(error) else 409)

        return acting

    return guard


def _is_gone(error: Exception) -> bool:
    return isinstance(error, NotThereError | NoRequestError)


def _why(error: Exception) -> str:
    errors = wording.errors
    if isinstance(error, TakenError):
        name = error.staff_name
        return errors["closed"] if error.status == "closed" else errors["taken"].format(name=name)
    if isinstance(error, FullError):
        return errors["full"]
    if isinstance(error, DangerUnseenError):
        return errors["danger"]
    if isinstance(error, NotYoursError):
        return errors["not_yours"]
    return errors["gone"] if _is_gone(error) else errors["done_before"]


async def _note_refusal(parts: Services, session: Session, action: Action) -> None:
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "access.refused", "action", action)
