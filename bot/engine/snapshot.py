"""The state of a conversation between two turns, as plain data, and Rasa's tracker made from it again.

{"version": 1, "slots": {name: value}, "loop": name or null, "events": [...]}: the events of the last few
turns, as far as policies look at them (intents and actions, never what was said), so that state and cost
do not grow with the conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasa.shared.core.constants import DEFAULT_SLOT_NAMES
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.domain.case import StateError

VERSION = 1
KEPT_TURNS = 3

# Shown to the visitor, kept in slots, or made by a policy for itself: no policy of ours reads them back.
_NOT_KEPT = (BotUttered, SlotSet, DefinePrevUserUtteredFeaturization)


def freeze(tracker: DialogueStateTracker, kept_turns: int | None = KEPT_TURNS) -> dict[str, Any]:
    """The state after a turn. kept_turns: of how many turns the events; None: all."""
    events = list(tracker.events)
    users = [number for number, event in enumerate(events) if isinstance(event, UserUttered)]
    if kept_turns is not None and len(users) > kept_turns:
        events = events[users[-kept_turns] :]
    return {
        "version": VERSION,
        "slots": {
            name: slot.value
            for name, slot in tracker.slots.items()
            # Rasa's own: the session's metadata among them, which holds the message.
            if slot.value is not None and name not in DEFAULT_SLOT_NAMES
        },
        "loop": tracker.active_loop_name,
        "events": [_lean(event) for event in events if not isinstance(event, _NOT_KEPT)],
    }


def thaw(state: dict[str, Any], conversation: str, domain: Domain) -> DialogueStateTracker:
    """The tracker that goes on from a state. Raises StateError."""
    try:
        if state["version"] != VERSION:
            raise StateError(f"version of the state is {state['version']!r}, expected {VERSION}")
        kept = [Event.from_parameters(parameters) for parameters in state["events"]]
        events = [
            ActionExecuted("action_session_start"),
            SessionStarted(),
            *(SlotSet(name, value) for name, value in state["slots"].items()),
            *([ActiveLoop(state["loop"])] if state["loop"] else []),
            *_from_listening(kept),
        ]
        return DialogueStateTracker.from_events(conversation, events, domain.slots)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise StateError(f"not a state of this engine: {type(error).__name__} {error}") from error


def _from_listening(events: Sequence[Event]) -> Iterable[Event]:
    """Events that begin where the assistant waits for the visitor, however the cut fell."""
    begun = next(
        (number for number, event in enumerate(events) if isinstance(event, UserUttered)), len(events)
    )
    return [ActionExecuted("action_listen"), *events[begun:]]


def _lean(event: Event) -> dict[str, Any]:
    """An event with what policies read: an intent and its entities, or the name of an action."""
    if isinstance(event, UserUttered):
        intent = {"name": event.intent.get("name"), "confidence": event.intent.get("confidence", 1.0)}
        entities = [{"entity": one.get("entity")} for one in event.entities]
        return {
            "event": "user",
            "text": "",
            "parse_data": {"intent": intent, "entities": entities, "text": ""},
        }
    if isinstance(event, ActionExecuted):
        return {"event": "action", "name": event.action_name}
    full = event.as_dict()
    return {
        key: value
        for key, value in full.items()
        if key not in ("timestamp", "metadata") and value is not None
    }
