"""Writing examples in other words, and their export to data/nlu."""

import secrets
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect, text

from bot.domain.insights import Fault, faults
from bot.domain.measured_effect import read_effect
from bot.domain.provenance import PROVENANCE, Addition, as_diff, as_yaml
from bot.store import insights
from bot.store.insights import Item
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.insights import log_read, shown_always
from bot.web.desk.pages import DATA, page, part, refused, wording
from bot.web.desk.sessions import Session
from bot.web.services import Services, services


async def _find(request: Request, insight_id: str) -> tuple[list[Item], Item | None]:
    async with services(request).database.read() as unit:
        items = await insights.all_items(unit)
    return items, next((item for item in items if item.id == insight_id), None)


async def faults_of(parts: Services, typed: str, item: Item, items: list[Item]) -> list[Fault]:
    """What keeps this text from becoming the example of this message."""
    corpus = await parts.examples.corpus()
    held_out = [one.text for one in items if one.is_held_out]
    new = [one.example.text for one in items if one.example is not None and one.id != item.id]
    return faults(typed, item.text, corpus, new, held_out)


@desk.get("/insights/<insight_id:str>/example", name="insight_example")
@for_staff("insights.train")
async def show_example(request: Request, session: Session, insight_id: str) -> HTTPResponse:
    """The page on which one writes an example in other words."""
    items, item = await _find(request, insight_id)
    if item is None or item.lane not in ("rewrite", "ready"):
        return refused(request, wording.errors["insight_gone"], 404)
    await log_read(request, session, insight_id)
    typed = item.example.text if item.example is not None else ""
    return await _page(request, session, items, item, typed, [])


async def _page(
    request: Request, session: Session, items: list[Item], item: Item, typed: str, found: list[Fault]
) -> HTTPResponse:
    return page(
        "insight_example.html", session, services(request).clock(), 400 if found else 200, item=item,
        typed=typed, faults=found, checked=bool(found), **await shown_always(request, session, items),
    )  # fmt: skip


@desk.post("/insights/<insight_id:str>/check", name="insight_check")
@act("insights.train")
async def check(request: Request, session: Session, insight_id: str) -> HTTPResponse:
    """What is wrong with a text, while it is being written; nothing is kept."""
    items, item = await _find(request, insight_id)
    if item is None:
        return refused(request, wording.errors["insight_gone"], 404)
    typed = field(request, "text").strip()
    found = await faults_of(services(request), typed, item, items) if typed else []
    return part("insight_faults.html", session, faults=found, checked=bool(typed))


@desk.post("/insights/<insight_id:str>/example", name="insight_write")
@act("insights.train")
async def write(request: Request, session: Session, insight_id: str) -> HTTPResponse:
    """Keep an example, when nothing is wrong with it."""
    parts, typed = services(request), field(request, "text").strip()
    items, item = await _find(request, insight_id)
    if item is None or item.lane not in ("rewrite", "ready") or item.label is None:
        return refused(request, wording.errors["insight_gone"], 404)
    found = await faults_of(parts, typed, item, items)
    if found:
        return await _page(request, session, items, item, typed, found)
    async with parts.database.write() as unit:
        example_id = f"inz-{secrets.token_hex(4)}"
        if not await insights.write_example(
            unit, insight_id, example_id, session.staff_id, item.label, typed, parts.clock()
        ):
            return refused(request, wording.errors["done_before"], 409)
        await log_act(unit, session, parts.clock(), "insight.rewritten", "insight", insight_id)
    following = next((one for one in items if one.lane == "rewrite" and one.id != insight_id), None)
    return redirect(f"/desk/insights/{following.id}/example" if following else "/desk/insights?lane=ready")


# --- Export -----------------------------------------------------------------------------------------


async def _ready(request: Request) -> tuple[list[Item], list[Addition], list[Item]]:
    """All messages, the examples that may leave, and those that may not any more."""
    parts = services(request)
    async with parts.database.read() as unit:
        items = await insights.all_items(unit)
    additions, refused_ones = [], []
    for item in items:
        if item.lane == "ready" and item.example is not None:
            # Once more: data/nlu may have changed since it was written, or its label.
            if item.example.name != item.label or await faults_of(parts, item.example.text, item, items):
                refused_ones.append(item)
            else:
                additions.append(Addition(item.example.id, item.example.name, item.example.text))
    return items, sorted(additions, key=lambda one: (one.name, one.id)), refused_ones


async def _diff(parts: Services, additions: list[Addition]) -> str:
    files = await parts.examples.files()
    provenance = (DATA / PROVENANCE).read_text(encoding="utf-8")
    return as_diff(additions, files.texts, provenance, parts.clock().date()) if additions else ""


@desk.get("/insights/export", name="insights_export")
@for_staff("insights.train")
async def show_export(request: Request, session: Session) -> HTTPResponse:
    """What would be added to data/nlu."""
    parts = services(request)
    items, additions, not_any_more = await _ready(request)
    await log_read(request, session, "export")
    return page(
        "insight_export.html", session, parts.clock(), additions=additions, refused_ones=not_any_more,
        diff=await _diff(parts, additions), **await shown_always(request, session, items),
    )  # fmt: skip


@desk.post("/insights/export", name="insights_download")
@act("insights.train")
async def export(request: Request, session: Session) -> HTTPResponse:
    """Download the examples or the difference, or set them down as exported. what: yaml, diff or done.

    effect: what `make insights-effect` printed, without which nothing is set down. accept: that figures fell.
    """
    parts, what = services(request), field(request, "what")
    _, additions, _ = await _ready(request)
    if not additions or what not in ("yaml", "diff", "done"):
        return refused(request, wording.errors["choose"], 400)
    effect = read_effect(field(request, "effect")) if what == "done" else None
    # Nobody sets examples down as exported of which the effect was not measured: these, and not others.
    if what == "done" and (effect is None or effect.count != len(additions)):
        return refused(request, wording.errors["effect"], 400)
    if effect is not None and effect.fell and field(request, "accept") != "on":
        return refused(request, wording.errors["effect_fell"], 409)
    ids, today = [one.id for one in additions], parts.clock().date()
    content = await _diff(parts, additions) if what == "diff" else as_yaml(additions)
    async with parts.database.write() as unit:
        if what == "done":
            await insights.mark_exported(unit, ids, today)
        name = "insight.exported" if what == "done" else "insight.downloaded"
        details: dict[str, Any] = {"count": len(ids), "ids": ids}
        if effect is not None:
            details |= {"before": effect.before, "after": effect.after, "fell": effect.fell}
        await log_act(unit, session, parts.clock(), name, "insight", what, details)
    if what == "done":
        return redirect("/desk/insights?lane=exported")
    file = f"inzichten-{today.isoformat()}.{'yml' if what == 'yaml' else 'diff'}"
    return text(content, headers={"content-disposition": f'attachment; filename="{file}"'})
