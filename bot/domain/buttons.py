"""Buttons: what each id does. Web passes on only ids that this conversation was offered."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain import (
    closing,
    crisis,
    emergency,
    hand_over,
    hanging_up,
    orientation_talk,
    other_cases,
    requests,
    steps,
    story,
    triage_talk,
    visit_answers,
    visit_fields,
    visit_form,
    visit_offer,
)
from bot.domain.exchange import Exchange, Next


def press(exchange: Exchange, button_id: str) -> Next:
    """Do what a button says. One that this version does not know only repeats what is open."""
    kind, _, rest = button_id.partition(":")
    if exchange.case.crisis:
        if kind not in _IN_CRISIS:
            return crisis.respond(exchange)
    elif exchange.case.emergency == "open" and kind not in _IN_EMERGENCY:
        emergency.repeat(exchange)
        return Next.STOP
    handler = _KINDS.get(kind)
    outcome = handler(exchange, rest) if handler else Next.PASS
    if outcome is Next.PASS:
        return Next.GO_ON
    exchange.case.misunderstood = 0
    return outcome


def _fact(exchange: Exchange, rest: str) -> Next:
    name, _, word = rest.partition(":")
    return Next.GO_ON if triage_talk.press(exchange, name, word) else Next.PASS


def _step(exchange: Exchange, rest: str) -> Next:
    step_id, _, action = rest.partition(":")
    if action == "done" and steps.tick(exchange, step_id):
        return Next.GO_ON if exchange.case.pending is None else _next_step(exchange)
    if action == "how" and steps.explain(exchange, step_id):
        return Next.STOP
    return Next.PASS


def _next_step(exchange: Exchange) -> Next:
    steps.show_if_new(exchange)
    return Next.GO_ON


def _scenario(exchange: Exchange, rest: str) -> Next:
    if rest == "other":
        if exchange.case.scenario is None:
            return story.neither(exchange)
        exchange.case.pending = None
        return Next.GO_ON
    outcome = other_cases.choose(exchange, rest)
    return story.choose(exchange, rest) if outcome is Next.PASS else outcome


def _orient(exchange: Exchange, rest: str) -> Next:
    question, _, option_id = rest.partition(":")
    if question == "no":
        exchange.case.pending = None
        return Next.STOP if orientation_talk.ask_what_happened(exchange) else Next.PASS
    option = exchange.library.orientation.option(question, option_id)
    if option is None or exchange.case.scenario is not None:
        return Next.PASS
    return orientation_talk.choose_option(exchange, option)


def _visit(exchange: Exchange, rest: str) -> Next:
    if requests.is_there(exchange):
        return requests.status(exchange)
    if not visit_offer.knows_enough(exchange) or exchange.case.emergency == "open" or exchange.case.crisis:
        return Next.PASS
    return visit_offer.begin(exchange) if rest == "yes" else visit_offer.decline(exchange)


def _form(exchange: Exchange, rest: str) -> Next:
    case = exchange.case
    action, _, value = rest.partition(":")
    if action == "skip" and case.pending and case.pending.kind == "call_back":
        hand_over.decline_call_back(exchange)
        return Next.GO_ON
    if case.form.state not in ("open", "summary", "paused"):
        return Next.PASS
    if action == "cancel":
        return visit_form.cancel(exchange)
    if case.form.state == "summary" and action == "confirm":
        return visit_form.submit(exchange)
    if action == "change" and case.form.is_under_way:
        return visit_form.change_field(exchange, value)
    if action == "not" and case.form.state == "summary":
        return visit_form.is_not_so(exchange, value)
    if case.form.state != "open":
        return Next.PASS
    if action == "skip":
        return Next.GO_ON if visit_fields.skip(exchange) else Next.PASS
    if action == "reach" and visit_fields.choose_way(exchange, value):
        return Next.STOP if case.form.asking else Next.GO_ON
    if action == "address" and case.form.asking == "address_check":
        if value == "no":
            visit_answers.drop_address(exchange)
        case.form.asking = ""
        return Next.GO_ON
    return Next.PASS


def _emergency(exchange: Exchange, rest: str) -> Next:
    if exchange.case.emergency != "open" or rest not in ("called", "over", "cannot"):
        return Next.PASS
    return emergency.settle(exchange, rest)


def _crisis(exchange: Exchange, rest: str) -> Next:
    case = exchange.case
    asked = case.pending is not None and case.pending.kind == "crisis_check"
    if rest == "yes" and asked:
        crisis.begin(exchange)
        return Next.STOP
    if rest == "not_meant" and (asked or case.crisis):
        crisis.end(exchange)
        return Next.GO_ON
    if rest == "calling" and case.crisis:
        crisis.calling(exchange)
        return Next.STOP
    return Next.PASS


def _request(exchange: Exchange, rest: str) -> Next:
    actions = {
        "status": requests.status,
        "change": requests.change,
        "cancel": requests.ask_cancel,
        "cancel_yes": requests.cancel,
        "cancel_no": requests.keep,
        "keep": requests.leave_as_sent,
    }
    action = actions.get(rest)
    return action(exchange) if action else Next.PASS


def _hung_up(exchange: Exchange, rest: str) -> Next:
    if not hanging_up.take(exchange, hung_up=rest == "yes"):
        return Next.PASS
    return Next.STOP if exchange.case.pending is not None else Next.GO_ON


def _info(exchange: Exchange, rest: str) -> Next:
    if not closing.tell(exchange, rest):
        return Next.PASS
    closing.topics(exchange)
    return Next.STOP


def _ask_human(exchange: Exchange, rest: str) -> Next:
    urgent = exchange.case.crisis or exchange.case.emergency == "open"
    hand_over.ask_for_person(exchange, "emergency" if urgent else "asked", urgent=urgent)
    return Next.GO_ON if exchange.case.pending and exchange.case.pending.kind != "call_back" else Next.STOP


def _person(exchange: Exchange, rest: str) -> Next:
    """A person was offered because the bot did not understand."""
    return hand_over.accept(exchange) if rest == "yes" else hand_over.decline_person(exchange)


def _triage_person(exchange: Exchange, rest: str) -> Next:
    """A person was offered because of what triage says."""
    hand_over.ask_for_person(exchange, "triage")
    return Next.STOP


def _leave_queue(exchange: Exchange, rest: str) -> Next:
    return hand_over.leave_queue(exchange)


def _bye(exchange: Exchange, rest: str) -> Next:
    closing.goodbye(exchange)
    return Next.STOP


# An old button that is pressed in a crisis or in danger does not lead away from it.
_IN_CRISIS = frozenset({"crisis", "ask_human"})
_IN_EMERGENCY = frozenset({"emergency", "fact", "ask_human"})

_KINDS: dict[str, Callable[[Exchange, str], Next]] = {
    "fact": _fact,
    "step": _step,
    "scenario": _scenario,
    "orient": _orient,
    "visit": _visit,
    "form": _form,
    "emergency": _emergency,
    "crisis": _crisis,
    "request": _request,
    "hung_up": _hung_up,
    "info": _info,
    "ask_human": _ask_human,
    "person": _person,
    "triage_person": _triage_person,
    "leave_queue": _leave_queue,
    "bye": _bye,
}
