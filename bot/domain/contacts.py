"""Contacts: whom a victim can call or write to, and what the assistant may show of each.

They stand in data/contacts.yml, each with source, date and confidence. A number that is not sure is
never shown; then the assistant says where the visitor finds it: on the card, in the app, on a site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar, get_args

from bot.domain.documents import Fields, Node, Problems, read_document

Language = Literal["nl", "en"]
Use = Literal["nl", "abroad"]
Kind = Literal[
    "police", "bank", "card", "fraud", "identity", "support", "crisis", "business", "consumer", "own"
]
Confidence = Literal["high", "medium", "low"]
Choice = TypeVar("Choice", bound=str)

BANK = "bank"  # a step's contact: the visitor's own bank
BANK_CARD = "bank_card"  # a step's contact: the line that blocks the card of the visitor's own bank


@dataclass(frozen=True)
class Words:
    """The same words in Dutch and English."""

    nl: str
    en: str

    def get(self, language: str) -> str:
        """The words in a language; Dutch for every language but English."""
        return self.en if language == "en" else self.nl


@dataclass(frozen=True)
class Number:
    """A phone number. shown: as printed. tel: what a tel: link dials. use: called from where."""

    shown: str
    tel: str
    use: Use


@dataclass(frozen=True)
class Contact:
    """Whom to call. numbers: also those that must not be shown; use `shown`."""

    id: str
    kind: Kind
    name: str
    in_text: Words
    what_for: Words
    show_number: bool
    source: str
    source_date: str
    confidence: Confidence
    confirmed: bool
    aliases: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    site: str | None = None
    email: str | None = None
    hours: Words | None = None
    hours_confidence: Confidence = "low"
    otherwise: Words | None = None
    limits: Words | None = None
    card_line: str | None = None
    other_sources: tuple[str, ...] = ()
    conflict: str | None = None
    notes: str | None = None

    @property
    def shown(self) -> Number | None:
        """The number to show, or None when no number is sure enough."""
        return self._first("nl")

    @property
    def shown_abroad(self) -> Number | None:
        """The number to show to someone outside the Netherlands, or None."""
        return self._first("abroad")

    @property
    def tel(self) -> str | None:
        """What a tel: link dials, or None when no number is shown."""
        return self.shown.tel if self.shown else None

    @property
    def hours_shown(self) -> Words | None:
        """The opening hours, or None when they are not sure enough."""
        return self.hours if self.hours_confidence in ("high", "medium") else None

    @property
    def site_label(self) -> str | None:
        """The site as people type it: "fraudehelpdesk.nl"."""
        return re.sub(r"^https?://(www\.)?", "", self.site).rstrip("/") if self.site else None

    def say(self, language: str = "nl", *, abroad: bool = False) -> str:
        """How to reach this contact, in a sentence, without a number that is not sure.

        A bank line that does not do everything says so in the sentences after it.
        """
        number = (self.shown_abroad if abroad else None) or self.shown
        if number is None:
            return self.otherwise.get(language) if self.otherwise else ""
        name = self.in_text.get(language)
        call = f"Call {name} on {number.shown}." if language == "en" else f"Bel {name} op {number.shown}."
        if self.kind in ("bank", "card") and self.limits:
            return f"{call} {self.limits.get(language)}"
        return call

    def _first(self, use: Use) -> Number | None:
        if not self.show_number:
            return None
        return next((number for number in self.numbers if number.use == use), None)


@dataclass(frozen=True)
class Contacts:
    """All contacts, by id."""

    by_id: Mapping[str, Contact]

    def __iter__(self) -> Iterator[Contact]:
        return iter(self.by_id.values())

    def __contains__(self, contact_id: str) -> bool:
        return contact_id in self.by_id

    def get(self, contact_id: str) -> Contact:
        """The contact with this id. Raises KeyError when there is none."""
        return self.by_id[contact_id]

    def bank(self, name: str | None) -> Contact | None:
        """The bank that people call so ("de giro" is ING), or None when it is not known."""
        if name is None:
            return None
        wanted = _as_alias(name)
        banks = (contact for contact in self if contact.kind in ("bank", "card"))
        return next((contact for contact in banks if wanted in contact.aliases), None)

    def for_abroad(self, text: str) -> str:
        """A text with every number that only works at home replaced by the one for who calls from abroad."""
        return self._at_home.sub(lambda match: self._from_abroad[match.group()], text)

    @cached_property
    def _from_abroad(self) -> dict[str, str]:
        return {
            contact.shown.shown: contact.shown_abroad.shown
            for contact in self
            if contact.shown and contact.shown_abroad
        }

    @cached_property
    def _at_home(self) -> re.Pattern[str]:
        numbers = sorted(self._from_abroad, key=len, reverse=True)
        return re.compile(rf"(?<![\w+])(?:{'|'.join(map(re.escape, numbers)) or '(?!)'})(?!\w)")

    def for_step(self, contact_id: str, bank: str | None = None) -> Contact:
        """The contact of a step, with "bank" and "bank_card" matched to the visitor's own bank.

        bank: as the visitor named it; while it is unknown, the general rule (number on the card).
        """
        if contact_id not in (BANK, BANK_CARD):
            return self.get(contact_id)
        own = self.bank(bank) or self.get(BANK)
        if contact_id == BANK_CARD and own.card_line:
            return self.get(own.card_line)
        return own


def load_contacts(path: Path) -> Contacts:
    """Read and check data/contacts.yml. Raises DataError with file, line and mend."""
    problems = Problems()
    contacts = read_contacts(path, problems)
    problems.stop_if_any()
    return contacts


def read_contacts(path: Path, problems: Problems) -> Contacts:
    """Like load_contacts, but notes mistakes in `problems` and gives what could be read."""
    document = read_document(path, problems)
    if document is None:
        return Contacts({})
    fields = Fields(document, problems, "the file")
    places: dict[str, Node] = {}
    found: dict[str, Contact] = {}
    for node in fields.nodes("contacts"):
        contact = _contact(node, problems)
        if contact.id in found:
            problems.add(node.place, f"contact {contact.id!r} stands here twice; rename or remove one")
        found[contact.id], places[contact.id] = contact, node
    fields.close()
    _check_together(found, places, problems)
    return Contacts(found)


def _contact(node: Node, problems: Problems) -> Contact:
    fields = Fields(node, problems, "a contact")
    contact = Contact(
        id=fields.text("id"),
        kind=_one_of(fields, "kind", get_args(Kind), "own", problems),
        name=fields.text("name"),
        in_text=_words(fields, "in_text", problems) or Words("", ""),
        what_for=_words(fields, "what_for", problems) or Words("", ""),
        show_number=fields.flag("show_number"),
        source=fields.text("source"),
        source_date=fields.text("source_date"),
        confidence=_one_of(fields, "confidence", get_args(Confidence), "low", problems),
        confirmed=fields.flag("confirmed"),
        aliases=tuple(map(_as_alias, fields.texts("aliases", required=False))),
        numbers=tuple(_number(item, problems) for item in fields.nodes("numbers", required=False)),
        site=fields.text("site", required=False) or None,
        email=fields.text("email", required=False) or None,
        hours=_words(fields, "hours", problems, required=False),
        hours_confidence=_one_of(
            fields, "hours_confidence", get_args(Confidence), "low", problems, required=False
        ),
        otherwise=_words(fields, "otherwise", problems, required=False),
        limits=_words(fields, "limits", problems, required=False),
        card_line=fields.text("card_line", required=False) or None,
        other_sources=fields.texts("other_sources", required=False),
        conflict=fields.text("conflict", required=False) or None,
        notes=fields.text("notes", required=False) or None,
    )
    fields.close()
    if contact.show_number:
        if contact.confidence != "high" or contact.conflict or not contact.shown:
            problems.add(
                node.place,
                f"{contact.id}: show_number needs a number, confidence high and no conflict; "
                "set show_number: false until the number is sure",
            )
    elif not contact.otherwise:
        problems.add(node.place, f"{contact.id}: shows no number, so it needs 'otherwise' to say instead")
    return contact


def _number(node: Node, problems: Problems) -> Number:
    fields = Fields(node, problems, "a number")
    number = Number(
        fields.text("shown"), fields.text("tel"), _one_of(fields, "use", get_args(Use), "nl", problems)
    )
    fields.close()
    digits = re.sub(r"[^\d+]", "", number.shown)
    if number.tel.startswith("+31") and digits.startswith("0"):
        digits = "+31" + digits[1:]
    if digits != number.tel:
        problems.add(node.place, f"shown {number.shown!r} and tel {number.tel!r} differ; make them the same")
    return number


def _words(fields: Fields, key: str, problems: Problems, *, required: bool = True) -> Words | None:
    node = fields.node(key, required=required)
    if node is None:
        return None
    inner = Fields(node, problems, repr(key))
    words = Words(inner.text("nl"), inner.text("en"))
    inner.close()
    return words


def _one_of(
    fields: Fields,
    key: str,
    allowed: tuple[Choice, ...],
    default: Choice,
    problems: Problems,
    *,
    required: bool = True,
) -> Choice:
    text = fields.text(key, required=required)
    for value in allowed:
        if value == text:
            return value
    if text:
        problems.add(fields.place, f"{key} {text!r} is not one of {', '.join(allowed)}; choose one")
    return default


def _check_together(found: Mapping[str, Contact], places: Mapping[str, Node], problems: Problems) -> None:
    """What no contact can show alone: aliases that clash, card lines that lead nowhere."""
    owners: dict[str, str] = {}
    for contact in found.values():
        place = places[contact.id].place
        for alias in contact.aliases:
            if owners.setdefault(alias, contact.id) != contact.id:
                problems.add(place, f"alias {alias!r} is also one of {owners[alias]!r}; keep one")
        if contact.card_line and contact.card_line not in found:
            problems.add(place, f"card_line {contact.card_line!r} is not a contact; name one of this file")
    if BANK not in found and found:
        problems.add(next(iter(places.values())).place, "contact 'bank' is missing; add the general rule")


def _as_alias(name: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]", " ", name.casefold()).split()).removeprefix("de ")
