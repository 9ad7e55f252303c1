"""Read facts and entities from what somebody wrote."""

from dataclasses import dataclass

from spacy.language import Language as Pipeline

from bot.domain.turn import Entity, FoundFact, Language
from bot.recognition.facts import actions_taken, contact, crisis, danger, help_sought, losses, people
from bot.recognition.facts.amounts import amounts
from bot.recognition.facts.clauses import clauses
from bot.recognition.facts.identifiers import identifiers
from bot.recognition.facts.language import language
from bot.recognition.facts.names import names
from bot.recognition.facts.resolve import resolve
from bot.recognition.facts.senses import with_senses
from bot.recognition.facts.spelling import fold
from bot.recognition.facts.people import age_group
from bot.recognition.facts.tokens import AMOUNT, tokens


_BOOKS = tuple(module.BOOK for module in (losses, danger, contact, help_sought, crisis, actions_taken, people))


@dataclass(frozen=True)
class Reading:
    """What one text says. entities: of each kind the most telling first."""

    facts: tuple[FoundFact, ...] = ()
    entities: tuple[Entity, ...] = ()
    language: Language = "nl"
    quoted: bool = False


def read(text: str, nlp: Pipeline) -> Reading:
    """Facts, entities and language of a text; never raises, whatever the text.

    nlp: a spaCy pipeline for Dutch, blank or trained; names of people need one with an entity recogniser.
    """
    plain = fold(text)
    entities = [*identifiers(text, plain), *names(text, plain)]
    money = amounts(plain, tuple((one.start, one.end) for one in entities))
    entities += [Entity("amount", one.value, text[one.start : one.end], one.start, one.end) for one in money]
    known = [(one.start, one.end, AMOUNT) for one in money]
    known += [(one.start, one.end, age_group(int(one.value))) for one in entities if one.kind == "age"]
    parts = clauses(with_senses(tokens(plain, known)))
    facts = resolve(text, [one for book in _BOOKS for one in book.find(parts)])
    return Reading(facts, tuple(entities), language(plain))
