"""Between the password and the second step: who this browser is about to be, in a cookie of its own.

The cookie is no session and opens no page of the desk. What it stands for is a row (bot.store.staff_steps).
"""

import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.store.staff_steps import Kind, Step, begin_step, step_of
from bot.web.desk.factors import HalfWay
from bot.web.desk.login_page import login_page
from bot.web.desk.pages import wording
from bot.web.desk.sessions import token_hash
from bot.web.security import check_origin
from bot.web.services import Services, services

# To choose a password and set an app up takes longer than touching a key.
LASTS: dict[Kind, timedelta] = {
    "log_in": timedelta(minutes=5),
    "enrol": timedelta(minutes=15),
    "change": timedelta(minutes=10),
}
CHALLENGE_LASTS = timedelta(minutes=5)
CHALLENGE_BYTES = 32
NEXT = {"log_in": "/desk/login/passkey", "enrol": "/desk/login/first"}

StepView = Callable[[Request, Step], Awaitable[HTTPResponse]]


def in_step(kind: Kind) -> Callable[[StepView], Callable[[Request], Awaitable[HTTPResponse]]]:
    """A view for who is in the middle of this, which it gets; anybody else begins anew.

    There is no session yet, and so no CSRF token: a form must come from our own origin.
    """

    def guard(view: StepView) -> Callable[[Request], Awaitable[HTTPResponse]]:
        @wraps(view)
        async def guarded(request: Request) -> HTTPResponse:
            if request.method == "POST":
                check_origin(request, services(request).settings, required=True)
            step = await current_step(request, kind)
            return await view(request, step) if step is not None else begin_anew(request)

        return guarded

    return guard


def begin_anew(request: Request, why: str = "late") -> HTTPResponse:
    """The log-in page for who does not get any further. why: key of the words, `login`."""
    return leave(login_page(request, 403, wording.login[why]), request)


def leave(answer: HTTPResponse, request: Request) -> HTTPResponse:
    """This answer to who is not half-way any more."""
    set_step_cookie(answer, services(request), "")
    return answer


def new_challenge(now: datetime) -> dict[str, Any]:
    """Columns of a step: random bytes that a passkey must sign, and until when."""
    return {"challenge": secrets.token_bytes(CHALLENGE_BYTES), "challenge_until": now + CHALLENGE_LASTS}


async def go_on(request: Request, half_way: HalfWay) -> HTTPResponse:
    """Send the browser to what follows the password."""
    parts = services(request)
    now, token = parts.clock(), secrets.token_urlsafe(32)
    challenge = new_challenge(now) if half_way.kind == "log_in" else {}
    step = Step(token_hash(token), half_way.staff_id, half_way.kind, now + LASTS[half_way.kind], **challenge)
    async with parts.database.write() as unit:
        await begin_step(unit, step, now)
    answer = redirect(NEXT[half_way.kind])
    set_step_cookie(answer, parts, token, LASTS[half_way.kind])
    return answer


async def current_step(request: Request, kind: Kind) -> Step | None:
    """What this browser is in the middle of; None when it is not, or took too long."""
    parts = services(request)
    token = request.cookies.get(_cookie_name(parts))
    if not token:
        return None
    async with parts.database.read() as unit:
        return await step_of(unit, token_hash(token), kind, parts.clock())


def set_step_cookie(
    answer: HTTPResponse, parts: Services, token: str, lasts: timedelta = timedelta(0)
) -> None:
    """Give the browser what it is known by meanwhile; "" takes it away."""
    answer.add_cookie(
        _cookie_name(parts), token, path="/", httponly=True, secure=parts.settings.is_https, samesite="Lax",
        max_age=int(lasts.total_seconds()),
    )  # fmt: skip


def _cookie_name(parts: Services) -> str:
    return "__Host-desk-step" if parts.settings.is_https else "desk-step"
