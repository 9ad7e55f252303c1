"""Chat and desk each on a host name of their own, where DESK_HOST asks for that (OWASP ASVS 5.0, 3.5.4).

A fault in the page that strangers type into then reaches nothing of the page that staff are logged in to.
"""

from sanic import HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import redirect

from bot.web.settings import Settings

OF_STAFF = ("/desk", "/api/v1/visit-requests")
# Health checks come by address, not by name; the desk has the chat's colours.
ON_EVERY_HOST = ("/health", "/assets/chat")


def check_host(request: Request, settings: Settings) -> HTTPResponse | None:
    """Send who opens the desk's host to the desk. Raises NotFound for what belongs on the other host."""
    if not settings.desk_host or _is_below(request.path, ON_EVERY_HOST):
        return None
    at_desk = is_desk_host(request, settings)
    if at_desk and request.path == "/":
        return redirect("/desk")
    if at_desk != _is_below(request.path, OF_STAFF):
        raise NotFound
    return None


def is_desk_host(request: Request, settings: Settings) -> bool:
    return bool(settings.desk_host) and request.host.lower() == settings.desk_host


def _is_below(path: str, roots: tuple[str, ...]) -> bool:
    return any(path == root or path.startswith(f"{root}/") for root in roots)
