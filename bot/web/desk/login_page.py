"""The page to log in on."""

from sanic import HTTPResponse, Request

from bot.web.desk.pages import plain_page
from bot.web.desk.parts import desk_parts


def login_page(request: Request, status: int = 200, error: str = "", login: str = "") -> HTTPResponse:
    """error: why somebody is here again. login: what they typed."""
    has_provider = desk_parts(request).provider is not None
    is_out = "out" in request.get_args(keep_blank_values=True)
    return plain_page(
        "login.html", status, error=error, login=login, has_provider=has_provider, is_out=is_out
    )
