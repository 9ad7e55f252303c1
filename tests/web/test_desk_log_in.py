"""Getting into the desk: password and code, lock-out, sessions that end, forms of other sites."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.store.database import Unit
from bot.store.models import Audit, Staff, StaffSession
from bot.web.desk.credentials import recovery_hash
from tests.web.accounts import ask, change, make_account
from tests.web.desk_client import DeskClient, at_desk
from tests.web.passkey_people import STEPS, confirm, make_recovery_codes
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

REFUSED = "Inlognaam, wachtwoord of code klopt niet."


@pytest.fixture
def stranger(web: Web, engine: ScriptedEngine) -> DeskClient:
    """Somebody with an account who has not logged in."""
    return DeskClient(web, make_account(web, "Anna"))


def acts_of(web: Web, staff_id: str) -> list[str]:
    async def acts(unit: Unit) -> list[str]:
        found = await unit.execute(select(Audit.act).where(Audit.staff_id == staff_id).order_by(Audit.number))
        return list(found.scalars())

    return ask(web, acts)


def test_nothing_of_the_desk_is_shown_without_logging_in(web: Web, stranger: DeskClient) -> None:
    for path in (
        "/desk",
        "/desk/lanes",
        "/desk/events",
        "/desk/receiver",
        "/desk/me",
        "/desk/accounts",
    ):
        answer = stranger.get(path)
        assert answer.headers["location"] == "/desk/login", path
        assert stranger.get(path, **{"X-Part": "1"}).status_code == 401, path


def test_the_right_password_and_code_open_the_desk(web: Web, stranger: DeskClient) -> None:
    answer = stranger.try_log_in()
    assert answer.headers["location"] == "/desk"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Anna" in stranger.get("/desk").text


@pytest.mark.parametrize("wrong", [{"password": "iets-anders"}, {"code": "000000"}, {"code": ""}])
def test_a_wrong_password_and_a_wrong_code_are_refused_in_the_same_words(
    web: Web, stranger: DeskClient, wrong: dict[str, str]
) -> None:
    answer = stranger.try_log_in(**wrong)
    assert answer.status_code == 403
    assert REFUSED in answer.text
    assert stranger.account.password not in answer.text


def test_a_login_that_does_not_exist_is_refused_in_the_same_words(web: Web, stranger: DeskClient) -> None:
    stranger.account.login = "niemand"
    assert REFUSED in stranger.try_log_in().text


def test_a_code_works_once(web: Web, stranger: DeskClient) -> None:
    code = stranger.account.code()
    assert stranger.try_log_in(code=code).status_code == 302
    assert DeskClient(web, stranger.account).try_log_in(code=code).status_code == 403


def test_five_failures_lock_the_account_for_a_quarter_of_an_hour(web: Web, stranger: DeskClient) -> None:
    for _ in range(5):
        stranger.try_log_in(password="verkeerd", code="000000")
    locked = stranger.try_log_in()
    assert locked.status_code == 403
    assert "Te vaak geprobeerd" in locked.text
    assert acts_of(web, stranger.id) == ["login.failed"] * 4 + ["login.locked"]

    async def later(unit: Unit) -> None:
        over = datetime.now(UTC) - timedelta(seconds=1)
        await unit.execute(update(Staff).where(Staff.id == stranger.id).values(locked_until=over))

    change(web, later)
    assert stranger.try_log_in().status_code == 302


def test_a_recovery_code_works_once_in_place_of_a_code(web: Web, stranger: DeskClient) -> None:
    stranger.log_in()
    confirm(stranger)
    codes = make_recovery_codes(stranger)
    assert len(codes) == 8
    assert DeskClient(web, stranger.account).try_log_in(code=codes[0].lower()).status_code == 302
    assert DeskClient(web, stranger.account).try_log_in(code=codes[0]).status_code == 403
    assert "U hebt nog 7 herstelcodes." in stranger.get("/desk/me").text
    assert recovery_hash(codes[1]) == recovery_hash(codes[1].lower())


def test_a_form_without_the_sessions_token_does_nothing(web: Web, stranger: DeskClient) -> None:
    stranger.log_in()
    confirm(stranger)
    stranger.csrf = "iets"
    assert stranger.post(f"{STEPS}/recovery").status_code == 403
    assert "U hebt nog 0 herstelcodes." in stranger.get("/desk/me").text


def test_a_form_on_another_site_does_nothing(web: Web, stranger: DeskClient) -> None:
    stranger.log_in()
    confirm(stranger)
    answer = stranger.client.post(
        f"{web.url}{STEPS}/recovery",
        data={"csrf": stranger.csrf},
        headers={"Origin": "https://elders.example"},
    )
    assert answer.status_code == 403
    assert "U hebt nog 0 herstelcodes." in stranger.get("/desk/me").text


def test_a_session_ends_when_nobody_uses_it_and_what_the_page_fetches_is_no_use(
    web: Web, stranger: DeskClient
) -> None:
    stranger.log_in()

    async def almost_over(unit: Unit) -> None:
        now = datetime.now(UTC)
        await unit.execute(
            update(StaffSession)
            .where(StaffSession.staff_id == stranger.id)
            .values(
                last_seen_at=now - timedelta(minutes=29),
                idle_until=now + timedelta(minutes=1),
            )
        )

    async def idle_until(unit: Unit) -> datetime:
        found = await unit.execute(
            select(StaffSession.idle_until).where(StaffSession.staff_id == stranger.id)
        )
        return found.scalar_one()

    change(web, almost_over)
    stranger.get("/desk/lanes", **{"X-Part": "1"})
    assert ask(web, idle_until) < datetime.now(UTC) + timedelta(minutes=2)
    stranger.get("/desk")
    assert ask(web, idle_until) > datetime.now(UTC) + timedelta(minutes=20)


def test_somebody_sees_and_ends_their_other_sessions(web: Web, stranger: DeskClient) -> None:
    stranger.log_in()
    elsewhere = DeskClient(web, stranger.account).log_in()
    page = stranger.get("/desk/me").text
    assert page.count("laatst gebruikt") == 2
    key = re.findall(r'name="key" value="([0-9a-f]+)"', page)[0]
    assert stranger.post("/desk/me/sessions", key=key).status_code == 302
    assert elsewhere.get("/desk").headers["location"] == "/desk/login"
    assert stranger.get("/desk").status_code == 200


def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(web: Web, stranger: DeskClient) -> None:
    stranger.log_in()
    elsewhere = DeskClient(web, stranger.account).log_in()
    new = "een lange zin over fietsen"
    wrong = stranger.post("/desk/me/password", old="fout", new=new)
    assert (wrong.status_code, "Uw oude wachtwoord klopt niet." in wrong.text) == (403, True)
    assert 'action="/desk/me/password#wachtwoord"' in wrong.text, "it is said where it can be typed again"
    assert stranger.post("/desk/me/password", old=stranger.account.password, new="kort").status_code == 400
    assert (
        stranger.post("/desk/me/password", old=stranger.account.password, new="wachtwoord123456").status_code
        == 400
    )
    assert stranger.post("/desk/me/password", old=stranger.account.password, new=new).status_code == 200
    assert elsewhere.get("/desk").headers["location"] == "/desk/login"
    stranger.account.password = new
    assert DeskClient(web, stranger.account).try_log_in().status_code == 302


def test_an_administrator_ends_sessions_closes_and_resets_accounts(
    web: Web, engine: ScriptedEngine, stranger: DeskClient
) -> None:
    admin = at_desk(web, "Bo", "admin")
    address = f"/desk/accounts/{stranger.id}"
    stranger.log_in()
    assert admin.post(address, what="end").status_code == 302
    assert stranger.get("/desk").headers["location"] == "/desk/login"
    assert admin.post(address, what="close").status_code == 302
    assert stranger.try_log_in().status_code == 403
    assert admin.post(address, what="open").status_code == 302
    shown = admin.post(address, what="reset").text
    assert stranger.try_log_in().status_code == 403
    (stranger.account.password,) = re.findall(r"<code>([^<]+)</code>", shown)
    assert stranger.try_log_in().headers["location"] == "/desk/login/first"
    assert admin.post(f"/desk/accounts/{admin.id}", what="close").status_code == 409


def test_an_account_made_at_the_desk_begins_with_a_choice_of_its_owner(
    web: Web, engine: ScriptedEngine
) -> None:
    admin = at_desk(web, "Bo", "admin")
    shown = admin.post("/desk/accounts", name="Jet van Dam", role="supervisor").text
    login = re.findall(r"<dd>(jet\.van\.dam\.\d{4})</dd>", shown)[0]
    (password,) = re.findall(r"<code>([^<]+)</code>", shown)
    account = make_account(web, "Leeg")
    account.login, account.password = login, password
    entered = DeskClient(web, account).try_log_in(code="")
    assert entered.headers["location"] == "/desk/login/first"
    overview = admin.get("/desk/accounts").text
    assert password not in overview
    assert "nog niet gebruikt" in overview
