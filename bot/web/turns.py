"""Turns: what a visitor says is stored and acknowledged, answered by the engine, and the answer stored.

Two units of work and no transaction while the engine thinks. One turn at a time in a conversation, in order,
over all web processes: the turn's lease stands in the conversation's row. Whatever happens, a stored message
is answered once: a process that ends in the middle of a turn leaves a lease that expires, and then another
takes the turn.
"""

import asyncio
import logging
from dataclasses import dataclass

from bot.domain.turn import RecogniseRequest
from bot.store import conversations, messages, same_person
from bot.store.conversations import BY_BOT, ConversationKey, Lease, Taken
from bot.store.database import Unit
from bot.store.messages import StoredMessage
from bot.store.models import Conversation
from bot.web.answering import Answering
from bot.web.background import Background
from bot.web.engine_client import EngineClient, EngineError
from bot.web.fail_safe import ASK_HUMAN
from bot.web.incoming import Incoming
from bot.web.keys import hash_token, new_id, new_token
from bot.web.live import Changed, Said, Subscription
from bot.web.refused_turns import (
    AnswerLateError,
    ConversationClosedError,
    NoConversationError,
    OtherContentError,
    UnknownButtonError,
)
from bot.web.resources import Resources

log = logging.getLogger(__name__)

ANSWER_SECONDS = 30.0  # how long a visitor's call waits for an answer that others are giving
LOOK_SECONDS = 0.5  # how often it looks whether another process gave it
RECOVERY_SECONDS = 2.0
UNDER_WAY_SECONDS = 0.1


@dataclass(frozen=True)
class Begun:
    id: str
    token: str
    messages: list[StoredMessage]


@dataclass(frozen=True)
class Received:
    """An accepted message. resent: it was accepted before."""

    message: StoredMessage
    resent: bool
    status: str


class Turns:
    """Takes what visitors say, in all conversations."""

    def __init__(
        self,
        resources: Resources,
        engine: EngineClient,
        answering: Answering,
        background: Background,
    ) -> None:
        self._database = resources.database
        self._live = resources.live
        self._texts = resources.texts
        self._clock = resources.clock
        self._engine = engine
        self._answering = answering
        self._background = background

    # --- What the API calls ----------------------------------------------------------------------

    async def begin(self, language: str) -> Begun:
        """A new conversation, with the bot's first words."""
        token = new_token()
        key = ConversationKey(new_id(), hash_token(token))
        lease, now = self._answering.new_lease(), self._clock()
        async with self._database.write() as unit:
            taken = await conversations.create_conversation(unit, key, language, lease, now)
        first = await asyncio.shield(self._background.start(self._answering.take_turns(taken)))
        return Begun(key.conversation_id, token, first)

    async def receive(self, key: ConversationKey, incoming: Incoming) -> Received:
        """Store a message and see that it is answered. Raises TurnRefusedError."""
        lease, now = self._answering.new_lease(), self._clock()
        mark = self._database.cipher.mark(incoming.content)
        try:
            async with self._database.write() as unit:
                taken, message = await self._accept(unit, key, incoming, mark, lease)
        except _ResentError:
            return await self._resent(key, incoming, mark)
        self._live.publish(Said(taken.id, (message,)), taken.version)
        if taken.lease == lease.id:
            self._background.start(self._answering.take_turns(taken, message))
        elif taken.is_answered_by_bot:
            if taken.lease_until is None or taken.lease_until < now:
                self._background.start(self.take_up(taken.id))
        elif message.button is None:
            self._background.start(self._read_along(taken.id, message))
        return Received(message, False, taken.status)

    async def choose_language(self, key: ConversationKey, language: str) -> None:
        """Go on in the language that the visitor chose on the page; the bot says anew what counts now.

        A turn that is under way ends first. Raises NoConversationError.
        """
        with self._live.subscribe(key.conversation_id) as events:
            while (chosen := await self._change_language(key, language)) is None:
                await events.next(UNDER_WAY_SECONDS)
        if chosen.opening_due:
            await asyncio.shield(self._background.start(self.take_up(chosen.id)))

    async def _change_language(self, key: ConversationKey, language: str) -> Taken | None:
        """The conversation in its new language; None while a turn is under way, or when it changed hands."""
        now = self._clock()
        async with self._database.write() as unit:
            row = await conversations.conversation_of(unit, key)
            if row is None:
                raise NoConversationError
            changed = await conversations.change_conversation(
                unit, key.conversation_id, now, conversations.free(now), Conversation.status == row.status,
                language=language,
                opening_due=row.status in BY_BOT and row.language != language,
            )  # fmt: skip
        if changed is not None:
            self._live.publish(Changed(changed.id, changed.version))
        return changed

    async def answer(
        self, key: ConversationKey, received: Received, events: Subscription
    ) -> list[StoredMessage]:
        """What is said in answer to a received message, as soon as it is said; nothing when a person has
        the conversation. events: a subscription from before it was received. Raises AnswerLateError.
        """
        seq = received.message.seq
        deadline = asyncio.get_running_loop().time() + ANSWER_SECONDS
        look = received.resent
        if not look and received.status not in BY_BOT:
            return []
        while True:
            if look:
                found = await self._stored_answer(key, seq)
                if found is not None:
                    return found
            left = deadline - asyncio.get_running_loop().time()
            if left <= 0:
                raise AnswerLateError
            event = await events.next(min(LOOK_SECONDS, left))
            if isinstance(event, Said) and event.reply_from is not None and event.reply_to is not None:
                if event.reply_from <= seq <= event.reply_to:
                    return list(event.messages)
                look = False
            else:
                # Quiet, or something changed: another process may have answered, or a person took over.
                look = event is None or isinstance(event, Changed)

    async def recover(self) -> int:
        """Take up every conversation that was left without an answer; how many there were."""
        async with self._database.read() as unit:
            found = await conversations.unanswered(unit, self._clock())
        for conversation_id in found:
            await self.take_up(conversation_id)
        return len(found)

    async def keep_recovering(self) -> None:
        """Recover now and every few seconds, until cancelled."""
        while True:
            try:
                count = await self.recover()
                if count:
                    log.info("Took up %d conversations that were left without an answer", count)
            except Exception as error:  # the database may be away; the messages stay where they are
                log.warning("Cannot look for unanswered messages: %s", type(error).__name__)
            await asyncio.sleep(RECOVERY_SECONDS)

    async def take_up(self, conversation_id: str) -> None:
        """Give the answers that are due in a conversation, unless somebody is giving them."""
        async with self._database.write() as unit:
            taken = await conversations.take_due(
                unit, conversation_id, self._answering.new_lease(), self._clock()
            )
        if taken is not None:
            await self._answering.take_turns(taken)

    # --- Accepting a message ---------------------------------------------------------------------

    async def _accept(
        self, unit: Unit, key: ConversationKey, incoming: Incoming, mark: bytes, lease: Lease
    ) -> tuple[Taken, StoredMessage]:
        now = self._clock()
        taken = await conversations.take_message(unit, key, lease, now)
        if taken is None:
            raise NoConversationError
        text = incoming.text
        if incoming.button is not None:
            text = await messages.title_of_button(unit, taken.id, incoming.button)
            if text is None and incoming.button == ASK_HUMAN:
                # A person can be asked for at any time.
                text = self._texts[taken.language].fail_safe.ask_human
        message = StoredMessage(
            seq=taken.last_seq, id=incoming.id, author="visitor", kind="text", text=text or "", at=now,
            button=incoming.button, masked=list(incoming.masked) or None, language=taken.language,
        )  # fmt: skip
        if not await messages.add_message_once(unit, taken.id, message, mark):
            # Rolls back: the number and the turn are not taken.
            raise _ResentError
        if text is None:
            raise UnknownButtonError
        if taken.status == "closed":
            raise ConversationClosedError
        return taken, message

    async def _resent(self, key: ConversationKey, incoming: Incoming, mark: bytes) -> Received:
        async with self._database.read() as unit:
            conversation = await conversations.conversation_of(unit, key)
            found = await messages.find_message(unit, key.conversation_id, incoming.id)
        if conversation is None or found is None:
            raise NoConversationError
        message, stored_mark = found
        if message.author != "visitor" or stored_mark != mark:
            raise OtherContentError
        return Received(message, True, conversation.status)

    async def _stored_answer(self, key: ConversationKey, seq: int) -> list[StoredMessage] | None:
        """None while the answer is still to come."""
        async with self._database.read() as unit:
            conversation = await conversations.conversation_of(unit, key)
            if conversation is None:
                raise NoConversationError
            if conversation.answered_seq < seq:
                return None
            return await messages.answers_to(unit, key.conversation_id, seq)

    # --- While a person has the conversation ------------------------------------------------------

    async def _read_along(self, conversation_id: str, message: StoredMessage) -> None:
        """Show staff what a message tells while a person has the conversation: danger, and by what the same
        person is known again."""
        try:
            seen = await self._engine.recognise(RecogniseRequest(message.text))
        except EngineError as error:
            log.warning("Nobody looks for danger in conversation %s: %s", conversation_id, error)
            return
        told = [(each.kind, each.value) for each in seen.recognition.entities]
        if any(kind in same_person.KINDS for kind, _ in told):
            async with self._database.write() as unit:
                await same_person.remember(unit, conversation_id, told)
            self._live.publish(Changed(conversation_id))
        if seen.urgency != "emergency":
            return
        danger = {"rule": seen.rule, "reasons": seen.reasons, "facts": seen.facts}
        async with self._database.write() as unit:
            version = await conversations.mark_danger(
                unit, conversation_id, message.seq, danger, self._clock()
            )
        if version is not None:
            self._live.publish(Changed(conversation_id, version))


class _ResentError(Exception):
    """There is a message with this id already."""
