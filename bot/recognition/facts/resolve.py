"""From evidence in clauses to one value for each fact, and what follows from several together."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.facts import LOSSES
from bot.domain.turn import FoundFact
from bot.recognition.facts.clauses import Clause
from bot.recognition.facts.evidence import Evidence
from bot.recognition.facts.time import Moment

_DANGER_FIRST = ("suspect_present", "suspect_just_left", "suspect_coming", "threatened", "none")
_AN_HOUR = re.compile(r"(?<!half )(?<!halve )\b(?:uur|uurtje|hour)\b")
_WAS = re.compile(r"\b(?:was|waren|had|hadden)\b")
_OTHER_PIECE = re.compile(r"[,.;!?]|\b(?:en|maar|toen|net|zojuist|zonet|daarnet|juist|zopas)\b")
_POLICE = re.compile(r"^(?:ze|zij|they)\b|\b(?:politie|agenten|police)\b")
_FETCH = re.compile(r"halen|meenemen|pas|geld|sieraden|goud|card|money")
_BARE_CODE = re.compile(r"\bcodes?\b")
_LOG_IN = re.compile(
    r"wachtwoord|inlog|sms|tan|digid|whatsapp|verific|bevestig|scanner|itsme|app\b|cvc|login"
)
_GIFT_CARDS = re.compile(
    r"\b(?:gift ?cards?|cadeau(?:kaart|bon)\w*|steam ?-?kaart\w*|(?:apple|google|itunes|paysafe|neosurf|bol)\w*[ -]?(?:kaart|bon)\w*)"
)
_OFFICERS = re.compile(r"\b(?:agenten|politie|wijkagent)\b")
_WISH = re.compile(r"\b(?:wil|willen|wou|graag|liever|liefst)\b")
_STILL = re.compile(r"\b(?:nu|nog|weer|steeds|moment|momenteel|al|blijft|blijven)\b")
_ONGOING = ("suspect_present", "suspect_coming", "suspect_just_left")


def resolve(
    text: str, parts: Sequence[Clause], evidence: Iterable[Evidence], moment: Moment | None
) -> tuple[FoundFact, ...]:
    """One FoundFact for each fact that has evidence, in order of the text.

    A thing done outweighs a thing denied elsewhere; weak evidence counts only where nothing in the
    message denies a loss. moment: what dates the event.
    """
    found = _without_wished(text, list(evidence))
    best: dict[str, Evidence] = {}
    stopped = any(one.fact == "lost_nothing" and one.value is True and not one.weak for one in found)
    for one in found:
        if one.weak and one.fact in LOSSES and stopped:
            continue
        have = best.get(one.fact)
        if have is None or _weight(one) > _weight(have):
            best[one.fact] = one
    _police_coming(text, best)
    _code_with_card(best, text)
    _code_of_giftcard(best, text)
    _just_left(best, text, moment)
    _left_then(best, text, moment)
    _officers_left(best, text)
    _contact_then(best, text, moment)
    _nothing_lost(best)
    if moment is not None:
        best["happened"] = Evidence("happened", moment.when, 0, moment.start, moment.end)
    elif (why := _going_on(best)) is not None:
        best["happened"] = Evidence("happened", "now", why.clause, why.start, why.end)
    facts = [
        FoundFact(name, one.value, text[one.start : one.end], one.start, one.end)
        for name, one in best.items()
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.name)))


def _without_wished(text: str, found: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without an officer who is wished for: "ik wil dat er een agent langskomt" is no suspect."""
    wishes = [
        one
        for one in found
        if one.fact == "wants_visit" and one.value is True and _WISH.search(text[one.start : one.end].lower())
    ]
    return [
        one
        for one in found
        if (one.fact, one.value) != ("danger", "suspect_coming")
        or not any(wish.start <= one.start and one.end <= wish.end for wish in wishes)
    ]


def _weight(evidence: Evidence) -> tuple[int, int]:
    danger = -_DANGER_FIRST.index(str(evidence.value)) if evidence.fact == "danger" else 0
    if evidence.weak:
        return 1, danger
    return (2, danger) if evidence.denied else (3, danger)


def _just_left(best: dict[str, Evidence], text: str, moment: Moment | None) -> None:
    """Handed over minutes ago, in person: the suspect has just left."""
    handed = next((best[name] for name in ("lost_card", "lost_valuables") if _holds(best, name)), None)
    danger = best.get("danger")
    if handed is None or moment is None or moment.when != "now":
        return
    if _AN_HOUR.search(text[moment.start : moment.end].lower()):
        return
    if danger is None or danger.value in ("none", "threatened"):
        best["danger"] = Evidence("danger", "suspect_just_left", handed.clause, handed.start, handed.end)


def _left_then(best: dict[str, Evidence], text: str, moment: Moment | None) -> None:
    """ "Gisteren ... hij was net weg", "een uurtje geleden vertrokken": who left then is not near now."""
    danger = best.get("danger")
    if danger is None or danger.value != "suspect_just_left" or moment is None:
        return
    then = moment.when in ("days", "weeks") and _WAS.search(
        text[max(0, danger.start - 20) : danger.end].lower()
    )
    if then or _left_an_hour_ago(text, danger, moment):
        del best["danger"]


def _left_an_hour_ago(text: str, danger: Evidence, moment: Moment) -> bool:
    """Whether the hour is said of the leaving itself: in one piece, and without "net"."""
    piece = text[min(danger.start, moment.start) : max(danger.end, moment.end)].lower()
    return (
        _AN_HOUR.search(text[moment.start : moment.end].lower()) is not None
        and _OTHER_PIECE.search(piece) is None
    )


def _contact_then(best: dict[str, Evidence], text: str, moment: Moment | None) -> None:
    """ "Gisteravond ... de bank aan de lijn ... geld weg": told as if it went on, but it is over."""
    contact = best.get("suspect_in_contact")
    if contact is None or contact.value is not True or moment is None or moment.when == "now":
        return
    if any(_holds(best, name) for name in LOSSES) and not _STILL.search(
        text[max(0, contact.start - 15) : contact.end].lower()
    ):
        del best["suspect_in_contact"]


def _code_with_card(best: dict[str, Evidence], text: str) -> None:
    """Who gave a card "with the code" gave its PIN, not log-in details."""
    code = best.get("lost_credentials")
    if code is None or code.value is not True or not _holds(best, "lost_card"):
        return
    words = text[code.start : code.end].lower()
    if _BARE_CODE.search(words) and not _LOG_IN.search(words):
        best.setdefault("lost_pin", Evidence("lost_pin", True, code.clause, code.start, code.end))
        del best["lost_credentials"]


def _code_of_giftcard(best: dict[str, Evidence], text: str) -> None:
    """Codes of gift cards are money; they open no account."""
    code = best.get("lost_credentials")
    if code is None or code.value is not True or not _GIFT_CARDS.search(text.lower()):
        return
    words = text[code.start : code.end].lower()
    if _BARE_CODE.search(words) and not _LOG_IN.search(words):
        best.setdefault("lost_money", Evidence("lost_money", True, code.clause, code.start, code.end))
        del best["lost_credentials"]


def _officers_left(best: dict[str, Evidence], text: str) -> None:
    """ "De agenten zijn net weg", without a claim or a loss, is about real ones."""
    danger = best.get("danger")
    if danger is None or danger.value != "suspect_just_left" or _holds(best, "claims_police"):
        return
    if any(_holds(best, name) for name in LOSSES):
        return
    if _OFFICERS.search(text[max(0, danger.start - 20) : danger.end].lower()):
        del best["danger"]


def _police_coming(text: str, best: dict[str, Evidence]) -> None:
    """After "112 is gebeld", "ze komen eraan" is about the police."""
    danger = best.get("danger")
    if danger is None or danger.value not in _ONGOING or not _holds(best, "emergency_called"):
        return
    words = text[danger.start : danger.end].lower()
    if _POLICE.search(words) and not _FETCH.search(words):
        del best["danger"]


def _holds(best: dict[str, Evidence], name: str) -> bool:
    return name in best and best[name].value is True


def _nothing_lost(best: dict[str, Evidence]) -> None:
    """A loss makes "nothing lost" untrue, and so leaves it out; a link clicked does not."""
    if any(_holds(best, name) for name in LOSSES):
        best.pop("lost_nothing", None)
    elif "lost_nothing" not in best:
        denied = [best[name] for name in LOSSES if name in best and best[name].value is False]
        if denied:
            one = denied[0]
            best["lost_nothing"] = Evidence("lost_nothing", True, one.clause, one.start, one.end)


def _going_on(best: dict[str, Evidence]) -> Evidence | None:
    """Evidence that it is going on, where no time was said."""
    danger = best.get("danger")
    if danger is not None and danger.value in _ONGOING:
        return danger
    for name in ("suspect_in_contact", "self_harm", "other_emergency", "violence"):
        if _holds(best, name):
            return best[name]
    return None
