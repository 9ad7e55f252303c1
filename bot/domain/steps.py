"""The steps of a playbook in the conversation: which are next, ticking them off, how to do one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.domain.contacts import BANK, BANK_CARD, Contact
from bot.domain.exchange import Exchange
from bot.domain.facts import Value
from bot.domain.hearing import learn
from bot.domain.playbook import PlaybookStep
from bot.domain.turn import Button, Step

MOST_AT_ONCE = 3
# Losses that let the offender go on while somebody reads.
_URGENT = frozenset({"lost_device_access", "lost_pin", "lost_card"})
# Whom a step calls -> how that is done without a voice.
_CALLS = {"112": "emergency", "politie-0900": "police", BANK: "bank", BANK_CARD: "bank"}


def all_steps(exchange: Exchange) -> tuple[PlaybookStep, ...]:
    """The steps of this case, in order, done or not; one that was ticked off stays in the list."""
    playbook = exchange.playbook
    if playbook is None:
        return ()
    here = {step.id for step in playbook.steps_for(known_for_steps(exchange))} | set(exchange.case.done)
    return tuple(step for step in playbook.steps if step.id in here)


def known_for_steps(exchange: Exchange) -> Mapping[str, Value]:
    """The facts of the case, with a code typed in the chat counted as no longer secret."""
    values = exchange.library.policy.presumed(exchange.case.values())
    if "pin" in exchange.case.secrets and values.get("lost_pin") is not True:
        values["lost_pin"] = True
    if {"password", "code"} & set(exchange.case.secrets) and values.get("lost_credentials") is not True:
        values["lost_credentials"] = True
    return values


def done(exchange: Exchange) -> frozenset[str]:
    """The ids of the steps that were ticked off, or that the facts say are done."""
    known, playbook = known_for_steps(exchange), exchange.playbook
    told = {step.id for step in playbook.steps if step.is_done(known)} if playbook else set()
    return frozenset(told | set(exchange.case.done))


def to_do(exchange: Exchange) -> list[PlaybookStep]:
    """The steps of the case that were not ticked off, in their order."""
    ready = done(exchange)
    return [step for step in all_steps(exchange) if step.id not in ready]


def as_shown(exchange: Exchange, steps: Iterable[PlaybookStep]) -> tuple[Step, ...]:
    """Steps as they are shown, with their state."""
    ready = done(exchange)
    return tuple(_as_step(exchange, step, is_done=step.id in ready) for step in steps)


def show(exchange: Exchange, key: str = "steps.now") -> None:
    """Show the next steps, at most three, the first one first."""
    steps = to_do(exchange)[:MOST_AT_ONCE]
    if not steps:
        return
    exchange.case.shown = [step.id for step in steps]
    text = exchange.words_for(key if len(steps) > 1 or key != "steps.now" else "steps.one")
    exchange.reply(
        text,
        "steps",
        tuple(button for step in steps for button in _buttons(exchange, step, first=step is steps[0])),
        as_shown(exchange, steps),
    )


def show_if_new(exchange: Exchange) -> None:
    """Show the steps when another one comes first now, none was shown yet, or what was just told asks for
    one more at once: internet off, for who is looked at."""
    steps = to_do(exchange)
    case, shown = exchange.case, exchange.case.shown
    worse = any(case.is_true(name) for name in exchange.heard & _URGENT)
    more = worse and any(step.id not in shown for step in steps[:MOST_AT_ONCE])
    if steps and (steps[0].id not in shown or more):
        show(exchange, "steps.changed" if exchange.case.shown else "steps.now")


def _without_a_call(exchange: Exchange, step: PlaybookStep) -> str | None:
    """The texts of a step for who cannot call, as the end of their keys; None where it needs no call, or
    where somebody who writes for another can make it."""
    case = exchange.case
    if not case.is_true("cannot_talk") or case.is_true("third_party"):
        return None
    return _CALLS.get(step.contact or "")


def title(exchange: Exchange, step: PlaybookStep) -> str:
    """What a step is called, for who can call or cannot."""
    way = _without_a_call(exchange, step)
    if way == "emergency":
        return exchange.words_for("steps.no_call.emergency_title")
    return exchange.addressed(step.title)


def _as_step(exchange: Exchange, step: PlaybookStep, *, is_done: bool) -> Step:
    """A step as it is shown, with the number to call when that is sure."""
    if way := _without_a_call(exchange, step):
        text = exchange.words_for(f"steps.no_call.{way}")
        if way == "bank":
            text = f"{exchange.addressed(step.text)} {text}"
        return Step(id=step.id, title=title(exchange, step), text=text, done=is_done)
    contact = contact_of(exchange, step)
    text = exchange.addressed(step.text)
    number = None
    label = None
    if contact:
        abroad = exchange.case.is_true("abroad")
        number = (contact.shown_abroad if abroad else None) or contact.shown
        label = number.shown if number else None
        if step.contact in (BANK, BANK_CARD):
            text = f"{text} {exchange.addressed(contact.say(exchange.case.language, abroad=abroad))}".strip()
    return Step(
        id=step.id,
        title=title(exchange, step),
        text=text,
        done=is_done,
        tel=number.tel if number else None,
        tel_label=label,
    )


def contact_of(exchange: Exchange, step: PlaybookStep) -> Contact | None:
    """Whom a step says to call: for a step about the bank, that of the victim. None when it names nobody."""
    if step.contact is None:
        return None
    return exchange.library.contacts.for_step(step.contact, exchange.case.bank())


def tick(exchange: Exchange, step_id: str) -> bool:
    """Tick a step off by its button; gives False for a step that this case does not have."""
    if step_id not in {step.id for step in all_steps(exchange)}:
        return False
    if step_id not in exchange.case.done:
        exchange.case.done.append(step_id)
    if step_id == "hang_up" and exchange.case.value("suspect_in_contact") is not False:
        learn(exchange, "suspect_in_contact", False, exchange.words_for("fact.suspect_in_contact.no"))
    exchange.say("steps.done")
    return True


def explain(exchange: Exchange, step_id: str) -> bool:
    """Say how to do a step, and why; gives False for a step that is not there."""
    playbook = exchange.playbook
    try:
        step = playbook.step(step_id) if playbook else None
    except KeyError:
        step = None
    if step is None:
        return False
    contact = contact_of(exchange, step)
    call = ""
    if contact and step.contact in (BANK, BANK_CARD):
        call = f" {contact.say(exchange.case.language, abroad=exchange.case.is_true('abroad'))}"
    exchange.reply(
        exchange.addressed(f"{step.how}{call} {step.why}"), buttons=_buttons(exchange, step, first=True)[:1]
    )
    return True


def current(exchange: Exchange) -> PlaybookStep | None:
    """The first step that was shown and is not done yet."""
    return next((step for step in to_do(exchange) if step.id in exchange.case.shown), None)


def next_call(exchange: Exchange) -> PlaybookStep | None:
    """The first step that was shown, is not done yet, and is to call somebody."""
    return next(
        (step for step in to_do(exchange) if step.contact and step.id in exchange.case.shown),
        None,
    )


def _buttons(exchange: Exchange, step: PlaybookStep, *, first: bool) -> tuple[Button, ...]:
    if first:
        return (
            exchange.button(f"step:{step.id}:done", "button.step_done"),
            exchange.button(f"step:{step.id}:how", "button.step_how"),
        )
    named = title(exchange, step)
    return (
        exchange.button(f"step:{step.id}:done", "button.that_step_done", step=named),
        exchange.button(f"step:{step.id}:how", "button.that_step_how", step=named),
    )
