"""Accounts of staff, for who looks after them."""

import re
import secrets
from datetime import timedelta
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect
from sqlalchemy.exc import IntegrityError

from bot.store import accounts
from bot.store.identities import is_external
from bot.store.models import ROLES
from bot.store.passkeys import remove_passkeys
from bot.store.profiles import change_profile
from bot.store.staff import add_account
from bot.store.staff_steps import end_steps
from bot.web.conversations import StaffMember
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.credentials import new_password
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.passwords import hash_password
from bot.web.desk.sessions import Session
from bot.web.desk.shift import end_shift
from bot.web.keys import new_id
from bot.web.services import services

LONGEST_NAME = 40
FIRST_PASSWORD_LASTS = timedelta(days=7)


async def _page(request: Request, session: Session, **shown: Any) -> HTTPResponse:
    parts = services(request)
    async with parts.database.read() as unit:
        found = await accounts.all_accounts(unit, parts.clock())
    return page(
        "accounts.html", session, parts.clock(), here="accounts", accounts=found, roles=ROLES,
        made=shown.get("made"),
    )  # fmt: skip


@desk.get("/accounts", name="accounts")
@for_staff("accounts.manage")
async def show_accounts(request: Request, session: Session) -> HTTPResponse:
    async with services(request).database.write() as unit:
        await log_act(unit, session, services(request).clock(), "accounts.opened", "staff", "")
    return await _page(request, session)


@desk.post("/accounts", name="make_account")
@act("accounts.manage")
async def make_account(request: Request, session: Session) -> HTTPResponse:
    """A new account. Its first password is shown once; the rest its owner chooses at the first log-in."""
    parts, name, role = services(request), field(request, "name").strip(), field(request, "role")
    if not 0 < len(name) <= LONGEST_NAME or role not in ROLES:
        return refused(request, wording.errors["account"], 400)
    login, password, until = _login_of(name), new_password(), parts.clock() + FIRST_PASSWORD_LASTS
    staff_id, password_hash = new_id(), await hash_password(password)
    try:
        async with parts.database.write() as unit:
            await add_account(
                unit, staff_id=staff_id, login=login, name=name, role=role, password_hash=password_hash,
                totp_secret="", now=parts.clock(), enrol_until=until,
            )  # fmt: skip
            await _log(unit, request, session, "account.made", staff_id, {"role": role})
    except IntegrityError:
        return refused(request, wording.errors["account"], 409)
    desk_parts(request).boards.touch()
    return await _page(request, session, made={"login": login, "password": password, "until": until})


@desk.post("/accounts/<staff_id:str>", name="change_account")
@act("accounts.manage")
async def change(request: Request, session: Session, staff_id: str) -> HTTPResponse:
    """Close or open an account, change its role, unlock it, end its sessions, or give it new secrets.

    Nobody closes or demotes themselves, so that there is always somebody who looks after accounts.
    """
    parts, what = services(request), field(request, "what")
    if staff_id == session.staff_id and what in ("close", "role"):
        return refused(request, wording.errors["yourself"], 409)
    if what in ("reset", "role"):
        async with parts.database.read() as unit:
            if await is_external(unit, staff_id):
                return refused(request, wording.errors["external"], 409)
    if what == "reset":
        return await _reset(request, session, staff_id)
    values, act_name, details = _change(what, field(request, "role"))
    if act_name is None:
        return refused(request, wording.errors["choose"], 400)
    ends = what in ("close", "role", "end")
    async with parts.database.write() as unit:
        if values and not await accounts.change_account(unit, staff_id, **values):
            return refused(request, wording.errors["gone"], 404)
        if ends:
            details = details | {"sessions": await accounts.end_sessions(unit, staff_id)}
        await _log(unit, request, session, act_name, staff_id, details)
    if ends:
        await _hand_over_all(request, staff_id)
    desk_parts(request).boards.touch()
    return redirect("/desk/accounts")


def _change(what: str, role: str) -> tuple[dict[str, Any], str | None, dict[str, Any]]:
    """Columns to change, name of the act and its details; None for an act that does not exist."""
    if what == "close":
        return {"active": False}, "account.closed", {}
    if what == "open":
        return {"active": True}, "account.opened", {}
    if what == "unlock":
        return {"locked_until": None, "failed_logins": 0}, "account.unlocked", {}
    if what == "end":
        return {}, "session.revoked", {}
    if what == "role" and role in ROLES:
        return {"role": role}, "account.role_changed", {"role": role}
    return {}, None, {}


async def _reset(request: Request, session: Session, staff_id: str) -> HTTPResponse:
    """A new first password, shown once; second steps, recovery codes and sessions end."""
    parts, password = services(request), new_password()
    until = parts.clock() + FIRST_PASSWORD_LASTS
    password_hash = await hash_password(password)
    async with parts.database.write() as unit:
        known = await accounts.change_account(
            unit, staff_id, password_hash=password_hash, totp_secret="", totp_step=0, failed_logins=0,
            locked_until=None, enrol_until=until,
        )  # fmt: skip
        if not known:
            return refused(request, wording.errors["gone"], 404)
        passkeys = await remove_passkeys(unit, [staff_id])
        await end_steps(unit, [staff_id])
        await change_profile(unit, staff_id, recovery=[])
        await accounts.end_sessions(unit, staff_id)
        await _log(unit, request, session, "account.reset", staff_id, {"passkeys": passkeys})
        login = next(each.login for each in await accounts.all_accounts(unit, parts.clock())
                     if each.id == staff_id)  # fmt: skip
    await _hand_over_all(request, staff_id)
    return await _page(request, session, made={"login": login, "password": password, "until": until})


async def _hand_over_all(request: Request, staff_id: str) -> None:
    """Whoever has no session any more keeps no conversation."""
    parts = services(request)
    async with parts.database.read() as unit:
        found = [each for each in await accounts.all_accounts(unit, parts.clock()) if each.id == staff_id]
    if found:
        await end_shift(parts, StaffMember(found[0].id, found[0].name, found[0].role))


def _login_of(name: str) -> str:
    """A login from a name, with some digits so that it is free."""
    plain = re.sub(r"[^a-z0-9]+", ".", name.lower()).strip(".") or "medewerker"
    return f"{plain}.{secrets.randbelow(9000) + 1000}"


async def _log(
    unit: Any, request: Request, session: Session, name: str, staff_id: str, details: dict[str, Any]
) -> None:
    await log_act(unit, session, services(request).clock(), name, "staff", staff_id, details or None)
