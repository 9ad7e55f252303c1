"""Whatever somebody sends, they get a clear answer, and nothing is lost or stored by mistake."""

import json
import threading
import uuid
from collections import Counter
from typing import Any

import httpx
import pytest

from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine


def problem(answer: httpx.Response) -> str:
    """The type of the problem in an answer, which must be one in every respect."""
    assert answer.headers["content-type"].startswith("application/problem+json")
    details = answer.json()
    assert details["status"] == answer.status_code
    assert details["title"]
    assert details["detail"]
    return str(details["type"]).removeprefix("urn:nld:terplaatse:problem:")


def post(visitor: Visitor, content: bytes) -> httpx.Response:
    return visitor.web.client.post(f"{visitor.address}/messages", content=content, headers=visitor.headers)


@pytest.mark.parametrize("text", ["", " ", "\n\t\n", "\x00", "\x07\x1b"])
def test_an_empty_message_is_refused(visitor: Visitor, text: str) -> None:
    answer = visitor.send(text=text)
    assert (answer.status_code, problem(answer)) == (400, "empty-message")
    assert len(visitor.texts()) == 1


def test_4000_characters_are_taken_and_4001_are_not(visitor: Visitor) -> None:
    assert visitor.send(text="é" * 4000).status_code == 200
    answer = visitor.send(text="é" * 4001)
    assert (answer.status_code, problem(answer)) == (413, "too-long")
    assert len(visitor.texts()) == 3


def test_a_message_of_1_mb_is_refused_in_words(visitor: Visitor) -> None:
    answer = visitor.send(text="a" * 1_000_000)
    assert (answer.status_code, problem(answer)) == (413, "too-long")
    assert len(visitor.texts()) == 1


def test_control_characters_and_lone_surrogates_are_taken_out(
    visitor: Visitor, engine: ScriptedEngine
) -> None:
    for raw in (
        b'"ik\\u0000 ben\\ud800 ge\\u0007beld"',
        b'"ik\\udfff ben gebeld"',
        b'"ik\xed\xa0\x80 ben gebeld"',
    ):
        body = b'{"id": "' + str(uuid.uuid4()).encode() + b'", "text": ' + raw + b"}"
        assert post(visitor, body).status_code == 200
        assert engine.turns[-1].message.text == "ik ben gebeld"


def test_emoji_and_right_to_left_text_stay_as_they_are(visitor: Visitor) -> None:
    assert visitor.say("😀 مرحبا שלום\nnieuwe regel") == ["2: 😀 مرحبا שלום\nnieuwe regel"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "'; DROP TABLE message; --",
        '" OR 1=1 --',
        "/restart",
        "/session_start",
        '/ask_human{"scenario": "phishing"}',
        "{{7*7}} ${7*7} %s {0}",
        "../../etc/passwd",
    ],
)
def test_text_is_only_text(visitor: Visitor, engine: ScriptedEngine, text: str) -> None:
    assert visitor.say(text) == [f"2: {text}"]
    assert engine.turns[-1].message.text == text
    assert engine.turns[-1].message.button is None
    assert visitor.texts() == ["1: <open>", text, f"2: {text}"]


@pytest.mark.parametrize("button", ["fact:danger:none", "/restart", "form:confirm", "", "x" * 5000, "\x00"])
def test_a_button_that_was_not_offered_is_refused(
    visitor: Visitor, engine: ScriptedEngine, button: str
) -> None:
    before = len(engine.turns)
    answer = visitor.send(button=button)
    assert (answer.status_code, problem(answer)) == (400, "unknown-button")
    assert len(engine.turns) == before
    assert len(visitor.texts()) == 1
    assert visitor.say("het gesprek gaat verder") == ["2: het gesprek gaat verder"]


def test_a_button_offered_to_somebody_else_is_refused(web: Web, engine: ScriptedEngine) -> None:
    def without_buttons(request: Any) -> Any:
        from dataclasses import replace

        from tests.web.scripted_engine import echo

        plain = echo(request)
        return replace(plain, replies=tuple(replace(reply, buttons=()) for reply in plain.replies))

    with_button = web.visitor()
    engine.script = without_buttons
    without = web.visitor()
    assert with_button.send(button="fact:called_bank:yes").status_code == 200
    assert without.send(button="fact:called_bank:yes").status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        b"", b"nonsense", b"[]", b"null", b"3", b'"text"', b"{}", b'{"text": "a"}',
        b'{"id": "1", "text": "a"}',
        b'{"id": 7, "text": "a"}', b'{"id": "6f8bbc5e-44d8-4c89-9d0f-3d2a1bbf9b1c"}',
        b'{"id": "6f8bbc5e-44d8-4c89-9d0f-3d2a1bbf9b1c", "text": 5}',
        b'{"id": "6f8bbc5e-44d8-4c89-9d0f-3d2a1bbf9b1c", "text": ["a"]}',
        b'{"id": "6f8bbc5e-44d8-4c89-9d0f-3d2a1bbf9b1c", "text": "a", "button": "b"}',
        b'{"id": "6f8bbc5e-44d8-4c89-9d0f-3d2a1bbf9b1c", "text": "\xff\xfe"}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(visitor: Visitor, body: bytes) -> None:
    answer = post(visitor, body)
    assert (answer.status_code, problem(answer)) == (400, "not-understood")
    assert len(visitor.texts()) == 1


def test_a_token_is_needed_and_must_fit(web: Web, visitor: Visitor) -> None:
    other = web.visitor()
    body = {"id": str(uuid.uuid4()), "text": "hallo"}
    for path in ("/messages", "/summary", "/erasure"):
        for headers, expected in (
            ({}, (401, "no-token")),
            ({"Authorization": "Basic abc"}, (401, "no-token")),
            ({"Authorization": "Bearer wrong"}, (404, "not-found")),
            ({"Authorization": f"Bearer {other.token}"}, (404, "not-found")),
        ):
            answer = web.client.get(f"{visitor.address}{path}", headers=headers)
            assert (answer.status_code, problem(answer)) == expected
    for headers, expected in (
        ({}, (401, "no-token")),
        ({"Authorization": f"Bearer {other.token}"}, (404, "not-found")),
    ):
        answer = web.client.post(f"{visitor.address}/messages", json=body, headers=headers)
        assert (answer.status_code, problem(answer)) == expected
        assert web.client.delete(visitor.address, headers=headers).status_code == expected[0]
    assert len(visitor.texts()) == 1


def test_somebody_elses_conversation_looks_like_one_that_is_not_there(web: Web, visitor: Visitor) -> None:
    other = web.visitor()
    answers = [
        web.client.get(f"{web.url}/api/v1/conversations/{each}/messages", headers=visitor.headers)
        for each in (other.id, "0" * 32, "a", "%00", "'; --")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


def test_the_cookie_opens_only_its_own_conversation(web: Web, visitor: Visitor) -> None:
    other = web.visitor()
    cookies = {"cookie": f"conversation={visitor.id}.{visitor.token}"}
    assert web.client.get(f"{visitor.address}/messages", headers=cookies).status_code == 200
    assert web.client.get(f"{other.address}/messages", headers=cookies).status_code == 404
    broken = {"cookie": "conversation=nonsense"}
    assert web.client.get(f"{visitor.address}/messages", headers=broken).status_code == 401


@pytest.mark.parametrize(
    "query", ["after=x", "after=-1", "wait=-1", "wait=nan", "after=1e400", "after=99999999999999"]
)
def test_numbers_in_the_address_must_be_numbers(visitor: Visitor, query: str) -> None:
    answer = visitor.get(f"/messages?{query}")
    assert (answer.status_code, problem(answer)) == (400, "not-understood")


def test_unknown_addresses_and_methods_are_problems_too(web: Web, engine: ScriptedEngine) -> None:
    assert problem(web.client.get(f"{web.url}/api/v1/nothing")) == "not-found"
    assert problem(web.client.put(f"{web.url}/api/v1/conversations")) == "method-not-allowed"
    answer = web.client.post(f"{web.url}/api/v1/conversations", json={"language": "fr"})
    assert (answer.status_code, problem(answer)) == (400, "not-understood")


def test_fifty_messages_at_once_are_all_answered_in_order(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.delay = 0.01
    answers: dict[int, httpx.Response] = {}

    def send(number: int) -> None:
        answers[number] = visitor.send(text=f"bericht {number}")

    threads = [threading.Thread(target=send, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Counter(answer.status_code for answer in answers.values()) == {200: 50}
    for number, answer in answers.items():
        (said,) = answer.json()["messages"]
        assert said["text"].endswith(f": bericht {number}")
    stored = [message for message in visitor.news()["messages"] if message["author"] == "visitor"]
    assert Counter(message["text"] for message in stored) == {f"bericht {number}": 1 for number in range(50)}
    # The engine had one turn at a time, in the order in which the messages were stored.
    heard = [turn for turn in engine.turns if turn.message.text]
    assert [turn.message.text for turn in heard] == [message["text"] for message in stored]
    assert [turn.state for turn in heard] == [{"turn": number} for number in range(1, 51)]


def test_too_many_messages_are_refused_and_not_stored(database_setting: str, tmp_path: Any) -> None:
    from tests.web.running import running_web

    with running_web(database_setting, tmp_path, RATE_LIMIT="5/minute") as (web, _engine):
        visitor = web.visitor()
        answers = [visitor.send(text=f"bericht {number}") for number in range(8)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
        assert problem(answers[-1]) == "too-many-requests"
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
        said = [message["text"] for message in visitor.news()["messages"] if message["author"] == "visitor"]
        assert said == [f"bericht {number}" for number in range(5)]
        # Somebody else is not held up.
        assert web.visitor().send(text="hallo").status_code == 200


def test_no_text_stands_in_the_log(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    secret = f"mijn geheim is {uuid.uuid4()}"
    visitor.say(secret)
    engine.status = 500
    visitor.say(secret + " nog een keer")
    post(visitor, json.dumps({"id": str(uuid.uuid4()), "text": 5, "more": secret}).encode())
    assert secret not in web.log.read_text()
    assert visitor.token not in web.log.read_text()
