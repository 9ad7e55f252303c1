"""Somebody who thinks of suicide: 113 and a person at once, no form, and nobody is left alone."""

from __future__ import annotations

import re

from bot.domain import emergency, hand_over, orientation_talk, requests, story, visit_fields
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.short_answers import begins_with_yes
from bot.domain.turn import Button
from bot.domain.visit_request import put_in, take_apart

# The classifier alone, without words that say it, leads to the question; in a case under way only when it is
# surer, since much there sounds heavy: "word ik nu opgepakt?", "hij belt weer".
_SURE_ENOUGH_TO_ASK = 0.6
_SURE_ENOUGH_IN_A_CASE = 0.85
# What may be read in a cry for help besides; anything else makes it a story of its own.
_BESIDE = {"happened", "third_party", "vulnerable", "minor", "alone", "age", "time", "person", "place"}
# What is said of danger, an officer or 112 is no cry for help, however heavy it sounds.
_OTHERWISE = (
    "go_on",
    "visit_wish",
    "visit_refusal",
    "stop",
    "later",
    "done",
    "danger_over",
    "called_112",
    "called",
    "cannot_call",
    "dares_not_tell",
    "scared",
)
# What the form waits for may sound heavy too: "niet bellen, mijn man mag het niet weten".
_FORM_WAITS_FOR = ("reach_wish", "reaching", "officer_should_know", "refuses")
_ABOUT_112 = re.compile(r"\b112\b")
# Somebody who said it once and then talks of other things is asked whether it is still so.
_TURNS_BEFORE_ASKING = 2
_WORDS_THAT_TELL = 5


def respond(exchange: Exchange) -> Next:
    """Handle a crisis."""
    case = exchange.case
    if case.crisis:
        return _while_open(exchange)
    asked = case.pending is not None and case.pending.kind == "crisis_check"
    # "Ja, nee", asked about suicide, is no plain no.
    says_so = exchange.answer in ("yes", "unknown") or begins_with_yes(exchange.text)
    confirms = says_so and not exchange.says("visit_wish")
    calls = exchange.says("called") or exchange.says("calling")  # 113, which was named with the question
    if case.is_true("self_harm") or (asked and (confirms or calls)):
        begin(exchange)
        return Next.STOP
    if asked and (exchange.answer == "no" or exchange.says("not_meant")):
        end(exchange)
        return Next.GO_ON
    if not asked and _perhaps(exchange) and _ask(exchange):
        return Next.STOP
    if asked and _is_in_form(exchange):
        # Asked and not answered: what is written is for the form.
        form = case.form
        case.pending = Pending("form", form.asking) if form.state == "open" else Pending("confirm_visit")
    return Next.PASS


def begin(exchange: Exchange) -> None:
    """113 first and a person at once; a form under way is put aside."""
    case = exchange.case
    case.crisis = True
    case.pending = Pending("crisis")
    story.notice(exchange)
    if case.form.is_under_way:
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
    """They are calling 113: good, and a person stays near."""
    exchange.say("crisis.calling", buttons=_buttons(exchange))


def _perhaps(exchange: Exchange) -> bool:
    """Whether to ask: the message sounds like it, and says nothing else."""
    case = exchange.case
    if case.emergency == "open" or exchange.recognition.quoted:
        return False
    if exchange.says("about_life"):
        in_danger_now = emergency.is_urgent(exchange) and case.emergency == "none"  # 112 comes first
        return not (in_danger_now or exchange.says("not_meant"))
    if exchange.top != "crisis" or orientation_talk.is_answered(exchange):
        return False
    if case.is_true("third_party") and exchange.says("goes_there"):
        return False  # "ik ben er zelf niet, ik rijd er nu heen": where the writer is, beside a victim
    if _is_in_form(exchange) and (_fills_in(exchange) or any(map(exchange.says, _FORM_WAITS_FOR))):
        return False
    least = _SURE_ENOUGH_TO_ASK if case.scenario is None else _SURE_ENOUGH_IN_A_CASE
    is_answer = exchange.answer is not None or any(map(exchange.says, _OTHERWISE))
    is_answer = is_answer or _ABOUT_112.search(exchange.text) is not None
    says_more = exchange.heard - _BESIDE or is_answer or emergency.is_urgent(exchange)
    return exchange.confidence >= least and not says_more and exchange.asked is None


def _is_in_form(exchange: Exchange) -> bool:
    return exchange.case.form.is_under_way


def _fills_in(exchange: Exchange) -> dict[str, str]:
    """What the message fills in of the form that is open."""
    form = exchange.case.form
    found = take_apart(exchange.text, visit_fields.FIELD_READ_AS.get(form.asking, ""))
    return {name: value for name, value in found.values.items() if name not in ("name", "contact_name")}


def _ask(exchange: Exchange) -> bool:
    """Ask straight out, which 113 advises; gives False when that was done before."""
    if exchange.case.asked.get("crisis.check"):
        return False
    if exchange.case.form.state == "open":
        put_in(exchange.case.form, _fills_in(exchange))  # "7411 AB 5, ik hoef niet meer": kept
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
    asked = case.pending is not None and case.pending.kind == "crisis_still"
    denies = exchange.answer == "no" and not begins_with_yes(exchange.text)
    if (asked and denies) or exchange.says("not_meant"):
        end(exchange)
        return Next.GO_ON
    if exchange.says("calling") or exchange.says("called"):
        calling(exchange)
        return Next.STOP
    if _eases(exchange):
        return Next.STOP
    _listen(exchange)
    if not asked and _talks_of_something_else(exchange) and _ask_still(exchange):
        return Next.STOP
    _stay(exchange)
    return Next.STOP


def _eases(exchange: Exchange) -> bool:
    """Somebody came, or it is a little better: good to hear, and 113 stays near."""
    if "self_harm" in exchange.heard:
        return False
    key = next((key for key in ("not_alone", "better") if exchange.says(key)), None)
    if key is None:
        return False
    exchange.say(f"crisis.{key}")
    if not _ask_still(exchange):
        _stay(exchange)
    return True


def _listen(exchange: Exchange) -> None:
    """Answer what was asked; who goes on telling is heard."""
    case = exchange.case
    found = exchange.asked
    if found and found.answer.follow == "status" and requests.is_there(exchange):
        requests.status(exchange)
    elif found and found.answer.follow is None:
        exchange.reply(exchange.addressed(found.answer.text(case.language, case.scenario)))
    elif len(exchange.words) >= _WORDS_THAT_TELL:
        exchange.say("crisis.heard")


def _talks_of_something_else(exchange: Exchange) -> bool:
    """A few turns on, without a word of it: perhaps it was meant otherwise, or it has eased."""
    turns = exchange.case.asked.get("crisis.stay", 0)
    return turns >= _TURNS_BEFORE_ASKING and exchange.top != "crisis" and "self_harm" not in exchange.heard


def _ask_still(exchange: Exchange) -> bool:
    buttons = (
        exchange.button("crisis:calling", "button.crisis_calling"),
        exchange.button("crisis:not_meant", "button.no"),
    )
    return exchange.ask("crisis.still", Pending("crisis_still"), buttons)


def _stay(exchange: Exchange) -> None:
    exchange.case.pending = Pending("crisis")
    exchange.say("crisis.stay", kind="notice", emergency=True, buttons=_buttons(exchange))


def _buttons(exchange: Exchange) -> tuple[Button, ...]:
    return (
        exchange.button("crisis:calling", "button.crisis_calling"),
        exchange.button("crisis:not_meant", "button.crisis_not_meant"),
    )
