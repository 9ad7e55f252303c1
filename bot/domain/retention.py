"""How long each kind of data is kept: data/retention.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, get_args

from bot.domain.documents import Fields, Node, Problems, read_document

Kind = Literal[
    "conversation", "contact", "visit_request", "outbox", "received", "insight", "session", "audit"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

LONGEST_DAYS = 3650  # ten years: what the police must have destroyed by then in any case
# Parts and copies of a visit request may not outlive it.
NOT_LONGER_THAN: Mapping[Kind, Kind] = {
    "contact": "visit_request",
    "outbox": "visit_request",
    "received": "visit_request",
}


@dataclass(frozen=True)
class Term:
    """How long one kind of data is kept. The texts are Dutch.

    what: the data. counted_from: the moment from which the days count. after: what is left then. ground: in
    law. is_confirmed: whether a lawyer confirmed term and ground; then by whom and when.
    """

    kind: Kind
    name: str
    what: str
    days: int
    counted_from: str
    after: str
    ground: str
    is_confirmed: bool
    confirmed_by: str = ""
    confirmed_on: str = ""

    def before(self, now: datetime) -> datetime:
        """What is older than this moment is past the term."""
        return now - timedelta(days=self.days)


@dataclass(frozen=True)
class Limits:
    """What the law says at most, where that was read and when."""

    text: str
    source: str
    read_on: str


@dataclass(frozen=True)
class Retention:
    """All terms, in the order of KINDS."""

    limits: Limits
    terms: tuple[Term, ...]

    def __getitem__(self, kind: Kind) -> Term:
        return next(term for term in self.terms if term.kind == kind)


def load_retention(path: Path) -> Retention:
    """Read and check data/retention.yml. Raises DataError with file, line and mend."""
    problems = Problems()
    retention = read_retention(path, problems)
    problems.stop_if_any()
    if retention is None:
        raise ValueError(f"{path} cannot be read")
    return retention


def read_retention(path: Path, problems: Problems) -> Retention | None:
    """Like load_retention, but notes mistakes in `problems`; None when there is no reading it."""
    document = read_document(path, problems)
    if document is None:
        return None
    fields = Fields(document, problems, "retention")
    limits = _limits(fields.node("limits"), problems)
    found = [(kind, fields.node(kind)) for kind in KINDS]
    fields.close()
    places = {kind: node for kind, node in found if node is not None}
    terms = {kind: _term(kind, node, problems) for kind, node in places.items()}
    for part, whole in NOT_LONGER_THAN.items():
        if part in terms and whole in terms and terms[part].days > terms[whole].days:
            problems.add(
                places[part].place,
                f"{part!r} is kept {terms[part].days} days, longer than {whole!r} ({terms[whole].days}), of "
                "which it is a part or copy; make it as short",
            )
    return Retention(limits, tuple(terms.values()))


def _limits(node: Node | None, problems: Problems) -> Limits:
    if node is None:
        return Limits("", "", "")
    fields = Fields(node, problems, "limits")
    limits = Limits(fields.text("text"), fields.text("source"), fields.text("read_on"))
    fields.close()
    return limits


def _term(kind: Kind, node: Node, problems: Problems) -> Term:
    fields = Fields(node, problems, f"term {kind!r}")
    is_confirmed = fields.flag("confirmed")
    term = Term(
        kind=kind,
        name=fields.text("name"),
        what=fields.text("what"),
        days=_days(fields, kind, problems),
        counted_from=fields.text("counted_from"),
        after=fields.text("after"),
        ground=fields.text("ground"),
        is_confirmed=is_confirmed,
        # Nothing is confirmed without somebody who did.
        confirmed_by=fields.text("confirmed_by", required=is_confirmed),
        confirmed_on=fields.text("confirmed_on", required=is_confirmed),
    )
    fields.close()
    if not is_confirmed and (term.confirmed_by or term.confirmed_on):
        problems.add(node.place, f"term {kind!r} says who confirmed it but not that; set confirmed: true")
    return term


def _days(fields: Fields, kind: Kind, problems: Problems) -> int:
    node = fields.node("days")
    if node is None:
        return 0
    # True is an int in Python.
    if type(node.value) is not int or not 1 <= node.value <= LONGEST_DAYS:
        problems.add(
            node.place, f"'days' of {kind!r} must be a whole number from 1 to {LONGEST_DAYS}; write one"
        )
        return 0
    return node.value
