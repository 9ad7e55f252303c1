"""The one action: give what was said to the dialogue, and pass on its reply."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.domain.dialogue import Dialogue
from bot.domain.turn import Context, Message, Ranked, Recognition

DATA = Path(__file__).resolve().parents[1] / "data"
CASE = "case"
UNRECOGNISED = frozenset({"button", "open_chat"})  # intents that do not come from text


@functools.cache
def dialogue() -> Dialogue:
    """The dialogue with its content, loaded once for each process."""
    return Dialogue.load(DATA)


class ActionAnswer(Action):
    def name(self) -> str:
        return "action_answer"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Dispatches one message whose JSON is the encoded TurnReply without its state."""
        metadata = _metadata(tracker)
        reply = dialogue().respond(
            tracker.get_slot(CASE),
            _message(tracker, metadata),
            _recognition(tracker),
            _context(tracker, metadata),
        )
        encoded = msgspec.to_builtins(reply)
        state = encoded.pop("state")
        dispatcher.utter_message(json_message=encoded)
        return [SlotSet(CASE, state)]


def _metadata(tracker: Tracker) -> dict[str, Any]:
    """What the engine sent along with the message; empty in Rasa's own channels."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return event.get("metadata") or {}
    return {}


def _message(tracker: Tracker, metadata: dict[str, Any]) -> Message:
    if "message" in metadata:
        return msgspec.convert(metadata["message"], Message)
    said = tracker.latest_message.get("message_id") or f"{tracker.sender_id}-{len(tracker.events)}"
    if _intent(tracker) in UNRECOGNISED:
        return Message(id=said)
    return Message(id=said, text=tracker.latest_message.get("text") or "")


def _context(tracker: Tracker, metadata: dict[str, Any]) -> Context:
    if "context" in metadata:
        return msgspec.convert(metadata["context"], Context)
    return Context(now=datetime.now(UTC).isoformat(), next_reference=f"TP-{len(tracker.events):04}")


def _recognition(tracker: Tracker) -> Recognition | None:
    """What was recognised; with another recogniser than ours, what can be said from its ranking."""
    latest = tracker.latest_message
    if "recognition" in latest:
        return msgspec.convert(latest["recognition"], Recognition)
    if not latest.get("text") or _intent(tracker) in UNRECOGNISED:
        return None
    ranking = latest.get("intent_ranking") or [latest.get("intent") or {}]
    return Recognition(
        ranking=tuple(Ranked(one["name"], one["confidence"]) for one in ranking if one.get("name")),
        decision="sure",
    )


def _intent(tracker: Tracker) -> str | None:
    return (tracker.latest_message.get("intent") or {}).get("name")
