"""The board: all that is open at the desk, and what one staff member sees of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

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
        rows: list[Row] = [*self.requests, *self.conversations]
        first = role == "supervisor"
        pressing = tuple(sorted(filter(_presses, rows), key=_first)) if first else ()
        late = tuple(row for row in rows if first and row.calls_supervisor and not _presses(row))
        above = {id(row) for row in (*pressing, *late)}
        talks = [row for row in self.conversations if id(row) not in above]
        return Lanes(
            pressing=pressing,
            late=late,
            requests=tuple(row for row in self.requests if id(row) not in above),
            waiting=tuple(row for row in talks if row.status == "waiting"),
            mine=tuple(row for row in talks if row.status == "staff" and row.owner_id == staff_id),
            look_at=tuple(row for row in talks if row.status == "bot"),
            others=tuple(row for row in talks if row.status == "staff" and row.owner_id != staff_id),
        )


Row = RequestRow | ConversationRow


def _presses(row: Row) -> bool:
    """Whether a supervisor must see it before all that is late: danger nobody has seen, or an emergency that
    nobody has."""
    if isinstance(row, RequestRow):
        return row.is_pressing
    return row.has_danger or (row.is_pressing and row.status != "staff")


def _first(row: Row) -> tuple[bool, bool, datetime]:
    """Danger that was told first, then whom a person is to help, then who waits longest."""
    if isinstance(row, RequestRow):
        return (True, False, row.since)
    return (not row.has_danger, row.status == "bot", row.since)


@dataclass(frozen=True)
class Lanes:
    """The left column. Each row stands in one lane. pressing: danger and emergencies that somebody must see
    first, and late: for what a supervisor was called; both of all kinds and for supervisors only. look_at:
    with the computer, but somebody should look."""

    pressing: tuple[Row, ...]
    late: tuple[Row, ...]
    requests: tuple[RequestRow, ...]
    waiting: tuple[ConversationRow, ...]
    mine: tuple[ConversationRow, ...]
    look_at: tuple[ConversationRow, ...]
    others: tuple[ConversationRow, ...]

    def count(self, shown: Callable[["Sequence[Row]"], "Sequence[Row]"] = tuple) -> int:
        """How many rows there are in all lanes, of those that are shown."""
        lanes = (
            self.pressing, self.late, self.requests, self.waiting, self.mine, self.look_at, self.others,
        )  # fmt: skip
        return sum(len(shown(rows)) for rows in lanes)

    @property
    def requests_above(self) -> "Above":
        """The requests that stand in a lane above their own."""
        return self._above(lambda row: isinstance(row, RequestRow))

    @property
    def waiting_above(self) -> "Above":
        """Who waits for a person and stands in a lane above that of those who wait."""
        return self._above(lambda row: isinstance(row, ConversationRow) and row.status == "waiting")

    @property
    def new_requests(self) -> int:
        """How many requests nobody has seen."""
        rows = (*self.requests, *self.late, *self.pressing)
        return sum(isinstance(row, RequestRow) and row.is_new for row in rows)

    @property
    def attention(self) -> int:
        """How many things wait for somebody."""
        return self.new_requests + len(self.waiting) + self.waiting_above.count

    def _above(self, belongs: Callable[[Row], bool]) -> "Above":
        return Above(sum(map(belongs, self.pressing)), sum(map(belongs, self.late)))


@dataclass(frozen=True)
class Above:
    """How many rows of a lane stand in the lanes above it."""

    pressing: int
    late: int

    @property
    def count(self) -> int:
        return self.pressing + self.late
