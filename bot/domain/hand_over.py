"""Asking for a person: at any moment, honestly about waiting, with a call back when it cannot be soon."""

from __future__ import annotations

from bot.domain import story
from bot.domain.answers import CERTAIN
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next, Reason
from bot.domain.hearing import asks_if_staff
from bot.domain.person_names import is_only_a_name
from bot.domain.phones import find_phone, read_back
from bot.domain.turn import Button, Reply

OFFERED = "person"
_MOST_WORDS = 12
# One or two words are often an answer; then more certainty is needed to send somebody to the queue.
_ONE_OR_TWO = 2
_SURE = 0.8
_WORDS_OF_A_LANGUAGE = 3


def respond(exchange: Exchange) -> Next:
    """Handle the wish for a person, and the number for a call back."""
    pending = exchange.case.pending
    if pending and pending.kind == "call_back" and _take_call_back(exchange):
        return Next.GO_ON
    if pending and pending.kind == OFFERED and not asks_for_person(exchange):
        return _take_offer(exchange)
    if asks_if_staff(exchange) and exchange.answer is None:
        is_open = exchange.context.staff_open
        key = "person.still_waiting" if is_open else "person.still_closed"
        exchange.say(key, buttons=(leave_button(exchange),))
        return Next.GO_ON
    if not asks_for_person(exchange):
        return Next.PASS
    _safety_first(exchange)
    ask_for_person(exchange, "asked")
    asks_number = exchange.case.pending is not None and exchange.case.pending.kind == "call_back"
    return Next.STOP if asks_number or exchange.case.pending is None else Next.GO_ON


def _safety_first(exchange: Exchange) -> None:
    """Waiting for a person takes time: the first safe steps come before it, for the story or for all."""
    case, top = exchange.case, exchange.top
    if case.scenario is not None:
        return
    if top is not None and top in exchange.library.playbooks:
        story.begin(exchange, top)
    else:
        story.say_first_safety(exchange)


def asks_for_person(exchange: Exchange) -> bool:
    """Whether this message asks for a person. Inside a form only plain words do: what is recognised there
    is mostly an answer, such as "u kunt gewoon bellen"."""
    pending = exchange.case.pending
    in_form = pending is not None and pending.kind in ("form", "confirm_visit")
    if exchange.says("asks_who"):
        return False  # "praat ik nu met een mens?" is a question about this chat
    if is_only_a_name(exchange.text) or exchange.says("no_person"):
        return False
    if exchange.says("cannot_call") and not exchange.says("person"):
        return False  # "ik kan niet bellen" says what cannot be done, and asks for nobody
    if not exchange.says("person") and (_wants_officer(exchange) or _asks_something(exchange)):
        return False
    few = len(exchange.words) <= _MOST_WORDS
    sure = exchange.top == "ask_human" and (len(exchange.words) > _ONE_OR_TWO or exchange.confidence >= _SURE)
    return (sure and not in_form) or (few and exchange.says("person"))


def _asks_something(exchange: Exchange) -> bool:
    """A question that has an answer: "wie beslist of er iemand komt?", "mag ik de verkoper bellen"."""
    found = exchange.asked
    return found is not None and (found.score >= CERTAIN or exchange.says("asks_whether"))


def _wants_officer(exchange: Exchange) -> bool:
    """An officer is a person too: "stuur iemand", or a number to be rung on after the offer of a visit."""
    if "wants_visit" in exchange.heard or any(map(exchange.says, ("visit_wish", "asks_for_visit"))):
        return True
    pending = exchange.case.pending
    offered = pending is not None and pending.kind == "visit"
    return offered and find_phone(exchange.text) is not None


def ask_for_person(
    exchange: Exchange, reason: Reason, *, urgent: bool = False, key: str | None = None
) -> None:
    """Ask for a person and say what happens next; when nobody is there, or many wait, offer to call back."""
    case = exchange.case
    exchange.hand_over(reason, urgent=urgent)
    is_full = exchange.context.staff_full and not urgent
    # In danger and in a crisis a person comes at once.
    leave = () if urgent else (leave_button(exchange),)
    if exchange.context.staff_open and not is_full:
        exchange.say(key or "person.asked", buttons=leave)
    else:
        exchange.say("person.full" if exchange.context.staff_open else "person.closed", buttons=leave)
        asks_number = reason in ("asked", "misunderstood", "language", "triage")
        # Nobody rings who cannot speak or hear.
        if asks_number and case.form.state not in ("open", "summary") and not case.is_true("cannot_talk"):
            exchange.ask(
                "person.call_back",
                Pending("call_back"),
                (exchange.button("form:skip", "button.no_call_back"),),
            )


def offer_person(exchange: Exchange) -> None:
    """Ask whether a person may read along, once; nobody is handed over without having said yes."""
    case = exchange.case
    yes = exchange.button("person:yes", "button.person_yes")
    if case.form.is_under_way:
        exchange.say("person.may_ask", buttons=(yes,))  # the question of the form stays open
    elif not exchange.ask(
        "person.offer", Pending(OFFERED), (yes, exchange.button("person:no", "button.leave_queue"))
    ):
        exchange.say("closing.still_here", buttons=(yes,))


def accept(exchange: Exchange) -> Next:
    """A person was offered because the bot did not understand, and is welcome."""
    _settle_offer(exchange)
    ask_for_person(exchange, "misunderstood")
    return Next.GO_ON if exchange.case.form.is_under_way else Next.STOP


def decline_person(exchange: Exchange) -> Next:
    """No person: on with the conversation, or with the visitor's own words."""
    _settle_offer(exchange)
    exchange.say("person.declined")
    return Next.GO_ON if exchange.case.scenario is not None else Next.STOP


def _take_offer(exchange: Exchange) -> Next:
    """Yes or no to the offer of a person; whoever tells something else is heard."""
    if exchange.answer == "yes" and not exchange.heard:
        return accept(exchange)
    if exchange.answer == "no" and not exchange.heard:
        return decline_person(exchange)
    _settle_offer(exchange)
    return Next.PASS


def _settle_offer(exchange: Exchange) -> None:
    pending = exchange.case.pending
    if pending is not None and pending.kind == OFFERED:
        exchange.case.pending = None


def leave_button(exchange: Exchange) -> Button:
    """The button of who waits for a person and rather goes on with the computer."""
    return exchange.button("leave_queue", "button.leave_queue")


def leave_queue(exchange: Exchange) -> Next:
    """Who waits for a person would rather go on here; somebody in a crisis or in danger keeps the person."""
    case = exchange.case
    if case.crisis or case.emergency == "open":
        return Next.PASS
    exchange.leaves_queue = True
    exchange.person = None
    if case.pending is not None and case.pending.kind == "call_back":
        case.pending = None
    exchange.say("person.left")
    return Next.GO_ON


def for_language(exchange: Exchange) -> None:
    """Somebody who does not speak Dutch gets a person too, once, besides the answer."""
    case = exchange.case
    english_story = case.language == "en" and (case.scenario is not None or case.emergency == "open")
    other = exchange.recognition.language == "other" and len(exchange.words) >= _WORDS_OF_A_LANGUAGE
    if not (english_story or other) or "language" in case.handed_over:
        return
    asked_before = bool(case.handed_over)
    case.handed_over.append("language")
    if exchange.person is None:
        exchange.hand_over("language", urgent=case.emergency == "open")
    if exchange.context.staff_open and case.emergency != "open" and not asked_before:
        buttons = (leave_button(exchange),)
        person = Reply("text", exchange.words_for("language.person"), buttons, language=case.language)
        exchange.replies.insert(_after_the_steps(exchange.replies), person)


def _after_the_steps(replies: list[Reply]) -> int:
    """Where a person is announced: after what has to be done first, before what is asked."""
    steps = [number for number, reply in enumerate(replies, start=1) if reply.kind == "steps"]
    questions = [number for number, reply in enumerate(replies) if reply.kind == "question"]
    return steps[-1] if steps else questions[0] if questions else len(replies)


def _take_call_back(exchange: Exchange) -> bool:
    case = exchange.case
    phone = find_phone(exchange.text, expected=True)
    if phone:
        exchange.hand_over("asked", call_back=phone.e164)
        case.pending = None
        exchange.say("person.will_call", phone=read_back(phone.e164))
        return True
    if exchange.answer == "no":
        decline_call_back(exchange)
        return True
    return False


def decline_call_back(exchange: Exchange) -> None:
    """No call back wanted: on with the conversation."""
    exchange.case.pending = None
    exchange.say("person.no_call_back")
