"""The first log-in: a password of one's own, and a second step of one's own choosing, which is obligatory.

Nothing of the account changes before all of it is there. The first password stops working then.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.store import audit
from bot.store.database import Unit
from bot.store.models import Staff
from bot.store.passkeys import Passkey, add_passkey
from bot.store.profiles import change_profile
from bot.store.staff_steps import Step, change_step, end_step, take_challenge
from bot.web.desk.blueprint import desk
from bot.web.desk.credentials import (
    SHORTEST_PASSWORD,
    new_recovery_codes,
    new_totp_secret,
    recovery_hash,
    totp_picture,
)
from bot.web.desk.factors import LoginRefusedError, code_step, let_in
from bot.web.desk.guard import field, set_session_cookie
from bot.web.desk.half_way import current_step, new_challenge, set_step_cookie
from bot.web.desk.login_page import login_page
from bot.web.desk.menu import home_of
from bot.web.desk.pages import plain_page, wording
from bot.web.desk.passkey_page import ask_new, new_passkey, read_name
from bot.web.desk.passwords import hash_password, is_known_bad, is_password
from bot.web.desk.relying_party import PasskeyRefusedError, read_new_key, relying_party
from bot.web.desk.sessions import about, begin_session
from bot.web.security import check_origin
from bot.web.services import services

CHOICE = "/desk/login/first"


@dataclass(frozen=True)
class _Owner:
    """Whose account it is."""

    login: str
    name: str
    password_hash: str


# --- A password and a choice ------------------------------------------------------------------------


@desk.get("/login/first", name="first")
async def show_choice(request: Request) -> HTTPResponse:
    step = await current_step(request, "enrol")
    return await _choice(request, step) if step is not None else _over(request)


@desk.post("/login/first", name="choose_first")
async def choose(request: Request) -> HTTPResponse:
    """Take the new password and go on with what was chosen."""
    parts, second, new = services(request), field(request, "second"), field(request, "new")
    step = await _posted_step(request)
    if step is None:
        return _over(request)
    owner = await _owner_of(request, step)
    if step.password_hash is None or new:
        known_before = await is_password(new, owner.password_hash)
        if len(new) < SHORTEST_PASSWORD or is_known_bad(new, owner.login) or known_before:
            return await _choice(request, step, "first_password" if known_before else "new_password", second)
    if second not in ("passkey", "app"):
        return await _choice(request, step, "choose", second)
    values: dict[str, Any] = {"password_hash": await hash_password(new)} if new else {}
    if second == "passkey":
        values |= new_challenge(parts.clock())
    else:
        values["totp_secret"] = step.totp_secret or new_totp_secret()
    async with parts.database.write() as unit:
        await change_step(unit, step.token_hash, **values)
    return redirect(f"{CHOICE}/{second}")


async def _choice(request: Request, step: Step, error: str = "", second: str = "") -> HTTPResponse:
    owner = await _owner_of(request, step)
    return plain_page(
        "first.html", 400 if error else 200, owner=owner, shortest=SHORTEST_PASSWORD, second=second,
        has_password=step.password_hash is not None, error=wording.errors[error] if error else "",
    )  # fmt: skip


# --- A passkey --------------------------------------------------------------------------------------


@desk.get("/login/first/passkey", name="first_passkey")
async def show_passkey(request: Request) -> HTTPResponse:
    step = await current_step(request, "enrol")
    return await _passkey_page(request, step) if step is not None else _over(request)


@desk.post("/login/first/passkey", name="make_first_passkey")
async def make_passkey(request: Request) -> HTTPResponse:
    parts, answer, name = services(request), field(request, "credential"), read_name(field(request, "name"))
    step = await _posted_step(request)
    if step is None:
        return _over(request)
    if not answer or step.password_hash is None:
        return await _passkey_page(request, step, "no_script", 400, name)
    now = parts.clock()
    async with parts.database.write() as unit:
        challenge = await take_challenge(unit, step, now)
        await change_step(unit, step.token_hash, **new_challenge(now))
    if challenge is None:
        return await _passkey_page(request, step, "late", 403, name)
    try:
        made = new_passkey(read_new_key(relying_party(parts.settings), challenge, answer), name, now)
        return await _finish(request, step, passkey=made)
    except PasskeyRefusedError as error:
        async with parts.database.write() as unit:
            await audit.append(unit, about(step.staff_id, "passkey.refused", why=error.why), now)
        return await _passkey_page(request, step, error.why, 403, name)
    except IntegrityError:
        return await _passkey_page(request, step, "known", 409, name)


async def _passkey_page(
    request: Request, step: Step, error: str = "", status: int = 200, name: str = ""
) -> HTTPResponse:
    parts, owner = services(request), await _owner_of(request, step)
    fresh = await current_step(request, "enrol")
    if fresh is None:
        return _over(request)
    if fresh.password_hash is None or fresh.challenge is None:
        return redirect(CHOICE)
    ask = ask_new(parts.settings, step.staff_id, owner.login, owner.name, fresh.challenge, ())
    return plain_page(
        "first_passkey.html", status, ask=ask, typed=name, error=wording.passkey[error] if error else ""
    )


# --- A code app -------------------------------------------------------------------------------------


@desk.get("/login/first/app", name="first_app")
async def show_app(request: Request) -> HTTPResponse:
    step = await current_step(request, "enrol")
    return await _app_page(request, step) if step is not None else _over(request)


@desk.post("/login/first/app", name="make_first_app")
async def make_app(request: Request) -> HTTPResponse:
    step = await _posted_step(request)
    if step is None:
        return _over(request)
    if step.password_hash is None or step.totp_secret is None:
        return redirect(CHOICE)
    used = code_step(step.totp_secret, field(request, "code"), services(request).clock(), 0)
    if used is None:
        return await _app_page(request, step, wording.errors["wrong_code"], 403)
    return await _finish(request, step, totp_secret=step.totp_secret, totp_step=used)


async def _app_page(request: Request, step: Step, error: str = "", status: int = 200) -> HTTPResponse:
    if step.password_hash is None or step.totp_secret is None:
        return redirect(CHOICE)
    owner = await _owner_of(request, step)
    picture = totp_picture(step.totp_secret, owner.login)
    return plain_page("first_app.html", status, picture=picture, secret=step.totp_secret, error=error)


# --- The end ----------------------------------------------------------------------------------------


async def _finish(
    request: Request, step: Step, passkey: Passkey | None = None, **columns: Any
) -> HTTPResponse:
    """Change the account, log in, and show the recovery codes once.

    Raises sqlalchemy.exc.IntegrityError when the passkey is somebody's already.
    """
    parts, now, codes = services(request), services(request).clock(), new_recovery_codes()
    try:
        async with parts.database.write() as unit:
            waits = Staff.enrol_until.is_not(None)
            await let_in(
                unit, step.staff_id, now, waits, enrol_until=None, password_hash=step.password_hash, **columns
            )
            # Whoever was given new log-in data meanwhile has no such step any more.
            if not await end_step(unit, step.token_hash):
                raise LoginRefusedError
            await change_profile(unit, step.staff_id, recovery=[recovery_hash(code) for code in codes])
            if passkey is not None:
                await add_passkey(unit, step.staff_id, passkey)
            await _log(unit, step.staff_id, passkey, now)
            session, token = await begin_session(unit, step.staff_id, now)
    except LoginRefusedError:
        return _over(request)
    answer = plain_page("first_done.html", codes=codes, home=home_of(session.role), owner=session)
    set_step_cookie(answer, parts, "")
    set_session_cookie(answer, parts, token)
    return answer


async def _log(unit: Unit, staff_id: str, passkey: Passkey | None, now: datetime) -> None:
    await audit.append(unit, about(staff_id, "password.changed"), now)
    added = (
        about(staff_id, "passkey.added", passkey=passkey.id) if passkey else about(staff_id, "code_app.added")
    )
    await audit.append(unit, added, now)
    await audit.append(unit, about(staff_id, "recovery.made"), now)


async def _posted_step(request: Request) -> Step | None:
    check_origin(request, services(request).settings, required=True)
    return await current_step(request, "enrol")


async def _owner_of(request: Request, step: Step) -> _Owner:
    async with services(request).database.read() as unit:
        found = await unit.execute(
            select(Staff.login, Staff.name, Staff.password_hash).where(Staff.id == step.staff_id)
        )
        return _Owner(*found.one())


def _over(request: Request) -> HTTPResponse:
    answer = login_page(request, 403, wording.login["late"])
    set_step_cookie(answer, services(request), "")
    return answer
