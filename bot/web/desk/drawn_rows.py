"""Rows of the lanes as HTML, drawn once for all who see them alike.

Fifty desks show the same hundred rows, and few of them change from one moment to the next. What differs
between desks is little: whose name is not to stand among those who look at a row, which row is open, whose it
is, and the token that each form carries. The token is put in afterwards, and so is the clock.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from bot.web.desk.board import Board
from bot.web.desk.rows import ConversationRow, RequestRow
from bot.web.desk.sessions import Session
from bot.web.desk.wording import left, waited

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
    """A row and its HTML, as it stands before and after its clock."""

    row: RequestRow | ConversationRow
    before: str
    after: str


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
    ) -> Callable[[RequestRow | ConversationRow, bool, bool], Markup]:
        """How rows are drawn for this reader: draw(row, take, called). take: with a button to take it over.
        called: its lane says already that a supervisor was called."""
        if board.version != self._version:
            self._version = board.version
            self._forget_all_but((*board.requests, *board.conversations))

        def draw(row: RequestRow | ConversationRow, take: bool = False, called: bool = False) -> Markup:
            is_open = opened == (row.id if isinstance(row, ConversationRow) else row.conversation_id)
            name = session.name if session.name in row.viewers else ""
            is_mine = isinstance(row, ConversationRow) and row.owner_id == session.staff_id
            key = (_id(row), take, called, is_open, name, is_mine)
            drawn = self._drawn.get(key)
            if drawn is None or drawn.row is not row:
                reader = Reader(name, session.staff_id if is_mine else "", called)
                drawn = self._drawn[key] = self._draw(row, take, is_open, reader)
            return Markup(drawn.before + _clock(row, now) + drawn.after)  # noqa: S704

        return draw

    def _draw(self, row: RequestRow | ConversationRow, take: bool, is_open: bool, reader: Reader) -> _Drawn:
        kind = "conversation" if isinstance(row, ConversationRow) else "request"
        macro = getattr(self._template().module, kind)
        before, _, after = str(macro(row, take, is_open, reader, CLOCK)).partition(CLOCK)
        return _Drawn(row, before, after)

    def _forget_all_but(self, rows: Iterable[RequestRow | ConversationRow]) -> None:
        there = {id(row) for row in rows}
        self._drawn = {key: drawn for key, drawn in self._drawn.items() if id(drawn.row) in there}


def _clock(row: RequestRow | ConversationRow, now: datetime) -> str:
    """The clock of a row, which the page's script keeps going: how long it waits, or still may."""
    if row.due is None:
        since = row.since.isoformat()
        return f'<time class="clock" datetime="{since}" data-since>{waited(row.since, now)}</time>'
    late = " clock--late" if row.due < now else ""
    return f'<time class="clock{late}" datetime="{row.due.isoformat()}" data-due>{left(row.due, now)}</time>'


def _id(row: RequestRow | ConversationRow) -> str:
    """What no other row of a board is called."""
    return row.id if isinstance(row, ConversationRow) else row.reference


def with_token(html: str, session: Session) -> str:
    """A drawn page with the token of the session in its forms."""
    return html.replace(TOKEN, session.csrf)
