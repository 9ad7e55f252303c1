"""The conversation around a request for an officer: questions, summary, confirmation.

What a message fills in is worked out in visit_request.py; here is what is said.
"""

from __future__ import annotations

import re

from bot.domain import other_cases, steps, triage_talk, visit_answers, visit_fields, visit_notes
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.hearing import learn
from bot.domain.turn import Button, ChangeVisit, SubmitVisit
from bot.domain.visit_request import (
    Found,
    field_order,
    has_address,
    next_field,
    put_in,
    take_apart,
)
from bot.domain.visit_summary import changed_line, summary_text

# "Nummer 18", and "o nee, het is 16", right after an address was noted.
_SHORT_NUMBER = re.compile(
    r"\b(?:nummer|nr\.?|number)\s+(?:is\s+|moet\s+)?(?P<number>\d{1,4}\s?[a-z]?)\b|"
    r"^[^\d]{0,25}\b(?:nee|niet|fout|sorry|wacht|bedoel|bedoelde|no)\b[^\d]{0,25}\b"
    r"(?P<corrected>\d{1,4}\s?[a-z]?)\s*[.]?$",
    re.IGNORECASE,
)
# What the case itself put into the summary: said anew, the summary is shown anew.
_FACTS_IN_SUMMARY = {*visit_fields.OF_THE_CASE, *visit_notes.CIRCUMSTANCES}


def go_on(exchange: Exchange) -> None:
    """Ask the next field, or show the summary."""
    form = exchange.case.form
    field = (
        form.asking if form.state == "open" and form.asking == "address_check" else next_field(exchange.case)
    )
    while form.state == "open" and field is not None:
        if visit_fields.ask(exchange, field) or visit_fields.wait_for(exchange, field):
            return
        visit_fields.leave(exchange, field)
        field = next_field(exchange.case)
    form.asking = ""
    if form.state == "open" and triage_talk.ask_next(exchange, in_form=True):
        return
    show_summary(exchange)


def respond(exchange: Exchange) -> Next:
    """A message while the form is open or its summary stands there."""
    form = exchange.case.form
    if form.state == "summary":
        return _at_summary(exchange)
    pending = exchange.case.pending
    if form.state != "open" or not form.asking or pending is None or pending.kind != "form":
        return Next.PASS
    return Next.GO_ON if visit_answers.take(exchange) else Next.STOP


def correct(exchange: Exchange) -> Next:
    """A correction of the form at any other moment: "nee mijn nummer is ..."."""
    form = exchange.case.form
    if form.state not in ("open", "summary", "paused") or not exchange.says("corrects"):
        return Next.PASS
    field = visit_fields.named_field(exchange) or ""
    found = _read_as(exchange, field if field != form.asking else "")
    changes = {
        name: value for name, value in found.values.items() if form.fields.get(name) not in (None, value)
    }
    if not changes:
        return Next.PASS
    put_in(form, dict(found.values))
    visit_notes.keep_phone_owner(exchange)
    exchange.reply(changed_line(exchange, changes))
    return Next.GO_ON


def show_summary(exchange: Exchange) -> None:
    """Everything that would be sent, to be confirmed or changed."""
    case = exchange.case
    form = case.form
    form.state = "summary"
    form.asking = ""
    exchange.reply(summary_text(exchange), "summary")
    key = "visit.confirm_change" if form.changing else "visit.confirm"
    if not exchange.ask(key, Pending("confirm_visit"), _confirm_buttons(exchange)):
        pause(exchange)


def submit(exchange: Exchange) -> Next:
    """Send the request, or the change of one that was sent."""
    case, request = exchange.case, exchange.context.request
    form = case.form
    case.pending = None
    form.state = "sent"
    form.about = form.about or case.scenario or ""
    if form.changing:
        form.changing = False
        exchange.change = ChangeVisit(visit_notes.fields_to_send(exchange))
        exchange.say("request.changed")
        return Next.STOP
    if request and request.status != "cancelled":
        exchange.say("request.already", reference=request.reference)
        return Next.STOP
    case.reference = exchange.context.next_reference
    exchange.visit = SubmitVisit(visit_notes.fields_to_send(exchange))
    by_phone = visit_fields.may_be_called(exchange)
    then = exchange.words_for("visit.next" if by_phone else "visit.next_without_phone")
    sent = exchange.words_for("visit.sent", reference=case.reference)
    exchange.reply(f"{sent}\n{then}", "notice")
    steps.show(exchange, "steps.meanwhile")
    last = [exchange.words_for("visit.check")]
    if exchange.playbook:
        last += [exchange.playbook.aftercare[0].text, exchange.playbook.second_scam.text]
    exchange.reply(exchange.addressed("\n".join(last)), buttons=_request_buttons(exchange))
    other_cases.offer(exchange)
    return Next.STOP


def pause(exchange: Exchange) -> Next:
    """Stop for now: nothing is lost, nothing was sent."""
    case = exchange.case
    case.form.state = "paused"
    case.form.asking = ""
    case.pending = None
    exchange.say(
        "visit.paused",
        buttons=(
            exchange.button("visit:yes", "button.visit_resume"),
            exchange.button("form:cancel", "button.form_cancel"),
        ),
    )
    return Next.STOP


def cancel(exchange: Exchange) -> Next:
    """Throw away what was filled in but not sent."""
    case = exchange.case
    if case.form.state == "sent":
        return Next.PASS
    if case.form.changing:
        case.form.changing, case.form.state = False, "sent"
        exchange.say("request.unchanged")
        return Next.STOP
    case.form.state = "none"
    case.form.fields, case.form.answered, case.form.failures, case.form.asking = {}, [], {}, ""
    case.visit_refused = True
    case.pending = None
    exchange.say("visit.cancelled", buttons=(exchange.button("visit:yes", "button.visit_yes"),))
    return Next.STOP


def change_field(exchange: Exchange, field: str) -> Next:
    """Ask one field again, from the summary; "more" asks which."""
    case = exchange.case
    if field == "more":
        exchange.say("visit.what_to_change", kind="question", buttons=_more_buttons(exchange))
        return Next.STOP
    if field not in visit_fields.changeable(exchange):
        return Next.PASS
    case.form.state = "open"
    if field in case.form.answered:
        case.form.answered.remove(field)
    case.form.failures.pop(field, None)
    visit_fields.ask(exchange, field, again=True)
    return Next.STOP


def is_not_so(exchange: Exchange, name: str) -> Next:
    """ "Klopt niet": something the case says of the victim is wrong."""
    if name not in visit_notes.circumstances(exchange):
        return Next.PASS
    learn(exchange, name, False, exchange.text or exchange.words_for("button.no"))
    exchange.say("visit.not_so")
    return Next.GO_ON


def _read_as(exchange: Exchange, field: str) -> Found:
    """What a correction fills in, read as the field it names.

    field: "" when it names none. A number that is too short for a telephone is the house number:
    "nee, het is nummer 18".
    """
    found = take_apart(exchange.text, visit_fields.FIELD_READ_AS.get(field, ""))
    says_number = field in ("", "phone") and not found and _SHORT_NUMBER.search(exchange.text)
    if says_number and has_address(exchange.case.form.fields):
        return take_apart(says_number["number"] or says_number["corrected"], "address")
    return found


def _at_summary(exchange: Exchange) -> Next:
    form = exchange.case.form
    if exchange.case.pending is None or exchange.case.pending.kind != "confirm_visit":
        return Next.PASS
    field = visit_fields.named_field(exchange)
    found = _read_as(exchange, field or "")
    changes = {name: value for name, value in found.values.items() if form.fields.get(name) != value}
    owner_changed = visit_notes.keep_phone_owner(exchange)
    if changes:
        put_in(form, dict(found.values))
        exchange.reply(changed_line(exchange, changes))
        return Next.GO_ON
    answer = exchange.answer
    for name in visit_notes.circumstances(exchange):
        if name not in exchange.heard and exchange.says(f"not_so_{name}"):
            return is_not_so(exchange, name)
    # Before the facts that are read in it: "in een rolstoel" is told to the officer in the visitor's words.
    if not exchange.says("yes") and visit_notes.tells_officer(exchange):
        visit_answers.keep_remark(exchange)
        return Next.GO_ON
    if owner_changed or _FACTS_IN_SUMMARY & (exchange.heard | set(exchange.corrected)):
        return Next.GO_ON
    if answer == "yes" and not exchange.says("corrects"):
        return submit(exchange)
    wrong = answer in ("no", "unknown") or exchange.says("corrects")
    if field in field_order(exchange.case) or (field and wrong):
        return change_field(exchange, field)
    if wrong:
        buttons = (*_change_buttons(exchange), *_more_buttons(exchange))
        exchange.say("visit.what_to_change", kind="question", buttons=buttons)
        return Next.STOP
    return Next.PASS


def _confirm_buttons(exchange: Exchange) -> tuple[Button, ...]:
    return (
        exchange.button("form:confirm", "button.confirm"),
        *_change_buttons(exchange),
        exchange.button("form:change:more", "button.change_more"),
        exchange.button("form:cancel", "button.form_cancel"),
    )


def _change_buttons(exchange: Exchange) -> tuple[Button, ...]:
    return tuple(
        exchange.button(f"form:change:{field}", f"button.change_{field}")
        for field in field_order(exchange.case)
    )


def _more_buttons(exchange: Exchange) -> tuple[Button, ...]:
    """What the case filled in itself: to be changed, or said to be wrong."""
    changed = (
        exchange.button(f"form:change:{field}", f"button.change_{field}")
        for field in visit_fields.changeable(exchange)
        if field not in field_order(exchange.case)
    )
    wrong = (
        exchange.button(f"form:not:{name}", "button.not_so", what=exchange.words_for(f"officer.{name}"))
        for name in visit_notes.circumstances(exchange)
    )
    return (*changed, *wrong)


def _request_buttons(exchange: Exchange) -> tuple[Button, ...]:
    return tuple(
        exchange.button(f"request:{name}", f"button.request_{name}")
        for name in ("status", "change", "cancel")
    )
