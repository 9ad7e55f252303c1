"""Takes up messages from which the assistant can learn, after the visitor has been answered.

A message loses its personal data before it enters; where it came from is not kept. Nothing here may hinder a
conversation: it happens afterwards, and what goes wrong is only logged.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bot.domain.insights import Reason, is_held_out, is_uncertain, is_worth_reading
from bot.domain.likeness import plain
from bot.domain.scrubbing import anonymise
from bot.domain.turn import RecogniseRequest, Recognition, TurnReply
from bot.store import insights
from bot.store.conversations import Taken, case_of
from bot.store.database import Database
from bot.store.insights import Item
from bot.store.messages import StoredMessage, visitor_messages
from bot.web.clock import Clock
from bot.web.engine_client import EngineClient, EngineError
from bot.web.keys import new_id
from bot.web.training_examples import TrainingExamples

log = logging.getLogger(__name__)

# Things named in a conversation that say nothing of who somebody is.
NOT_PERSONAL = ("amount", "bank", "platform")
# Fields of a request that say who and where somebody is.
PERSONAL_FIELDS = ("name", "phone", "contact_name", "written_by", "postcode", "street", "city")
CHOICES = ("scenario:", "orient:")  # buttons with which a visitor says what it was
LOOK_BACK = 12  # messages
MOST_KEPT = 5000  # rows: more than anybody reads


@dataclass(frozen=True)
class Found:
    """A message to take up. recognition: what was read in it, where that is known. known: of the visitor."""

    text: str
    reason: Reason
    known: tuple[str, ...]
    chosen: str | None = None
    recognition: Recognition | None = None
    model: str = ""


class Insights:
    """The way into the inbox. is_on: the setting INSIGHTS."""

    def __init__(
        self, database: Database, engine: EngineClient, examples: TrainingExamples, clock: Clock, is_on: bool
    ) -> None:
        self._database = database
        self._engine = engine
        self._examples = examples
        self._clock = clock
        self._is_on = is_on

    async def after_turn(self, taken: Taken, message: StoredMessage | None, reply: TurnReply) -> None:
        """Look at a turn that has been answered."""
        if not self._is_on or message is None:
            return
        try:
            found = await self._found(taken, message, reply)
            if found is not None:
                await self.take_up(found)
        except Exception as error:  # the visitor has their answer; this one is lost
            log.warning("A message was not taken up for training: %s", type(error).__name__)

    async def missed(self, conversation_id: str, seq: int | None = None) -> None:
        """Take up what was said when the engine failed (seq: in which message) or staff judged otherwise."""
        if not self._is_on:
            return
        try:
            async with self._database.read() as unit:
                view = await case_of(unit, conversation_id) or {}
                until = seq if seq is not None else 2**31 - 1
                said = await visitor_messages(unit, conversation_id, seq - 1 if seq else 0, until)
            story = longest_of(said)
            if story is not None:
                await self.take_up(Found(story, "missed", known_of(view)))
        except Exception as error:
            log.warning("A message was not taken up for training: %s", type(error).__name__)

    async def take_up(self, found: Found) -> None:
        """Put a message into the inbox, without personal data; nothing when it says too little then."""
        text = anonymise(found.text, found.known, await self._examples.ordinary())
        if not is_worth_reading(text):
            return
        recognition, model = found.recognition, found.model
        if recognition is None:
            recognition, model = await self._read(found.text)
        if recognition.language != "nl":
            return
        first, second = (*recognition.ranking[:2], None, None)[:2]
        item = Item(
            id=new_id(), text=text, reason=found.reason, model=model, decision=recognition.decision,
            first=first.name if first else None, first_confidence=first.confidence if first else 0.0,
            second=second.name if second else None, second_confidence=second.confidence if second else 0.0,
            chosen=found.chosen, is_held_out=is_held_out(text), times=1, taken_on=self._clock().date(),
        )  # fmt: skip
        mark = self._database.cipher.mark(f"insight:{plain(text)}")
        async with self._database.write() as unit:
            if await insights.count(unit) < MOST_KEPT:
                await insights.take_up(unit, mark, item)

    async def _found(self, taken: Taken, message: StoredMessage, reply: TurnReply) -> Found | None:
        before = (taken.case_view or {}).get("scenario")
        after = reply.case.scenario
        known = known_of(msgspec.to_builtins(reply.case))
        if _is_corrected(message, before, after):
            async with self._database.read() as unit:
                first = max(0, message.seq - LOOK_BACK)
                said = await visitor_messages(unit, taken.id, first, message.seq - 1)
            story = longest_of(said)
            return None if story is None else Found(story, "corrected", known, chosen=after)
        if message.button is not None:
            return None
        asked = reply.effects.hand_over
        if asked is not None and asked.reason == "misunderstood":
            return Found(message.text, "missed", known, None, reply.recognition, reply.model)
        if reply.recognition is not None and is_uncertain(reply.recognition, before):
            return Found(message.text, "uncertain", known, None, reply.recognition, reply.model)
        return None

    async def _read(self, text: str) -> tuple[Recognition, str]:
        """What the engine reads in a text by itself, and with which model; nothing when it is away."""
        try:
            reply = await self._engine.recognise(RecogniseRequest(text))
        except EngineError:
            return Recognition(), ""
        return reply.recognition, reply.model


def _is_corrected(message: StoredMessage, before: str | None, after: str | None) -> bool:
    """Whether the visitor said that it is something else than was read, or what it is when that was asked."""
    if after is None or after == before:
        return False
    return before is not None or (message.button or "").startswith(CHOICES)


def longest_of(said: list[StoredMessage]) -> str | None:
    """The longest text that a visitor typed: the story, mostly. None when there is none."""
    typed = [message.text for message in said if message.button is None]
    return max(typed, key=len, default=None)


def known_of(view: Mapping[str, Any]) -> tuple[str, ...]:
    """What is known of a visitor, from a case (bot.domain.turn.CaseView as JSON): names, places, numbers."""
    entities = [each for each in view.get("entities") or () if each["kind"] not in NOT_PERSONAL]
    draft = view.get("draft") or {}
    said = [each[part] for each in entities for part in ("value", "words")]
    return tuple(str(each) for each in [*said, *(draft.get(name) for name in PERSONAL_FIELDS)] if each)
