"""The board: all that is open at the desk, and what one staff member sees of it."""

from dataclasses import dataclass

from bot.store.presence import Colleague
from bot.web.desk.rows import ConversationRow, RequestRow


@dataclass(frozen=True)
class Board:
    """Everything that is open. version: another one when anything on it is different."""

    requests: tuple[RequestRow, ...]
    conversations: tuple[ConversationRow, ...]
    colleagues: tuple[Colleague, ...]
    version: str

    def colleague(self, staff_id: str) -> Colleague | None:
        """Somebody at the desk, by id."""
        return next((each for each in self.colleagues if each.id == staff_id), None)

    def lanes(self, staff_id: str, role: str) -> "Lanes":
        """What one staff member sees of it."""
        calls = role == "supervisor"
        all_rows: list[RequestRow | ConversationRow] = [*self.requests, *self.conversations]
        rows = [row for row in self.conversations if not (calls and row.calls_supervisor)]
        return Lanes(
            late=tuple(row for row in all_rows if calls and row.calls_supervisor),
            requests=tuple(row for row in self.requests if not (calls and row.calls_supervisor)),
            waiting=tuple(row for row in rows if row.status == "waiting"),
            mine=tuple(row for row in rows if row.status == "staff" and row.owner_id == staff_id),
            look_at=tuple(row for row in rows if row.status == "bot"),
            others=tuple(row for row in rows if row.status == "staff" and row.owner_id != staff_id),
        )


@dataclass(frozen=True)
class Lanes:
    """The left column. late: for what a supervisor was called, of all kinds; for supervisors only, and then
    not in another lane too. look_at: with the computer, but somebody should look."""

    late: tuple[RequestRow | ConversationRow, ...]
    requests: tuple[RequestRow, ...]
    waiting: tuple[ConversationRow, ...]
    mine: tuple[ConversationRow, ...]
    look_at: tuple[ConversationRow, ...]
    others: tuple[ConversationRow, ...]

    @property
    def new_requests(self) -> int:
        """How many requests nobody has seen."""
        return sum(isinstance(row, RequestRow) and row.is_new for row in (*self.requests, *self.late))

    @property
    def attention(self) -> int:
        """How many things wait for somebody."""
        late = sum(isinstance(row, ConversationRow) for row in self.late)
        return self.new_requests + len(self.waiting) + late
