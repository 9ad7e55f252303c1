"""Visit requests for staff who work with another screen than the desk; opening one is logged."""

from sanic import Blueprint, HTTPResponse, Request

from bot.web.api.wire import json_response
from bot.web.conversations import StaffMember
from bot.web.desk.sessions import session_of
from bot.web.problems import ProblemError
from bot.web.requests import RequestView
from bot.web.services import services

WHO_MAY = ("agent", "supervisor")

requests = Blueprint("visit_requests", url_prefix="/api/v1/visit-requests")


@requests.get("/<reference:str>")
async def show(request: Request, reference: str) -> HTTPResponse:
    """A request with its history, for whoever is logged in at the desk."""
    parts = services(request)
    name = "__Host-desk" if parts.settings.is_https else "desk"
    session = await session_of(parts.database, request.cookies.get(name), parts.clock())
    if session is None:
        raise ProblemError("not-logged-in")
    if session.role not in WHO_MAY:
        raise ProblemError("not-allowed")
    member = StaffMember(session.staff_id, session.name, session.role)
    return json_response(_shown(await parts.requests.look(reference, member)))


def _shown(view: RequestView) -> dict[str, object]:
    request = view.request
    return {
        "reference": request.reference,
        "conversation_id": request.conversation_id,
        "status": request.status,
        "version": request.version,
        "language": request.language,
        "scenario": request.scenario,
        "urgency": request.urgency,
        "rule": request.rule,
        "policy_version": request.policy_version,
        "reasons": request.reasons,
        "facts": request.facts,
        "fields": request.fields,
        "created_at": request.created_at.isoformat(),
        "updated_at": request.updated_at.isoformat(),
        "history": [
            {"at": event.at.isoformat(), "actor": event.actor, "act": event.act, "status": event.status}
            for event in view.history
        ],
    }
