"""Reports for supervisors: how much there was, how long people waited, how it ended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from sanic import HTTPResponse, Request
from sanic.response import text

from bot.domain.waiting_order import URGENCIES
from bot.store import reports
from bot.store.database import Unit
from bot.store.report_filter import About
from bot.store.report_sql import Days
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.export import BYTE_ORDER_MARK, csv_lines
from bot.web.desk.guard import for_staff
from bot.web.desk.pages import page, scenario_names, wording
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


def read_about(request: Request) -> About:
    """Of which conversations the figures are; codes that are not there are left out."""

    def chosen(name: str, codes: Collection[str]) -> tuple[str, ...]:
        given = set(request.args.getlist(name, []))
        return tuple(code for code in codes if code in given)

    return About(
        chosen("scenario", scenario_names), chosen("urgency", URGENCIES), chosen("outcome", wording.outcomes)
    )


@dataclass(frozen=True)
class Asked:
    """What a report is asked for. wrong: field -> key of the text that says what is wrong with it."""

    days: Days
    about: About
    wrong: dict[str, str]

    @property
    def query(self) -> str:
        """The same in an address, but for the days."""
        about = self.about
        named = (("scenario", about.scenarios), ("urgency", about.urgencies), ("outcome", about.outcomes))
        return urlencode([(name, code) for name, codes in named for code in codes])

    @property
    def whole_query(self) -> str:
        """The same in an address."""
        days = urlencode({"first_day": self.days.first.isoformat(), "last_day": self.days.last.isoformat()})
        return f"{days}&{self.query}" if self.query else days

    @property
    def details(self) -> dict[str, str]:
        """What the log keeps of it."""
        about = self.about
        chosen = {"scenarios": about.scenarios, "urgencies": about.urgencies, "outcomes": about.outcomes}
        return {
            "first_day": self.days.first.isoformat(),
            "last_day": self.days.last.isoformat(),
            **{name: " ".join(codes) for name, codes in chosen.items() if codes},
        }


def read_asked(request: Request, today: date) -> Asked:
    days, wrong = read_days(request, today)
    return Asked(days, read_about(request), wrong)


async def figures_of(unit: Unit, asked: Asked, now: datetime) -> Figures:
    days, about = asked.days, asked.about
    return Figures(
        await reports.volume(unit, days, about),
        await reports.waiting(unit, days, now, about),
        await reports.hand_over(unit, days, about),
        await reports.outcomes(unit, days, about),
        await reports.visits(unit, days, about),
        await reports.understanding(unit, days, about),
        await reports.ratings(unit, days, about),
    )


async def _figures(request: Request, session: Session, act: str) -> tuple[Asked, Figures]:
    """What is asked for and the figures of it; that somebody looked is logged."""
    parts, now = services(request), services(request).clock()
    asked = read_asked(request, now.astimezone(AMSTERDAM).date())
    async with parts.database.read() as unit:
        figures = await figures_of(unit, asked, now)
    async with parts.database.write() as unit:
        await log_act(unit, session, now, act, "reports", "desk", asked.details)
    return asked, figures


@desk.get("/reports", name="reports")
@for_staff("reports.see")
async def show_reports(request: Request, session: Session) -> HTTPResponse:
    now = services(request).clock()
    today = now.astimezone(AMSTERDAM).date()
    asked, figures = await _figures(request, session, "reports.opened")
    return page(
        "reports.html", session, now, here="reports", asked=asked, days=asked.days, tiles=tiles_of(figures),
        charts=charts_of(figures, wording),
        spans=[(span, today - timedelta(days=span - 1), today) for span in SPANS],
        choices=(
            ("scenario", "Soort fraude", scenario_names.items(), asked.about.scenarios),
            ("urgency", "Urgentie", wording.urgencies.items(), asked.about.urgencies),
            ("outcome", "Afloop", wording.outcomes.items(), asked.about.outcomes),
        ),
        wrong={name: wording.search[why] for name, why in asked.wrong.items()},
    )  # fmt: skip


@desk.get("/reports/export", name="reports_export")
@for_staff("reports.see")
async def send_reports(request: Request, session: Session) -> HTTPResponse:
    """The tables under the charts as a file: a row for each figure."""
    asked, figures = await _figures(request, session, "reports.exported")
    rows: list[Sequence[str]] = [("figuur", "rij", "kolom", "waarde")]
    for chart in charts_of(figures, wording):
        rows += [
            (chart.title, line[0], column, value)
            for line in chart.table
            for column, value in zip(chart.columns[1:], line[1:], strict=True)
        ]
    name = f"rapport-{asked.days.first.isoformat()}-{asked.days.last.isoformat()}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return text(BYTE_ORDER_MARK + csv_lines(rows), headers=headers, content_type="text/csv; charset=utf-8")
