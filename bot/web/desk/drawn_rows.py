"""Rows of the lanes as HTML, drawn once for all who see them alike.

Fifty desks show the same hundred rows, and few of them change from one moment to the next. What differs
between desks is little: whose name is not to stand among those who look at a row, which row is open, whose it
is, and the token that each form carries. The token is put in afterwards, and so is the clock.
"""

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from bot.web.desk.board import Board
from bot.web.desk.rows import ConversationRow, RequestRow
from bot.web.desk.sessions import Session
from bot.web.desk.wording import left, waited

Row = RequestRow | ConversationRow
# Stands where a form carries the token of a session; nobody can type it.
TOKEN = f"token-{secrets.token_hex(16)}"
# Stands where a row has its clock.
CLOCK = f"clock-{secrets.token_hex(16)}"


@dataclass(frozen=True)
class Reader:
    """What a row's drawing needs to know of who reads it. knows: the lane says that a supervisor was called.
    csrf: stands for the token of their session."""

    name: str
    staff_id: str
    knows: bool
    csrf: str = TOKEN


@dataclass(frozen=True)
class _Drawn:
    """A row and its HTML, as it stands before and after what its clock shows. clock: how that begins, in time
    and too late."""

    row: Row
    before: str
    after: str
    clock: tuple[str, str]

    def at(self, now: datetime) -> str:
        """The HTML at this moment."""
        row = self.row
        if row.due is None:
            return f"{self.before}{self.clock[0]}{waited(row.since, now)}{self.after}"
        return f"{self.before}{self.clock[row.due < now]}{left(row.due, now)}{self.after}"


class DrawnRows:
    """The rows that were drawn, as long as they stand on the board as they did. A row that did not change is
    the same object on the next board. row_template: gives the template when first needed.
    """

    def __init__(self, row_template: Callable[[], Template]) -> None:
        self._template = row_template
        self._version = ""
        self._drawn: dict[Any, _Drawn] = {}

    def drawing(
        self, board: Board, session: Session, opened: str, now: datetime
    ) -> Callable[[Sequence[Row], bool, bool, bool], Markup]:
        """How rows are drawn for this reader: draw(rows, take, called, unseen). take: with a button to take
        each over. called: their lane says already that a supervisor was called. unseen: they are in the page
        and not shown."""
        if board.version != self._version:
            self._version = board.version
            self._forget_all_but((*board.requests, *board.conversations))

        def draw_one(row: Row, take: bool, called: bool) -> str:
            is_open = opened == (row.id if isinstance(row, ConversationRow) else row.conversation_id)
            name = session.name if session.name in row.viewers else ""
            is_mine = isinstance(row, ConversationRow) and row.owner_id == session.staff_id
            key = (_id(row), take, called, is_open, name, is_mine)
            drawn = self._drawn.get(key)
            if drawn is None or drawn.row is not row:
                reader = Reader(name, session.staff_id if is_mine else "", called)
                drawn = self._drawn[key] = self._draw(row, take, is_open, reader)
            return drawn.at(now)

        def draw(
            rows: Sequence[Row], take: bool = False, called: bool = False, unseen: bool = False
        ) -> Markup:
            drawn = [draw_one(row, take, called) for row in rows]
            if unseen:
                drawn = [html.replace("<li ", "<li hidden ", 1) for html in drawn]
            return Markup("".join(drawn))  # noqa: S704

        return draw

    def _draw(self, row: Row, take: bool, is_open: bool, reader: Reader) -> _Drawn:
        kind = "conversation" if isinstance(row, ConversationRow) else "request"
        macro = getattr(self._template().module, kind)
        before, _, after = str(macro(row, take, is_open, reader, CLOCK)).partition(CLOCK)
        return _Drawn(row, before, f"</time>{after}", _clock(row))

    def _forget_all_but(self, rows: Iterable[Row]) -> None:
        there = {id(row) for row in rows}
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if id(drawn.row) in there}


def _clock(row: Row) -> tuple[str, str]:
    """How the clock of a row begins, in time and too late; the page's script keeps it going: how long it
    waits, or still may."""
    if row.due is None:
        begin = f'<time class="clock" datetime="{row.since.isoformat()}" data-since>'
        return begin, begin
    rest = f'datetime="{row.due.isoformat()}" data-due>'
    return f'<time class="clock" {rest}', f'<time class="clock clock--late" {rest}'


def _id(row: Row) -> str:
    """What no other row of a board is called."""
    return row.id if isinstance(row, ConversationRow) else row.reference


def with_token(html: str, session: Session) -> str:
    """A drawn page with the token of the session in its forms."""
    return html.replace(TOKEN, session.csrf)
