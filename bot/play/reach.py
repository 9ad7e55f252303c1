"""How far the running product reaches on the evaluation set: the first reply, the questions, a whole request.

Every message of data/evaluation is told as the first of a conversation, which then goes on as plainly as can
be: "I do not know" to the triage, yes to an officer. Reading the set for measuring is what it is for; nothing
here is trained on.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bot.domain.scenarios import VICTIM_SCENARIOS
from bot.play.visitor import Message, Visitor, from_others

EVALUATION = Path(__file__).resolve().parents[2] / "data" / "evaluation"
URGENT = ("emergency", "visit", "call")
MOST_TURNS = 30
# What is answered where the form asks for something that no button gives.
ADDRESS, PHONE = "1234 AB 5", "0612345678"

Send = Callable[[dict[str, str]], list[Message]]


@dataclass(frozen=True)
class Told:
    """One message of the set and what came of it.

    label: scenario and urgency of the set. scenario: what the product took it for. first: the messages of
    the first reply. asked: questions of the triage until an officer was offered or the help was given.
    turns: messages of the visitor until the request for an officer was sent, the first included; None when
    no officer was offered.
    """

    id: str
    label: tuple[str, str]
    accepted: frozenset[str]
    scenario: str | None
    first: list[Message]
    asked: int
    turns: int | None

    @property
    def is_victim(self) -> bool:
        return self.label[0] in VICTIM_SCENARIOS

    @property
    def is_recognised(self) -> bool:
        return self.scenario in self.accepted

    @property
    def says_112_first(self) -> bool:
        alarm = [message for message in self.first if message.get("emergency")]
        return bool(alarm) and "112" in alarm[0]["text"]

    @property
    def gives_a_step(self) -> bool:
        return self.says_112_first or any(message.get("steps") for message in self.first)

    @property
    def words_to_read(self) -> int:
        """Words of the first reply, its steps included, its buttons not."""
        read = [message["text"] for message in self.first]
        steps = [step for message in self.first for step in message.get("steps") or ()]
        return len(" ".join([*read, *(f"{step['title']} {step['text']}" for step in steps)]).split())


def tell_all(url: str) -> list[Told]:
    """Every message of the set, told to the product at this address."""
    alternatives = json.loads((EVALUATION / "alternatives.json").read_text(encoding="utf-8"))
    lines = (EVALUATION / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    with httpx.Client(base_url=url, timeout=30.0, trust_env=False) as client:
        return [_tell(client, json.loads(line), alternatives) for line in lines if line.strip()]


def _tell(client: httpx.Client, entry: dict[str, Any], alternatives: dict[str, Any]) -> Told:
    visitor = Visitor.arrives(client)

    def send(body: dict[str, str]) -> list[Message]:
        return from_others(visitor.send(body).raise_for_status())

    first = send({"text": entry["text"]})
    scenario = visitor.summary()["scenario"]
    asked, turns = _go_on(send, first)
    other = alternatives.get(entry["id"], {}).get("scenario", ())
    return Told(
        id=entry["id"],
        label=(entry["scenario"], entry["urgency"]),
        accepted=frozenset((entry["scenario"], *other)),
        scenario=scenario,
        first=first,
        asked=asked,
        turns=turns,
    )


def _go_on(send: Send, messages: list[Message]) -> tuple[int, int | None]:
    """Go on until the request is sent or nothing more is asked: (questions of the triage before an officer
    was offered, turns of the request)."""
    asked, offered = 0, False
    for turn in range(1, MOST_TURNS):
        buttons = _buttons(messages)
        if "request:status" in buttons:
            return asked, turn
        offered = offered or "visit:yes" in buttons
        body = _answer(messages, buttons)
        if body is None:
            return asked, None
        about_fact = body.get("button", "").startswith("fact:")
        asked += about_fact and not offered
        messages = send(body)
    return asked, MOST_TURNS


def _buttons(messages: list[Message]) -> list[str]:
    return [button["id"] for message in messages for button in message.get("buttons") or ()]


def _answer(messages: list[Message], buttons: list[str]) -> dict[str, str] | None:
    """The plainest answer to what is asked; None when nothing leads on to a request."""
    unknown = [button for button in buttons if button.startswith("fact:") and button.endswith(":unknown")]
    if unknown:
        return {"button": unknown[-1]}
    leads_on = (
        "hung_up:yes",
        "emergency:called",
        "visit:yes",
        "form:confirm",
        "form:reach:normal",
        "form:skip",
    )
    for button in leads_on:
        if button in buttons:
            return {"button": button}
    question = next((one["text"] for one in reversed(messages) if one["kind"] == "question"), "").casefold()
    if "postcode" in question:
        return {"text": ADDRESS}
    if "nummer" in question or "number" in question or "form:reach:chat" in buttons:
        return {"text": PHONE}
    return None
