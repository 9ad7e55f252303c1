"""Who is logged out at the organisation's OpenID provider is logged out at the desk: told by a real one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from bot.web.oidc.logout_token import EVENT, LoggedOut, verify_logout
from bot.web.oidc.signed_token import TokenRefusedError
from tests.oidc.provider import OpenIdProvider, openid_provider
from tests.web.oidc_browser import OidcBrowser
from tests.web.running import Web, eventually, free_port, running_web
from tests.web.scripted_engine import ScriptedEngine
from tests.web.test_desk_provider import acts_on, person, settings_of, staff_of
from tests.web.test_id_token import AT, ISSUER, KEY, NOW, keys, token
from tests.web.waiting_people import waiting

Desk = tuple[Web, OpenIdProvider]
TOLD = "/desk/login/provider/logged-out"


@pytest.fixture(scope="module", params=[True, False], ids=["names the session", "names the person"])
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Web, OpenIdProvider, ScriptedEngine]]:
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    with (
        openid_provider(folder, f"http://127.0.0.1:{port}", names_session=request.param) as provider,
        running_web("", folder, port=port, **settings_of(provider, port)) as (web, engine),
    ):
        yield web, provider, engine


@pytest.fixture
def desk(running: tuple[Web, OpenIdProvider, ScriptedEngine]) -> Desk:
    return running[:2]


def leave_elsewhere(desk: Desk, browser: OidcBrowser) -> None:
    """Log out at the provider without the desk."""
    browser.leave_provider(f"{desk[1].issuer}/session/end")


def is_in(browser: OidcBrowser) -> bool:
    return browser.get("/desk").status_code == 200


def test_who_logs_out_at_the_provider_is_out_at_the_desk(desk: Desk) -> None:
    person(desk, "noor")
    person(desk, "sem")
    noor, sem = OidcBrowser(desk[0]), OidcBrowser(desk[0])
    noor.log_in("noor")
    sem.log_in("sem")
    leave_elsewhere(desk, noor)
    eventually(lambda: not is_in(noor))
    assert is_in(sem)
    made = staff_of(desk[0], "noor")
    assert made is not None
    assert acts_on(desk[0], made.id)[-1] == ("session.revoked", {"by": "provider", "sessions": 1})


def test_somebody_with_two_browsers_keeps_the_other_where_the_session_is_named(
    desk: Desk,
) -> None:
    person(desk, "fay")
    one, other = OidcBrowser(desk[0]), OidcBrowser(desk[0])
    one.log_in("fay")
    other.log_in("fay")
    leave_elsewhere(desk, one)
    eventually(lambda: not is_in(one))
    assert is_in(other) == desk[1].settings["names_session"]


def test_whoever_they_were_talking_to_waits_for_a_colleague(
    running: tuple[Web, OpenIdProvider, ScriptedEngine], desk: Desk
) -> None:
    person(desk, "ina")
    browser = OidcBrowser(desk[0])
    browser.log_in("ina")
    visitor = waiting(desk[0], running[2])
    assert browser.post(f"/desk/conversations/{visitor.id}/take").status_code == 302
    leave_elsewhere(desk, browser)
    eventually(lambda: visitor.news()["status"] == "waiting")
    assert visitor.texts()[-1].startswith("Ina is klaar met werken.")


def test_logging_out_here_is_not_told_twice(desk: Desk) -> None:
    person(desk, "lot")
    browser = OidcBrowser(desk[0])
    browser.log_in("lot")
    browser.log_out()
    made = staff_of(desk[0], "lot")
    assert made is not None
    assert [act for act, _ in acts_on(desk[0], made.id)][-1] == "session.ended"


@pytest.mark.parametrize("form", [{}, {"logout_token": ""}, {"logout_token": "a.b.c"}], ids=str)
def test_anybody_else_is_not_believed(desk: Desk, form: dict[str, str]) -> None:
    browser = OidcBrowser(desk[0])
    answer = browser.client.post(f"{desk[0].url}{TOLD}", data=form)
    assert answer.status_code == 400
    assert answer.json() == {"error": "invalid_request"}
    assert answer.headers["cache-control"] == "no-store"


def test_without_a_provider_there_is_no_such_door(tmp_path: Path) -> None:
    with running_web("", tmp_path) as (web, _):
        assert OidcBrowser(web).client.post(f"{web.url}{TOLD}").status_code == 404


# --- The token itself -------------------------------------------------------------------------------

LOGGED_OUT: dict[str, Any] = {
    "nonce": None, "auth_time": None, "amr": None, "jti": "1", "sid": "s", "events": {EVENT: {}}
}  # fmt: skip


def check(value: str) -> LoggedOut:
    return verify_logout(value, keys(), issuer=ISSUER, client_id="desk", now=NOW)


def test_a_right_token_says_whom_it_means() -> None:
    found = check(token(**LOGGED_OUT))
    assert (found.subject, found.sid) == ("noor", "s")
    assert check(token(**LOGGED_OUT | {"sub": None})).subject is None
    assert check(token(**LOGGED_OUT | {"sid": None})).sid is None


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "https://elders.example"}, {"aud": "other"}, {"exp": AT - 61}, {"iat": AT + 120},
        {"iat": None}, {"exp": None}, {"jti": None}, {"sub": None, "sid": None}, {"sub": 5}, {"sid": ["s"]},
        {"nonce": "n"}, {"events": None}, {"events": {}}, {"events": {EVENT: 1}}, {"events": [EVENT]},
    ],
    ids=str,
)  # fmt: skip
def test_a_token_that_does_not_log_out_here_now_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(TokenRefusedError):
        check(token(**LOGGED_OUT | changes))


def test_an_id_token_logs_nobody_out() -> None:
    with pytest.raises(TokenRefusedError):
        check(token())


def test_another_key_is_refused() -> None:
    with pytest.raises(TokenRefusedError):
        check(token(RSAKey.generate_key(2048, {"kid": "a", "use": "sig"}), **LOGGED_OUT))


def test_only_sessions_from_before_are_meant() -> None:
    """Who has an old token cannot log somebody out who came in again since."""
    before = check(token(**LOGGED_OUT)).before
    assert before.timestamp() == AT - 5 + 60
    begun = jwt.encode({"alg": "RS256"}, {"sub": "noor", "sid": "s"}, KEY)
    assert check(token(**LOGGED_OUT)).means(begun)
    assert not check(token(**LOGGED_OUT | {"sid": "other"})).means(begun)
