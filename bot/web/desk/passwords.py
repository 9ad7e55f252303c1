"""Passwords of staff: argon2id, hashed and checked in a thread, since it is meant to be slow."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()  # argon2id with the library's parameters (RFC 9106, low-memory profile)
# Checked when the login does not exist, so that an answer takes as long either way.
_NOBODY = _hasher.hash("nobody has this password")


async def hash_password(password: str) -> str:
    return await asyncio.to_thread(_hasher.hash, password)


async def is_password(password: str, password_hash: str | None) -> bool:
    """Whether this is the password of that hash.

    None, for a login that does not exist, and what is no hash, of an account without a password, are never
    right, and take as long.
    """
    usable = password_hash if (password_hash or "").startswith("$argon2") else None
    try:
        right = await asyncio.to_thread(_hasher.verify, usable or _NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return right and usable is not None


# What people choose first when a password must be long (NCSC-NL and NIST SP 800-63B ask for such a list;
# what is short or without pattern is kept out by the length).
_WORN = (
    "wachtwoord",
    "welkom",
    "password",
    "qwerty",
    "politie",
    "terplaatse",
    "123456",
    "abcdef",
    "zomer",
    "winter",
)
_FEW = 5


def is_known_bad(password: str, login: str) -> bool:
    """Whether a password of the right length is still easy to guess."""
    plain = password.lower()
    rest = plain
    for worn in (*_WORN, login.lower()):
        rest = rest.replace(worn, "")
    return len(set(plain)) < _FEW or len(rest) < _FEW or login.lower() in plain
