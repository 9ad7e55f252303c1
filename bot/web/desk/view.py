"""The desk: logging in, the lanes, one conversation, and the acts of staff. All acts are forms."""

import asyncio
import hmac
import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import Blueprint, HTTPResponse, Request
from sanic.response import html, redirect, text

from bot.domain.playbooks import load_playbooks
from bot.web.chat.assets import Assets
from bot.web.conversations import ActRefusedError, NotThereError, StaffMember, TakenError
from bot.web.desk.lanes import Lanes, read_lanes
from bot.web.desk.sessions import LONGEST, LoginRefusedError, Session, log_in, log_out, session_of
from bot.web.desk.talk import Talk, read_talk
from bot.web.desk.wording import clock, load_wording, waited
from bot.web.live import DESK, Typing
from bot.web.requests import NoRequestError, WrongStatusError
from bot.web.security import check_origin
from bot.web.services import Services, services

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "data"
LONGEST_TEXT = 4000
EVENTS_KEEP_ALIVE = 20.0  # seconds
EVENTS_TOGETHER = 0.2  # seconds: what happens within that time is told once

desk = Blueprint("desk", url_prefix="/desk")
desk.static("/static", HERE / "static")


@desk.middleware("response")
async def say_where_from(request: Request, response: HTTPResponse) -> None:
    # With "no-referrer" a browser would not say which page a form came from.
    response.headers["referrer-policy"] = "same-origin"


wording = load_wording(DATA)
templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
templates.filters.update(clock=clock, waited=waited)
templates.globals.update(
    tokens=Assets().address("tokens.css"),
    urgency_names=wording.urgencies,
    request_states=wording.request_states,
    scenario_names={name: playbook.name for name, playbook in load_playbooks(DATA / "playbooks").items()},
)

View = Callable[..., Awaitable[HTTPResponse | None]]


def cookie_name(parts: Services) -> str:
    return "__Host-desk" if parts.settings.is_https else "desk"


def field(request: Request, name: str) -> str:
    """What a form says under this name; '' when nothing."""
    form: Any = request.form or {}
    return str(form.get(name) or "")


def is_part(request: Request) -> bool:
    """Whether the desk's script asks, which wants a part and no whole page."""
    return request.headers.get("x-part") == "1"


def member(session: Session) -> StaffMember:
    return StaffMember(session.staff_id, session.name, session.role)


def for_staff(view: View) -> View:
    """Only with a session; a POST also needs the session's CSRF token and our own origin."""

    @wraps(view)
    async def guarded(request: Request, *args: Any, **kwargs: Any) -> HTTPResponse | None:
        parts = services(request)
        token = request.cookies.get(cookie_name(parts))
        session = await session_of(parts.database, token, parts.clock())
        if session is None:
            return text("", 401) if is_part(request) else redirect("/desk/login")
        if request.method == "POST":
            check_origin(request, parts.settings)
            if not hmac.compare_digest(field(request, "csrf"), session.csrf):
                return refused(request, wording.errors["expired"], 403)
        return await view(request, session, *args, **kwargs)

    return guarded


def refused(request: Request, why: str, status: int) -> HTTPResponse:
    """Say why an act was not done, as text for the script or as a page with the way back."""
    if is_part(request):
        return text(why, status)
    return html(templates.get_template("refused.html").render(why=why), status)


def act(view: View) -> View:
    """A view that does something: what is refused is said, what is done shows the desk again."""

    @for_staff
    @wraps(view)
    async def acting(request: Request, session: Session, *args: Any, **kwargs: Any) -> HTTPResponse | None:
        try:
            return await view(request, session, *args, **kwargs)
        except TakenError as error:
            why = wording.errors["closed" if error.status == "closed" else "taken"]
            return refused(request, why, 409)
        except NotThereError:
            return refused(request, wording.errors["gone"], 404)
        except ActRefusedError:
            return refused(request, wording.errors["not_yours"], 409)
        except NoRequestError:
            return refused(request, wording.errors["gone"], 404)
        except WrongStatusError:
            return refused(request, wording.errors["done_before"], 409)

    return acting


# --- Logging in --------------------------------------------------------------------------------------


@desk.get("/login", name="login")
async def show_login(request: Request) -> HTTPResponse:
    return html(templates.get_template("login.html").render(error="", login=""))


@desk.post("/login", name="log_in")
async def do_login(request: Request) -> HTTPResponse:
    parts = services(request)
    check_origin(request, parts.settings)
    login, password, code = (field(request, name) for name in ("login", "password", "code"))
    try:
        token = await log_in(parts.database, login.strip(), password, code, parts.clock())
    except LoginRefusedError as error:
        why = wording.login["locked" if error.locked else "refused"]
        return html(templates.get_template("login.html").render(error=why, login=login), 403)
    answer = redirect("/desk")
    answer.add_cookie(
        cookie_name(parts), token, path="/", httponly=True, secure=parts.settings.is_https, samesite="Lax",
        max_age=int(LONGEST.total_seconds()),
    )  # fmt: skip
    return answer


@desk.post("/logout", name="log_out")
@for_staff
async def do_logout(request: Request, session: Session) -> HTTPResponse:
    parts = services(request)
    await log_out(parts.database, request.cookies.get(cookie_name(parts)) or "")
    answer = redirect("/desk/login")
    answer.add_cookie(
        cookie_name(parts), "", path="/", httponly=True, secure=parts.settings.is_https, max_age=0
    )
    return answer


# --- Looking -----------------------------------------------------------------------------------------


async def look(
    request: Request, session: Session, conversation_id: str | None
) -> tuple[Lanes, Talk | None, datetime]:
    parts = services(request)
    async with parts.database.read() as unit:
        lanes = await read_lanes(unit, session.staff_id)
        talk = await read_talk(unit, conversation_id, session.staff_id, wording) if conversation_id else None
    return lanes, talk, parts.clock()


@desk.get("", name="home")
@for_staff
async def show_desk(request: Request, session: Session) -> HTTPResponse:
    lanes, _, now = await look(request, session, None)
    return html(templates.get_template("desk.html").render(session=session, lanes=lanes, talk=None, now=now))


@desk.get("/lanes", name="lanes")
@for_staff
async def show_lanes(request: Request, session: Session) -> HTTPResponse:
    lanes, talk, now = await look(request, session, request.args.get("open"))
    return html(templates.get_template("lanes.html").render(session=session, lanes=lanes, talk=talk, now=now))


@desk.get("/conversations/<conversation_id:str>", name="conversation")
@for_staff
async def show_conversation(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    lanes, talk, now = await look(request, session, conversation_id)
    if talk is None:
        return refused(request, wording.errors["gone"], 404)
    await services(request).staff_conversations.opened(conversation_id, member(session))
    page = templates.get_template("desk.html")
    return html(page.render(session=session, lanes=lanes, talk=talk, now=now, reply_id=uuid.uuid4()))


@desk.get("/conversations/<conversation_id:str>/<part:(log|facts|summary)>", name="part")
@for_staff
async def show_part(request: Request, session: Session, conversation_id: str, part: str) -> HTTPResponse:
    """A part of an open conversation anew; opening it was written in the audit log."""
    _, talk, _ = await look(request, session, conversation_id)
    if talk is None:
        return text("", 404)
    return html(templates.get_template(f"{part}.html").render(session=session, talk=talk))


@desk.get("/events", name="events")
@for_staff
async def events(request: Request, session: Session) -> None:
    """Server-sent events: "changed" whenever something on the desk may look different now."""
    answer = await request.respond(content_type="text/event-stream", headers={"cache-control": "no-store"})
    token = request.cookies.get(cookie_name(services(request)))
    with services(request).live.subscribe(DESK) as subscription:
        # The page may have been made before we listened.
        await answer.send("event: changed\ndata:\n\n")
        while await session_of(services(request).database, token, services(request).clock()) is not None:
            event = await subscription.next(EVENTS_KEEP_ALIVE)
            if event is None:
                await answer.send(": still here\n\n")
                continue
            if isinstance(event, Typing):
                continue
            await asyncio.sleep(EVENTS_TOGETHER)
            while not subscription.waiting.empty():
                subscription.waiting.get_nowait()
            await answer.send("event: changed\ndata:\n\n")


# --- Acting ------------------------------------------------------------------------------------------


def back_to(conversation_id: str) -> HTTPResponse:
    return redirect(f"/desk/conversations/{conversation_id}")


def written(request: Request) -> str | None:
    """The text of the form; None when it is empty or too long."""
    typed = field(request, "text").strip()
    return typed if 0 < len(typed) <= LONGEST_TEXT else None


@desk.post("/conversations/<conversation_id:str>/take", name="take")
@act
async def take(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    await services(request).staff_conversations.claim(conversation_id, member(session))
    return back_to(conversation_id)


@desk.post("/conversations/<conversation_id:str>/reply", name="reply")
@act
async def reply(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    typed = written(request)
    if typed is None:
        return refused(request, wording.errors["text"], 400)
    identity = field(request, "id") or str(uuid.uuid4())
    await services(request).staff_conversations.reply(conversation_id, member(session), identity, typed)
    return back_to(conversation_id) if not is_part(request) else text("")


@desk.post("/conversations/<conversation_id:str>/note", name="note")
@act
async def note(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    typed = written(request)
    if typed is None:
        return refused(request, wording.errors["text"], 400)
    await services(request).staff_conversations.note(conversation_id, member(session), typed)
    return back_to(conversation_id) if not is_part(request) else text("")


@desk.post("/conversations/<conversation_id:str>/hand-back", name="hand_back")
@act
async def hand_back(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    await services(request).staff_conversations.give_back(conversation_id, member(session))
    return back_to(conversation_id)


@desk.post("/conversations/<conversation_id:str>/close", name="close")
@act
async def close(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    await services(request).staff_conversations.close(conversation_id, member(session), "helped")
    return back_to(conversation_id)


@desk.post("/requests/<reference:str>/acknowledge", name="acknowledge")
@act
async def acknowledge(request: Request, session: Session, reference: str) -> HTTPResponse:
    seen = await services(request).requests.acknowledge(reference, member(session))
    return back_to(seen.conversation_id)
