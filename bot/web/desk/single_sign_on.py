"""Logging in at the desk through the organisation's OpenID provider."""

import hmac
import logging
from typing import Any

from sanic import HTTPResponse, Request
from sanic.exceptions import NotFound
from sanic.response import redirect
from sqlalchemy.exc import IntegrityError

from bot.store import accounts, audit
from bot.store.database import Unit
from bot.store.identities import KnownAccount, account_of, add_external_account
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import set_session_cookie
from bot.web.desk.menu import home_of
from bot.web.desk.pages import plain_page, wording
from bot.web.desk.parts import desk_parts
from bot.web.desk.sessions import begin_session
from bot.web.keys import new_id
from bot.web.oidc.attempt import LASTS, Attempt, new_attempt, seal, unseal
from bot.web.oidc.policy import claim_of
from bot.web.oidc.provider import Provider, ProviderAwayError, ProviderRefusedError, Tokens
from bot.web.oidc.signed_token import TokenRefusedError
from bot.web.services import Services, services

log = logging.getLogger(__name__)

START = "/login/provider"
BACK = "/login/provider/back"


class _RefusedError(Exception):
    """Somebody does not get in. why: key of the words for it in data/texts/desk.nl.yml, `provider`."""

    def __init__(self, why: str, staff_id: str | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.staff_id = staff_id


@desk.get(START, name="provider")
async def go_to_provider(request: Request) -> HTTPResponse:
    """Send the browser to the provider."""
    parts, provider = services(request), provider_of(request)
    attempt = new_attempt(parts.clock())
    settings = parts.settings
    try:
        address = await provider.authorization_address(
            attempt, redirect_uri(parts), settings.oidc_scope, settings.oidc_acr
        )
    except (ProviderAwayError, ProviderRefusedError) as error:
        return _say(request, _as_refusal(error))
    answer = redirect(address)
    _keep(answer, parts, seal(parts.database.cipher, attempt), int(LASTS.total_seconds()))
    return answer


@desk.get(BACK, name="provider_back")
async def come_back(request: Request) -> HTTPResponse:
    """The browser comes back from the provider, with a code or with why there is none."""
    parts, provider = services(request), provider_of(request)
    try:
        attempt = _attempt_of(request, parts)
        await _check_answer(request, provider, attempt)
        tokens, claims = await _who(provider, attempt, parts, request.args.get("code") or "")
        token, role = await _let_in(parts, provider.issuer, tokens, claims)
    except (_RefusedError, ProviderAwayError, ProviderRefusedError, TokenRefusedError) as error:
        refusal = _as_refusal(error)
        await _note(parts, refusal)
        return _say(request, refusal)
    desk_parts(request).boards.touch()
    answer = redirect(home_of(role))
    set_session_cookie(answer, parts, token)
    _keep(answer, parts, "", 0)
    return answer


def redirect_uri(parts: Services) -> str:
    """Where the provider sends the browser back to; it must know this address."""
    return f"{parts.settings.desk_address}/desk{BACK}"


# --- Who it is --------------------------------------------------------------------------------------


def provider_of(request: Request) -> Provider:
    """The provider of this desk. Raises NotFound when it has none."""
    provider = desk_parts(request).provider
    if provider is None:
        raise NotFound
    return provider


def _attempt_of(request: Request, parts: Services) -> Attempt:
    sealed = request.cookies.get(_cookie_name(parts))
    attempt = unseal(parts.database.cipher, sealed, parts.clock())
    if attempt is None or not hmac.compare_digest(
        (request.args.get("state") or "").encode(), attempt.state.encode()
    ):
        raise _RefusedError("expired")
    return attempt


async def _check_answer(request: Request, provider: Provider, attempt: Attempt) -> None:
    """Refuse an answer of another provider (RFC 9207) and one that says that it did not work."""
    metadata = await provider.metadata()
    issuer = request.args.get("iss")
    if issuer != provider.issuer and (
        issuer is not None or metadata.authorization_response_iss_parameter_supported
    ):
        raise ProviderRefusedError("the answer is of another provider")
    error = request.args.get("error")
    if error is not None:
        log.info("The OpenID provider did not let somebody in")
        raise _RefusedError("cancelled" if error == "access_denied" else "failed")


async def _who(
    provider: Provider, attempt: Attempt, parts: Services, code: str
) -> tuple[Tokens, dict[str, Any]]:
    """The tokens and what the provider says of this person."""
    tokens = await provider.exchange(code, attempt, redirect_uri(parts))
    claims = await provider.claims(tokens, attempt.nonce)
    if claim_of(claims, parts.settings.oidc_role_claim) is None:
        # The ID token's own claims count: how somebody logged in stands nowhere else.
        claims = await provider.user_info(tokens, claims["sub"]) | claims
    return tokens, claims


# --- What they may ----------------------------------------------------------------------------------


async def _let_in(parts: Services, issuer: str, tokens: Tokens, claims: dict[str, Any]) -> tuple[str, str]:
    """The token of a new session, and the role. Raises _RefusedError."""
    try:
        return await _begin(parts, issuer, tokens, claims)
    except IntegrityError:
        # The same person logged in twice at once for the first time: now the account is there.
        return await _begin(parts, issuer, tokens, claims)


async def _begin(parts: Services, issuer: str, tokens: Tokens, claims: dict[str, Any]) -> tuple[str, str]:
    policy, now = parts.settings.log_in_policy, parts.clock()
    async with parts.database.write() as unit:
        known = await account_of(unit, issuer, claims["sub"])
        known_id = known.id if known is not None else None
        if known is not None and not known.active:
            raise _RefusedError("inactive", known_id)
        if not policy.is_strong(claims):
            raise _RefusedError("weak", known_id)
        role = policy.role_of(claims)
        if role is None:
            raise _RefusedError("no_role", known_id)
        name = policy.name_of(claims)
        if known is None:
            staff_id = new_id()
            made = KnownAccount(staff_id, f"werkaccount-{staff_id[:12]}", name, role, True)
            await add_external_account(unit, made, issuer, claims["sub"], now)
            await _log(unit, parts, "account.made", staff_id, role)
        else:
            staff_id = known.id
            await accounts.change_account(unit, staff_id, name=name, role=role)
            if role != known.role:
                await _log(unit, parts, "account.role_changed", staff_id, role)
        _, token = await begin_session(unit, staff_id, now, tokens.id_token)
    return token, role


async def _log(unit: Unit, parts: Services, act: str, staff_id: str, role: str) -> None:
    doing = audit.Act("system", act, "staff", staff_id, details={"role": role, "by": "provider"})
    await audit.append(unit, doing, parts.clock())


# --- When somebody does not get in ------------------------------------------------------------------

# Why somebody whom the provider knows is refused: these stand in the audit log.
_NOTED = ("inactive", "weak", "no_role")


def _as_refusal(error: Exception) -> _RefusedError:
    if isinstance(error, _RefusedError):
        return error
    log.warning("Logging in through the OpenID provider failed: %s: %s", type(error).__name__, error)
    return _RefusedError("away" if isinstance(error, ProviderAwayError) else "failed")


async def _note(parts: Services, refusal: _RefusedError) -> None:
    if refusal.why not in _NOTED:
        return
    act = audit.Act(
        "staff", "login.refused", "staff", refusal.staff_id or "", refusal.staff_id, {"why": refusal.why}
    )
    async with parts.database.write() as unit:
        await audit.append(unit, act, parts.clock())


def _say(request: Request, refusal: _RefusedError) -> HTTPResponse:
    status = 503 if refusal.why == "away" else 403
    answer = plain_page(
        "login.html", status, error=wording.provider[refusal.why], login="", has_provider=True, is_out=False
    )
    _keep(answer, services(request), "", 0)
    return answer


# --- The cookie of an attempt -----------------------------------------------------------------------


def _cookie_name(parts: Services) -> str:
    return "__Host-desk-provider" if parts.settings.is_https else "desk-provider"


def _keep(answer: HTTPResponse, parts: Services, sealed: str, seconds: int) -> None:
    answer.add_cookie(
        _cookie_name(parts), sealed, path="/", httponly=True, secure=parts.settings.is_https, samesite="Lax",
        max_age=seconds,
    )  # fmt: skip
