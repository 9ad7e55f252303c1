"""A person takes over: the bot is silent from that moment, whatever is still under way."""

import asyncio
import threading
import time
import uuid

import pytest

from bot.domain.turn import Effects, HandOver, TurnReply, TurnRequest
from bot.store.audit import first_broken
from bot.store.messages import messages_after
from bot.web.availability import LOOK_AGAIN
from bot.web.conversations import NotThereError, NotYoursError, TakenError
from tests.web.desk_client import DeskClient
from tests.web.running import Visitor, Web, eventually
from tests.web.scripted_engine import ScriptedEngine, echo, replying
from tests.web.staff_at_work import desk, somebody
from tests.web.waiting_people import HANDS_OVER

UNASKED = "U praat nu met Anna, een medewerker. Wilt u dat niet? Zeg het, dan gaat u verder met de computer."
pytestmark = pytest.mark.anyio


def ask_for_a_person(visitor: Visitor, engine: ScriptedEngine) -> None:
    engine.script = HANDS_OVER
    visitor.press("ask_human")
    engine.script = echo
    assert visitor.news()["status"] == "waiting"


async def test_who_waits_is_helped_by_the_bot_and_keeps_the_place(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    before = visitor.news()["queue"]["position"]
    assert visitor.say("bent u daar?") == ["3: bent u daar?"]
    assert visitor.press("fact:called_bank:yes") == ["4: <fact:called_bank:yes>"]
    news = visitor.news()
    assert (news["status"], news["queue"]["position"]) == ("waiting", before)


async def test_who_asks_again_while_waiting_waits_once_and_not_longer(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    later = web.visitor()
    ask_for_a_person(later, engine)
    engine.script = HANDS_OVER
    visitor.press("ask_human")
    assert visitor.news()["queue"]["position"] < later.news()["queue"]["position"]


async def test_who_tells_of_danger_while_waiting_goes_before_the_others(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    first = web.visitor()
    ask_for_a_person(first, engine)
    ask_for_a_person(visitor, engine)
    assert first.news()["queue"]["position"] < visitor.news()["queue"]["position"]
    engine.script = replying("Bel 112.", Effects(hand_over=HandOver("emergency", urgent=True)))
    assert visitor.say("hij staat voor de deur") == ["Bel 112."]
    assert visitor.news()["queue"]["position"] < first.news()["queue"]["position"]


async def test_from_the_moment_a_person_takes_over_the_bot_is_silent_for_texts_and_buttons(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    visitor.say("een")
    async with desk(web) as at_work:
        await at_work.conversations.claim(visitor.id, at_work.anna)
        before = len(engine.turns)
        assert visitor.say("bent u daar?") == []
        # A button of before, which is still on the page.
        assert visitor.press("fact:called_bank:yes") == []
        assert len(engine.turns) == before
        assert visitor.texts()[-2:] == ["bent u daar?", "Ja, de bank weet het"]


async def test_when_the_engine_is_away_who_waits_reads_that_somebody_comes(
    web: Web, visitor: Visitor, engine: ScriptedEngine, anna: DeskClient
) -> None:
    assert anna.csrf, "somebody is at the desk"
    # Who is there is looked at again after some seconds.
    await asyncio.sleep(LOOK_AGAIN.total_seconds() + 0.2)
    ask_for_a_person(visitor, engine)
    engine.status = 500
    assert visitor.press("ask_human") == [
        "Een medewerker neemt dit gesprek over. U kunt hier blijven schrijven."
    ]
    visitor.say("hallo?")
    newest = visitor.news()["messages"][-1]
    assert "0900-8844" in newest["text"]
    assert not newest.get("buttons")
    assert visitor.news()["status"] == "waiting"


async def test_who_did_not_ask_for_a_person_reads_that_they_may_refuse_one(
    web: Web, engine: ScriptedEngine
) -> None:
    asked, unasked = web.visitor(), web.visitor()
    ask_for_a_person(asked, engine)
    async with desk(web) as at_work:
        for visitor in (asked, unasked):
            await at_work.conversations.claim(visitor.id, at_work.anna)
    assert asked.texts()[-1] == "U praat nu met Anna, een medewerker."
    assert unasked.texts()[-1] == UNASKED


async def test_of_twenty_who_claim_at_once_one_gets_it(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        staff = [await somebody(at_work.parts.database, f"Staf{number}") for number in range(20)]

        async def claim(number: int) -> bool:
            try:
                await at_work.conversations.claim(visitor.id, staff[number])
            except TakenError:
                return False
            return True

        got = await asyncio.gather(*(claim(number) for number in range(20)))
    assert sum(got) == 1
    news = visitor.news()
    winner = staff[got.index(True)]
    assert (news["status"], news["staff"]) == ("staff", winner.name)
    joined = [text for text in visitor.texts() if text.startswith("U praat nu met")]
    assert joined == [f"U praat nu met {winner.name}, een medewerker."]


async def test_visitor_and_staff_talk_and_the_bot_comes_back_where_it_was(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    visitor.say("een")
    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        await at_work.conversations.claim(visitor.id, at_work.anna)
        await at_work.conversations.reply(visitor.id, at_work.anna, str(uuid.uuid4()), "Dag, met Anna.")
        assert visitor.say("dag Anna") == []
        message = visitor.news()["messages"][-2]
        assert (message["author"], message["staff"], message["text"]) == ("staff", "Anna", "Dag, met Anna.")
        assert not [turn for turn in engine.turns if turn.message.text == "dag Anna"]
        await at_work.conversations.give_back(visitor.id, at_work.anna)
    back = engine.turns[-1]
    assert back.context.returned_by_staff is True
    assert (back.message.text, back.message.button) == (None, None)
    assert back.state == {"turn": 3}
    assert visitor.news()["status"] == "bot"
    assert visitor.texts()[-2:] == ["U praat nu weer met de computer.", "4: <open>"]
    assert visitor.say("twee") == ["5: twee"]
    assert engine.turns[-1].context.returned_by_staff is False


async def test_a_second_and_a_third_hand_over_work_the_same(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    async with desk(web) as at_work:
        for _ in range(3):
            ask_for_a_person(visitor, engine)
            await at_work.conversations.claim(visitor.id, at_work.anna)
            assert visitor.say("hallo") == []
            await at_work.conversations.give_back(visitor.id, at_work.anna)
            assert visitor.say("verder")[0].endswith(": verder")


async def test_an_answer_of_the_bot_that_comes_after_the_claim_is_dropped(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.delay = 1.5
    answers: list[list[str]] = []
    saying = threading.Thread(target=lambda: answers.append(visitor.say("hallo")))
    saying.start()
    async with desk(web) as at_work:
        await asyncio.sleep(0.5)
        await at_work.conversations.claim(visitor.id, at_work.anna)
        await asyncio.to_thread(saying.join)
        await asyncio.sleep(1.5)
    assert answers == [[]]
    assert visitor.texts() == ["1: <open>", "hallo", UNASKED]


async def test_effects_of_a_dropped_answer_do_not_happen(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    from tests.web.test_visit_requests import submits

    engine.delay = 1.5
    engine.script = submits()
    saying = threading.Thread(target=lambda: visitor.say("ja"))
    saying.start()
    async with desk(web) as at_work:
        await asyncio.sleep(0.5)
        await at_work.conversations.claim(visitor.id, at_work.anna)
        await asyncio.to_thread(saying.join)
        await asyncio.sleep(1.5)
    assert visitor.get("/summary").json()["visit_request"] is None


async def test_danger_is_seen_while_a_person_has_the_conversation(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        await at_work.conversations.claim(visitor.id, at_work.anna)
        visitor.say("hij staat voor de deur")
        visitor.say("het regent")
        await asyncio.to_thread(eventually, lambda: len(engine.recognised) == 2)
        assert engine.recognised == ["hij staat voor de deur", "het regent"]
        await asyncio.sleep(0.3)
        async with at_work.parts.database.read() as unit:
            stored = {message.text: message for message in await messages_after(unit, visitor.id, 0)}
    assert stored["hij staat voor de deur"].danger["rule"] == "danger-here"
    assert stored["het regent"].danger is None
    assert "danger" not in visitor.news()["messages"][-2]


async def test_only_the_owner_replies_passes_on_and_closes(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        talk, anna, bram = at_work.conversations, at_work.anna, at_work.bram
        await talk.claim(visitor.id, anna)
        for act in (
            talk.reply(visitor.id, bram, str(uuid.uuid4()), "hoi"),
            talk.give_back(visitor.id, bram),
            talk.release(visitor.id, bram),
            talk.close(visitor.id, bram, "helped"),
            talk.transfer(visitor.id, bram, bram),
        ):
            with pytest.raises(NotYoursError):
                await act
        with pytest.raises(TakenError, match="Anna"):
            await talk.claim(visitor.id, bram)
        with pytest.raises(NotThereError):
            await talk.claim("0" * 32, bram)
        await talk.transfer(visitor.id, anna, bram)
        await talk.reply(visitor.id, bram, str(uuid.uuid4()), "Nu heeft u Bram.")
        await talk.release(visitor.id, bram)
        assert visitor.news()["status"] == "waiting"
        await talk.claim(visitor.id, anna)
        await talk.close(visitor.id, anna, "helped")
    assert visitor.news()["status"] == "closed"
    refused = visitor.send(text="nog iets")
    assert (refused.status_code, refused.json()["type"].split(":")[-1]) == (409, "conversation-closed")
    assert "112" in refused.json()["detail"]


async def test_a_reply_sent_twice_is_one_message(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        await at_work.conversations.claim(visitor.id, at_work.anna)
        message_id = str(uuid.uuid4())
        first = await at_work.conversations.reply(visitor.id, at_work.anna, message_id, "Dag")
        again = await at_work.conversations.reply(visitor.id, at_work.anna, message_id, "Dag")
    assert again.seq == first.seq
    assert visitor.texts().count("Dag") == 1


async def test_a_note_is_never_seen_by_the_visitor(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        await at_work.conversations.note(visitor.id, at_work.anna, "Eerder gebeld, zie dossier")
    everything = visitor.get("/messages").text + visitor.get("/summary").text + visitor.get("/erasure").text
    assert "dossier" not in everything


async def test_each_act_stands_in_the_audit_log(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    from sqlalchemy import select

    from bot.store.models import Audit

    ask_for_a_person(visitor, engine)
    async with desk(web) as at_work:
        talk, anna = at_work.conversations, at_work.anna
        await talk.opened(visitor.id, anna, "lane")
        await talk.claim(visitor.id, anna)
        await talk.reply(visitor.id, anna, str(uuid.uuid4()), "Dag mevrouw Jansen")
        await talk.note(visitor.id, anna, "belt terug")
        await talk.close(visitor.id, anna, "helped")
        async with at_work.parts.database.read() as unit:
            rows = (
                await unit.execute(
                    select(Audit.act, Audit.details)
                    .where(Audit.subject_id == visitor.id)
                    .order_by(Audit.number)
                )
            ).all()
            assert await first_broken(unit) is None
    assert [row.act for row in rows] == [
        "conversation.handed_over", "conversation.opened", "conversation.claimed", "message.sent",
        "note.written", "conversation.closed",
    ]  # fmt: skip
    assert "Jansen" not in str(rows)


async def test_urgent_visitors_are_helped_first(web: Web, engine: ScriptedEngine) -> None:
    calm, urgent = web.visitor(), web.visitor()
    ask_for_a_person(calm, engine)
    engine.script = replying("112", Effects(hand_over=HandOver("crisis", urgent=True)))
    urgent.say("ik wil niet meer leven")
    engine.script = echo
    assert urgent.news()["queue"]["position"] < calm.news()["queue"]["position"]


async def test_messages_behind_a_hand_over_are_read_by_the_bot_which_goes_on(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    def hands_over_slowly(request: TurnRequest) -> TurnReply:
        time.sleep(0.8)
        return HANDS_OVER(request)

    engine.script = hands_over_slowly
    first = threading.Thread(target=lambda: visitor.say("ik wil een mens"))
    first.start()
    await asyncio.sleep(0.3)
    answer = await asyncio.to_thread(visitor.send, text="hij staat voor de deur")
    await asyncio.to_thread(first.join)
    assert answer.status_code == 200
    assert [turn.message.text for turn in engine.turns if turn.message.text] == [
        "ik wil een mens", "hij staat voor de deur",
    ]  # fmt: skip
