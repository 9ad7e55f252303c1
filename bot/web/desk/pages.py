"""Drawing the pages of the desk."""

from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sanic import HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import html, text

from bot.domain.playbooks import load_playbooks
from bot.web.assets import Assets
from bot.web.desk.blueprint import desk
from bot.web.desk.drawn_rows import with_token
from bot.web.desk.menu import menu_of
from bot.web.desk.rights import may
from bot.web.desk.sessions import IDLE, Session
from bot.web.desk.wording import (
    clock,
    date_of,
    day,
    day_and_time,
    left,
    load_wording,
    moment,
    term,
    waited,
)  # fmt: skip

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "data"

wording = load_wording(DATA)
assets = Assets(HERE / "static")
scenario_names = {name: playbook.name for name, playbook in load_playbooks(DATA / "playbooks").items()}
templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


def asset(name: str) -> str:
    """Where the page finds a static file of the desk."""
    if assets.get(name) is None:
        raise KeyError(name)
    return f"/desk/assets/{assets.version}/{name}"


templates.filters.update(
    clock=clock,
    date_of=date_of,
    day=day,
    day_and_time=day_and_time,
    left=left,
    moment=moment,
    term=term,
    waited=waited,
)
templates.globals.update(
    asset=asset,
    tokens=Assets().address("tokens.css"),
    w=wording,
    scenario_names=scenario_names,
    may=may,
    idle_seconds=int(IDLE.total_seconds()),
)


def is_part(request: Request) -> bool:
    """Whether the desk's script asks, which wants a part and no whole page."""
    return request.headers.get("x-part") == "1"


def part(name: str, session: Session, **shown: Any) -> HTTPResponse:
    """A piece of a page, for the script."""
    return html(with_token(templates.get_template(name).render(session=session, **shown), session))


def page(name: str, session: Session, now: datetime, status: int = 200, **shown: Any) -> HTTPResponse:
    """A whole page with its bar."""
    drawn = templates.get_template(name).render(
        session=session, now=now, menu=menu_of(session.role, wording.menu), **shown
    )
    return html(with_token(drawn, session), status)


def plain_page(name: str, status: int = 200, **shown: Any) -> HTTPResponse:
    """A page for somebody who is not logged in."""
    return html(templates.get_template(name).render(**shown), status)


def error_page(title: str, detail: str) -> str:
    """What somebody reads at an address that is not there, or when something failed."""
    return templates.get_template("error.html").render(title=title, detail=detail)


def refused(request: Request, why: str, status: int, back: str = "") -> HTTPResponse:
    """Say why an act was not done, as text for the script or as a page with the way back.

    back: a path; by default where the reader came from.
    """
    if is_part(request):
        return text(why, status)
    back = back or request.headers.get("referer") or "/desk"
    return plain_page("refused.html", status, why=why, back=back)


@desk.get("/assets/<version:str>/<name:path>", name="asset")
async def send_asset(request: Request, version: str, name: str) -> HTTPResponse:
    """A static file."""
    found = assets.get(name)
    if found is None:
        raise NotFound
    return found.respond(request, assets.caching(version))
