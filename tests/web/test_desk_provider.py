"""Logging in at the desk through the organisation's OpenID provider: a real one, on Node."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from bot.store.database import Unit
from bot.store.desk_models import StaffIdentity
from bot.store.models import Audit, Staff
from tests.oidc.provider import CLIENT, SECRET, OpenIdProvider, openid_provider
from tests.postgresql import Cluster
from tests.web.accounts import ask, make_account
from tests.web.desk_client import DeskClient, at_desk
from tests.web.oidc_browser import BACK, START, OidcBrowser
from tests.web.running import Web, eventually, free_port, running_web

Desk = tuple[Web, OpenIdProvider]
ROLES = "supervisor=desk-leads; agent=desk-staff; admin=desk-admins"


def settings_of(provider: OpenIdProvider, port: int, **others: str) -> dict[str, str]:
    return {
        "RATE_LIMIT": "100000/minute", "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET,
        "OIDC_ROLES": ROLES, **others,
    }  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk beside a provider, on each kind of database."""
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    with openid_provider(folder, f"http://127.0.0.1:{port}") as provider:
        settings = settings_of(provider, port)
        if request.param == "sqlite":
            with running_web("", folder, port=port, **settings) as (web, _):
                yield web, provider
        else:
            cluster: Cluster = request.getfixturevalue("postgresql")
            with cluster.database() as url, running_web(url, folder, port=port, **settings) as (web, _):
                yield web, provider


@pytest.fixture
def browser(desk: Desk) -> OidcBrowser:
    return OidcBrowser(desk[0])


def person(desk: Desk, subject: str, roles: list[str] | None = None, **others: object) -> str:
    """Somebody whom the provider knows."""
    given = {"given_name": subject.capitalize(), "roles": ["desk-staff"] if roles is None else roles}
    desk[1].know(subject, **(given | others))  # type: ignore[arg-type]
    return subject


def staff_of(web: Web, subject: str) -> Staff | None:
    async def find(unit: Unit) -> Staff | None:
        rows = await unit.execute(
            select(Staff.id, Staff.name, Staff.role, Staff.login)
            .join(StaffIdentity, StaffIdentity.staff_id == Staff.id)
            .where(StaffIdentity.subject == subject)
        )
        found: Staff | None = rows.one_or_none()  # type: ignore[assignment]
        return found

    return ask(web, find)


def acts_on(web: Web, staff_id: str) -> list[tuple[str, dict[str, str]]]:
    async def find(unit: Unit) -> list[tuple[str, dict[str, str]]]:
        rows = await unit.execute(
            select(Audit.act, Audit.details).where(Audit.subject_id == staff_id).order_by(Audit.number)
        )
        return [(row.act, row.details) for row in rows]

    return ask(web, find)


def test_the_login_page_offers_the_provider_beside_local_accounts(desk: Desk, browser: OidcBrowser) -> None:
    page = browser.get("/desk/login").text
    assert "Log in met uw werkaccount" in page
    assert 'name="password"' in page
    assert at_desk(desk[0], "Lokaal").get("/desk").status_code == 200


def test_the_first_log_in_makes_an_account_and_the_next_finds_it(desk: Desk, browser: OidcBrowser) -> None:
    web = desk[0]
    person(desk, "noor")
    answer = browser.log_in("noor")
    assert answer.status_code == 302, answer.text
    assert answer.headers["location"] == "/desk"
    assert "Noor" in browser.get("/desk").text
    made = staff_of(web, "noor")
    assert made is not None
    assert (made.name, made.role) == ("Noor", "agent")
    assert OidcBrowser(web).log_in("noor").status_code == 302
    assert staff_of(web, "noor") == made
    assert acts_on(web, made.id) == [
        ("account.made", {"by": "provider", "role": "agent"}),
        ("session.begun", {"by": "provider"}),
        ("session.begun", {"by": "provider"}),
    ]


def test_what_the_provider_says_of_role_and_name_counts_at_every_log_in(desk: Desk) -> None:
    web = desk[0]
    person(desk, "sem")
    assert OidcBrowser(web).log_in("sem").status_code == 302
    person(desk, "sem", ["desk-staff", "desk-leads"], given_name="Samira")
    assert OidcBrowser(web).log_in("sem").status_code == 302
    found = staff_of(web, "sem")
    assert found is not None
    assert (found.name, found.role) == ("Samira", "supervisor")
    assert ("account.role_changed", {"by": "provider", "role": "supervisor"}) in acts_on(web, found.id)


@pytest.mark.parametrize("roles", [[], ["iets-anders"], ["supervisor"], "desk"])
def test_who_has_no_role_at_the_desk_does_not_get_in(
    desk: Desk, browser: OidcBrowser, roles: list[str]
) -> None:
    person(desk, "vera", roles)
    answer = browser.log_in("vera")
    assert answer.status_code == 403
    assert "Uw werkaccount heeft geen rol bij de desk." in answer.text
    assert browser.get("/desk").headers["location"] == "/desk/login"
    assert staff_of(desk[0], "vera") is None
    assert acts_on(desk[0], "")[-1] == ("login.refused", {"why": "no_role"})


@pytest.mark.parametrize("amr", [(), ("pwd",), ("otp",)])
def test_a_password_alone_is_not_enough(desk: Desk, browser: OidcBrowser, amr: tuple[str, ...]) -> None:
    person(desk, "wim", amr=amr)
    answer = browser.log_in("wim")
    assert answer.status_code == 403
    assert "Log bij uw organisatie in met een tweede stap" in answer.text
    assert browser.get("/desk").headers["location"] == "/desk/login"


def test_an_account_that_was_closed_stays_closed(desk: Desk, browser: OidcBrowser) -> None:
    web = desk[0]
    person(desk, "job")
    assert browser.log_in("job").status_code == 302
    found = staff_of(web, "job")
    assert found is not None
    admin = at_desk(web, "Bo", "admin")
    assert admin.post(f"/desk/accounts/{found.id}", what="close").status_code == 302
    assert browser.get("/desk").headers["location"] == "/desk/login"
    refused = OidcBrowser(web).log_in("job")
    assert refused.status_code == 403
    assert "Uw account bij de desk is afgesloten." in refused.text
    assert acts_on(web, found.id)[-1] == ("login.refused", {"why": "inactive"})
    admin.post(f"/desk/accounts/{found.id}", what="open")
    assert OidcBrowser(web).log_in("job").status_code == 302


def test_nobody_gets_the_account_of_who_has_the_same_name_or_address(
    desk: Desk, browser: OidcBrowser
) -> None:
    web = desk[0]
    local = make_account(web, "Mila", "admin")
    person(desk, "mila", given_name="Mila", name="Mila", email=f"{local.login}@example.org")
    assert browser.log_in("mila").status_code == 302
    found = staff_of(web, "mila")
    assert found is not None
    assert found.id != local.id
    assert found.role == "agent"
    person(desk, "mila-2", given_name="Mila", name="Mila", email=f"{local.login}@example.org")
    assert OidcBrowser(web).log_in("mila-2").status_code == 302
    other = staff_of(web, "mila-2")
    assert other is not None
    assert other.id != found.id


def test_an_account_of_the_provider_has_no_password_here(desk: Desk, browser: OidcBrowser) -> None:
    web = desk[0]
    person(desk, "ties")
    browser.log_in("ties")
    found = staff_of(web, "ties")
    assert found is not None
    stranger = DeskClient(web, make_account(web, "Vreemd"))
    stranger.account.login = found.login
    for password in ("", "!", "nobody has this password"):
        assert stranger.try_log_in(password=password, code="000000").status_code == 403
    admin = at_desk(web, "Bo", "admin")
    for form in ({"what": "reset"}, {"what": "role", "role": "admin"}):
        refused = admin.post(f"/desk/accounts/{found.id}", **form)
        assert refused.status_code == 409
        assert "hoort bij de inlogdienst" in refused.text
    assert browser.post("/desk/me/second-step").status_code == 409
    assert browser.post("/desk/me/second-step/recovery").status_code == 403
    assert "wijzigt u bij uw organisatie" in browser.get("/desk/me").text


def test_an_answer_without_the_attempt_of_this_browser_is_refused(desk: Desk, browser: OidcBrowser) -> None:
    person(desk, "noor")
    address = browser.come_back("noor")
    other = OidcBrowser(desk[0])
    refused = other.client.get(address)
    assert refused.status_code == 403
    assert "Begin opnieuw." in refused.text
    other.client.get(f"{desk[0].url}{START}")
    assert other.client.get(address).status_code == 403
    # The browser that it was meant for still can.
    assert browser.client.get(address).status_code == 302


def test_an_answer_is_good_once(desk: Desk, browser: OidcBrowser) -> None:
    person(desk, "noor")
    address = browser.come_back("noor")
    cookie = browser.client.cookies.get("desk-provider")
    assert cookie
    assert browser.client.get(address).status_code == 302
    assert browser.client.get(address).status_code == 403
    thief = OidcBrowser(desk[0])
    thief.client.cookies.set("desk-provider", cookie, domain="127.0.0.1")
    again = thief.client.get(address)
    assert again.status_code == 403
    assert "lukte niet" in again.text
    assert thief.get("/desk").headers["location"] == "/desk/login"


def test_an_answer_of_another_provider_is_refused(desk: Desk, browser: OidcBrowser) -> None:
    person(desk, "noor")
    address = browser.come_back("noor")
    assert parse_qs(urlsplit(address).query)["iss"] == [desk[1].issuer]
    refused = browser.client.get(address.replace("iss=http", "iss=https"))
    assert refused.status_code == 403
    assert browser.get("/desk").headers["location"] == "/desk/login"


def test_who_stops_at_the_provider_reads_how_to_go_on(desk: Desk, browser: OidcBrowser) -> None:
    refused = browser.client.get(browser.come_back("noor", cancel=True))
    assert refused.status_code == 403
    assert "U hebt het inloggen afgebroken." in refused.text


def test_the_desk_asks_with_pkce_state_and_nonce_that_are_new_every_time(
    desk: Desk, browser: OidcBrowser
) -> None:
    asked = []
    for _ in range(2):
        answer = browser.client.get(f"{desk[0].url}{START}")
        asked.append(parse_qs(urlsplit(answer.headers["location"]).query))
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        for secret in (asked[-1]["state"][0], asked[-1]["nonce"][0]):
            assert secret not in cookie
    for query in asked:
        assert query["response_type"] == ["code"]
        assert query["code_challenge_method"] == ["S256"]
        assert query["redirect_uri"] == [f"{desk[0].url}{BACK}"]
    for name in ("state", "nonce", "code_challenge"):
        assert asked[0][name] != asked[1][name]


def test_logging_out_at_the_desk_logs_out_at_the_provider_too(desk: Desk, browser: OidcBrowser) -> None:
    person(desk, "noor")
    browser.log_in("noor")
    # The provider remembers who logged in, until now.
    assert browser.client.get(f"{desk[0].url}{START}").status_code == 302
    back = browser.log_out()
    assert back.headers["location"].startswith(f"{desk[0].url}/desk/login")
    assert browser.get("/desk").headers["location"] == "/desk/login"
    answer = browser.client.get(browser.client.get(f"{desk[0].url}{START}").headers["location"])
    assert "/interaction/" in answer.headers["location"]


def test_a_local_account_logs_out_as_before(desk: Desk) -> None:
    at_desk(desk[0], "Lokaal").log_out()


def test_two_first_log_ins_at_once_make_one_account(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    web = desk[0]
    person(desk, "lot")
    browsers = [OidcBrowser(web) for _ in range(4)]
    addresses = [each.come_back("lot") for each in browsers]
    with ThreadPoolExecutor(4) as together:
        answers = list(
            together.map(lambda pair: pair[0].client.get(pair[1]), zip(browsers, addresses, strict=True))
        )
    assert [answer.status_code for answer in answers] == [302] * 4
    assert staff_of(web, "lot") is not None


def test_the_id_token_is_not_readable_in_the_database_and_goes_with_the_session(
    desk: Desk, browser: OidcBrowser
) -> None:
    web = desk[0]
    person(desk, "fay")
    browser.log_in("fay")
    found = staff_of(web, "fay")
    assert found is not None

    async def tokens(unit: Unit) -> list[bytes]:
        from sqlalchemy import text

        rows = await unit.execute(
            text("SELECT id_token FROM staff_session WHERE staff_id = :id"), {"id": found.id}
        )
        return [bytes(row[0]) for row in rows]

    (stored,) = ask(web, tokens)
    assert b"." not in stored, "a token has dots, what is encrypted has none"
    browser.log_out()
    assert ask(web, tokens) == []


def test_new_keys_of_the_provider_are_fetched_when_a_token_needs_them(tmp_path: Path) -> None:
    port = free_port()
    with (
        openid_provider(tmp_path, f"http://127.0.0.1:{port}") as provider,
        running_web("", tmp_path, port=port, **settings_of(provider, port)) as (web, _),
    ):
        person((web, provider), "noor")
        assert OidcBrowser(web).log_in("noor").status_code == 302
        provider.stop()
        provider.start()
        # It does not look for newer keys all the time.
        eventually(lambda: OidcBrowser(web).log_in("noor").status_code == 302, 60)


def test_while_the_provider_is_away_local_accounts_work_and_the_others_read_why(tmp_path: Path) -> None:
    port = free_port()
    with (
        openid_provider(tmp_path, f"http://127.0.0.1:{port}") as provider,
        running_web("", tmp_path, port=port, **settings_of(provider, port)) as (web, _),
    ):
        person((web, provider), "noor")
        inside = OidcBrowser(web)
        assert inside.log_in("noor").status_code == 302
        half_way = OidcBrowser(web)
        address = half_way.come_back("noor")
        provider.stop()
        refused = half_way.client.get(address)
        assert refused.status_code == 503
        assert "antwoordt niet" in refused.text
        assert at_desk(web, "Lokaal").get("/desk").status_code == 200
        # Who was inside stays, and can log out.
        assert inside.get("/desk").status_code == 200
        assert "U bent uitgelogd bij de desk" in inside.post("/desk/logout").text
        assert inside.get("/desk").headers["location"] == "/desk/login"


VARIANTS = {
    "claims-in-the-id-token": ({"in_id_token": True}, {}, {}),
    "claims-on-request": ({"claims_parameter": True}, {}, {}),
    "public-client": ({"public": True}, {"OIDC_CLIENT_SECRET": ""}, {}),
    "acr": (
        {},
        {"OIDC_ACR": "urn:example:loa2 urn:example:loa3", "OIDC_AMR": "none-of-these"},
        {"acr": "urn:example:loa3", "amr": ()},
    ),
    "nested-roles": (
        {},
        {"OIDC_ROLE_CLAIM": "realm_access.roles"},
        {"realm_access": {"roles": ["offline", "desk-staff"]}},
    ),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_providers_differ_and_all_let_in(tmp_path: Path, name: str) -> None:
    (at_provider, at_desk_, claims), port = VARIANTS[name], free_port()
    desk = f"http://127.0.0.1:{port}"
    public = at_provider.pop("public", False) if "public" in at_provider else False
    if public:
        at_provider["client"] = {
            "id": CLIENT, "uris": [f"{desk}{BACK}"], "after_logout": [f"{desk}/desk/login"],
        }  # fmt: skip
    with (
        openid_provider(tmp_path, desk, **at_provider) as provider,
        running_web("", tmp_path, port=port, **settings_of(provider, port, **at_desk_)) as (web, _),
    ):
        person((web, provider), "noor", **claims)
        answer = OidcBrowser(web).log_in("noor")
        assert answer.status_code == 302, answer.text
        assert staff_of(web, "noor") is not None
        if name == "acr":
            person((web, provider), "wim", acr="urn:example:loa1", amr=("mfa",))
            assert OidcBrowser(web).log_in("wim").status_code == 403


def test_a_browser_that_goes_from_one_web_process_to_another_gets_in(
    tmp_path: Path, postgresql: Cluster
) -> None:
    port = free_port()
    with (
        postgresql.database() as url,
        openid_provider(tmp_path, f"http://127.0.0.1:{port}") as provider,
        running_web(url, tmp_path, port=port, **settings_of(provider, port)) as (first, _),
    ):
        second = Web(first.settings, tmp_path / "second.log")
        second.start()
        try:
            person((first, provider), "noor")
            browser = OidcBrowser(first)
            address = browser.come_back("noor").replace(first.url, second.url)
            assert browser.client.get(address).status_code == 302
            assert browser.client.get(f"{second.url}/desk").status_code == 200
        finally:
            second.stop()
            second.client.close()


def test_without_the_settings_there_is_no_such_door(tmp_path: Path) -> None:
    with running_web("", tmp_path) as (web, _):
        browser = OidcBrowser(web)
        assert "werkaccount" not in browser.get("/desk/login").text
        assert browser.get(START).status_code == 404
        assert browser.get(BACK).status_code == 404


def test_no_code_token_or_name_stands_in_the_log(desk: Desk, browser: OidcBrowser) -> None:
    person(desk, "noor")
    address = browser.come_back("noor")
    browser.client.get(address)
    OidcBrowser(desk[0]).client.get(address)
    time.sleep(0.2)
    written = desk[0].log.read_text()
    code = parse_qs(urlsplit(address).query)["code"][0]
    for secret in (code, "Noor", "eyJ", SECRET):
        assert secret not in written
