"""`make bench`: turns a second, memory and start-up beside stock Rasa, on this machine, in one run.

    .venv-web/bin/python -m bot.cli.bench [--rounds 3] [--conversations 10]

Ours is measured through the visitor API, with database, recogniser and encoder on. Stock is Rasa
3.6.21 as published: `rasa run` and `rasa run actions`, its default pipeline with DIET and TED, REST,
the same domain and actions. Both play the same script, conversations side by side, in alternating
rounds. Writes results/bench.json and prints a table. Without stock (`bin/setup stock`) it fails.

Only loopback is spoken to. Each loop has a fixed number of turns.
"""

import argparse
import asyncio
import contextlib
import json
import shutil
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from bot.cli.stock_rasa import STOCK, StockError, train_stock
from bot.play.processes import ROOT, Process, free_port, memory_mb, start, stop, wait_until_answers

RESULTS = ROOT / "results"
READY_SECONDS = 300.0
WARM_TURNS = 20
MEMORY_AFTER_TURNS = 500
EARLY, LATE = 10, 200
AROUND = 5  # turns on each side of EARLY and LATE that the median is taken over

FREE_TEXT = (
    "goedemiddag",
    "vanmorgen belde iemand van de bank en ik heb 2400 euro overgemaakt",
    "nee, nu nog niet",
    "krijg ik mijn geld terug",
    "moet ik aangifte doen",
    "nee, hij hangt niet meer aan de lijn",
    "bent u een computer",
    "kost het geld",
    "het was de abn amro",
    "hoe lang worden mijn gegevens bewaard",
)
FORM = (
    "ik wil graag dat er een agent langskomt",
    "mevrouw Jansen",
    "0612345678",
    "7411 AB",
    "12",
    "waarom wilt u mijn adres?",
    "u kunt gewoon bellen",
    "nee mijn nummer is 0687654321",
    "nee verder niets",
    "stop maar",
)
SCRIPT = (*FREE_TEXT, *FORM)

Say = Callable[[str, str], Awaitable[None]]


@dataclass
class Product:
    """One of the two that are compared. say(conversation, text) has one turn."""

    name: str
    processes: list[Process]
    ready_seconds: float
    say: Say
    silent_turns: int = 0  # turns in which nothing was said back
    memory_mb: float = 0.0
    turns_per_second: list[float] = field(default_factory=list)
    turn_ms: list[float] = field(default_factory=list)
    by_turn: dict[int, float] = field(default_factory=dict)


@contextlib.asynccontextmanager
async def ours(folder: Path) -> AsyncIterator[Product]:
    """Our product, started as `make run` does, on an SQLite file."""
    port = free_port()
    began = time.perf_counter()
    settings = {"PORT": str(port), "DATA_DIR": str(folder / "ours"), "RATE_LIMIT": "1000000/minute"}
    process = start([sys.executable, "-m", "bot.cli.run"], folder / "ours.log", **settings)
    try:
        wait_until_answers(f"http://127.0.0.1:{port}/health/ready", [process], READY_SECONDS)
        ready = time.perf_counter() - began
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=60) as client:
            opened: dict[str, tuple[str, dict[str, str]]] = {}

            async def say(conversation: str, text: str) -> None:
                if conversation not in opened:
                    answer = (await client.post("/conversations", json={"language": "nl"})).json()
                    client.cookies.clear()
                    opened[conversation] = answer["id"], {"Authorization": f"Bearer {answer['token']}"}
                identity, headers = opened[conversation]
                body = {"id": str(uuid.uuid4()), "text": text}
                answered = await client.post(
                    f"/conversations/{identity}/messages", json=body, headers=headers
                )
                answered.raise_for_status()
                product.silent_turns += not answered.json()["messages"]

            product = Product("ours", [process], ready, say)
            yield product
    finally:
        stop([process])


@contextlib.asynccontextmanager
async def stock(folder: Path, model: Path) -> AsyncIterator[Product]:
    """Stock Rasa: `rasa run` and `rasa run actions`, in-memory tracker, REST."""
    port, action_port = free_port(), free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(f'action_endpoint:\n  url: "http://127.0.0.1:{action_port}/webhook"\n')
    credentials = folder / "credentials.yml"
    credentials.write_text("rest:\n")
    rasa = str(STOCK / "bin" / "rasa")
    began = time.perf_counter()
    actions = start([rasa, "run", "actions", "--port", str(action_port)], folder / "stock-actions.log")
    server = start(
        [
            rasa, "run", "--model", str(model),
            "--endpoints", str(endpoints), "--credentials", str(credentials),
            "--interface", "127.0.0.1", "--port", str(port),
        ],
        folder / "stock.log",
    )  # fmt: skip
    processes = [actions, server]
    try:
        wait_until_answers(f"http://127.0.0.1:{action_port}/health", processes, READY_SECONDS)
        wait_until_answers(f"http://127.0.0.1:{port}/", processes, READY_SECONDS)
        ready = time.perf_counter() - began
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:

            async def say(conversation: str, text: str) -> None:
                body = {"sender": conversation, "message": text}
                answered = await client.post("/webhooks/rest/webhook", json=body)
                answered.raise_for_status()
                # Stock says nothing where its policies choose to listen: a turn all the same, and told so.
                product.silent_turns += not answered.json()

            product = Product("stock", processes, ready, say)
            yield product
    finally:
        stop(processes)


async def play(product: Product, conversation: str, turns: int) -> list[float]:
    """Play that many turns of the script, again and again, in one conversation; milliseconds of each."""
    took = []
    for number in range(turns):
        began = time.perf_counter()
        await product.say(conversation, SCRIPT[number % len(SCRIPT)])
        took.append((time.perf_counter() - began) * 1000)
    return took


async def round_of(product: Product, number: int, conversations: int) -> None:
    """One round: so many conversations side by side, the whole script each."""
    began = time.perf_counter()
    names = [f"{product.name}-{number}-{each}" for each in range(conversations)]
    took = await asyncio.gather(*(play(product, name, len(SCRIPT)) for name in names))
    product.turns_per_second.append(conversations * len(SCRIPT) / (time.perf_counter() - began))
    product.turn_ms.extend(ms for each in took for ms in each)


async def long_conversation(product: Product) -> None:
    """How long a turn takes early and late in one conversation, with others in between.

    The script repeats every len(SCRIPT) turns; early and late stand at the same place in it, so that
    like is compared with like: medians over AROUND turns on each side.
    """
    took = []
    for number in range(LATE + AROUND + 1):
        began = time.perf_counter()
        await product.say(f"{product.name}-long", SCRIPT[number % len(SCRIPT)])
        took.append((time.perf_counter() - began) * 1000)
        await product.say(f"{product.name}-between-{number % 5}-{number // 50}", SCRIPT[number % len(SCRIPT)])
    for place in (EARLY, LATE):
        product.by_turn[place] = statistics.median(took[place - AROUND : place + AROUND + 1])


def report(products: list[Product], training_seconds: float) -> dict[str, Any]:
    """The figures of each product and the ratios that the project promises."""
    figures: dict[str, Any] = {"stock_training_s": round(training_seconds, 1)}
    for product in products:
        ms = sorted(product.turn_ms)
        figures[product.name] = {
            "turns_per_second": round(statistics.median(product.turns_per_second), 1),
            "turns_per_second_rounds": [round(each, 1) for each in product.turns_per_second],
            "turn_ms_p50": round(statistics.median(ms), 1),
            "turn_ms_p95": round(ms[int(len(ms) * 0.95)], 1),
            "silent_turns": product.silent_turns,
            "memory_mb": round(product.memory_mb),
            "ready_s": round(product.ready_seconds, 1),
            "turn_10_ms": round(product.by_turn[EARLY], 1),
            "turn_200_ms": round(product.by_turn[LATE], 1),
            "turn_200_over_10": round(product.by_turn[LATE] / product.by_turn[EARLY], 2),
        }
    mine, theirs = figures["ours"], figures["stock"]
    figures["ratios"] = {
        "turns_per_second": round(mine["turns_per_second"] / theirs["turns_per_second"], 2),
        "memory": round(mine["memory_mb"] / theirs["memory_mb"], 2),
        "ready": round(mine["ready_s"] / theirs["ready_s"], 2),
    }
    return figures


def show(figures: dict[str, Any]) -> None:
    print(f"\n{'':26}{'ours':>12}{'stock Rasa':>14}")
    for name in figures["ours"]:
        print(f"{name:26}{figures['ours'][name]!s:>12}{figures['stock'][name]!s:>14}")
    print("ours / stock:", ", ".join(f"{name} {ratio}" for name, ratio in figures["ratios"].items()))


async def measure(rounds: int, conversations: int) -> dict[str, Any]:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        model, training_seconds = train_stock(ROOT)
        async with ours(folder) as mine, stock(folder, model) as theirs:
            for product in (mine, theirs):
                await play(product, f"{product.name}-warm", WARM_TURNS)
            for number in range(rounds):
                for product in (mine, theirs) if number % 2 == 0 else (theirs, mine):
                    await round_of(product, number, conversations)
            for product in (mine, theirs):
                for extra in range(max(0, -(-(MEMORY_AFTER_TURNS - len(product.turn_ms)) // len(SCRIPT)))):
                    await play(product, f"{product.name}-memory-{extra}", len(SCRIPT))
                product.memory_mb = memory_mb(product.processes)
                await long_conversation(product)
            return report([mine, theirs], training_seconds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--conversations", type=int, default=10)
    arguments = parser.parse_args()
    try:
        figures = asyncio.run(measure(arguments.rounds, arguments.conversations))
    except StockError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "bench.json").write_text(json.dumps(figures, indent=1))
    show(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
