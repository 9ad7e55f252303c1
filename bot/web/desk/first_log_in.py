"""The first log-in: a password of one's own, and a second step of one's own choosing, which is obligatory.

Nothing of the account changes before all of it is there. The first password stops working then.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect
from sqlalchemy import select

from bot.store import audit
from bot.store.database import Unit
from bot.store.models import Staff
from bot.store.passkeys import Passkey, add_passkey
from bot.store.profiles import change_profile
from bot.store.staff_steps import Step, change_step, end_step
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
from bot.web.desk.half_way import begin_anew, current_step, in_step, leave, new_challenge
from bot.web.desk.menu import home_of
from bot.web.desk.pages import plain_page, wording
from bot.web.desk.passkey_page import ask_new, make_passkey, shown_again
from bot.web.desk.passwords import hash_password, is_known_bad, is_password
from bot.web.desk.relying_party import PasskeyRefusedError
from bot.web.desk.sessions import about, begin_session
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
@in_step("enrol")
async def show_choice(request: Request, step: Step) -> HTTPResponse:
    return await _choice(request, step)


@desk.post("/login/first", name="choose_first")
@in_step("enrol")
async def choose(request: Request, step: Step) -> HTTPResponse:
    """Take the new password and go on with what was chosen."""
    parts, second, new = services(request), field(request, "second"), field(request, "new")
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
@in_step("enrol")
async def show_passkey(request: Request, step: Step) -> HTTPResponse:
    return await _passkey_page(request, step)


@desk.post("/login/first/passkey", name="make_first_passkey")
@in_step("enrol")
async def make_first_passkey(request: Request, step: Step) -> HTTPResponse:
    if step.password_hash is None:
        return redirect(CHOICE)
    try:
        return await make_passkey(request, step, lambda made: _finish(request, step, passkey=made))
    except PasskeyRefusedError as error:
        return await _passkey_page(request, step, error)


async def _passkey_page(
    request: Request, step: Step, error: PasskeyRefusedError | None = None
) -> HTTPResponse:
    parts, owner = services(request), await _owner_of(request, step)
    fresh = await current_step(request, "enrol")
    if fresh is None:
        return begin_anew(request)
    if fresh.password_hash is None or fresh.challenge is None:
        return redirect(CHOICE)
    ask = ask_new(parts.settings, step.staff_id, owner.login, owner.name, fresh.challenge, ())
    return plain_page("first_passkey.html", ask=ask, **shown_again(request, error))


# --- A code app -------------------------------------------------------------------------------------


@desk.get("/login/first/app", name="first_app")
@in_step("enrol")
async def show_app(request: Request, step: Step) -> HTTPResponse:
    return await _app_page(request, step)


@desk.post("/login/first/app", name="make_first_app")
@in_step("enrol")
async def make_app(request: Request, step: Step) -> HTTPResponse:
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
        return begin_anew(request)
    answer = leave(
        plain_page("first_done.html", codes=codes, home=home_of(session.role), owner=session), request
    )
    set_session_cookie(answer, parts, token)
    return answer


async def _log(unit: Unit, staff_id: str, passkey: Passkey | None, now: datetime) -> None:
    await audit.append(unit, about(staff_id, "password.changed"), now)
    added = (
        about(staff_id, "passkey.added", passkey=passkey.id) if passkey else about(staff_id, "code_app.added")
    )
    await audit.append(unit, added, now)
    await audit.append(unit, about(staff_id, "recovery.made"), now)


async def _owner_of(request: Request, step: Step) -> _Owner:
    async with services(request).database.read() as unit:
        found = await unit.execute(
            select(Staff.login, Staff.name, Staff.password_hash).where(Staff.id == step.staff_id)
        )
        return _Owner(*found.one())
