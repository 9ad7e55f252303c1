"""Danger now: 112 first and on top, in three short sentences, and no form until that is settled."""

from __future__ import annotations

from dataclasses import replace

from bot.domain import hand_over, steps, story, triage_talk, visit_offer
from bot.domain.case import Pending
from bot.domain.exchange import SAME_WORDS, Exchange, Next
from bot.domain.facts import LOSSES, UNKNOWN, Value
from bot.domain.hearing import learn
from bot.domain.turn import Button, Reply

# Facts that can say danger anew, with the values that do.
_SIGNS: dict[str, set[Value]] = {
    "danger": {"suspect_present", "suspect_coming", "suspect_just_left", "threatened"},
    "other_emergency": {True},
    "suspect_in_contact": {True},
    "claims_police": {True},
}
# Kinds of fraud in which the offender writes.
_WITHOUT_A_CALL = {
    "account_takeover",
    "extortion",
    "money_mule",
    "online_shopping",
    "payment_request_fraud",
    "phishing",
    "rental_or_advance_fee",
    "romance_fraud",
}
# After so many repeats the steps that can be done meanwhile are shown, and a person is asked for as well.
_REPEATS_BEFORE_STEPS = 2
_REPEATS_BEFORE_PERSON = 3
_WORDS_OF_A_BARE_YES = 2
_WORDS_OF_A_BARE_NO = 3
_FEW_WORDS = 35  # said in a turn already, so that the steps can still be read on a phone
CALLED = "called"
STEPS_SHOWN = "meanwhile"


def respond(exchange: Exchange) -> Next:
    """Handle danger."""
    case = exchange.case
    if case.emergency == "open":
        return _while_open(exchange)
    is_over = exchange.says("danger_over") and not _said_anew(exchange)
    if case.emergency == "cannot" and (is_over or _heard_true(exchange, "danger_over")):
        return settle(exchange, "over")
    if not is_urgent(exchange) or not (case.emergency == "none" or _said_anew(exchange)):
        return Next.PASS
    if _heard_true(exchange, "emergency_called"):
        return settle(exchange, "called")
    _open(exchange)
    return Next.STOP


def is_urgent(exchange: Exchange) -> bool:
    """Whether triage says that 112 comes first. A crisis is none of these: there 113 and a person do."""
    decision = exchange.decide()
    return decision.urgency == "emergency" and decision.rule != "crisis"


def settle(exchange: Exchange, state: str) -> Next:
    """112 was called, it is over, or it cannot be called: from here the conversation goes on."""
    case = exchange.case
    case.pending = None
    if state in ("called", "over") and _was_a_real_officer(exchange):
        return _nothing_wrong(exchange, state)
    if state == "called":
        case.emergency = "called"
        learn(
            exchange, "emergency_called", True, exchange.text or exchange.words_for("button.emergency_called")
        )
        if exchange.says("danger_over"):  # "112 gebeld, hij was echt"
            learn(exchange, "danger_over", True, exchange.text)
        exchange.say("emergency.after_call")
    elif state == "over":
        case.emergency = "over"
        learn(exchange, "danger_over", True, exchange.text or exchange.words_for("button.emergency_over"))
        if case.value("suspect_in_contact") in (None, UNKNOWN):
            learn(exchange, "suspect_in_contact", False, triage_talk.label(exchange, "danger", "none"))
        unable = exchange.case.is_true("cannot_talk")
        exchange.say("emergency.after_over_cannot_talk" if unable else "emergency.after_over")
    else:
        case.emergency = "cannot"
        learn(exchange, "cannot_talk", True, exchange.text or exchange.words_for("button.emergency_cannot"))
        exchange.say("emergency.cannot", kind="notice", emergency=True)
        hand_over.ask_for_person(exchange, "emergency", urgent=True)
    return Next.GO_ON


def _was_a_real_officer(exchange: Exchange) -> bool:
    """Whether 112 said that who is at the door is police, and nothing else was told."""
    case = exchange.case
    told = any(case.is_true(name) for name in LOSSES) or f"introduced:{case.scenario}" in case.told
    return exchange.says("officer_is_real") and not told


def _nothing_wrong(exchange: Exchange, state: str) -> Next:
    """There was no fraud: good that it was asked, and nothing to do."""
    case = exchange.case
    case.emergency = "called" if state == "called" else "over"
    learn(exchange, "danger_over", True, exchange.text)
    if state == "called":
        learn(exchange, "emergency_called", True, exchange.text)
    case.scenario = None
    exchange.say("emergency.officer_is_real")
    return Next.STOP


def still_open(exchange: Exchange) -> bool:
    """Say 112 again while there is danger; gives False when what was said shows that there is none."""
    if not is_urgent(exchange):
        exchange.case.emergency = "over"
        exchange.say("emergency.no_longer")
        return False
    repeat(exchange)
    return True


def stay(exchange: Exchange) -> None:
    """Nothing more to ask of who cannot call: 112 in other words, without a question."""
    exchange.say("emergency.again_cannot_talk", kind="notice", emergency=True, buttons=buttons(exchange))


def repeat(exchange: Exchange) -> None:
    """Say 112 again in other words, with at most one short question."""
    case = exchange.case
    open_question = _taken_out(exchange)  # "what is that?", after a yes to what is gone
    question = None if open_question else _follow_up(exchange)
    known = exchange.before.facts.get("danger") if exchange.before else None
    same = known is not None and known.value == case.value("danger")  # told with the same words before
    newly = "danger" in exchange.heard and case.value("danger") in _SIGNS["danger"] and not same
    key = _key(exchange) if newly else _again(exchange)
    exchange.say(key, kind="notice", emergency=True)
    repeats = sum(times for key, times in case.asked.items() if key.startswith("emergency.again"))
    quiet = sum(len(reply.text.split()) for reply in exchange.replies) <= _FEW_WORDS and not newly
    if repeats >= _REPEATS_BEFORE_STEPS and quiet and STEPS_SHOWN not in case.told:
        case.told.append(STEPS_SHOWN)
        steps.show(exchange, "steps.meanwhile")
    enough = 1 if case.is_true("cannot_talk") else _REPEATS_BEFORE_PERSON  # a person can call for them
    if repeats >= enough and "emergency" not in case.handed_over:
        hand_over.ask_for_person(exchange, "emergency", urgent=True)
    if open_question:
        exchange.replies.append(open_question)
        _add_buttons(exchange)
    elif question:
        triage_talk.ask(exchange, question)
        _add_buttons(exchange)
    elif not exchange.ask(_called_key(exchange), Pending("emergency", CALLED), buttons(exchange)):
        case.pending = Pending("emergency", CALLED)
        _add_buttons(exchange)


def _called_key(exchange: Exchange) -> str:
    return "emergency.called_cannot_talk" if exchange.case.is_true("cannot_talk") else "emergency.called"


def buttons(exchange: Exchange) -> tuple[Button, ...]:
    """What can be answered to 112: called it, the danger is over, or cannot call."""
    return tuple(
        exchange.button(f"emergency:{name}", f"button.emergency_{name}")
        for name in ("called", "over", "cannot")
    )


def _taken_out(exchange: Exchange) -> Reply | None:
    """The question that was asked in this turn already, to be put at the end: never two at a time."""
    asked = next((reply for reply in exchange.replies if reply.kind == "question"), None)
    if asked:
        exchange.replies.remove(asked)
    return asked


def _add_buttons(exchange: Exchange) -> None:
    last = exchange.replies.pop()
    exchange.replies.append(replace(last, buttons=(*last.buttons, *buttons(exchange))))


def _open(exchange: Exchange) -> None:
    case = exchange.case
    case.emergency = "open"
    story.notice(exchange)
    if case.form.is_under_way:
        case.form.state = "paused"
    case.pending = Pending("emergency")
    key = _key(exchange)
    if case.asked.get(key, 0) >= SAME_WORDS * len(exchange.library.texts.ways(key, case.language)):
        key = _again(exchange)  # the same danger once more: then in other words
    exchange.say(key, kind="notice", emergency=True, buttons=buttons(exchange))


def _again(exchange: Exchange) -> str:
    """112 in other words: to who is held on the line, to who writes for another, to anybody else."""
    if exchange.decide().rule == "other-emergency":
        unable = exchange.case.is_true("cannot_talk")
        return "emergency.again_elsewhere_no_call" if unable else "emergency.again_elsewhere"
    if exchange.case.is_true("cannot_talk"):
        return "emergency.again_cannot_talk"
    if exchange.case.is_true("third_party"):
        return "emergency.again_other"
    if exchange.decide().rule == "police-caller" or exchange.case.is_true("suspect_in_contact"):
        return "emergency.again_caller"
    return "emergency.again"


def _key(exchange: Exchange) -> str:
    case, rule = exchange.case, exchange.decide().rule
    if rule == "other-emergency":
        return "emergency.other_no_call" if case.is_true("cannot_talk") else "emergency.other"
    if case.is_true("cannot_talk"):
        return "emergency.cannot_talk"
    danger = case.value("danger")
    says_police = case.is_true("claims_police") and exchange.says("police_at_the_door")
    if (says_police or exchange.says("officer_at_the_door")) and not case.is_true("third_party"):
        return "emergency.police_at_door"
    if rule == "police-caller" and danger not in _SIGNS["danger"]:
        return "emergency.police_caller"
    who = "other" if case.is_true("third_party") else "own"
    if danger == "suspect_coming" and who == "own" and not _may_be_called(exchange):
        who = "no_call"
    return f"emergency.{danger if danger in _SIGNS['danger'] else 'threatened'}.{who}"


def _may_be_called(exchange: Exchange) -> bool:
    """Whether somebody may be on the line: a threat in a chat has no call to hang up."""
    case = exchange.case
    scenario = case.scenario or exchange.top
    return case.is_true("suspect_in_contact") or scenario not in _WITHOUT_A_CALL


def _while_open(exchange: Exchange) -> Next:
    case = exchange.case
    case.misunderstood = 0
    story.notice(exchange)
    asked = case.pending is not None and case.pending.kind == "emergency" and case.pending.name == CALLED
    answer = exchange.answer if asked and not _said_anew(exchange) else None
    if answer == "yes" and not _says_that_112_knows(exchange):
        answer = None
    called = exchange.says("called_112") or exchange.says("called")
    if _heard_true(exchange, "emergency_called") or called or answer == "yes":
        return settle(exchange, "called")
    if _heard_true(exchange, "danger_over"):
        return settle(exchange, "over")
    if _heard_true(exchange, "cannot_talk") or exchange.says("cannot_call"):
        return settle(exchange, "cannot")
    if not _said_anew(exchange) and exchange.says("danger_over"):
        return settle(exchange, "over")
    if not _said_anew(exchange) and exchange.says("left_earlier"):
        triage_talk.learn_left(exchange)  # "hij vertrok om drie uur": gone for some time
    triage_talk.take_answer(exchange)
    if not is_urgent(exchange):
        return Next.GO_ON  # where still_open() says so
    answered = _answer_besides(exchange)
    if answer == "no" and not answered and _is_about_calling(exchange):
        exchange.say("emergency.not_called")
    repeat(exchange)
    return Next.STOP


def _says_that_112_knows(exchange: Exchange) -> bool:
    """Whether a yes to "was 112 called?" says so: "ja doe maar" agrees with what was said, "ja stuur iemand"
    wishes something else, "ja doe ik zo" is yet to come, and "ja ik ben bang" tells how it is."""
    if exchange.says("go_ahead") or exchange.says("will_do") or visit_offer.wishes_visit(exchange):
        return False
    bare = len(exchange.words) <= _WORDS_OF_A_BARE_YES or exchange.says("yes")
    return bare or exchange.says("somebody_called")


def _is_about_calling(exchange: Exchange) -> bool:
    """Whether a no to "was 112 called?" says so: "nee, ik heb nog niks meegegeven" tells something else."""
    return len(exchange.words) <= _WORDS_OF_A_BARE_NO or exchange.says("about_calling")


def _answer_besides(exchange: Exchange) -> bool:
    """What was asked, wished or told while 112 comes first: nobody talks to a wall. Gives False for none."""
    found = exchange.asked
    # How one hears of a request is no answer while nothing was asked for: "ik hang op, en dan?"
    of_no_request = found and found.answer.follow == "channel" and exchange.context.request is None
    if found and found.answer.follow != "steps" and not of_no_request:
        text = found.answer.text(exchange.case.language, exchange.case.scenario)
        exchange.reply(exchange.addressed(text))
    elif visit_offer.wishes_visit(exchange):
        exchange.say("emergency.wish")
    elif visit_offer.keep_details(exchange) or visit_offer.keep_writers_name(exchange):
        exchange.say("emergency.details")
    elif exchange.says("officer_should_know") or exchange.says("other_is_deaf"):
        fields = exchange.case.form.fields
        fields["remarks"] = ", ".join(filter(None, (fields.get("remarks"), exchange.text)))
        exchange.say("emergency.details")
    elif "alone" in exchange.heard and exchange.case.is_true("alone"):
        exchange.say("emergency.alone")
    elif hand_over.asks_for_person(exchange):
        hand_over.ask_for_person(exchange, "emergency", urgent=True)
    elif "suspect_in_contact" in exchange.heard and exchange.case.value("suspect_in_contact") is False:
        exchange.say("emergency.hung_up")
    elif exchange.says("nothing_lost") and not any(exchange.case.is_true(name) for name in LOSSES):
        exchange.say("emergency.nothing_given")
    else:
        return False
    return True


def _follow_up(exchange: Exchange) -> str | None:
    """What is worth knowing while 112 was not called yet: is somebody coming, was anything given."""
    case = exchange.case
    danger_known = case.value("danger") is not None
    if (
        not danger_known
        and exchange.decide().rule == "police-caller"
        and not case.asked.get(_question(exchange, "danger"))
    ):
        return "danger"
    if case.is_true("cannot_talk") and not case.is_true("third_party"):
        return None  # who hides is asked nothing that can wait
    lost = exchange.library.policy.presumed(case.values())
    nothing_said = not any(name.startswith("lost_") and name in case.facts for name in lost)
    if nothing_said and case.scenario and not case.asked.get(_question(exchange, "anything_lost")):
        return "anything_lost"
    return None


def _question(exchange: Exchange, name: str) -> str:
    return triage_talk.question_key(exchange, name)


def _said_anew(exchange: Exchange) -> bool:
    return any(
        name in exchange.heard and exchange.case.value(name) in values for name, values in _SIGNS.items()
    )


def _heard_true(exchange: Exchange, name: str) -> bool:
    return name in exchange.heard and exchange.case.is_true(name)
