"""Somebody who thinks of suicide: 113 and a person at once, no form, and nobody is left alone."""

from __future__ import annotations

from bot.domain import emergency, hand_over, story
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.turn import Button

# The classifier alone, without words that say it, leads to the question; in a case under way only when it is
# surer, since much there sounds heavy: "word ik nu opgepakt?", "hij belt weer".
_SURE_ENOUGH_TO_ASK = 0.6
_SURE_ENOUGH_IN_A_CASE = 0.85
# What may be read in a cry for help besides; anything else makes it a story of its own.
_BESIDE = {"happened", "third_party", "vulnerable", "minor", "alone", "age", "time", "person", "place"}


def respond(exchange: Exchange) -> Next:
    """Handle a crisis."""
    case = exchange.case
    if case.crisis:
        return _while_open(exchange)
    asked = case.pending is not None and case.pending.kind == "crisis_check"
    if case.is_true("self_harm") or (asked and exchange.answer in ("yes", "unknown")):
        begin(exchange)
        return Next.STOP
    if asked and exchange.answer == "no":
        end(exchange)
        return Next.GO_ON
    if not asked and _perhaps(exchange) and _ask(exchange):
        return Next.STOP
    return Next.PASS


def begin(exchange: Exchange) -> None:
    case = exchange.case
    case.crisis = True
    case.pending = Pending("crisis")
    story.notice(exchange)
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


def calling(exchange: Exchange) -> None:
    exchange.say("crisis.calling", buttons=_buttons(exchange))


def _perhaps(exchange: Exchange) -> bool:
    """Whether to ask: the message sounds like it, and says nothing else."""
    case = exchange.case
    if exchange.top != "crisis" or case.form.state in ("open", "summary") or case.emergency == "open":
        return False
    least = _SURE_ENOUGH_TO_ASK if case.scenario is None else _SURE_ENOUGH_IN_A_CASE
    is_answer = exchange.answer is not None or any(
        map(exchange.says, ("go_on", "visit_wish", "stop", "done"))
    )
    says_more = exchange.heard - _BESIDE or is_answer or emergency.is_urgent(exchange)
    return (
        exchange.confidence >= least
        and not says_more
        and exchange.library.answers.find(exchange.text) is None
    )


def _ask(exchange: Exchange) -> bool:
    """Ask straight out, which 113 advises; gives False when that was done before."""
    if exchange.case.asked.get("crisis.check"):
        return False
    key = "crisis.check_other" if exchange.case.is_true("third_party") else "crisis.check"
    exchange.case.asked["crisis.check"] = 1
    buttons = (
        exchange.button("crisis:yes", "button.yes"),
        exchange.button("crisis:not_meant", "button.no"),
    )
    return exchange.ask(key, Pending("crisis_check"), buttons)


def _while_open(exchange: Exchange) -> Next:
    case = exchange.case
    if "self_harm" in exchange.heard and case.value("self_harm") is False:
        end(exchange)
        return Next.GO_ON
    if exchange.says("calling"):
        calling(exchange)
        return Next.STOP
    found = exchange.library.answers.find(exchange.text)
    if found and found.answer.follow is None:
        exchange.reply(exchange.addressed(found.answer.text(case.language)))
    _stay(exchange)
    return Next.STOP


def _stay(exchange: Exchange) -> None:
    exchange.say("crisis.stay", kind="notice", emergency=True, buttons=_buttons(exchange))


def _buttons(exchange: Exchange) -> tuple[Button, ...]:
    return (
        exchange.button("crisis:calling", "button.crisis_calling"),
        exchange.button("crisis:not_meant", "button.crisis_not_meant"),
    )
