"""The fields of a visit request one by one: asking, skipping, and the ways to reach somebody."""

from __future__ import annotations

from bot.domain import triage_talk
from bot.domain.case import Pending
from bot.domain.exchange import Exchange
from bot.domain.facts import UNKNOWN, Fact
from bot.domain.turn import Button
from bot.domain.visit_request import (
    address_line,
    asks_reach_too,
    field_order,
    has_address,
    has_part_of_address,
)

FIELD_READ_AS = {"name": "name", "contact_name": "contact_name", "address": "address", "phone": "phone"}

FAILURES_BEFORE_OTHER_WAY = 2
# Optional fields: who does not say their name after two questions does not want to.
_ASKED_TWICE_AT_MOST = {"name", "contact_name"}
_NEEDED = ("address", "phone")
_MOST_TIMES = 2
_PHONE_FAILURES = {"phone", "phone_refused"}
# What the case knows and the request carries; asked in the form only to be changed.
OF_THE_CASE = ("happened", "bank", "amount")


def ask(exchange: Exchange, field: str, *, again: bool = False) -> bool:
    """Ask for a field, or for the part of the address that is still missing.

    again: it is asked to change what stands there. Gives False when it was asked often enough.
    """
    case = exchange.case
    if not again and field in _ASKED_TWICE_AT_MOST and _times_asked(exchange, field) >= _MOST_TIMES:
        return False
    case.form.asking = field
    if field == "phone":
        _say_why_after_refusal(exchange)
    key = _key(exchange, field)
    filled = {"address": address_line(case.form.fields)} if field == "address_check" else {}
    asked = exchange.ask(key, Pending("form", field), buttons(exchange, field), **filled)
    if not asked and again:
        exchange.ask("form.change_any", Pending("form", field), buttons(exchange, field))
    return asked or again


def say_why_phone(exchange: Exchange) -> None:
    """Why a number is needed, and which other numbers will do."""
    exchange.say("form.phone_why_text" if exchange.case.is_true("cannot_talk") else "form.phone_why")


def _say_why_after_refusal(exchange: Exchange) -> None:
    """Who kept the number back where it was asked with the name hears why before it is asked by itself."""
    case = exchange.case
    told = {"form.phone_why", "form.phone_why_text"} & case.asked.keys()
    if case.form.failures.get("phone_refused") and not told:
        say_why_phone(exchange)


def wait_for(exchange: Exchange, field: str) -> bool:
    """Say what is still needed, where questions in between used up every way to ask for it.

    Gives False for a field that may be left out.
    """
    if field not in _NEEDED:
        return False
    exchange.case.form.asking = field
    exchange.case.pending = Pending("form", field)
    what = exchange.words_for(f"summary.{field}").lower()
    exchange.say("form.waiting", buttons=buttons(exchange, field), what=what)
    return True


def _times_asked(exchange: Exchange, field: str) -> int:
    keys = [key for key in exchange.case.asked if key.startswith((f"form.{field}.", f"form.{field}_unclear"))]
    return sum(exchange.case.asked[key] for key in keys)


def asks_phone_too(exchange: Exchange) -> bool:
    """Whether the first name is asked together with the number: one question, for one message or two."""
    case, fields = exchange.case, exchange.case.form.fields
    return (
        case.form.asking == field_order(case)[0]
        and not fields.get("phone")
        and "phone" not in case.form.answered
        and not _PHONE_FAILURES & case.form.failures.keys()
    )


def _asks_address_too(exchange: Exchange) -> bool:
    """Whether the name of the victim is asked together with where that is."""
    case = exchange.case
    open_address = "address" not in case.form.answered and not has_part_of_address(case.form.fields)
    return case.form.asking == "name" and case.is_true("third_party") and open_address


def leave(exchange: Exchange, field: str) -> None:
    """Go on without this field."""
    form = exchange.case.form
    if field == "remarks" and asks_reach_too(exchange.case):
        settle_reach(exchange)
    if field not in form.answered:
        form.answered.append(field)
    form.asking = ""
    if field == "phone" and not form.fields.get("phone") and not form.fields.get("reach"):
        form.fields["reach"] = exchange.words_for("form.by_chat")


def settle_reach(exchange: Exchange) -> None:
    """Nothing has to be minded when somebody comes, as far as was said."""
    form = exchange.case.form
    form.answered.append("reach")
    form.fields["reach"] = exchange.words_for("form.reach_none")


def skip(exchange: Exchange) -> bool:
    """The button to skip a field; gives False where it may not be skipped."""
    field = exchange.case.form.asking
    if field in ("address", "address_check", ""):
        return False
    if field == "phone":
        return choose_way(exchange, "chat")
    if field in OF_THE_CASE:
        forget(exchange, field)
    leave(exchange, field)
    return True


def forget(exchange: Exchange, field: str) -> None:
    """The visitor does not know it after all."""
    case = exchange.case
    case.form.asking = ""
    case.entities.pop(field, None)
    if field == "happened":
        case.learn(Fact("happened", UNKNOWN, exchange.text, exchange.message.id))


def choose_way(exchange: Exchange, way: str) -> bool:
    """A button that says how somebody can be reached; gives False for one that does not exist."""
    form = exchange.case.form
    if way not in ("normal", "no_uniform", "no_call", "chat", "neighbour"):
        return False
    if way == "neighbour":
        form.asking = "reach"
        exchange.ask("form.reach.neighbour", Pending("form", "reach"))
        return True
    # Without a number the chat comes beside what was wished before: "bel niet aan, mijn man mag niets weten".
    wished = form.fields.get("reach", "") if way == "chat" and form.asking == "phone" else ""
    chosen = exchange.words_for(f"form.reach_{way}")
    form.fields["reach"] = "; ".join(dict.fromkeys(filter(None, (wished, chosen))))
    for settled in ("reach", *(("phone",) if way == "chat" else ())):
        if settled not in form.answered:
            form.answered.append(settled)
    form.asking = ""
    return True


def may_be_called(exchange: Exchange) -> bool:
    """Whether news may come by phone: there is a number, and nothing that was said forbids a call."""
    case = exchange.case
    fields = case.form.fields
    safe = not exchange.library.phrases.fits("not_by_phone", fields.get("reach", ""))
    return bool(fields.get("phone")) and safe and not case.is_true("cannot_talk")


def named_field(exchange: Exchange) -> str | None:
    """The field that a message names, such as "mijn telefoonnummer klopt niet"; None when it names none."""
    return next((field for field in changeable(exchange) if exchange.says(f"field_{field}")), None)


def changeable(exchange: Exchange) -> tuple[str, ...]:
    """The fields that the summary lets change."""
    return (*field_order(exchange.case), *OF_THE_CASE)


def _key(exchange: Exchange, field: str) -> str:
    case = exchange.case
    fields = case.form.fields
    if field == "remarks":
        way = "device" if case.is_true("lost_device_access") else "ask"
        return f"form.remarks.{way}_and_reach" if asks_reach_too(case) else f"form.remarks.{way}"
    if field in ("name", "contact_name") and asks_phone_too(exchange):
        return f"form.{field}.{'with_sms' if case.is_true('cannot_talk') else 'with_phone'}"
    if _asks_address_too(exchange):
        return "form.name.other_with_address"
    other = case.is_true("third_party") and field in ("name", "address", "phone", "reach")
    if field != "address" or not has_part_of_address(fields) or has_address(fields):
        if field == "address" and case.form.failures.get("address", 0) >= FAILURES_BEFORE_OTHER_WAY:
            return "form.address_other_way"
        deaf = case.is_true("cannot_talk") and not other and field in ("phone", "reach")
        return f"form.{field}.{'other' if other else 'cannot_talk' if deaf else 'ask'}"
    if fields.get("postcode"):
        return "form.house_number"
    if fields.get("house_number") and fields.get("street"):
        return "form.place"
    if fields.get("street"):
        return "form.number_and_place"
    return "form.street" if fields.get("city") else "form.postcode"


def buttons(exchange: Exchange, field: str) -> tuple[Button, ...]:
    """What can be pressed instead of typing an answer to this field."""
    if field in OF_THE_CASE:
        return (*triage_talk.moments(exchange, field), exchange.button("form:skip", "button.unknown"))
    if field in ("name", "contact_name"):
        together = asks_phone_too(exchange) or _asks_address_too(exchange)
        return (exchange.button("form:skip", "button.skip_name" if together else "button.skip"),)
    if field == "remarks":
        nothing = exchange.button("form:skip", "button.no_remarks")
        return (nothing, *_ways(exchange)) if asks_reach_too(exchange.case) else (nothing,)
    if field == "address_check":
        return (
            exchange.button("form:address:yes", "button.yes"),
            exchange.button("form:address:no", "button.no"),
        )
    cannot_call = exchange.case.is_true("cannot_talk") or exchange.case.form.failures.keys() & _PHONE_FAILURES
    if field == "phone" and cannot_call:
        return (exchange.button("form:reach:chat", "button.reach_chat"),)
    if field == "reach" and exchange.case.is_true("cannot_talk"):
        return (
            exchange.button("form:reach:no_uniform", "button.reach_no_uniform"),
            exchange.button("form:reach:neighbour", "button.reach_neighbour"),
        )
    if field == "reach":
        return (exchange.button("form:reach:normal", "button.reach_normal"), *_ways(exchange))
    if field == "reach_how":
        return (*_ways(exchange), exchange.button("form:reach:neighbour", "button.reach_neighbour"))
    return ()


def _ways(exchange: Exchange) -> tuple[Button, ...]:
    """Other ways to come than to call and ring the bell in uniform."""
    return (
        exchange.button("form:reach:no_uniform", "button.reach_no_uniform"),
        exchange.button("form:reach:no_call", "button.reach_no_call"),
    )
