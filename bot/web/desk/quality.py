"""A sample of closed conversations each week, which a supervisor reads to see how staff work."""

from collections import Counter
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.domain.quality import (
    CRITERIA,
    NOT_HERE,
    SAMPLE,
    VERDICTS,
    Week,
    are_marks,
    last_weeks,
    read_week,
    sample,
    tally,
    verdict_of,
)
from bot.store import quality
from bot.store.database import Unit
from bot.store.quality import Judged, Talked
from bot.store.report_sql import Days
from bot.web.conversations import NotThereError
from bot.web.desk.acts import written
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.charts import Chart, Series, standing
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.report_charts import number, share
from bot.web.desk.sessions import Session
from bot.web.desk.wording import AMSTERDAM
from bot.web.services import services

LONGEST_NOTE = 1000
KINDS = {"good": "a", "attention": "b", "wrong": "c"}  # verdict -> colour in the chart


async def _sampled(unit: Unit, week: Week) -> list[Talked]:
    closed = await quality.closed_by_staff(unit, Days(week.monday, week.last))
    return [closed[each] for each in sample(closed, week.name)]


def _week(request: Request, name: str) -> tuple[Week, Week]:
    """The week that is asked for, and the newest there is."""
    today = services(request).clock().astimezone(AMSTERDAM).date()
    return read_week(name, today), read_week("", today)


def _results(judged: list[Judged], weeks: list[Week]) -> Chart:
    """What was found in some weeks, as a chart with its table."""
    found = [Counter(each.verdict for each in judged if each.week == week.name) for week in weeks]
    names = [f"week {week.number}" for week in weeks]
    series = [
        Series(wording.verdicts[verdict].lower(), [each[verdict] for each in found], kind)
        for verdict, kind in KINDS.items()
    ]
    bars, lines, labels = standing(names, series, number, stacked=True)
    good = sum(each["good"] for each in found)
    return Chart(
        "results", f"Oordelen van de laatste {len(weeks)} weken",
        f"{number(len(judged))} gesprekken beoordeeld. {share(good, len(judged))} was goed.",
        ("Week", *wording.verdicts.values()),
        tuple(
            (name, *(number(each[verdict]) for verdict in VERDICTS))
            for name, each in zip(names, found, strict=True)
        ),
        bars, lines, labels,
        legend=tuple((kind, wording.verdicts[verdict].lower()) for verdict, kind in KINDS.items()),
    )  # fmt: skip


@desk.get("/quality", name="quality")
@for_staff("quality.review")
async def show_sample(request: Request, session: Session) -> HTTPResponse:
    """The sample of a week and what was found. week: like 2026-W48; by default the last whole one."""
    parts = services(request)
    week, newest = _week(request, request.args.get("week") or "")
    weeks = last_weeks(newest)
    async with parts.database.read() as unit:
        talks = await _sampled(unit, week)
        reviews = await quality.reviews_of(unit, [talk.id for talk in talks])
        judged = await quality.judged(unit, [each.name for each in weeks])
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), "quality.opened", "quality", week.name)
    return page(
        "quality.html", session, parts.clock(), here="quality", week=week, newest=newest, talks=talks,
        reviews=reviews, size=SAMPLE, criteria=CRITERIA, longest=LONGEST_NOTE,
        marks={**wording.verdicts, NOT_HERE: wording.not_here}, chart=_results(judged, weeks),
        tally=tally(each.marks for each in judged),
    )  # fmt: skip


@desk.post("/quality/<conversation_id:str>", name="quality_review")
@act("quality.review")
async def review(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Write down what somebody found of a conversation of the sample that a colleague had."""
    parts, marks = services(request), {name: field(request, name) for name in CRITERIA}
    week, _ = _week(request, field(request, "week"))
    note = written(request, "note", LONGEST_NOTE) or ""
    if not are_marks(marks):
        return refused(request, wording.errors["quality_marks"], 400)
    verdict = verdict_of(marks)
    if verdict != "good" and not note:
        return refused(request, wording.errors["quality_note"], 400)
    async with parts.database.write() as unit:
        talk = _found(await _sampled(unit, week), conversation_id)
        if talk.owner_id == session.staff_id:
            return refused(request, wording.errors["quality_own"], 409)
        await quality.review(unit, conversation_id, session.staff_id, week.name, marks, note, parts.clock())
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
