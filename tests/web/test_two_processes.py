"""Two web processes on one database: one turn at a time, in order, and each hears of the other."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import websockets.sync.client

from tests.postgresql import Cluster
from tests.web.running import Visitor, Web, running_web
from tests.web.scripted_engine import ScriptedEngine

Pair = tuple[Web, Web, ScriptedEngine]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    settings = {"RATE_LIMIT": "100000/minute"}
    if request.param == "sqlite":
        url = f"sqlite:///{folder}/pair.sqlite"
        with running_web(url, folder, **settings) as (first, engine):
            yield from beside(first, engine, folder)
    else:
        cluster: Cluster = request.getfixturevalue("postgresql")
        with cluster.database() as url, running_web(url, folder, **settings) as (first, engine):
            yield from beside(first, engine, folder)


def beside(first: Web, engine: ScriptedEngine, folder: Path) -> Iterator[Pair]:
    second = Web(first.settings, folder / "second.log")
    second.start()
    try:
        yield first, second, engine
    finally:
        second.stop()
        second.client.close()


def elsewhere(visitor: Visitor, web: Web) -> Visitor:
    """The same visitor, whose calls another process answers."""
    return Visitor(web, visitor.id, visitor.token, visitor.opening)


def test_messages_through_both_are_answered_once_and_in_order(pair: Pair) -> None:
    first, second, engine = pair
    engine.reset()
    engine.delay = 0.02
    here = first.visitor()
    there = elsewhere(here, second)
    failures: list[str] = []

    def talk(visitor: Visitor, name: str) -> None:
        for number in range(15):
            (text,) = visitor.say(f"{name}{number}")
            if not text.endswith(f": {name}{number}"):
                failures.append(text)

    talking = [threading.Thread(target=talk, args=arguments) for arguments in ((here, "a"), (there, "b"))]
    for thread in talking:
        thread.start()
    for thread in talking:
        thread.join()
    assert failures == []
    turns = [turn.state for turn in engine.turns]
    assert turns == [None, *({"turn": number} for number in range(1, 31))]


def test_a_message_through_one_is_heard_in_the_other(pair: Pair) -> None:
    first, second, engine = pair
    engine.reset()
    here = first.visitor()
    there = elsewhere(here, second)
    address = f"ws://127.0.0.1:{second.port}/api/v1/conversations/{here.id}/socket?after=1"
    with websockets.sync.client.connect(address, additional_headers=here.headers) as socket:
        assert json.loads(socket.recv(5))["type"] == "status"
        polled: list[list[str]] = []
        polling = threading.Thread(
            target=lambda: polled.append([message["text"] for message in there.news(1, 10)["messages"]])
        )
        polling.start()
        time.sleep(0.5)
        start = time.monotonic()
        here.say("hallo")
        polling.join()
        assert time.monotonic() - start < 5
        assert polled[0][0] == "hallo"
        heard = [json.loads(socket.recv(5)) for _ in range(2)]
    assert [frame["text"] for frame in heard] == ["hallo", "2: hallo"]
