"""Listening: what a message adds to the case, before anything is answered."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain import said_plainly
from bot.domain.answers import asking_sentences, is_only_asking
from bot.domain.case import Case
from bot.domain.exchange import Exchange, Known
from bot.domain.facts import LOSSES, UNKNOWN, VALUES, Fact
from bot.domain.scenarios import BY_CALL
from bot.domain.turn import Entity, FoundFact

# Changes in these are shown ("Ik heb het aangepast"); others, such as danger, change by themselves.
SHOWN_WHEN_CHANGED = {
    "happened",
    "lost_money",
    "lost_card",
    "lost_pin",
    "lost_credentials",
    "third_party",
    "reported",
}

# Not read in an answer that holds an address or a number: "het huisnummer is 14" is nobody's age.
ABOUT_THE_WRITER = {"minor", "business", "third_party"}

# What a question that has an answer does not tell.
ASKED_ABOUT = {"happened", *LOSSES}

DANGERS = {"suspect_present", "suspect_coming", "threatened"}

# Words in which somebody speaks to the assistant informally; a general "je" ("dan denk je") is no sign.
_SAYS_JE = re.compile(
    r"\b(?:(?:kun|kan|wil|zou|ben|heb|weet|bedoel|vraag|zeg|snap|begrijp|mag|moet|ga|doe|geef) (?:je|jij)\b|"
    r"jij\b|jou\b|jouw\b|help je me|hoor je me)",
    re.IGNORECASE,
)
# What stands for a secret that was taken out of the text; its words say nothing.
_TAG = re.compile(r"\[[^\]]*\]")
_GIVEN_HERE = re.compile(
    r"\b(?:(?:heeft|hebt|heb) (?:u|je)|hier is|dit is|zal ik u|geef ik u)\b", re.IGNORECASE
)
# What makes a bare number a sum; without it "74512" may as well be a postcode gone wrong.
_SUM = re.compile(r"€|\b(?:euro|eur|mille|ruggen|ton)\b|\d ?k\b", re.IGNORECASE)
ANYTHING_LOST = "anything_lost"
_NEXT_MARK = re.compile(r"[,.;!?\n]")
_NEAR = re.compile(
    r"\b(?:sta(?:at|an)|komt|deur|voordeur|binnen|onderweg|dreig\w*|door|outside)\b", re.IGNORECASE
)
_NOT_BUT = re.compile(
    r"\b(?:niet|geen|not) (?:€ ?)?(\d[\d.]*)(?: euro)?,? (?:maar|but) (?:€ ?)?(\d[\d.]*)", re.IGNORECASE
)
_FEW_WORDS = 4
# Who wrote English may give a Dutch name or street: it takes a sentence to go on in Dutch.
_WORDS_OF_ANOTHER_LANGUAGE = 8
_WROTE_ENGLISH = "wrote:en"
_WORDS_OF_A_QUESTION = 8
_NAMES_AND_NUMBERS = {"name", "contact_name", "address", "phone"}
_SHORT_STATEMENT = 14
_LEAST_OF_A_STORY = 0.1  # confidence; a yes or no looks a little like anything
_WORDS_OF_A_SUM = 2


def hear(exchange: Exchange) -> None:
    """Take over language, form of address, facts, entities and what was masked."""
    case = exchange.case
    exchange.before = Known(dict(case.facts), dict(case.entities), tuple(case.done))
    _language(exchange)
    if not exchange.recognition.quoted:
        _facts(exchange)
        _entities(exchange)
    _address(exchange)
    _money_is_gone_already(exchange)
    _contact(exchange)
    _threat_by_mail(exchange)
    if not exchange.recognition.quoted:
        said_plainly.add(exchange)
    for kind in exchange.message.masked:
        if kind not in case.secrets:
            case.secrets.append(kind)
    _closest(exchange)


def _closest(exchange: Exchange) -> None:
    """The kinds of fraud that the story looks like most, to choose from should it stay unclear.

    What is "open" tells nothing: "vorige week" may not replace what the story before it looked like, nor may
    a question in between, nor what looks like no story at all ("qqq www").
    """
    case, names = exchange.case, [one.name for one in exchange.recognition.ranking]
    victims = [name for name in names if name in exchange.library.playbooks]
    likely = exchange.recognition.ranking[:2]
    told = any(one.name in victims and one.confidence >= _LEAST_OF_A_STORY for one in likely)
    only_a_sum = len(exchange.words) <= _WORDS_OF_A_SUM and "amount" in exchange.heard
    is_story = exchange.recognition.decision != "open" and told and not only_a_sum
    if case.scenario is None and is_story and not (case.ranking and _asks_in_between(exchange)):
        case.ranking = victims[:2]


def _contact(exchange: Exchange) -> None:
    """ "Ik leg neer", "hij belt weer": whether the offender is in contact now, in plain words."""
    case = exchange.case
    over = case.value("suspect_in_contact") is False
    in_contact = case.is_true("suspect_in_contact") or (case.scenario in BY_CALL and not over)
    if exchange.says("hangs_up") and in_contact:
        learn(exchange, "suspect_in_contact", False, exchange.text)
        if "hang_up" not in case.done:
            case.done.append("hang_up")
    elif case.scenario and exchange.says("may_not_hang_up"):
        learn(exchange, "suspect_in_contact", True, exchange.text)
    elif case.scenario and exchange.says("contact_over"):
        learn(exchange, "suspect_in_contact", False, exchange.text)
    elif case.scenario and "suspect_in_contact" not in exchange.heard and _is_on_the_line(exchange):
        learn(exchange, "suspect_in_contact", True, exchange.text)


def _is_on_the_line(exchange: Exchange) -> bool:
    """ "Hij belt weer", "hij hangt nog aan de lijn". Who helps a father may have him on the line."""
    if exchange.says("calls_again") or exchange.says("contact_now"):
        return True
    if not exchange.case.is_true("third_party") and exchange.says("has_them_on_the_line"):
        return True
    over = exchange.case.value("suspect_in_contact") is False  # then it is told of what was
    return not over and exchange.case.scenario in BY_CALL and _presses(exchange)


def _presses(exchange: Exchange) -> bool:
    """ "Hij vraagt mijn pincode", "hij zegt dat ik moet opschieten": in the present, by who is called."""
    return exchange.says("asks_secret") or exchange.says("caller_urges")


def _threat_by_mail(exchange: Exchange) -> None:
    """ "Een mail dat mijn webcam is gehackt": in a case of extortion, a bluff that was sent to many.

    Not where the two met or images were sent: then the images are real, whatever way the threat came.
    """
    case = exchange.case
    if (case.scenario or exchange.top) != "extortion":
        return
    if exchange.says("met_in_person_or_online") or "platform" in case.entities or case.is_true("minor"):
        if case.is_true("threat_by_mail"):
            learn(exchange, "threat_by_mail", False, exchange.text)
    elif exchange.says("threat_by_mail"):
        learn(exchange, "threat_by_mail", True, exchange.text)


def _money_is_gone_already(exchange: Exchange) -> None:
    """ "Nee, het geld is al weg": whether it can still be stopped need not be asked."""
    case = exchange.case
    if case.scenario and "can_stop" not in case.facts and exchange.says("already_gone"):
        learn(exchange, "can_stop", False, exchange.text)


def learn(exchange: Exchange, name: str, value: bool | str, words: str) -> None:
    """Add a fact to the case, as heard in this message. words: the visitor's, or the title of a button."""
    exchange.case.learn(Fact(name, value, words, exchange.message.id))
    exchange.heard.add(name)


def _language(exchange: Exchange) -> None:
    case, found = exchange.case, exchange.recognition.language
    if case.form.state == "open" and case.form.asking in _NAMES_AND_NUMBERS:
        return  # an address or a name is of no language
    wrote_english = _WROTE_ENGLISH in case.told
    least = _WORDS_OF_ANOTHER_LANGUAGE if wrote_english else _FEW_WORDS
    if found == "en" and len(exchange.words) >= _FEW_WORDS:
        case.language = "en"
        if not wrote_english:
            case.told.append(_WROTE_ENGLISH)
    elif found == "nl" and len(exchange.words) >= least and case.language == "en":
        # Somebody who chose English on the page may still write Dutch: then Dutch it is.
        case.language = "nl"


def _address(exchange: Exchange) -> None:
    case = exchange.case
    informally = _SAYS_JE.search(exchange.text) or exchange.says("informal")
    child = case.is_true("minor") and not case.is_true("third_party")
    if case.address is None and (child or informally):
        case.address = "je"


def _facts(exchange: Exchange) -> None:
    case = exchange.case
    danger_before = case.value("danger")
    if _is_bare_number_in_form(exchange):
        return
    tags = [match.span() for match in _TAG.finditer(exchange.text)]
    for found in exchange.recognition.facts:
        if not _fits(found) or any(start <= found.start < end for start, end in tags):
            continue
        if found.name == "lost_nothing" and found.value is True and not _means_all(exchange):
            if exchange.says("nothing_lost") and "lost_money" not in exchange.heard:
                learn(exchange, "lost_money", False, found.words)
        elif not _means_another_thing(exchange, found):
            _take_over(exchange, found)
    _danger_returns(case, exchange.heard, danger_before)


def _means_another_thing(exchange: Exchange, found: FoundFact) -> bool:
    """Whether the words in which a fact was read mean something else here."""
    name = found.name
    if said_plainly.misread(exchange, found):
        return True
    if name in ABOUT_THE_WRITER and _gives_details(exchange):
        return True
    if name == "third_party" and exchange.case.scenario and _tells_how_to_reach(exchange):
        return True  # "via de buurvrouw", "mijn man mag het niet weten": the writer is still the victim
    if name in ("danger", "happened") and _is_no_danger(exchange):
        return True
    if name in ("danger", "happened") and _is_somebody_wished_for(exchange, found):
        return True
    if name == "happened" and _dates_something_else(exchange, found):
        return True
    if name == "claims_police" and (_only_asks(exchange) or exchange.says("visit_refusal")):
        return True
    if name in ("lost_pin", "lost_credentials") and _was_given_here(exchange, found):
        return True
    # "Zie ik dat geld ooit nog terug?" says nothing of when.
    return name in ASKED_ABOUT and _is_a_question(exchange)


def _take_over(exchange: Exchange, found: FoundFact) -> None:
    """Add what was read to the case; what it changes is said where SHOWN_WHEN_CHANGED names it."""
    before = exchange.case.value(found.name)
    if found.value == UNKNOWN and before is not None:
        return
    learn(exchange, found.name, found.value, found.words)
    changed = before not in (None, UNKNOWN, found.value)
    if changed and found.name in SHOWN_WHEN_CHANGED:
        exchange.corrected.append(found.name)


def _dates_something_else(exchange: Exchange, found: FoundFact) -> bool:
    """ "Hij belt nu weer", "ik maak er een eind aan": a call, or despair, that is now and not the crime."""
    if exchange.case.scenario and exchange.says("calls_again"):
        return True
    if found.value != "now":
        return False
    dated = exchange.case.value("happened") in ("today", "days", "weeks")
    others = {"self_harm", "suspect_in_contact"} if dated else {"self_harm"}
    return any(
        fact.name in others and fact.value is True and (fact.start, fact.end) == (found.start, found.end)
        for fact in exchange.recognition.facts
    )


def _is_bare_number_in_form(exchange: Exchange) -> bool:
    """ "12345", where an address or a number is asked: a postcode gone wrong tells of no loss."""
    form = exchange.case.form
    asks_number = form.state == "open" and form.asking in ("address", "phone")
    return asks_number and not any(character.isalpha() for character in exchange.text)


def _is_no_danger(exchange: Exchange) -> bool:
    """Whether words that elsewhere tell of danger answer the open question: "hij is er nog" says who is on
    the line, "gewoon aanbellen" how an officer may come."""
    pending, form = exchange.case.pending, exchange.case.form
    about_line = pending is not None and (pending.name == "suspect_in_contact" or pending.kind == "hung_up")
    if about_line and exchange.says("still_on_the_line") and not exchange.says("at_a_place"):
        learn(exchange, "suspect_in_contact", True, exchange.text)
        return True
    if exchange.says("what_if") and exchange.text.endswith("?"):
        return True  # "wat als ze weer aanbellen?"
    nobody_acts = not _NEAR.search(exchange.text) and not exchange.says("somebody_acts")
    if form.state == "open" and exchange.says("about_the_house") and nobody_acts:
        return True  # "er ligt een sleutel onder de pot"
    if form.state != "open" or form.asking not in ("reach", "remarks"):
        return False
    if exchange.says("about_mobility") or exchange.says("about_languages"):
        return not _NEAR.search(exchange.text)  # "ze loopt met een rollator": how somebody moves
    return exchange.says("reaching") and not exchange.says("somebody_acts")


def _is_somebody_wished_for(exchange: Exchange, found: FoundFact) -> bool:
    """ "Er moet nog iemand bij mijn zus komen", "is er al iemand?": somebody who is welcome.

    Only where the same part of the message says nothing of a door, a threat or somebody on the way.
    """
    if found.value not in ("suspect_present", "suspect_coming", "now"):
        return False
    start = max(exchange.text.rfind(mark, 0, found.start) for mark in ",.;!?\n") + 1
    end = _NEXT_MARK.search(exchange.text, max(found.end - 1, 0))
    clause = exchange.text[start : end.start() if end else None]
    wished = exchange.library.phrases.fits("wishes_somebody", clause) and not _NEAR.search(clause)
    return wished or (found.name == "danger" and asks_if_staff(exchange))


def asks_if_staff(exchange: Exchange) -> bool:
    """ "Is er al iemand?", from who asked for a person: it is that person they mean."""
    return bool(exchange.case.handed_over) and exchange.says("asks_if_staff")


def _tells_how_to_reach(exchange: Exchange) -> bool:
    in_form = exchange.case.form.state == "open" and exchange.says("reaching")
    return in_form or exchange.says("reach_wish") or exchange.says("dares_not_tell")


def _means_all(exchange: Exchange) -> bool:
    """Whether "nothing is lost" is about everything, in a case that is under way.

    In a first story "ik heb opgehangen" or "mijn pas heb ik nog" tells as much. Later it only tells of that
    one thing, and the 3,000 euro that was transferred stay gone.
    """
    case = exchange.case
    gone = {name for name in LOSSES if case.is_true(name)}
    asked_for = case.pending is not None and case.pending.name == ANYTHING_LOST
    if (case.scenario is None or asked_for) and not gone:
        return True
    # A code that was given stays given, even when nothing was taken with it yet.
    return gone <= {"lost_money"} and exchange.says("nothing_lost")


def _only_asks(exchange: Exchange) -> bool:
    """ "Belt de politie mij zelf op?" asks something about the police; nobody claims to be one."""
    asks = asking_sentences(exchange.text)
    return (
        len(asks) == 1 and asks[0] == exchange.text.casefold() and len(exchange.words) <= _WORDS_OF_A_QUESTION
    )


def _is_a_question(exchange: Exchange) -> bool:
    """Whether a message in a running case is nothing but a question that has an answer."""
    in_a_case = exchange.case.scenario is not None
    return in_a_case and is_only_asking(exchange.text) and exchange.asked is not None


def _asks_in_between(exchange: Exchange) -> bool:
    return not exchange.heard and exchange.asked is not None


def _was_given_here(exchange: Exchange, found: FoundFact) -> bool:
    """ "Hier heeft u mijn pincode": given to this chat and taken out, not to the offender."""
    return bool(exchange.message.masked) and _GIVEN_HERE.search(found.words) is not None


def _gives_details(exchange: Exchange) -> bool:
    form = exchange.case.form
    if not form.is_under_way:
        return False
    return form.state == "summary" or form.asking in ("address", "phone")


def _danger_returns(case: Case, heard: set[str], before: object) -> None:
    """Danger said anew is danger again, whatever was over before."""
    newly = "danger" in heard and case.value("danger") in DANGERS
    calls = "suspect_in_contact" in heard and case.is_true("suspect_in_contact")
    if "danger" not in heard and calls and case.is_true("danger_over"):
        newly = True  # somebody else calls: that is danger of its own, and who was at the door stays gone
        if case.value("danger") not in (None, UNKNOWN):
            case.learn(Fact("danger", "none", case.facts["danger"].words, case.facts["danger"].message_id))
    if newly and "danger_over" not in heard and case.is_true("danger_over"):
        del case.facts["danger_over"]
    # "Hij is weg" after 112 was shown says that it is over, not that it has just begun.
    if (
        case.emergency in ("open", "cannot")
        and "danger" in heard
        and case.value("danger") == "suspect_just_left"
    ):
        over = Fact("danger_over", True, case.facts["danger"].words, case.facts["danger"].message_id)
        if before in ("suspect_present", "suspect_coming", "suspect_just_left"):
            case.learn(over)
            heard.add("danger_over")


def _fits(found: FoundFact) -> bool:
    """Whether the vocabulary knows this fact and value: the recogniser may be newer than the dialogue."""
    return found.name in VALUES and (found.value in VALUES[found.name] or found.value == UNKNOWN)


def _entities(exchange: Exchange) -> None:
    by_kind: dict[str, list[Entity]] = {}
    for entity in exchange.recognition.entities:
        by_kind.setdefault(entity.kind, []).append(entity)
    asking = exchange.case.form.asking if exchange.case.form.state == "open" else ""
    for kind, found in by_kind.items():
        if kind in ("amount", "age") and asking in _NAMES_AND_NUMBERS:
            continue  # "12345" is a postcode gone wrong there, no sum
        if kind == "bank":
            _bank(exchange, found)
        elif kind == "amount":
            _amount(exchange, found)
        elif kind not in ("phone", "postcode", "person"):  # those are read where they are asked for
            exchange.case.entities[kind] = found[-1]
            exchange.heard.add(kind)
        if kind == "time":
            _moment(exchange, found[-1])
    _amount_put_right(exchange)


def _moment(exchange: Exchange, time: Entity) -> None:
    """A time by itself ("net", "vanmorgen") dates the event when nothing did so yet."""
    known = exchange.case.value("happened")
    short = len(exchange.words) <= _FEW_WORDS
    if short and known in (None, UNKNOWN) and time.value in VALUES["happened"]:
        learn(exchange, "happened", time.value, time.words)


def _bank(exchange: Exchange, found: Iterable[Entity]) -> None:
    """The visitor's bank; where a message names the known one and another, it corrects."""
    before = exchange.case.entities.get("bank")
    others = [entity for entity in found if before is None or not _same_bank(exchange, entity, before)]
    if not others:
        return
    if before is not None:
        exchange.corrected.append("bank")
    # "De Rabobank, o nee wacht, de ABN": the last one named is meant.
    exchange.case.entities["bank"] = others[-1 if exchange.says("corrects") else 0]
    exchange.heard.add("bank")


def _same_bank(exchange: Exchange, one: Entity, other: Entity) -> bool:
    bank = exchange.library.contacts.bank
    first, second = bank(one.value), bank(other.value)
    return one.value == other.value or (first is not None and first == second)


def _amount_put_right(exchange: Exchange) -> None:
    """ "Het was niet 400 maar 450": bare numbers, of which the first is the amount that was known."""
    before, said = exchange.case.entities.get("amount"), _NOT_BUT.search(exchange.text)
    if before is None or said is None or "amount" in exchange.corrected:
        return
    wrong, right = (re.sub(r"\D", "", number) for number in said.groups())
    if _euros(before.value) == _euros(wrong):
        exchange.case.entities["amount"] = Entity("amount", right, said.group(2), *said.span(2))
        exchange.heard.add("amount")
        exchange.corrected.append("amount")


def _amount(exchange: Exchange, found: list[Entity]) -> None:
    largest = max(found, key=lambda entity: _euros(entity.value))
    before = exchange.case.entities.get("amount")
    if before and exchange.says("recovery_offer"):
        return  # what somebody asks for getting the money back is no other loss
    if before and before.value != largest.value:
        # In a long message another amount is mostly a detail; said shortly it is a correction.
        if len(exchange.words) > _SHORT_STATEMENT:
            return
        if not (_SUM.search(exchange.text) or exchange.says("corrects")):
            return
        exchange.corrected.append("amount")
    exchange.case.entities["amount"] = largest
    exchange.heard.add("amount")


def _euros(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0
