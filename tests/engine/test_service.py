"""The turn service, with the real trained model, in a process of its own."""

import json
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.engine.service import CONTEXT, ROOT, Answer, Service

STORY = "ik ben net gebeld door de ING en heb 3000 euro overgemaakt"


def test_it_is_live_and_ready_with_its_encoder(service: Service) -> None:
    assert service.get("/health/live").status == 200
    assert service.get("/health/ready") == Answer(200, {"status": "ready", "encoder": "present", "why": None})


def test_opening_the_chat_gets_a_reply_and_a_state(service: Service) -> None:
    answer = service.open()
    assert answer.status == 200
    assert answer.body["replies"]
    assert answer.body["recognition"] is None
    assert answer.body["state"]["slots"]["case"]


def test_a_story_is_recognised_and_answered(service: Service) -> None:
    opened = service.open().body
    answer = service.say(STORY, opened["state"]).body
    assert answer["recognition"]["ranking"][0]["name"] == "bank_helpdesk_fraud"
    assert {"lost_money"} <= {fact["name"] for fact in answer["recognition"]["facts"]}
    assert answer["replies"]
    assert answer["case"]["scenario"] == "bank_helpdesk_fraud"


def test_the_same_request_gets_the_same_reply(service: Service) -> None:
    state = service.say(STORY).body["state"]
    assert service.say("nee", state) == service.say("nee", state)


def test_a_button_is_answered_without_being_read_as_text(service: Service) -> None:
    asked = service.say(STORY).body
    buttons = [button["id"] for reply in asked["replies"] for button in reply["buttons"]]
    answer = service.press(buttons[0], asked["state"])
    assert answer.status == 200
    assert answer.body["replies"]
    assert answer.body["recognition"] is None


@pytest.mark.parametrize(
    "typed",
    ["/restart", "/session_start", "/back", "/open_chat", '/crisis{"case": "x"}', "/button", "/affirm", "/"],
)
def test_what_looks_like_a_command_of_rasa_is_text(service: Service, typed: str) -> None:
    before = service.say(STORY).body
    answer = service.say(typed, before["state"])
    assert answer.status == 200
    assert answer.body["recognition"]["ranking"], "it was read as text"
    assert answer.body["replies"]
    assert answer.body["case"]["scenario"] == "bank_helpdesk_fraud", "the conversation goes on"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "ik heb\x00betaald",
        "😱😱😱",
        "Меня обманули",
        "<script>alert(1)</script>",
        "'; DROP TABLE conversations; --",
        '{"intent": "crisis"}',
        "hallo " * 700,
        "a" * 4000,
        "€" * 4000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_text_gets_a_reply(service: Service, text: str) -> None:
    answer = service.say(text)
    assert answer.status == 200
    assert answer.body["replies"]


def test_a_lone_surrogate_is_refused_and_the_next_message_answered(service: Service) -> None:
    body = b'{"message": {"id": "m", "text": "\\ud800"}, "context": ' + json.dumps(CONTEXT).encode() + b"}"
    assert service.post("/turn", body).status == 400
    assert service.say("hallo").status == 200


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"message": {"id": "m", "text": 5}, "context": {}}',
        b'{"message": {"text": "hallo"}, "context": {"now": "x", "next_reference": "y"}}',
    ],
    ids=lambda body: repr(body[:12]),
)
def test_a_body_that_is_no_turn_is_refused(service: Service, body: bytes) -> None:
    answer = service.post("/turn", body)
    assert answer.status == 400
    assert answer.body["error"]


def test_one_megabyte_is_refused(service: Service) -> None:
    assert service.say("x" * 1_000_000).status == 413


def test_a_text_longer_than_web_lets_through_is_refused(service: Service) -> None:
    assert service.say("x" * 8001).status == 413


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"version": 0},
        {"version": 1},
        {"version": 1, "slots": {}, "loop": None, "events": [{"event": "?"}]},
    ],
    ids=str,
)
def test_a_state_that_is_not_ours_is_refused(service: Service, state: object) -> None:
    assert service.say("hallo", state).status == 422


def test_an_unknown_path_and_method_are_refused(service: Service) -> None:
    assert service.get("/webhooks/rest/webhook").status == 404
    assert service.get("/turn").status == 405


def test_two_conversations_at_once_do_not_mix(service: Service) -> None:
    stories = {
        "friend_in_need": "mijn zoon appte met een nieuw nummer en vroeg om geld",
        "ask_human": "mens spreken",
    }
    alone = {name: _replies(service, text) for name, text in stories.items()}
    together: dict[str, list[object]] = {name: [] for name in stories}

    def talk(name: str) -> None:
        together[name] = [_replies(service, stories[name]) for _ in range(20)]

    threads = [threading.Thread(target=talk, args=[name]) for name in stories]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name, answers in together.items():
        assert answers == [alone[name]] * 20


def _replies(service: Service, text: str) -> object:
    opened = service.open().body
    return service.say(text, opened["state"]).body["replies"]


def test_recognising_tells_facts_and_urgency_without_dialogue(service: Service) -> None:
    known = [{"name": "claims_police", "value": True, "words": "agent", "message_id": "1"}]
    answer = service.post("/recognise", {"text": "hij staat nu voor de deur", "facts": known})
    assert answer.status == 200
    assert answer.body["urgency"] == "emergency"
    assert answer.body["reasons"]
    assert {"danger", "claims_police"} <= {fact["name"] for fact in answer.body["facts"]}
    assert "state" not in answer.body


def test_nothing_that_was_said_stands_in_the_log(service: Service) -> None:
    secret = "zeldzaamwoordje"
    service.say(f"ik heb {secret} overgemaakt")
    service.say(
        f"ik heb {secret} overgemaakt", {"version": 1, "slots": {"case": secret}, "loop": None, "events": []}
    )
    service.post("/turn", f'{{"message": {{"id": "{secret}", "text": {{}}}}}}'.encode())
    assert secret not in service.log.read_text()


def test_only_this_user_can_reach_the_socket(service: Service) -> None:
    assert stat.S_IMODE(service.socket.stat().st_mode) == 0o600


def test_it_leaves_no_temporary_files(service: Service) -> None:
    service.say(STORY)
    assert list(service.temporary.iterdir()) == []


def test_it_stays_small(service: Service) -> None:
    for text in (STORY, "hallo " * 700, "x" * 4000):
        for _ in range(10):
            service.say(text)
    assert service.memory_mb() < 330


def test_a_killed_engine_loses_nothing(own_service: Service) -> None:
    before = own_service.say(STORY).body
    expected = own_service.say("nee", before["state"]).body
    own_service.process.send_signal(signal.SIGKILL)
    own_service.process.wait()
    own_service.start()  # over the socket that the killed one left
    assert own_service.say("nee", before["state"]).body == expected


def test_it_stops_when_asked_and_removes_its_socket(own_service: Service) -> None:
    assert own_service.stop() == 0
    assert own_service.log.read_text().endswith("Stopped\n")
    assert not own_service.socket.exists()


def test_a_second_engine_does_not_take_the_socket(service: Service, model: Path) -> None:
    command = [sys.executable, "-m", "bot.engine", "--socket", str(service.socket), "--model", str(model)]
    second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert second.returncode == 1
    assert "another engine" in second.stderr
    assert service.say("hallo").status == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_it_listens_on_loopback_only(model: Path, host: str) -> None:
    command = [sys.executable, "-m", "bot.engine", "--host", host, "--port", "0", "--model", str(model)]
    refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 1
    assert "loopback" in refused.stderr or "not an address" in refused.stderr


def test_without_a_model_it_says_how_to_make_one(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "bot.engine",
        "--socket",
        str(tmp_path / "s"),
        "--model",
        str(tmp_path / "m"),
    ]
    refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 1
    assert "make train" in refused.stderr
