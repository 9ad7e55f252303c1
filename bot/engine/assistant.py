"""Rasa's Agent as a function: (state, message, context) -> (state, reply). It keeps nothing between turns."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

import msgspec
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from actions import answer
from bot.domain.case import StateError
from bot.domain.triage import Policy
from bot.domain.turn import Context, Message, TurnReply, TurnRequest
from bot.engine import patches, snapshot
from bot.engine.in_process import InProcessActions
from bot.engine.recogniser import Recogniser

CONVERSATION = "turn"  # Rasa wants a name; the tracker lives for one request, so all may share it


class TurnError(Exception):
    """The action gave no reply; what went wrong is in the log."""


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
        self.model_name = model.name.removesuffix(".tar.gz")
        patches.apply()
        self._store = RequestTracker()
        self._actions = InProcessActions("actions")
        agent = Agent.load(
            model_path=str(model),
            tracker_store=self._store,
            lock_store=InMemoryLockStore(),
            action_endpoint=self._actions,
        )
        if agent.processor is None:
            raise TurnError(f"{model}: Rasa loaded no model")
        self._processor: MessageProcessor = agent.processor
        self.recogniser = Recogniser(agent.processor.model_metadata, agent.processor.graph_runner)

    @property
    def policy(self) -> Policy:
        """The triage that the dialogue works with."""
        return answer.dialogue().library.policy

    async def turn(self, request: TurnRequest, kept_turns: int | None = snapshot.KEPT_TURNS) -> TurnReply:
        """One turn.

        kept_turns: see snapshot.freeze. Raises StateError, TextTooLongError and TurnError.
        """
        before = None
        if request.state is not None:
            before = snapshot.thaw(request.state, CONVERSATION, self._processor.domain)
        self._store.begin(before)
        channel = CollectingOutputChannel()
        # Not Agent.handle_message, which locks the conversation: that is web's task.
        await self._processor.handle_message(self._user_message(request.message, request.context, channel))
        after = await self._store.retrieve(CONVERSATION)
        answers = [sent["custom"] for sent in channel.messages if "custom" in sent]
        if after is None or len(answers) != 1:
            failure = self._actions.failure.get()
            if isinstance(failure, StateError):
                raise failure
            raise TurnError(f"{len(answers)} answers, expected one") from failure
        reply = {**answers[0], "state": snapshot.freeze(after, kept_turns), "model": self.model_name}
        return msgspec.convert(reply, TurnReply)

    def _user_message(
        self, message: Message, context: Context, channel: CollectingOutputChannel
    ) -> UserMessage:
        if message.text is not None:
            parsed = self.recogniser.parse(message.text)
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
