"""The engine is down, slow, broken or gone in the middle of a turn: the visitor is helped all the same."""

import time
from typing import Any

import pytest

from bot.domain.turn import TurnReply, TurnRequest
from bot.web.availability import LOOK_AGAIN
from tests.web.desk_client import DeskClient
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, echo

SEEN_SECONDS = LOOK_AGAIN.total_seconds() + 0.2


def is_fail_safe(texts: list[str]) -> bool:
    together = " ".join(texts)
    return "112" in together and "0900-8844" in together and "medewerker" in together


def test_without_the_engine_a_visitor_gets_the_numbers_and_the_offer_of_a_person(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.stop()
    try:
        answer = visitor.send(text="er staat iemand voor de deur").json()["messages"]
        assert is_fail_safe([message["text"] for message in answer])
        assert answer[0]["emergency"] is True
        assert [button["id"] for message in answer for button in message["buttons"]] == ["ask_human"]
        assert "er staat iemand voor de deur" in visitor.texts()
        assert is_fail_safe([message["text"] for message in web.visitor().opening])
        ready = web.client.get(f"{web.url}/health/ready")
        assert (ready.status_code, ready.json()["failing"]) == (503, ["engine"])
        assert web.client.get(f"{web.url}/health/live").status_code == 200
    finally:
        engine.start()
    assert web.client.get(f"{web.url}/health/ready").status_code == 200


def test_it_says_that_the_engine_recognises_by_words_alone(
    web: Web, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert web.client.get(f"{web.url}/health/ready").json()["degraded"] == []
    monkeypatch.setattr(engine, "encoder", "missing")
    ready = web.client.get(f"{web.url}/health/ready")
    assert (ready.status_code, ready.json()["degraded"]) == (200, ["encoder"])


def test_what_was_said_while_the_engine_was_away_is_read_with_the_next_message(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.stop()
    visitor.say("ik heb 3000 euro overgemaakt")
    visitor.say("aan iemand van de bank")
    engine.start()
    assert visitor.say("hallo?") == ["2: ik heb 3000 euro overgemaakt\naan iemand van de bank\nhallo?"]
    assert visitor.say("en nu?") == ["3: en nu?"]


def test_a_slow_engine_is_not_waited_for_longer_than_its_time(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.delay = 5
    start = time.monotonic()
    assert is_fail_safe(visitor.say("ik ben opgelicht"))
    assert 2.5 < time.monotonic() - start < 4.5
    engine.delay = 0
    assert visitor.say("hallo?") == ["2: ik ben opgelicht\nhallo?"]


def test_a_late_answer_is_dropped(visitor: Visitor, engine: ScriptedEngine) -> None:
    engine.delay = 3.5
    assert is_fail_safe(visitor.say("ik ben opgelicht"))
    time.sleep(1.2)
    assert not [text for text in visitor.texts() if text.startswith("2: ")]


def test_an_engine_that_ends_in_the_middle_of_a_turn_loses_nothing(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.drop = True
    assert is_fail_safe(visitor.say("er komt iemand mijn pas halen"))
    engine.drop = False
    assert visitor.say("hallo?") == ["2: er komt iemand mijn pas halen\nhallo?"]


def test_a_message_that_breaks_the_engine_does_not_break_the_next_one(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.status = 500
    assert is_fail_safe(visitor.say("gif"))
    engine.status = 200
    assert visitor.say("hallo?") == ["2: hallo?"]


def test_a_message_that_slows_the_engine_is_tried_once_more_and_then_left(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    def slow_on_poison(request: TurnRequest) -> TurnReply:
        if "gif" in (request.message.text or ""):
            time.sleep(5)
        return echo(request)

    engine.script = slow_on_poison
    assert is_fail_safe(visitor.say("gif"))
    assert is_fail_safe(visitor.say("hallo?"))
    assert visitor.say("bent u er?") == ["2: hallo?\nbent u er?"]


def test_state_that_the_engine_cannot_read_is_left_behind(visitor: Visitor, engine: ScriptedEngine) -> None:
    visitor.say("hallo")
    answer = engine.answer

    def refuse_state(path: str, body: bytes) -> tuple[int, bytes]:
        return (422, b"{}") if b'"turn":2' in body else answer(path, body)

    engine.answer = refuse_state  # type: ignore[method-assign]
    try:
        assert visitor.say("nog een keer") == ["1: nog een keer"]
    finally:
        del engine.answer  # type: ignore[method-assign]


def test_a_person_can_be_asked_for_without_the_engine(
    visitor: Visitor, engine: ScriptedEngine, anna: DeskClient
) -> None:
    assert anna.csrf, "somebody is at the desk"
    # Who is there is looked at again after some seconds.
    time.sleep(SEEN_SECONDS)
    engine.stop()
    try:
        visitor.say("help")
        assert visitor.press("ask_human") == [
            "Een medewerker neemt dit gesprek over. U kunt hier blijven schrijven."
        ]
        news = visitor.news()
        assert news["status"] == "waiting"
        assert news["queue"]["open"] is True
        assert news["queue"]["position"] >= 1
        said = visitor.say("bent u daar?")
        assert "112" in said[0]
        assert "U houdt uw plaats" in said[-1]
        assert not visitor.news()["messages"][-1]["buttons"], "who waits has asked already"
    finally:
        engine.start()


def test_messages_sent_while_the_engine_hangs_share_one_time_limit(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    import threading

    engine.delay = 5
    answers: list[Any] = []
    threads = [
        threading.Thread(target=lambda: answers.append(visitor.send(text="help").json()["messages"]))
        for _ in range(6)
    ]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - start < 9
    assert all(is_fail_safe([message["text"] for message in answer]) for answer in answers)
