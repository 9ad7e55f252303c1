"""The blueprint that every page of the desk adds its routes to."""

from sanic import Blueprint, HTTPResponse, Request

desk = Blueprint("desk", url_prefix="/desk")


@desk.on_response  # type: ignore[untyped-decorator]
async def say_where_from(request: Request, response: HTTPResponse) -> None:
    # With "no-referrer" a browser would not say which page a form came from.
    response.headers["referrer-policy"] = "same-origin"
