"""What was found as a file for a spreadsheet: one row for each conversation, without anything that was said.

CSV as in RFC 4180, in UTF-8 with a byte order mark, by which Excel knows it.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sanic import HTTPResponse, Request

from bot.store import saved_searches
from bot.store.export import Exported, exported
from bot.store.search import conditions_of
from bot.store.search_index import tokens_asked
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import for_staff
from bot.web.desk.pages import refused, wording
from bot.web.desk.search_form import stored_search
from bot.web.desk.sessions import Session
from bot.web.desk.wording import AMSTERDAM
from bot.web.services import services

BYTE_ORDER_MARK = "﻿"
# What a spreadsheet would run (OWASP, CSV injection).
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = Callable[[Exported], Any]

FIGURES: Mapping[str, Cell] = {
    "gesprek": lambda row: row.id,
    "begonnen": lambda row: _moment(row.created_at),
    "afgesloten": lambda row: _moment(row.closed_at),
    "taal": lambda row: row.language,
    "toestand": lambda row: row.status,
    "soort_fraude": lambda row: row.scenario,
    "urgentie": lambda row: row.urgency,
    "regel": lambda row: row.rule,
    "reden_overdracht": lambda row: row.hand_over_reason,
    "spoed": lambda row: int(row.urgent),
    "wachttijd_s": lambda row: row.waited,
    "afloop": lambda row: row.outcome,
    "berichten_bezoeker": lambda row: row.said.get("visitor", 0),
    "berichten_medewerker": lambda row: row.said.get("staff", 0),
    "berichten_computer": lambda row: row.said.get("bot", 0),
    "antwoorden_computer": lambda row: row.turns,
    "niet_begrepen": lambda row: row.unclear_turns,
    "vangnet": lambda row: row.failed_turns,
    "aanvragen_bezoek": lambda row: len(row.requests),
    "aanvraag_toestand": lambda row: row.requests[-1][1] if row.requests else None,
}
# Which columns there may be. "people" names staff, and by the reference one finds a visitor.
COLUMNS: Mapping[str, Mapping[str, Cell]] = {
    "figures": FIGURES,
    "people": {
        **FIGURES,
        "medewerker": lambda row: row.owner,
        "aanvraag_kenmerk": lambda row: row.requests[-1][0] if row.requests else None,
    },
}


def _moment(at: datetime | None) -> str | None:
    """The time in Amsterdam, like 2026-11-24 14:02:31, which spreadsheets read."""
    return at.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S") if at is not None else None


def harmless(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def csv_lines(rows: Sequence[Sequence[Any]]) -> str:
    """Rows as RFC 4180 writes them."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue()


@desk.get("/search/<search_id:str>/export", name="export")
@for_staff("conversation.export")
async def send_export(request: Request, session: Session, search_id: str) -> HTTPResponse | None:
    """All that a search finds, as a file. columns: a set of COLUMNS. It is sent while it is read."""
    parts, chosen = services(request), request.args.get("columns") or "figures"
    async with parts.database.read() as unit:
        kept = await saved_searches.search_of(unit, search_id, session.staff_id)
        if kept is None:
            return refused(request, wording.errors["search_gone"], 404)
        if chosen not in COLUMNS:
            return refused(request, wording.errors["choose"], 400)
        search = stored_search(kept.content)
        condition = conditions_of(unit, tokens_asked(unit, search.plain_words), search.filters)
    columns, count = COLUMNS[chosen], 0
    name = f"gesprekken-{parts.clock().astimezone(AMSTERDAM):%Y-%m-%d}.csv"
    answer: Any = await request.respond(
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"},
    )
    await _note(request, session, "conversations.export_begun", search_id, {"columns": chosen})
    await answer.send(BYTE_ORDER_MARK + csv_lines([list(columns)]))
    async for rows in exported(parts.database, condition):
        await answer.send(csv_lines([[cell(row) for cell in columns.values()] for row in rows]))
        count += len(rows)
    await _note(request, session, "conversations.exported", search_id, {"columns": chosen, "rows": count})
    await answer.eof()
    return None


async def _note(
    request: Request, session: Session, act: str, search_id: str, details: dict[str, Any]
) -> None:
    parts = services(request)
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), act, "search", search_id, details)
