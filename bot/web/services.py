"""The parts of a web process, put together in bootstrap.py and found through the request."""

from dataclasses import dataclass
from typing import cast

from sanic import Request

from bot.store.database import Database
from bot.web.background import Background
from bot.web.clock import Clock
from bot.web.conversations import StaffConversations
from bot.web.engine_client import EngineClient
from bot.web.insights import Insights
from bot.web.live import Live
from bot.web.problems import Problems
from bot.web.rate import RateLimits
from bot.web.requests import VisitRequests
from bot.web.retention import Expiry
from bot.web.settings import Settings
from bot.web.training_examples import TrainingExamples
from bot.web.turns import Turns
from bot.web.visitors import VisitorConversations


@dataclass(frozen=True)
class Services:
    """Everything a view may need. control_room_secret: of the signatures from the control room."""

    settings: Settings
    clock: Clock
    database: Database
    engine: EngineClient
    live: Live
    background: Background
    turns: Turns
    visitors: VisitorConversations
    staff_conversations: StaffConversations
    requests: VisitRequests
    rates: RateLimits
    problems: Problems
    expiry: Expiry
    insights: Insights
    examples: TrainingExamples
    control_room_secret: str


def services(request: Request) -> Services:
    """The parts of the process that answers this request."""
    return cast(Services, request.app.ctx.services)


def address_of(request: Request) -> str:
    """The visitor's address: the proxy's word for it where PROXIES_COUNT says so."""
    return request.remote_addr or request.ip
