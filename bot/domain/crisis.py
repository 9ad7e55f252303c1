"""Somebody who thinks of suicide: 113 and a person at once, no form, and nobody is left alone."""

from __future__ import annotations

from bot.domain import emergency, hand_over
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.turn import Button


def respond(exchange: Exchange) -> Next:
    """Handle a crisis."""
    case = exchange.case
    if case.crisis:
        if "self_harm" in exchange.heard and case.value("self_harm") is False:
            end(exchange)
            return Next.GO_ON
        _stay(exchange)
        return Next.STOP
    if not (case.is_true("self_harm") or exchange.top == "crisis"):
        return Next.PASS
    if not case.is_true("self_harm") and (case.emergency == "open" or emergency.is_urgent(exchange)):
        return Next.PASS  # danger from somebody else: there 112 comes first
    begin(exchange)
    return Next.STOP


def begin(exchange: Exchange) -> None:
    case = exchange.case
    case.crisis = True
    case.pending = Pending("crisis")
    if case.form.state in ("open", "summary"):
        case.form.state = "paused"
    key = "crisis.first_other" if case.is_true("third_party") else "crisis.first"
    exchange.say(key, kind="notice", emergency=True)
    hand_over.ask_for_person(exchange, "crisis", urgent=True, key="crisis.person")
    exchange.say("crisis.here", buttons=_buttons(exchange))


def end(exchange: Exchange) -> None:
    """It was meant otherwise, or it is better now: the conversation goes on."""
    case = exchange.case
    case.crisis = False
    case.pending = None
    case.facts.pop("self_harm", None)
    exchange.say("crisis.ended")


def _stay(exchange: Exchange) -> None:
    exchange.say("crisis.stay", kind="notice", emergency=True, buttons=_buttons(exchange))


def _buttons(exchange: Exchange) -> tuple[Button, ...]:
    return (
        exchange.button("crisis:calling", "button.crisis_calling"),
        exchange.button("crisis:not_meant", "button.crisis_not_meant"),
    )
