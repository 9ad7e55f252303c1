"""Read facts and entities from what somebody wrote."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language as Pipeline

from bot.domain.turn import Entity, FoundFact, Language
from bot.recognition.facts import (
    actions_taken,
    contact,
    crisis,
    danger,
    danger_announced,
    danger_gone,
    danger_nearby,
    danger_scenes,
    despair,
    english,
    farewell,
    help_sought,
    losses,
    people,
    pursuit,
    scenes,
)
from bot.recognition.facts.amounts import Amount, amounts
from bot.recognition.facts.clauses import Clause, clauses
from bot.recognition.facts.evidence import Evidence
from bot.recognition.facts.identifiers import identifiers
from bot.recognition.facts.language import english_words, language
from bot.recognition.facts.names import names
from bot.recognition.facts.people import age_group
from bot.recognition.facts.persons import persons
from bot.recognition.facts.places import places
from bot.recognition.facts.quoted import foreign, is_quoted
from bot.recognition.facts.reference import confirmed, references
from bot.recognition.facts.resolve import resolve
from bot.recognition.facts.senses import with_senses
from bot.recognition.facts.spelling import fold
from bot.recognition.facts.time import Moment, happened, moments
from bot.recognition.facts.together import together
from bot.recognition.facts.tokens import AMOUNT, tokens

_BOOKS = tuple(
    module.BOOK
    for module in (
        losses,
        danger,
        danger_gone,
        danger_nearby,
        pursuit,
        contact,
        help_sought,
        crisis,
        despair,
        farewell,
        actions_taken,
        people,
    )
)

_SCENES = (*danger_scenes.ALL, *danger_announced.ANNOUNCED)


@dataclass(frozen=True)
class Reading:
    """What one text says. entities: of each kind the most telling first. quoted: mostly somebody else's words."""

    facts: tuple[FoundFact, ...] = ()
    entities: tuple[Entity, ...] = ()
    language: Language = "nl"
    quoted: bool = False


def read(text: str, nlp: Pipeline) -> Reading:
    """Facts, entities and language of a text; never raises, whatever the text.

    nlp: a spaCy pipeline for Dutch, blank or trained; names of people need one with an entity recogniser.
    """
    plain = fold(text)
    pasted = foreign(plain)
    named = [*identifiers(text, plain), *names(text, plain), *places(text, plain)]
    money = amounts(
        plain, tuple((one.start, one.end) for one in named if one.kind not in ("bank", "platform"))
    )
    known = [(one.start, one.end, AMOUNT) for one in money]
    known += [(one.start, one.end, age_group(int(one.value))) for one in named if one.kind == "age"]
    parts = _without(clauses(with_senses(tokens(plain, known))), pasted)
    english_enough = english_words(plain) >= min(3, (len(plain.split()) + 1) // 2)
    books = (*_BOOKS, english.BOOK) if english_enough else _BOOKS
    evidence = [one for book in books for one in book.find(parts)]
    evidence += scenes.find(_SCENES, parts)
    evidence += references(parts)
    evidence += together(parts)
    evidence += confirmed(parts, evidence)
    general = danger.in_general(parts)
    evidence = [
        one
        for one in evidence
        if not one.open
        and not (one.fact == "danger" and one.clause in general)
        and not (one.value == "suspect_present" and danger.beside_kin(parts, plain[one.start : one.end]))
    ]
    times = moments(plain)
    facts = resolve(text, parts, evidence, happened(plain, _outside(times, pasted), parts, evidence))
    entities = [*_money(text, money, parts, evidence), *named, *_times(text, times), *persons(text, nlp)]
    return Reading(facts, tuple(entities), language(plain, text), is_quoted(plain, pasted))


def _without(parts: Sequence[Clause], pasted: Sequence[tuple[int, int]]) -> tuple[Clause, ...]:
    """The clauses that are the victim's own."""
    return tuple(
        part for part in parts if not any(start <= part.words[0].start < end for start, end in pasted)
    )


def _outside(times: Sequence[Moment], pasted: Sequence[tuple[int, int]]) -> list[Moment]:
    """The moments that the victim names."""
    return [one for one in times if not any(start <= one.start < end for start, end in pasted)]


def _money(
    text: str, money: Sequence[Amount], parts: Sequence[Clause], evidence: Sequence[Evidence]
) -> list[Entity]:
    """Amounts, those that were lost first, then the largest."""
    lost = {one.clause for one in evidence if one.fact == "lost_money" and one.value is True}
    places = [(part.words[0].start, part.words[-1].end) for part in parts if part.index in lost]

    def telling(amount: Amount) -> tuple[bool, float]:
        return any(start <= amount.start < end for start, end in places), amount.euros

    return [
        Entity("amount", one.value, text[one.start : one.end], one.start, one.end)
        for one in sorted(money, key=telling, reverse=True)
    ]


def _times(text: str, times: Sequence[Moment]) -> list[Entity]:
    return [
        Entity("time", "later" if one.future else one.when, text[one.start : one.end], one.start, one.end)
        for one in times
    ]
