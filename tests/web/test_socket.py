"""The WebSocket of a conversation, and who may open one."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, echo
from tests.web.staff_at_work import desk
from tests.web.test_hand_over import ask_for_a_person


@contextmanager
def socket(visitor: Visitor, query: str = "", **headers: str) -> Iterator[ClientConnection]:
    address = visitor.address.replace("http://", "ws://") + "/socket" + query
    with connect(address, additional_headers=headers or visitor.headers) as opened:
        yield opened


def frames(opened: ClientConnection, count: int) -> list[dict[str, Any]]:
    """The next frames that are no typing."""
    found: list[dict[str, Any]] = []
    while len(found) < count:
        frame = json.loads(opened.recv(10))
        if frame["type"] != "typing":
            found.append(frame)
    return found


def say(opened: ClientConnection, text: str, message_id: str | None = None) -> str:
    message_id = message_id or str(uuid.uuid4())
    opened.send(json.dumps({"id": message_id, "text": text}))
    return message_id


def test_it_begins_with_what_the_page_does_not_have_and_who_answers(visitor: Visitor) -> None:
    visitor.say("hallo")
    with socket(visitor, "?after=1") as opened:
        first, second, status = frames(opened, 3)
    assert [first["text"], second["text"]] == ["hallo", "2: hallo"]
    assert status == {"type": "status", "status": "bot"}


def test_a_message_is_acknowledged_shown_and_answered(visitor: Visitor, engine: ScriptedEngine) -> None:
    with socket(visitor, "?after=1") as opened:
        frames(opened, 1)
        message_id = say(opened, "mijn pin is 4711")
        by_type: dict[str, list[dict[str, Any]]] = {}
        for frame in frames(opened, 3):
            by_type.setdefault(frame["type"], []).append(frame)
    assert by_type["ack"] == [
        {"type": "ack", "id": message_id, "seq": 2, "text": "mijn pin is [pincode verwijderd]"}
    ]
    assert [frame["seq"] for frame in by_type["message"]] == [2, 3]
    assert by_type["message"][1]["text"] == "2: mijn pin is [pincode verwijderd]"


def test_a_message_sent_twice_is_one_message(visitor: Visitor, engine: ScriptedEngine) -> None:
    with socket(visitor, "?after=1") as opened:
        frames(opened, 1)
        message_id = say(opened, "hallo")
        frames(opened, 3)
        say(opened, "hallo", message_id)
        (again,) = frames(opened, 1)
    assert (again["type"], again["seq"]) == ("ack", 2)
    assert len(visitor.texts()) == 3


def test_what_is_wrong_is_said_and_the_socket_stays_open(visitor: Visitor) -> None:
    with socket(visitor, "?after=1") as opened:
        frames(opened, 1)
        for sent in ("nonsense", "[]", '{"id": "x", "text": "a"}'):
            opened.send(sent)
            assert frames(opened, 1)[0]["problem"]["status"] == 400
        message_id = say(opened, "a" * 4001)
        (error,) = frames(opened, 1)
        assert (error["id"], error["problem"]["status"]) == (message_id, 413)
        opened.send(json.dumps({"id": message_id, "button": "form:confirm"}))
        assert frames(opened, 1)[0]["problem"]["type"].endswith("unknown-button")
        say(opened, "gewoon verder")
        assert {frame["type"] for frame in frames(opened, 3)} == {"ack", "message"}


def test_one_who_watches_sees_what_is_said_elsewhere(visitor: Visitor) -> None:
    with socket(visitor, "?after=1") as first, socket(visitor, "?after=1") as second:
        frames(first, 1)
        frames(second, 1)
        visitor.say("hallo")
        assert [frame["text"] for frame in frames(first, 2)] == ["hallo", "2: hallo"]
        assert [frame["text"] for frame in frames(second, 2)] == ["hallo", "2: hallo"]


@pytest.mark.anyio
async def test_a_visitor_sees_that_a_person_takes_over_types_and_leaves(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    ask_for_a_person(visitor, engine)
    engine.script = echo
    after = visitor.news()["messages"][-1]["seq"]
    with socket(visitor, f"?after={after}") as opened:
        assert frames(opened, 1)[0]["status"] == "waiting"
        async with desk(web) as at_work:
            await at_work.conversations.claim(visitor.id, at_work.anna)
            seen = frames(opened, 2)
            assert {frame["type"] for frame in seen} == {"message", "status"}
            assert next(frame for frame in seen if frame["type"] == "status")["staff"] == "Anna"
            await at_work.conversations.reply(visitor.id, at_work.anna, str(uuid.uuid4()), "Dag")
            assert frames(opened, 1)[0]["text"] == "Dag"
            await at_work.conversations.close(visitor.id, at_work.anna, "helped")
            seen = frames(opened, 2)
            assert next(frame for frame in seen if frame["type"] == "status")["status"] == "closed"


def test_the_bot_is_seen_typing(visitor: Visitor, engine: ScriptedEngine) -> None:
    with socket(visitor, "?after=1") as opened:
        frames(opened, 1)
        say(opened, "hallo")
        seen = [json.loads(opened.recv(10)) for _ in range(4)]
    assert {"type": "typing", "author": "bot", "on": True} in seen


def refused(visitor: Visitor, **headers: str) -> int:
    try:
        with socket(visitor, **headers):
            return 101
    except InvalidStatus as error:
        return error.response.status_code


def test_a_page_of_somebody_else_cannot_open_it(web: Web, visitor: Visitor) -> None:
    cookie = f"conversation={visitor.id}.{visitor.token}"
    own = web.url
    assert refused(visitor, Cookie=cookie, Origin=own) == 101
    assert refused(visitor, Cookie=cookie, Origin="https://evil.example") == 403
    assert refused(visitor, Cookie=cookie, Origin=own.replace("http://", "http://evil.")) == 403
    assert refused(visitor, Cookie=cookie, Origin="null") == 403
    assert refused(visitor, Cookie=cookie) == 403
    assert refused(visitor, Origin="https://evil.example", **visitor.headers) == 403


def close_code(visitor: Visitor, first_frame: str | None = None, **headers: str) -> int | None:
    with socket(visitor, **headers) as opened:
        if first_frame is not None:
            opened.send(first_frame)
        try:
            opened.recv(15)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None
    return None


def test_a_token_that_does_not_fit_opens_nothing(web: Web, visitor: Visitor) -> None:
    other = web.visitor()
    assert close_code(visitor, Authorization=f"Bearer {other.token}") == 4404
    assert close_code(visitor, "nonsense", Origin=web.url) == 4404
    wrong = json.dumps({"type": "authorize", "token": other.token})
    assert close_code(visitor, wrong, Origin=web.url) == 4404


def test_a_page_without_cookie_gives_its_token_first(web: Web, visitor: Visitor) -> None:
    with socket(visitor, Origin=web.url) as opened:
        opened.send(json.dumps({"type": "authorize", "token": visitor.token}))
        assert [frame["type"] for frame in frames(opened, 2)] == ["message", "status"]


def test_a_conversation_that_is_erased_closes_its_socket(visitor: Visitor) -> None:
    with socket(visitor, "?after=1") as opened:
        frames(opened, 1)
        assert visitor.web.client.delete(visitor.address, headers=visitor.headers).status_code == 204
        with pytest.raises(ConnectionClosed) as closed:
            opened.recv(10)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4404


def test_a_conversation_has_a_limited_number_of_sockets(visitor: Visitor) -> None:
    opened = []
    try:
        for _ in range(6):
            context = socket(visitor)
            opened.append(context)
            frames(context.__enter__(), 2)
        assert close_code(visitor) == 4429
    finally:
        for context in opened:
            context.__exit__(None, None, None)


def test_a_frame_that_is_too_large_closes_only_this_socket(web: Web, visitor: Visitor) -> None:
    with socket(visitor, "?after=1") as opened:
        frames(opened, 1)
        opened.send(json.dumps({"id": str(uuid.uuid4()), "text": "a" * 1_000_000}))
        with pytest.raises(ConnectionClosed):
            opened.recv(10)
    assert visitor.say("verder") == ["2: verder"]
