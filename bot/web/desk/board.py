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

    def lanes(self, staff_id: str) -> "Lanes":
        """What one staff member sees of it."""
        rows = self.conversations
        return Lanes(
            requests=self.requests,
            waiting=tuple(row for row in rows if row.status == "waiting"),
            mine=tuple(row for row in rows if row.status == "staff" and row.owner_id == staff_id),
            look_at=tuple(row for row in rows if row.status == "bot"),
            others=tuple(row for row in rows if row.status == "staff" and row.owner_id != staff_id),
        )


@dataclass(frozen=True)
class Lanes:
    """The left column. look_at: with the computer, but somebody should look."""

    requests: tuple[RequestRow, ...]
    waiting: tuple[ConversationRow, ...]
    mine: tuple[ConversationRow, ...]
    look_at: tuple[ConversationRow, ...]
    others: tuple[ConversationRow, ...]

    @property
    def attention(self) -> int:
        """How many things wait for somebody."""
        return sum(row.is_new for row in self.requests) + len(self.waiting)

    def order(self) -> list[str]:
        """Ids of all conversations, as they stand from top to bottom."""
        ids = [row.conversation_id for row in self.requests]
        ids += [row.id for lane in (self.waiting, self.look_at, self.mine, self.others) for row in lane]
        return list(dict.fromkeys(ids))
