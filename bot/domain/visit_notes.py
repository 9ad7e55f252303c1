"""What a request carries besides the answers: what the case tells the officer, and who answers the phone.

The summary is drawn from the same fields that are sent, so that nothing goes along unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bot.domain import crimes
from bot.domain.exchange import Exchange
from bot.domain.turn import VisitFields
from bot.domain.visit_request import carry_facts

# Facts that an officer should know, each a sentence under "officer." in the texts.
CIRCUMSTANCES = ("third_party", "vulnerable", "minor", "cannot_talk", "alone", "lost_device_access")
# Steps that say in what state a device is, once they are ticked off.
_DEVICE_STEPS = ("internet_off", "keep_device")
# What the form remembers for itself.
PHONE_OF, DEVICES_SAID = "phone_of", "devices_said"
VICTIM, WRITER = "victim", "writer"
# Read from what is told under remarks; each has its own field, in the visitor's words.
_READ_FROM_REMARKS = ("languages", "mobility", DEVICES_SAID)

_CLAUSE = re.compile(r"\s*(?:[,;\n]|\.(?=\s|$))\s*")
_AND = re.compile(r"\s+(?:en|and)\s+", re.IGNORECASE)
_LEADS = re.compile(r"^(?:ja|jawel|nou|nee|yes|well|en|and|ook|also)\b[\s,]*", re.IGNORECASE)

_PEOPLE = (
    r"buurvrouw|buurman|buren|zus|zusje|broer|dochter|zoon|man|vrouw|partner|vriendin|vriend|collega|mantelzorger|"
    r"verzorgster|verzorger|thuiszorg|kleinzoon|kleindochter|nicht|neef|tante|oom|moeder|vader|mama|papa|oma|opa|"
    r"schoonmoeder|schoonvader|slachtoffer|neighbour|sister|brother|daughter|son|husband|wife|mother|father|victim|"
    r"friend|grandmother|grandfather"
)
_NUMBER = r"(?:telefoon|mobiele? ?|vaste ?)?(?:nummer|telefoon|mobiel|mobieltje|06|number|phone)"
_OF_THE_WRITER = re.compile(
    rf"\b(?:bel|sms|app|call|text) (?:me|mij|ons|us)\b|\b(?:mijn|m'n|mn|my) (?:eigen |own )?{_NUMBER}\b|"
    r"\b(?:van mij|van mijzelf|van mezelf|is mine)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    rf"\b(?:van|bel|bij|of|call)\s+(?:het|de|mijn|m'n|onze|haar|zijn|een|my|the)\s+(?P<a>{_PEOPLE})\b|"
    rf"\b(?P<b>{_PEOPLE})(?:'?s| haar| zijn| d'r| z'n)? (?:heeft |has )?{_NUMBER}\b|"
    rf"\b(?P<c>mama|papa|oma|opa)(?:'s)?\b",
    re.IGNORECASE,
)
_OF_HER_OR_HIM = re.compile(
    rf"\b(?:haar|zijn|z'n|d'r|hun|her|his) (?:eigen |own )?{_NUMBER}\b|"
    r"\b(?:van|bel|call) (?:haar|hem|her|him)\b",
    re.IGNORECASE,
)


def fields_to_send(exchange: Exchange) -> VisitFields:
    """All that is sent. In Dutch, but for the visitor's own words."""
    return _fields(exchange, "nl")


def fields_to_show(exchange: Exchange) -> VisitFields:
    """All that is sent, as the visitor reads it."""
    return _fields(exchange, exchange.case.language)


def _fields(exchange: Exchange, language: Literal["nl", "en"]) -> VisitFields:
    case = exchange.case
    carry_facts(case)
    fields: dict[str, str | None] = dict(case.form.fields)
    owner, said = fields.pop(PHONE_OF, "") or "", fields.pop(DEVICES_SAID, "")
    writer = fields.pop("contact_name", None)
    also = crimes.beside(exchange, case.form.about or case.scenario or "")
    fields |= {
        "written_by": writer if case.is_true("third_party") else None,
        "contact_name": _who_answers(exchange, owner, writer, language) if fields.get("phone") else None,
        "circumstances": _sentences(exchange, circumstances(exchange), language),
        "devices": " ".join(filter(None, (_sentences(exchange, _device_steps(exchange), language), said))),
        "other_crimes": "; ".join(also),
    }
    if case.language == "en" and not fields.get("languages"):
        fields["languages"] = exchange.library.texts.render("officer.english", language, "u")
    return VisitFields(**{name: value or None for name, value in fields.items()})


def circumstances(exchange: Exchange) -> tuple[str, ...]:
    """The facts an officer should know that are true of this case."""
    return tuple(name for name in CIRCUMSTANCES if exchange.case.is_true(name))


def _device_steps(exchange: Exchange) -> tuple[str, ...]:
    return tuple(name for name in _DEVICE_STEPS if name in exchange.case.done)


def _sentences(exchange: Exchange, names: tuple[str, ...], language: Literal["nl", "en"]) -> str:
    return " ".join(exchange.library.texts.render(f"officer.{name}", language, "u") for name in names)


# --- Whose phone it is -----------------------------------------------------------------------------


def _who_answers(
    exchange: Exchange, owner: str, writer: str | None, language: Literal["nl", "en"]
) -> str | None:
    """The person the phone belongs to; None where that is the visitor, who is the victim."""
    case = exchange.case
    if owner not in ("", VICTIM, WRITER):
        return owner
    if not case.is_true("third_party"):
        return None
    if owner == VICTIM:
        return case.form.fields.get("name") or exchange.library.texts.render("officer.victim", language, "u")
    return writer


def phone_owner(exchange: Exchange) -> str:
    """Whose phone a message says it is: "victim", "writer", or the person named; "" when it does not say."""
    text = exchange.text
    if _OF_THE_WRITER.search(text):
        return WRITER
    for_other = exchange.case.is_true("third_party")
    if named := _OF_SOMEBODY.search(text):
        person = next(filter(None, named.groups())).lower()
        third_party = exchange.case.facts.get("third_party")
        is_victim = person in ("slachtoffer", "victim") or (
            third_party and person in third_party.words.lower()
        )
        return VICTIM if for_other and is_victim else person
    return VICTIM if for_other and _OF_HER_OR_HIM.search(text) else ""


def keep_phone_owner(exchange: Exchange) -> bool:
    """Remember whose phone it is where the message says so; gives whether that changed."""
    fields, owner = exchange.case.form.fields, phone_owner(exchange)
    if not owner or fields.get(PHONE_OF, "") == owner:
        return False
    if owner == WRITER and PHONE_OF not in fields:
        return False  # whose it is when nothing is said
    fields[PHONE_OF] = owner
    return True


# --- What is told under remarks --------------------------------------------------------------------


def tells_officer(exchange: Exchange) -> bool:
    """Whether a message holds what an officer should know, said unasked: a question holds nothing."""
    if exchange.text.endswith("?"):
        return False
    about = (f"about_{name}" for name in _READ_FROM_REMARKS)
    return any(map(exchange.says, ("officer_should_know", *about)))


def is_about_somebody(exchange: Exchange, words: str) -> bool:
    """Whether words say how somebody moves, what they speak or how a device was left."""
    return any(exchange.library.phrases.fits(f"about_{name}", words) for name in _READ_FROM_REMARKS)


def keep_remark(exchange: Exchange, text: str, longest: int, *, about_coming: bool = False) -> None:
    """Put what an officer should know where it belongs: how to come, languages, mobility, the device, or
    remarks.

    longest: characters of a field. about_coming: it was asked how the officer may come, too.
    """
    fields = exchange.case.form.fields
    if about_coming and _is_about_coming(exchange, text):
        fields["reach"] = text[:longest]
        return
    nothing = [exchange.words_for(f"form.{key}") for key in ("reach_none", "reach_normal")]
    for clause in _clauses(exchange, text):
        name = _field_of(exchange, clause) or "remarks"
        before = fields.get(name)
        fields[name] = "; ".join(filter(None, (before if before not in nothing else "", clause)))[:longest]


def _is_about_coming(exchange: Exchange, text: str) -> bool:
    """Whether all that is told is how to be reached: "bel na zes uur", "niet in uniform, de buren"."""
    fits = exchange.library.phrases.fits
    says_way = any(fits(name, text) for name in ("reach_wish", "no_uniform", "reaching", "not_by_phone"))
    return says_way and not is_about_somebody(exchange, text) and not fits("officer_should_know", text)


def _clauses(exchange: Exchange, text: str) -> Iterator[str]:
    """What was told, in pieces that are about one field each; what is about none stays in one piece."""
    pieces = [piece for part in _CLAUSE.split(text) for piece in _apart(exchange, part)]
    if not any(_field_of(exchange, piece) for piece in pieces):
        yield text
        return
    rest = [piece for piece in pieces if not _field_of(exchange, piece)]
    yield from (_LEADS.sub("", piece) for piece in pieces if _field_of(exchange, piece))
    told = ", ".join(piece for piece in rest if _LEADS.sub("", piece))
    if told:
        yield _LEADS.sub("", told)


def _apart(exchange: Exchange, part: str) -> list[str]:
    """ "Spreekt Pools en loopt slecht" is about two fields, "een hond en een kat" about one."""
    halves = _AND.split(part)
    return halves if len({_field_of(exchange, half) for half in halves}) > 1 else [part]


def _field_of(exchange: Exchange, clause: str) -> str | None:
    fits = exchange.library.phrases.fits
    if fits("reach_wish", clause) or fits("no_uniform", clause):
        return "reach"
    return next((name for name in _READ_FROM_REMARKS if fits(f"about_{name}", clause)), None)
