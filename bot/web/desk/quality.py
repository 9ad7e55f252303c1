"""A sample of closed conversations each week, which a supervisor reads to see how staff work."""

from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.domain.quality import VERDICTS, Week, read_week, sample
from bot.store import quality
from bot.store.database import Unit
from bot.store.quality import Talked
from bot.store.report_sql import Days
from bot.web.conversations import NotThereError
from bot.web.desk.acts import written
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.sessions import Session
from bot.web.desk.wording import AMSTERDAM
from bot.web.services import services

LONGEST_NOTE = 1000


async def _sampled(unit: Unit, week: Week) -> list[Talked]:
    closed = await quality.closed_by_staff(unit, Days(week.monday, week.last))
    return [closed[each] for each in sample(closed, week.name)]


def _week(request: Request, name: str) -> tuple[Week, Week]:
    """The week that is asked for, and the newest there is."""
    today = services(request).clock().astimezone(AMSTERDAM).date()
    return read_week(name, today), read_week("", today)


@desk.get("/quality", name="quality")
@for_staff("quality.review")
async def show_sample(request: Request, session: Session) -> HTTPResponse:
    """The sample of a week and what was found. week: like 2026-W48; by default the last whole one."""
    parts = services(request)
    week, newest = _week(request, request.args.get("week") or "")
    async with parts.database.read() as unit:
        talks = await _sampled(unit, week)
        reviews = await quality.reviews_of(unit, [talk.id for talk in talks])
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "quality.opened", "quality", week.name)
    return page(
        "quality.html", session, parts.clock(), here="quality", week=week, newest=newest, talks=talks,
        reviews=reviews, verdicts=VERDICTS, longest=LONGEST_NOTE,
    )  # fmt: skip


@desk.post("/quality/<conversation_id:str>", name="quality_review")
@act("quality.review")
async def review(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Write down what somebody found of a conversation of the sample that a colleague had."""
    parts, verdict = services(request), field(request, "verdict")
    week, _ = _week(request, field(request, "week"))
    note = written(request, "note", LONGEST_NOTE) or ""
    if verdict not in VERDICTS:
        return refused(request, wording.errors["choose"], 400)
    if verdict != "good" and not note:
        return refused(request, wording.errors["quality_note"], 400)
    async with parts.database.write() as unit:
        talk = _found(await _sampled(unit, week), conversation_id)
        if talk.owner_id == session.staff_id:
            return refused(request, wording.errors["quality_own"], 409)
        await quality.review(unit, conversation_id, session.staff_id, week.name, verdict, note, parts.clock())
        details: dict[str, Any] = {"verdict": verdict, "week": week.name}
        await log_act(
            unit, session, parts.clock(), "quality.reviewed", "conversation", conversation_id, details
        )
    return redirect(f"/desk/quality?week={week.name}#q-{conversation_id}")


def _found(talks: list[Talked], conversation_id: str) -> Talked:
    for talk in talks:
        if talk.id == conversation_id:
            return talk
    raise NotThereError(conversation_id)
