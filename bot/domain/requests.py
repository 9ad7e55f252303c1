"""A request that was sent: its status, changing it, cancelling it."""

from __future__ import annotations

from bot.domain import visit_form, visit_notes
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.turn import CancelVisit
from bot.domain.visit_request import put_in, take_apart
from bot.domain.visit_summary import changed_line

_MOST_WORDS = 10


def is_there(exchange: Exchange) -> bool:
    """Whether this conversation has a request that was sent and not cancelled."""
    request = exchange.context.request
    return bool(request and request.status != "cancelled")


def respond(exchange: Exchange) -> Next:
    """A message about the request, after it was sent."""
    pending = exchange.case.pending
    if pending and pending.kind == "cancel_request":
        answer = exchange.answer
        if answer == "yes":
            return cancel(exchange)
        if answer == "no":
            exchange.case.pending = None
            exchange.say("request.kept")
            return Next.STOP
    if pending and pending.kind == "add_to_request" and exchange.answer in ("yes", "no"):
        exchange.case.pending = None
        if exchange.answer == "yes":
            return change(exchange)
        exchange.say("another.left")
        return Next.GO_ON
    if not is_there(exchange) or exchange.case.form.state in ("open", "summary"):
        return Next.PASS
    if exchange.says("request_cancel"):
        return ask_cancel(exchange)
    if exchange.says("corrects") and take_apart(exchange.text, "").values:
        return _change_at_once(exchange)
    if exchange.says("request_change") and len(exchange.words) <= _MOST_WORDS:
        return change(exchange)
    if exchange.says("request_status"):
        return status(exchange)
    return Next.PASS


def status(exchange: Exchange) -> Next:
    """How the request stands, as the control room said last."""
    request = exchange.context.request
    if request is None:
        exchange.say("request.none", buttons=(exchange.button("visit:yes", "button.visit_yes"),))
        return Next.STOP
    exchange.say(f"request.{request.status}", reference=request.reference)
    return Next.STOP


def change(exchange: Exchange) -> Next:
    """Open what was sent, to be changed field by field."""
    if not is_there(exchange):
        return status(exchange)
    form = exchange.case.form
    form.changing = True
    visit_form.show_summary(exchange)
    return Next.STOP


def ask_cancel(exchange: Exchange) -> Next:
    if not is_there(exchange):
        return status(exchange)
    buttons = (
        exchange.button("request:cancel_yes", "button.cancel_yes"),
        exchange.button("request:cancel_no", "button.cancel_no"),
    )
    if not exchange.ask("request.cancel_ask", Pending("cancel_request"), buttons):
        return status(exchange)
    return Next.STOP


def cancel(exchange: Exchange) -> Next:
    if not is_there(exchange):
        return status(exchange)
    case = exchange.case
    case.pending = None
    case.visit_refused = True
    case.form.state = "paused"
    case.reference = None
    exchange.cancel = CancelVisit()
    exchange.say("request.cancel_done")
    return Next.STOP


def _change_at_once(exchange: Exchange) -> Next:
    form = exchange.case.form
    found = take_apart(exchange.text, "")
    changes = {name: value for name, value in found.values.items() if form.fields.get(name) != value}
    if not changes:
        return Next.PASS
    put_in(form, dict(found.values))
    visit_notes.keep_phone_owner(exchange)
    form.changing = True
    exchange.reply(changed_line(exchange, changes))
    visit_form.show_summary(exchange)
    return Next.STOP
