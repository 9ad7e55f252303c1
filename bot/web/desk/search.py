"""Searching conversations: the form, what was found, and searches that staff keep.

A search is a form that is sent, and its results have an address without words in it: what staff search for
often is somebody's name, and stands in no history and no log. That they searched is in the audit log.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any

from sanic import HTTPResponse, Request
from sanic.response import redirect

from bot.domain.waiting_order import URGENCIES
from bot.store import saved_searches
from bot.store.database import Unit
from bot.store.models import STATUSES
from bot.store.search import Found, conditions_of, count_found, find, people
from bot.store.search_index import tokens_asked
from bot.web.desk.audited import log_act
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, for_staff
from bot.web.desk.pages import page, refused, scenario_names, wording
from bot.web.desk.purposes import purposes_of
from bot.web.desk.search_form import Choices, Search, UnreadableError, read_search, stored_search
from bot.web.desk.sessions import Session
from bot.web.desk.snippets import Snippet, snippets_of
from bot.web.keys import new_id
from bot.web.services import services

PER_PAGE = 20
LONGEST_NAME = 60


@dataclass(frozen=True)
class Results:
    """One page of what was found. may_open: conversations that somebody may open without giving a purpose;
    only of these is shown what was said."""

    count: int
    number: int
    rows: list[Found]
    may_open: frozenset[str]
    snippets: dict[str, Snippet]

    @property
    def pages(self) -> int:
        return max(1, ceil(self.count / PER_PAGE))


async def choices_of(unit: Unit) -> Choices:
    return Choices(scenario_names, wording.outcomes, await people(unit))


async def _page(
    request: Request,
    session: Session,
    search: Search,
    *,
    kept: saved_searches.Kept | None = None,
    results: Results | None = None,
    typed: dict[str, str] | None = None,
    wrong: Any = (),
) -> HTTPResponse:
    parts = services(request)
    async with parts.database.read() as unit:
        choices = await choices_of(unit)
        named = await saved_searches.named_searches(unit, session.staff_id)
    return page(
        "search.html", session, parts.clock(), here="search", search=search, kept=kept, named=named,
        results=results, choices=choices, statuses=STATUSES, urgencies=URGENCIES, typed=typed or {},
        wrong={name: wording.search[why] for name, why in dict(wrong).items()},
    )  # fmt: skip


@desk.get("/search", name="search")
@for_staff("search.use")
async def show_search(request: Request, session: Session) -> HTTPResponse:
    return await _page(request, session, Search())


@desk.post("/search", name="begin_search")
@act("search.use")
async def begin_search(request: Request, session: Session) -> HTTPResponse:
    """Remember what is looked for and go to where it is found."""
    parts = services(request)
    async with parts.database.read() as unit:
        choices = await choices_of(unit)
    try:
        search = read_search(lambda name: field(request, name), choices)
    except UnreadableError as error:
        typed = {name: field(request, name) for name in request.form or {}}
        return await _page(request, session, Search(), typed=typed, wrong=error.fields)
    search_id = new_id()
    async with parts.database.write() as unit:
        await saved_searches.add_search(unit, search_id, session.staff_id, search, parts.clock())
    return redirect(f"/desk/search/{search_id}")


@desk.get("/search/<search_id:str>", name="results")
@for_staff("search.use")
async def show_results(request: Request, session: Session, search_id: str) -> HTTPResponse:
    """A page of what was found; that somebody saw it is logged, without what they searched for."""
    parts = services(request)
    number = request.args.get("page") or "1"
    async with parts.database.read() as unit:
        kept = await saved_searches.search_of(unit, search_id, session.staff_id)
    if kept is None:
        return refused(request, wording.errors["search_gone"], 404)
    search = stored_search(kept.content)
    results = await _results(request, session, search, int(number) if number.isdecimal() else 1)
    await _log(
        request, session, "search.done", search_id,
        {
            "found": results.count, "page": results.number, "words": len(search.plain_words.split()),
            "filters": search.filters.names(), "read": sorted(results.snippets),
        },
    )  # fmt: skip
    return await _page(request, session, search, kept=kept, results=results)


async def _results(request: Request, session: Session, search: Search, number: int) -> Results:
    parts = services(request)
    async with parts.database.read() as unit:
        condition = conditions_of(unit, tokens_asked(unit, search.plain_words), search.filters)
        count = await count_found(unit, condition)
        number = min(max(number, 1), max(1, ceil(count / PER_PAGE)))
        rows = await find(unit, condition, (number - 1) * PER_PAGE, PER_PAGE)
        ids = [row.id for row in rows]
        may_open = await purposes_of(unit, ids, session.staff_id, parts.clock())
        snippets = await snippets_of(unit, list(may_open), search.plain_words)
    return Results(count, number, rows, frozenset(may_open), snippets)


@desk.post("/search/<search_id:str>/keep", name="keep_search")
@act("search.use")
async def keep_search(request: Request, session: Session, search_id: str) -> HTTPResponse:
    """Keep a search under a name; without a name it is kept no longer."""
    name = " ".join(field(request, "name").split())[:LONGEST_NAME]
    async with services(request).database.write() as unit:
        there = await saved_searches.name_search(unit, search_id, session.staff_id, name or None)
    if not there:
        return refused(request, wording.errors["search_gone"], 404)
    await _log(request, session, "search.kept" if name else "search.let_go", search_id, {})
    return redirect(f"/desk/search/{search_id}")


async def _log(
    request: Request, session: Session, name: str, search_id: str, details: dict[str, Any]
) -> None:
    parts = services(request)
    async with parts.database.write() as unit:
        await log_act(unit, session, parts.clock(), name, "search", search_id, details)
