"""What a page needs to ask the browser for a passkey (see static/passkey.js), and what it gives back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import msgspec

from bot.store.passkeys import Passkey
from bot.web.desk.pages import wording
from bot.web.desk.relying_party import NewKey, creation_options, relying_party, request_options
from bot.web.keys import new_id
from bot.web.settings import Settings

LONGEST_NAME = 40


@dataclass(frozen=True)
class Ask:
    """what: "create" or "get". options, words: JSON. origin: of the only page where it can work."""

    what: Literal["create", "get"]
    options: str
    origin: str
    words: str


def ask_new(
    settings: Settings, staff_id: str, login: str, name: str, challenge: bytes, known: Sequence[Passkey]
) -> Ask:
    """Ask for a passkey to be made."""
    party = relying_party(settings)
    options = creation_options(party, staff_id, login, name, challenge, known)
    return Ask("create", _json(options), party.origin, _words(party.origin))


def ask_use(settings: Settings, challenge: bytes, known: Sequence[Passkey]) -> Ask:
    """Ask for one of these passkeys to be used."""
    party = relying_party(settings)
    return Ask("get", _json(request_options(party, challenge, known)), party.origin, _words(party.origin))


def read_name(given: str) -> str:
    """A passkey's name as somebody typed it."""
    return " ".join(given.split())[:LONGEST_NAME]


def new_passkey(key: NewKey, name: str, now: datetime) -> Passkey:
    """What a device made, under the name that its owner gave it."""
    return Passkey(
        new_id(), key.credential_id, key.public_key, key.sign_count, key.transports,
        name or wording.passkey["unnamed"], now,
    )  # fmt: skip


def _words(origin: str) -> str:
    return _json({key: text.replace("{address}", origin) for key, text in wording.passkey.items()})


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
