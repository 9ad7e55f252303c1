"""Encryption of personal data at rest, and the key it needs.

Text is encrypted with Fernet (AES-128-CBC with HMAC-SHA256). The key comes from ENCRYPTION_KEY, or from a
file that is made at the first start. The database holds a check value, so that a lost or wrong key is seen
at start and not at the first message.
"""

import base64
import contextlib
import hashlib
import hmac
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

KEY_FILE = "encryption.key"
CHECKED = b"ter-plaatse key check"


class KeyFaultError(Exception):
    """The encryption key is missing, malformed or not the one this database was written with."""


class Cipher:
    """Encrypts and decrypts with the first of some keys; the others can still be read with.

    keys: one or more Fernet keys (44 characters of URL-safe base64), separated by commas.
    Raises KeyFaultError for a key that does not have that form.
    """

    def __init__(self, keys: str) -> None:
        parts = [part.strip() for part in keys.split(",") if part.strip()]
        try:
            self._fernet = MultiFernet([Fernet(part) for part in parts])
        except ValueError as error:
            raise KeyFaultError(
                "ENCRYPTION_KEY is not a key: make one with "
                '`python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"`'
            ) from error
        first = base64.urlsafe_b64decode(parts[0])
        self._mark_key = hashlib.blake2b(first, person=b"content mark", digest_size=32).digest()
        self._word_key = hashlib.blake2b(first, person=b"search words", digest_size=32).digest()
        self.keys = ",".join(parts)

    def encrypt(self, plain: bytes) -> bytes:
        return self._fernet.encrypt(plain)

    def decrypt(self, sealed: bytes) -> bytes:
        """Raises KeyFaultError when it was not encrypted with any of the keys."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken as error:
            raise KeyFaultError("stored data cannot be read with this encryption key") from error

    def mark(self, content: str) -> bytes:
        """16 bytes that tell two contents apart and say nothing about them without the key."""
        return hmac.digest(self._mark_key, content.encode("utf-8"), "sha256")[:16]

    def blind(self, word: str) -> str:
        """16 letters that are the same for the same word and say nothing about it without the key."""
        return hmac.digest(self._word_key, word.encode("utf-8"), "sha256")[:8].hex()

    def check_value(self) -> str:
        return self.encrypt(CHECKED).decode("ascii")

    def opens(self, check_value: str) -> bool:
        """Whether a check value was made with one of these keys."""
        try:
            return self.decrypt(check_value.encode("ascii")) == CHECKED
        except KeyFaultError:
            return False


def key_path(data_dir: Path, name: str = KEY_FILE) -> Path:
    """Where a key stands that was made at the first start."""
    return data_dir / "keys" / name


def read_key(data_dir: Path, name: str = KEY_FILE) -> str | None:
    """The key in a key file; None when there is no such file."""
    path = key_path(data_dir, name)
    return path.read_text(encoding="ascii").strip() if path.exists() else None


def write_key(data_dir: Path, keys: str, name: str = KEY_FILE) -> Path:
    """Write a new key file that only its owner can read.

    It is there whole or not at all. Raises FileExistsError rather than overwrite one.
    """
    path = key_path(data_dir, name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = path.with_name(f".{name}.{os.getpid()}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(keys + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(partial, path)
    finally:
        partial.unlink()
    return path


def read_or_make(data_dir: Path, name: str) -> str:
    """The key in this key file, made now when there is none."""
    found = read_key(data_dir, name)
    if found is None:
        # Another process may make it in the same moment.
        with contextlib.suppress(FileExistsError):
            write_key(data_dir, new_key(), name)
        found = read_key(data_dir, name)
    if not found:
        raise KeyFaultError(f"the key file {key_path(data_dir, name)} is empty")
    return found


def new_key() -> str:
    """A new Fernet key: 32 random bytes, in base64."""
    return Fernet.generate_key().decode("ascii")
