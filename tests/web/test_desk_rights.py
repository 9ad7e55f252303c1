"""Rights: every role at every door of the desk, by the table that stands here."""

import re

import pytest
from sanic import Sanic
from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import ROLES, Audit
from bot.web.desk.rights import RIGHTS, Action
from bot.web.desk.view import desk
from tests.web.accounts import ask
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

A, S, T, U, X = "agent", "supervisor", "trainer", "auditor", "admin"
# Who may do what, as it was agreed: written out, so that a change in bot.web.desk.rights is seen here.
MAY: dict[Action, set[str]] = {
    "queue.see": {A, S},
    "conversation.open": {A, S},
    "conversation.take": {A, S},
    "conversation.talk": {A, S},
    "conversation.take_from": {S},
    "triage.override": {A, S},
    "contact.reveal": {A, S},
    "request.handle": {A, S},
    "request.make": {A, S},
    "conversation.preserve": {S},
    "search.use": {A, S},
    "conversation.export": {S},
    "reports.see": {S},
    "quality.review": {S},
    "insights.train": {T, S},
    "receiver.see": {A, S, X},
    "retention.see": {S, U, X},
    "accounts.manage": {X},
    "audit.see": {U},
}
# Each action and the doors that need it: GET a path, or POST a form. "{c}" is a conversation, "{r}" a
# request, "{s}" a search, "{a}" an account.
DOORS: dict[Action, list[tuple[str, str]]] = {
    "queue.see": [
        ("GET", "/desk"),
        ("GET", "/desk/lanes"),
        ("GET", "/desk/events"),
        ("POST", "/desk/availability"),
        ("POST", "/desk/filter"),
        ("POST", "/desk/me/work"),
    ],
    "conversation.open": [
        ("GET", "/desk/conversations/{c}"),
        ("GET", "/desk/conversations/{c}/print"),
        ("POST", "/desk/conversations/{c}/purpose"),
    ],
    "conversation.take": [("POST", "/desk/conversations/{c}/take")],
    "conversation.talk": [
        ("POST", f"/desk/conversations/{{c}}/{act}")
        for act in (
            "reply",
            "note",
            "transfer",
            "release",
            "hand-back",
            "close",
            "danger-seen",
            "called",
            "typing",
        )
    ],
    "conversation.take_from": [("POST", "/desk/conversations/{c}/take-from")],
    "triage.override": [("POST", "/desk/conversations/{c}/override")],
    "contact.reveal": [("POST", "/desk/conversations/{c}/reveal")],
    "request.handle": [
        ("POST", "/desk/mute"),
        *(("POST", f"/desk/requests/{{r}}/{act}") for act in ("acknowledge", "forward", "decide", "cancel")),
    ],
    "request.make": [("POST", "/desk/conversations/{c}/request")],
    "conversation.preserve": [
        ("POST", "/desk/conversations/{c}/preserve"),
        ("POST", "/desk/conversations/{c}/preserve-end"),
    ],
    "retention.see": [("GET", "/desk/retention")],
    "search.use": [
        ("GET", "/desk/search"),
        ("POST", "/desk/search"),
        ("GET", "/desk/search/{s}"),
        ("POST", "/desk/search/{s}/keep"),
    ],
    "conversation.export": [("GET", "/desk/search/{s}/export")],
    "reports.see": [("GET", "/desk/reports"), ("GET", "/desk/reports/export")],
    "quality.review": [("GET", "/desk/quality"), ("POST", "/desk/quality/{c}")],
    "insights.train": [
        ("GET", "/desk/insights"),
        ("GET", "/desk/insights/figures"),
        ("GET", "/desk/insights/export"),
        ("POST", "/desk/insights/export"),
        ("GET", "/desk/insights/{c}"),
        ("GET", "/desk/insights/{c}/example"),
        *(("POST", f"/desk/insights/{{c}}/{act}") for act in ("label", "remove", "check", "example")),
    ],
    "receiver.see": [("GET", "/desk/receiver"), ("POST", "/desk/receiver/{r}")],
    "accounts.manage": [
        ("GET", "/desk/accounts"),
        ("POST", "/desk/accounts"),
        ("POST", "/desk/accounts/{a}"),
    ],
    "audit.see": [
        ("GET", "/desk/audit"),
        ("GET", "/desk/audit/export?as=csv"),
        ("POST", "/desk/audit/check"),
    ],
}
# For everybody who has logged in, whatever their role.
FOR_ALL = [
    ("GET", "/desk/me"),
    *(("POST", f"/desk/me/{act}") for act in ("shortcuts", "password", "sessions")),
    *(("GET", f"/desk/me/second-step{page}") for page in ("", "/passkey", "/app")),
    *(
        ("POST", f"/desk/me/second-step{act}")
        for act in ("", "/add", "/passkey", "/app", "/remove", "/recovery")
    ),
    ("POST", "/desk/logout"),
]
# For who has not logged in: the log-in itself, and styles and scripts.
FOR_ANYBODY = [
    ("GET", "/desk/login"),
    ("POST", "/desk/login"),
    *(
        (method, f"/desk/login/{page}")
        for page in ("passkey", "first", "first/passkey", "first/app")
        for method in ("GET", "POST")
    ),
    ("GET", "/desk/login/provider"),
    ("GET", "/desk/login/provider/back"),
    ("POST", "/desk/login/provider/logged-out"),
    ("GET", "/desk/assets/{v}/{f}"),
]
NO_RIGHT = "Dit hoort niet bij uw rol."


@pytest.fixture(scope="module")
def staff(shared: tuple[Web, ScriptedEngine]) -> dict[str, DeskClient]:
    """Somebody of each role, at one desk."""
    return {role: at_desk(shared[0], role.capitalize(), role) for role in ROLES}


def answer_at(client: DeskClient, method: str, path: str) -> tuple[int, str]:
    """Status and text at a door; of a stream of events only whether it begins."""
    address = path.format(c="0" * 32, r="TP-ZZZZZZ", s="nothing", a="nobody")
    if method == "POST":
        answer = client.post(address)
        return answer.status_code, answer.text
    with client.client.stream("GET", f"{client.web.url}{address}") as stream:
        is_events = stream.headers.get("content-type", "").startswith("text/event-stream")
        return stream.status_code, "" if is_events else stream.read().decode()


def knock(client: DeskClient, method: str, path: str) -> bool:
    """Whether the door opens: anything but the refusal for want of a right."""
    status, text = answer_at(client, method, path)
    return not (status == 403 and NO_RIGHT in text)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOORS)
def test_a_door_opens_for_the_roles_in_the_table_and_for_no_other(
    staff: dict[str, DeskClient], role: str, action: Action
) -> None:
    for method, path in DOORS[action]:
        assert knock(staff[role], method, path) == (role in MAY[action]), path


@pytest.mark.parametrize("role", ROLES)
def test_what_is_for_everybody_opens_for_every_role_and_for_nobody_else(
    shared: tuple[Web, ScriptedEngine], role: str
) -> None:
    client = at_desk(shared[0], "Elke", role)
    for method, path in FOR_ALL:
        assert knock(client, method, path), path
    # The last of them was logging out.
    for method, path in [*FOR_ALL, *(door for doors in DOORS.values() for door in doors)]:
        status, text = answer_at(client, method, path)
        assert (status, text) == (302, ""), path


def test_every_action_in_the_table_has_a_door() -> None:
    assert set(DOORS) == set(MAY) == set(RIGHTS)
    assert set().union(*MAY.values()) == set(ROLES)


def test_every_door_of_the_desk_stands_in_the_table() -> None:
    """A new route needs a line here, so that somebody thinks about who may go through it."""
    app = Sanic("doors")
    app.blueprint(desk)
    routes = {
        (method, re.sub(r"<[^>]+>", "*", f"/{route.path}"))
        for route in app.router.routes
        for method in route.methods & {"GET", "POST", "PUT", "DELETE", "PATCH"}
    }
    doors = [*FOR_ALL, *FOR_ANYBODY, *(door for doors in DOORS.values() for door in doors)]
    assert routes == {(method, re.sub(r"\{\w\}", "*", path.split("?")[0])) for method, path in doors}


def test_what_was_refused_stands_in_the_log(staff: dict[str, DeskClient]) -> None:
    trainer = staff["trainer"]
    trainer.get("/desk/accounts")

    async def refusals(unit: Unit) -> list[str]:
        found = await unit.execute(
            select(Audit.subject_id).where(Audit.staff_id == trainer.id, Audit.act == "access.refused")
        )
        return list(found.scalars())

    assert "accounts.manage" in ask(trainer.web, refusals)


def test_each_role_begins_at_a_page_that_it_may_see(
    staff: dict[str, DeskClient],
) -> None:
    for role, client in staff.items():
        home = client.get("/desk/login").headers["location"]
        assert client.get(home).status_code == 200, role
