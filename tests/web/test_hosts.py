"""With DESK_HOST the desk is on its own host name and the chat is not there."""

from collections.abc import Iterator

import pytest

from bot.web.settings import SettingError, read_settings
from tests.web.running import Web, running_web

DESK = "desk.example.org"
CHAT = "chat.example.org"


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("hosts")
    with running_web("", folder, DESK_HOST=DESK, PUBLIC_URL=f"https://{CHAT}") as (web, _):
        yield web


def status(web: Web, host: str, path: str) -> int:
    return web.client.get(f"{web.url}{path}", headers={"host": host}).status_code


@pytest.mark.parametrize("path", ["/chat", "/privacy", "/embed.js", "/api/v1/openapi.json"])
def test_what_is_for_visitors_is_not_on_the_host_of_the_desk(apart: Web, path: str) -> None:
    assert status(apart, CHAT, path) == 200
    assert status(apart, DESK, path) == 404


def test_what_is_for_staff_is_only_on_the_host_of_the_desk(apart: Web) -> None:
    assert status(apart, DESK, "/desk/login") == 200
    assert status(apart, CHAT, "/desk/login") == 404
    assert status(apart, DESK, "/api/v1/visit-requests/x") == 401
    assert status(apart, CHAT, "/api/v1/visit-requests/x") == 404


def test_the_name_alone_leads_to_the_desk_and_health_answers_everywhere(apart: Web) -> None:
    answer = apart.client.get(f"{apart.url}/", headers={"host": DESK.upper()})
    assert (answer.status_code, answer.headers["location"]) == (302, "/desk")
    for host in (CHAT, DESK, f"127.0.0.1:{apart.port}"):
        assert status(apart, host, "/health/live") == 200


def test_a_page_of_the_chat_cannot_post_at_the_desk(apart: Web) -> None:
    def is_taken(origin: str) -> bool:
        """Whether the form is looked at; that nobody is called so is said in the form."""
        answer = apart.client.post(
            f"{apart.url}/desk/login", data={"login": "x"}, headers={"host": DESK, "origin": origin}
        )
        return 'name="password"' in answer.text

    assert not is_taken(f"https://{CHAT}")
    assert is_taken(f"https://{DESK}")


def test_the_address_of_the_desk_follows_and_a_wrong_name_is_said() -> None:
    assert read_settings({"PUBLIC_URL": "https://chat.nl"}).desk_address == "https://chat.nl"
    settings = read_settings({"PUBLIC_URL": "https://chat.nl", "DESK_HOST": "Desk.nl"})
    assert settings.desk_address == "https://desk.nl"
    for wrong in ("https://desk.nl", "desk.nl/desk"):
        with pytest.raises(SettingError, match="DESK_HOST"):
            read_settings({"DESK_HOST": wrong})
