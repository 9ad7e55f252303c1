"""A conversation as the server draws it: for the first view, and for browsers without JavaScript."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup

from bot.domain.opening_hours import ZONE
from bot.domain.turn import Button, Step
from bot.store.messages import StoredMessage
from bot.web.chat.rich_text import RichText
from bot.web.visitors import State


@dataclass(frozen=True)
class DrawnMessage:
    """A message ready for the template. time: as people write it, in Dutch time; at: ISO 8601."""

    author: str
    sender: str
    body: Markup
    steps: tuple[Step, ...]
    emergency: bool
    language: str
    masked: str
    at: str
    time: str


@dataclass(frozen=True)
class Transcript:
    """A conversation with what may be pressed now. who: the line that says who answers."""

    id: str
    messages: tuple[DrawnMessage, ...]
    buttons: tuple[Button, ...]
    steps: tuple[Step, ...]
    status: str
    who: str


def draw(
    conversation_id: str,
    messages: Sequence[StoredMessage],
    state: State,
    texts: Mapping[str, Any],
    rich_text: RichText,
) -> Transcript:
    """Draw a conversation. texts: those of the page in the visitor's language."""
    script = texts["script"]
    with_steps = [message for message in messages if message.steps]
    return Transcript(
        id=conversation_id,
        messages=tuple(_draw_message(message, script, rich_text) for message in messages),
        buttons=_buttons(messages) if state.status not in ("closed", "staff") else (),
        steps=_steps(with_steps[-1]) if with_steps else (),
        status=state.status,
        who=_who(state, script),
    )


def _draw_message(message: StoredMessage, script: Mapping[str, Any], rich_text: RichText) -> DrawnMessage:
    local = message.at.astimezone(ZONE)
    clock = f"{local:%H.%M}" if script["you"] == "U" else f"{local:%H:%M}"
    senders = {
        "visitor": script["you"],
        "bot": script["bot"],
        "staff": message.staff_name or script["staff"],
        "system": script["system"],
    }
    sender = senders[message.author]
    return DrawnMessage(
        author=message.author,
        sender=f"{sender} – {script['emergency']}" if message.emergency else sender,
        body=rich_text.html(message.text, links=message.author != "visitor"),
        steps=_steps(message),
        emergency=message.emergency,
        language=message.language,
        masked=masked_notice(message.masked or (), script),
        at=local.isoformat(timespec="seconds"),
        time=script["time"].format(time=clock),
    )


def masked_notice(kinds: Sequence[str], script: Mapping[str, Any]) -> str:
    """Why something of the message is gone; empty when nothing is."""
    if not kinds:
        return ""
    names = [script["masked_kinds"].get(kind, script["masked_kinds"]["other"]) for kind in kinds]
    *most, last = names
    what = f"{', '.join(most)} {script['and']} {last}" if most else last
    return str(script["masked"].format(what=what))


def _steps(message: StoredMessage) -> tuple[Step, ...]:
    return msgspec.convert(message.steps or [], tuple[Step, ...])


def _buttons(messages: Sequence[StoredMessage]) -> tuple[Button, ...]:
    """What was offered after the last message of the visitor, each once."""
    offered: dict[str, Button] = {}
    for message in reversed(messages):
        if message.author == "visitor":
            break
        for button in msgspec.convert(message.buttons or [], tuple[Button, ...]):
            offered.setdefault(button.id, button)
    return tuple(reversed(offered.values()))


def _who(state: State, script: Mapping[str, Any]) -> str:
    kind = {"bot": "computer"}.get(state.status, state.status)
    text: str = script[f"chatting_{kind}"]
    return text.format(name=state.staff or script["staff"])
