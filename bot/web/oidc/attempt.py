"""One attempt to log in, kept in the browser's own cookie, encrypted, until it comes back from the provider.

So it works with several web processes, and nobody else's answer can be used in this browser.
"""

import base64
import hashlib
import secrets
from datetime import datetime, timedelta

import msgspec

from bot.store.encryption import Cipher, KeyFaultError

LASTS = timedelta(minutes=10)


class Attempt(msgspec.Struct, frozen=True):
    """state: comes back in the address. nonce: comes back in the ID token. verifier: of PKCE (RFC 7636)."""

    state: str
    nonce: str
    verifier: str
    began: datetime

    @property
    def challenge(self) -> str:
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def new_attempt(now: datetime) -> Attempt:
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Attempt(state, nonce, verifier, now)


def seal(cipher: Cipher, attempt: Attempt) -> str:
    """What the cookie holds."""
    return cipher.encrypt(msgspec.json.encode(attempt)).decode("ascii")


def unseal(cipher: Cipher, sealed: str | None, now: datetime) -> Attempt | None:
    """The attempt in a cookie; None when there is none, it is not ours, or it began too long ago."""
    try:
        attempt = msgspec.json.decode(cipher.decrypt((sealed or "").encode("utf-8")), type=Attempt)
    except (KeyFaultError, msgspec.DecodeError):
        return None
    return attempt if now - attempt.began < LASTS else None
