"""Visitors who wait for a person."""

from datetime import datetime

from sqlalchemy import update

from bot.domain.turn import Effects, HandOver
from bot.store.database import Unit
from bot.store.models import Conversation
from tests.web.accounts import change
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, echo, replying

HANDS_OVER = replying("Ik vraag een medewerker.", Effects(hand_over=HandOver("asked")))


def waiting(web: Web, engine: ScriptedEngine) -> Visitor:
    """Somebody who asked for a person."""
    visitor = web.visitor()
    engine.script = HANDS_OVER
    visitor.press("ask_human")
    engine.script = echo
    return visitor


def set_back(web: Web, visitor: Visitor, **moments: datetime | None) -> None:
    """Let something of a conversation have happened at another moment."""

    async def work(unit: Unit) -> None:
        await unit.execute(
            update(Conversation)
            .where(Conversation.id == visitor.id)
            .values(version=Conversation.version + 1, **moments)
        )

    change(web, work)
