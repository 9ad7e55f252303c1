"""The OpenAPI document says what the API does; every answer has exactly the form it says."""

import json
import re
import subprocess
import sys
from typing import Any

import httpx
import msgspec
import pytest

from bot.web.api import schemas as forms
from bot.web.api.openapi import OPERATIONS, document
from bot.web.bootstrap import create_app
from bot.web.control_room import VisitEvent
from bot.web.settings import read_settings
from tests.web.running import Visitor, Web
from tests.web.scripted_engine import ScriptedEngine, replying
from tests.web.test_visit_requests import received, request_of, submits


def fits(answer: httpx.Response, form: Any) -> None:
    msgspec.json.decode(answer.content, type=form, strict=True)


def test_every_route_is_described_and_every_described_route_is_there() -> None:
    app = create_app(read_settings({}))
    described = {(operation.method.upper(), operation.path) for operation in OPERATIONS}
    served = set()
    for route in app.router.routes:
        path = "/" + re.sub(r"<(conversation_id|reference)(:\w+)?>", "{id}", route.path).strip("/")
        if path.startswith(("/api/v1/", "/health/")):
            served |= {(method, path) for method in route.methods if method not in ("HEAD", "OPTIONS")}
    assert served == described


def test_the_document_is_served(web: Web) -> None:
    answer = web.client.get(f"{web.url}/api/v1/openapi.json")
    assert answer.json() == json.loads(json.dumps(document()))


def test_every_reference_in_the_document_leads_somewhere() -> None:
    text = json.dumps(document())
    names = set(re.findall(r"#/components/schemas/(\w+)", text))
    assert names <= set(document()["components"]["schemas"])


def test_answers_have_the_form_that_is_described(web: Web, visitor: Visitor, engine: ScriptedEngine) -> None:
    fits(web.client.post(f"{web.url}/api/v1/conversations"), forms.Begun)
    web.client.cookies.clear()
    fits(visitor.send(text="mijn pincode is 4711"), forms.Answer)
    fits(visitor.send(button="fact:called_bank:yes"), forms.Answer)
    fits(visitor.get("/messages"), forms.News)
    fits(visitor.get("/summary"), forms.Summary)
    fits(visitor.get("/erasure"), forms.Erasure)
    fits(web.client.get(f"{web.url}/health/live"), forms.Live)
    fits(web.client.get(f"{web.url}/health/ready"), forms.Ready)
    engine.script = submits()
    visitor.say("ja")
    fits(visitor.get("/summary"), forms.Summary)
    fits(visitor.get("/erasure"), forms.Erasure)
    for event in received(web, request_of(visitor)["reference"], 1):
        msgspec.convert(event, VisitEvent, strict=True)


def test_a_summary_names_contacts_with_only_numbers_that_are_sure(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    engine.script = replying("Bel de politie.", contacts=("112", "politie-0900"))
    visitor.say("help")
    contacts = visitor.get("/summary").json()["contacts"]
    assert [(contact["id"], contact["number"]) for contact in contacts] == [
        ("112", "112"), ("politie-0900", "0900-8844"),
    ]  # fmt: skip


def test_a_summary_says_what_had_better_not_be_done(
    web: Web, visitor: Visitor, engine: ScriptedEngine
) -> None:
    assert visitor.get("/summary").json()["donts"] == []
    engine.script = replying("Hang op.", donts=("Geef geen codes.", "Wis niets."))
    visitor.say("help")
    assert visitor.get("/summary").json()["donts"] == ["Geef geen codes.", "Wis niets."]


@pytest.mark.parametrize("module", ["bot.cli.document_control_room", "bot.cli.document_settings"])
def test_the_written_pages_are_up_to_date(module: str) -> None:
    checked = subprocess.run([sys.executable, "-m", module, "--check"], capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr
