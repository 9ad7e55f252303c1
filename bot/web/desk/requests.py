"""What staff do with visit requests: see, forward, write down the answer, join doubles, cancel, make."""

from typing import Any

from sanic import HTTPResponse, Request

from bot.domain.addresses import find_postcode
from bot.domain.phones import find_phone
from bot.domain.turn import VisitFields
from bot.web.desk.acts import back_to
from bot.web.desk.blueprint import desk
from bot.web.desk.guard import act, field, member
from bot.web.desk.pages import refused, wording
from bot.web.desk.purposes import require_purpose, require_purpose_for_request
from bot.web.desk.sessions import Session
from bot.web.services import services

LONGEST_FIELD = 400
FIELDS = (
    "name",
    "phone",
    "postcode",
    "house_number",
    "street",
    "city",
    "reach",
    "languages",
    "mobility",
    "devices",
    "remarks",
)


@desk.post("/requests/<reference:str>/acknowledge", name="acknowledge")
@act("request.handle")
async def acknowledge(request: Request, session: Session, reference: str) -> HTTPResponse:
    await require_purpose_for_request(request, session, reference)
    seen = await services(request).requests.acknowledge(reference, member(session))
    return back_to(request, seen.conversation_id)


@desk.post("/requests/<reference:str>/forward", name="forward")
@act("request.handle")
async def forward(request: Request, session: Session, reference: str) -> HTTPResponse:
    await require_purpose_for_request(request, session, reference)
    sent = await services(request).requests.forward(reference, member(session))
    return back_to(request, sent.conversation_id)


@desk.post("/requests/<reference:str>/decide", name="decide")
@act("request.handle")
async def decide(request: Request, session: Session, reference: str) -> HTTPResponse:
    """Write down what the control room said by telephone."""
    decision = field(request, "decision")
    if decision not in ("accepted", "declined"):
        return refused(request, wording.errors["choose"], 400)
    await require_purpose_for_request(request, session, reference)
    decided = await services(request).requests.decide(
        reference, member(session), "accepted" if decision == "accepted" else "declined"
    )
    return back_to(request, decided.conversation_id)


@desk.post("/requests/<reference:str>/cancel", name="cancel_request")
@act("request.handle")
async def cancel(request: Request, session: Session, reference: str) -> HTTPResponse:
    """Withdraw a request; double_of: because that one says the same."""
    await require_purpose_for_request(request, session, reference)
    cancelled = await services(request).requests.cancel(
        reference, member(session), field(request, "double_of")[:16]
    )
    return back_to(request, cancelled.conversation_id)


@desk.post("/conversations/<conversation_id:str>/request", name="make_request")
@act("request.make")
async def make(request: Request, session: Session, conversation_id: str) -> HTTPResponse:
    """Ask for an officer in a visitor's name."""
    fields = read_fields({name: field(request, name) for name in FIELDS})
    if isinstance(fields, str):
        return refused(request, wording.errors[fields], 400)
    await require_purpose(request, session, conversation_id)
    await services(request).requests.make(conversation_id, member(session), fields)
    return back_to(request, conversation_id)


def read_fields(given: dict[str, str]) -> VisitFields | str:
    """The fields of a request as staff typed them, or the code of what is wrong with them."""
    values: dict[str, Any] = {name: value.strip()[:LONGEST_FIELD] or None for name, value in given.items()}
    if values["phone"]:
        phone = find_phone(values["phone"], expected=True)
        if phone is None:
            return "phone"
        values["phone"] = phone.e164
    if not values["postcode"] or not values["house_number"]:
        return "address"
    postcode = find_postcode(values["postcode"], expected=True)
    if postcode is None:
        return "postcode"
    values["postcode"] = postcode[0]
    return VisitFields(**values)
