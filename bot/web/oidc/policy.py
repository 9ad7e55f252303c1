"""What an organisation decides about log-ins through its provider: how strong, and which role."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.store.models import ROLES, Role

# Which role somebody gets who has several values: the first of these.
DEFAULT_ROLES = "; ".join(f"{role}={role}" for role in ("admin", "auditor", "supervisor", "trainer", "agent"))
DEFAULT_NAME = "Medewerker"
LONGEST_NAME = 40


def parse_roles(text: str) -> tuple[tuple[str, Role], ...]:
    """Pairs of a value of the role claim and our role, in the order in which they are tried.

    text: like "supervisor=desk-leads; agent=desk-staff". Raises ValueError for a role that does not exist.
    """
    pairs = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        role, sign, value = (each.strip() for each in part.partition("="))
        if role not in ROLES or not sign or not value:
            raise ValueError(
                f"pairs of {', '.join(ROLES)} and a value, like agent=desk-staff; admin=desk-admins"
            )
        pairs.append((value, role))
    if not pairs:
        raise ValueError("at least one pair like agent=desk-staff")
    return tuple(pairs)


def parse_words(text: str) -> tuple[str, ...]:
    """The words of a list with spaces or commas between."""
    return tuple(re.split(r"[\s,]+", text.strip())) if text.strip() else ()


def claim_of(claims: Mapping[str, Any], name: str) -> Any:
    """The claim with this name; where there is none, a dot leads into it, like "realm_access.roles"."""
    if name in claims:
        return claims[name]
    found: Any = claims
    for part in name.split("."):
        found = found.get(part) if isinstance(found, Mapping) else None
    return found


@dataclass(frozen=True)
class LogInPolicy:
    """roles: value of role_claim -> role, the first that fits counts. acr, amr: one of either must be in
    the ID token, so that nobody comes in with a password alone (ASVS 5.0, 6.3.3)."""

    role_claim: str
    roles: tuple[tuple[str, Role], ...]
    name_claim: str
    acr: tuple[str, ...]
    amr: tuple[str, ...]

    def is_strong(self, claims: Mapping[str, Any]) -> bool:
        """Whether somebody proved who they are as strongly as here (RFC 8176; OpenID Core, section 2)."""
        methods = claims.get("amr")
        used = methods if isinstance(methods, list) else []
        return claims.get("acr") in self.acr or any(method in used for method in self.amr)

    def role_of(self, claims: Mapping[str, Any]) -> Role | None:
        """The role of somebody with these claims; None when they have none at the desk."""
        found = claim_of(claims, self.role_claim)
        values = found if isinstance(found, list) else [found]
        return next((role for value, role in self.roles if value in values), None)

    def name_of(self, claims: Mapping[str, Any]) -> str:
        """What visitors call somebody: the claim for that, else the first word of the name."""
        given, full = claim_of(claims, self.name_claim), claims.get("name")
        name = given if isinstance(given, str) else full.split(" ")[0] if isinstance(full, str) else ""
        return " ".join(name.split())[:LONGEST_NAME] or DEFAULT_NAME
