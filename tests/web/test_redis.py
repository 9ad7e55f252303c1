"""With REDIS_URL what is said in one web process is heard at once in another; rates are counted together."""

import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.sync.client import connect

from tests.postgresql import Cluster
from tests.redis_server import redis_server
from tests.web.running import running_web
from tests.web.test_two_processes import Pair, beside, elsewhere

# Without Redis another process looks in the database every second; with it only every 15 seconds.
AT_ONCE = 0.9


@pytest.fixture(scope="module")
def pair(postgresql: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder: Path = tmp_path_factory.mktemp("redis")
    with redis_server() as (redis, _), postgresql.database() as url:
        settings = {"REDIS_URL": redis, "RATE_LIMIT": "20/minute"}
        with running_web(url, folder, **settings) as (first, engine):
            yield from beside(first, engine, folder)


def test_what_is_said_in_one_process_is_heard_at_once_in_the_other(pair: Pair) -> None:
    first, second, engine = pair
    engine.reset()
    here = first.visitor()
    address = elsewhere(here, second).address.replace("http://", "ws://") + "/socket?after=1"
    with connect(address, additional_headers=here.headers) as opened:
        assert json.loads(opened.recv(5))["type"] == "status"
        took: list[float] = []
        for number in range(3):
            saying = threading.Thread(target=here.say, args=(f"bericht {number}",))
            start = time.monotonic()
            saying.start()
            heard = []
            while len(heard) < 2:
                frame = json.loads(opened.recv(5))
                if frame["type"] == "message":
                    heard.append(frame["text"])
            took.append(time.monotonic() - start)
            saying.join()
            assert heard == [f"bericht {number}", f"{number + 2}: bericht {number}"]
    # The quickest tells: the machine may be busy.
    assert min(took) < AT_ONCE


def test_typing_is_seen_in_the_other_process(pair: Pair) -> None:
    first, second, engine = pair
    engine.reset()
    here = first.visitor()
    address = elsewhere(here, second).address.replace("http://", "ws://") + "/socket?after=1"
    with connect(address, additional_headers=here.headers) as opened:
        json.loads(opened.recv(5))
        here.say("hallo")
        frames = [json.loads(opened.recv(5)) for _ in range(3)]
    assert {"type": "typing", "author": "bot", "on": True} in frames


def test_rates_are_counted_over_both_processes(pair: Pair) -> None:
    first, second, engine = pair
    engine.reset()
    here = first.visitor()
    there = elsewhere(here, second)
    answers = [(here if number % 2 else there).send(text="hallo").status_code for number in range(24)]
    assert answers.count(200) == 20
    assert answers.count(429) == 4


def test_no_text_passes_through_redis(pair: Pair) -> None:
    from redis import Redis

    first, _, engine = pair
    engine.reset()
    visitor = first.visitor()
    with Redis.from_url(first.settings["REDIS_URL"]) as client, client.pubsub() as listener:
        listener.subscribe("ter-plaatse")
        visitor.say("mijn naam is Jansen")
        heard = b""
        deadline = time.monotonic() + 3
        while time.monotonic() < deadline:
            message = listener.get_message(timeout=0.5)
            if message and message["type"] == "message":
                heard += message["data"]
    assert visitor.id.encode() in heard
    assert b"Jansen" not in heard


def test_everything_goes_on_when_redis_ends(postgresql: Cluster, tmp_path: Path) -> None:
    with (
        redis_server() as (redis, process),
        postgresql.database() as url,
        running_web(url, tmp_path, REDIS_URL=redis) as (web, _),
    ):
        visitor = web.visitor()
        visitor.say("hallo")
        process.terminate()
        process.wait(10)
        assert visitor.say("nog een keer") == ["3: nog een keer"]
        assert web.client.get(f"{web.url}/health/ready").status_code == 200
