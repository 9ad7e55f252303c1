"""Puts a web process together: its parts, routes, background work and what every answer carries."""

import asyncio
import secrets
from collections.abc import Coroutine
from typing import Any

from sanic import HTTPResponse, Request, Sanic
from sanic.response import BaseHTTPResponse

from bot.domain.contacts import load_contacts
from bot.domain.opening_hours import parse_opening_hours
from bot.domain.retention import load_retention
from bot.store.database import Database, database_url
from bot.store.encryption import read_or_make
from bot.store.opening import open_database
from bot.web.answering import Answering
from bot.web.api.control_room import control_room
from bot.web.api.conversations import conversations
from bot.web.api.health import health
from bot.web.api.openapi import description
from bot.web.api.socket import check_socket, sockets
from bot.web.api.visit_requests import requests
from bot.web.availability import Availability
from bot.web.background import Background
from bot.web.chat.view import chat
from bot.web.clock import Clock, utc_now
from bot.web.conversations import StaffConversations
from bot.web.desk.pages import error_page
from bot.web.desk.view import desk
from bot.web.dispatcher import Dispatcher
from bot.web.engine_client import EngineClient
from bot.web.hosts import check_host
from bot.web.insights import Insights
from bot.web.live import Live, RedisCarrier
from bot.web.problems import Problems
from bot.web.rate import RateLimits, storage
from bot.web.refusals import as_problem, bare_page
from bot.web.requests import VisitRequests
from bot.web.resources import Resources
from bot.web.retention import Expiry
from bot.web.security import add_headers, is_api
from bot.web.service_texts import load_problem_texts, load_service_texts
from bot.web.services import Services
from bot.web.settings import ROOT, Settings
from bot.web.stoppable import StoppableApp
from bot.web.training_examples import TrainingExamples
from bot.web.turns import Turns
from bot.web.visitors import VisitorConversations

TEXTS = ROOT / "data" / "texts"
CONTACTS = ROOT / "data" / "contacts.yml"
NLU = ROOT / "data" / "nlu"
RETENTION = ROOT / "data" / "retention.yml"
CONTROL_ROOM_KEY = "control-room.key"

CONFIG = {
    "ACCESS_LOG": False,  # addresses would tell who talked when
    "AUTO_EXTEND": False,  # sanic-ext adds routes of its own wherever it happens to be installed
    "MOTD": False,
    # A message of 1 MB gets an answer that says what is wrong, and not a broken connection.
    "REQUEST_MAX_SIZE": 2 * 1024 * 1024,
    "REQUEST_MAX_HEADER_SIZE": 16 * 1024,
    "REQUEST_TIMEOUT": 20,
    # Longer than a long poll and than a message waits for its answer.
    "RESPONSE_TIMEOUT": 60,
    "KEEP_ALIVE_TIMEOUT": 75,
    # 4,000 characters, each written as two escapes.
    "WEBSOCKET_MAX_SIZE": 64 * 1024,
    "WEBSOCKET_PING_INTERVAL": 20,
    "WEBSOCKET_PING_TIMEOUT": 20,
    "GRACEFUL_SHUTDOWN_TIMEOUT": 8.0,
    # uvloop hears no signal between two runs of its loop, as between the start and the serving: told to stop
    # just then, the process would go on.
    "USE_UVLOOP": False,
}
STOP_SECONDS = 5.0


def create_app(settings: Settings, clock: Clock = utc_now) -> Sanic[Any, Any]:
    """The web process's application, ready to run."""
    app = StoppableApp(f"web-{secrets.token_hex(4)}", configure_logging=False)
    app.config.update(CONFIG)
    app.config.PROXIES_COUNT = settings.proxies_count
    app.ctx.settings = settings
    problems = load_problems()
    for blueprint in (conversations, sockets, health, control_room, requests, description, chat, desk):
        app.blueprint(blueprint)
    _add_parts(app, settings, problems, clock)
    _add_checks(app, settings)
    _add_refusals(app, problems)
    return app


def _add_parts(app: Sanic[Any, Any], settings: Settings, problems: Problems, clock: Clock) -> None:
    """The parts and their background work begin with the process and end with it."""

    @app.before_server_start
    async def begin(app: Sanic[Any, Any]) -> None:
        database = await open_database(
            database_url(settings.database_url, settings.data_dir), settings.data_dir, settings.encryption_key
        )
        app.ctx.services, app.ctx.dispatcher = assemble(settings, database, problems, clock)
        parts: Services = app.ctx.services
        app.ctx.work = _start(
            parts.turns.keep_recovering(), parts.live.run(), app.ctx.dispatcher.run(),
            parts.expiry.keep_running(),
        )  # fmt: skip

    @app.after_server_stop
    async def end(app: Sanic[Any, Any]) -> None:
        parts: Services = app.ctx.services
        await parts.background.finish(STOP_SECONDS)
        for task in app.ctx.work:
            task.cancel()
        await asyncio.gather(*app.ctx.work, return_exceptions=True)
        await app.ctx.dispatcher.close()
        parts.engine.close()
        await parts.database.close()


def _add_checks(app: Sanic[Any, Any], settings: Settings) -> None:
    """What every request must be, and every answer carries."""

    async def check(request: Request) -> HTTPResponse | None:
        elsewhere = check_host(request, settings)
        if elsewhere is not None:
            return elsewhere
        if request.headers.get("upgrade", "").lower() == "websocket":
            check_socket(request)
        return None

    async def protect(request: Request, response: BaseHTTPResponse) -> None:
        add_headers(request, response, settings.is_https)

    app.register_middleware(check, "request")
    app.register_middleware(protect, "response")


def _add_refusals(app: Sanic[Any, Any], problems: Problems) -> None:
    """Whatever fails is answered in Dutch: as problem details, or as a page where a page was asked for."""

    @app.exception(Exception)
    async def refuse(request: Request, error: Exception) -> HTTPResponse:
        problem = as_problem(error)
        if request is None or is_api(request):
            return problems.response(problem)
        at_desk = request.path == "/desk" or request.path.startswith("/desk/")
        draw = error_page if at_desk else bare_page
        details = problems.details(problem)
        page = draw(details["title"], details["detail"])
        return HTTPResponse(page, problem.status, problem.headers, "text/html; charset=utf-8")


def load_problems() -> Problems:
    return Problems(load_problem_texts(TEXTS, load_contacts(CONTACTS)))


def assemble(
    settings: Settings, database: Database, problems: Problems, clock: Clock
) -> tuple[Services, Dispatcher]:
    """All parts, each given what it needs."""
    contacts = load_contacts(CONTACTS)
    hours = parse_opening_hours(settings.opening_hours)
    secret = settings.control_room_secret or read_or_make(settings.data_dir, CONTROL_ROOM_KEY)
    engine = EngineClient(settings.engine_socket, settings.engine_url, settings.engine_timeout)
    live = Live(database, RedisCarrier(settings.redis_url) if settings.redis_url else None)
    resources = Resources(database, live, load_service_texts(TEXTS, contacts), clock)
    examples = TrainingExamples(NLU)
    insights = Insights(database, engine, examples, clock, settings.insights)
    background = Background()
    availability = Availability(database, hours, settings.queue_limit)
    answering = Answering(resources, engine, availability, insights, background)
    turns = Turns(resources, engine, answering, background)
    parts = Services(
        settings=settings,
        clock=clock,
        database=database,
        engine=engine,
        live=live,
        background=background,
        turns=turns,
        visitors=VisitorConversations(resources, contacts, hours),
        staff_conversations=StaffConversations(resources, turns),
        requests=VisitRequests(resources),
        rates=RateLimits(settings.rate_limit, storage(settings.redis_url)),
        problems=problems,
        insights=insights,
        examples=examples,
        expiry=Expiry(database, load_retention(RETENTION), clock),
        control_room_secret=secret,
    )
    return parts, Dispatcher(database, settings.control_room_url, secret, clock)


def _start(*work: Coroutine[Any, Any, None]) -> list[asyncio.Task[None]]:
    return [asyncio.create_task(each) for each in work]
