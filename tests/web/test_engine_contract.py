"""The scripted engine of the other tests and the real one say the same things in the same words."""

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.domain.turn import Context, Message, RecogniseRequest, TurnRequest
from bot.web.engine_client import EngineClient, EngineFailedError, EngineReady, StateRefusedError
from bot.web.local_http import Answer, LocalHttp
from bot.web.settings import ROOT
from tests.web.scripted_engine import scripted_engine

READY_SECONDS = 120
CONTEXT = Context(now="2026-11-24T12:00:00+01:00", next_reference="TP-CDFGHJ")

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module", params=["scripted", "real"])
def socket(request: pytest.FixtureRequest) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="tp-") as folder:
        path = Path(folder) / "engine.sock"
        if request.param == "scripted":
            with scripted_engine(path):
                yield path
        else:
            python = ROOT / ".venv-engine" / "bin" / "python"
            # Any model will do: what is compared is how it is talked to.
            model = max(
                (ROOT / "models" / "trained").glob("[en]*-*.tar.gz"), key=lambda each: each.stat().st_mtime
            )
            command = [python, "-m", "bot.engine", "--socket", str(path), "--model", model]
            process = subprocess.Popen(command, cwd=ROOT)
            try:
                asyncio.run(ready(EngineClient(path, "", 3), process))
                yield path
            finally:
                process.terminate()
                process.wait(20)


async def ready(client: EngineClient, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while await client.readiness() is None:
        assert process.poll() is None, "the engine ended; is there a trained model? (make train)"
        assert time.monotonic() < deadline, "the engine does not become ready"
        await asyncio.sleep(0.5)
    client.close()


@pytest.fixture
def client(socket: Path) -> Iterator[EngineClient]:
    opened = EngineClient(socket, "", 20)
    yield opened
    opened.close()


async def test_it_speaks_first_and_its_state_goes_round(client: EngineClient) -> None:
    opened = await client.turn(TurnRequest(Message("m0"), CONTEXT))
    assert opened.replies
    answered = await client.turn(
        TurnRequest(Message("m1", text="ik heb 3000 euro overgemaakt"), CONTEXT, opened.state)
    )
    assert answered.replies
    button = next(each for reply in (*answered.replies, *opened.replies) for each in reply.buttons)
    pressed = await client.turn(TurnRequest(Message("m2", button=button.id), CONTEXT, answered.state))
    assert pressed.replies


async def test_it_recognises_danger_outside_a_dialogue(client: EngineClient) -> None:
    seen = await client.recognise(RecogniseRequest("er staat nu iemand voor de deur, hij staat voor de deur"))
    assert seen.urgency == "emergency"
    assert seen.reasons
    calm = await client.recognise(RecogniseRequest("goedemiddag"))
    assert calm.urgency != "emergency"


async def test_it_says_when_it_is_ready(client: EngineClient) -> None:
    assert await client.readiness() == EngineReady("present")


async def test_calls_side_by_side_are_answered_each(client: EngineClient) -> None:
    replies = await asyncio.gather(
        *(client.turn(TurnRequest(Message(f"m{number}", text="hallo"), CONTEXT)) for number in range(8))
    )
    assert all(reply.replies for reply in replies)


async def test_it_knows_no_other_addresses(
    socket: Path,
) -> None:
    http = LocalHttp(socket)
    answer: Answer = await http.get("/nothing")
    assert answer.status == 404
    http.close()


@pytest.mark.parametrize("socket", ["real"], indirect=True)
async def test_state_of_another_version_is_refused_as_such(client: EngineClient) -> None:
    with pytest.raises(StateRefusedError):
        await client.turn(TurnRequest(Message("m1", text="hallo"), CONTEXT, {"version": -1}))
    with pytest.raises(EngineFailedError):
        await client.turn(TurnRequest(Message("m1", text="a" * 100_000), CONTEXT))
