"""Reports for supervisors: how much there was, how long people waited, how it ended."""

from datetime import date, datetime, timedelta

from sanic import HTTPResponse, Request

from bot.store import audit, reports
from bot.store.database import Unit
from bot.store.report_sql import Days
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import for_staff
from bot.web.desk.pages import page, wording
from bot.web.desk.report_charts import Figures, charts_of, tiles_of
from bot.web.desk.search_form import read_day
from bot.web.desk.sessions import Session
from bot.web.desk.wording import AMSTERDAM
from bot.web.services import services

USUAL_DAYS = 30
MOST_DAYS = 366
SPANS = (7, 30, 90)


def read_days(request: Request, today: date) -> tuple[Days, dict[str, str]]:
    """The days that are asked for, and what is wrong with that: field -> key of the text. What is wrong
    gives the usual days."""
    wrong: dict[str, str] = {}
    last = read_day(request.args.get("last_day") or "", "last_day", wrong) or today
    usual = last - timedelta(days=USUAL_DAYS - 1)
    first = read_day(request.args.get("first_day") or "", "first_day", wrong) or usual
    if last < first:
        wrong["last_day"] = "days_turned"
    elif (last - first).days >= MOST_DAYS:
        wrong["first_day"] = "too_many_days"
    if wrong:
        return Days(today - timedelta(days=USUAL_DAYS - 1), today), wrong
    return Days(first, last), wrong


async def figures_of(unit: Unit, days: Days, now: datetime) -> Figures:
    return Figures(
        await reports.volume(unit, days),
        await reports.waiting(unit, days, now),
        await reports.hand_over(unit, days),
        await reports.outcomes(unit, days),
        await reports.visits(unit, days),
        await reports.understanding(unit, days),
        await reports.ratings(unit, days),
    )


@desk.get("/reports", name="reports")
@for_staff("reports.see")
async def show_reports(request: Request, session: Session) -> HTTPResponse:
    parts, now = services(request), services(request).clock()
    today = now.astimezone(AMSTERDAM).date()
    days, wrong = read_days(request, today)
    async with parts.database.read() as unit:
        figures = await figures_of(unit, days, now)
    details = {"first_day": days.first.isoformat(), "last_day": days.last.isoformat()}
    async with parts.database.write() as unit:
        doing = audit.Act("staff", "reports.opened", "reports", "desk", session.staff_id, details)
        await audit.append(unit, doing, now)
    return page(
        "reports.html", session, now, here="reports", days=days, tiles=tiles_of(figures),
        charts=charts_of(figures, wording),
        spans=[(span, today - timedelta(days=span - 1), today) for span in SPANS],
        wrong={name: wording.search[why] for name, why in wrong.items()},
    )  # fmt: skip
