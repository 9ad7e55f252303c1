"""Two crimes told in one message: the message taken apart, where both parts are clear by themselves.

Split too easily, one story becomes two: the words must say so ("en ook nog", "daarnaast"), the recogniser
must be sure of both parts, each must tell what happened, and the two kinds may not be steps of one scam.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from bot.domain.facts import LOSSES
from bot.domain.phrases import Phrases
from bot.domain.scenarios import FORM_OF, PLAYBOOK_SCENARIOS
from bot.domain.turn import Recognition

_SAYS_SO = "another_crime"
_LEAST_WORDS = 6
_LEAST_CONFIDENCE = 0.8
_CLAUSE = re.compile(r"[.!?;\n]+\s*|,\s*|\s(?=(?:en|maar|and|but)\s)", re.IGNORECASE)
_HAPPENINGS = {*LOSSES, "danger", "suspect_in_contact", "claims_police", "clicked_link", "can_stop"}
# One caller asks for the card, sends a link and looks along: kinds that one scam is made of.
_ONE_SCAM = {"bank_helpdesk_fraud", "card_pickup", "fake_police", "phishing", "tech_support"}
# What any scam may lead to.
_FOLLOWS = {"account_takeover", "identity_fraud", "sim_swap", "money_mule", "suspicious_only"}


def parts_of(text: str, recognise: Callable[[str], Recognition], phrases: Phrases) -> tuple[Recognition, ...]:
    """What each of two parts says, positions as in the whole text; () where it is not clearly two crimes."""
    if not phrases.fits(_SAYS_SO, text):
        return ()
    for start in _splits(text, phrases):
        first, second = recognise(text[:start]), recognise(text[start:])
        if _is_clear(first) and _is_clear(second) and _are_two(first, second):
            return first, _moved(second, start)
    return ()


def _splits(text: str, phrases: Phrases) -> Iterator[int]:
    """Where a part begins that says it is about something more, with enough words on both sides."""
    starts = [match.end() for match in _CLAUSE.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        enough = min(len(text[:start].split()), len(text[start:].split())) >= _LEAST_WORDS
        if enough and phrases.fits(_SAYS_SO, text[start:end]):
            yield start


def _is_clear(part: Recognition) -> bool:
    told = any(found.name in _HAPPENINGS and found.value not in (False, "none") for found in part.facts)
    top = part.ranking[0] if part.ranking else None
    sure = top is not None and top.name in PLAYBOOK_SCENARIOS and top.confidence >= _LEAST_CONFIDENCE
    return part.decision == "sure" and sure and told and not part.quoted


def _are_two(first: Recognition, second: Recognition) -> bool:
    one, other = first.ranking[0].name, second.ranking[0].name
    same = FORM_OF.get(one, one) == FORM_OF.get(other, other)
    return not same and not {one, other} <= _ONE_SCAM and not {one, other} & _FOLLOWS


def _moved(part: Recognition, by: int) -> Recognition:
    return replace(
        part,
        facts=tuple(replace(found, start=found.start + by, end=found.end + by) for found in part.facts),
        entities=tuple(replace(one, start=one.start + by, end=one.end + by) for one in part.entities),
    )
