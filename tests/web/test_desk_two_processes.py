"""Two web processes on one PostgreSQL, without and with Redis: the desk is one desk."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.postgresql import Cluster
from tests.redis_server import redis_server
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Web, eventually, running_web
from tests.web.test_two_processes import Pair, beside
from tests.web.waiting_people import set_back, waiting


@pytest.fixture(scope="module", params=["without-redis", "with-redis"])
def pair(
    request: pytest.FixtureRequest, postgresql: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    folder: Path = tmp_path_factory.mktemp("desks")
    settings = {"RATE_LIMIT": "100000/minute"}
    with ExitStack() as stack:
        if request.param == "with-redis":
            settings["REDIS_URL"] = stack.enter_context(redis_server())[0]
        url = stack.enter_context(postgresql.database())
        first, engine = stack.enter_context(running_web(url, folder, **settings))
        yield from beside(first, engine, folder)


def at(web: Web, client: DeskClient) -> DeskClient:
    """The same person, at the same desk, through another process: the session holds there too."""
    return DeskClient(web, client.account, client.client, client.csrf)


def test_a_session_holds_in_both_and_ends_in_both(pair: Pair) -> None:
    first, second, _ = pair
    anna = at_desk(first, "Anna")
    assert "Anna" in at(second, anna).get("/desk").text
    at(second, anna).log_out()
    assert anna.get("/desk").headers["location"] == "/desk/login"


def test_of_two_claims_through_both_one_succeeds(pair: Pair) -> None:
    first, second, engine = pair
    for _ in range(5):
        visitor = waiting(first, engine)
        clients = [at_desk(first, "Anna"), at_desk(second, "Bram")]
        with ThreadPoolExecutor(2) as together:
            taken = [together.submit(client.act, visitor.id, "take") for client in clients]
            answers = [each.result() for each in taken]
        assert sorted(answer.status_code for answer in answers) == [302, 409]


def test_what_happens_through_one_is_told_to_a_desk_that_is_open_at_the_other(pair: Pair) -> None:
    first, second, engine = pair
    bram = at_desk(second, "Bram")
    visitor = waiting(first, engine)
    saying = threading.Timer(1, visitor.say, ["Bent u daar?"])
    deadline = time.monotonic() + 60
    with bram.desk_open(visitor.id) as lines:
        saying.start()
        for line in lines:
            # The first one, from when the page was opened, was read by desk_open.
            if line == "event: talk":
                break
            assert time.monotonic() < deadline
    saying.join()
    assert "Bent u daar?" in bram.get(f"/desk/conversations/{visitor.id}").text


def test_staff_at_one_talk_with_a_visitor_at_the_other(pair: Pair) -> None:
    first, second, engine = pair
    visitor, anna = waiting(first, engine), at_desk(second, "Anna")
    assert anna.act(visitor.id, "take").status_code == 302
    anna.act(visitor.id, "reply", text="Dag, met Anna.")
    assert visitor.texts()[-1] == "Dag, met Anna."
    assert visitor.say("Dag Anna") == []
    anna.act(visitor.id, "hand-back")
    eventually(lambda: visitor.texts()[-1].endswith("<open>"))


def test_who_looks_at_one_is_seen_at_the_other(pair: Pair) -> None:
    first, second, engine = pair
    visitor, anna, bram = waiting(first, engine), at_desk(first, "Anna"), at_desk(second, "Bram")
    with anna.desk_open(visitor.id):
        eventually(lambda: "Anna bekijkt dit" in bram.get("/desk").text, 20)


def test_one_supervisor_is_called_once_by_two_processes(pair: Pair) -> None:
    first, second, engine = pair
    visitor, anna = waiting(first, engine), at_desk(second, "Anna")
    set_back(first, visitor, waiting_since=datetime.now(UTC) - timedelta(hours=2))
    eventually(lambda: "Teamleider gewaarschuwd" in anna.get("/desk").text, 30)
    page = anna.get(f"/desk/conversations/{visitor.id}").text
    assert page.count("Systeem waarschuwde de teamleider") == 1
