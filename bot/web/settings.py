"""Settings from the environment: one table of names, defaults and meanings.

An empty value counts as unset. docs/settings.md is written from this table.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from limits import parse_many

from bot.domain.opening_hours import parse_opening_hours
from bot.store.encryption import Cipher, KeyFaultError
from bot.store.models import Role
from bot.web.oidc.policy import DEFAULT_ROLES, LogInPolicy, parse_roles, parse_words
from bot.web.oidc.safe_address import is_safe

ROOT = Path(__file__).resolve().parents[2]


class SettingError(ValueError):
    """A setting that cannot be used; the text names it and says what it should be."""


@dataclass(frozen=True)
class Setting:
    """One environment variable. read: turns its text into a value; raises ValueError for a wrong one.

    secret: not for printing. process: "web", "engine" or "both", which process reads it.
    """

    name: str
    default: str
    meaning: str
    read: Callable[[str], Any] = str
    secret: bool = False
    process: str = "web"


def _port(value: str) -> int:
    number = int(value)
    if not 1 <= number <= 65535:
        raise ValueError("a number from 1 to 65535")
    return number


def _seconds(value: str) -> float:
    number = float(value)
    if not 0 < number <= 60:
        raise ValueError("seconds, more than 0 and at most 60")
    return number


def _count(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError("a whole number, 0 or more")
    return number


def _folder(value: str) -> Path:
    return ROOT / value


def _address(value: str) -> str:
    if value and (urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname):
        raise ValueError("an address that starts with http:// or https://")
    return value.rstrip("/")


def _issuer(value: str) -> str:
    # As it is, with or without a last slash: tokens have it exactly so.
    if value and not is_safe(value):
        raise ValueError("an address that starts with https://")
    return value


def _scope(value: str) -> str:
    if "openid" not in value.split():
        raise ValueError("words with openid among them")
    return value


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(_address(part) for part in value.replace(",", " ").split())
    for origin in origins:
        if urlsplit(origin).path:
            raise ValueError("origins without a path, like https://www.example.org")
    return origins


def _host(value: str) -> str:
    name = value.lower()
    if name and urlsplit(f"//{name}").netloc != name:
        raise ValueError("a host name like desk.example.org, with a port where that is not the usual one")
    return name


def _rate(value: str) -> str:
    if not parse_many(value):
        raise ValueError("a rate like 60/minute")
    return value


def _keys(value: str) -> str:
    if value:
        try:
            Cipher(value)
        except KeyFaultError as error:
            raise ValueError(str(error)) from error
    return value


def _mail_address(value: str) -> str:
    if value and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        raise ValueError("an address for e-mail like toegankelijk@example.org")
    return value


def _hours(value: str) -> str:
    parse_opening_hours(value)
    return value


def _switch(value: str) -> bool:
    if value not in ("on", "off"):
        raise ValueError("on or off")
    return value == "on"


def _level(value: str) -> str:
    if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("DEBUG, INFO, WARNING or ERROR")
    return value.upper()


def _pipeline(value: str) -> str:
    if value not in ("", "embedded", "nl_core_news_sm"):
        raise ValueError("embedded or nl_core_news_sm")
    return value


SETTINGS = (
    Setting("PORT", "8000", "Port that web listens on.", _port),
    Setting("HOST", "127.0.0.1", "Address that web listens on. Loopback: put a proxy with TLS before it."),
    Setting("DATA_DIR", "var", "Folder of database, keys and the engine's socket.", _folder, process="both"),
    Setting("DATABASE_URL", "", "`postgresql://...`; without it an SQLite file in DATA_DIR.", secret=True),
    Setting(
        "REDIS_URL", "", "`redis://...`: carries live events between web processes; without it they look in "
        "the database every second.", secret=True,
    ),
    Setting(
        "PUBLIC_URL", "", "Address that visitors use, like `https://chat.example.org`. With https cookies "
        "are `__Host-` and Secure, and HSTS is sent.", _address,
    ),
    Setting(
        "DESK_HOST", "", "Host name of the desk, like `desk.example.org`, at the same proxy: the desk is "
        "only there then and the chat only elsewhere, so that a fault in one stays there; without "
        "it both are on every name.", _host,
    ),
    Setting("PROXIES_COUNT", "0", "Number of proxies before web whose X-Forwarded-For is believed.", _count),
    Setting("CONTROL_ROOM_URL", "", "Where visit requests go; without it a built-in receiver.", _address),
    Setting(
        "CONTROL_ROOM_SECRET", "", "Key of the signatures to and from the control room. Without it a key "
        "file in DATA_DIR/keys, made at the first start.", secret=True,
    ),
    Setting(
        "ENCRYPTION_KEY", "", "Key of personal data at rest; several, separated by commas: the first writes, "
        "all read. Without it a key file in DATA_DIR/keys, made at the first start.", _keys, secret=True,
    ),
    Setting("ENGINE_URL", "", "Where the engine is; without it the socket DATA_DIR/engine.sock.", _address),
    Setting("ENGINE_TIMEOUT", "3", "Seconds after which the fail-safe answer is given.", _seconds),
    Setting(
        "NL_PIPELINE", "", "`embedded` or `nl_core_news_sm`; without it the second where set-up could "
        "get it.", _pipeline, process="engine",
    ),
    Setting(
        "RATE_LIMIT", "60/minute", "Messages in one conversation. From one address: ten times as many, and "
        "as many new conversations.", _rate,
    ),
    Setting(
        "OPENING_HOURS", "", "When staff are there, in Amsterdam time, like `ma-vr 08:00-22:00; za,zo "
        "10:00-17:00; 2026-12-25 dicht`; without it always.", _hours,
    ),
    Setting(
        "QUEUE_LIMIT", "20", "From how many waiting visitors on the next is told that it takes long, and is "
        "offered to be called back; 0 for never. Nobody is sent away.", _count,
    ),
    Setting(
        "ACCESSIBILITY_CONTACT", "", "Address for e-mail of who answers for accessibility, on the statement "
        "at `/toegankelijkheid`; without it the statement names the chat and the telephone.", _mail_address,
    ),
    Setting(
        "OIDC_ISSUER", "", "OpenID provider that staff may log in through, exactly as in its tokens, like "
        "`https://login.example.org/realms/desk`; without it only local accounts.", _issuer,
    ),
    Setting("OIDC_CLIENT_ID", "", "How the provider knows the desk."),
    Setting("OIDC_CLIENT_SECRET", "", "Secret of that client; without it a public client.", secret=True),
    Setting("OIDC_SCOPE", "openid profile", "What is asked for at the provider.", _scope),
    Setting(
        "OIDC_ROLE_CLAIM", "roles", "Claim with somebody's roles or groups, in the ID token or else in the "
        "user info; a dot leads into it: `realm_access.roles`.",
    ),
    Setting(
        "OIDC_ROLES", DEFAULT_ROLES, "Our role and the value of the claim that gives it; the first that fits "
        "counts, who has none gets no access.", parse_roles,
    ),
    Setting("OIDC_NAME_CLAIM", "given_name", "Claim with the name that visitors see."),
    Setting(
        "OIDC_ACR", "", "Values of the acr claim that are strong enough; all are asked for. One of these or "
        "of OIDC_AMR must be there.", parse_words,
    ),
    Setting(
        "OIDC_AMR", "mfa", "Values of the amr claim that are strong enough (RFC 8176).", parse_words,
    ),
    Setting(
        "INSIGHTS", "on", "`off`: no message is taken up for those who train the recognition.", _switch,
    ),
    Setting("EMBED_PARENTS", "", "Origins of pages that may show the chat in a frame.", _origins),
    Setting("LOG_LEVEL", "INFO", "DEBUG, INFO, WARNING or ERROR; no level logs texts.", _level),
)  # fmt: skip


@dataclass(frozen=True)
class Settings:
    """The settings of one web process. Fields are the names of SETTINGS in small letters."""

    port: int
    host: str
    data_dir: Path
    database_url: str
    redis_url: str
    public_url: str
    desk_host: str
    proxies_count: int
    control_room_url: str
    control_room_secret: str
    encryption_key: str
    engine_url: str
    engine_timeout: float
    nl_pipeline: str
    rate_limit: str
    opening_hours: str
    queue_limit: int
    accessibility_contact: str
    oidc_issuer: str
    oidc_client_id: str
    oidc_client_secret: str
    oidc_scope: str
    oidc_role_claim: str
    oidc_roles: tuple[tuple[str, Role], ...]
    oidc_name_claim: str
    oidc_acr: tuple[str, ...]
    oidc_amr: tuple[str, ...]
    insights: bool
    embed_parents: tuple[str, ...]
    log_level: str

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def own_address(self) -> str:
        """Where browsers find this process; without PUBLIC_URL, on this machine."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @property
    def desk_address(self) -> str:
        """Where browsers find the desk's host."""
        scheme = "https" if self.is_https else "http"
        return f"{scheme}://{self.desk_host}" if self.desk_host else self.own_address

    @property
    def log_in_policy(self) -> LogInPolicy:
        """What counts of a log-in through the OpenID provider."""
        return LogInPolicy(
            self.oidc_role_claim, self.oidc_roles, self.oidc_name_claim, self.oidc_acr, self.oidc_amr
        )

    @property
    def engine_socket(self) -> Path:
        return self.data_dir / "engine.sock"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings in this environment.

    Raises SettingError naming the first that cannot be used.
    """
    values: dict[str, Any] = {}
    for setting in SETTINGS:
        given = environment.get(setting.name, "").strip() or setting.default
        try:
            values[setting.name.lower()] = setting.read(given)
        except ValueError as error:
            shown = "" if setting.secret else f" {given!r}"
            raise SettingError(f"{setting.name}{shown}: {error}") from error
    settings = Settings(**values)
    if settings.oidc_issuer and not settings.oidc_client_id:
        raise SettingError("OIDC_CLIENT_ID: is needed with OIDC_ISSUER")
    return settings


def settings_page() -> str:
    """docs/settings.md."""
    lines = [
        "# Settings",
        "",
        "Environment variables; all have a default, an empty value counts as unset. This page is written by",
        "`make docs` from `bot/web/settings.py`.",
        "",
        "| name | default | read by | meaning |",
        "|---|---|---|---|",
    ]
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "none"
        lines.append(f"| `{setting.name}` | {default} | {setting.process} | {setting.meaning} |")
    return "\n".join(lines) + "\n"
