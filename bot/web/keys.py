"""Ids, tokens and references that cannot be guessed."""

import hashlib
import secrets

# Without letters and digits that are taken for one another, and without vowels, so that no word comes out.
REFERENCE_LETTERS = "CDFGHJKMNPQRTVWXY34679"
REFERENCE_LENGTH = 6


def new_id() -> str:
    """128 random bits, hex."""
    return secrets.token_hex(16)


def new_token() -> str:
    """256 random bits, URL-safe."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> bytes:
    """What is stored of a token. It is random itself, so that no salt or slow hash is needed."""
    return hashlib.sha256(token.encode("utf-8")).digest()


def new_reference() -> str:
    """A reference of a visit request, like TP-K7M4QX."""
    return "TP-" + "".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH))
