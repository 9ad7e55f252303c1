"""What an OpenID provider signs: its keys, and the checks that go for every token of it."""

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


def read_signed(
    token: str, keys: KeySet, *, issuer: str, client_id: str, now: datetime, **more: Any
) -> dict[str, Any]:
    """The claims of a token that the provider signed for us and that counts now.

    more: what the other claims must be, as joserfc's JWTClaimsRegistry takes it.
    Raises UnknownKeyError or TokenRefusedError.
    """
    try:
        found = jwt.decode(token, keys, algorithms=ALGORITHMS)
        jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            leeway=CLOCK_SKEW_SECONDS,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": client_id},
            exp={"essential": True},
            iat={"essential": True},
            **more,
        ).validate(found.claims)
    except InvalidKeyIdError as error:
        raise UnknownKeyError("kid") from error
    except (JoseError, ValueError) as error:
        raise TokenRefusedError(f"{type(error).__name__} {error}") from error
    return dict(found.claims)
