"""Messages in the inbox of who trains the recognition."""

import secrets
from datetime import UTC, datetime

from sqlalchemy import delete

from bot.domain.insights import is_held_out
from bot.store import insights
from bot.store.database import Unit
from bot.store.insight_models import Insight
from bot.store.insights import Item
from tests.web.accounts import ask, change
from tests.web.running import Web


def put_in(web: Web, text: str, **changes: object) -> str:
    """A message in the inbox; its id."""
    values: dict[str, object] = {
        "id": secrets.token_hex(16), "text": text, "reason": "uncertain", "model": "embedded-1a2b",
        "decision": "between", "first": "phishing", "first_confidence": 0.41, "second": "tech_support",
        "second_confidence": 0.33, "chosen": None, "is_held_out": False, "times": 1,
        "taken_on": datetime.now(UTC).date(),
    } | changes  # fmt: skip
    item = Item(**values)  # type: ignore[arg-type]

    async def add(unit: Unit) -> None:
        await insights.take_up(unit, secrets.token_bytes(16), item)

    change(web, add)
    return item.id


def empty_inbox(web: Web) -> None:
    async def clear(unit: Unit) -> None:
        await unit.execute(delete(Insight))

    change(web, clear)


def item(web: Web, insight_id: str) -> Item | None:
    async def read(unit: Unit) -> Item | None:
        return await insights.item_of(unit, insight_id)

    return ask(web, read)


def held_out_text() -> str:
    return next(
        text for number in range(100) if is_held_out(text := f"geld weg na bericht {number} van een ander")
    )
