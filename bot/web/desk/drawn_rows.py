"""Rows of the lanes as HTML, drawn once for all who see them alike.

Fifty desks show the same hundred rows. What differs between them is few: whose name is not to stand among
those who look at it, which row is open, whose it is, and the token that each form carries, which is put in
afterwards.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jinja2 import Template
from markupsafe import Markup

from bot.web.desk.board import Board
from bot.web.desk.rows import ConversationRow, RequestRow
from bot.web.desk.sessions import Session

# Stands where a form carries the token of a session; nobody can type it.
TOKEN = f"token-{secrets.token_hex(16)}"


@dataclass(frozen=True)
class Reader:
    """What a row's drawing needs to know of who reads it. csrf: stands for the token of their session."""

    name: str
    staff_id: str
    csrf: str = TOKEN


class DrawnRows:
    """The rows that were drawn in this second, of one board. row_template: gives it when first needed."""

    def __init__(self, row_template: Callable[[], Template]) -> None:
        self._template = row_template
        self._of: tuple[str, int] = ("", 0)
        self._drawn: dict[Any, Markup] = {}

    def drawing(
        self, board: Board, session: Session, opened: str, now: datetime
    ) -> Callable[[RequestRow | ConversationRow, bool], Markup]:
        """How rows are drawn for this reader: draw(row, take). take: with a button to take it over."""
        of = (board.version, int(now.timestamp()))
        if of != self._of:
            self._of, self._drawn = of, {}
        drawn = self._drawn

        def draw(row: RequestRow | ConversationRow, take: bool = False) -> Markup:
            is_open = opened == (row.id if isinstance(row, ConversationRow) else row.conversation_id)
            name = session.name if session.name in row.viewers else ""
            is_mine = isinstance(row, ConversationRow) and row.owner_id == session.staff_id
            key = (_id(row), take, is_open, name, is_mine)
            if key not in drawn:
                reader = Reader(name, session.staff_id if is_mine else "")
                kind = "conversation" if isinstance(row, ConversationRow) else "request"
                macro = getattr(self._template().module, kind)
                drawn[key] = Markup(macro(row, take, is_open, reader, now))  # noqa: S704
            return drawn[key]

        return draw


def _id(row: RequestRow | ConversationRow) -> str:
    """What no other row of a board is called."""
    return row.id if isinstance(row, ConversationRow) else row.reference


def with_token(html: str, session: Session) -> str:
    """A drawn page with the token of the session in its forms."""
    return html.replace(TOKEN, session.csrf)
