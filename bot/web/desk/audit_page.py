"""The audit log for who looks after that: filter, page through, check, take along."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from sanic import HTTPResponse, Request

from bot.store import accounts, audit, audit_log
from bot.store.audit_log import Question, Row
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, for_staff
from bot.web.desk.pages import page, refused, wording
from bot.web.desk.sessions import Session
from bot.web.desk.wording import AMSTERDAM
from bot.web.services import Services, services

ROWS = 50
COLUMNS = (
    "number", "at", "actor", "staff_id", "act", "subject", "subject_id", "details", "previous", "hash"
)  # fmt: skip
FILTERS = ("staff", "about", "act", "since", "until")


@desk.get("/audit", name="audit")
@for_staff("audit.see")
async def show_audit(request: Request, session: Session) -> HTTPResponse:
    """A page of the log, newest first; that it was looked at stands in it too."""
    return await _page(request, session)


@desk.post("/audit/check", name="check_audit")
@act("audit.see")
async def check_audit(request: Request, session: Session) -> HTTPResponse:
    """Go through the whole log and say whether it is whole."""
    parts, chain = services(request), audit.Chain()
    async with parts.database.read() as unit:
        await audit.walk(unit, chain)
    await _log(parts, session, "audit.checked", {"rows": chain.count})
    return await _page(request, session, chain)


@desk.get("/audit/export", name="export_audit")
@for_staff("audit.see")
async def export_audit(request: Request, session: Session) -> HTTPResponse | None:
    """The rows that the filter lets through, oldest first, as CSV or JSON lines with their hashes."""
    parts, kind = services(request), _given(request, "as")
    question = _question(request)
    if kind not in WRITERS or question is None:
        return refused(request, wording.errors["choose"], 400)
    await _log(parts, session, "audit.exported", {"as": kind})
    name = f"logboek-{parts.clock().astimezone(AMSTERDAM):%Y-%m-%d}.{kind}"
    content_type, write = WRITERS[kind]
    answer: Any = await request.respond(
        content_type=content_type, headers={"content-disposition": f'attachment; filename="{name}"'}
    )
    if kind == "csv":
        await answer.send(_csv_line(COLUMNS))
    async with parts.database.read() as unit:
        async for rows in audit_log.in_order(unit, question):
            await answer.send("".join(write(row) for row in rows))
    await answer.eof()
    return None


async def _page(request: Request, session: Session, chain: audit.Chain | None = None) -> HTTPResponse:
    parts, question = services(request), _question(request)
    if question is None:
        return refused(request, wording.errors["date"], 400)
    before = _given(request, "before")
    async with parts.database.read() as unit:
        rows = await audit_log.newest(
            unit, question, ROWS + 1, int(before) if before.isdecimal() and len(before) < 16 else None
        )
        staff = await accounts.all_accounts(unit, parts.clock())
    await _log(parts, session, "audit.opened", {"about": question.subject_id} if question.subject_id else {})
    given = {name: _given(request, name) for name in FILTERS}
    kept = {name: value for name, value in given.items() if value}
    return page(
        "audit.html", session, parts.clock(), here="audit", rows=[_line(row) for row in rows[:ROWS]],
        given=given, staff=staff, acts=sorted(wording.acts.items(), key=lambda each: each[1]), chain=chain,
        query=urlencode(kept),
        older=urlencode(kept | {"before": rows[ROWS - 1].number}) if len(rows) > ROWS else "",
    )  # fmt: skip


def _line(row: Row) -> dict[str, Any]:
    """A row as the page shows it."""
    text = wording.act(row.act, row.actor, row.name, row.details)
    if row.act == "retention.removed":
        text += f" ({row.details['count']} × {wording.retention_parts[row.subject_id]})"
    return {
        "row": row,
        "at": datetime.fromisoformat(row.at),
        "text": text,
        "subject": wording.subjects.get(row.subject, row.subject),
    }


# --- The filter -------------------------------------------------------------------------------------


def _given(request: Request, name: str) -> str:
    return (request.args.get(name) or "").strip()[:64]


def _question(request: Request) -> Question | None:
    """What is asked for; None when a date is none."""
    try:
        since, until = (_day(_given(request, name)) for name in ("since", "until"))
    except ValueError:
        return None
    return Question(
        _given(request, "staff"), _given(request, "about"), _given(request, "act"), since,
        until + timedelta(days=1) if until is not None else None,
    )  # fmt: skip


def _day(text: str) -> datetime | None:
    """The beginning of a day in Amsterdam. Raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=AMSTERDAM) if text else None


# --- Taking it along --------------------------------------------------------------------------------


def _exported(row: Row) -> dict[str, Any]:
    found = asdict(row)
    return {name: found[name] for name in COLUMNS}


def _json_line(row: Row) -> str:
    return json.dumps(_exported(row), ensure_ascii=False) + "\n"


def _csv_row(row: Row) -> str:
    values = _exported(row) | {"details": json.dumps(row.details, ensure_ascii=False, sort_keys=True)}
    return _csv_line(values.values())


def _csv_line(values: Any) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(values)
    return written.getvalue()


WRITERS: Mapping[str, tuple[str, Callable[[Row], str]]] = {
    "csv": ("text/csv; charset=utf-8", _csv_row),
    "jsonl": ("application/jsonl; charset=utf-8", _json_line),
}


async def _log(parts: Services, session: Session, name: str, details: dict[str, Any]) -> None:
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), name, "audit", "log", details or None)
