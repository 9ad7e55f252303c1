"""The desk's own parts of a web process, beside bot.web.services."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from jinja2 import Template
from sanic import Request, Sanic

from bot.domain.opening_hours import OpeningHours, parse_opening_hours
from bot.web.desk.boards import Boards
from bot.web.desk.canned import CannedReplies, load_canned_replies
from bot.web.desk.drawn_rows import DrawnRows
from bot.web.desk.pages import DATA, templates
from bot.web.desk.service_levels import ServiceLevels, load_service_levels
from bot.web.oidc.provider import Provider
from bot.web.services import Services


@dataclass(frozen=True)
class DeskParts:
    """What the views of the desk share in one process. provider: of OpenID, where there is one. typed_at:
    when it was last written down that somebody types. looked: the CSRF tokens of sessions of which the log
    says that they saw the lanes."""

    boards: Boards
    levels: ServiceLevels
    hours: OpeningHours
    replies: CannedReplies
    rows: DrawnRows
    provider: Provider | None = None
    typed_at: dict[str, datetime] = field(default_factory=dict)
    looked: set[str] = field(default_factory=set)


def build_parts(services: Services) -> DeskParts:
    levels = load_service_levels(DATA)
    hours = parse_opening_hours(services.settings.opening_hours)
    boards = Boards(services.database, services.live, levels, hours, services.clock)
    return DeskParts(boards, levels, hours, load_canned_replies(DATA), DrawnRows(_rows), _provider(services))


def _rows() -> Template:
    return templates.get_template("lane_rows.html")


def _provider(services: Services) -> Provider | None:
    settings = services.settings
    if not settings.oidc_issuer:
        return None
    return Provider(
        settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret, services.clock
    )


def desk_parts(source: Request | Sanic) -> DeskParts:  # type: ignore[type-arg]
    """The parts of this process; made when they are first asked for."""
    app = source.app if isinstance(source, Request) else source
    if not hasattr(app.ctx, "desk"):
        app.ctx.desk = build_parts(cast(Services, app.ctx.services))
    return cast(DeskParts, app.ctx.desk)
