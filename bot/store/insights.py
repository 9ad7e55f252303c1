"""Messages from which the assistant can learn, as rows. One function is one step in a unit of work."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from bot.domain.insights import Lane, Reading, lane_of, settled
from bot.store.database import Unit
from bot.store.insight_models import Insight, InsightExample, InsightReading
from bot.store.upsert import insert_once, insert_or_change

MOST_SHOWN = 1000  # messages in all; the oldest are read first


@dataclass(frozen=True)
class Example:
    """An example somebody wrote. exported_on: the day on which it left for data/nlu."""

    id: str
    name: str
    text: str
    exported_on: date | None


@dataclass(frozen=True)
class Item:
    """A message with what people said of it. Fields as in bot.store.insight_models."""

    id: str
    text: str
    reason: str
    model: str
    decision: str
    first: str | None
    first_confidence: float
    second: str | None
    second_confidence: float
    chosen: str | None
    is_held_out: bool
    times: int
    taken_on: date
    readings: tuple[Reading, ...] = ()
    example: Example | None = None

    @property
    def lane(self) -> Lane:
        return lane_of(
            self.readings,
            is_held_out=self.is_held_out,
            has_example=self.example is not None,
            is_exported=self.example is not None and self.example.exported_on is not None,
        )

    @property
    def label(self) -> str | None:
        """What it is, once people agree."""
        return settled(self.readings)

    def was_read_by(self, staff_id: str) -> bool:
        return any(reading.staff_id == staff_id for reading in self.readings)


_COLUMNS = (
    Insight.id, Insight.text, Insight.reason, Insight.model, Insight.decision, Insight.first,
    Insight.first_confidence, Insight.second, Insight.second_confidence, Insight.chosen, Insight.is_held_out,
    Insight.times, Insight.taken_on,
)  # fmt: skip


async def take_up(unit: Unit, mark: bytes, item: Item) -> None:
    """Keep a message; one with the same words is counted, and what its visitor chose is remembered."""
    new = {column.key: getattr(item, column.key) for column in _COLUMNS}
    changes: dict[str, Any] = {"times": Insight.times + 1}
    if item.chosen is not None:
        changes |= {"reason": item.reason, "chosen": item.chosen}
    await insert_or_change(unit, Insight, {"mark": mark}, new, changes)


async def all_items(unit: Unit, only: str | None = None) -> list[Item]:
    """The messages, oldest first. only: id of the one that is wanted."""
    statement = select(*_COLUMNS).order_by(Insight.taken_on, Insight.id).limit(MOST_SHOWN)
    readings = select(InsightReading).order_by(InsightReading.number)
    examples = select(InsightExample)
    if only is not None:
        statement = statement.where(Insight.id == only)
        readings = readings.where(InsightReading.insight_id == only)
        examples = examples.where(InsightExample.insight_id == only)
    read: dict[str, list[Reading]] = {}
    for row in await unit.execute(readings):
        read.setdefault(row.insight_id, []).append(Reading(row.staff_id, row.label, row.number))
    written = {
        row.insight_id: Example(row.id, row.name, row.text, row.exported_on)
        for row in await unit.execute(examples)
    }
    return [
        Item(**row._mapping, readings=tuple(read.get(row.id, ())), example=written.get(row.id))
        for row in await unit.execute(statement)
    ]


async def item_of(unit: Unit, insight_id: str) -> Item | None:
    """One message to learn from; None when it was erased or never there."""
    found = await all_items(unit, insight_id)
    return found[0] if found else None


async def add_reading(
    unit: Unit, insight_id: str, number: int, staff_id: str, label: str, proposal: str, now: datetime
) -> bool:
    """Write down what somebody said; False when somebody was first with this reading."""
    values = {"insight_id": insight_id, "number": number, "staff_id": staff_id, "label": label,
              "proposal": proposal or None, "at": now}  # fmt: skip
    return await insert_once(unit, InsightReading, values)


async def proposals(unit: Unit) -> list[tuple[str, int]]:
    """Names proposed for new scenarios, and how many readings proposed each."""
    found = await unit.execute(select(InsightReading.proposal).where(InsightReading.proposal.is_not(None)))
    counted = Counter(proposal for proposal in found.scalars() if proposal)
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


async def write_example(
    unit: Unit, insight_id: str, example_id: str, staff_id: str, name: str, text: str, now: datetime
) -> bool:
    """Keep an example in other words; a newer one replaces it. False when it was exported already."""
    values = {"staff_id": staff_id, "name": name, "text": text, "at": now}
    changed = await unit.execute(
        update(InsightExample)
        .where(InsightExample.insight_id == insight_id, InsightExample.exported_on.is_(None))
        .values(**values)
    )
    if changed.rowcount == 1:
        return True
    return await insert_once(
        unit, InsightExample, values | {"id": example_id, "insight_id": insight_id, "exported_on": None}
    )


async def mark_exported(unit: Unit, example_ids: list[str], today: date) -> int:
    """Remember that these left for data/nlu; how many had not before."""
    done = await unit.execute(
        update(InsightExample)
        .where(InsightExample.id.in_(example_ids), InsightExample.exported_on.is_(None))
        .values(exported_on=today)
    )
    return int(done.rowcount)


async def remove(unit: Unit, insight_ids: list[str]) -> int:
    """Remove messages with all that was said of them; how many there were."""
    done = await unit.execute(delete(Insight).where(Insight.id.in_(insight_ids)))
    return int(done.rowcount)


async def count(unit: Unit) -> int:
    """How many messages to learn from there are."""
    return int((await unit.execute(select(func.count()).select_from(Insight))).scalar_one())
