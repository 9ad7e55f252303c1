"""A staff member who uses the desk by HTTP, as a browser without scripts does."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.web.accounts import Account, make_account
from tests.web.running import PLAIN, Web

# No connection is kept: nobody closes a client of a test.
ONCE = httpx.Limits(max_keepalive_connections=0)
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class DeskClient:
    """Somebody at the desk. csrf: what their forms must carry."""

    web: Web
    account: Account
    client: httpx.Client = field(
        default_factory=lambda: httpx.Client(timeout=40, trust_env=False, verify=PLAIN, limits=ONCE)
    )
    csrf: str = ""

    @property
    def id(self) -> str:
        return self.account.id

    def log_in(self) -> "DeskClient":
        answer = self.try_log_in()
        assert answer.status_code == 302, answer.text
        page = self.get("/desk/me")
        self.csrf = html.unescape(CSRF.findall(page.text)[0])
        return self

    def try_log_in(self, password: str | None = None, code: str | None = None) -> httpx.Response:
        form = {
            "login": self.account.login,
            "password": self.account.password if password is None else password,
            "code": self.account.code() if code is None else code,
        }
        return self.client.post(f"{self.web.url}/desk/login", data=form, headers=self._origin)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.client.get(f"{self.web.url}{path}", headers=headers)

    def post(self, path: str, **form: Any) -> httpx.Response:
        """Send a form of the desk; redirects are not followed."""
        return self.client.post(
            f"{self.web.url}{path}", data={"csrf": self.csrf} | form, headers=self._origin
        )

    def page_of(self, conversation: str) -> str:
        """The page of a conversation."""
        return self.get(f"/desk/conversations/{conversation}").text

    def act(self, conversation: str, what: str, **form: Any) -> httpx.Response:
        """Do something with a conversation."""
        return self.post(f"/desk/conversations/{conversation}/{what}", **form)

    @contextmanager
    def desk_open(self, conversation: str = "") -> Iterator[Iterator[str]]:
        """Have the desk open, as its page has; gives the lines of its event stream."""
        address = f"{self.web.url}/desk/events?open={conversation}"
        with self.client.stream("GET", address) as stream:
            lines = stream.iter_lines()
            next(lines)
            yield lines

    def log_out(self) -> None:
        assert self.post("/desk/logout").status_code == 302

    @property
    def _origin(self) -> dict[str, str]:
        return {"Origin": self.web.url}


def at_desk(web: Web, name: str, role: str = "agent") -> DeskClient:
    """A new account, logged in."""
    return DeskClient(web, make_account(web, name, role)).log_in()
