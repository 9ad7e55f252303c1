"""Reports for supervisors: how much there was, how long people waited, how it ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from sanic import HTTPResponse, Request
from sanic.response import text

from bot.store import reports
from bot.store.database import Unit
from bot.store.report_filter import About
from bot.store.report_sql import Days
from bot.store.search import people
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.export import BYTE_ORDER_MARK, csv_lines
from bot.web.desk.guard import for_staff
from bot.web.desk.pages import page, scenario_names, wording
from bot.web.desk.report_charts import Figures, capitalised, charts_of, tiles_of
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


@dataclass(frozen=True)
class Choice:
    """Something that a report can be of some of. name: of the field and in the address. kind: field of About.
    codes: code -> what it is called."""

    name: str
    kind: str
    title: str
    codes: Mapping[str, str]


async def choices_of(unit: Unit) -> tuple[Choice, ...]:
    """What the conversations of a report can be chosen by."""
    # Who is put back has been handed over before, for one of the other reasons.
    reasons = {code: capitalised(name) for code, name in wording.reasons.items() if code != "released"}
    return (
        Choice("scenario", "scenarios", "Soort fraude", scenario_names),
        Choice("urgency", "urgencies", "Urgentie", wording.urgencies),
        Choice("outcome", "outcomes", "Afloop", wording.outcomes),
        Choice("reason", "reasons", "Waarom een medewerker", reasons),
        Choice("staff", "staff", "Medewerker die het gesprek had", dict(await people(unit))),
    )


def read_about(request: Request, choices: Sequence[Choice]) -> About:
    """Of which conversations the figures are; codes that are not there are left out."""

    def chosen(choice: Choice) -> tuple[str, ...]:
        given = set(request.args.getlist(choice.name, []))
        return tuple(code for code in choice.codes if code in given)

    return About(**{choice.kind: chosen(choice) for choice in choices})


@dataclass(frozen=True)
class Asked:
    """What a report is asked for. wrong: field -> key of the text that says what is wrong with it."""

    days: Days
    about: About
    choices: tuple[Choice, ...]
    wrong: dict[str, str]

    @property
    def chosen(self) -> list[tuple[Choice, tuple[str, ...]]]:
        """What the conversations are chosen by, with the codes."""
        found = self.about.chosen
        return [(choice, found[choice.kind]) for choice in self.choices if choice.kind in found]

    @property
    def query(self) -> str:
        """The same in an address, but for the days."""
        return urlencode([(choice.name, code) for choice, codes in self.chosen for code in codes])

    @property
    def whole_query(self) -> str:
        """The same in an address."""
        days = urlencode({"first_day": self.days.first.isoformat(), "last_day": self.days.last.isoformat()})
        return f"{days}&{self.query}" if self.query else days

    @property
    def details(self) -> dict[str, str]:
        """What the log keeps of it."""
        return {
            "first_day": self.days.first.isoformat(),
            "last_day": self.days.last.isoformat(),
            **{kind: " ".join(codes) for kind, codes in self.about.chosen.items()},
        }

    @property
    def rows(self) -> list[tuple[str, str, str, str]]:
        """The same as rows of the file, so that it says of itself what it counts."""
        days = [("Vanaf", self.days.first), ("Tot en met", self.days.last)]
        return [
            *(("Dit rapport", name, "", day.isoformat()) for name, day in days),
            *(
                ("Dit rapport", choice.title, "", choice.codes[code])
                for choice, codes in self.chosen
                for code in codes
            ),
        ]


def read_asked(request: Request, today: date, choices: tuple[Choice, ...]) -> Asked:
    days, wrong = read_days(request, today)
    return Asked(days, read_about(request, choices), choices, wrong)


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
    async with parts.database.read() as unit:
        asked = read_asked(request, now.astimezone(AMSTERDAM).date(), await choices_of(unit))
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
        wrong={name: wording.search[why] for name, why in asked.wrong.items()},
    )  # fmt: skip


@desk.get("/reports/export", name="reports_export")
@for_staff("reports.see")
async def send_reports(request: Request, session: Session) -> HTTPResponse:
    """The tables under the charts as a file: a row for each figure."""
    asked, figures = await _figures(request, session, "reports.exported")
    rows: list[Sequence[str]] = [("figuur", "rij", "kolom", "waarde"), *asked.rows]
    for chart in charts_of(figures, wording):
        rows += [
            (chart.title, line[0], column, value)
            for line in chart.table
            for column, value in zip(chart.columns[1:], line[1:], strict=True)
        ]
    name = f"rapport-{asked.days.first.isoformat()}-{asked.days.last.isoformat()}.csv"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return text(BYTE_ORDER_MARK + csv_lines(rows), headers=headers, content_type="text/csv; charset=utf-8")
