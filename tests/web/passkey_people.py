"""People who log in at the desk with a passkey, by HTTP."""

import html
import re
import secrets
from datetime import UTC, datetime

import httpx
from sqlalchemy import select, update

from bot.store.database import Unit
from bot.store.models import Staff
from bot.store.passkeys import Passkey, add_passkey
from tests.web.accounts import Account, ask, change, make_account
from tests.web.desk_client import CSRF, DeskClient
from tests.web.passkey_device import Device
from tests.web.running import Web

OWN_PASSWORD = "een lange zin over fietsen"
FIRST = "/desk/login/first"
PASSKEY = "/desk/login/passkey"
STEPS = "/desk/me/second-step"


def given_account(admin: DeskClient, role: str = "agent") -> DeskClient:
    """Somebody for whom an administrator just made an account; they have its first password."""
    return with_first_password(admin, admin.post("/desk/accounts", name="Jet", role=role).text, role)


def with_first_password(admin: DeskClient, shown: str, role: str = "agent") -> DeskClient:
    """Somebody with the log-in data that an administrator's page shows."""
    login = re.findall(r"<dt>Inlognaam</dt><dd>([^<]+)</dd>", shown)[0]
    password = re.findall(r"<code>([^<]+)</code>", shown)[0]

    async def find(unit: Unit) -> str:
        return str((await unit.execute(select(Staff.id).where(Staff.login == login))).scalar_one())

    account = Account(ask(admin.web, find), login, "Jet", role, password, "")
    return DeskClient(admin.web, account)


def with_passkey(web: Web, device: Device) -> DeskClient:
    """Somebody with a passkey and no code app, logged in with it."""
    person = DeskClient(web, make_account(web, "Jet"))
    now = datetime.now(UTC)
    key = Passkey(
        secrets.token_hex(16), device.credential_id, device.public_key(), device.count, ("internal",),
        "Telefoon", now,
    )  # fmt: skip

    async def give(unit: Unit) -> None:
        await unit.execute(update(Staff).where(Staff.id == person.id).values(totp_secret=""))
        await add_passkey(unit, person.id, key)

    change(web, give)
    assert log_in_with(person, device).status_code == 302
    read_csrf(person)
    return person


def enrol(person: DeskClient, device: Device, name: str = "Telefoon") -> str:
    """First log-in with a password of their own and a passkey; gives the page that it ends with."""
    assert person.try_log_in(code="").headers["location"] == FIRST
    chosen = person.post(FIRST, new=OWN_PASSWORD, second="passkey")
    assert chosen.headers["location"] == f"{FIRST}/passkey", chosen.text
    page = person.get(f"{FIRST}/passkey").text
    done = person.post(f"{FIRST}/passkey", name=name, credential=device.make(page))
    assert done.status_code == 200, done.text
    person.account.password = OWN_PASSWORD
    read_csrf(person)
    return done.text


def read_csrf(person: DeskClient) -> None:
    """Take the token of their forms from a page of theirs."""
    person.csrf = html.unescape(CSRF.findall(person.get("/desk/me").text)[0])


def asked_for_passkey(person: DeskClient) -> str:
    """The page after the right password, in a browser that is not logged in."""
    person.client.cookies.clear()
    assert person.try_log_in(code="").headers["location"] == PASSKEY
    return person.get(PASSKEY).text


def log_in_with(person: DeskClient, device: Device) -> httpx.Response:
    return person.post(PASSKEY, credential=device.use(asked_for_passkey(person)))


def confirm(person: DeskClient) -> None:
    """Give the password again, to change the second steps."""
    answer = person.post(STEPS, password=person.account.password)
    assert answer.status_code == 302, answer.text


def recovery_codes_in(page: str) -> list[str]:
    """The recovery codes that a page shows."""
    return re.findall(r"<code>([A-Z0-9-]{12})</code>", page)


def make_recovery_codes(person: DeskClient) -> list[str]:
    """New recovery codes, the password given before."""
    return recovery_codes_in(person.post(f"{STEPS}/recovery").text)


def add(person: DeskClient, device: Device, name: str = "Sleutel") -> httpx.Response:
    """Add a passkey, the password given before."""
    assert person.post(f"{STEPS}/add", second="passkey").status_code == 302
    page = person.get(f"{STEPS}/passkey").text
    return person.post(f"{STEPS}/passkey", name=name, credential=device.make(page))
