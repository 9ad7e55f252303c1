"""Contact data at the desk: covered until somebody asks to see them, which is logged."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.scrubbing import MASK, Kind, cover_value

# Fields of a visit request that are covered, and as what.
COVERED: Mapping[str, Kind] = {"phone": "phone", "street": "address", "house_number": "address"}
# Things named in the conversation that are covered.
COVERED_ENTITIES: Mapping[str, Kind] = {"phone": "phone", "iban": "iban", "postcode": "address"}


@dataclass(frozen=True)
class ContactLine:
    """A field as the desk shows it. is_covered: whether it can be shown in full on request."""

    name: str
    label: str
    value: str
    is_covered: bool


def contact_lines(fields: Mapping[str, Any], labels: Mapping[str, str], shown: str = "") -> list[ContactLine]:
    """The filled fields of a visit request, in the order in which an officer needs them.

    shown: name of the field that was asked for.
    """
    return [
        _line(name, label, str(fields[name]), COVERED.get(name), shown)
        for name, label in labels.items()
        if fields.get(name)
    ]


def entity_lines(entities: Any, labels: Mapping[str, str], shown: str = "") -> list[ContactLine]:
    """What was named in the conversation, each value once."""
    seen: dict[tuple[str, str], ContactLine] = {}
    for entity in entities or ():
        kind, value = entity["kind"], entity["value"]
        if kind in labels:
            name = f"{kind}-{len([key for key in seen if key[0] == kind])}"
            line = _line(name, labels[kind], value, COVERED_ENTITIES.get(kind), shown)
            seen.setdefault((kind, value), line)
    return list(seen.values())


def _line(name: str, label: str, value: str, kind: Kind | None, shown: str) -> ContactLine:
    is_covered = kind is not None and name != shown
    covered = cover_value(kind, value) if kind is not None and is_covered else value
    return ContactLine(name, label, covered if covered != MASK else MASK * 3, is_covered)
