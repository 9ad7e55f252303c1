"""What a page needs to ask the browser for a passkey (see static/passkey.js), and what it gives back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from sanic import HTTPResponse, Request
from sqlalchemy.exc import IntegrityError

from bot.store import audit
from bot.store.passkeys import Passkey
from bot.store.staff_steps import Step, change_step, take_challenge
from bot.web.desk.guard import field
from bot.web.desk.half_way import new_challenge
from bot.web.desk.pages import wording
from bot.web.desk.relying_party import (
    PasskeyRefusedError,
    creation_options,
    read_new_key,
    relying_party,
    request_options,
)
from bot.web.desk.sessions import about
from bot.web.keys import new_id
from bot.web.services import services
from bot.web.settings import Settings

LONGEST_NAME = 40


class NothingShownError(PasskeyRefusedError):
    """There is nothing to accept or not: it does not count and is not logged."""


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


def read_name(request: Request) -> str:
    """A passkey's name as somebody typed it."""
    return " ".join(field(request, "name").split())[:LONGEST_NAME]


def shown_again(request: Request, error: PasskeyRefusedError | None) -> dict[str, Any]:
    """What a page to make a passkey shows beside what it asks: what went wrong, the name as typed."""
    if error is None:
        return {"status": 200, "error": "", "typed": ""}
    return {"status": error.status, "error": wording.passkey[error.why], "typed": read_name(request)}


async def take_answer(request: Request, step: Step) -> tuple[bytes, str]:
    """The challenge of this step, which gets another one, and what the browser answers to it.

    Raises NothingShownError.
    """
    answer, now = field(request, "credential"), services(request).clock()
    if not answer:
        raise NothingShownError("no_script", 400)
    async with services(request).database.write() as unit:
        challenge = await take_challenge(unit, step, now)
        await change_step(unit, step.token_hash, **new_challenge(now))
    if challenge is None:
        raise NothingShownError("late")
    return challenge, answer


async def make_passkey(
    request: Request, step: Step, store: Callable[[Passkey], Awaitable[HTTPResponse]]
) -> HTTPResponse:
    """Store the passkey that the browser made for this step, under the name that its owner gave it.

    store: gives the answer. Raises NothingShownError, also for a passkey that is somebody's already, and
    PasskeyRefusedError for one that is not accepted, which stands in the log then.
    """
    parts, now = services(request), services(request).clock()
    challenge, answer = await take_answer(request, step)
    try:
        key = read_new_key(relying_party(parts.settings), challenge, answer)
        name = read_name(request) or wording.passkey["unnamed"]
        return await store(
            Passkey(new_id(), key.credential_id, key.public_key, key.sign_count, key.transports, name, now)
        )
    except PasskeyRefusedError as error:
        async with parts.database.write() as unit:
            await audit.append(unit, about(step.staff_id, "passkey.refused", why=error.why), now)
        raise
    except IntegrityError as error:
        raise NothingShownError("known", 409) from error


def _words(origin: str) -> str:
    return _json({key: text.replace("{address}", origin) for key, text in wording.passkey.items()})


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
