"""A browser without scripts that logs in at the desk through the organisation's provider."""

import html
import re
from dataclasses import dataclass, field

import httpx

from tests.web.desk_client import CSRF
from tests.web.running import PLAIN, Web

START = "/desk/login/provider"
BACK = "/desk/login/provider/back"
ACTION = re.compile(r'<form method="post" action="([^"]+)"')
ONWARD = re.compile(r'content="0; url=([^"]+)"')
XSRF = re.compile(r'name="xsrf" value="([^"]+)"')


@dataclass
class OidcBrowser:
    """Somebody with a browser. web: the desk's process."""

    web: Web
    client: httpx.Client = field(
        default_factory=lambda: httpx.Client(
            timeout=40, trust_env=False, verify=PLAIN, limits=httpx.Limits(max_keepalive_connections=0)
        )
    )

    def come_back(self, who: str, *, cancel: bool = False) -> str:
        """Go to the provider and log in there; gives the address at the desk that it sends the browser to."""
        return self.pass_provider(self.client.get(f"{self.web.url}{START}"), who, cancel=cancel)

    def pass_provider(self, answer: httpx.Response, who: str, *, cancel: bool = False) -> str:
        while True:
            address = answer.headers.get("location", "")
            if BACK in address:
                return address
            if address:
                answer = self.client.get(httpx.URL(str(answer.url)).join(address))
                continue
            action = ACTION.findall(answer.text)
            assert action, answer.text
            form = {"who": who, "what": "cancel" if cancel else "enter"}
            answer = self.client.post(httpx.URL(str(answer.url)).join(html.unescape(action[0])), data=form)

    def log_in(self, who: str) -> httpx.Response:
        """Log in through the provider; gives the desk's answer."""
        return self.client.get(self.come_back(who))

    def get(self, path: str) -> httpx.Response:
        return self.client.get(f"{self.web.url}{path}")

    def post(self, path: str, **form: str) -> httpx.Response:
        csrf = html.unescape(CSRF.findall(self.get("/desk/me").text)[0])
        return self.client.post(
            f"{self.web.url}{path}", data={"csrf": csrf} | form, headers={"Origin": self.web.url}
        )

    def log_out(self) -> httpx.Response:
        """Log out at the desk, and at the provider where the desk leads on to."""
        left = self.post("/desk/logout")
        onward = ONWARD.findall(left.text)
        return self.leave_provider(html.unescape(onward[0])) if onward else left

    def leave_provider(self, address: str) -> httpx.Response:
        """Log out at the provider, as one does from any page of the organisation."""
        asked = self.client.get(address)
        action = html.unescape(re.findall(r'action="([^"]+)"', asked.text)[0])
        return self.client.post(action, data={"xsrf": XSRF.findall(asked.text)[0], "logout": "yes"})
