"""Logging in and out."""

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.web.desk.blueprint import desk
from bot.web.desk.guard import cookie_name, field, for_staff, member, token_of
from bot.web.desk.menu import home_of
from bot.web.desk.pages import plain_page, wording
from bot.web.desk.sessions import LONGEST, LoginRefusedError, Session, log_in, log_out, session_of
from bot.web.desk.shift import end_shift
from bot.web.security import check_origin
from bot.web.services import services


@desk.get("/login", name="login")
async def show_login(request: Request) -> HTTPResponse:
    parts = services(request)
    session = await session_of(parts.database, token_of(request), parts.clock(), keep=False)
    if session is not None:
        return redirect(home_of(session.role))
    return plain_page("login.html", error="", login="")


@desk.post("/login", name="log_in")
async def do_login(request: Request) -> HTTPResponse:
    parts = services(request)
    check_origin(request, parts.settings)
    login, password, code = (field(request, name) for name in ("login", "password", "code"))
    try:
        session, token = await log_in(parts.database, login.strip(), password, code, parts.clock())
    except LoginRefusedError as error:
        why = wording.login["locked" if error.locked else "refused"]
        return plain_page("login.html", 403, error=why, login=login)
    answer = redirect(home_of(session.role))
    answer.add_cookie(
        cookie_name(parts), token, path="/", httponly=True, secure=parts.settings.is_https, samesite="Lax",
        max_age=int(LONGEST.total_seconds()),
    )  # fmt: skip
    return answer


@desk.post("/logout", name="log_out")
@for_staff(None)
async def do_logout(request: Request, session: Session) -> HTTPResponse:
    """Log out; whoever this person was talking to goes back to those that wait."""
    parts = services(request)
    await log_out(parts.database, token_of(request) or "", session, parts.clock())
    await end_shift(parts, member(session))
    answer = redirect("/desk/login")
    answer.add_cookie(
        cookie_name(parts), "", path="/", httponly=True, secure=parts.settings.is_https, max_age=0
    )
    return answer
