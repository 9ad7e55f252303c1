"""A request for an officer at home: its fields, their order, and taking a message apart into them.

A name is optional. A phone number, or another safe way to reach the visitor, is not: without it the
control room cannot tell what it decided. The place is a postcode with house number, or street, number
and place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.addresses import Address, find_address, in_digits
from bot.domain.case import Case, OtherCase, VisitForm
from bot.domain.person_names import find_name
from bot.domain.phones import find_phone

ADDRESS_PARTS = ("postcode", "house_number", "street", "city")

OWN_ORDER = ("name", "address", "phone", "reach", "remarks")
# Somebody writes for the victim: who that is comes first, and the address is the victim's.
OTHER_ORDER = ("contact_name", "name", "address", "phone", "reach", "remarks")

_NUMBER_OR_STREET = frozenset({"house_number", "street"})
# What leads to a phone number belongs to it: "Kees Jansen tel. 06 ..." is nobody called Tel.
_LEADS_TO_PHONE = (
    r"(?:\b(?:(?:en|and)\s+)?(?:mijn\s+|my\s+|op\s+)?"
    r"(?:tel|telefoon|telefoonnummer|mobiel|mobiele|gsm|nr|nummer|phone|number)\b\.?\s*(?:nummer\s*)?(?:is\s*)?:?\s*)*"
)


@dataclass(frozen=True)
class Found:
    """What one message fills in. rest: what is left of the text."""

    values: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.values)


def field_order(case: Case) -> tuple[str, ...]:
    """The fields in the order in which they are asked: who writes for a victim gives their own name too."""
    return OTHER_ORDER if case.is_true("third_party") else OWN_ORDER


def next_field(case: Case) -> str | None:
    """The first field that is neither filled nor settled; None when the form is complete."""
    name = next((one for one in field_order(case) if _is_open(case, one)), None)
    return "remarks" if name == "reach" and asks_reach_too(case) else name


def asks_reach_too(case: Case) -> bool:
    """Whether what the officer should know is asked together with the safe way to come: one question.

    Who cannot call is asked for the way by itself: the control room depends on it.
    """
    return not case.is_true("cannot_talk") and _is_open(case, "reach") and _is_open(case, "remarks")


def _is_open(case: Case, name: str) -> bool:
    return name not in case.form.answered and not is_filled(case.form, name)


def is_filled(form: VisitForm, name: str) -> bool:
    """Whether a field is known; an address is when an officer can find it."""
    if name == "address":
        return has_address(form.fields)
    return bool(form.fields.get(name))


def has_address(fields: Mapping[str, str]) -> bool:
    """Whether an officer can find it: postcode with number, or street with number and place."""
    number = fields.get("house_number")
    return bool(number and (fields.get("postcode") or (fields.get("street") and fields.get("city"))))


def has_part_of_address(fields: Mapping[str, str]) -> bool:
    """Whether anything of an address is known."""
    return any(fields.get(part) for part in ADDRESS_PARTS)


def take_apart(text: str, expected: str) -> Found:
    """Every field that a message fills in at once.

    expected: the field that was asked for, "" when none; an address or phone number is read more
    generously where it was asked for.
    """
    values: dict[str, str] = {}
    rest = in_digits(text) if expected == "address" else text
    phone = find_phone(text, expected=expected == "phone")
    if phone:
        values["phone"] = phone.e164
        rest = _without(rest, phone.words, before=_LEADS_TO_PHONE)
    # A bare number is a house number only when an address was asked for and no phone number stands there.
    address = find_address(rest, expected=expected == "address")
    values.update(_address_values(address))
    for words in address.words:
        rest = _without(rest, words)
    if expected in ("name", "contact_name") or _introduces(rest):
        name = find_name(rest)
        if name:
            values[expected if expected == "contact_name" else "name"] = name
            rest = ""
    return Found(values, _tidy(rest))


def put_in(form: VisitForm, values: Mapping[str, str]) -> dict[str, str]:
    """Fill in; a new address replaces the old one as a whole. Returns what changed of what stood there."""
    parts = {name for name in values if name in ADDRESS_PARTS}
    before, code = form.fields.get("postcode", ""), values.get("postcode", "")
    # Other letters alone ("3581 KM, niet KL") correct a postcode; other digits are another place.
    # A postcode alone completes an address that had none; with a number it is an address of its own.
    other_code = before[:4] != code[:4] if before else "house_number" in parts
    # Another number in the street that stands there: the town is the same, and so most often the postcode.
    same_street = values.get("street", "").casefold() == form.fields.get("street", " ").casefold()
    new_place = bool(code and other_code) or (parts >= _NUMBER_OR_STREET and not same_street)
    changed: dict[str, str] = {}
    if new_place and (has_address(form.fields) or "address" in form.answered):
        for part in ADDRESS_PARTS:
            if part not in parts and form.fields.pop(part, ""):
                changed[part] = ""
    for name, value in values.items():
        if form.fields.get(name) not in (None, value):
            changed[name] = value
        form.fields[name] = value
    return changed


def address_line(fields: Mapping[str, str]) -> str:
    """The address as people write it: "Lijsterlaan 8, 6711 AB Ede", "6711 AB 8, Ede"."""
    if fields.get("house_number") and not fields.get("street"):
        code = " ".join(filter(None, (fields.get("postcode"), fields["house_number"])))
        return ", ".join(filter(None, (code, fields.get("city"))))
    first = " ".join(filter(None, (fields.get("street"), fields.get("house_number"))))
    second = " ".join(filter(None, (fields.get("postcode"), fields.get("city"))))
    return ", ".join(filter(None, (first, second)))


def carry_facts(case: Case) -> None:
    """Put into the form what the case already knows and the request carries: never asked again."""
    for name in ("amount", "bank", "happened"):
        case.form.fields.pop(name, None)
    about = next((one for one in case.others if one.scenario == case.form.about), None)
    case.form.fields.update(_known(about or case))


def _known(case: Case | OtherCase) -> dict[str, str]:
    known: dict[str, str] = {}
    amount, bank = case.entities.get("amount"), case.entities.get("bank")
    happened = case.facts.get("happened")
    if amount:
        known["amount"] = amount.value
    if bank:
        known["bank"] = bank.value
    if happened and isinstance(happened.value, str) and happened.value != "unknown":
        known["happened"] = happened.words or happened.value
    return known


def _address_values(address: Address) -> dict[str, str]:
    parts = {part: getattr(address, part) for part in ADDRESS_PARTS}
    return {part: value for part, value in parts.items() if value}


def _introduces(text: str) -> bool:
    says = r"\b(?:(?:mijn|m'n|mn|me) (?:achter|voor)?naam is|ik heet|my name is|naam:)\s"
    return re.search(says, text, re.IGNORECASE) is not None


def _without(text: str, words: str, before: str = "") -> str:
    """A text without these words. before: a pattern of what goes with them when it stands before them."""
    return re.sub(before + re.escape(words), " , ", text, count=1, flags=re.IGNORECASE)


def _tidy(text: str) -> str:
    """What is left, without the commas and the words that only led to what was taken out."""
    pieces = [piece.strip(" .:;-") for piece in re.split(r"[,\n]", text)]
    leading = re.compile(
        r"^(?:en|of|tel|telefoon|telefoonnummer|mobiel|nummer|mijn|adres|postcode|is|het|op|te|in|dat|naam|nr|and|my|"
        r"phone|number|address|ja|graag|dan|the|06|ook|\s)*$",
        re.IGNORECASE,
    )
    return ", ".join(piece for piece in pieces if piece and not leading.match(piece))
