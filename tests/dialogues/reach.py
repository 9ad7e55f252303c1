"""How far the running product reaches on the evaluation set: the first reply, and the questions asked.

Every message of data/evaluation is told as the first of a conversation. Reading them for measuring is
what they are for; nothing here is trained on.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from bot.domain.scenarios import VICTIM_SCENARIOS

EVALUATION = Path(__file__).resolve().parents[2] / "data" / "evaluation"
URGENT = ("emergency", "visit", "call")
MOST_TURNS = 14


@dataclass(frozen=True)
class Told:
    """One message of the set and what came of it.

    label: scenario and urgency of the set. scenario: what the product took it for. first: the messages of
    the first reply. asked: questions of the triage until an officer was offered or the help was given.
    """

    id: str
    label: tuple[str, str]
    accepted: frozenset[str]
    scenario: str | None
    first: list[dict[str, Any]]
    asked: int

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


def tell_all(url: str) -> list[Told]:
    """Every message of the set, told to the product at this address."""
    alternatives = json.loads((EVALUATION / "alternatives.json").read_text(encoding="utf-8"))
    lines = (EVALUATION / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    with httpx.Client(base_url=url, timeout=30.0, trust_env=False) as client:
        return [_tell(client, json.loads(line), alternatives) for line in lines if line.strip()]


def _tell(client: httpx.Client, entry: dict[str, Any], alternatives: dict[str, Any]) -> Told:
    opened = client.post("/api/v1/conversations").json()
    client.cookies.clear()
    headers = {"Authorization": f"Bearer {opened['token']}"}
    address = f"/api/v1/conversations/{opened['id']}"

    def send(body: dict[str, str]) -> list[dict[str, Any]]:
        answer = client.post(f"{address}/messages", json={"id": str(uuid.uuid4()), **body}, headers=headers)
        answer.raise_for_status()
        return [message for message in answer.json()["messages"] if message["author"] != "visitor"]

    first = send({"text": entry["text"]})
    summary = client.get(f"{address}/summary", headers=headers).json()
    asked = sum(1 for _ in _questions(send, first))
    other = alternatives.get(entry["id"], {}).get("scenario", ())
    label = (entry["scenario"], entry["urgency"])
    return Told(entry["id"], label, frozenset((entry["scenario"], *other)), summary["scenario"], first, asked)


def _questions(send: Any, messages: list[dict[str, Any]]) -> Iterator[str]:
    """The questions of the triage that follow, each answered by its last button: "I do not know"."""
    for _ in range(MOST_TURNS):
        question = next((message for message in messages if message["kind"] == "question"), None)
        if question is None:
            return
        buttons = [button["id"] for button in question["buttons"]]
        unknown = [button for button in buttons if button.startswith("fact:") and button.endswith(":unknown")]
        if unknown:
            yield question["text"]
            messages = send({"button": unknown[-1]})
        elif "hung_up:yes" in buttons:
            messages = send({"button": "hung_up:yes"})
        else:
            return
