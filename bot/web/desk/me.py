"""Somebody's own settings: how they work, their password and sessions."""

from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.store import accounts, quality
from bot.store.desk_models import ALERTS, DEFAULT_VOLUME
from bot.store.identities import is_external
from bot.store.passkeys import second_steps_of
from bot.store.profiles import change_profile, profile_of, recovery_codes
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.credentials import SHORTEST_PASSWORD
from bot.web.desk.factors import LoginRefusedError, check_password
from bot.web.desk.guard import act, field, for_staff, token_of
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.passwords import hash_password, is_known_bad
from bot.web.desk.sessions import Session, token_hash
from bot.web.services import services

MOST_AT_ONCE = 8
LOUDEST = 100
LONGEST_NUMBER = 3


async def _page(
    request: Request, session: Session, said: str = "", error: str = "", status: int = 200
) -> HTTPResponse:
    """error: what is wrong with the passwords that were typed."""
    parts = services(request)
    async with parts.database.read() as unit:
        profile = await profile_of(unit, session.staff_id)
        external = await is_external(unit, session.staff_id)
        left = len(await recovery_codes(unit, session.staff_id))
        steps = await second_steps_of(unit, session.staff_id)
        this = token_hash(token_of(request) or "")
        sessions = await accounts.open_sessions(unit, session.staff_id, this, parts.clock())
        reviews = await quality.reviews_for(unit, session.staff_id)
    return page(
        "me.html", session, parts.clock(), status, here="", error=error, said=said, profile=profile,
        left=left, sessions=sessions, most=MOST_AT_ONCE, alerts=ALERTS, loudest=LOUDEST,
        shortest=SHORTEST_PASSWORD, is_external=external, reviews=reviews, steps=steps,
    )  # fmt: skip


@desk.get("/me", name="me")
@for_staff(None)
async def show_me(request: Request, session: Session) -> HTTPResponse:
    return await _page(request, session)


@desk.post("/me/work", name="me_work")
@act("queue.see")
async def change_work(request: Request, session: Session) -> HTTPResponse:
    """How many conversations at once, shortcuts, alerts and their volume."""
    capacity, volume = _number(request, "capacity"), _number(request, "volume", DEFAULT_VOLUME)
    if not 1 <= capacity <= MOST_AT_ONCE or not 0 <= volume <= LOUDEST:
        return refused(request, wording.errors["choose"], 400)
    form: Any = request.form or {}
    chosen = form.getlist("alerts", []) if form else []
    settings = {
        "capacity": capacity, "volume": volume, "shortcuts": field(request, "shortcuts") == "on",
        "alerts": [alert for alert in ALERTS if alert in chosen],
    }  # fmt: skip
    await _change_profile(request, session, settings)
    desk_parts(request).boards.touch()
    return redirect("/desk/me")


@desk.post("/me/shortcuts", name="me_shortcuts")
@act(None)
async def change_shortcuts(request: Request, session: Session) -> HTTPResponse:
    """Shortcuts on or off, for who does not talk with visitors."""
    await _change_profile(request, session, {"shortcuts": field(request, "shortcuts") == "on"})
    return redirect("/desk/me")


async def _change_profile(request: Request, session: Session, settings: dict[str, Any]) -> None:
    """Remember settings of somebody; what they chose is logged."""
    async with services(request).database.write() as unit:
        await change_profile(unit, session.staff_id, **settings)
        await log_act(
            unit, session, services(request).clock(), "profile.changed", "staff", session.staff_id, settings
        )


def _number(request: Request, name: str, default: int = -1) -> int:
    """A whole number of the form; the default when the form has no such field, -1 when it is no number."""
    given = field(request, name)
    if not given:
        return default
    return int(given) if given.isdecimal() and len(given) <= LONGEST_NUMBER else -1


@desk.post("/me/password", name="me_password")
@act(None)
async def change_password(request: Request, session: Session) -> HTTPResponse:
    """A new password, for who knows the old one; all other sessions end."""
    parts, new = services(request), field(request, "new")
    try:
        await check_password(parts.database, session.staff_id, field(request, "old"), parts.clock())
    except LoginRefusedError as error:
        why = wording.login["locked"] if error.why == "locked" else wording.errors["old_password"]
        return await _page(request, session, error=why, status=403)
    if len(new) < SHORTEST_PASSWORD or is_known_bad(new, session.login):
        return await _page(request, session, error=wording.errors["new_password"], status=400)
    new_hash = await hash_password(new)
    async with parts.database.write() as unit:
        await accounts.change_account(unit, session.staff_id, password_hash=new_hash)
        await accounts.end_sessions(unit, session.staff_id, besides=token_hash(token_of(request) or ""))
        await log_act(unit, session, parts.clock(), "password.changed", "staff", session.staff_id)
    return await _page(request, session, wording.done["password"])


@desk.post("/me/sessions", name="me_sessions")
@act(None)
async def end_session(request: Request, session: Session) -> HTTPResponse:
    """End one of one's other sessions, or all of them."""
    parts = services(request)
    async with parts.database.write() as unit:
        this = token_hash(token_of(request) or "")
        count = await accounts.end_sessions(unit, session.staff_id, field(request, "key"), this)
        await log_act(
            unit, session, parts.clock(), "session.revoked", "staff", session.staff_id, {"count": count}
        )
    return redirect("/desk/me")
