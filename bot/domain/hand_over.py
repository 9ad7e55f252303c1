"""Asking for a person: at any moment, honestly about waiting, and by a call back when nobody is there."""

from __future__ import annotations

import re

from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next, Reason
from bot.domain.phones import find_phone, read_back
from bot.domain.short_answers import normal, short_answer

_WANTS_PERSON = re.compile(
    r"\b(echt(e)? (mens|persoon|medewerker)|mens spreken|medewerker|een mens|levend(e)? (mens|persoon)|iemand spreken|"
    r"iemand (echt )?aan de lijn krijgen|geen (robot|computer|chatbot)|doorverbinden|real person|a human|speak to (someone|a person))\b"
)
_MOST_WORDS = 12


def respond(exchange: Exchange) -> Next:
    """Handle the wish for a person, and the number for a call back."""
    pending = exchange.case.pending
    if pending and pending.kind == "call_back" and _take_call_back(exchange):
        return Next.GO_ON
    if not asks_for_person(exchange):
        return Next.PASS
    ask_for_person(exchange, "asked")
    asks_number = exchange.case.pending is not None and exchange.case.pending.kind == "call_back"
    return Next.STOP if asks_number or exchange.case.pending is None else Next.GO_ON


def asks_for_person(exchange: Exchange) -> bool:
    few = len(exchange.words) <= _MOST_WORDS
    return exchange.top == "ask_human" or (few and _WANTS_PERSON.search(normal(exchange.text)) is not None)


def ask_for_person(
    exchange: Exchange, reason: Reason, *, urgent: bool = False, key: str | None = None
) -> None:
    """Ask for a person and say what happens next; when nobody is there, offer to call back."""
    case = exchange.case
    exchange.hand_over(reason, urgent=urgent)
    if exchange.context.staff_open:
        exchange.say(key or "person.asked")
    else:
        exchange.say("person.closed")
        if reason in ("asked", "misunderstood", "language") and case.form.state not in ("open", "summary"):
            exchange.ask(
                "person.call_back",
                Pending("call_back"),
                (exchange.button("form:skip", "button.no_call_back"),),
            )


def _take_call_back(exchange: Exchange) -> bool:
    case = exchange.case
    phone = find_phone(exchange.text, expected=True)
    if phone:
        exchange.hand_over("asked", call_back=phone.e164)
        case.pending = None
        exchange.say("person.will_call", phone=read_back(phone.e164))
        return True
    if short_answer(exchange.text) == "no":
        decline_call_back(exchange)
        return True
    return False


def decline_call_back(exchange: Exchange) -> None:
    """No call back wanted: on with the conversation."""
    exchange.case.pending = None
    exchange.say("person.no_call_back")
