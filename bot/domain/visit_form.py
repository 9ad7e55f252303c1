"""The conversation around a request for an officer: questions, summary, confirmation.

What a message fills in is worked out in visit_request.py; here is what is said.
"""

from __future__ import annotations

from bot.domain import crimes, other_cases, steps, triage_talk, visit_answers, visit_fields
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.turn import Button, ChangeVisit, SubmitVisit, VisitFields
from bot.domain.visit_request import (
    carry_facts,
    field_order,
    next_field,
    put_in,
    take_apart,
)
from bot.domain.visit_summary import changed_line, summary_text


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
    found = take_apart(
        exchange.text, visit_fields.FIELD_READ_AS.get(field, "") if field != form.asking else ""
    )
    changes = {
        name: value for name, value in found.values.items() if form.fields.get(name) not in (None, value)
    }
    if not changes:
        return Next.PASS
    put_in(form, dict(found.values))
    exchange.reply(changed_line(exchange, changes))
    return Next.GO_ON


def show_summary(exchange: Exchange) -> None:
    """Everything that would be sent, to be confirmed or changed."""
    case = exchange.case
    form = case.form
    form.state = "summary"
    form.asking = ""
    carry_facts(case)
    _carry_other_crimes(exchange)
    exchange.reply(summary_text(exchange), "summary")
    key = "visit.confirm_change" if form.changing else "visit.confirm"
    if not exchange.ask(key, Pending("confirm_visit"), _confirm_buttons(exchange)):
        pause(exchange)


def _carry_other_crimes(exchange: Exchange) -> None:
    """What else was told goes along, in words: an officer who comes for one crime knows of the other."""
    form = exchange.case.form
    form.fields.pop("other_crimes", None)
    if also := crimes.beside(exchange, form.about or exchange.case.scenario or ""):
        form.fields["other_crimes"] = "; ".join(also)


def submit(exchange: Exchange) -> Next:
    """Send the request, or the change of one that was sent."""
    case, request = exchange.case, exchange.context.request
    form = case.form
    case.pending = None
    form.state = "sent"
    form.about = form.about or case.scenario or ""
    if form.changing:
        form.changing = False
        exchange.change = ChangeVisit(fields_to_send(exchange))
        exchange.say("request.changed")
        return Next.STOP
    if request and request.status != "cancelled":
        exchange.say("request.already", reference=request.reference)
        return Next.STOP
    case.reference = exchange.context.next_reference
    exchange.visit = SubmitVisit(fields_to_send(exchange))
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


def fields_to_send(exchange: Exchange) -> VisitFields:
    """The fields with what the officer should know from the case itself."""
    case = exchange.case
    fields = dict(case.form.fields)
    notes = [fields.pop("remarks", "")]
    for name in ("third_party", "vulnerable", "minor", "cannot_talk", "alone", "lost_device_access"):
        if case.is_true(name):
            notes.append(exchange.library.texts.render(f"officer.{name}", "nl", "u"))
    if case.language == "en":
        notes.append(exchange.library.texts.render("officer.english", "nl", "u"))
    remarks = " ".join(note.rstrip(".") + "." for note in notes if note)
    return VisitFields(**fields, remarks=remarks or None)


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
    """Ask one field again, from the summary."""
    case = exchange.case
    if field not in field_order(case):
        return Next.PASS
    case.form.state = "open"
    if field in case.form.answered:
        case.form.answered.remove(field)
    case.form.failures.pop(field, None)
    visit_fields.ask(exchange, field, again=True)
    return Next.STOP


def _at_summary(exchange: Exchange) -> Next:
    form = exchange.case.form
    if exchange.case.pending is None or exchange.case.pending.kind != "confirm_visit":
        return Next.PASS
    field = visit_fields.named_field(exchange)
    found = take_apart(exchange.text, visit_fields.FIELD_READ_AS.get(field or "", ""))
    changes = {name: value for name, value in found.values.items() if form.fields.get(name) != value}
    if changes:
        put_in(form, dict(found.values))
        exchange.reply(changed_line(exchange, changes))
        return Next.GO_ON
    answer = exchange.answer
    if answer != "yes" and exchange.says("officer_should_know") and not exchange.text.endswith("?"):
        visit_answers.keep_remark(exchange)
        return Next.GO_ON
    if answer == "yes" and not exchange.says("corrects"):
        return submit(exchange)
    if field and field in field_order(exchange.case):
        return change_field(exchange, field)
    if answer in ("no", "unknown") or exchange.says("corrects"):
        exchange.say("visit.what_to_change", kind="question", buttons=_change_buttons(exchange))
        return Next.STOP
    return Next.PASS


def _confirm_buttons(exchange: Exchange) -> tuple[Button, ...]:
    return (
        exchange.button("form:confirm", "button.confirm"),
        *_change_buttons(exchange),
        exchange.button("form:cancel", "button.form_cancel"),
    )


def _change_buttons(exchange: Exchange) -> tuple[Button, ...]:
    return tuple(
        exchange.button(f"form:change:{field}", f"button.change_{field}")
        for field in field_order(exchange.case)
    )


def _request_buttons(exchange: Exchange) -> tuple[Button, ...]:
    return tuple(
        exchange.button(f"request:{name}", f"button.request_{name}")
        for name in ("status", "change", "cancel")
    )
