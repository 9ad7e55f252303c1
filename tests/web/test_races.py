"""What staff and visitors do at the same moment: every order of the steps leaves the conversation whole."""

import asyncio
import tempfile
import uuid
from collections.abc import AsyncIterator, Awaitable
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.store.audit import first_broken
from bot.store.conversations import ConversationKey
from bot.store.database import database_url
from bot.store.messages import StoredMessage, messages_after
from bot.store.models import Conversation, Message
from bot.store.opening import open_database
from bot.web.bootstrap import assemble, load_problems
from bot.web.clock import utc_now
from bot.web.conversations import ActRefusedError, NotThereError, NotYoursError, StaffMember, TakenError
from bot.web.incoming import Incoming
from bot.web.keys import hash_token
from bot.web.refused_turns import ConversationClosedError, NoConversationError
from bot.web.services import Services
from bot.web.settings import read_settings
from tests.web.scripted_engine import ScriptedEngine, echo, scripted_engine
from tests.web.seeded_scheduler import SeededScheduler
from tests.web.staff_at_work import somebody
from tests.web.waiting_people import HANDS_OVER

pytestmark = pytest.mark.anyio
SEEDS = range(8)


class Place:
    """The parts of a web process, in this one. anna, bram: two members of staff."""

    def __init__(self, parts: Services, engine: ScriptedEngine, anna: StaffMember, bram: StaffMember) -> None:
        self.parts, self.engine, self.anna, self.bram = parts, engine, anna, bram

    @property
    def talk(self):  # type: ignore[no-untyped-def]
        return self.parts.staff_conversations

    async def waiting(self) -> ConversationKey:
        """Somebody who asked for a person."""
        begun = await self.parts.turns.begin("nl")
        key = ConversationKey(begun.id, hash_token(begun.token))
        self.engine.script = HANDS_OVER
        await self.say(key, button="ask_human")
        self.engine.script = echo
        return key

    async def say(
        self, key: ConversationKey, text: str | None = None, button: str | None = None
    ) -> list[StoredMessage]:
        with self.parts.live.subscribe(key.conversation_id) as events:
            received = await self.parts.turns.receive(key, Incoming(str(uuid.uuid4()), text, button))
            return await self.parts.turns.answer(key, received, events)

    async def log(self, key: ConversationKey) -> list[tuple[str, str]]:
        """Author and text of everything that was said."""
        await self.parts.background.finish(10)
        async with self.parts.database.read() as unit:
            assert await first_broken(unit) is None
            return [(each.author, each.text) for each in await messages_after(unit, key.conversation_id, 0)]


@pytest.fixture
async def place(database_setting: str, tmp_path: Path) -> AsyncIterator[Place]:
    with tempfile.TemporaryDirectory(prefix="tp-") as short:
        data_dir = Path(short)
        database = await open_database(database_url(database_setting, data_dir), data_dir)
        settings = read_settings({"DATA_DIR": short, "DATABASE_URL": database_setting})
        with scripted_engine(data_dir / "engine.sock") as engine:
            parts, dispatcher = assemble(settings, database, load_problems(), utc_now)
            anna, bram = await somebody(database, "Anna"), await somebody(database, "Bram")
            try:
                yield Place(parts, engine, anna, bram)
            finally:
                await parts.background.finish(10)
                await dispatcher.close()
                parts.engine.close()
                await database.close()


async def at_once(place: Place, seed: int, *acts: Awaitable[object]) -> list[object]:
    """Do these at the same moment, in the order of the seed; what each gave, or why it was refused."""
    async with SeededScheduler(place.parts.database, seed).running():
        done = await asyncio.gather(*acts, return_exceptions=True)
        await place.parts.background.finish(10)
        return done


async def test_of_two_claims_one_succeeds(place: Place) -> None:
    winners = set()
    for seed in SEEDS:
        key = await place.waiting()
        done = await at_once(
            place, seed, place.talk.claim(key.conversation_id, place.anna),
            place.talk.claim(key.conversation_id, place.bram),
        )  # fmt: skip
        refused = [each for each in done if isinstance(each, Exception)]
        assert [type(each) for each in refused] == [TakenError]
        winner = "Bram" if isinstance(done[0], Exception) else "Anna"
        assert refused[0].staff_name == winner  # type: ignore[attr-defined]
        joined = [text for author, text in await place.log(key) if text.startswith("U praat nu met")]
        assert joined == [f"U praat nu met {winner}, een medewerker."]
        winners.add(winner)
    # Otherwise the seeds tried one order only.
    assert winners == {"Anna", "Bram"}


async def test_a_claim_while_the_visitor_leaves_leaves_nothing_half(place: Place) -> None:
    orders = set()
    for seed in SEEDS:
        key = await place.waiting()
        claimed, erased = await at_once(
            place, seed, place.talk.claim(key.conversation_id, place.anna), place.parts.visitors.erase(key)
        )
        assert erased is None
        assert claimed is None or isinstance(claimed, NotThereError)
        async with place.parts.database.read() as unit:
            for table in (Conversation.id, Message.conversation_id):
                left = select(func.count()).where(table == key.conversation_id)
                assert (await unit.execute(left)).scalar() == 0
        orders.add(claimed is None)
    assert orders == {True, False}


async def test_what_a_visitor_says_while_it_is_closed_is_kept_or_refused_and_never_lost(place: Place) -> None:
    orders = set()
    for seed in SEEDS:
        key = await place.waiting()
        await place.talk.claim(key.conversation_id, place.anna)
        said, closed = await at_once(
            place, seed, place.say(key, "wacht even"),
            place.talk.close(key.conversation_id, place.anna, "helped"),
        )  # fmt: skip
        assert closed is None
        assert said == [] or isinstance(said, ConversationClosedError)
        log = await place.log(key)
        assert (("visitor", "wacht even") in log) == (said == [])
        # From the moment that a person took over, the bot said nothing.
        claimed = next(number for number, (_, text) in enumerate(log) if text.startswith("U praat nu met"))
        assert "bot" not in [author for author, _ in log[claimed:]]
        orders.add(said == [])
    assert orders == {True, False}


async def test_giving_back_while_a_reply_is_under_way_keeps_the_order(place: Place) -> None:
    orders = set()
    for seed in SEEDS:
        key = await place.waiting()
        await place.talk.claim(key.conversation_id, place.anna)
        replied, given = await at_once(
            place, seed, place.talk.reply(key.conversation_id, place.anna, str(uuid.uuid4()), "Tot ziens."),
            place.talk.give_back(key.conversation_id, place.anna),
        )  # fmt: skip
        assert given is None
        assert isinstance(replied, StoredMessage | NotYoursError)
        log = await place.log(key)
        back = log.index(("system", "U praat nu weer met de computer."))
        assert [author for author, _ in log[back + 1 :]] == ["bot"]
        assert (("staff", "Tot ziens.") in log[:back]) == isinstance(replied, StoredMessage)
        orders.add(isinstance(replied, StoredMessage))
    assert orders == {True, False}


async def test_an_answer_of_the_bot_never_comes_after_a_person_took_over(place: Place) -> None:
    orders = set()
    for seed in SEEDS:
        key = await place.waiting()
        said, claimed = await at_once(
            place, seed, place.say(key, "hallo?"), place.talk.claim(key.conversation_id, place.anna)
        )
        assert claimed is None
        assert isinstance(said, list)
        log = await place.log(key)
        joined = log.index(("system", "U praat nu met Anna, een medewerker."))
        assert "bot" not in [author for author, _ in log[joined:]]
        assert ("visitor", "hallo?") in log
        orders.add(bool(said))
    assert orders == {True, False}


async def test_a_visitor_who_leaves_while_they_are_answered_leaves_nothing(place: Place) -> None:
    for seed in SEEDS:
        key = await place.waiting()
        said, erased, claimed = await at_once(
            place, seed, place.say(key, "hallo?"), place.parts.visitors.erase(key),
            place.talk.claim(key.conversation_id, place.anna),
        )  # fmt: skip
        assert erased is None
        assert isinstance(said, list | NoConversationError)
        assert claimed is None or isinstance(claimed, ActRefusedError)
        await place.parts.background.finish(10)
        async with place.parts.database.read() as unit:
            left = select(func.count()).where(Message.conversation_id == key.conversation_id)
            assert (await unit.execute(left)).scalar() == 0
