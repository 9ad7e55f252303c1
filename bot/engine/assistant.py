"""Rasa's Agent as a function: (state, message, context) -> (state, reply). It keeps nothing between turns."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Any

import msgspec
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
from rasa.shared.core.trackers import DialogueStateTracker

from bot.domain.turn import Context, Message, Recognition, TurnReply, TurnRequest
from bot.engine import patches, snapshot
from bot.engine.in_process import InProcessActions
from bot.recognition.classifier import FusedClassifier
from bot.recognition.pipeline import RECOGNITION

CONVERSATION = "turn"  # Rasa wants a name; the tracker lives for one request, so all may share it
LONGEST_TEXT = 8000  # characters; web lets at most 4,000 through


class TurnError(Exception):
    """The action gave no reply; what went wrong is in the log."""


class TextTooLongError(ValueError):
    """Web should have refused it."""


class RequestTracker(TrackerStore):
    """Holds the tracker of the request that is being answered, and forgets it."""

    def __init__(self) -> None:
        super().__init__(domain=None)
        self._current: ContextVar[DialogueStateTracker | None] = ContextVar("tracker", default=None)

    def begin(self, tracker: DialogueStateTracker | None) -> None:
        self._current.set(tracker)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        return self._current.get()

    async def save(self, tracker: DialogueStateTracker) -> None:
        self._current.set(tracker)

    async def keys(self) -> list[str]:
        return []


class Assistant:
    """The trained model and the dialogue, ready to take turns."""

    def __init__(self, model: Path) -> None:
        """model: the .tar.gz that bot.cli.train made."""
        patches.apply()
        self._store = RequestTracker()
        self._agent = Agent.load(
            model_path=str(model),
            tracker_store=self._store,
            lock_store=InMemoryLockStore(),
            action_endpoint=InProcessActions("actions"),
        )
        processor = self._agent.processor
        if processor is None:
            raise TurnError(f"{model}: Rasa loaded no model")
        self._processor: MessageProcessor = processor
        # The node before Rasa's handler of typed "/intent" commands: a visitor's "/restart" is text.
        nodes = processor.model_metadata.predict_schema.nodes
        self._understood = nodes[processor.model_metadata.nlu_target].needs["messages"]

    @property
    def encoder_missing(self) -> str | None:
        """Why the recogniser works without its sentence encoder; None when it works with it."""
        for node in self._processor.graph_runner._instantiated_nodes.values():
            if isinstance(node._component, FusedClassifier):
                return node._component.missing
        return "the model has no FusedClassifier"

    def recognise(self, text: str) -> Recognition:
        """What a text says. Raises TextTooLongError."""
        return msgspec.convert(self._parse(text)[RECOGNITION], Recognition)

    async def turn(self, request: TurnRequest, kept_turns: int | None = snapshot.KEPT_TURNS) -> TurnReply:
        """One turn.

        kept_turns: see snapshot.freeze. Raises snapshot.StateError, TextTooLongError and TurnError.
        """
        before = None
        if request.state is not None:
            before = snapshot.thaw(request.state, CONVERSATION, self._processor.domain)
        self._store.begin(before)
        channel = CollectingOutputChannel()
        await self._processor.handle_message(self._user_message(request.message, request.context, channel))
        after = await self._store.retrieve(CONVERSATION)
        answers = [sent["custom"] for sent in channel.messages if "custom" in sent]
        if after is None or len(answers) != 1:
            raise TurnError(f"{len(answers)} answers, expected one")
        return msgspec.convert({**answers[0], "state": snapshot.freeze(after, kept_turns)}, TurnReply)

    def _user_message(
        self, message: Message, context: Context, channel: CollectingOutputChannel
    ) -> UserMessage:
        if message.text is not None:
            parsed = self._parse(message.text)
        else:
            intent = "open_chat" if message.button is None else "button"
            parsed = {"text": "", "intent": {"name": intent, "confidence": 1.0}, "entities": []}
        return UserMessage(
            text=parsed["text"],
            output_channel=channel,
            sender_id=CONVERSATION,
            parse_data=parsed,
            input_channel="turn",
            message_id=message.id,
            metadata={"message": msgspec.to_builtins(message), "context": msgspec.to_builtins(context)},
        )

    def _parse(self, text: str) -> dict[str, Any]:
        """Rasa's parse data of a text, without its reading of "/..." as a command."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLongError(f"a text of {len(text)} characters; at most {LONGEST_TEXT}")
        message = UserMessage(text)
        message.text = text  # Rasa strips it; positions of facts are those of the text as it came
        inputs = {PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: None}
        result = self._processor.graph_runner.run(inputs=inputs, targets=[self._understood])
        parsed: dict[str, Any] = result[self._understood][0].as_dict(only_output_properties=True)
        return {"text": text, "entities": [], **parsed}
