"""What sounds like danger and is none, by the plain words of a message: data/phrases.yml.

Only words that leave no doubt count: where a place near, a weapon or a blow is named too, it stays danger.
"""

from __future__ import annotations

import re

from bot.domain.exchange import Exchange
from bot.domain.phrases import normal
from bot.domain.turn import FoundFact

# Buying, selling and renting: who threatens there does so from afar, as long as nothing else is said.
_AT_A_DISTANCE = frozenset({"online_shopping", "payment_request_fraud", "rental_or_advance_fee"})
_BARE_THREAT = re.compile(
    r"(?:\w+ ){0,3}(?:be)?dreig(?:t|en|de|d) ?(?:me|mij|ons)?|"
    r"(?:\w+ )?(?:word|wordt|ben) bedreigd(?: door \w+(?: \w+)?)?"
)
_HERE_BESIDE_ME = re.compile(
    r"\b(?P<who>hij|zij|ze)\s+(?:zit|staat|is)\s+(?:nu\s+|ook\s+)?(?:hier\s+)?(?:naast|bij)\s+(?:me|mij|ons)\b",
    re.IGNORECASE,
)
_MEN = re.compile(
    r"\b(?:vader|opa|papa|pa|broer|broertje|oom|zoon|man|buurman|vriend|schoonvader|neef|kleinzoon)\b",
    re.IGNORECASE,
)
_WOMEN = re.compile(
    r"\b(?:moeder|oma|mama|ma|zus|zusje|tante|dochter|vrouw|buurvrouw|vriendin|schoonmoeder|nicht|kleindochter)\b",
    re.IGNORECASE,
)


def is_misread(exchange: Exchange, found: FoundFact) -> bool:
    """Whether the words rule out danger, or that somebody cannot speak, that was read in them."""
    name = found.name
    of_a_visit = name == "claims_police" or found.value in ("suspect_present", "suspect_coming", "now")
    if of_a_visit and _is_about_a_visit(exchange):
        return True
    if name in ("danger", "cannot_talk", "happened") and _is_the_victim_here(exchange, found):
        return True
    if name in ("danger", "cannot_talk") and _is_on_the_phone(exchange, found):
        return True
    if name in ("violence", "danger", "other_emergency") and _corrects_the_bank(exchange):
        return True
    a_threat = name == "violence" or (name == "danger" and found.value == "threatened")
    if a_threat and _victim_gives(exchange):
        return True
    if name == "violence":
        return _is_bare_threat(exchange, found) or _is_a_peaceful_no(exchange, found)
    if name != "danger":
        return False
    if exchange.says("request_status") and not exchange.says("somebody_acts"):
        return True  # "is die aanvraag nu binnen?"
    return found.value in ("suspect_present", "suspect_coming") and _is_on_the_way(exchange)


def _is_on_the_phone(exchange: Exchange, found: FoundFact) -> bool:
    """ "Mijn vader zit aan de telefoon met iemand van de bank": nobody is there, and the writer can talk."""
    if not exchange.says("on_the_line_with") or exchange.says("at_a_place"):
        return False
    if found.name == "danger":
        return found.value == "suspect_present"
    of_other = any(fact.name == "third_party" and fact.value is True for fact in exchange.recognition.facts)
    return of_other and not exchange.says("cannot_be_heard")


def calls_112(exchange: Exchange, found: FoundFact) -> bool:
    """Whether the words in which somebody else was read say who calls 112."""
    called = [fact for fact in exchange.recognition.facts if fact.name == "emergency_called"]
    return any(found.start < fact.end and fact.start < found.end for fact in called)


def _victim_gives(exchange: Exchange) -> bool:
    """ "Hij gaat codes doorgeven", of a father who is called: no threat, as no word of it is one."""
    dangers = ("violence_in_words", "threatens", "or_else", "at_a_place")
    gives = exchange.case.is_true("third_party") and exchange.says("victim_gives")
    return gives and not any(map(exchange.says, dangers))


def _is_on_the_way(exchange: Exchange) -> bool:
    """ "Ik ben er zelf niet, ik rij er nu heen": it is the writer who comes to a victim, and nobody else."""
    for_other = exchange.case.is_true("third_party")
    return for_other and exchange.says("goes_there") and not exchange.says("somebody_acts")


def _corrects_the_bank(exchange: Exchange) -> bool:
    """ "Oh wacht, het was de ABN, de Rabo is van mijn zus": no danger, as no word of it is one of danger."""
    banks = sum(entity.kind == "bank" for entity in exchange.recognition.entities)
    corrects = exchange.case.scenario is not None and banks and exchange.says("corrects_the_bank")
    dangers = ("violence_in_words", "threatens", "at_a_place", "somebody_acts", "police_at_the_door")
    return bool(corrects) and not any(map(exchange.says, dangers))


def _is_bare_threat(exchange: Exchange, found: FoundFact) -> bool:
    """ "De verkoper bedreigt me": a threat from afar, of which nothing says that it is violence.

    It stays a threat, with 112 for who is in danger; with a weapon, a blow or a place near it is violence.
    """
    from_afar = (exchange.case.scenario or exchange.top) in _AT_A_DISTANCE
    bare = _BARE_THREAT.fullmatch(normal(found.words)) is not None
    near = any(map(exchange.says, ("violence_in_words", "at_a_place", "a_relative")))
    return from_afar and bare and not near


def _is_about_a_visit(exchange: Exchange) -> bool:
    """ "Moet dat met politie aan de deur?", in a running case: how help may come, and nobody is there."""
    known = exchange.case.scenario is not None
    return known and exchange.says("police_visit_spoken_of") and not exchange.says("somebody_acts")


def may_be_a_relative(text: str) -> bool:
    """Whether "he" or "she" may be somebody of the family: "mijn man is weg, hij komt zo terug"."""
    he, she = (re.search(rf"\b(?:{who})\b", text, re.IGNORECASE) for who in ("hij|ie", "zij|ze"))
    return bool((he and _MEN.search(text)) or (she and not he and _WOMEN.search(text)))


def _is_a_peaceful_no(exchange: Exchange, found: FoundFact) -> bool:
    """ "Nee, die is allang weg en mijn zus is er": read as violence as a whole, and all is well in it."""
    whole = len(found.words) >= len(exchange.text)
    hurt = any(
        map(exchange.says, ("violence_in_words", "threatens", "or_else", "threatens_relative", "hurt"))
    )
    return whole and exchange.answer == "no" and exchange.says("gone_long_ago") and not hurt


def _is_the_victim_here(exchange: Exchange, found: FoundFact) -> bool:
    """ "Mijn vader is opgelicht, hij zit hier naast me": he is the victim, and no offender who listens."""
    here = _HERE_BESIDE_ME.search(exchange.text)
    if here is None or not (found.start < here.end() and here.start() < found.end):
        return False
    about = [fact.words for fact in exchange.recognition.facts if fact.name == "third_party"]
    known = exchange.case.facts.get("third_party")
    words = " ".join([*about, *([known.words] if known and known.value is True else [])])
    kin = _MEN if here.group("who").lower() == "hij" else _WOMEN
    return kin.search(words) is not None
