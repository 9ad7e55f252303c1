"""What the parts of a web process share that act on conversations."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.store.database import Database
from bot.web.clock import Clock
from bot.web.live import Live
from bot.web.service_texts import ServiceTexts


@dataclass(frozen=True)
class Resources:
    """texts: by language. live: who watches is told through it."""

    database: Database
    live: Live
    texts: Mapping[str, ServiceTexts]
    clock: Clock
