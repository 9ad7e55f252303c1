"""A request for an officer: stored when the visitor reads that it is, sent once, never doubled."""

import hashlib
import hmac
import json
import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pyotp
from sqlalchemy import select, update

from bot.domain.facts import Fact
from bot.domain.turn import CancelVisit, ChangeVisit, Effects, SubmitVisit, VisitFields
from bot.store.database import Unit
from bot.store.models import Audit, ControlRoomReceived, Outbox
from bot.store.visit_requests import history_of
from bot.web.api import schemas as forms
from tests.web.running import PLAIN, Visitor, Web, free_port, running_web
from tests.web.scripted_engine import Script, ScriptedEngine, replying

FIELDS = VisitFields(name="J. Jansen", phone="+31612345678", postcode="7411 AB", house_number="12")
FACT = Fact("lost_money", True, "3000 euro overgemaakt", "m1")
CASE = {
    "urgency": "visit",
    "rule": "fresh",
    "scenario": "bank_helpdesk_fraud",
    "reasons": ("Vers.",),
    "facts": (FACT,),
}
SECRET = "afgesproken geheim"


def submits(fields: VisitFields = FIELDS) -> Script:
    return replying("Uw verzoek is verstuurd.", Effects(visit=SubmitVisit(fields)), **CASE)


def changes(fields: VisitFields) -> Script:
    return replying("Het is veranderd.", Effects(change=ChangeVisit(fields)), **CASE)


def cancels() -> Script:
    return replying("Het is ingetrokken.", Effects(cancel=CancelVisit()), **CASE)


def request_of(visitor: Visitor) -> dict[str, Any]:
    found: dict[str, Any] = visitor.get("/summary").json()["visit_request"]
    return found


def received(web: Web, reference: str, count: int, seconds: float = 8) -> list[dict[str, Any]]:
    """What the built-in receiver has of this request, as soon as it is so many events."""

    async def look(unit: Unit) -> list[dict[str, Any]]:
        rows = await unit.execute(
            select(ControlRoomReceived.payload, ControlRoomReceived.received_at).where(
                ControlRoomReceived.subject == reference
            )
        )
        return [row.payload for row in sorted(rows, key=lambda row: row.payload["data"]["version"])]

    deadline = time.monotonic() + seconds
    while len(found := web.look(look)) < count and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


def test_a_request_is_stored_with_its_reason_and_reaches_the_receiver_once(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = submits()
    visitor.say("ja")
    request = request_of(visitor)
    assert request["reference"] == engine.turns[-1].context.next_reference
    assert len(request["reference"]) == 9
    assert request["reference"].startswith("TP-")
    assert request["status"] == "submitted"
    assert request["fields"]["postcode"] == "7411 AB"
    (event,) = received(web, request["reference"], 1)
    assert event["specversion"] == "1.0"
    assert event["type"] == "nl.terplaatse.visit-request.created"
    assert event["subject"] == request["reference"]
    assert event["data"]["advice"] == {
        "urgency": "visit", "rule": "fresh", "policy_version": 0, "reasons": ["Vers."],
    }  # fmt: skip
    assert event["data"]["facts"] == [{"name": "lost_money", "value": True, "words": "3000 euro overgemaakt"}]
    assert event["data"]["fields"]["phone"] == "+31612345678"


def test_changing_and_cancelling_reach_the_receiver_in_order(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = submits()
    visitor.say("ja")
    reference = request_of(visitor)["reference"]
    engine.script = changes(VisitFields(name="J. Jansen", phone="+31687654321"))
    visitor.say("mijn nummer is 0687654321")
    assert engine.turns[-1].context.request is not None
    assert engine.turns[-1].context.request.reference == reference
    assert request_of(visitor)["fields"]["phone"] == "+31687654321"
    engine.script = cancels()
    visitor.say("laat maar")
    assert request_of(visitor)["status"] == "cancelled"
    events = received(web, reference, 3)
    assert [event["type"].rpartition(".")[2] for event in events] == ["created", "changed", "cancelled"]
    assert [event["data"]["version"] for event in events] == [1, 2, 3]

    async def acts(unit: Unit) -> list[str]:
        return [event.act for event in await history_of(unit, reference)]

    assert web.look(acts) == ["created", "changed", "cancelled"]


def test_a_request_that_the_control_room_closed_meanwhile_is_not_said_to_be_changed(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = submits()
    visitor.say("ja")
    reference = request_of(visitor)["reference"]

    def script(request: Any) -> Any:
        if request.context.request.status == "submitted":
            # The control room declines it while the engine thinks.
            assert status(web, reference, "declined").status_code == 200
            return changes(FIELDS)(request)
        return replying("De meldkamer heeft het verzoek al gesloten.")(request)

    engine.script = script
    assert visitor.say("ander nummer") == ["De meldkamer heeft het verzoek al gesloten."]
    assert request_of(visitor)["status"] == "declined"


# --- Status from the control room ------------------------------------------------------------------


def status(
    web: Web,
    reference: str,
    state: str,
    *,
    secret: str | None = None,
    at: float | None = None,
    event: str | None = None,
) -> httpx.Response:
    body = json.dumps({"id": event or str(uuid.uuid4()), "reference": reference, "status": state}).encode()
    key = secret or (web.data_dir / "keys" / "control-room.key").read_text().strip()
    stamp = str(int(at or time.time()))
    signature = hmac.new(key.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    headers = {"X-Signature": f"sha256={signature}", "X-Signature-Timestamp": stamp}
    return web.client.post(f"{web.url}/api/v1/control-room/status", content=body, headers=headers)


def test_the_visitor_hears_what_the_control_room_says(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = submits()
    visitor.say("ja")
    reference = request_of(visitor)["reference"]
    event = str(uuid.uuid4())
    for _ in range(2):
        assert status(web, reference, "acknowledged", event=event).status_code == 200
    assert request_of(visitor)["status"] == "acknowledged"
    notices = [message["text"] for message in visitor.news()["messages"] if message["author"] == "system"]
    assert notices == [f"De meldkamer heeft uw aanvraag {reference} gezien."]
    assert status(web, reference, "accepted").status_code == 200
    assert status(web, reference, "acknowledged").status_code == 409
    assert status(web, "TP-XXXXXX", "accepted").status_code == 404
    assert status(web, reference, "invented").status_code == 400


def test_a_status_must_be_signed_and_fresh(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    engine.script = submits()
    visitor.say("ja")
    reference = request_of(visitor)["reference"]
    assert status(web, reference, "declined", secret="wrong").status_code == 401
    assert status(web, reference, "declined", at=time.time() - 3600).status_code == 401
    unsigned = web.client.post(
        f"{web.url}/api/v1/control-room/status",
        json={"id": "1", "reference": reference, "status": "declined"},
    )
    assert unsigned.status_code == 401
    assert request_of(visitor)["status"] == "submitted"


# --- A control room elsewhere ----------------------------------------------------------------------


class ControlRoom:
    """Somebody else's server. answers: the statuses it gives, one after the other; then 204."""

    def __init__(self) -> None:
        self.answers: list[int] = []
        self.got: list[tuple[dict[str, str], bytes]] = []
        room = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                room.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
                self.send_response(room.answers.pop(0) if room.answers else 204)
                self.end_headers()

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        self.port = free_port()
        self.server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)

    @contextmanager
    def open(self) -> Iterator["ControlRoom"]:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        try:
            yield self
        finally:
            self.server.shutdown()
            self.server.server_close()

    def events(self, count: int, seconds: float = 25) -> list[dict[str, Any]]:
        deadline = time.monotonic() + seconds
        while len(self.got) < count and time.monotonic() < deadline:
            time.sleep(0.1)
        return [json.loads(body) for _, body in self.got]


def test_an_event_is_signed_and_sent_again_under_the_same_id_until_it_is_received(
    database_setting: str, tmp_path: Path
) -> None:
    with ControlRoom().open() as room:
        room.answers = [500, 503]
        settings = {"CONTROL_ROOM_URL": f"http://127.0.0.1:{room.port}/in", "CONTROL_ROOM_SECRET": SECRET}
        with running_web(database_setting, tmp_path, **settings) as (web, engine):
            visitor = web.visitor()
            engine.script = submits()
            visitor.say("ja")
            events = room.events(3)
            assert len({event["id"] for event in events}) == 1
            time.sleep(2)
            assert len(room.got) == 3
            headers, body = room.got[-1]
            signed = headers["x-signature-timestamp"].encode() + b"." + body
            expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
            assert headers["x-signature"] == f"sha256={expected}"
            assert headers["content-type"].startswith("application/cloudevents+json")
            assert room.events(3)[0]["subject"] == request_of(visitor)["reference"]
            # Nobody's data stand in the log.
            assert "Jansen" not in web.log.read_text()


def test_an_event_survives_that_web_and_control_room_are_away(database_setting: str, tmp_path: Path) -> None:
    room = ControlRoom()
    settings = {"CONTROL_ROOM_URL": f"http://127.0.0.1:{room.port}/in", "CONTROL_ROOM_SECRET": SECRET}
    # Bound but not served: nobody answers.
    room.server.server_close()
    with running_web(database_setting, tmp_path, **settings) as (web, engine):
        visitor = web.visitor()
        engine.script = submits()
        visitor.say("ja")
        web.stop()

        async def try_now(unit: Unit) -> None:
            from bot.web.clock import utc_now

            async with unit.engine.begin() as writing:
                await writing.execute(update(Outbox).values(next_try=utc_now()))

        web.look(try_now)
        room.server = ThreadingHTTPServer(("127.0.0.1", room.port), room.server.RequestHandlerClass)
        with room.open():
            web.start()
            (event,) = room.events(1)
            assert event["type"] == "nl.terplaatse.visit-request.created"


def test_personal_data_are_not_readable_in_the_database(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = submits()
    visitor.say("ik heet Jansen, Elsstraat 7")
    reference = request_of(visitor)["reference"]
    received(web, reference, 1)

    async def everything(unit: Unit) -> str:
        from sqlalchemy import text

        from bot.store.models import Base

        parts = []
        for table in Base.metadata.tables:
            parts += [str(tuple(row)) for row in await unit.execute(text(f"SELECT * FROM {table}"))]
        return "\n".join(parts)

    dump = web.look(everything)
    assert reference in dump
    for personal in ("Jansen", "Elsstraat", "612345678", "7411 AB", "3000 euro"):
        assert personal not in dump


# --- Staff who read a request elsewhere than at the desk --------------------------------------------


def account(web: Web, role: str) -> dict[str, str]:
    """An account made as `make -s staff` makes one."""
    made = subprocess.run(
        [sys.executable, "-m", "bot.cli.staff", "--name", "Anna de Boer", "--role", role],
        env={**os.environ, **web.settings, "PORT": str(web.port)}, capture_output=True, check=True,
    )  # fmt: skip
    found: dict[str, str] = json.loads(made.stdout)
    return found


def logged_in(web: Web, role: str) -> dict[str, str]:
    """The cookie of somebody with this role who has logged in."""
    made = account(web, role)
    form = {
        "login": made["login"],
        "password": made["password"],
        "code": pyotp.TOTP(made["totp_secret"]).now(),
    }
    answer = httpx.post(f"{web.url}/desk/login", data=form, headers={"Origin": web.url}, verify=PLAIN)
    return {"cookie": f"desk={answer.cookies['desk']}"}


def test_staff_read_a_request_and_that_is_logged(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    engine.script = submits()
    visitor.say("ja")
    reference = request_of(visitor)["reference"]
    address = f"{web.url}/api/v1/visit-requests/{reference}"
    assert web.client.get(address).status_code == 401
    assert web.client.get(address, headers=logged_in(web, "trainer")).status_code == 403
    agent = logged_in(web, "agent")
    answer = web.client.get(address, headers=agent)
    msgspec.json.decode(answer.content, type=forms.StaffVisitRequest, strict=True)
    assert answer.json()["fields"]["name"] == "J. Jansen"
    assert answer.json()["facts"][0]["words"] == "3000 euro overgemaakt"
    assert [event["act"] for event in answer.json()["history"]] == ["created"]
    assert web.client.get(f"{web.url}/api/v1/visit-requests/TP-XXXXXX", headers=agent).status_code == 404

    async def acts(unit: Unit) -> list[str]:
        found = await unit.execute(
            select(Audit.act).where(Audit.subject_id == reference).order_by(Audit.number)
        )
        return list(found.scalars())

    assert web.look(acts) == ["visit_request.created", "visit_request.opened"]
