"""Web is killed (-9) in the middle of a turn: no accepted message is lost, none is answered twice."""

import contextlib
import signal
import threading
import time
import uuid
from collections import Counter
from typing import Any

import httpx
from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import ControlRoomReceived, VisitRequest
from tests.web.running import Web, eventually
from tests.web.scripted_engine import ScriptedEngine
from tests.web.test_visit_requests import submits

Own = tuple[Web, ScriptedEngine]


def test_a_message_stored_before_the_kill_is_answered_after_it(own: Own) -> None:
    web, engine = own
    visitor = web.visitor()
    engine.delay = 1.5
    message_id = str(uuid.uuid4())
    broken: list[Exception] = []

    def send() -> None:
        try:
            visitor.send(message_id, text="ik heb geld overgemaakt")
        except httpx.HTTPError as error:
            broken.append(error)

    sending = threading.Thread(target=send)
    sending.start()
    eventually(lambda: len(engine.turns) == 2)
    web.stop(signal.SIGKILL)
    sending.join()
    assert broken
    engine.delay = 0
    web.start()
    eventually(lambda: "2: ik heb geld overgemaakt" in visitor.texts(), 25)
    # The page sends it again, not knowing whether it arrived.
    again = visitor.send(message_id, text="ik heb geld overgemaakt")
    assert [message["text"] for message in again.json()["messages"]] == ["2: ik heb geld overgemaakt"]
    assert visitor.texts() == ["1: <open>", "ik heb geld overgemaakt", "2: ik heb geld overgemaakt"]
    assert visitor.say("en nu?") == ["3: en nu?"]


def test_the_opening_of_a_conversation_survives_a_kill(own: Own) -> None:
    from bot.store.conversations import unanswered
    from bot.web.clock import utc_now

    web, engine = own
    engine.delay = 1.5

    def begin() -> None:
        with contextlib.suppress(httpx.HTTPError):
            web.visitor()

    beginning = threading.Thread(target=begin)
    beginning.start()
    eventually(lambda: len(engine.turns) == 1)
    web.stop(signal.SIGKILL)
    beginning.join()
    engine.delay = 0
    web.start()

    async def left(unit: Unit) -> list[str]:
        from datetime import timedelta

        return await unanswered(unit, utc_now() + timedelta(minutes=1))

    eventually(lambda: web.look(left) == [], 25)


def test_killing_web_again_and_again_loses_and_doubles_nothing(own: Own) -> None:
    web, engine = own
    engine.delay = 0.05
    visitors = [web.visitor() for _ in range(3)]
    sent: list[list[str]] = [[] for _ in visitors]
    done = threading.Event()

    def talk(number: int) -> None:
        """A page that sends one message after the other, each until it is answered."""
        visitor = visitors[number]
        for count in range(12):
            text, message_id = f"{number}-{count}", str(uuid.uuid4())
            sent[number].append(text)
            while not done.is_set():
                try:
                    answer = visitor.send(message_id, text=text)
                except httpx.HTTPError:
                    time.sleep(0.2)
                    continue
                if answer.status_code == 200 and answer.json()["messages"]:
                    break
                time.sleep(0.2)

    talking = [threading.Thread(target=talk, args=(number,)) for number in range(len(visitors))]
    for thread in talking:
        thread.start()
    for _ in range(3):
        time.sleep(0.7)
        web.stop(signal.SIGKILL)
        web.start()
    for thread in talking:
        thread.join(90)
    done.set()
    for visitor, texts in zip(visitors, sent, strict=True):
        messages = visitor.news()["messages"]
        said = [message["text"] for message in messages if message["author"] == "visitor"]
        answers = [message["text"] for message in messages if message["author"] == "bot"]
        assert said == texts
        assert answers == ["1: <open>", *(f"{turn}: {text}" for turn, text in enumerate(texts, start=2))]


def test_a_request_under_way_when_web_is_killed_is_stored_once(own: Own) -> None:
    web, engine = own
    visitor = web.visitor()
    engine.script = submits()
    engine.delay = 1.5
    message_id = str(uuid.uuid4())

    def send() -> Any:
        try:
            return visitor.send(message_id, text="ja, verstuur maar")
        except httpx.HTTPError:
            return None

    sending = threading.Thread(target=send)
    sending.start()
    eventually(lambda: len(engine.turns) == 2)
    web.stop(signal.SIGKILL)
    sending.join()
    engine.delay = 0
    web.start()
    eventually(lambda: send() is not None)
    eventually(lambda: visitor.get("/summary").json()["visit_request"] is not None, 25)

    async def counts(unit: Unit) -> tuple[int, Counter[str]]:
        requests = (await unit.execute(select(VisitRequest.reference))).scalars().all()
        received = (await unit.execute(select(ControlRoomReceived.subject))).scalars().all()
        return len(requests), Counter(received)

    reference = visitor.get("/summary").json()["visit_request"]["reference"]
    eventually(lambda: web.look(counts) == (1, Counter({reference: 1})))
