"""Somebody's own second steps and recovery codes: see them, and change them after the password again."""

from collections.abc import Awaitable, Callable, Sequence
from functools import wraps

from sanic import HTTPResponse, Request
from sanic.response import redirect
from sqlalchemy import update

from bot.store import audit
from bot.store.database import Unit
from bot.store.identities import is_external
from bot.store.models import Staff
from bot.store.passkeys import Passkey, add_passkey, remove_passkey, second_steps_of
from bot.store.profiles import change_profile, recovery_codes
from bot.store.staff_steps import Step, begin_step, change_step, step_of
from bot.web.desk.blueprint import desk
from bot.web.desk.credentials import new_recovery_codes, new_totp_secret, recovery_hash, totp_picture
from bot.web.desk.factors import LoginRefusedError, check_password, code_step
from bot.web.desk.guard import act, field, for_staff, token_of
from bot.web.desk.half_way import LASTS, new_challenge
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.passkey_page import ask_new, make_passkey, shown_again
from bot.web.desk.relying_party import PasskeyRefusedError
from bot.web.desk.sessions import Session, about, token_hash
from bot.web.services import services

HERE = "/desk/me/second-step"
APP = "app"  # what forms call the code app; a passkey by its id
MOST_PASSKEYS = 10
ConfirmedView = Callable[[Request, Session, Step], Awaitable[HTTPResponse]]


# --- See them, and ask to change them ---------------------------------------------------------------


@desk.get("/me/second-step", name="second_step")
@for_staff(None)
async def show_steps(request: Request, session: Session) -> HTTPResponse:
    return await _page(request, session)


@desk.post("/me/second-step", name="confirm_second_step")
@act(None)
async def confirm(request: Request, session: Session) -> HTTPResponse:
    """Ask the password again before anything changes (ASVS 5.0, 7.5.1)."""
    parts, now = services(request), services(request).clock()
    async with parts.database.read() as unit:
        if await is_external(unit, session.staff_id):
            return refused(request, wording.errors["external"], 409)
    try:
        await check_password(parts.database, session.staff_id, field(request, "password"), now)
    except LoginRefusedError as error:
        why = wording.errors["wrong_password"] if error.why == "refused" else wording.login[error.why]
        return await _page(request, session, error=why, status=403)
    step = Step(_token(request), session.staff_id, "change", now + LASTS["change"])
    async with parts.database.write() as unit:
        await begin_step(unit, step, now)
    return redirect(HERE)


async def _page(
    request: Request, session: Session, said: str = "", error: str = "", status: int = 200,
    codes: Sequence[str] = (),
) -> HTTPResponse:  # fmt: skip
    """codes: new recovery codes, which are shown this once."""
    parts = services(request)
    async with parts.database.read() as unit:
        steps = await second_steps_of(unit, session.staff_id)
        left = len(await recovery_codes(unit, session.staff_id))
        external = await is_external(unit, session.staff_id)
    may_change = await _confirmed(request, session) is not None
    return page(
        "second_steps.html", session, parts.clock(), status, here="", steps=steps, said=said, error=error,
        may_change=may_change, is_external=external, most=MOST_PASSKEYS, left=left, codes=codes,
    )  # fmt: skip


async def _confirmed(request: Request, session: Session) -> Step | None:
    """That this session gave the password again a short while ago; None when it did not."""
    parts = services(request)
    async with parts.database.read() as unit:
        step = await step_of(unit, _token(request), "change", parts.clock())
    return step if step is not None and step.staff_id == session.staff_id else None


def _token(request: Request) -> bytes:
    return token_hash(token_of(request) or "")


def confirmed(view: ConfirmedView) -> Callable[..., Awaitable[HTTPResponse | None]]:
    """A view that changes something, for who gave the password again: it gets that as a step."""

    @act(None)
    @wraps(view)
    async def guarded(request: Request, session: Session) -> HTTPResponse:
        step = await _confirmed(request, session)
        if step is None:
            return refused(request, wording.errors["confirm"], 403, HERE)
        return await view(request, session, step)

    return guarded


# --- Add one ----------------------------------------------------------------------------------------


@desk.post("/me/second-step/add", name="add_second_step")
@confirmed
async def begin_adding(request: Request, session: Session, step: Step) -> HTTPResponse:
    """Go to where a passkey or code app is added."""
    parts, second = services(request), field(request, "second")
    async with parts.database.write() as unit:
        steps = await second_steps_of(unit, session.staff_id)
        if second == "passkey" and len(steps.passkeys) < MOST_PASSKEYS:
            await change_step(unit, step.token_hash, **new_challenge(parts.clock()))
        elif second == APP and not steps.has_app:
            await change_step(unit, step.token_hash, totp_secret=new_totp_secret())
        else:
            return refused(request, wording.errors["choose"], 409, HERE)
    return redirect(f"{HERE}/{second}")


@desk.get("/me/second-step/passkey", name="new_passkey")
@for_staff(None)
async def show_passkey(request: Request, session: Session) -> HTTPResponse:
    return await _passkey_page(request, session)


@desk.post("/me/second-step/passkey", name="make_passkey")
@confirmed
async def add_one(request: Request, session: Session, step: Step) -> HTTPResponse:
    """Keep the passkey that the browser made."""

    async def add(made: Passkey) -> HTTPResponse:
        async with services(request).database.write() as unit:
            steps = await second_steps_of(unit, session.staff_id, lock=True)
            if len(steps.passkeys) >= MOST_PASSKEYS:
                return refused(request, wording.errors["choose"], 409, HERE)
            await add_passkey(unit, session.staff_id, made)
            await _log(unit, request, session, "passkey.added", passkey=made.id)
        return await _page(request, session, wording.done["passkey"])

    try:
        return await make_passkey(request, step, add)
    except PasskeyRefusedError as error:
        return await _passkey_page(request, session, error)


async def _passkey_page(
    request: Request, session: Session, error: PasskeyRefusedError | None = None
) -> HTTPResponse:
    parts, step = services(request), await _confirmed(request, session)
    if step is None or step.challenge is None:
        return redirect(HERE)
    async with parts.database.read() as unit:
        known = (await second_steps_of(unit, session.staff_id)).passkeys
    ask = ask_new(parts.settings, session.staff_id, session.login, session.name, step.challenge, known)
    return page("new_passkey.html", session, parts.clock(), here="", ask=ask, **shown_again(request, error))


@desk.get("/me/second-step/app", name="new_app")
@for_staff(None)
async def show_app(request: Request, session: Session) -> HTTPResponse:
    return await _app_page(request, session)


@desk.post("/me/second-step/app", name="make_app")
@confirmed
async def make_app(request: Request, session: Session, step: Step) -> HTTPResponse:
    parts = services(request)
    if step.totp_secret is None:
        return redirect(HERE)
    used = code_step(step.totp_secret, field(request, "code"), parts.clock(), 0)
    if used is None:
        return await _app_page(request, session, wording.errors["wrong_code"], 403)
    async with parts.database.write() as unit:
        values = {"totp_secret": step.totp_secret, "totp_step": used}
        await unit.execute(update(Staff).where(Staff.id == session.staff_id).values(**values))
        await change_step(unit, step.token_hash, totp_secret=None)
        await _log(unit, request, session, "code_app.added")
    return await _page(request, session, wording.done["code_app"])


async def _app_page(request: Request, session: Session, error: str = "", status: int = 200) -> HTTPResponse:
    parts, step = services(request), await _confirmed(request, session)
    if step is None or step.totp_secret is None:
        return redirect(HERE)
    picture = totp_picture(step.totp_secret, session.login)
    return page(
        "new_app.html", session, parts.clock(), status, here="", picture=picture, secret=step.totp_secret,
        error=error,
    )  # fmt: skip


# --- Remove one -------------------------------------------------------------------------------------


@desk.post("/me/second-step/remove", name="remove_second_step")
@confirmed
async def remove(request: Request, session: Session, step: Step) -> HTTPResponse:
    """Remove a passkey or the code app, never the last of them."""
    which, details = field(request, "which"), {}
    async with services(request).database.write() as unit:
        steps = await second_steps_of(unit, session.staff_id, lock=True)
        if steps.count < 2:
            return refused(request, wording.errors["last_step"], 409, HERE)
        if which == APP and steps.has_app:
            values = {"totp_secret": "", "totp_step": 0}
            await unit.execute(update(Staff).where(Staff.id == session.staff_id).values(**values))
            name = "code_app.removed"
        elif await remove_passkey(unit, session.staff_id, which):
            name, details = "passkey.removed", {"passkey": which}
        else:
            return refused(request, wording.errors["done_before"], 404, HERE)
        await _log(unit, request, session, name, **details)
    return await _page(request, session, wording.done["step_removed"])


# --- Recovery codes ---------------------------------------------------------------------------------


@desk.post("/me/second-step/recovery", name="make_recovery_codes")
@confirmed
async def make_recovery_codes(request: Request, session: Session, step: Step) -> HTTPResponse:
    """New recovery codes, shown once; the old ones do not work any more."""
    codes = new_recovery_codes()
    async with services(request).database.write() as unit:
        await change_profile(unit, session.staff_id, recovery=[recovery_hash(code) for code in codes])
        await _log(unit, request, session, "recovery.made")
    return await _page(request, session, codes=codes)


async def _log(unit: Unit, request: Request, session: Session, name: str, **details: str) -> None:
    await audit.append(unit, about(session.staff_id, name, **details), services(request).clock())
