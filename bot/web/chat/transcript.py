"""A conversation as the server draws it: for the first view, and for browsers without JavaScript."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from typing import Any

import msgspec
from markupsafe import Markup

from bot.domain.opening_hours import ZONE
from bot.domain.turn import Button, Step
from bot.store.messages import StoredMessage
from bot.web.chat.choice_looks import in_order
from bot.web.chat.queue_text import clock_time, queue_text
from bot.web.chat.rich_text import RichText
from bot.web.visitors import State


@dataclass(frozen=True)
class DrawnMessage:
    """A message ready for the template. time: as people write it, in Dutch time; at: ISO 8601.

    continued: it goes on where the computer's message before it ended, so its sender is not shown again.
    """

    author: str
    sender: str
    body: Markup
    steps: tuple[Step, ...]
    emergency: bool
    language: str
    masked: str
    at: str
    time: str
    continued: bool = False


@dataclass(frozen=True)
class Transcript:
    """A conversation with what may be pressed now.

    steps, donts, evidence: as in the summary. who: the line that says who answers. queue: the place of who
    waits, else empty.
    """

    id: str
    language: str
    messages: tuple[DrawnMessage, ...]
    buttons: tuple[Button, ...]
    steps: tuple[Step, ...]
    donts: tuple[str, ...]
    evidence: tuple[str, ...]
    status: str
    who: str
    queue: str


def draw(
    conversation_id: str,
    messages: Sequence[StoredMessage],
    state: State,
    guidance: Mapping[str, Any],
    texts: Mapping[str, Any],
    rich_text: RichText,
    now: datetime,
) -> Transcript:
    """Draw a conversation.

    guidance: "steps", "donts" and "evidence" of the summary. texts: those of the page in the visitor's
    language.
    """
    script = texts["script"]
    steps = _steps(guidance["steps"])
    return Transcript(
        id=conversation_id,
        language=state.language,
        messages=_grouped(_draw_message(message, steps, texts, rich_text) for message in messages),
        buttons=_buttons(messages, steps) if state.status not in ("closed", "staff") else (),
        steps=steps,
        donts=tuple(guidance["donts"]),
        evidence=tuple(guidance["evidence"]),
        status=state.status,
        who=_who(state, script),
        queue=queue_text(state.queue or {}, texts, now) if state.status == "waiting" else "",
    )


def _draw_message(
    message: StoredMessage, now: Sequence[Step], texts: Mapping[str, Any], rich_text: RichText
) -> DrawnMessage:
    """now: the steps as they are by now; one of a message may have been done since."""
    script = texts["script"]
    local = message.at.astimezone(ZONE)
    newest = {step.id: step for step in now}
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
        steps=tuple(newest.get(step.id, step) for step in _steps(message.steps)),
        emergency=message.emergency,
        language=message.language,
        masked=masked_notice(message.masked or (), script),
        at=local.isoformat(timespec="seconds"),
        time=clock_time(local, texts),
    )


def _grouped(messages: Iterable[DrawnMessage]) -> tuple[DrawnMessage, ...]:
    """Mark what the computer says in one breath, as messages.js does."""
    drawn: list[DrawnMessage] = []
    for message in messages:
        before = drawn[-1] if drawn else None
        goes_on = before is not None and (before.author, before.time, before.emergency) == (
            "bot", message.time, message.emergency,
        )  # fmt: skip
        drawn.append(replace(message, continued=goes_on and message.author == "bot"))
    return tuple(drawn)


def masked_notice(kinds: Sequence[str], script: Mapping[str, Any]) -> str:
    """Why something of the message is gone; empty when nothing is."""
    if not kinds:
        return ""
    names = [script["masked_kinds"].get(kind, script["masked_kinds"]["other"]) for kind in kinds]
    *most, last = names
    what = f"{', '.join(most)} {script['and']} {last}" if most else last
    return str(script["masked"].format(what=what))


def _steps(stored: Sequence[Any] | None) -> tuple[Step, ...]:
    return msgspec.convert(stored or [], tuple[Step, ...])


def _buttons(messages: Sequence[StoredMessage], steps: Sequence[Step]) -> tuple[Button, ...]:
    """What was offered after the last message of the visitor, each once; those of a step name it."""
    names = {f"step:{step.id}:{act}": step.title for step in steps for act in ("done", "how")}
    turn = list(takewhile(lambda message: message.author != "visitor", reversed(messages)))
    offered: dict[str, Button] = {}
    for message in reversed(turn):
        for button in msgspec.convert(message.buttons or [], tuple[Button, ...]):
            offered.setdefault(button.id, replace(button, title=_naming(button.title, names.get(button.id))))
    return in_order(offered.values())


def _naming(title: str, step: str | None) -> str:
    """The title of a button with the step that it is about, where it does not name that itself."""
    if step is None or step in title:
        return title
    return f"{title} {step}" if title.endswith("?") else f"{title}: {step}"


def _who(state: State, script: Mapping[str, Any]) -> str:
    kind = {"bot": "computer"}.get(state.status, state.status)
    text: str = script[f"chatting_{kind}"]
    return text.format(name=state.staff or script["staff"])
