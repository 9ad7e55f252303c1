"""Not having understood: other words, then the closest kinds of fraud in plain words, then a person."""

from __future__ import annotations

from bot.domain import hand_over, hanging_up, orientation_talk, story, triage_talk, visit_offer
from bot.domain.exchange import Exchange, Next

_THEN_SCENARIOS = 2
_THEN_PERSON = 3
_OFFER = "unclear.person"


def respond(exchange: Exchange) -> Next:
    """The last handler: nothing else knew what to do with this message."""
    case = exchange.case
    exchange.understood = False
    if case.scenario is None and case.emergency == "cannot":
        return Next.GO_ON  # who hides is not asked to say it again
    if exchange.message.masked:
        return Next.GO_ON  # what was said of the secret answers it
    if "?" in exchange.text and not case.asked.get("unclear.question"):
        exchange.say("unclear.question", buttons=(exchange.person_button(),))
        return Next.GO_ON
    case.misunderstood += 1
    if case.misunderstood >= _THEN_PERSON and _OFFER not in case.told:
        give_up(exchange)
        return Next.STOP
    if case.scenario is None:
        return _no_story_yet(exchange)
    if (
        case.pending is not None
        and case.pending.kind == "fact"
        and _asked_enough(exchange, case.pending.name)
    ):
        triage_talk.give_up(exchange, case.pending.name)
        case.pending = None
        exchange.say("unclear.never_mind")
        return Next.GO_ON
    if case.pending is None or case.pending.kind == "topics":
        exchange.say("unclear.choose")
        return Next.GO_ON
    if case.pending.kind == "hung_up":
        return Next.STOP if hanging_up.unclear(exchange) else Next.GO_ON
    if case.pending.kind == "visit" and not visit_offer.may_offer(exchange):
        exchange.say("unclear.short")  # the offer was made often enough; its button follows
        return Next.GO_ON
    exchange.say("unclear.sorry")
    if case.pending.kind == "visit":
        visit_offer.offer(exchange)
        return Next.STOP
    return Next.GO_ON


def _asked_enough(exchange: Exchange, name: str) -> bool:
    """Whether a question was misunderstood twice, or was put in all its wordings."""
    return exchange.case.misunderstood >= _THEN_SCENARIOS or triage_talk.asked_enough(exchange, name)


def give_up(exchange: Exchange) -> None:
    """Offer a person, and say why."""
    exchange.understood = False
    exchange.case.told.append(_OFFER)
    exchange.say("unclear.person")
    hand_over.offer_person(exchange)


def _no_story_yet(exchange: Exchange) -> Next:
    case = exchange.case
    if (
        case.misunderstood >= _THEN_SCENARIOS
        and len(case.ranking) == _THEN_SCENARIOS
        and story.ask_which(exchange, case.ranking, exchange.button("person:yes", "button.person_yes"))
    ):
        return Next.STOP
    story.say_first_safety(exchange)
    if orientation_talk.ask_what_happened(exchange):
        return Next.STOP
    give_up(exchange)
    return Next.STOP
