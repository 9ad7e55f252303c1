"""Rights: every role at every door of the desk, by the table in bot.web.desk.rights."""

import pytest
from sqlalchemy import select

from bot.store.database import Unit
from bot.store.models import ROLES, Audit
from bot.web.desk.rights import RIGHTS, Action, may
from tests.web.accounts import ask
from tests.web.desk_client import DeskClient, at_desk
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

# Each action and a door that needs it: GET a path, or POST a form. "{c}" is a conversation, "{r}" a request.
DOORS: dict[Action, list[tuple[str, str]]] = {
    "queue.see": [
        ("GET", "/desk"),
        ("GET", "/desk/lanes"),
        ("POST", "/desk/availability"),
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
        ("GET", "/desk/search/nothing"),
        ("POST", "/desk/search/nothing/keep"),
    ],
    "conversation.export": [("GET", "/desk/search/nothing/export")],
    "reports.see": [("GET", "/desk/reports")],
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
        ("POST", "/desk/accounts/nobody"),
    ],
    "audit.see": [
        ("GET", "/desk/audit"),
        ("GET", "/desk/audit/export?as=csv"),
        ("POST", "/desk/audit/check"),
    ],
}
NO_RIGHT = "Dit hoort niet bij uw rol."


@pytest.fixture(scope="module")
def staff(shared: tuple[Web, ScriptedEngine]) -> dict[str, DeskClient]:
    """Somebody of each role, at one desk."""
    return {role: at_desk(shared[0], role.capitalize(), role) for role in ROLES}


def knock(client: DeskClient, method: str, path: str) -> bool:
    """Whether the door opens: anything but the refusal for want of a right."""
    address = path.format(c="0" * 32, r="TP-ZZZZZZ")
    answer = client.get(address) if method == "GET" else client.post(address)
    return not (answer.status_code == 403 and NO_RIGHT in answer.text)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", DOORS)
def test_a_door_opens_for_the_roles_in_the_table_and_for_no_other(
    staff: dict[str, DeskClient], role: str, action: Action
) -> None:
    for method, path in DOORS[action]:
        assert knock(staff[role], method, path) == may(role, action), path


def test_every_action_in_the_table_has_a_door() -> None:
    assert set(DOORS) == set(RIGHTS)


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
