"""What the service itself says, outside the dialogue: data/texts/service.*.yml and problems.nl.yml."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from bot.domain.contact_places import fill_document
from bot.domain.contacts import Contacts
from bot.domain.documents import load_plain
from bot.domain.forms import in_form

LANGUAGES = ("nl", "en")

Wanted = TypeVar("Wanted")


class FailSafe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    emergency: str
    advice: str
    opening: str
    ask_human: str
    welcome: str
    waiting: str


class HandOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    asked: str
    closed: str


class StaffNotices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    joined: str
    joined_unasked: str
    back_in_queue: str
    silent: str
    shift_over: str
    transferred: str
    gave_back: str
    closed: str


class RequestNotices(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    submitted: str
    seen: str
    duplicate: str
    acknowledged: str
    accepted: str
    declined: str
    cancelled: str


class Erasure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    conversation: str
    request: str
    request_why: str
    preserved_why: str


class ServiceTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All texts of one language. Places to fill are {name} and {reference}."""

    fail_safe: FailSafe
    hand_over: HandOver
    staff: StaffNotices
    request: RequestNotices
    erasure: Erasure


class ProblemText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """title: the same for every case of this type. detail: what to do."""

    title: str
    detail: str


def load_service_texts(folder: Path, contacts: Contacts) -> Mapping[str, ServiceTexts]:
    """Language -> texts, with the numbers of contacts filled in.

    Raises DataError naming file, line and key of what is missing or unknown.
    """
    return {
        language: _load(folder / f"service.{language}.yml", contacts, ServiceTexts) for language in LANGUAGES
    }


def load_problem_texts(folder: Path, contacts: Contacts) -> Mapping[str, ProblemText]:
    """Type of problem -> its texts. Raises DataError like load_service_texts."""
    return _load(folder / "problems.nl.yml", contacts, dict[str, ProblemText])


def _load(path: Path, contacts: Contacts, wanted: type[Wanted]) -> Wanted:
    return in_form(fill_document(load_plain(path), contacts, path.name), wanted, path)
