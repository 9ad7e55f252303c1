"""Visit requests at the desk: seen, sent on, answered, joined, withdrawn; the visitor reads each of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.turn import Effects, SubmitVisit, VisitFields
from bot.store.database import Unit
from bot.store.models import Audit, ControlRoomReceived, VisitRequest
from tests.web.accounts import ask, change
from tests.web.desk_client import DeskClient
from tests.web.running import Visitor, Web, eventually
from tests.web.scripted_engine import ScriptedEngine, replying

FIELDS = {
    "postcode": "9401 AB",
    "house_number": "12",
    "phone": "06 12345678",
    "name": "A. de Vries",
}


def with_request(web: Web, engine: ScriptedEngine, **fields: str) -> tuple[Visitor, str]:
    """A visitor with a visit request of their own, and its reference."""
    visitor = web.visitor()
    given = VisitFields(**({"postcode": "9401 AB", "house_number": "12", "city": "Assen"} | fields))
    engine.script = replying("Ik heb het gevraagd.", Effects(visit=SubmitVisit(given)), urgency="visit")
    visitor.say("ja")
    engine.reset()
    return visitor, reference_of(web, visitor)


def reference_of(web: Web, visitor: Visitor) -> str:
    async def newest(unit: Unit) -> str:
        found = await unit.execute(
            select(VisitRequest.reference)
            .where(VisitRequest.conversation_id == visitor.id)
            .order_by(VisitRequest.created_at.desc())
        )
        return str(found.scalars().first())

    return ask(web, newest)


def happened(web: Web, reference: str) -> list[str]:
    """What the control room got about a request, in order."""

    async def events(unit: Unit) -> list[str]:
        rows = await unit.execute(
            select(ControlRoomReceived.type, ControlRoomReceived.payload).where(
                ControlRoomReceived.subject == reference
            )
        )
        found = sorted((int(row.payload["sequence"]), row.type) for row in rows)
        return [kind.rsplit(".", 1)[-1] for _, kind in found]

    return ask(web, events)


def acts_on(web: Web, subject: str) -> list[str]:
    async def acts(unit: Unit) -> list[str]:
        found = await unit.execute(
            select(Audit.act).where(Audit.subject_id == subject).order_by(Audit.number)
        )
        return list(found.scalars())

    return ask(web, acts)


def test_who_sees_a_request_says_so_to_the_visitor(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor, reference = with_request(web, engine)
    assert f'data-request="{reference}" data-new' in anna.get("/desk").text
    assert anna.post(f"/desk/requests/{reference}/acknowledge").status_code == 302
    assert visitor.texts()[-1] == f"Een medewerker heeft uw aanvraag {reference} gezien."
    assert f'data-request="{reference}" data-new' not in anna.get("/desk").text
    assert anna.post(f"/desk/requests/{reference}/acknowledge").status_code == 409


def test_what_the_control_room_decided_first_stays(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    _, reference = with_request(web, engine)
    assert anna.post(f"/desk/receiver/{reference}", status="accepted").status_code == 302
    assert anna.post(f"/desk/requests/{reference}/acknowledge").status_code == 302

    async def status(unit: Unit) -> str:
        found = await unit.execute(select(VisitRequest.status).where(VisitRequest.reference == reference))
        return str(found.scalar_one())

    assert ask(web, status) == "accepted"


def test_a_request_made_by_staff_reaches_the_control_room_once_and_the_visitor_has_its_reference(
    web: Web, visitor: Visitor, anna: DeskClient
) -> None:
    anna.act(visitor.id, "purpose", purpose="help")
    made = anna.act(visitor.id, "request", **FIELDS)
    assert made.status_code == 302
    reference = reference_of(web, visitor)
    assert visitor.texts()[-1] == f"Uw aanvraag {reference} is naar de meldkamer gestuurd."
    eventually(lambda: happened(web, reference) == ["created"])
    again = anna.act(visitor.id, "request", **FIELDS)
    assert again.status_code == 409
    assert happened(web, reference) == ["created"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"phone": "12345"}, "telefoonnummer klopt niet"),
        ({"postcode": "0000"}, "postcode klopt niet"),
        ({"house_number": ""}, "Vul postcode en huisnummer in"),
    ],
)
def test_a_request_with_a_wrong_field_is_refused_in_words(
    web: Web, visitor: Visitor, anna: DeskClient, wrong: dict[str, str], why: str
) -> None:
    answer = anna.act(visitor.id, "request", **(FIELDS | wrong))
    assert answer.status_code == 400
    assert why in answer.text


def test_a_request_can_be_sent_to_the_control_room_again(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    _, reference = with_request(web, engine)
    assert anna.post(f"/desk/requests/{reference}/forward").status_code == 302
    eventually(lambda: happened(web, reference) == ["created", "changed"])


@pytest.mark.parametrize(
    ("decision", "said"),
    [("accepted", "neemt uw aanvraag"), ("declined", "stuurt nu geen agent")],
)
def test_what_the_control_room_says_by_telephone_reaches_the_visitor(
    web: Web, engine: ScriptedEngine, anna: DeskClient, decision: str, said: str
) -> None:
    visitor, reference = with_request(web, engine)
    assert anna.post(f"/desk/requests/{reference}/decide", decision="maybe").status_code == 400
    assert anna.post(f"/desk/requests/{reference}/decide", decision=decision).status_code == 302
    assert said in visitor.texts()[-1]


def test_a_withdrawn_request_is_withdrawn_at_the_control_room_too(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    visitor, reference = with_request(web, engine)
    assert anna.post(f"/desk/requests/{reference}/cancel").status_code == 302
    assert visitor.texts()[-1] == f"Uw aanvraag {reference} is ingetrokken."
    eventually(lambda: happened(web, reference) == ["created", "cancelled"])
    assert anna.post(f"/desk/requests/{reference}/cancel").status_code == 409


def test_two_requests_from_one_telephone_show_as_the_same_and_are_joined(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    _, first = with_request(web, engine, phone="+31687654321", house_number="1")
    visitor, second = with_request(web, engine, phone="+31687654321", house_number="2")
    assert f"Lijkt op {first}" in anna.get("/desk").text
    assert anna.post(f"/desk/requests/{second}/cancel", double_of=first).status_code == 302
    assert visitor.texts()[-1] == f"Aanvraag {second} is samengevoegd met uw aanvraag {first}."
    assert f"Lijkt op {second}" not in anna.get("/desk").text


def test_turning_off_the_sound_of_a_new_request_is_never_silent(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    _, reference = with_request(web, engine)
    assert anna.post("/desk/mute").status_code == 204
    assert "visit_request.muted" in acts_on(web, reference)


def test_a_request_that_nobody_looks_at_calls_a_supervisor_once(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    _, reference = with_request(web, engine)

    async def make_old(unit: Unit) -> None:
        long_ago = datetime.now(UTC) - timedelta(hours=1)
        await unit.execute(
            update(VisitRequest).where(VisitRequest.reference == reference).values(created_at=long_ago)
        )

    change(web, make_old)
    eventually(lambda: "visit_request.escalated" in acts_on(web, reference), 30)
    assert "Teamleider gewaarschuwd" in anna.get("/desk").text
    assert acts_on(web, reference).count("visit_request.escalated") == 1


def test_the_test_control_room_shows_each_event_once_and_nothing_of_the_person(
    web: Web, engine: ScriptedEngine, anna: DeskClient
) -> None:
    _, reference = with_request(web, engine, phone="+31611223344", name="Karel Appel")
    eventually(lambda: happened(web, reference) == ["created"])
    page = anna.get("/desk/receiver").text
    assert page.count(f'<th scope="row" data-label="Aanvraag">{reference}</th>') == 1
    assert "Karel Appel" not in page
    assert "11223344" not in page
