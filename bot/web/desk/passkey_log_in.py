"""Logging in with a passkey, after the password."""

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.store import audit
from bot.store.passkeys import note_use, passkeys_of
from bot.store.staff_steps import Step, end_step, end_steps, step_of
from bot.web.desk.blueprint import desk
from bot.web.desk.factors import LoginRefusedError, count_failure, enter_with_code, let_in
from bot.web.desk.guard import field, set_session_cookie
from bot.web.desk.half_way import begin_anew, in_step, leave
from bot.web.desk.menu import home_of
from bot.web.desk.pages import plain_page, wording
from bot.web.desk.passkey_page import NothingShownError, ask_use, take_answer
from bot.web.desk.relying_party import PasskeyRefusedError, read_use, relying_party
from bot.web.desk.sessions import Session, about, begin_session
from bot.web.services import services

PATH = "/login/passkey"


@desk.get(PATH, name="login_passkey")
@in_step("log_in")
async def show_passkey(request: Request, step: Step) -> HTTPResponse:
    """Ask for the passkey of who gave the right password."""
    return await _page(request, step)


@desk.post(PATH, name="log_in_passkey")
@in_step("log_in")
async def do_passkey(request: Request, step: Step) -> HTTPResponse:
    if field(request, "code"):
        return await _enter_with_code(request, step)
    try:
        session, token = await _let_in(request, step, *await take_answer(request, step))
    except NothingShownError as error:
        return await _page(request, step, wording.passkey[error.why], error.status)
    except PasskeyRefusedError as error:
        return await _refuse(request, step, error.why)
    except LoginRefusedError:
        return begin_anew(request, "locked")
    return _enter(request, session, token)


async def _enter_with_code(request: Request, step: Step) -> HTTPResponse:
    """A code or recovery code instead, for who does not have the passkey at hand."""
    parts = services(request)
    try:
        session, token = await enter_with_code(
            parts.database, step.staff_id, field(request, "code"), parts.clock()
        )
    except LoginRefusedError as error:
        if error.why == "locked":
            return begin_anew(request, "locked")
        return await _page(request, step, wording.errors["wrong_code"], 403)
    async with parts.database.write() as unit:
        await end_step(unit, step.token_hash)
    return _enter(request, session, token)


def _enter(request: Request, session: Session, token: str) -> HTTPResponse:
    answer = leave(redirect(home_of(session.role)), request)
    set_session_cookie(answer, services(request), token)
    return answer


async def _let_in(request: Request, step: Step, challenge: bytes, answer: str) -> tuple[Session, str]:
    """A new session and its token. Raises PasskeyRefusedError, LoginRefusedError."""
    parts, now = services(request), services(request).clock()
    async with parts.database.read() as unit:
        known = await passkeys_of(unit, step.staff_id)
    used, sign_count = read_use(relying_party(parts.settings), challenge, answer, known)
    async with parts.database.write() as unit:
        await let_in(unit, step.staff_id, now)
        # Their row is locked now: what was reset or removed meanwhile lets nobody in.
        if not await end_step(unit, step.token_hash) or not await note_use(unit, used, sign_count, now):
            raise PasskeyRefusedError("unknown_passkey")
        await audit.append(unit, about(step.staff_id, "passkey.used", passkey=used.id), now)
        return await begin_session(unit, step.staff_id, now)


async def _refuse(request: Request, step: Step, why: str) -> HTTPResponse:
    """Count it, and ask again; whoever is locked begins anew later."""
    parts, now = services(request), services(request).clock()
    async with parts.database.write() as unit:
        act = about(step.staff_id, "passkey.refused", why=why)
        locked = await count_failure(unit, step.staff_id, now, act)
    if not locked:
        return await _page(request, step, wording.passkey[why], 403)
    async with parts.database.write() as unit:
        await end_steps(unit, [step.staff_id])
    return begin_anew(request, "locked")


async def _page(request: Request, step: Step, error: str = "", status: int = 200) -> HTTPResponse:
    """error: what went wrong, in words."""
    parts, now = services(request), services(request).clock()
    async with parts.database.read() as unit:
        fresh = await step_of(unit, step.token_hash, "log_in", now)
        known = await passkeys_of(unit, step.staff_id)
    if fresh is None or fresh.challenge is None:
        return begin_anew(request)
    ask = ask_use(parts.settings, fresh.challenge, known)
    return plain_page("login_passkey.html", status, ask=ask, error=error)
