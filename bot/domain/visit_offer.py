"""Offering an officer, and what people answer: yes, no, later, or at once with their address."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain import said_plainly, visit_answers, visit_notes
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.person_names import find_name, is_only_a_name
from bot.domain.short_answers import denies_something
from bot.domain.visit_request import ADDRESS_PARTS, field_order, has_address, put_in, take_apart

_MOST_WORDS_OF_A_WISH = 10
_MOST_WORDS_OF_A_BARE_NO = 2
_MOST_WORDS_OF_A_BARE_YES = 2
_MOST_WORDS_OF_A_NO = 4
_QUESTION = re.compile(r"\s*(?:en |maar )?(?:kun|kunt|kan|kunnen|mag|can|could|may)\b", re.IGNORECASE)
_OWN_NAME = re.compile(r"\b(?:mijn naam is|ik heet|my name is)\s+([^,.;!?\n]+)", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"\b(?:bel|sms|app) (?:me|mij|ons)\b|\b(?:mijn|m'n|mn|ons) (?:\w+ )?nummer\b", re.IGNORECASE
)
# One number may be the offender's; a number with an address is the visitor's own.
_KINDS_THAT_ARE_DETAILS = 2
_MOST_OFFERS = 2


def wishes_visit(exchange: Exchange) -> bool:
    """Whether this message asks for an officer."""
    if "wants_visit" in exchange.heard:
        return exchange.case.is_true("wants_visit")
    if exchange.says("visit_refusal"):
        return False
    few = 0 < len(exchange.words) <= _MOST_WORDS_OF_A_WISH
    goes_on = exchange.case.form.state == "paused" and exchange.says("go_on")
    return few and (goes_on or accepts_politely(exchange) or exchange.says("visit_wish"))


def accepts_politely(exchange: Exchange) -> bool:
    """ "Mag er iemand langskomen?" right after the offer is a yes, no question whether it is certain; as an
    answer to which fraud it was it is a wish, and no story."""
    pending = exchange.case.pending
    asked = pending is not None and pending.kind in ("visit", "scenario")
    return asked and exchange.says("asks_for_visit")


def knows_enough(exchange: Exchange) -> bool:
    """Whether an officer may be asked for: the story is known, or somebody in danger cannot call."""
    return exchange.case.scenario is not None or exchange.case.emergency == "cannot"


def is_abroad(exchange: Exchange) -> bool:
    """Whether the victim is where no Dutch officer can come; who writes for another may be abroad alone."""
    case = exchange.case
    victim = not case.is_true("third_party") or said_plainly.VICTIM_ABROAD in case.told
    return case.is_true("abroad") and victim


def say_abroad(exchange: Exchange) -> None:
    """That no officer from here can come, and who can."""
    exchange.say("visit.abroad_other" if exchange.case.is_true("third_party") else "visit.abroad")
    if exchange.says("home_in_the_netherlands"):
        exchange.say("visit.abroad_house")


def offer_to_go_on(exchange: Exchange) -> bool:
    """Ask whether to go on with a form that was broken off by danger; gives False when that was asked."""
    buttons = (
        exchange.button("visit:yes", "button.visit_resume"),
        exchange.button("visit:no", "button.visit_no"),
    )
    return not exchange.case.asked.get("visit.resume") and exchange.ask(
        "visit.resume", Pending("visit"), buttons
    )


def offer(exchange: Exchange) -> bool:
    """Ask whether an officer would be welcome; gives False when that was asked often enough."""
    buttons = (
        exchange.button("visit:yes", "button.visit_yes"),
        exchange.button("visit:no", "button.visit_no"),
    )
    case = exchange.case
    key = "visit.offer_other" if case.is_true("third_party") else "visit.offer"
    if key == "visit.offer" and (case.is_true("business") or case.scenario == "invoice_fraud"):
        key = "visit.offer_business"
    if case.emergency == "called":
        key = "visit.offer_after_112"
    return may_offer(exchange) and exchange.ask(key, Pending("visit"), buttons)


def may_offer(exchange: Exchange) -> bool:
    """Whether an officer was not yet offered so often that another time would press."""
    asked = exchange.case.asked
    return sum(times for key, times in asked.items() if key.startswith("visit.offer")) < _MOST_OFFERS


def remind(exchange: Exchange) -> None:
    """The offer stands, but was made often enough: the button stays, and a yes is still understood."""
    exchange.case.pending = Pending("visit")
    button = exchange.button("visit:yes", "button.visit_yes")
    if exchange.replies and not exchange.replies[-1].buttons and exchange.replies[-1].kind == "text":
        exchange.replies.append(replace(exchange.replies.pop(), buttons=(button,)))
    else:
        exchange.say("visit.still", buttons=(button,))


def take_offer(exchange: Exchange) -> Next:
    """An answer in words to the offer."""
    if exchange.case.pending is None or exchange.case.pending.kind != "visit" or exchange.says("done"):
        return Next.PASS
    answer = exchange.answer
    if exchange.says("visit_refusal"):
        return decline(exchange)
    if exchange.says("no_uniform"):  # how an officer may come, so one may
        outcome = begin(exchange)
        exchange.case.form.fields.setdefault("reach", exchange.text)
        return outcome
    # "Nee, die heb ik opgehangen" answers something else; the offer is made again.
    long_enough = len(exchange.words) > _MOST_WORDS_OF_A_BARE_NO
    tells_more = long_enough and (bool(exchange.heard - {"wants_visit"}) or exchange.says("nothing_lost"))
    if _agrees(exchange) or _gives_details(exchange):
        outcome = begin(exchange)
        return _fill_in(exchange) if _gives_details(exchange) else outcome
    if answer == "no" and not tells_more and _is_about_the_offer(exchange):
        return decline(exchange)
    if answer == "unknown":
        exchange.case.pending = None
        exchange.case.visit_refused = True
        exchange.say("visit.unsure", buttons=(exchange.button("visit:yes", "button.visit_yes"),))
        return Next.GO_ON
    return Next.PASS


def _agrees(exchange: Exchange) -> bool:
    """Whether a yes is one to the officer: "ja stom he" and "ja ik heb hem 30 euro gegeven" are not."""
    if exchange.answer != "yes":
        return False
    bare = len(exchange.words) <= _MOST_WORDS_OF_A_BARE_YES or exchange.says("yes")
    tells_more = exchange.heard - {"wants_visit"} or exchange.says("ashamed")
    return bare or (exchange.says("agrees_to_visit") and not tells_more)


def _is_about_the_offer(exchange: Exchange) -> bool:
    """Whether a no is one to the officer: short, or with words of a visit; "nee ik ben alleen, de poes is er
    wel" and "niks meer gehoord" are not."""
    short = len(exchange.words) <= _MOST_WORDS_OF_A_NO and not denies_something(exchange.text)
    return short or exchange.says("no") or exchange.says("declines_visit")


def is_asked_for_plainly(exchange: Exchange) -> bool:
    """Whether the wish for an officer that is known was no mere question: "kunt u iemand sturen?" is one,
    which an offer answers."""
    wish = exchange.case.facts.get("wants_visit")
    return wish is not None and wish.value is True and not _QUESTION.match(wish.words)


def keep_details(exchange: Exchange) -> bool:
    """Keep a name, an address or a number given when no form is open, so that nothing is asked twice.

    Gives False when there is none. A number by itself may be the offender's: it counts when an address
    stands beside it, when it is said to be the visitor's own, or when other details were given before.
    """
    form = exchange.case.form
    if form.state not in ("none", "paused"):
        return False
    found = take_apart(exchange.text, "")
    values = {name: value for name, value in found.values.items() if name != "name"}
    kinds = {"address" if name in ADDRESS_PARTS else name for name in values}
    own_number = "phone" in values and (form.fields or _OWN_NUMBER.search(exchange.text))
    if not (len(kinds) >= _KINDS_THAT_ARE_DETAILS or has_address(values) or own_number):
        return False
    put_in(form, dict(found.values))
    if "phone" in values:
        visit_notes.keep_phone_owner(exchange)
    return True


def take_details(exchange: Exchange) -> Next:
    """Details given when no form is open: kept, and said so."""
    if not keep_details(exchange) and not _keep_name_of_who_wishes(exchange):
        return Next.PASS
    exchange.case.misunderstood = 0
    exchange.say("visit.details_kept")
    return Next.GO_ON


def keep_writers_name(exchange: Exchange) -> bool:
    """Keep the name of who writes for another, typed when no form is open. Gives False when it is none."""
    case = exchange.case
    if not case.is_true("third_party") or case.form.state not in ("none", "paused"):
        return False
    if exchange.heard or case.form.fields.get("contact_name") or not is_only_a_name(exchange.text):
        return False
    case.form.fields["contact_name"] = find_name(exchange.text) or ""
    return True


def _keep_name_of_who_wishes(exchange: Exchange) -> bool:
    """A name by itself, from who asked for an officer before anything was told."""
    case = exchange.case
    field = "contact_name" if case.is_true("third_party") else "name"
    wishes = case.scenario is None and case.is_true("wants_visit") and case.form.state == "none"
    if not wishes or exchange.heard or case.form.fields.get(field) or not is_only_a_name(exchange.text):
        return False
    case.form.fields[field] = find_name(exchange.text) or ""
    return True


def keep_name(exchange: Exchange) -> None:
    """ "Mijn naam is mevrouw Van Dam" in a story: not asked again."""
    case = exchange.case
    field = "contact_name" if case.is_true("third_party") else "name"
    if case.form.state == "none" and not case.form.fields.get(field):
        said = _OWN_NAME.search(exchange.text)
        name = find_name(said.group(1)) if said else None
        if name:
            case.form.fields[field] = name


def _gives_details(exchange: Exchange) -> bool:
    """Whether a message answers the offer with a name, an address or a number: that goes along with it."""
    if "?" in exchange.text or len(exchange.words) > _MOST_WORDS_OF_A_WISH:
        return False
    values = take_apart(exchange.text, "").values
    if "phone" in values or has_address(values):
        return True
    name = find_name(exchange.text)
    words = (name or "").split()
    named = len(words) > 1 and all(word[:1].isupper() for word in words if word[:1].isalpha())
    return named and not exchange.heard and exchange.text[:1].isupper()


def _fill_in(exchange: Exchange) -> Next:
    """What came with the answer to the offer."""
    form = exchange.case.form
    form.asking = field_order(exchange.case)[0]
    exchange.case.pending = Pending("form", form.asking)
    return Next.GO_ON if visit_answers.take(exchange) else Next.STOP


def begin(exchange: Exchange) -> Next:
    """Start the form, or go on with it."""
    case = exchange.case
    if case.form.state == "sent":
        return Next.PASS
    if is_abroad(exchange):
        case.visit_refused = True
        case.pending = None
        say_abroad(exchange)
        return Next.GO_ON
    first_time = case.form.state == "none"
    case.form.state = "open"
    case.visit_refused = False
    case.pending = None
    exchange.say("visit.begin" if first_time else "visit.again")
    known = case.scenario is not None
    if first_time and known and not exchange.library.policy.may_visit(case.scenario, case.values()):
        exchange.say("visit.rarely")
    return Next.GO_ON


def decline(exchange: Exchange) -> Next:
    """No officer, as the visitor says; it is not offered again by itself."""
    case = exchange.case
    case.visit_refused = True
    case.pending = None
    exchange.say("visit.declined")
    return Next.GO_ON
