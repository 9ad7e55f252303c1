"""The desk under load, part of `make bench`: 50 staff with open desks, 500 open conversations, one machine.

    .venv-web/bin/python -m bot.cli.bench_desk [--staff 50] [--conversations 500] [--seconds 30]

Starts a web process on an empty database, fills it, and lets all staff have a conversation open at the desk
as its page has it: an event stream, the lanes fetched anew when it says so, at most once in 0.8 s, and the
open conversation, at once. Meanwhile a fixed number of acts each second changes conversations, and pages are
opened. Prints p50 and p95 of each kind of request in milliseconds and writes results/bench_desk.json. Each
kind has the target: many quick ones do not make up for few slow ones. Ends with 1 when one misses it.

DATABASE_URL as in docs/settings.md, of an empty database. Only loopback is spoken to; it ends after the
seconds that were asked for.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import insert

from bot.cli.bench import RESULTS
from bot.play.processes import free_port, memory_mb, start, stop, wait_until_answers
from bot.store.database import Database, Unit, database_url
from bot.store.messages import StoredMessage, add_message_once
from bot.store.models import Conversation, StaffSession, VisitRequest
from bot.store.opening import open_database
from bot.store.profiles import change_profile
from bot.store.staff import add_account
from bot.web.clock import utc_now
from bot.web.desk.sessions import token_hash
from bot.web.keys import new_id, new_token

TARGET_MS = 100.0
READY_SECONDS = 60.0
WARM_SECONDS = 5.0
LANES_SECONDS = 0.8  # as in static/stream.js
# Each of fifty answers or writes a note every ten seconds, and opens a page every ten: in half a minute that
# is enough of each kind for a p95.
ACTS_A_SECOND = 5.0
PAGES_A_SECOND = 5.0
REQUESTS = 20
# Every other one filters the queue, and one of them types another filter every second.
FILTERS = ("bezoek", "bellen", "aangifte doen", "bankhelpdesk euro", "medewerker 7", "nergens")
FILTERS_A_SECOND = 1.0
SESSION = timedelta(hours=1)
STORY = "Vanmorgen belde iemand van de bank. Ik heb {euros} euro overgemaakt naar een veilige rekening."


@dataclass
class Member:
    """A staff member with a session. mine: ids of their conversations."""

    id: str
    name: str
    token: str
    csrf: str
    mine: list[str] = field(default_factory=list)
    client: httpx.AsyncClient = field(default_factory=httpx.AsyncClient)


@dataclass
class Load:
    """What is measured. took: milliseconds by kind of request, once measuring has begun."""

    staff: list[Member]
    waiting: list[str]
    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    is_measured: bool = False
    events: int = 0
    failures: int = 0

    async def time(self, kind: str, request: Awaitable[httpx.Response]) -> None:
        """Do a request and note how long it took."""
        began = time.perf_counter()
        answer = await request
        if answer.status_code >= 400:
            self.failures += 1
        elif self.is_measured:
            self.took[kind].append((time.perf_counter() - began) * 1000)


# --- What is there ------------------------------------------------------------------------------------


async def fill(database: Database, count: int, conversations: int, chance: random.Random) -> Load:
    """Staff with sessions; half of the conversations theirs, the others waiting; some visit requests."""
    now = utc_now()
    load = Load(
        [Member(new_id(), f"Medewerker {number}", new_token(), new_token()) for number in range(count)], []
    )
    async with database.write() as unit:
        for number, member in enumerate(load.staff):
            await add_account(
                unit, staff_id=member.id, login=member.id[:12], name=member.name, role="supervisor",
                password_hash="", totp_secret="", now=now,
            )  # fmt: skip
            await unit.execute(
                insert(StaffSession).values(
                    token_hash=token_hash(member.token), staff_id=member.id, csrf=member.csrf,
                    created_at=now, last_seen_at=now, idle_until=now + SESSION, expires_at=now + SESSION,
                )
            )  # fmt: skip
            if number % 2:
                await change_profile(unit, member.id, queue_filter=FILTERS[number // 2 % len(FILTERS)])
    for number in range(conversations):
        owner = load.staff[number // 2 % count] if number % 2 else None
        async with database.write() as unit:
            conversation = await _conversation(unit, chance, now, owner)
            if number < REQUESTS:
                await _request(unit, conversation, now)
        (owner.mine if owner else load.waiting).append(conversation)
    return load


async def _conversation(unit: Unit, chance: random.Random, now: datetime, owner: Member | None) -> str:
    conversation, since = new_id(), now - timedelta(seconds=chance.randrange(5, 900))
    told = STORY.format(euros=chance.randrange(50, 9000))
    case = {
        "scenario_name": "Bankhelpdeskfraude", "summary": told, "reasons": ["Er is net geld overgemaakt."],
        "facts": [{"name": "lost_money", "value": True, "words": told[:60]}], "entities": [], "steps": [],
    }  # fmt: skip
    await unit.execute(
        insert(Conversation).values(
            id=conversation, status="staff" if owner else "waiting", staff_id=owner.id if owner else None,
            scenario="bank_helpdesk_fraud", urgency=chance.choice(("visit", "call", "report", "advice")),
            rule="money_today", case_view=case, created_at=since, updated_at=since, waiting_since=since,
            claimed_at=now if owner else None, last_visitor_at=now, last_staff_at=now, last_seq=8,
            visitor_seq=8, answered_seq=8, hand_over_reason="asked",
        )
    )  # fmt: skip
    for seq in range(1, 9):
        message = StoredMessage(seq, str(seq), "visitor", "text", f"{told} {seq}", since)
        await add_message_once(unit, conversation, message, b"")
    return conversation


async def _request(unit: Unit, conversation: str, now: datetime) -> None:
    await unit.execute(
        insert(VisitRequest).values(
            reference=f"TP-{conversation[:6].upper()}", conversation_id=conversation, status="submitted",
            urgency="visit", rule="money_today", scenario="bank_helpdesk_fraud",
            created_at=now, updated_at=now,
            fields={"name": "A. de Vries", "city": "Assen", "postcode": "9401 AB", "house_number": "1"},
            reasons=[], facts=[],
        )
    )  # fmt: skip


# --- What staff do ------------------------------------------------------------------------------------


async def have_desk_open(member: Member, load: Load) -> None:
    """The event stream of one desk with a conversation open; what it tells of is fetched."""
    client, opened = member.client, member.mine[0]
    due, talk_due = asyncio.Event(), asyncio.Event()

    async def fetch_lanes() -> None:
        have = ""
        while True:
            await due.wait()
            await asyncio.sleep(LANES_SECONDS)
            due.clear()
            address = f"/desk/lanes?open={opened}&have={have}"
            await load.time("lanes", client.get(address, headers={"X-Part": "1"}))

    async def fetch_talk() -> None:
        while True:
            await talk_due.wait()
            talk_due.clear()
            address = f"/desk/conversations/{opened}"
            await load.time("open talk", client.get(address, headers={"X-Part": "1"}))

    fetching = [asyncio.create_task(fetch()) for fetch in (fetch_lanes, fetch_talk)]
    try:
        async with client.stream("GET", f"/desk/events?open={opened}", timeout=None) as stream:
            async for line in stream.aiter_lines():
                if line == "event: lanes":
                    load.events += 1
                    due.set()
                elif line == "event: talk":
                    talk_due.set()
    finally:
        for task in fetching:
            task.cancel()


async def at_a_rate(each_second: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Begin work so often, whether or not what was begun before is done."""
    next_time = time.perf_counter()
    async with asyncio.TaskGroup() as under_way:
        while True:
            next_time += 1 / each_second
            await asyncio.sleep(max(0.0, next_time - time.perf_counter()))
            under_way.create_task(work())


async def act(load: Load, chance: random.Random) -> None:
    """Staff answer, or write a note, in a conversation of theirs: the board changes."""
    member = chance.choice(load.staff)
    conversation = chance.choice(member.mine)
    what = chance.choice(("reply", "note"))
    form = {"csrf": member.csrf, "text": f"Goedemiddag, hebt u de bank gebeld? {new_id()[:6]}"}
    post = member.client.post(
        f"/desk/conversations/{conversation}/{what}", data=form, headers={"X-Part": "1"}
    )
    await load.time(what, post)


async def sift(load: Load, chance: random.Random) -> None:
    """Somebody who filters the queue types another filter, and sees what it leaves."""
    member = chance.choice(load.staff[1::2])
    form = {"csrf": member.csrf, "filter": chance.choice(FILTERS)}
    post = member.client.post("/desk/filter", data=form, headers={"X-Part": "1"})
    await load.time("filter", post)
    lanes = member.client.get(f"/desk/lanes?open={member.mine[0]}", headers={"X-Part": "1"})
    await load.time("filtered lanes", lanes)


async def look(load: Load, chance: random.Random) -> None:
    """Staff open the desk, or a conversation: whole pages."""
    member = chance.choice(load.staff)
    if chance.random() < 0.5:
        await load.time("desk", member.client.get("/desk"))
    else:
        conversation = chance.choice([*member.mine, chance.choice(load.waiting)])
        await load.time("conversation", member.client.get(f"/desk/conversations/{conversation}"))


async def play(load: Load, url: str, seconds: float, chance: random.Random) -> None:
    """Everybody at work for some seconds, after a warm-up."""
    limits = httpx.Limits(max_connections=8)
    for member in load.staff:
        member.client = httpx.AsyncClient(
            base_url=url, cookies={"desk": member.token}, headers={"Origin": url}, limits=limits, timeout=60,
            trust_env=False,
        )  # fmt: skip
    work = [asyncio.create_task(have_desk_open(member, load)) for member in load.staff]
    work += [
        asyncio.create_task(at_a_rate(ACTS_A_SECOND, lambda: act(load, chance))),
        asyncio.create_task(at_a_rate(PAGES_A_SECOND, lambda: look(load, chance))),
        asyncio.create_task(at_a_rate(FILTERS_A_SECOND, lambda: sift(load, chance))),
    ]
    await asyncio.sleep(WARM_SECONDS)
    load.is_measured = True
    await asyncio.sleep(seconds)
    load.is_measured = False
    for task in work:
        task.cancel()
    ended = await asyncio.gather(*work, return_exceptions=True)
    for member in load.staff:
        await member.client.aclose()
    broken = [each for each in ended if isinstance(each, Exception)]
    if broken:
        raise RuntimeError(f"{len(broken)} desks broke off: {broken[0]!r}")


# --- The report -----------------------------------------------------------------------------------------


def cpu_seconds(pid: int) -> float:
    """How long a process has kept a core busy: what it costs on a machine that others use too."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(load: Load, memory: float, cpu: float) -> dict[str, Any]:
    """p50 and p95 by kind of request and of all, in milliseconds. memory: in MB. cpu: cores kept busy."""
    everything = [each for took in load.took.values() for each in took]
    figures: dict[str, Any] = {
        name: {"n": len(took), "p50_ms": round(statistics.median(took), 1), "p95_ms": round(_p95(took), 1)}
        for name, took in (*sorted(load.took.items()), ("all", everything))
        if took
    }
    slow = [name for name, each in figures.items() if each["p95_ms"] >= TARGET_MS]
    return figures | {
        "staff": len(load.staff), "events": load.events, "failures": load.failures,
        "memory_mb": round(memory), "cores": round(cpu, 2),
        "target_ms": TARGET_MS, "too_slow": slow, "target_met": not slow and not load.failures,
    }  # fmt: skip


def _p95(took: list[float]) -> float:
    return sorted(took)[int(len(took) * 0.95)]


def show(figures: dict[str, Any]) -> None:
    print(f"\n{'desk under load':16}{'requests':>10}{'p50 ms':>10}{'p95 ms':>10}")
    for name, each in figures.items():
        if isinstance(each, dict):
            print(f"{name:16}{each['n']:>10}{each['p50_ms']:>10}{each['p95_ms']:>10}")
    met = "yes" if figures["target_met"] else f"NO: {', '.join(figures['too_slow'] or ['failures'])}"
    print(
        f"{figures['staff']} desks open, {figures['events']} events, {figures['failures']} failures, "
        f"{figures['memory_mb']} MB, {figures['cores']} cores; "
        f"p95 of each kind under {TARGET_MS:.0f} ms: {met}"
    )


@asynccontextmanager
async def web_process(folder: Path) -> AsyncIterator[tuple[str, Any]]:
    """A web process without an engine: nothing here needs one. Gives its address and the process."""
    port = free_port()
    settings = {"PORT": str(port), "DATA_DIR": str(folder), "RATE_LIMIT": "1000000/minute"}
    process = start([sys.executable, "-m", "bot.web"], folder / "web.log", **settings)
    try:
        wait_until_answers(f"http://127.0.0.1:{port}/health/live", [process], READY_SECONDS)
        yield f"http://127.0.0.1:{port}", process
    finally:
        stop([process])


async def measure(staff: int, conversations: int, seconds: float) -> dict[str, Any]:
    """Fill an empty database, let everybody work, and report."""
    folder, chance = Path(tempfile.mkdtemp(prefix="bench-desk-")), random.Random(1)
    try:
        database = await open_database(database_url(os.environ.get("DATABASE_URL", ""), folder), folder)
        load = await fill(database, staff, conversations, chance)
        await database.close()
        async with web_process(folder) as (url, process):
            before = cpu_seconds(process.pid)
            await play(load, url, seconds, chance)
            cpu = (cpu_seconds(process.pid) - before) / (seconds + WARM_SECONDS)
            return report(load, memory_mb([process]), cpu)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--staff", type=int, default=50)
    parser.add_argument("--conversations", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=30)
    arguments = parser.parse_args()
    figures = asyncio.run(measure(arguments.staff, arguments.conversations, arguments.seconds))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "bench_desk.json").write_text(json.dumps(figures, indent=1))
    show(figures)
    return 0 if figures["target_met"] else 1


if __name__ == "__main__":
    sys.exit(main())
