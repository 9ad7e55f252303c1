"""What a visitor sends, read, cleaned and without secrets before anything else happens to it."""

import json
import re
import uuid
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.domain.masking import mask
from bot.web.problems import ProblemError

# Control characters, but for tab and new line; surrogates without their other half; noncharacters.
NOT_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
LONGEST_BUTTON = 96
LONGEST_TEXT = 4000


@dataclass(frozen=True)
class Incoming:
    """What a visitor sends, cleaned and without secrets: exactly one of text and button."""

    id: str
    text: str | None = None
    button: str | None = None
    masked: tuple[str, ...] = ()

    @property
    def content(self) -> str:
        return f"text:{self.text}" if self.button is None else f"button:{self.button}"


def read_json(body: bytes) -> Any:
    """The JSON in a body. Raises ProblemError (not-understood)."""
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    except RecursionError as error:
        raise ProblemError("not-understood") from error
    try:
        # Takes lone surrogates, which are then removed: nobody has to rewrite a story for them.
        return json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise ProblemError("not-understood") from error


def clean(text: str) -> str:
    """The text without what is no text, with plain line ends, without space around it."""
    return NOT_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def read_message(body: Any) -> Incoming:
    """The message in a body {"id": uuid, "text": ...} or {"id": uuid, "button": ...}.

    Secrets in the text are gone from here on. Raises ProblemError: not-understood, empty-message, too-long.
    """
    if not isinstance(body, dict):
        raise ProblemError("not-understood", detail="Stuur een JSON-object.")
    message_id = _uuid(body.get("id"))
    text, button = body.get("text"), body.get("button")
    if (text is None) == (button is None):
        raise ProblemError("not-understood", detail="Stuur een text of een button, niet allebei.")
    if button is not None:
        if not isinstance(button, str) or not 0 < len(button) <= LONGEST_BUTTON or NOT_TEXT.search(button):
            raise ProblemError("unknown-button")
        return Incoming(message_id, button=button)
    if not isinstance(text, str):
        raise ProblemError("not-understood", detail="text moet tekst zijn.")
    cleaned = clean(text)
    if not cleaned:
        raise ProblemError("empty-message")
    if len(cleaned) > LONGEST_TEXT:
        raise ProblemError("too-long", limit=LONGEST_TEXT, length=len(cleaned))
    masked = mask(cleaned)
    return Incoming(message_id, text=masked.text, masked=masked.kinds)


def _uuid(value: Any) -> str:
    try:
        if not isinstance(value, str):
            raise ValueError
        return str(uuid.UUID(value))
    except ValueError as error:
        raise ProblemError("not-understood", detail="id moet een UUID zijn.") from error
