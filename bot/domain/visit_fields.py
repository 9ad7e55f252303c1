"""The fields of a visit request one by one: asking, taking the answer, and another way after two failures."""

from __future__ import annotations

from bot.domain import steps
from bot.domain.addresses import find_place, looks_like_postcode
from bot.domain.case import Pending
from bot.domain.exchange import Exchange
from bot.domain.phones import looks_like_phone, read_back
from bot.domain.turn import Button
from bot.domain.visit_request import (
    ADDRESS_PARTS,
    address_line,
    field_order,
    has_address,
    has_part_of_address,
    put_in,
    take_apart,
)
from bot.domain.visit_summary import changed_line

FIELD_READ_AS = {"name": "name", "contact_name": "contact_name", "address": "address", "phone": "phone"}

LONGEST_TEXT = 400  # characters of a remark
_FAILURES_BEFORE_OTHER_WAY = 2
_SURE_OF_SMALL_TALK = 0.8
_WORDS_OF_A_BANK = 2
_WORDS_OF_A_BARE_NO = 4
# Optional fields: who does not say their name after two questions does not want to.
_ASKED_TWICE_AT_MOST = {"name", "contact_name"}
_MOST_TIMES = 2
_PHONE_FAILURES = {"phone", "phone_refused"}


def ask(exchange: Exchange, field: str, *, again: bool = False) -> bool:
    """Ask for a field, or for the part of the address that is still missing.

    again: it is asked to change what stands there. Gives False when it was asked often enough.
    """
    case = exchange.case
    if not again and field in _ASKED_TWICE_AT_MOST and _times_asked(exchange, field) >= _MOST_TIMES:
        return False
    case.form.asking = field
    key = _key(exchange, field)
    filled = {"address": address_line(case.form.fields)} if field == "address_check" else {}
    asked = exchange.ask(key, Pending("form", field), _buttons(exchange, field), **filled)
    if not asked and again:
        exchange.ask("form.change_any", Pending("form", field), _buttons(exchange, field))
    return asked or again


def _times_asked(exchange: Exchange, field: str) -> int:
    keys = [key for key in exchange.case.asked if key.startswith((f"form.{field}.", f"form.{field}_unclear"))]
    return sum(exchange.case.asked[key] for key in keys)


def leave(exchange: Exchange, field: str) -> None:
    """Go on without this field."""
    form = exchange.case.form
    if field not in form.answered:
        form.answered.append(field)
    form.asking = ""
    if field == "phone" and not form.fields.get("phone") and not form.fields.get("reach"):
        form.fields["reach"] = exchange.words_for("form.by_chat")


def take(exchange: Exchange) -> bool:
    """Take the message as the answer to the open field; gives False when nothing more is to be asked now."""
    form, field = exchange.case.form, exchange.case.form.asking
    if field == "address_check":
        return _take_address_check(exchange)
    found = take_apart(exchange.text, FIELD_READ_AS.get(field, ""))
    values = dict(found.values)
    if field == "contact_name" and any(part in values for part in ADDRESS_PARTS):
        return _take_contact_with_address(exchange, values)
    asked_before = {name: form.fields[name] for name in values if name in form.fields}
    put_in(form, values)
    _acknowledge(exchange, values, asked_before)
    if field in ("name", "contact_name"):
        return _take_name(exchange, field, values)
    if field == "address":
        return _take_address(exchange, values, found.rest)
    if field == "phone":
        return _take_phone(exchange, values, found.rest)
    return _take_text(exchange, field, found.rest, only_values=bool(values) and not found.rest)


def skip(exchange: Exchange) -> bool:
    """The button to skip a field; gives False where it may not be skipped."""
    field = exchange.case.form.asking
    if field in ("address", "address_check", ""):
        return False
    if field == "phone":
        return choose_way(exchange, "chat")
    leave(exchange, field)
    return True


def choose_way(exchange: Exchange, way: str) -> bool:
    """A button that says how somebody can be reached; gives False for one that does not exist."""
    form = exchange.case.form
    if way not in ("normal", "no_uniform", "no_call", "chat", "neighbour"):
        return False
    if way == "neighbour":
        form.asking = "reach"
        exchange.ask("form.reach.neighbour", Pending("form", "reach"))
        return True
    form.fields["reach"] = exchange.words_for(f"form.reach_{way}")
    for settled in ("reach", *(("phone",) if way == "chat" else ())):
        if settled not in form.answered:
            form.answered.append(settled)
    form.asking = ""
    return True


def named_field(exchange: Exchange) -> str | None:
    """The field that a message names, such as "mijn telefoonnummer klopt niet"; None when it names none."""
    return next((field for field in field_order(exchange.case) if exchange.says(f"field_{field}")), None)


# --- Taking answers ----------------------------------------------------------------------------


def _take_name(exchange: Exchange, field: str, values: dict[str, str]) -> bool:
    if field in values and "bank" in exchange.heard and len(exchange.words) <= _WORDS_OF_A_BANK:
        del exchange.case.form.fields[field]  # "asn" is no name
        return _failed(exchange, field, "form.name_unclear")
    if field in values:
        return True
    # "Nee naar haar natuurlijk, Parklaan 12": no to something else, with the address.
    refuses = exchange.answer in ("no", "unknown") and len(exchange.words) <= _WORDS_OF_A_BARE_NO
    if (refuses and not values) or exchange.says("refuses"):
        leave(exchange, field)
        if not values:
            exchange.say("form.name_skipped")
        return True
    if values:  # the address came instead; the name is asked once more
        return True
    return _failed(exchange, field, "form.name_unclear")


def _take_contact_with_address(exchange: Exchange, values: dict[str, str]) -> bool:
    """Who writes gave an address too: is it where the officer has to go, or their own?"""
    form = exchange.case.form
    put_in(form, values)
    if has_address(form.fields):
        form.asking = "address_check"
    else:
        for part in ADDRESS_PARTS:
            form.fields.pop(part, None)
    return True


def _take_address_check(exchange: Exchange) -> bool:
    form, answer = exchange.case.form, exchange.answer
    found = take_apart(exchange.text, "address")
    if any(part in found.values for part in ADDRESS_PARTS):
        for part in ADDRESS_PARTS:
            form.fields.pop(part, None)
        put_in(form, dict(found.values))
    elif answer == "no":
        drop_address(exchange)
    elif answer != "yes":
        return _failed(exchange, "address_check", "form.address_check_unclear")
    form.asking = ""
    return True


def drop_address(exchange: Exchange) -> None:
    for part in ADDRESS_PARTS:
        exchange.case.form.fields.pop(part, None)


def _take_address(exchange: Exchange, values: dict[str, str], rest: str) -> bool:
    form = exchange.case.form
    if has_address(form.fields):
        return True
    if form.fields.get("house_number") and not form.fields.get("city"):
        place = find_place(exchange.text) if not values else None
        if place and exchange.answer is None and len(exchange.words) <= 4:
            form.fields["city"] = place
            return True
    if any(part in values for part in ADDRESS_PARTS):
        return True  # a part came; what is missing is asked next
    if values:
        return True
    failures = form.failures.get("address", 0)
    if failures >= _FAILURES_BEFORE_OTHER_WAY and rest and exchange.answer is None:
        # Whatever was said may help the control room; it rings back about the rest.
        form.fields["street"] = rest[:LONGEST_TEXT]
        leave(exchange, "address")
        exchange.say("form.address_as_said")
        return True
    if failures == 0 and looks_like_postcode(exchange.text):
        return _failed(exchange, "address", "form.postcode_wrong")
    return _failed(exchange, "address", "form.address_unclear" if failures == 0 else "form.address_other_way")


def _take_phone(exchange: Exchange, values: dict[str, str], rest: str) -> bool:
    form = exchange.case.form
    if "phone" in values:
        if rest and exchange.library.phrases.fits("reaching", rest) and not form.fields.get("reach"):
            form.fields["reach"] = rest[:LONGEST_TEXT]
        return True
    refuses = exchange.answer in ("no", "unknown") or exchange.says("refuses") or exchange.says("no_phone")
    if values and not refuses:
        return True  # the address came; the number is asked once more
    if refuses:
        if form.failures.get("phone_refused", 0):
            return choose_way(exchange, "chat")
        form.failures["phone_refused"] = 1
        exchange.say("form.phone_why_text" if exchange.case.is_true("cannot_talk") else "form.phone_why")
        return True
    key = "form.phone_wrong" if looks_like_phone(exchange.text) else "form.phone_unclear"
    if form.failures.get("phone", 0):
        key = "form.phone_other_way"
    return _failed(exchange, "phone", key)


def _take_text(exchange: Exchange, field: str, rest: str, *, only_values: bool) -> bool:
    """The free fields: how to reach somebody, and what the officer should know."""
    form = exchange.case.form
    if only_values:
        return True
    answer = exchange.answer if len(exchange.words) <= 4 else None
    if field == "reach":
        if answer == "yes" and not exchange.case.is_true("cannot_talk"):
            return choose_way(exchange, "normal")
        if answer == "no":
            if exchange.ask("form.reach.how", Pending("form", "reach"), _buttons(exchange, "reach_how")):
                return False
            leave(exchange, field)
            return True
    elif answer == "yes":
        if exchange.ask("form.remarks.what", Pending("form", "remarks"), _buttons(exchange, "remarks")):
            return False
        leave(exchange, field)
        return True
    if answer is None and rest:
        form.fields[field] = exchange.text[:LONGEST_TEXT]
    leave(exchange, field)
    return True


def _failed(exchange: Exchange, field: str, key: str) -> bool:
    """The answer could not be used: say what is needed, then ask in other words or another way."""
    form = exchange.case.form
    if exchange.heard:
        exchange.say("noted")
    if exchange.heard or _is_small_talk(exchange):
        return True  # something else was said, no failed answer; the field is asked again
    form.failures[field] = form.failures.get(field, 0) + 1
    if field in ("name", "contact_name") and form.failures[field] >= _FAILURES_BEFORE_OTHER_WAY:
        leave(exchange, field)
        exchange.say("form.name_skipped")
        return True
    if field == "phone" and form.failures[field] > _FAILURES_BEFORE_OTHER_WAY:
        choose_way(exchange, "chat")
        exchange.say("form.phone_by_chat")
        return True
    if field == "address" and form.failures[field] > _FAILURES_BEFORE_OTHER_WAY + 1:
        leave(exchange, field)
        exchange.say("form.address_later")
        return True
    if field == "address_check" and form.failures[field] >= _FAILURES_BEFORE_OTHER_WAY:
        form.asking = ""
        return True
    if exchange.ask(key, Pending("form", field), _buttons(exchange, field)):
        return False
    leave(exchange, field)
    return True


def _is_small_talk(exchange: Exchange) -> bool:
    """Something that is no answer at all: it is answered, and the field is asked again."""
    for phrase, key in (("thanks", "thanks.in_form"), ("hello", "hello.again")):
        if exchange.says(phrase):
            exchange.say(key)
            return True
    step = steps.current(exchange)
    if step and exchange.says("done"):
        return steps.tick(exchange, step.id)
    if exchange.top == "chitchat_or_abuse" and exchange.confidence >= _SURE_OF_SMALL_TALK:
        exchange.say("chitchat_here")
        return True
    return False


def _acknowledge(exchange: Exchange, values: dict[str, str], before: dict[str, str]) -> None:
    """Read back a phone number; say what changed."""
    changed = {name: value for name, value in values.items() if name in before and before[name] != value}
    if changed:
        exchange.reply(changed_line(exchange, changed))
    noted = any(part in values for part in ADDRESS_PARTS) and has_address(exchange.case.form.fields)
    if noted and not changed:
        exchange.say("form.address_noted", address=address_line(exchange.case.form.fields))
    if "phone" in values and "phone" not in changed:
        exchange.say("form.phone_noted", phone=read_back(values["phone"]))


# --- Asking ------------------------------------------------------------------------------------


def _key(exchange: Exchange, field: str) -> str:
    case = exchange.case
    fields = case.form.fields
    other = case.is_true("third_party") and field in ("name", "address", "phone", "reach")
    if field != "address" or not has_part_of_address(fields) or has_address(fields):
        if field == "address" and case.form.failures.get("address", 0) >= _FAILURES_BEFORE_OTHER_WAY:
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


def _buttons(exchange: Exchange, field: str) -> tuple[Button, ...]:
    if field in ("name", "contact_name", "remarks"):
        return (exchange.button("form:skip", "button.no_remarks" if field == "remarks" else "button.skip"),)
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
        return (
            exchange.button("form:reach:normal", "button.reach_normal"),
            exchange.button("form:reach:no_uniform", "button.reach_no_uniform"),
            exchange.button("form:reach:no_call", "button.reach_no_call"),
        )
    if field == "reach_how":
        return (
            exchange.button("form:reach:no_uniform", "button.reach_no_uniform"),
            exchange.button("form:reach:no_call", "button.reach_no_call"),
            exchange.button("form:reach:neighbour", "button.reach_neighbour"),
        )
    return ()
