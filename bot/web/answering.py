"""The turns that are due in a conversation: the engine is asked and its answer stored, or a fail-safe one."""

import logging
from datetime import datetime, timedelta
from typing import Any, cast

from bot.domain.opening_hours import ZONE
from bot.domain.turn import Context, Message, RequestStatus, TurnReply, TurnRequest
from bot.store import audit, conversations, messages, same_person, visit_requests
from bot.store.conversations import AnswerKind, Lease, Taken
from bot.store.messages import StoredMessage
from bot.web.availability import Availability
from bot.web.background import Background
from bot.web.effects import StaleTurnError, Turned, carry_out, changes_of, waiting
from bot.web.engine_client import EngineClient, EngineError, EngineFailedError, StateRefusedError
from bot.web.fail_safe import ASK_HUMAN, replies_without_engine, understood_after
from bot.web.incoming import LONGEST_TEXT
from bot.web.insights import Insights
from bot.web.keys import new_id, new_reference
from bot.web.live import Changed, Said, Typing
from bot.web.resources import Resources
from bot.web.said import Answers, buttons_of, numbered

log = logging.getLogger(__name__)

LEASE_MARGIN = timedelta(seconds=4)  # for storing the answer, beyond the engine's time limit
STALE_TURNS = 3


class Answering:
    """Gives the answers of the bot."""

    def __init__(
        self,
        resources: Resources,
        engine: EngineClient,
        availability: Availability,
        insights: Insights,
        background: Background,
    ) -> None:
        self._database = resources.database
        self._live = resources.live
        self._texts = resources.texts
        self._clock = resources.clock
        self._engine = engine
        self._availability = availability
        self._insights = insights
        self._background = background

    def new_lease(self) -> Lease:
        """For a turn that begins now."""
        return Lease(new_id(), self._until())

    def _until(self) -> datetime:
        return self._clock() + timedelta(seconds=self._engine.timeout) + LEASE_MARGIN

    async def take_turns(self, taken: Taken, message: StoredMessage | None = None) -> list[StoredMessage]:
        """Take turns until nothing is due or somebody else has the conversation.

        taken: with a lease of ours. message: the one that is due, where it is known. Gives what was said in
        the first turn.
        """
        first: list[StoredMessage] | None = None
        try:
            while True:
                if not taken.opening_due and message is None:
                    async with self._database.read() as unit:
                        message = await messages.first_due(unit, taken.id, taken.answered_seq)
                    if message is None:
                        raise RuntimeError("a turn was taken but no message is due")
                ended, said = await self._take_turn(taken, None if taken.opening_due else message)
                first = said if first is None else first
                if ended is None or ended.lease != taken.lease:
                    return first
                taken, message = ended, None
        except Exception:
            # The lease expires and the turn is taken up again.
            log.exception("A turn failed in conversation %s", taken.id)
            return first or []

    async def _take_turn(
        self, taken: Taken, message: StoredMessage | None
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
                return await self._fail_safe(taken, message, bool(missed), error)
            try:
                return await self._store_reply(taken, message, reply, reference)
            except StaleTurnError:
                log.info("A turn is taken again in conversation %s: it was out of date", taken.id)
        return await self._fail_safe(taken, message, bool(missed), EngineFailedError(200))

    async def _ask_engine(
        self, taken: Taken, message: StoredMessage | None, missed: list[StoredMessage]
    ) -> tuple[TurnReply, str]:
        reference = new_reference()
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
            staff_open=await self._availability.somebody_comes(now),
            # Who waits already keeps the place that they have.
            staff_full=taken.status == "bot" and await self._availability.is_full(now),
            request=request,
            returned_by_staff=taken.returned_by_staff,
        )

    async def _store_reply(
        self, taken: Taken, message: StoredMessage | None, reply: TurnReply, reference: str
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
                unit, taken, len(reply.replies), answered, _kind_of(message, reply), now, self._until(),
                **changes,
            )  # fmt: skip
            if ended is None:
                return None, []
            answers = Answers.of(taken, ended, message)
            said = numbered(reply.replies, ended.last_seq, answers, now)
            await messages.add_messages(unit, taken.id, said)
            await messages.offer_buttons(unit, taken.id, buttons_of(reply.replies))
            await same_person.remember(
                unit, taken.id, [(each.kind, each.value) for each in reply.case.entities]
            )
            await carry_out(unit, reply.effects, turned)
        self._live.publish(Said(taken.id, tuple(said), answers.first, answers.last), ended.version)
        if hands_over or reply.effects.leave_queue or _touches_request(reply):
            self._live.publish(Changed(taken.id, ended.version))
        self._background.start(self._insights.after_turn(taken, message, reply))
        return ended, said

    # --- When the engine gives no answer ----------------------------------------------------------

    async def _fail_safe(
        self, taken: Taken, message: StoredMessage | None, had_missed: bool, error: EngineError
    ) -> tuple[Taken | None, list[StoredMessage]]:
        """Answer all that is due with the numbers to call and the offer of a person."""
        log.warning("Fail-safe answer in conversation %s: %s", taken.id, error)
        now = self._clock()
        asks_human = message is not None and message.button == ASK_HUMAN
        # With nobody at the desk they still wait, and are seen when somebody comes.
        hands_over = asks_human and taken.status == "bot" and self._availability.is_open(now)
        comes = await self._availability.somebody_comes(now)
        replies = replies_without_engine(self._texts[taken.language], taken, message, asks_human, comes)
        changes: dict[str, Any] = {"attention": True}
        if message is not None:
            changes["understood_seq"] = understood_after(taken, message, had_missed, error)
        if hands_over:
            changes |= waiting("asked", False, now)
        async with self._database.write() as unit:
            # Everything said meanwhile is answered too: nobody waits for one time limit after the other.
            ended = await conversations.end_turn(
                unit, taken, len(replies), None, "failed", now, self._until(), **changes
            )
            if ended is None:
                return None, []
            answers = Answers.of(taken, ended, message)
            said = numbered(replies, ended.last_seq, answers, now)
            await messages.add_messages(unit, taken.id, said)
            await messages.offer_buttons(unit, taken.id, buttons_of(replies))
            if hands_over:
                details = {"reason": "asked", "urgent": False}
                act = audit.Act(
                    "system", "conversation.handed_over", "conversation", taken.id, details=details
                )
                await audit.append(unit, act, now)
        self._live.publish(Said(taken.id, tuple(said), answers.first, answers.last), ended.version)
        self._live.publish(Changed(taken.id, ended.version))
        if message is not None and message.button is None:
            self._background.start(self._insights.missed(taken.id, message.seq))
        return ended, said


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


def _kind_of(message: StoredMessage | None, reply: TurnReply) -> AnswerKind:
    if message is None:
        return "opening"
    return "answered" if reply.understood else "unclear"


def _touches_request(reply: TurnReply) -> bool:
    effects = reply.effects
    return any(part is not None for part in (effects.visit, effects.change, effects.cancel))
