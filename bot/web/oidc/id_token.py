"""Checking an ID token: OpenID Connect Core 1.0, section 3.1.3.7."""

import hmac
from datetime import datetime
from typing import Any

from joserfc.jwk import KeySet

from bot.web.oidc.signed_token import CLOCK_SKEW_SECONDS, TokenRefusedError, read_signed

LONGEST_AGE_SECONDS = 12 * 3600  # since the person logged in at the provider; a session here lasts no longer


def verify(
    token: str, keys: KeySet, *, issuer: str, client_id: str, nonce: str, now: datetime
) -> dict[str, Any]:
    """The claims of a token that passes every check.

    Raises UnknownKeyError or TokenRefusedError.
    """
    claims = read_signed(
        token, keys, issuer=issuer, client_id=client_id, now=now,
        sub={"essential": True}, nonce={"essential": True}, auth_time={"essential": True},
    )  # fmt: skip
    audience = claims["aud"]
    # Another audience could use the token against us, unless it was made for us.
    if claims.get("azp", client_id) != client_id or (
        isinstance(audience, list) and len(audience) > 1 and "azp" not in claims
    ):
        raise TokenRefusedError("azp")
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise TokenRefusedError("nonce")
    at = claims["auth_time"]
    if not isinstance(at, int) or at < int(now.timestamp()) - LONGEST_AGE_SECONDS - CLOCK_SKEW_SECONDS:
        raise TokenRefusedError("auth_time")
    return claims
