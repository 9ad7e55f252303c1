"""Turns: what a visitor says is stored and acknowledged, answered by the engine, and the answer stored.

Two units of work and no transaction while the engine thinks. One turn at a time in a conversation, in order,
over all web processes: the turn's lease stands in the conversation's row. Whatever happens, a stored message
is answered once: a process that ends in the middle of a turn leaves a lease that expires, and then another
takes the turn.
"""

import asyncio
import logging
import uuid
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast

from bot.domain.opening_hours import ZONE, OpeningHours
from bot.domain.turn import (
    Button,
    Context,
    Message,
    RecogniseRequest,
    Reply,
    RequestStatus,
    TurnReply,
    TurnRequest,
)
from bot.store import audit, conversations, messages, same_person, visit_requests
from bot.store.conversations import BY_BOT, AnswerKind, Taken
from bot.store.database import Database, Unit
from bot.store.messages import StoredMessage
from bot.store.models import Conversation
from bot.web.clock import Clock
from bot.web.crowd import Crowd
from bot.web.desk_staffed import DeskStaffed
from bot.web.effects import StaleTurnError, Turned, carry_out, changes_of, waiting
from bot.web.engine_client import (
    EngineAwayError,
    EngineClient,
    EngineError,
    EngineFailedError,
    EngineSilentError,
    StateRefusedError,
)
from bot.web.insights import Insights
from bot.web.keys import ConversationKey, hash_token, new_id, new_reference, new_token
from bot.web.live import Changed, Live, Said, Subscription, Typing
from bot.web.service_texts import ServiceTexts

log = logging.getLogger(__name__)

Result = TypeVar("Result")

ASK_HUMAN = "ask_human"
LEASE_MARGIN = timedelta(seconds=4)  # for storing the answer, beyond the engine's time limit
ANSWER_SECONDS = 30.0  # how long a visitor's call waits for an answer that others are giving
LOOK_SECONDS = 0.5  # how often it looks whether another process gave it
RECOVERY_SECONDS = 2.0
UNDER_WAY_SECONDS = 0.1
STALE_TURNS = 3
LONGEST_TEXT = 4000


class TurnRefusedError(Exception):
    """A message that is not accepted; nothing of it was stored."""


class NoConversationError(TurnRefusedError):
    """There is no such conversation, or the token does not fit it."""


class ConversationClosedError(TurnRefusedError):
    """The conversation was closed by staff."""


class UnknownButtonError(TurnRefusedError):
    """The conversation was never offered this button."""


class OtherContentError(TurnRefusedError):
    """There is a message with this id and another content."""


class AnswerLateError(Exception):
    """The message is stored, the answer takes longer than a call should last."""


@dataclass(frozen=True)
class Incoming:
    """What a visitor sends, cleaned and without secrets: exactly one of text and button."""

    id: str
    text: str | None = None
    button: str | None = None
    masked: tuple[str, ...] = ()

    @property
    def content(self) -> str:
        return f"text:{self.text}" if self.button is None else f"button:{self.button}"


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
    """Takes the turns of all conversations. start: begins work that outlives the call that began it."""

    def __init__(
        self,
        database: Database,
        engine: EngineClient,
        live: Live,
        texts: Mapping[str, ServiceTexts],
        opening_hours: OpeningHours,
        clock: Clock,
        insights: Insights,
        staffed: DeskStaffed,
        reference: Callable[[], str] = new_reference,
        crowd: Crowd | None = None,
    ) -> None:
        self._database = database
        self._engine = engine
        self._live = live
        self._texts = texts
        self._opening_hours = opening_hours
        self._clock = clock
        self._insights = insights
        self._staffed = staffed
        self._reference = reference
        self._crowd = crowd
        self._under_way: set[asyncio.Task[Any]] = set()

    # --- What the API calls ----------------------------------------------------------------------

    async def begin(self, language: str) -> Begun:
        """A new conversation, with the bot's first words."""
        conversation_id, token, lease, now = new_id(), new_token(), new_id(), self._clock()
        async with self._database.write() as unit:
            taken = await conversations.create_conversation(
                unit, conversation_id, hash_token(token), language, lease, now, self._until()
            )
        first = await asyncio.shield(self.start(self._take_turns(taken, lease, None)))
        return Begun(conversation_id, token, first)

    async def receive(self, key: ConversationKey, incoming: Incoming) -> Received:
        """Store a message and see that it is answered. Raises TurnRefusedError."""
        lease, now = new_id(), self._clock()
        mark = self._database.cipher.mark(incoming.content)
        try:
            async with self._database.write() as unit:
                taken, message = await self._accept(unit, key, incoming, mark, lease)
        except _ResentError:
            return await self._resent(key, incoming, mark)
        self._live.publish(Said(taken.id, (message,)), taken.version)
        if taken.lease == lease:
            self.start(self._take_turns(taken, lease, message))
        elif taken.is_answered_by_bot:
            if taken.lease_until is None or taken.lease_until < now:
                self.start(self.take_up(taken.id))
        elif message.button is None:
            self.start(self._watch_for_danger(taken.id, message))
        return Received(message, False, taken.status)

    async def choose_language(self, key: ConversationKey, language: str) -> None:
        """Go on in the language that the visitor chose on the page; the bot says anew what counts now.

        A turn that is under way ends first. Raises NoConversationError.
        """
        with self._live.subscribe(key.conversation_id) as events:
            while (chosen := await self._change_language(key, language)) is None:
                await events.next(UNDER_WAY_SECONDS)
        if chosen.opening_due:
            await asyncio.shield(self.start(self.take_up(chosen.id)))

    async def _change_language(self, key: ConversationKey, language: str) -> Taken | None:
        """The conversation in its new language; None while a turn is under way, or when it changed hands."""
        now = self._clock()
        async with self._database.write() as unit:
            row = await conversations.conversation_of(unit, key.conversation_id, key.token_hash)
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
        lease = new_id()
        async with self._database.write() as unit:
            taken = await conversations.take_due(unit, conversation_id, lease, self._clock(), self._until())
        if taken is not None:
            await self._take_turns(taken, lease, None)

    async def finish(self, seconds: float) -> None:
        """Wait for turns under way, at the end of the process."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=seconds)

    # --- Accepting a message ---------------------------------------------------------------------

    async def _accept(
        self, unit: Unit, key: ConversationKey, incoming: Incoming, mark: bytes, lease: str
    ) -> tuple[Taken, StoredMessage]:
        now = self._clock()
        taken = await conversations.take_message(
            unit, key.conversation_id, key.token_hash, lease, now, self._until()
        )
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
            conversation = await conversations.conversation_of(unit, key.conversation_id, key.token_hash)
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
            conversation = await conversations.conversation_of(unit, key.conversation_id, key.token_hash)
            if conversation is None:
                raise NoConversationError
            if conversation.answered_seq < seq:
                return None
            return await messages.answers_to(unit, key.conversation_id, seq)

    # --- Answering -------------------------------------------------------------------------------

    async def _take_turns(
        self, taken: Taken, lease: str, message: StoredMessage | None
    ) -> list[StoredMessage]:
        """Take turns until nothing is due or somebody else has the conversation.

        message: the one that is due, where it is known. Gives what was said in the first turn.
        """
        first: list[StoredMessage] | None = None
        try:
            while True:
                if not taken.opening_due and message is None:
                    async with self._database.read() as unit:
                        message = await messages.first_due(unit, taken.id, taken.answered_seq)
                    if message is None:
                        raise RuntimeError("a turn was taken but no message is due")
                ended, said = await self._take_turn(taken, lease, None if taken.opening_due else message)
                first = said if first is None else first
                if ended is None or ended.lease != lease:
                    return first
                taken, message = ended, None
        except Exception:
            # The lease expires and the turn is taken up again.
            log.exception("A turn failed in conversation %s", taken.id)
            return first or []

    async def _take_turn(
        self, taken: Taken, lease: str, message: StoredMessage | None
    ) -> tuple[Taken | None, list[StoredMessage]]:
        """One turn. message: None when the bot speaks first.

        Gives the conversation after it, None when it was not ours any more, and what was said.
        """
        self._live.publish(Typing(taken.id, "bot", True))
        missed: list[StoredMessage] = []
        if message is not None and taken.understood_seq < taken.answered_seq:
            async with self._database.read() as unit:
                missed = await messages.visitor_messages(
                    unit, taken.id, taken.understood_seq, min(taken.answered_seq, message.seq - 1)
                )
        for _ in range(STALE_TURNS):
            try:
                reply, reference = await self._ask_engine(taken, message, missed)
            except EngineError as error:
                return await self._fail_safe(taken, lease, message, bool(missed), error)
            try:
                return await self._store_reply(taken, lease, message, reply, reference)
            except StaleTurnError:
                log.info("A turn is taken again in conversation %s: it was out of date", taken.id)
        return await self._fail_safe(taken, lease, message, bool(missed), EngineFailedError(200))

    async def _ask_engine(
        self, taken: Taken, message: StoredMessage | None, missed: list[StoredMessage]
    ) -> tuple[TurnReply, str]:
        reference = self._reference()
        request = TurnRequest(
            _as_turn_message(taken, message, missed), await self._context(taken, reference), taken.state
        )
        try:
            return await self._engine.turn(request), reference
        except StateRefusedError:
            # Made by another version: the facts are asked again, but the visitor is answered.
            log.warning("The engine refused the state of conversation %s; it starts without", taken.id)
            return await self._engine.turn(TurnRequest(request.message, request.context, None)), reference

    async def _context(self, taken: Taken, reference: str) -> Context:
        now = self._clock()
        request = None
        if taken.request_reference is not None:
            async with self._database.read() as unit:
                status = await visit_requests.status_of(unit, taken.request_reference)
            if status is not None:
                request = RequestStatus(taken.request_reference, cast(Any, status))
        return Context(
            now=now.astimezone(ZONE).isoformat(timespec="seconds"),
            next_reference=reference,
            language=cast(Any, taken.language),
            staff_open=await self._somebody_comes(now),
            # Who waits already keeps the place that they have.
            staff_full=taken.status == "bot" and self._crowd is not None and await self._crowd.is_full(),
            request=request,
            returned_by_staff=taken.returned_by_staff,
        )

    async def _store_reply(
        self, taken: Taken, lease: str, message: StoredMessage | None, reply: TurnReply, reference: str
    ) -> tuple[Taken | None, list[StoredMessage]]:
        now = self._clock()
        language = reply.replies[-1].language if reply.replies else taken.language
        turned = Turned(taken, reply.case, reference, language, now)
        answered = taken.answered_seq if message is None else message.seq
        changes: dict[str, Any] = {
            "state": reply.state,
            "case_view": reply.case,
            "scenario": reply.case.scenario,
            "urgency": reply.case.urgency,
            "rule": reply.case.rule,
            "language": language,
            "returned_by_staff": False,
            "attention": False,
            "understood_seq": taken.understood_seq if message is None else message.seq,
        } | changes_of(reply.effects, turned)
        hands_over = reply.effects.hand_over is not None
        async with self._database.write() as unit:
            ended = await conversations.end_turn(
                unit,
                taken,
                lease,
                len(reply.replies),
                answered,
                now,
                self._until(),
                _kind_of(message, reply),
                **changes,
            )
            if ended is None:
                return None, []
            answers = _Answers.of(taken, ended, message)
            said = _numbered(reply.replies, ended.last_seq, answers, now)
            await messages.add_messages(unit, taken.id, said)
            await messages.offer_buttons(unit, taken.id, _buttons(reply.replies))
            await same_person.remember(
                unit, taken.id, [(each.kind, each.value) for each in reply.case.entities]
            )
            await carry_out(unit, reply.effects, turned)
        self._live.publish(Said(taken.id, tuple(said), answers.first, answers.last), ended.version)
        if hands_over or reply.effects.leave_queue or _touches_request(reply):
            self._live.publish(Changed(taken.id, ended.version))
        self.start(self._insights.after_turn(taken, message, reply))
        return ended, said

    # --- When the engine gives no answer ----------------------------------------------------------

    async def _fail_safe(
        self, taken: Taken, lease: str, message: StoredMessage | None, had_missed: bool, error: EngineError
    ) -> tuple[Taken | None, list[StoredMessage]]:
        """Answer all that is due with the numbers to call and the offer of a person."""
        log.warning("Fail-safe answer in conversation %s: %s", taken.id, error)
        now = self._clock()
        asks_human = message is not None and message.button == ASK_HUMAN
        # With nobody at the desk they still wait, and are seen when somebody comes.
        hands_over = asks_human and taken.status == "bot" and self._opening_hours.is_open(now)
        comes = await self._somebody_comes(now)
        replies = _fail_safe_replies(self._texts[taken.language], taken, message, asks_human, comes)
        changes: dict[str, Any] = {"attention": True}
        if message is not None:
            changes["understood_seq"] = _understood_after(taken, message, had_missed, error)
        if hands_over:
            changes |= waiting("asked", False, now)
        async with self._database.write() as unit:
            # Everything said meanwhile is answered too: nobody waits for one time limit after the other.
            ended = await conversations.end_turn(
                unit, taken, lease, len(replies), None, now, self._until(), "failed", **changes
            )
            if ended is None:
                return None, []
            answers = _Answers.of(taken, ended, message)
            said = _numbered(replies, ended.last_seq, answers, now)
            await messages.add_messages(unit, taken.id, said)
            await messages.offer_buttons(unit, taken.id, _buttons(replies))
            if hands_over:
                details = {"reason": "asked", "urgent": False}
                act = audit.Act(
                    "system", "conversation.handed_over", "conversation", taken.id, details=details
                )
                await audit.append(unit, act, now)
        self._live.publish(Said(taken.id, tuple(said), answers.first, answers.last), ended.version)
        self._live.publish(Changed(taken.id, ended.version))
        if message is not None and message.button is None:
            self.start(self._insights.missed(taken.id, message.seq))
        return ended, said

    async def _watch_for_danger(self, conversation_id: str, message: StoredMessage) -> None:
        """Show staff that a message tells of danger, while a person has the conversation."""
        try:
            seen = await self._engine.recognise(RecogniseRequest(message.text))
        except EngineError as error:
            log.warning("Nobody looks for danger in conversation %s: %s", conversation_id, error)
            return
        if seen.urgency != "emergency":
            return
        danger = {"rule": seen.rule, "reasons": seen.reasons, "facts": seen.facts}
        async with self._database.write() as unit:
            version = await conversations.mark_danger(
                unit, conversation_id, message.seq, danger, self._clock()
            )
        if version is not None:
            self._live.publish(Changed(conversation_id, version))

    # --- Small things -----------------------------------------------------------------------------

    async def _somebody_comes(self, now: datetime) -> bool:
        """Whether a person can be promised: the desk is open, and somebody is at it."""
        return self._opening_hours.is_open(now) and await self._staffed.is_staffed()

    def _until(self) -> datetime:
        return self._clock() + timedelta(seconds=self._engine.timeout) + LEASE_MARGIN

    def start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """Begin work that outlives the call that began it; the process waits for it at its end."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task


class _ResentError(Exception):
    """There is a message with this id already."""


def _as_turn_message(taken: Taken, message: StoredMessage | None, missed: list[StoredMessage]) -> Message:
    """What the engine reads: the message, after what it missed while it was away."""
    if message is None:
        return Message(f"{taken.id}-{taken.last_seq}")
    if message.button is not None:
        return Message(message.id, button=message.button)
    texts = [each.text for each in missed if each.button is None] + [message.text]
    masked = dict.fromkeys(kind for each in [*missed, message] for kind in each.masked or ())
    # The newest words count most, should it be too much.
    return Message(message.id, text="\n".join(texts)[-LONGEST_TEXT:], masked=tuple(masked))


@dataclass(frozen=True)
class _Answers:
    """The visitor's messages, from seq to seq, that a turn answers; None when the bot spoke first."""

    first: int | None
    last: int | None

    @classmethod
    def of(cls, taken: Taken, ended: Taken, message: StoredMessage | None) -> "_Answers":
        first = taken.answered_seq + 1 if message is None else message.seq
        return cls(first, ended.answered_seq) if first <= ended.answered_seq else cls(None, None)


def _numbered(
    replies: tuple[Reply, ...], last_seq: int, answers: _Answers, now: datetime
) -> list[StoredMessage]:
    """Replies as messages whose numbers end at last_seq."""
    return [
        StoredMessage(
            seq=number, id=str(uuid.uuid4()), author="bot", kind=reply.kind, text=reply.text, at=now,
            buttons=reply.buttons or None, steps=reply.steps or None, emergency=reply.emergency,
            language=reply.language, reply_from=answers.first, reply_to=answers.last,
        )
        for number, reply in enumerate(replies, start=last_seq - len(replies) + 1)
    ]  # fmt: skip


def _buttons(replies: tuple[Reply, ...]) -> dict[str, str]:
    return {button.id: button.title for reply in replies for button in reply.buttons}


def _kind_of(message: StoredMessage | None, reply: TurnReply) -> AnswerKind:
    if message is None:
        return "opening"
    return "answered" if reply.understood else "unclear"


def _touches_request(reply: TurnReply) -> bool:
    effects = reply.effects
    return any(part is not None for part in (effects.visit, effects.change, effects.cancel))


def _fail_safe_replies(
    texts: ServiceTexts, taken: Taken, message: StoredMessage | None, asks_human: bool, comes: bool
) -> tuple[Reply, ...]:
    language = cast(Any, taken.language)
    if asks_human:
        text = texts.hand_over.asked if comes else texts.hand_over.closed
        return (Reply("notice", text, language=language),)
    emergency = Reply("notice", texts.fail_safe.emergency, emergency=True, language=language)
    if taken.status == "waiting":
        return emergency, Reply("notice", texts.fail_safe.waiting, language=language)
    asks = (Button(ASK_HUMAN, texts.fail_safe.ask_human),)
    if message is None and taken.last_seq == 0:
        welcome = Reply("text", texts.fail_safe.welcome, language=language)
        return welcome, emergency, Reply("notice", texts.fail_safe.opening, asks, language=language)
    return emergency, Reply("notice", texts.fail_safe.advice, asks, language=language)


def _understood_after(taken: Taken, message: StoredMessage, had_missed: bool, error: EngineError) -> int:
    """Up to which message the bot need not read any more, so that no message can block those after it.

    An engine that was away has seen nothing. One that was too slow may have been slowed by what it had
    missed before. One that failed is not given the same message again.
    """
    if isinstance(error, EngineAwayError):
        return taken.understood_seq
    if isinstance(error, EngineSilentError):
        return message.seq - 1 if had_missed else taken.understood_seq
    return message.seq
