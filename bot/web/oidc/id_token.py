"""Checking an ID token: OpenID Connect Core 1.0, section 3.1.3.7."""

import hmac
import logging
from datetime import datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import Key, KeySet, import_key

log = logging.getLogger(__name__)

# Signatures that only the provider can make; "none" and those with a shared secret are not among them.
ALGORITHMS = (
    "RS256",
    "RS384",
    "RS512",
    "PS256",
    "PS384",
    "PS512",
    "ES256",
    "ES384",
    "ES512",
    "EdDSA",
    "Ed25519",
)
CLOCK_SKEW_SECONDS = 60
LONGEST_AGE_SECONDS = 12 * 3600  # since the person logged in at the provider; a session here lasts no longer


class TokenRefusedError(Exception):
    """The token is not one for us, now, in answer to what we asked. The text says which check failed."""


class UnknownKeyError(TokenRefusedError):
    """It was signed with a key that is not in the set: there may be newer keys."""


def read_keys(key_set: Any) -> KeySet:
    """The keys for signatures in a JWKS. One of a kind that we do not know is left out.

    Raises TokenRefusedError when it is no JWKS.
    """
    described = key_set.get("keys") if isinstance(key_set, dict) else None
    if not isinstance(described, list):
        raise TokenRefusedError("keys")
    keys: list[Key] = []
    for each in described:
        if not isinstance(each, dict) or each.get("use", "sig") != "sig" or each.get("kty") == "oct":
            continue
        try:
            keys.append(import_key(each))
        except (JoseError, ValueError) as error:
            log.info("A key of the OpenID provider cannot be read: %s", type(error).__name__)
    return KeySet(keys)


def verify(
    token: str, keys: KeySet, *, issuer: str, client_id: str, nonce: str, now: datetime
) -> dict[str, Any]:
    """The claims of a token that passes every check.

    Raises UnknownKeyError or TokenRefusedError.
    """
    moment = int(now.timestamp())
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
        jwt.JWTClaimsRegistry(
            now=moment,
            leeway=CLOCK_SKEW_SECONDS,
            iss={"essential": True, "value": issuer},
            sub={"essential": True},
            aud={"essential": True, "value": client_id},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True},
            auth_time={"essential": True},
        ).validate(claims)
    except InvalidKeyIdError as error:
        raise UnknownKeyError("kid") from error
    except (JoseError, ValueError) as error:
        raise TokenRefusedError(f"{type(error).__name__} {error}") from error
    audience = claims["aud"]
    # Another audience could use the token against us, unless it was made for us.
    if claims.get("azp", client_id) != client_id or (
        isinstance(audience, list) and len(audience) > 1 and "azp" not in claims
    ):
        raise TokenRefusedError("azp")
    if not hmac.compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise TokenRefusedError("nonce")
    at = claims["auth_time"]
    if not isinstance(at, int) or at < moment - LONGEST_AGE_SECONDS - CLOCK_SKEW_SECONDS:
        raise TokenRefusedError("auth_time")
    return dict(claims)
