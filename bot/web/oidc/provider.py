"""An OpenID provider as the desk calls it: what it says about itself, its keys, tokens, who somebody is."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

import httpx
import msgspec
from joserfc.jwk import KeySet

from bot.web.clock import Clock
from bot.web.oidc.attempt import Attempt
from bot.web.oidc.id_token import LONGEST_AGE_SECONDS, verify
from bot.web.oidc.logout_token import LoggedOut, verify_logout
from bot.web.oidc.safe_address import is_safe
from bot.web.oidc.signed_token import UnknownKeyError, read_keys

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

CALL_SECONDS = 10.0
METADATA_KEPT = timedelta(hours=1)
KEYS_KEPT = timedelta(hours=24)
# A token with an unknown key makes us look for newer keys, but nobody can make us do that all the time.
KEYS_LOOK_AGAIN = timedelta(seconds=30)
# Some providers say only when asked how somebody proved who they are (OpenID Core, 5.5).
ASKED_CLAIMS = '{"id_token":{"acr":null,"amr":null,"auth_time":{"essential":true}}}'
METADATA_PATH = "/.well-known/openid-configuration"


class ProviderAwayError(Exception):
    """The provider cannot be reached, or answers with an error of its own."""


class ProviderRefusedError(Exception):
    """The provider refuses what we ask, or answers what no provider should."""


class Metadata(msgspec.Struct, frozen=True):
    """What a provider says about itself (OpenID Connect Discovery 1.0, section 3)."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    end_session_endpoint: str | None = None
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False
    claims_parameter_supported: bool = False

    def addresses(self) -> list[str]:
        found = [self.authorization_endpoint, self.token_endpoint, self.jwks_uri]
        return [*found, *filter(None, (self.userinfo_endpoint, self.end_session_endpoint))]


class Tokens(msgspec.Struct, frozen=True):
    """What a code is worth."""

    id_token: str
    access_token: str


class Provider:
    """One OpenID provider. issuer: exactly as in its tokens. client_secret: "" for a public client.

    Every call raises ProviderAwayError or ProviderRefusedError.
    """

    def __init__(self, issuer: str, client_id: str, client_secret: str, clock: Clock) -> None:
        self.issuer = issuer
        self._client_id = client_id
        self._client_secret = client_secret
        self._clock = clock
        self._metadata: tuple[Metadata, datetime] | None = None
        self._keys: tuple[KeySet, datetime] | None = None
        self._reading = asyncio.Lock()

    async def metadata(self) -> Metadata:
        """What it says about itself; read again after an hour."""
        async with self._reading:
            now = self._clock()
            if self._metadata is None or now - self._metadata[1] > METADATA_KEPT:
                found = _read(await self._get(self.issuer.rstrip("/") + METADATA_PATH), Metadata)
                if found.issuer != self.issuer:
                    raise ProviderRefusedError(f"its metadata are of {found.issuer}")
                if not all(is_safe(address) for address in found.addresses()):
                    raise ProviderRefusedError("it has an address without https")
                self._metadata = found, now
            return self._metadata[0]

    async def authorization_address(
        self, attempt: Attempt, redirect_uri: str, scope: str, acr: tuple[str, ...]
    ) -> str:
        """Where the browser goes to log in."""
        asked = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": redirect_uri,
            "scope": scope,
            "state": attempt.state,
            "nonce": attempt.nonce,
            "code_challenge": attempt.challenge,
            "code_challenge_method": "S256",
            # It must say when the person logged in there, and ask again when that is long ago.
            "max_age": str(LONGEST_AGE_SECONDS),
        }
        if acr:
            asked["acr_values"] = " ".join(acr)
        metadata = await self.metadata()
        if metadata.claims_parameter_supported:
            asked["claims"] = ASKED_CLAIMS
        return _with_query(metadata.authorization_endpoint, asked)

    async def end_session_address(self, id_token: str, back: str) -> str | None:
        """Where the browser goes to log out there too; None where that is not offered."""
        end = (await self.metadata()).end_session_endpoint
        asked = {"id_token_hint": id_token, "client_id": self._client_id, "post_logout_redirect_uri": back}
        return _with_query(end, asked) if end else None

    async def exchange(self, code: str, attempt: Attempt, redirect_uri: str) -> Tokens:
        """The tokens for a code, which works once."""
        metadata = await self.metadata()
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": attempt.verifier,
        }
        headers: dict[str, str] = {}
        auth = None
        if not self._client_secret:
            form["client_id"] = self._client_id
        elif "client_secret_basic" in metadata.token_endpoint_auth_methods_supported:
            # RFC 6749, 2.3.1: each part is form-encoded first.
            auth = httpx.BasicAuth(quote(self._client_id, safe=""), quote(self._client_secret, safe=""))
        else:
            form |= {"client_id": self._client_id, "client_secret": self._client_secret}
        return _read(await self._call("POST", metadata.token_endpoint, headers, data=form, auth=auth), Tokens)

    async def claims(self, tokens: Tokens, nonce: str) -> dict[str, Any]:
        """The claims of the ID token. Raises TokenRefusedError when a check fails."""
        return await self._checked(verify, tokens.id_token, nonce=nonce)

    async def logged_out(self, logout_token: str) -> LoggedOut:
        """Whom it logged out. Raises TokenRefusedError when a check fails."""
        return await self._checked(verify_logout, logout_token)

    async def user_info(self, tokens: Tokens, subject: str) -> dict[str, Any]:
        """What it says of a person beside the ID token; {} where that is not offered."""
        endpoint = (await self.metadata()).userinfo_endpoint
        if not endpoint:
            return {}
        headers = {"Authorization": f"Bearer {tokens.access_token}"}
        found = _read(await self._call("GET", endpoint, headers), dict[str, Any])
        if found.get("sub") != subject:
            # OpenID Core, 5.3.2: then it is about somebody else.
            raise ProviderRefusedError("its user info is of somebody else")
        return found

    async def _checked(self, check: Callable[..., Answer], token: str, **expected: str) -> Answer:
        """What a check makes of a token; an unknown key makes us look for newer ones."""
        mine = {"issuer": self.issuer, "client_id": self._client_id, "now": self._clock()} | expected
        try:
            return check(token, await self._key_set(), **mine)
        except UnknownKeyError:
            return check(token, await self._key_set(newer_than=KEYS_LOOK_AGAIN), **mine)

    async def _key_set(self, newer_than: timedelta = KEYS_KEPT) -> KeySet:
        address = (await self.metadata()).jwks_uri
        async with self._reading:
            now = self._clock()
            if self._keys is None or now - self._keys[1] > newer_than:
                self._keys = read_keys(_read(await self._get(address), dict[str, Any])), now
            return self._keys[0]

    async def _get(self, address: str) -> bytes:
        return await self._call("GET", address, {})

    async def _call(self, method: str, address: str, headers: Mapping[str, str], **content: Any) -> bytes:
        try:
            async with httpx.AsyncClient(timeout=CALL_SECONDS, trust_env=False) as http:
                answer = await http.request(
                    method, address, headers={"Accept": "application/json", **headers}, **content
                )
        except httpx.HTTPError as error:
            raise ProviderAwayError(type(error).__name__) from error
        if answer.is_server_error:
            raise ProviderAwayError(f"status {answer.status_code}")
        if not answer.is_success:
            raise ProviderRefusedError(f"status {answer.status_code}")
        return answer.content


def _read(content: bytes, kind: type[Answer]) -> Answer:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.DecodeError as error:
        raise ProviderRefusedError("it answers something else than expected") from error


def _with_query(address: str, asked: Mapping[str, str]) -> str:
    return f"{address}{'&' if urlsplit(address).query else '?'}{urlencode(asked)}"
