"""Headers, cookies, origins, settings: what protects every page and call."""

import asyncio
import uuid
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError

from bot.store.database import database_url
from bot.store.opening import open_database
from bot.web.refusals import as_problem
from bot.web.settings import SettingError, read_settings
from tests.postgresql import Cluster
from tests.web.running import Visitor, Web, running_web


@pytest.mark.parametrize(
    "path", ["/api/v1/conversations/x/messages", "/health/live", "/chat", "/nothing", "/desk/login"]
)
def test_every_answer_carries_the_headers(web: Web, path: str) -> None:
    headers = web.client.get(f"{web.url}{path}").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "no-referrer" in headers["referrer-policy"] or "same-origin" in headers["referrer-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers
    assert "server" not in headers


def test_a_page_of_somebody_else_cannot_use_the_cookie(web: Web, visitor: Visitor) -> None:
    cookie = {"cookie": f"conversation={visitor.id}.{visitor.token}"}
    body = {"id": str(uuid.uuid4()), "text": "hallo"}

    def post(**headers: str) -> int:
        return web.client.post(f"{visitor.address}/messages", json=body, headers=cookie | headers).status_code

    assert post(Origin="https://evil.example") == 403
    assert post(**{"Sec-Fetch-Site": "cross-site"}) == 403
    assert (
        web.client.delete(visitor.address, headers=cookie | {"Origin": "https://evil.example"}).status_code
        == 403
    )
    evil = {"Origin": "https://evil.example"}
    assert web.client.post(f"{web.url}/api/v1/conversations", headers=evil).status_code == 403
    assert len(visitor.texts()) == 1
    assert post(Origin=web.url) == 200


def test_behind_https_cookies_are_bound_to_the_host_and_hsts_is_sent(tmp_path: Path) -> None:
    with running_web("", tmp_path, PUBLIC_URL="https://chat.example.org") as (web, _):
        answer = web.client.post(
            f"{web.url}/api/v1/conversations", headers={"Origin": "https://chat.example.org"}
        )
        assert answer.status_code == 201
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-conversation=")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
        assert "max-age=63072000" in answer.headers["strict-transport-security"]


def test_in_a_frame_on_an_allowed_page_the_cookie_is_for_that_page_only(tmp_path: Path) -> None:
    settings = {"PUBLIC_URL": "https://chat.example.org", "EMBED_PARENTS": "https://www.example.nl"}
    with running_web("", tmp_path, **settings) as (web, _):
        cookie = web.client.post(f"{web.url}/api/v1/conversations").headers["set-cookie"]
        assert {"SameSite=None", "Secure", "Partitioned"} <= set(cookie.split("; "))
        policy = web.client.get(f"{web.url}/chat").headers["content-security-policy"]
        assert "frame-ancestors 'self' https://www.example.nl" in policy


def test_the_proxys_word_for_an_address_counts_only_where_there_is_a_proxy(tmp_path: Path) -> None:
    def begin(web: Web, address: str) -> int:
        return web.client.post(
            f"{web.url}/api/v1/conversations", headers={"X-Forwarded-For": address}
        ).status_code

    with running_web("", tmp_path, RATE_LIMIT="1/minute") as (web, _):
        assert [begin(web, f"10.0.0.{number}") for number in range(11)] == [201] * 10 + [429]
    with running_web("", tmp_path, RATE_LIMIT="1/minute", PROXIES_COUNT="1") as (web, _):
        assert [begin(web, f"10.0.0.{number}") for number in range(11)] == [201] * 11


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"), ("PORT", "http"), ("ENGINE_TIMEOUT", "-1"), ("ENGINE_TIMEOUT", "600"),
        ("RATE_LIMIT", "many"), ("OPENING_HOURS", "altijd"), ("ENCRYPTION_KEY", "geheim"),
        ("EMBED_PARENTS", "example.org"), ("EMBED_PARENTS", "https://example.org/page"),
        ("CONTROL_ROOM_URL", "ftp://x"), ("PUBLIC_URL", "chat.example.org"), ("NL_PIPELINE", "groot"),
        ("LOG_LEVEL", "loud"), ("PROXIES_COUNT", "-1"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        read_settings({name: value})


def test_an_empty_setting_counts_as_unset() -> None:
    empty = dict.fromkeys(("PORT", "DATABASE_URL", "ENCRYPTION_KEY", "RATE_LIMIT", "OPENING_HOURS"), " ")
    assert read_settings(empty) == read_settings({})


def test_a_secret_is_not_shown_in_the_error() -> None:
    with pytest.raises(SettingError) as error:
        read_settings({"ENCRYPTION_KEY": "mijn-geheime-sleutel"})
    assert "mijn-geheime-sleutel" not in str(error.value)


def test_web_says_plainly_that_the_key_is_lost(tmp_path: Path) -> None:
    with running_web("", tmp_path) as (web, _):
        web.stop()
        (web.data_dir / "keys" / "encryption.key").unlink()
        with pytest.raises(RuntimeError, match=r"web cannot start: this database is encrypted.*missing"):
            web.start()
        assert "Traceback" not in web.log.read_text()


@pytest.mark.parametrize("kind", [OperationalError, InterfaceError, InternalError, DBAPIError])
def test_a_connection_that_broke_is_a_database_that_is_away(kind: type[DBAPIError]) -> None:
    problem = as_problem(kind("UPDATE conversation", {}, Exception("another operation is in progress")))
    assert (problem.kind, problem.headers) == ("not-ready", {"Retry-After": "2"})


def test_an_error_of_the_database_tells_no_words(database_setting: str, tmp_path: Path) -> None:
    async def fail() -> None:
        database = await open_database(database_url(database_setting, tmp_path), tmp_path)
        try:
            async with database.read() as unit:
                await unit.execute(text("SELECT :said FROM nowhere"), {"said": "mijn geheim"})
        finally:
            await database.close()

    with pytest.raises(DBAPIError) as raised:
        asyncio.run(fail())
    assert "nowhere" in str(raised.value)
    assert "geheim" not in str(raised.value)


def test_a_database_that_is_away_is_said_and_nothing_is_accepted(postgresql: Cluster, tmp_path: Path) -> None:
    with postgresql.database() as url, running_web(url, tmp_path) as (web, _):
        visitor = web.visitor()
        name = urlsplit(url).path.strip("/")
        postgresql.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        postgresql.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        refused = visitor.send(text="hallo")
        assert (refused.status_code, refused.headers.get("retry-after")) == (503, "2")
        assert web.client.get(f"{web.url}/health/ready").json()["failing"] == ["database"]
        postgresql.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        assert visitor.say("hallo") == ["2: hallo"]
