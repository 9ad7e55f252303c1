"""The filter above the queue: rows that have all its words, and those that nobody may miss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.web.desk.board import Row
from bot.web.desk.rows import RequestRow
from bot.web.desk.wording import Wording

LONGEST = 60  # letters, as long as the column that keeps it


def tidy(typed: str) -> str:
    """The filter as it is kept: with single spaces, and not too long."""
    return " ".join(typed.split())[:LONGEST].rstrip()


@dataclass(frozen=True)
class QueueFilter:
    """What one staff member wants to see of one board of the queue.

    text: words, "" for everything. scenarios: code -> name of each kind of fraud.
    """

    text: str
    staff_id: str
    wording: Wording
    scenarios: Mapping[str, str]
    # By what a row is called: the lanes of one page ask several times of hundreds of rows.
    _decided: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)

    def shown(self, rows: Sequence[Row]) -> list[Row]:
        """The rows that are shown, in their order."""
        return [row for row in rows if self._is_shown(row)] if self.text else list(rows)

    def hidden(self, rows: Sequence[Row]) -> list[Row]:
        """The others: they stay in the page unseen, so that they still alert."""
        return [row for row in rows if not self._is_shown(row)] if self.text else []

    def _is_shown(self, row: Row) -> bool:
        name = row.reference if isinstance(row, RequestRow) else row.id
        found = self._decided.get(name)
        if found is None:
            asked = self.text.casefold().split()
            found = self._stays(row) or all(word in self._words(row) for word in asked)
            self._decided[name] = found
        return found

    def _stays(self, row: Row) -> bool:
        """Whether it is shown whatever the filter: danger, what nobody has seen, and their own work."""
        if row.is_pressing:
            return True
        if isinstance(row, RequestRow):
            return row.is_new
        return row.has_danger or (row.status == "staff" and row.owner_id == self.staff_id)

    def _words(self, row: Row) -> str:
        """All that the row says."""
        if isinstance(row, RequestRow):
            own = (
                self.scenarios.get(row.scenario, ""), row.reference, row.place,
                self.wording.request_states[row.status],
            )  # fmt: skip
        else:
            own = (
                row.scenario or "nog niet herkend", row.owner or "",
                "" if row.language == "nl" else self.wording.languages.get(row.language, row.language),
                "terugbellen" if row.waits_for_call else "",
            )  # fmt: skip
        return " ".join((*own, self.wording.urgencies[row.urgency], row.quote, *row.viewers)).casefold()
