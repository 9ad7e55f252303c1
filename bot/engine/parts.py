"""Two crimes told in one message: the message taken apart, where both parts are clear by themselves.

Split too easily, one story becomes two: the words must say so ("en ook nog", "daarnaast"), the recogniser
must be sure of both parts, each must tell what happened, and the two kinds may not be steps of one scam. Two
times ("vorige week ..., en vandaag ...") say so only of kinds that have nothing to do with each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from bot.domain.facts import LOSSES
from bot.domain.phrases import Phrases
from bot.domain.scenarios import FORM_OF, PLAYBOOK_SCENARIOS
from bot.domain.turn import Entity, Recognition

_SAYS_SO = "another_crime"
_LEAST_WORDS = 4
_TWO = 2
_LEAST_CONFIDENCE = 0.8
_CLAUSE = re.compile(r"[.!?;\n]+\s*|,\s*|\s(?=(?:en|maar|and|but)\s)", re.IGNORECASE)
_HAPPENINGS = {*LOSSES, "danger", "suspect_in_contact", "claims_police", "clicked_link", "can_stop"}
# One caller asks for the card, sends a link and looks along: kinds that one scam is made of.
_ONE_SCAM = {"bank_helpdesk_fraud", "card_pickup", "fake_police", "phishing", "tech_support"}
# What any scam may lead to.
_FOLLOWS = {"identity_fraud", "sim_swap", "money_mule", "suspicious_only"}
# What an account is taken over with: a code, a link, a payment request to "check" somebody.
_TAKES_ACCOUNTS = {*_ONE_SCAM, "friend_in_need", "payment_request_fraud"}
# Buying and renting, and what does not come of it.
_TRADE = {"online_shopping", "rental_or_advance_fee"}
_LEADS_ON = {"lost_credentials", "clicked_link", "lost_id_document"}
_NO_TRADE = {"account_takeover", "card_pickup", "fake_police", "friend_in_need"}


def parts_of(text: str, recognise: Callable[[str], Recognition], phrases: Phrases) -> tuple[Recognition, ...]:
    """What each of two parts says, positions as in the whole text; () where it is not clearly two crimes."""
    whole = () if phrases.fits(_SAYS_SO, text) else _times(recognise(text))
    if not phrases.fits(_SAYS_SO, text) and len({time.value for time in whole}) < _TWO:
        return ()
    for start in _splits(text, phrases, whole):
        first, second = recognise(text[:start]), recognise(text[start:])
        apart = _have_nothing_in_common(first, second) if whole else _are_two(first, second)
        if _is_clear(first) and _is_clear(second) and apart:
            return first, _moved(second, start)
    return ()


def _times(recognition: Recognition) -> tuple[Entity, ...]:
    """The times that a text names."""
    return tuple(one for one in recognition.entities if one.kind == "time")


def _splits(text: str, phrases: Phrases, times: tuple[Entity, ...]) -> Iterator[int]:
    """Where a part begins that says it is about something more, with enough words on both sides.

    times: those of a text whose words do not say so; then where another time begins.
    """
    starts = [match.end() for match in _CLAUSE.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        if min(len(text[:start].split()), len(text[start:].split())) < _LEAST_WORDS:
            continue
        before = {time.value for time in times if time.start < start}
        here = {time.value for time in times if start <= time.start < end}
        another_time = bool(before and here - before)
        if another_time if times else phrases.fits(_SAYS_SO, text[start:end]):
            yield start


def _is_clear(part: Recognition) -> bool:
    told = any(found.name in _HAPPENINGS and found.value not in (False, "none") for found in part.facts)
    top = part.ranking[0] if part.ranking else None
    sure = top is not None and top.name in PLAYBOOK_SCENARIOS and top.confidence >= _LEAST_CONFIDENCE
    return part.decision == "sure" and sure and told and not part.quoted


def _are_two(first: Recognition, second: Recognition) -> bool:
    one, other = first.ranking[0].name, second.ranking[0].name
    same = FORM_OF.get(one, one) == FORM_OF.get(other, other)
    taken_with = "account_takeover" in (one, other) and bool({one, other} & _TAKES_ACCOUNTS)
    return not same and not taken_with and not {one, other} <= _ONE_SCAM and not {one, other} & _FOLLOWS


def _have_nothing_in_common(first: Recognition, second: Recognition) -> bool:
    """Whether one is about buying or renting, where no code was given, and the other is no part of it."""
    names = {first.ranking[0].name, second.ranking[0].name} if first.ranking and second.ranking else set()
    led_on = any(found.name in _LEADS_ON and found.value is True for found in first.facts)
    return bool(names & _TRADE) and bool(names & _NO_TRADE) and not led_on


def _moved(part: Recognition, by: int) -> Recognition:
    return replace(
        part,
        facts=tuple(replace(found, start=found.start + by, end=found.end + by) for found in part.facts),
        entities=tuple(replace(one, start=one.start + by, end=one.end + by) for one in part.entities),
    )
