"""Logging in with a local account, and logging out."""

import logging

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.web.desk.blueprint import desk
from bot.web.desk.factors import HalfWay, LoginRefusedError, log_in
from bot.web.desk.guard import field, for_staff, member, set_session_cookie, token_of
from bot.web.desk.half_way import go_on
from bot.web.desk.login_page import login_page
from bot.web.desk.menu import home_of
from bot.web.desk.pages import plain_page, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.sessions import Session, log_out, session_of
from bot.web.desk.shift import end_shift
from bot.web.oidc.provider import ProviderAwayError, ProviderRefusedError
from bot.web.security import check_origin
from bot.web.services import services

log = logging.getLogger(__name__)

LOGIN = "/desk/login"
LOGGED_OUT = f"{LOGIN}?out"  # of who did so by hand


@desk.get("/login", name="login")
async def show_login(request: Request) -> HTTPResponse:
    parts = services(request)
    session = await session_of(parts.database, token_of(request), parts.clock(), keep=False)
    return login_page(request) if session is None else redirect(home_of(session.role))


@desk.post("/login", name="log_in")
async def do_login(request: Request) -> HTTPResponse:
    parts = services(request)
    check_origin(request, parts.settings)
    login, password, code = (field(request, name) for name in ("login", "password", "code"))
    try:
        entered = await log_in(parts.database, login.strip(), password, code, parts.clock())
    except LoginRefusedError as error:
        return login_page(request, 403, wording.login[error.why], login)
    if isinstance(entered, HalfWay):
        return await go_on(request, entered)
    session, token = entered
    answer = redirect(home_of(session.role))
    set_session_cookie(answer, parts, token)
    return answer


@desk.post("/logout", name="log_out")
@for_staff(None)
async def do_logout(request: Request, session: Session) -> HTTPResponse:
    """Log out; whoever this person was talking to goes back to those that wait."""
    parts = services(request)
    id_token = await log_out(parts.database, token_of(request) or "", session, parts.clock())
    await end_shift(parts, member(session))
    elsewhere = await _end_session_address(request, id_token) if id_token else None
    # The page leads on: a form may not, see the policy in bot.web.security.
    answer = plain_page("logged_out.html", address=elsewhere) if elsewhere else redirect(LOGGED_OUT)
    set_session_cookie(answer, parts, "")
    return answer


async def _end_session_address(request: Request, id_token: str) -> str | None:
    """Where to log out at the provider too; None when that cannot be done now."""
    provider = desk_parts(request).provider
    if provider is None:
        return None
    try:
        back = services(request).settings.desk_address + LOGIN
        return await provider.end_session_address(id_token, back)
    except (ProviderAwayError, ProviderRefusedError) as error:
        log.warning("Nobody can be logged out at the OpenID provider: %s", error)
        return None
