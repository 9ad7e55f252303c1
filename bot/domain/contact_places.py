"""Places in texts that data/contacts.yml fills, so that a number or site stands in one file only.

    {politie-0900}          the number that contact shows
    {abroad:politie-0900}   the number for who calls from abroad
    {site:digid}            its site, as people type it
    {email:fraudehelpdesk}  its address for e-mail

Filled when a file is read, once, at the start: a text is complete before anybody needs it. 112 may also be
typed. It is the emergency number of all of the European Union by law (Directive (EU) 2018/1972, article 109),
it is a name as much as a number ("112 zegt"), and the words of an emergency hang on no other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.domain.contacts import Contact, Contacts

PLACE = re.compile(r"\{(?:(site|email|abroad):)?([a-z0-9-]+)\}")
EMERGENCY = "112"
# Shows a visitor what to type; nobody is to call it.
EXAMPLE = "06 12345678"

# Places that the program fills while it talks; none may be called as a contact is.
OWN_PLACES = frozenset(
    """
    a act address amount at b before count date done kenmerk length limit medewerker minutes name now
    number other owner parts phone position reference step time title total what words
    """.split()
)

# Printed with plain or unbroken hyphens and spaces: 0900-8844, 020 22 888 00, and 113, 116 000, 14 020.
# A European standard has a number too: EN 301 549.
_NUMBER = re.compile(
    r"(?<![\w{])(?<!EN )(?:\+?\d[\d \u2011\u00a0-]{5,}\d|1[14]\d|14[ -]0\d{2,3})(?![\w}]|\.nl)"
)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_ADDRESS = re.compile(r"(?<![/\w.])(?:[\w.-]+@[\w.-]+|[\w-]+\.(?:nl|com|org|eu|net|be))\b", re.IGNORECASE)


class ContactPlaceError(ValueError):
    """A place that names no contact, or something the contact does not have."""


def fill(text: str, contacts: Contacts, own: frozenset[str] = frozenset()) -> str:
    """Put what contacts show where a text names them.

    own: names of places that are left for later. Raises ContactPlaceError.
    """

    def value(match: re.Match[str]) -> str:
        kind, name = match.groups()
        if kind is None and name in own:
            return match.group()
        if name not in contacts:
            raise ContactPlaceError(
                f"{match.group()} names no contact of data/contacts.yml; use an id from there"
            )
        found = _shown(contacts.get(name), kind)
        if found is None:
            what = {"site": "site", "email": "email"}.get(kind, "number that may be shown")
            raise ContactPlaceError(f"{match.group()}: this contact has no {what}; name it in words")
        return found

    return PLACE.sub(value, text)


def fill_document(document: Any, contacts: Contacts, file: str) -> Any:
    """Fill every text of a YAML document; its own places are left. Raises ValueError naming file and key."""
    return _fill_node(document, contacts, f"{file}: ")


def _fill_node(node: Any, contacts: Contacts, where: str) -> Any:
    if isinstance(node, dict):
        return {key: _fill_node(value, contacts, f"{where}.{key}") for key, value in node.items()}
    if isinstance(node, list):
        return [_fill_node(value, contacts, where) for value in node]
    if not isinstance(node, str):
        return node
    try:
        return fill(node, contacts, OWN_PLACES)
    except ContactPlaceError as error:
        raise ValueError(f"{where}: {error}") from error


def _shown(contact: Contact, kind: str | None) -> str | None:
    if kind == "site":
        return contact.site_label
    if kind == "email":
        return contact.email
    number = contact.shown_abroad if kind == "abroad" else contact.shown
    return number.shown if number else None


def typed_contacts(text: str) -> Iterator[str]:
    """Phone numbers, sites and addresses that a text holds itself instead of a place."""
    bare = PLACE.sub("", text).replace(EXAMPLE, "")
    for found in _NUMBER.findall(bare):
        if found != EMERGENCY and not _DAY.fullmatch(found):
            yield found
    yield from _ADDRESS.findall(bare)
