"""Whether the process lives, and whether it can serve: database and engine."""

import asyncio

from sanic import Blueprint, HTTPResponse, Request
from sqlalchemy import text

from bot.web.api.wire import json_response
from bot.web.services import Services, services

DATABASE_SECONDS = 2.0

health = Blueprint("health", url_prefix="/health")


@health.get("/live")
async def live(request: Request) -> HTTPResponse:
    """The process answers."""
    return json_response({"status": "live"})


@health.get("/ready")
async def ready(request: Request) -> HTTPResponse:
    """Database and engine answer too; otherwise 503 with the part that does not.

    degraded: what works less well.
    """
    parts = services(request)
    database, engine = await asyncio.gather(_database_answers(parts), parts.engine.readiness())
    checks = {"database": database, "engine": engine is not None}
    failing = [name for name, fits in checks.items() if not fits]
    degraded = ["encoder"] if engine is not None and engine.encoder == "missing" else []
    status = "unready" if failing else "ready"
    found = {"status": status, "failing": failing, "degraded": degraded, "checks": checks}
    return json_response(found, 503 if failing else 200)


async def _database_answers(parts: Services) -> bool:
    try:
        async with asyncio.timeout(DATABASE_SECONDS), parts.database.read() as unit:
            await unit.execute(text("SELECT 1"))
    except Exception:  # whatever it is, the database does not serve
        return False
    return True
