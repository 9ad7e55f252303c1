"""Saying something and hearing the answer."""

import uuid

import httpx

from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, replying


def test_the_bot_speaks_first(visitor: Visitor) -> None:
    assert [message["text"] for message in visitor.opening] == ["1: <open>"]
    assert len(visitor.id) == 32


def test_a_message_is_answered_with_what_is_said_in_its_turn(visitor: Visitor) -> None:
    answer = visitor.send(text="Ik ben gebeld").json()
    assert [message["text"] for message in answer["messages"]] == ["2: Ik ben gebeld"]
    assert answer["messages"][0]["author"] == "bot"
    assert answer["message"]["text"] == "Ik ben gebeld"
    assert [message["seq"] for message in visitor.news()["messages"]] == [1, 2, 3]


def test_the_same_id_again_gives_the_same_answer_and_no_second_turn(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    message_id = str(uuid.uuid4())
    first = visitor.send(message_id, text="hallo").json()
    turns = len(engine.turns)
    again = visitor.send(message_id, text="hallo").json()
    assert again["messages"] == first["messages"]
    assert len(engine.turns) == turns
    assert len(visitor.texts()) == 3


def test_the_same_id_with_other_content_is_refused(visitor: Visitor) -> None:
    message_id = str(uuid.uuid4())
    visitor.send(message_id, text="hallo")
    refused = visitor.send(message_id, text="iets anders")
    assert refused.status_code == 409
    assert refused.json()["type"] == "urn:nld:terplaatse:problem:other-content"
    assert visitor.send(message_id, button="fact:called_bank:yes").status_code == 409
    assert len(visitor.texts()) == 3


def test_an_offered_button_is_passed_on_and_shown_by_its_title(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    assert visitor.press("fact:called_bank:yes") == ["2: <fact:called_bank:yes>"]
    shown = visitor.news()["messages"][1]
    assert (shown["author"], shown["text"]) == ("visitor", "Ja, de bank weet het")
    assert engine.turns[-1].message.text is None


def test_the_state_of_the_engine_goes_round_unread(visitor: Visitor, engine: ScriptedEngine) -> None:
    visitor.say("een")
    visitor.say("twee")
    assert [turn.state for turn in engine.turns] == [None, {"turn": 1}, {"turn": 2}]


def test_a_page_may_keep_the_token_in_its_cookie_only(web: Web, engine: ScriptedEngine) -> None:
    with httpx.Client(base_url=web.url, trust_env=False) as browser:
        begun = browser.post("/api/v1/conversations", json={"language": "nl", "cookie": True})
        assert "token" not in begun.json()
        cookie = begun.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        address = f"/api/v1/conversations/{begun.json()['id']}/messages"
        said = browser.post(address, json={"id": str(uuid.uuid4()), "text": "hallo"})
        assert said.status_code == 200
        assert browser.get("/api/v1/conversations/current").json()["id"] == begun.json()["id"]


def test_new_messages_are_heard_by_a_long_poll(visitor: Visitor) -> None:
    assert visitor.news(after=1, wait=0.2)["messages"] == []
    visitor.say("hallo")
    news = visitor.news(after=1, wait=5)
    assert [message["text"] for message in news["messages"]] == ["hallo", "2: hallo"]
    assert news["status"] == "bot"


def test_a_conversation_in_english_stays_english(web: Web, engine: ScriptedEngine) -> None:
    engine.script = replying("Hello")
    web.visitor(language="en")
    assert engine.turns[-1].context.language == "en"


def test_a_body_is_optional_when_a_conversation_begins(web: Web, engine: ScriptedEngine) -> None:
    assert httpx.post(f"{web.url}/api/v1/conversations", trust_env=False).status_code == 201
    assert httpx.post(f"{web.url}/api/v1/conversations", content=b"{}", trust_env=False).status_code == 201
