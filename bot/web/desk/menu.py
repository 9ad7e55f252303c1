"""The bar's menu: what each role finds there."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.web.desk.rights import Action, may

# Key of the name in data/texts/desk.nl.yml, path, and what one must be allowed to do.
ITEMS: tuple[tuple[str, str, Action], ...] = (
    ("queue", "/desk", "queue.see"),
    ("search", "/desk/search", "search.use"),
    ("reports", "/desk/reports", "reports.see"),
    ("quality", "/desk/quality", "quality.review"),
    ("accounts", "/desk/accounts", "accounts.manage"),
    ("audit", "/desk/audit", "audit.see"),
    ("insights", "/desk/insights", "insights.train"),
    ("receiver", "/desk/receiver", "receiver.see"),
    ("retention", "/desk/retention", "retention.see"),
)


@dataclass(frozen=True)
class MenuItem:
    key: str
    path: str
    name: str


def menu_of(role: str, names: Mapping[str, str]) -> list[MenuItem]:
    """What somebody with this role finds in the bar."""
    return [MenuItem(key, path, names[key]) for key, path, action in ITEMS if may(role, action)]


def home_of(role: str) -> str:
    """Where somebody with this role begins."""
    return next((path for _, path, action in ITEMS if may(role, action)), "/desk/me")
