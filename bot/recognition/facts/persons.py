"""Names of people: after a title or "ik ben", and what an entity recogniser finds."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from bot.domain.turn import Entity
from bot.recognition.facts import words

_NAME = r"(?:(?:[A-Z]\.? ?){1,4}(?=[A-Z])|)(?:[A-Z][\w'’-]+)(?: (?:van|de|der|den|ter|ten|van de|van der|van den|'t|el|al|la|von)(?= ))*(?: (?:van |de |der |den |ter )*[A-Z][\w'’-]+){0,2}"
_AFTER = re.compile(
    rf"(?:\b[Mm]ijn naam is|\b[Ii]k heet|\b[Nn]aam:?|\b[Mm]evrouw|\b[Mm]eneer|\b[Mm]ijnheer|\b[Dd]hr\.?|\b[Mm]w\.?|\b[Mm]evr\.?|\b[Mm]r\.|\b[Dd]e heer"
    rf"|\bene|\been zekere|\bgenaamd|\b[Hh]ij heet|\b[Zz]ij heet|\bnoemde zich|\b[Aa]gent|\b[Bb]rigadier|\b[Gg]roet(?:en|jes)?,?|\b[Mm]y name is) (?P<name>{_NAME})"
)
_NO_NAME = words.members("no_name")


def persons(text: str, nlp: Language) -> Iterator[Entity]:
    """Entities of the kind person, in order."""
    found: dict[int, tuple[int, int]] = {}
    for match in _AFTER.finditer(text):
        if match["name"].lower() not in _NO_NAME:
            found[match.start("name")] = (match.start("name"), match.end("name"))
    for start, end in _recognised(text, nlp):
        if all(end <= other[0] or start >= other[1] for other in found.values()):
            found[start] = (start, end)
    for start, end in sorted(found.values()):
        yield Entity("person", text[start:end].strip(), text[start:end], start, end)


def _recognised(text: str, nlp: Language) -> Iterator[tuple[int, int]]:
    """Places of people in the pipeline's named entities; none without an entity recogniser."""
    if not nlp.has_pipe("ner"):
        return
    doc: Doc = nlp(text)
    for entity in doc.ents:
        if entity.label_ in ("PERSON", "PER"):
            yield entity.start_char, entity.end_char
