"""What every answer carries and every request must have: headers, cookies, origins."""

from urllib.parse import urlsplit

from sanic import HTTPResponse, Request
from sanic.response import BaseHTTPResponse

from bot.store.conversations import ConversationKey
from bot.web.hosts import is_desk_host
from bot.web.keys import hash_token
from bot.web.problems import ProblemError
from bot.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors {ancestors}"
)
PAGE_POLICY = POLICY.format(ancestors="'none'")
API_POLICY = "default-src 'none'; frame-ancestors 'none'"
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "cache-control": "no-store",
}
HSTS = "max-age=63072000; includeSubDomains"
COOKIE = "conversation"
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def add_headers(request: Request, response: BaseHTTPResponse, is_https: bool) -> None:
    """Add the headers that the view did not set itself."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    policy = API_POLICY if is_api(request) else PAGE_POLICY
    response.headers.setdefault("content-security-policy", policy)
    if is_https:
        response.headers.setdefault("strict-transport-security", HSTS)


def is_api(request: Request) -> bool:
    return request.path.startswith(("/api/", "/health/"))


def is_own_origin(request: Request, origin: str, settings: Settings) -> bool:
    """Whether a page with this origin is ours."""
    at_desk = is_desk_host(request, settings)
    if settings.public_url and not at_desk and origin == _origin(settings.public_url):
        return True
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == request.host.lower()


def check_origin(request: Request, settings: Settings, *, required: bool = False) -> None:
    """Refuse what a page of somebody else makes a browser send with our cookies.

    required: a browser always says where it comes from, so that nothing else may come without.
    Raises ProblemError (foreign-origin).
    """
    origin = request.headers.get("origin")
    if origin is None:
        if required or request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
            raise ProblemError("foreign-origin")
    elif not is_own_origin(request, origin, settings):
        raise ProblemError("foreign-origin")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


# --- The visitor's key -----------------------------------------------------------------------------


def cookie_name(settings: Settings) -> str:
    return f"__Host-{COOKIE}" if settings.is_https else COOKIE


def set_key_cookie(response: HTTPResponse, settings: Settings, conversation_id: str, token: str) -> None:
    """Give the browser the key of its conversation, out of reach of scripts, until it is closed."""
    _add_cookie(response, settings, f"{conversation_id}.{token}")


def remove_key_cookie(response: HTTPResponse, settings: Settings) -> None:
    _add_cookie(response, settings, "", max_age=0)


def _add_cookie(response: HTTPResponse, settings: Settings, value: str, max_age: int | None = None) -> None:
    # In a frame on somebody else's site a cookie comes along only so, and only for that site.
    embedded = settings.is_https and bool(settings.embed_parents)
    response.add_cookie(
        COOKIE, value, path="/", httponly=True, secure=settings.is_https, host_prefix=settings.is_https,
        samesite="None" if embedded else "Lax", partitioned=embedded, max_age=max_age,
    )  # fmt: skip


def bearer_token(request: Request) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" and token.strip() else None


def key_in_cookie(request: Request, settings: Settings) -> ConversationKey | None:
    """The conversation that this browser has, by its cookie."""
    value = request.cookies.get(cookie_name(settings)) or ""
    conversation_id, _, token = value.partition(".")
    return ConversationKey(conversation_id, hash_token(token)) if conversation_id and token else None


def visitor_key(request: Request, settings: Settings, conversation_id: str) -> ConversationKey:
    """What the request opens this conversation with, by header or by cookie.

    A cookie comes along by itself, so that then the page must be ours.
    Raises ProblemError: no-token, not-found (of another conversation), foreign-origin.
    """
    token = bearer_token(request)
    if token is not None:
        return ConversationKey(conversation_id, hash_token(token))
    key = key_in_cookie(request, settings)
    if key is None:
        raise ProblemError("no-token", headers={"WWW-Authenticate": "Bearer"})
    if request.method not in SAFE_METHODS:
        check_origin(request, settings)
    if key.conversation_id != conversation_id:
        raise ProblemError("not-found")
    return key
