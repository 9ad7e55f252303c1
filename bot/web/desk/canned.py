"""Standard sentences of staff: data/replies.yml."""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from bot.domain.contact_places import fill_document
from bot.domain.contacts import load_contacts
from bot.domain.documents import load_plain
from bot.domain.forms import in_form


class CannedReply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """id: what one types after the slash. text: language -> text with {medewerker} and {kenmerk}."""

    id: str
    title: str
    text: dict[str, str]

    def say(self, language: str, values: Mapping[str, str]) -> str:
        """The text in this language, Dutch where it is not there, with its variables filled in."""
        text = self.text.get(language) or self.text["nl"]
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text


class CannedReplies(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    replies: tuple[CannedReply, ...]


VARIABLES = ("medewerker", "kenmerk")
_VARIABLE = re.compile(r"\{(\w+)\}")


def load_canned_replies(data_dir: Path) -> CannedReplies:
    """Read replies.yml, with numbers and sites of contacts filled in.

    Raises ValueError naming the file and what is wrong in it (DataError where a line can be named).
    """
    path = data_dir / "replies.yml"
    contacts = load_contacts(data_dir / "contacts.yml")
    found = in_form(fill_document(load_plain(path), contacts, path.name), CannedReplies, path)
    ids = [reply.id for reply in found.replies]
    if len(set(ids)) != len(ids):
        raise ValueError(f"{path}: an id is used twice")
    for reply in found.replies:
        if "nl" not in reply.text:
            raise ValueError(f"{path}: {reply.id} has no Dutch text")
        for language, text in reply.text.items():
            unknown = set(_VARIABLE.findall(text)) - set(VARIABLES)
            if unknown:
                raise ValueError(f"{path}: {reply.id} ({language}) has unknown variables {sorted(unknown)}")
    return found
