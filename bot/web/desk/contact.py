"""Contact data at the desk: covered until somebody asks to see them, which is logged.

The same things are covered wherever they stand: in a visit request, in what anybody said or wrote, in the
summary, in the words behind a fact, in the lanes, in what was found and on paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.scrubbing import MASK, Kind, cover, cover_value, own_names
from bot.store.visit_requests import StoredRequest
from bot.web.desk.staff_summary import euros

# Fields of a visit request that are covered, and as what.
COVERED: Mapping[str, Kind] = {
    "name": "name",
    "contact_name": "name",
    "written_by": "name",
    "phone": "phone",
    "street": "address",
    "house_number": "address",
    "postcode": "address",
    "reach": "name",
    "languages": "name",
    "mobility": "name",
    "devices": "name",
    "remarks": "name",
}
# Things named in the conversation that are covered.
COVERED_ENTITIES: Mapping[str, Kind] = {"phone": "phone", "iban": "iban", "postcode": "address"}
# Fields that are looked for in texts as they stand; phones and house numbers are found by their form.
_LOOKED_FOR = ("name", "contact_name", "written_by", "street", "postcode", "reach", "remarks")
_NAMES = ("name", "contact_name", "written_by")
_PARTICLES = frozenset({"van", "den", "der", "ten", "ter", "het"})


@dataclass(frozen=True)
class ContactLine:
    """A field as the desk shows it. is_covered: whether it can be shown in full on request."""

    name: str
    label: str
    value: str
    is_covered: bool


@dataclass(frozen=True)
class Cover:
    """Covers texts of one conversation. known: what is known of its visitor."""

    known: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        return cover(text, known=self.known)


def cover_for(view: Mapping[str, Any], requests: Iterable[Any] = (), said: Iterable[str] = ()) -> Cover:
    """What covers the texts of a conversation.

    view: its case (bot.domain.turn.CaseView as JSON). requests: fields of its visit requests. said: texts in
    which the visitor may have said a name.
    """
    known: set[str] = set()
    for fields in (view.get("draft") or {}, *requests):
        known |= _known_of(fields)
    for text in said:
        known.update(own_names(text))
    return Cover(tuple(sorted(known)))


def fields_of(requests: Iterable[StoredRequest]) -> list[Any]:
    """The fields of visit requests of which these were not removed."""
    return [request.fields for request in requests if request.fields]


def _known_of(fields: Mapping[str, Any]) -> set[str]:
    known = {str(fields[name]) for name in _LOOKED_FOR if fields.get(name)}
    number = fields.get("house_number")
    known |= {f"{fields[part]} {number}" for part in ("street", "postcode") if number and fields.get(part)}
    for name in _NAMES:
        known.update(word for word in str(fields.get(name) or "").split() if word.lower() not in _PARTICLES)
    return known


def contact_lines(
    fields: Mapping[str, Any], labels: Mapping[str, str], cover: Cover, shown: str = ""
) -> list[ContactLine]:
    """The filled fields of a visit request, in the order in which an officer needs them.

    shown: name of the field that was asked for.
    """
    return [
        contact_line(name, label, str(fields[name]), COVERED.get(name, cover), shown)
        for name, label in labels.items()
        if fields.get(name)
    ]


def entity_lines(
    entities: Any, labels: Mapping[str, str], cover: Cover, shown: str = ""
) -> list[ContactLine]:
    """What was named in the conversation, each value once."""
    seen: dict[tuple[str, str], ContactLine] = {}
    for entity in entities or ():
        kind, value = entity["kind"], entity["value"]
        value = euros(value) if kind == "amount" else value
        if kind in labels:
            name = f"{kind}-{len([key for key in seen if key[0] == kind])}"
            line = contact_line(name, labels[kind], value, COVERED_ENTITIES.get(kind, cover), shown)
            seen.setdefault((kind, value), line)
    return list(seen.values())


def contact_line(name: str, label: str, value: str, by: Kind | Cover, shown: str) -> ContactLine:
    """A value under its label. by: the kind of the whole value, or what covers what is personal in it.
    shown: as in contact_lines."""
    if name == shown:
        return ContactLine(name, label, value, is_covered=False)
    covered = by(value) if isinstance(by, Cover) else cover_value(by, value)
    return ContactLine(name, label, covered if covered != MASK else MASK * 3, covered != value)
