"""`make -s staff NAME=x ROLE=agent`: make a staff account; works while the product runs.

    .venv-web/bin/python -m bot.cli.staff --name x --role agent

Prints JSON {"url", "login", "password", "totp_secret"}: the only time that the password is shown.
"""

import argparse
import asyncio
import json
import os
import re
import secrets
import sys
import unicodedata

import pyotp
from sqlalchemy.exc import IntegrityError

from bot.store import audit, staff
from bot.store.database import database_url
from bot.store.encryption import KeyFaultError
from bot.store.models import ROLES
from bot.store.opening import open_database
from bot.web.clock import utc_now
from bot.web.desk.passwords import hash_password
from bot.web.keys import new_id
from bot.web.settings import SettingError, Settings, read_settings

LONGEST_NAME = 60
ATTEMPTS = 5  # at a login that nobody has


def login_of(name: str) -> str:
    """A login from a name: small letters and digits, accents taken off."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "medewerker"


async def make(settings: Settings, name: str, role: str) -> dict[str, str]:
    """Store a new account. Raises RuntimeError when no free login is found."""
    url = database_url(settings.database_url, settings.data_dir)
    database = await open_database(url, settings.data_dir, settings.encryption_key)
    password, totp_secret, staff_id = secrets.token_urlsafe(15), pyotp.random_base32(), new_id()
    try:
        for attempt in range(ATTEMPTS):
            login = login_of(name) + (f"-{secrets.token_hex(2)}" if attempt else "")
            try:
                async with database.write() as unit:
                    await staff.add_account(
                        unit,
                        staff_id=staff_id,
                        login=login,
                        name=name,
                        role=role,
                        password_hash=await hash_password(password),
                        totp_secret=totp_secret,
                        now=utc_now(),
                    )
                    made = audit.Act("system", "staff.created", "staff", staff_id, details={"role": role})
                    await audit.append(unit, made, utc_now())
            except IntegrityError:
                continue
            desk = f"{settings.desk_address}/desk/login"
            return {"url": desk, "login": login, "password": password, "totp_secret": totp_secret}
        raise RuntimeError(f"no free login for {name!r}")
    finally:
        await database.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", default="agent")
    arguments = parser.parse_args()
    name = " ".join(arguments.name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        print(f"staff: NAME=... is needed, at most {LONGEST_NAME} characters", file=sys.stderr)
        return 2
    role = arguments.role or "agent"
    if role not in ROLES:
        print(f"staff: ROLE is one of {', '.join(ROLES)}, not {role!r}", file=sys.stderr)
        return 2
    try:
        print(json.dumps(asyncio.run(make(read_settings(os.environ), name, role))))
    except (SettingError, KeyFaultError, ValueError, RuntimeError) as error:
        print(f"staff: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
