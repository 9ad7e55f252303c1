"""Whatever visitor, staff, engine and processes do, in whatever order: the rules of turns hold.

Runs the parts of the web process itself, on a real SQLite file, with an engine whose moods are drawn.
"""

import asyncio
import contextlib
import tempfile
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.contacts import load_contacts
from bot.domain.opening_hours import OpeningHours
from bot.domain.turn import Button, CaseView, Effects, HandOver, Reply, TurnReply, TurnRequest
from bot.store.audit import first_broken
from bot.store.conversations import ConversationKey, unanswered
from bot.store.database import Database, database_url
from bot.store.messages import StoredMessage, messages_after
from bot.store.opening import open_database
from bot.web.answering import Answering
from bot.web.availability import Availability
from bot.web.background import Background
from bot.web.bootstrap import CONTACTS, NLU, TEXTS
from bot.web.clock import utc_now
from bot.web.conversations import ActRefusedError, StaffConversations, StaffMember
from bot.web.engine_client import EngineAwayError, EngineClient, EngineFailedError, EngineSilentError
from bot.web.incoming import Incoming
from bot.web.insights import Insights
from bot.web.keys import hash_token
from bot.web.live import Live
from bot.web.resources import Resources
from bot.web.service_texts import load_service_texts
from bot.web.training_examples import TrainingExamples
from bot.web.turns import Turns
from tests.web.staff_at_work import somebody

FAULTS = {"away": EngineAwayError("x"), "silent": EngineSilentError("x"), "failed": EngineFailedError(500)}
IN_MEMORY = Path("/dev/shm")  # where there is one: thousands of commits need not reach a disk
# What a visitor is told when the bot answers again: also while they wait for another person.
BOT_SPEAKS = ("weer met de computer", "U houdt uw plaats")
STEPS = st.lists(
    st.sampled_from(
        ["say", "say", "say", "press", "resend", "claim", "give_back", "release", "reply", "recover", "wait",
         "engine:well", "engine:well", "engine:away", "engine:silent", "engine:failed", "engine:slow",
         "engine:hands_over"]
    ),
    max_size=25,
)  # fmt: skip


@dataclass
class MoodyEngine(EngineClient):
    """An engine in this process. mood: how it answers from now on."""

    mood: str = "well"
    timeout: float = 3.0
    heard: list[tuple[str, int]] = field(default_factory=list)

    async def turn(self, request: TurnRequest) -> TurnReply:
        mood, count = self.mood, (request.state or {}).get("turn", 0)
        await asyncio.sleep(0.02 if mood == "slow" else 0)
        if mood in FAULTS:
            raise FAULTS[mood]
        text = request.message.text or request.message.button or "<open>"
        self.heard.append((text, count))
        hands_over = HandOver("asked") if mood == "hands_over" and request.message.text else None
        reply = Reply("text", f"antwoord op {text}", (Button("fact:x", "X"),))
        return TurnReply({"turn": count + 1}, (reply,), CaseView(), Effects(hand_over=hands_over))

    async def recognise(self, request: Any) -> Any:
        raise EngineAwayError("x")


@dataclass
class World:
    """One conversation with all who act on it."""

    database: Database
    engine: MoodyEngine
    turns: Turns
    desk: StaffConversations
    anna: StaffMember
    key: ConversationKey
    sent: list[Incoming] = field(default_factory=list)
    calls: list[asyncio.Task[list[StoredMessage]]] = field(default_factory=list)

    def send(self, incoming: Incoming) -> None:
        async def call() -> list[StoredMessage]:
            with self.live.subscribe(self.key.conversation_id) as events:
                return await self.turns.answer(self.key, await self.turns.receive(self.key, incoming), events)

        self.calls.append(asyncio.create_task(call()))

    @property
    def live(self) -> Live:
        live: Live = self.turns._live
        return live

    async def step(self, name: str) -> None:
        conversation = self.key.conversation_id
        acts: dict[str, Callable[[], Awaitable[Any]]] = {
            "claim": lambda: self.desk.claim(conversation, self.anna),
            "give_back": lambda: self.desk.give_back(conversation, self.anna),
            "release": lambda: self.desk.release(conversation, self.anna),
            "reply": lambda: self.desk.reply(conversation, self.anna, str(uuid.uuid4()), "met Anna"),
            "recover": self.turns.recover,
            "wait": lambda: asyncio.sleep(0.01),
        }
        if name.startswith("engine:"):
            self.engine.mood = name.partition(":")[2]
        elif name == "resend":
            if self.sent:
                self.send(self.sent[-1])
        elif name in ("say", "press"):
            number = len(self.sent)
            text = f"bericht {number}" if name == "say" else None
            incoming = Incoming(str(uuid.uuid4()), text=text, button=None if text else "ask_human")
            self.sent.append(incoming)
            self.send(incoming)
            # Sometimes one after the other, sometimes at once.
            await asyncio.sleep(0)
        else:
            with contextlib.suppress(ActRefusedError):
                await acts[name]()


async def walk(steps: list[str], folder: Path) -> None:
    database = await open_database(database_url("", folder), folder)
    engine, background = MoodyEngine(), Background()
    texts = load_service_texts(TEXTS, load_contacts(CONTACTS))
    resources = Resources(database, Live(database), texts, utc_now)
    insights = Insights(database, engine, TrainingExamples(NLU), utc_now, is_on=False)
    availability = Availability(database, OpeningHours(), queue_limit=0)
    answering = Answering(resources, engine, availability, insights, background)
    turns = Turns(resources, engine, answering, background)
    begun = await turns.begin("nl")
    anna = await somebody(database, "Anna")
    desk = StaffConversations(resources, turns)
    world = World(database, engine, turns, desk, anna, ConversationKey(begun.id, hash_token(begun.token)))
    try:
        for step in steps:
            await world.step(step)
        engine.mood = "well"
        answers = await asyncio.gather(*world.calls)
        await background.finish(5)
        async with database.read() as unit:
            await check(world, await messages_after(unit, begun.id, 0), answers)
            assert await unanswered(unit, utc_now()) == []
            assert await first_broken(unit) is None
    finally:
        await database.close()


async def check(world: World, messages: list[StoredMessage], answers: list[list[StoredMessage]]) -> None:
    # Numbers without gaps, and each message once.
    assert [message.seq for message in messages] == list(range(1, len(messages) + 1))
    visitors = [message for message in messages if message.author == "visitor"]
    assert sorted(message.id for message in visitors) == sorted({incoming.id for incoming in world.sent})
    # The bot answers a message once at most, and never while a person has the conversation.
    covered: dict[int, tuple[int | None, int | None]] = {}
    for message in messages:
        if message.author == "bot" and message.reply_from is not None and message.reply_to is not None:
            for seq in range(message.reply_from, message.reply_to + 1):
                turn = (message.reply_from, message.reply_to)
                assert covered.setdefault(seq, turn) == turn
            assert message.seq > message.reply_to
    owner = "bot"
    for message in messages:
        if message.author == "system" and message.text.startswith("U praat nu met"):
            owner = "staff"
        elif message.author == "system" and any(words in message.text for words in BOT_SPEAKS):
            owner = "bot"
        assert not (owner == "staff" and message.author == "bot"), (
            "the bot spoke while staff had the conversation"
        )
    # The engine's state was never taken from an older turn than the newest stored one.
    counts = [count for _, count in world.engine.heard]
    assert all(later <= max(counts[:place], default=-1) + 1 for place, later in enumerate(counts))


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_the_rules_of_turns_hold_whatever_happens(steps: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="tp-", dir=IN_MEMORY if IN_MEMORY.exists() else None) as folder:
        asyncio.run(walk(steps, Path(folder)))
