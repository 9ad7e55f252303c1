"""The vocabulary of the evaluation data: its signals, each a condition on facts, and its names."""

from collections.abc import Mapping

from bot.domain.conditions import Condition
from bot.domain.facts import Value
from bot.domain.scenarios import FORM_OF

# It knows these by one name; affirm and deny differ in what follows, not in what it is.
SAME = {**FORM_OF, "affirm": "affirm_deny", "deny": "affirm_deny"}

SIGNALS: dict[str, dict[str, object]] = {
    "money_transferred": {"lost_money": True},
    "card_given": {"lost_card": True},
    "pin_shared": {"lost_pin": True},
    "credentials_shared": {"lost_credentials": True},
    "remote_access": {"lost_device_access": True},
    "id_document_shared": {"lost_id_document": True},
    "link_clicked_only": {"clicked_link": True, "anything_lost": [False, "unknown"]},
    "suspect_on_phone_now": {"suspect_in_contact": True},
    "suspect_at_door_or_coming": {"danger": ["suspect_present", "suspect_coming"]},
    "transfer_still_pending": {"can_stop": True},
    "threatened": {"danger": "threatened"},
    "minor": {"minor": True},
    "vulnerable": {"vulnerable": True},
    "business": {"business": True},
    "lost_nothing_yet": {"lost_nothing": True},
    "already_called_bank": {"called_bank": True},
    "already_reported": {"reported": True},
}

_CONDITIONS = {name: Condition.parse(when, f"signals.{name}") for name, when in SIGNALS.items()}


def signals(facts: Mapping[str, Value]) -> list[str]:
    """The signals that hold for these facts, in the order of the table."""
    return [name for name, condition in _CONDITIONS.items() if condition.holds(facts)]
