"""A request that was sent: its status, changing it, cancelling it."""

from __future__ import annotations

from bot.domain import visit_answers, visit_fields, visit_form, visit_notes
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.turn import CancelVisit
from bot.domain.visit_request import has_address, put_in, take_apart
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
        # "Ja, laat toch maar komen" keeps it, "nee, hoeft niet meer" does not, whatever they begin with.
        if exchange.says("visit_wish") or exchange.says("request_keep"):
            return keep(exchange)
        if exchange.says("request_cancel") or exchange.answer == "yes":
            return cancel(exchange)
        if exchange.answer == "no":
            return keep(exchange)
    if pending and pending.kind == "add_to_request" and exchange.answer in ("yes", "no"):
        exchange.case.pending = None
        return change(exchange) if exchange.answer == "yes" else leave_as_sent(exchange)
    if exchange.case.form.is_under_way:
        return _while_filling_in(exchange)
    if not is_there(exchange):
        return Next.PASS
    if exchange.says("request_cancel"):
        return ask_cancel(exchange)
    if (_corrects(exchange) or exchange.says("request_change")) and (changes := _changes(exchange)):
        return _change_at_once(exchange, changes)
    if exchange.says("request_move") and not exchange.text.endswith("?"):
        return _add(exchange, "request.move")
    if exchange.says("request_change") and len(exchange.words) <= _MOST_WORDS:
        return change(exchange)
    if exchange.says("request_status"):
        return status(exchange)
    if visit_notes.tells_officer(exchange):
        return _add(exchange, "form.remark_kept")
    return Next.PASS


def _while_filling_in(exchange: Exchange) -> Next:
    """How a request stands that is not sent yet, or is being changed; a sent one can be withdrawn too."""
    sent = is_there(exchange)
    if exchange.says("request_status"):
        exchange.say("request.change_not_sent" if sent else "request.not_sent")
        return Next.GO_ON
    if sent and exchange.says("request_cancel"):
        return ask_cancel(exchange)
    if sent and exchange.says("request_move") and "?" not in exchange.text:
        return _add(exchange, "request.move")
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
    """Whether the request must really be cancelled."""
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
    """Withdraw the request; no officer is offered again."""
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


def keep(exchange: Exchange) -> Next:
    """The request stays after all."""
    exchange.case.pending = None
    exchange.say("request.kept")
    return Next.STOP


def leave_as_sent(exchange: Exchange) -> Next:
    """The other crime is not added to the request."""
    exchange.case.pending = None
    exchange.say("another.left")
    return Next.GO_ON


def _corrects(exchange: Exchange) -> bool:
    """Whether a message tells something of the request anew: "nee, ...", "mijn huisnummer is 5"."""
    return exchange.says("corrects") or exchange.says("own_detail")


def _changes(exchange: Exchange) -> dict[str, str]:
    """What the message changes in the request, each field read as what it is named."""
    named = visit_fields.named_field(exchange) or ""
    found = take_apart(exchange.text, visit_fields.FIELD_READ_AS.get(named, ""))
    fields = exchange.case.form.fields
    return {name: value for name, value in found.values.items() if fields.get(name) != value}


def _change_at_once(exchange: Exchange, changes: dict[str, str]) -> Next:
    form = exchange.case.form
    put_in(form, changes)
    visit_notes.keep_phone_owner(exchange)
    form.changing = True
    if not has_address(form.fields):
        # Another street, without its town: that is asked before anything is sent.
        form.state = "open"
        if "address" in form.answered:
            form.answered.remove("address")
        return Next.GO_ON
    exchange.reply(changed_line(exchange, changes))
    visit_form.show_summary(exchange)
    return Next.STOP


def _add(exchange: Exchange, key: str) -> Next:
    """Write down what was told for who comes, to be confirmed; key: what is said about it."""
    visit_notes.keep_remark(exchange, exchange.text, visit_answers.LONGEST_TEXT)
    exchange.say(key)
    return change(exchange)
