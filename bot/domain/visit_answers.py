"""Taking the answer to a field of a visit request; after two failures another way is offered."""

from __future__ import annotations

import re

from bot.domain import hanging_up, steps, triage_talk, visit_fields, visit_notes
from bot.domain.addresses import find_place, looks_like_postcode
from bot.domain.case import Pending
from bot.domain.exchange import Exchange
from bot.domain.hearing import learn
from bot.domain.person_names import find_name
from bot.domain.phones import looks_like_phone, read_back
from bot.domain.short_answers import ShortAnswer
from bot.domain.turn import Entity
from bot.domain.visit_request import (
    ADDRESS_PARTS,
    address_line,
    asks_reach_too,
    has_address,
    put_in,
    take_apart,
)
from bot.domain.visit_summary import changed_line

# What may tell where somebody lives although it is no address that can be read.
_WHERE = re.compile(
    r"\d|\b(?:achter|naast|tegenover)\b|"
    r"\w(?:straat|laan|weg|plein|dijk|kade|gracht|hof|pad|singel|steeg|dreef|flat|boerderij)\b",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    r"\b(?:ik ben|ik heet|mijn (?:eigen )?naam is|zelf heet ik|i am|i'm|my name is)\s+([^,.;!?\n]+)",
    re.IGNORECASE,
)
_NAME_OF_VICTIM = re.compile(
    r"\b(?:(?:en|and)\s+)?(?:mijn |m'n |mn |onze |my )?"
    r"(?:moeder|vader|mama|papa|oma|opa|zus|broer|tante|oom|zoon|dochter|man|vrouw|buurvrouw|buurman|slachtoffer|"
    r"zij|ze|hij|mother|father|she|he)\s+(?:heet|is called)\s+([^,.;!?\n\d]+)",
    re.IGNORECASE,
)
LONGEST_TEXT = 400  # characters of a remark
_SURE_OF_SMALL_TALK = 0.8
_WORDS_OF_A_BANK = 2
_WORDS_OF_A_BARE_NO = 4


def take(exchange: Exchange) -> bool:
    """Take the message as the answer to the open field; gives False when nothing more is to be asked now."""
    form, field = exchange.case.form, exchange.case.form.asking
    if field == "address_check":
        return _take_address_check(exchange)
    if field in visit_fields.OF_THE_CASE:
        return _take_of_the_case(exchange, field)
    if field not in ("reach", "remarks") and _keeps_reach(exchange):
        return True
    found = take_apart(exchange.text, visit_fields.FIELD_READ_AS.get(field, ""))
    values = dict(found.values)
    if field == "contact_name" and any(part in values for part in ADDRESS_PARTS):
        return _take_contact_with_address(exchange, values)
    if field == "contact_name":
        values |= both_names(exchange.text)
    asked_before = {name: form.fields[name] for name in values if name in form.fields}
    phone_too = visit_fields.asks_phone_too(exchange)
    put_in(form, values)
    if "phone" in values:
        visit_notes.keep_phone_owner(exchange)
    _acknowledge(exchange, values, asked_before)
    if field in ("name", "contact_name"):
        if phone_too:
            _note_phone_refused(exchange, field, values)
        return _take_name(exchange, field, values)
    if field == "address":
        return _take_address(exchange, values, found.rest)
    if field == "phone":
        return _take_phone(exchange, values, found.rest)
    if values and not found.rest:
        return True
    return _take_remarks(exchange, found.rest) if field == "remarks" else _take_reach(exchange, found.rest)


def _keeps_reach(exchange: Exchange) -> bool:
    """ "Niet bellen, mijn man mag het niet weten", said where a name or address was asked."""
    form = exchange.case.form
    refuses_phone = form.asking == "phone" and exchange.says("no_phone")
    if form.fields.get("reach") or not exchange.says("reach_wish") or refuses_phone:
        return False
    if take_apart(exchange.text, visit_fields.FIELD_READ_AS.get(form.asking, "")).values.keys() - {
        "name",
        "contact_name",
    }:
        return False
    form.fields["reach"] = exchange.text[:LONGEST_TEXT]
    exchange.say("form.reach_kept")
    return True


def _note_phone_refused(exchange: Exchange, field: str, values: dict[str, str]) -> None:
    """ "Tim Bos, maar mijn nummer geef ik niet": not asked again as if nothing was said, but told why."""
    gave_name = field in values and not exchange.library.phrases.fits("refuses", values[field])
    if "phone" not in values and ((gave_name and exchange.says("refuses")) or exchange.says("no_phone")):
        exchange.case.form.failures["phone_refused"] = 1


def _take_name(exchange: Exchange, field: str, values: dict[str, str]) -> bool:
    if field in values and "bank" in exchange.heard and len(exchange.words) <= _WORDS_OF_A_BANK:
        del exchange.case.form.fields[field]  # "asn" is no name
        return _failed(exchange, field, "form.name_unclear")
    if field in values and exchange.library.phrases.fits("refuses", values[field]):
        del exchange.case.form.fields[field]  # "sla over" is no name
        values.pop(field)
    elif field in values and visit_notes.is_about_somebody(exchange, values[field]):
        del exchange.case.form.fields[field]  # nor is "ik ben slecht ter been"
        return _failed(exchange, field, "form.name_unclear")
    if field in values:
        return True
    # "Nee naar haar natuurlijk, Parklaan 12": no to something else, with the address.
    refuses = exchange.answer in ("no", "unknown") and len(exchange.words) <= _WORDS_OF_A_BARE_NO
    if (refuses and not values) or exchange.says("refuses"):
        visit_fields.leave(exchange, field)
        if not values:
            exchange.say("form.name_skipped")
        return True
    if values:  # the address came instead; the name is asked once more
        return True
    return _failed(exchange, field, "form.name_unclear")


def both_names(text: str) -> dict[str, str]:
    """Who writes and who it happened to, from "mevrouw Jansen, ik ben Peter Dijk"; {} when it is not both."""
    if of_victim := _NAME_OF_VICTIM.search(text):
        writer, victim = find_name(text[: of_victim.start()]), find_name(of_victim.group(1))
        return {"contact_name": writer, "name": victim} if writer and victim else {}
    own = _OWN_NAME.search(text)
    writer = find_name(own.group(1)) if own else None
    before = text[: own.start()].strip(" ,.;") if own else ""
    victim = find_name(before) if before else None
    return {"contact_name": writer, "name": victim} if writer and victim else {}


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
    """Forget the address, so that all of it is asked again."""
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
            return _note_address(exchange)
    if _keep_place(exchange):
        return _note_address(exchange)
    if any(part in values for part in ADDRESS_PARTS):
        return True  # a part came; what is missing is asked next
    if values:
        return True
    failures = form.failures.get("address", 0)
    says_where = _WHERE.search(rest) is not None
    if failures >= visit_fields.FAILURES_BEFORE_OTHER_WAY and says_where and exchange.answer is None:
        # Whatever was said may help the control room; it rings back about the rest.
        form.fields["street"] = rest[:LONGEST_TEXT]
        visit_fields.leave(exchange, "address")
        exchange.say("form.address_as_said")
        return True
    if failures == 0 and looks_like_postcode(exchange.text):
        return _failed(exchange, "address", "form.postcode_wrong")
    return _failed(exchange, "address", "form.address_unclear" if failures == 0 else "form.address_other_way")


def _keep_place(exchange: Exchange) -> bool:
    """Keep the place of a message that holds no whole address: "nummer vijf zei ik toch, Holten".

    Gives False when there is none, when the place is known, or when no street is: then a postcode is asked.
    """
    fields = exchange.case.form.fields
    named = [one for one in exchange.recognition.entities if one.kind == "place"]
    if not named or fields.get("city") or not fields.get("street"):
        return False
    fields["city"] = named[-1].value.title() if named[-1].value.islower() else named[-1].value
    return True


def _note_address(exchange: Exchange) -> bool:
    """Read an address back that is complete now; gives True."""
    if has_address(exchange.case.form.fields):
        exchange.say("form.address_noted", address=address_line(exchange.case.form.fields))
    return True


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
        _keep_wish_in_refusal(exchange)
        if form.failures.get("phone_refused", 0):
            return visit_fields.choose_way(exchange, "chat")
        form.failures["phone_refused"] = 1
        visit_fields.say_why_phone(exchange)
        return True
    key = "form.phone_wrong" if looks_like_phone(exchange.text) else "form.phone_unclear"
    if form.failures.get("phone", 0):
        key = "form.phone_other_way"
    return _failed(exchange, "phone", key)


def _keep_wish_in_refusal(exchange: Exchange) -> None:
    """ "Bel niet aan, mijn man mag het niet weten": no number, and how not to come."""
    fields = exchange.case.form.fields
    says_how = exchange.says("reach_wish") or exchange.says("no_uniform")
    if says_how and len(exchange.words) > _WORDS_OF_A_BARE_NO and not fields.get("reach"):
        fields["reach"] = exchange.text[:LONGEST_TEXT]
        exchange.say("form.reach_kept")


def _take_of_the_case(exchange: Exchange, field: str) -> bool:
    """When it happened, the bank or the amount, asked because the summary is wrong."""
    case, text = exchange.case, exchange.text
    heard = field in exchange.heard
    amounts = [one.value for one in exchange.recognition.entities if one.kind == "amount"]
    amount = triage_talk.bare_amount(text) or (amounts[-1] if amounts else "")
    if exchange.answer == "unknown":
        visit_fields.forget(exchange, field)
        return True
    if field == "amount" and amount:
        case.entities["amount"] = Entity("amount", amount, text, 0, len(text))
    elif field == "bank" and not heard and 0 < len(exchange.words) <= _WORDS_OF_A_BANK:
        case.entities["bank"] = Entity("bank", text, text, 0, len(text))
    elif field == "happened" and not heard and triage_talk.tells_hour(text):
        learn(exchange, "happened", "today", text)
    elif not heard:
        return _failed(exchange, field, f"form.{field}.unclear")
    case.form.asking = ""
    return True


def _take_reach(exchange: Exchange, rest: str) -> bool:
    """How somebody can be reached safely, asked by itself."""
    answer = _short_of(exchange)
    if exchange.says("no_uniform") or (
        answer == "no" and len(exchange.words) > 1 and exchange.says("reaching")
    ):
        answer = None  # "niet in uniform, de buren kijken": said, no bare no
    if answer == "yes" and not exchange.case.is_true("cannot_talk"):
        return visit_fields.choose_way(exchange, "normal")
    ways = (Pending("form", "reach"), visit_fields.buttons(exchange, "reach_how"))
    if answer == "no" and exchange.ask("form.reach.how", *ways):
        return False
    if answer is None and rest:
        exchange.case.form.fields["reach"] = exchange.text[:LONGEST_TEXT]
    visit_fields.leave(exchange, "reach")
    return True


def _short_of(exchange: Exchange) -> ShortAnswer | None:
    """What a few words answer to a question for more than yes or no."""
    return exchange.answer if len(exchange.words) <= _WORDS_OF_A_BARE_NO else None


def _take_remarks(exchange: Exchange, rest: str) -> bool:
    """What the officer should know and, where both were asked, how somebody can be reached safely."""
    if exchange.corrected and not visit_notes.tells_officer(exchange):
        return True  # "en het was 1540 euro" changes the case; the question still stands
    answer = _short_of(exchange)
    about_coming = asks_reach_too(exchange.case)
    tells_way = about_coming and (exchange.says("reach_wish") or exchange.says("reaching"))
    if tells_way or exchange.says("officer_should_know"):
        answer = None  # "ja, slecht ter been" and "niet bellen" tell it at once
    what = (Pending("form", "remarks"), visit_fields.buttons(exchange, "remarks"))
    if answer == "yes" and exchange.says("plain_yes") and exchange.ask("form.remarks.what", *what):
        return False
    if about_coming:
        visit_fields.settle_reach(exchange)
    if answer is None and rest:
        visit_notes.keep_remark(exchange, exchange.text, LONGEST_TEXT, about_coming=about_coming)
    visit_fields.leave(exchange, "remarks")
    return True


def keep_remark(exchange: Exchange) -> None:
    """Add the message to what the officer should know."""
    visit_notes.keep_remark(exchange, exchange.text, LONGEST_TEXT)
    exchange.say("form.remark_kept")


def _failed(exchange: Exchange, field: str, key: str) -> bool:
    """The answer could not be used: say what is needed, then ask in other words or another way."""
    form = exchange.case.form
    if visit_notes.tells_officer(exchange):
        keep_remark(exchange)
        return True
    if exchange.text.endswith("?") and not any(character.isdigit() for character in exchange.text):
        exchange.say("unclear.question", buttons=(exchange.person_button(),))
        return True  # a question that has no answer here is no failed answer
    if exchange.heard and not hanging_up.must_hang_up(exchange):
        exchange.say("noted")
    if exchange.heard or _is_small_talk(exchange):
        return True  # something else was said, no failed answer; the field is asked again
    form.failures[field] = form.failures.get(field, 0) + 1
    if field in ("name", "contact_name") and form.failures[field] >= visit_fields.FAILURES_BEFORE_OTHER_WAY:
        visit_fields.leave(exchange, field)
        exchange.say("form.name_skipped")
        return True
    if field == "phone" and form.failures[field] > visit_fields.FAILURES_BEFORE_OTHER_WAY:
        visit_fields.choose_way(exchange, "chat")
        exchange.say("form.phone_by_chat")
        return True
    if field == "address" and form.failures[field] > visit_fields.FAILURES_BEFORE_OTHER_WAY + 1:
        visit_fields.leave(exchange, field)
        exchange.say("form.address_later")
        return True
    if field == "address_check" and form.failures[field] >= visit_fields.FAILURES_BEFORE_OTHER_WAY:
        form.asking = ""
        return True
    if exchange.ask(key, Pending("form", field), visit_fields.buttons(exchange, field)):
        return False
    visit_fields.leave(exchange, field)
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
