"""Column types: encrypted text, encrypted JSON, moments in UTC."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from sqlalchemy import DateTime, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from bot.store.encryption import Cipher


def give_cipher(dialect: Dialect, cipher: Cipher) -> None:
    """Let the encrypted columns of every connection of this dialect use this cipher."""
    dialect.cipher = cipher  # type: ignore[attr-defined]


def cipher_of(dialect: Dialect) -> Cipher:
    """What encrypted columns of this engine are written with. Raises RuntimeError where there is none."""
    cipher = getattr(dialect, "cipher", None)
    if not isinstance(cipher, Cipher):
        raise RuntimeError("encrypted columns are used on an engine without a cipher; open it with Database")
    return cipher


class EncryptedText(TypeDecorator[str]):
    """Text that stands encrypted in the database."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else cipher_of(dialect).encrypt(value.encode("utf-8"))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else cipher_of(dialect).decrypt(value).decode("utf-8")


class EncryptedJson(TypeDecorator[Any]):
    """Anything msgspec can write as JSON, encrypted; it comes back as dicts, lists and plain values."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else cipher_of(dialect).encrypt(msgspec.json.encode(value))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Any:
        return None if value is None else msgspec.json.decode(cipher_of(dialect).decrypt(value))


class Moment(TypeDecorator[datetime]):
    """A moment, always in UTC and aware of it; SQLite itself knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be stored: {value!r}")
        return (
            value.astimezone(UTC) if dialect.name != "sqlite" else value.astimezone(UTC).replace(tzinfo=None)
        )

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)
