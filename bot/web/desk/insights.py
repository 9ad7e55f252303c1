"""Messages to learn from, for who trains the recognition: the lanes, and reading one message."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.domain.insights import CLUSTER, LABELS, NEW, UNUSABLE, Lane
from bot.domain.likeness import clusters
from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS
from bot.store import insights
from bot.store.database import Unit
from bot.store.insights import Item
from bot.store.profiles import profile_of
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, templates, wording
from bot.web.desk.sessions import Session
from bot.web.services import services

LANES: tuple[Lane, ...] = (
    "first",
    "second",
    "differ",
    "rewrite",
    "ready",
    "held_out",
    "set_aside",
    "exported",
)
SHOWN = 200  # messages of a lane at once
LONGEST_PROPOSAL = 60


@dataclass(frozen=True)
class Group:
    """Messages that are alike: the first stands for all."""

    first: Item
    others: tuple[Item, ...]


def label_name(label: str | None) -> str:
    """A label in Dutch."""
    if label is None:
        return ""
    names: dict[str, str] = templates.globals["scenario_names"]  # type: ignore[assignment]
    return names.get(label) or wording.intents.get(label) or wording.labels.get(label, label)


templates.globals.update(
    label_name=label_name, label_scenarios=PLAYBOOK_SCENARIOS, label_intents=INTENTS,
    label_new=NEW, label_unusable=UNUSABLE,
)  # fmt: skip


def of_lane(items: list[Item], lane: str, staff_id: str) -> list[Item]:
    """The messages of a lane that this person can do something with.

    The second reader is somebody else than the first.
    """
    mine = [item for item in items if item.lane == lane]
    return [item for item in mine if lane != "second" or not item.was_read_by(staff_id)]


async def grouped(items: list[Item]) -> list[Group]:
    """The messages with those that are alike together, large groups first."""
    found = await asyncio.to_thread(clusters, [item.text for item in items], CLUSTER)
    return [Group(items[group[0]], tuple(items[number] for number in group[1:])) for group in found]


async def shown_always(request: Request, session: Session, items: list[Item]) -> dict[str, Any]:
    """What every page about messages shows: how many stand in each lane, and whether shortcuts are wanted."""
    async with services(request).database.read() as unit:
        profile = await profile_of(unit, session.staff_id)
    counts = {lane: len(of_lane(items, lane, session.staff_id)) for lane in LANES}
    waiting = sum(item.lane == "second" for item in items) - counts["second"]
    return {"here": "insights", "counts": counts, "lanes": LANES, "profile": profile, "waiting": waiting}


async def log_read(request: Request, session: Session, what: str) -> None:
    """Write down that somebody saw a message (its id), a lane or the export."""
    parts = services(request)
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "insight.opened", "insight", what)


@desk.get("/insights", name="insights")
@for_staff("insights.train")
async def show_lane(request: Request, session: Session) -> HTTPResponse:
    """The messages of one lane."""
    lane = request.args.get("lane") or "first"
    if lane not in LANES:
        return refused(request, wording.errors["choose"], 400)
    parts = services(request)
    async with parts.database.read() as unit:
        items = await insights.all_items(unit)
        proposed = await insights.proposals(unit)
    await log_read(request, session, lane)
    mine = of_lane(items, lane, session.staff_id)
    return page(
        "insights.html", session, parts.clock(), lane=lane, groups=await grouped(mine[:SHOWN]),
        proposals=proposed, more=max(0, len(mine) - SHOWN), is_on=parts.settings.insights,
        **await shown_always(request, session, items),
    )  # fmt: skip


@desk.get("/insights/<insight_id:str>", name="insight")
@for_staff("insights.train")
async def show_message(request: Request, session: Session, insight_id: str) -> HTTPResponse:
    """One message, to say what it is."""
    parts = services(request)
    async with parts.database.read() as unit:
        items = await insights.all_items(unit)
    item = next((one for one in items if one.id == insight_id), None)
    if item is None:
        return refused(request, wording.errors["insight_gone"], 404)
    if item.lane in ("rewrite", "ready"):
        return redirect(f"/desk/insights/{insight_id}/example")
    await log_read(request, session, insight_id)
    mine = of_lane(items, item.lane, session.staff_id)
    groups = await grouped(mine[:SHOWN])
    group = next((one for one in groups if item in (one.first, *one.others)), Group(item, ()))
    return page(
        "insight.html", session, parts.clock(), item=item,
        alike=[one for one in (group.first, *group.others) if one != item],
        can_read=item.lane == "differ" or (item.lane in ("first", "second") and item in mine),
        **await shown_always(request, session, items),
    )  # fmt: skip


@desk.post("/insights/<insight_id:str>/label", name="insight_label")
@act("insights.train")
async def say_what_it_is(request: Request, session: Session, insight_id: str) -> HTTPResponse:
    """Say what a message is, and what those are that were ticked with it. `also`: their ids."""
    label, proposal = field(request, "label"), field(request, "proposal").strip()
    if label not in LABELS or (label == NEW and not 0 < len(proposal) <= LONGEST_PROPOSAL):
        return refused(request, wording.errors["choose"], 400)
    parts, now = services(request), services(request).clock()
    also = request.form.getlist("also") if request.form else []
    async with parts.database.write() as unit:
        lane, done = "", 0
        for each in dict.fromkeys([insight_id, *(also or [])]):
            item = await insights.item_of(unit, each)
            if item is None or (lane and item.lane != lane):
                continue
            if await _read(unit, item, session, label, proposal if label == NEW else "", now):
                lane, done = lane or item.lane, done + 1
        if done:
            await log_act(
                unit, session, now, "insight.read", "insight", insight_id, {"label": label, "count": done}
            )
    if not done:
        return refused(request, wording.errors["insight_read"], 409)
    return await _next(request, session, lane)


async def _read(unit: Unit, item: Item, session: Session, label: str, proposal: str, now: datetime) -> bool:
    """Write down one reading, of whichever number is due; False when it is not this person's to give."""
    number = {"first": 1, "second": 2, "differ": 3}.get(item.lane)
    if number is None or (number == 2 and item.was_read_by(session.staff_id)):
        return False
    return await insights.add_reading(unit, item.id, number, session.staff_id, label, proposal, now)


@desk.post("/insights/<insight_id:str>/remove", name="insight_remove")
@act("insights.train")
async def remove(request: Request, session: Session, insight_id: str) -> HTTPResponse:
    """Take out a message at once in which there is still something of a person."""
    parts = services(request)
    async with parts.database.write() as unit:
        item = await insights.item_of(unit, insight_id)
        if item is None or not await insights.remove(unit, [insight_id]):
            return refused(request, wording.errors["insight_gone"], 404)
        await log_act(unit, session, parts.clock(), "insight.removed", "insight", insight_id)
    return await _next(request, session, item.lane)


async def _next(request: Request, session: Session, lane: str) -> HTTPResponse:
    """On to the next message of the lane, or back to the lane when it is empty."""
    async with services(request).database.read() as unit:
        items = await insights.all_items(unit)
    mine = of_lane(items, lane, session.staff_id)[:SHOWN]
    groups = await grouped(mine)
    if not groups or lane not in ("first", "second", "differ"):
        return redirect(f"/desk/insights?lane={lane}")
    return redirect(f"/desk/insights/{groups[0].first.id}")
