"""What staff fill in to search: read from the form, and told what is wrong with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import msgspec

from bot.domain.waiting_order import URGENCIES
from bot.store.models import STATUSES
from bot.store.search import Filters
from bot.store.search_terms import asked_terms
from bot.web.keys import REFERENCE_LENGTH, REFERENCE_LETTERS

LONGEST_WORDS = 200
_REFERENCE = re.compile(rf"\bTP-[{REFERENCE_LETTERS}]{{{REFERENCE_LENGTH}}}\b", re.IGNORECASE)
# What the field for visit requests says.
HAS_REQUEST = {"yes": True, "no": False}


@dataclass(frozen=True)
class Search:
    """What is looked for. words: as they were typed."""

    words: str = ""
    filters: Filters = field(default_factory=Filters)

    @property
    def plain_words(self) -> str:
        """The words without a reference among them, which is a filter."""
        return _REFERENCE.sub(" ", self.words)


@dataclass(frozen=True)
class Choices:
    """Which codes the fields may have."""

    scenarios: Mapping[str, str]
    outcomes: Mapping[str, str]
    people: list[tuple[str, str]]


class UnreadableError(Exception):
    """The form cannot be used as it is. fields: field -> key of the text in wording.search."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


def stored_search(content: Any) -> Search:
    """A search from its JSON."""
    return msgspec.convert(content, Search)


def read_search(given: Callable[[str], str], choices: Choices) -> Search:
    """The search that a form asks for. given: what stands in a field. Raises UnreadableError."""
    wrong: dict[str, str] = {}
    words = " ".join(given("words").split())[:LONGEST_WORDS]
    reference = _REFERENCE.search(words)
    search = Search(
        words,
        Filters(
            status=_one_of(given("status"), STATUSES),
            scenario=_one_of(given("scenario"), choices.scenarios),
            urgency=_one_of(given("urgency"), URGENCIES),
            outcome=_one_of(given("outcome"), choices.outcomes),
            staff_id=_one_of(given("staff_id"), [staff_id for staff_id, _ in choices.people]),
            reference=reference[0].upper() if reference else "",
            first_day=read_day(given("first_day"), "first_day", wrong),
            last_day=read_day(given("last_day"), "last_day", wrong),
            has_request=HAS_REQUEST.get(given("has_request")),
        ),
    )
    first, last = search.filters.first_day, search.filters.last_day
    if first is not None and last is not None and last < first:
        wrong["last_day"] = "days_turned"
    if search.plain_words.strip() and not asked_terms(search.plain_words):
        wrong["words"] = "common_words"
    if wrong:
        raise UnreadableError(wrong)
    return search


def read_day(text: str, name: str, wrong: dict[str, str]) -> date | None:
    """The day that a date field gives; what cannot be read is noted in wrong under this name."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong[name] = "no_day"
        return None


def _one_of(code: str, codes: Any) -> str:
    return code if code in codes else ""
