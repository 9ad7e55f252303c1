"""The visitor chooses another language on the page, and the conversation goes on in it."""

import threading
import time
from dataclasses import replace

import pytest

from bot.domain.turn import TurnReply, TurnRequest
from tests.web.desk_client import DeskClient
from tests.web.running import Visitor, Web, eventually
from tests.web.scripted_engine import ScriptedEngine, echo


def in_the_language_asked_for(request: TurnRequest) -> TurnReply:
    plain = echo(request)
    return replace(plain, replies=(replace(plain.replies[0], language=request.context.language),))


def choose(web: Web, visitor: Visitor, language: object) -> int:
    done = web.client.put(f"{visitor.address}/language", json={"language": language}, headers=visitor.headers)
    return done.status_code


@pytest.fixture
def talking(visitor: Visitor, engine: ScriptedEngine) -> Visitor:
    engine.script = in_the_language_asked_for
    visitor.say("Er is geld weg.")
    return visitor


def test_the_bot_says_in_it_what_counts_now_and_what_follows_is_in_it_too(
    web: Web, talking: Visitor, engine: ScriptedEngine
) -> None:
    assert choose(web, talking, "en") == 204
    turn = engine.turns[-1]
    assert (turn.message.text, turn.message.button, turn.context.language) == (None, None, "en")
    assert talking.news()["messages"][-1]["language"] == "en"
    assert talking.get("/summary").json()["language"] == "en"
    talking.say("And now?")
    assert talking.news()["messages"][-1]["language"] == "en"


def test_the_same_language_again_says_nothing(web: Web, talking: Visitor) -> None:
    before = talking.texts()
    assert choose(web, talking, "nl") == 204
    assert talking.texts() == before


def test_an_answer_that_is_under_way_comes_first(web: Web, talking: Visitor, engine: ScriptedEngine) -> None:
    engine.delay = 0.6
    saying = threading.Thread(target=talking.send, kwargs={"text": "Wacht even."})
    saying.start()
    eventually(lambda: talking.texts()[-1] == "Wacht even.")
    time.sleep(0.1)
    assert choose(web, talking, "en") == 204
    saying.join()
    languages = [message["language"] for message in talking.news()["messages"] if message["author"] == "bot"]
    assert languages[-2:] == ["nl", "en"]


def test_while_a_person_has_the_conversation_the_bot_stays_silent(
    web: Web, talking: Visitor, anna: DeskClient
) -> None:
    assert anna.act(talking.id, "take").status_code < 400
    assert talking.news()["status"] == "staff"
    before = talking.texts()
    assert choose(web, talking, "en") == 204
    assert talking.texts() == before
    assert talking.get("/summary").json()["language"] == "en"


def test_only_the_visitor_and_only_languages_that_are_there(web: Web, talking: Visitor) -> None:
    for wrong in ("de", None, 5, ["en"]):
        assert choose(web, talking, wrong) == 400
    assert web.client.put(f"{talking.address}/language", json={"language": "en"}).status_code == 401
