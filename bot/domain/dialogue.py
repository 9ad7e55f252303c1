"""The dialogue: one message in, replies and effects out. Everything is decided here or by whom it calls.

The order of TEXT is the order of what matters: a life, danger, a person, the visitor's own questions and
corrections, the question that is open, the story, and only then not having understood.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.domain import (
    buttons,
    case_view,
    closing,
    crisis,
    emergency,
    hand_over,
    hanging_up,
    hearing,
    in_between,
    misunderstanding,
    opening,
    orientation_talk,
    other_cases,
    questions,
    reported_before,
    requests,
    same_kind,
    steps,
    story,
    triage_talk,
    visit_form,
    visit_offer,
)
from bot.domain.case import freeze, new_case, thaw
from bot.domain.corrections import say_corrections
from bot.domain.exchange import Exchange, Next
from bot.domain.library import Library, load_library
from bot.domain.turn import Context, Message, Recognition, TurnReply

Handler = Callable[[Exchange], Next]


def _take_answer(exchange: Exchange) -> Next:
    """The answer to an open question of the triage."""
    if hanging_up.take_text(exchange):
        return Next.STOP if exchange.case.pending is not None else Next.GO_ON
    if not triage_talk.take_answer(exchange):
        return Next.PASS
    exchange.case.misunderstood = 0
    if exchange.case.pending is not None:
        return Next.STOP
    story.grow(exchange)
    return Next.GO_ON


def _wish(exchange: Exchange) -> Next:
    """ "Kom maar langs": a visitor may always ask for a visit."""
    case = exchange.case
    if case.form.is_under_way or not visit_offer.wishes_visit(exchange):
        return Next.PASS
    if requests.is_there(exchange):
        return requests.status(exchange)
    if not visit_offer.knows_enough(exchange):
        return _wish_before_story(exchange)
    if case.emergency == "open":
        return Next.PASS
    return visit_offer.begin(exchange)


def _wish_before_story(exchange: Exchange) -> Next:
    """ "Stuur een agent, bel me op 06 ...": kept, but first the story, for the first safe step."""
    names = {one.name for one in exchange.recognition.ranking[:2]}
    between = exchange.recognition.decision == "between" and names & exchange.library.playbooks.keys()
    story_too = exchange.top in exchange.library.playbooks and not visit_offer.accepts_politely(exchange)
    if story_too or between:
        hearing.learn(exchange, "wants_visit", True, exchange.text)
        visit_offer.keep_details(exchange)
        return Next.PASS  # the story is there too; the wish is remembered
    if visit_offer.is_abroad(exchange):
        visit_offer.say_abroad(exchange)
        return Next.GO_ON
    hearing.learn(exchange, "wants_visit", True, exchange.text)
    visit_offer.keep_details(exchange)
    exchange.say("visit.first_story")
    return Next.GO_ON


def _refuse(exchange: Exchange) -> Next:
    """ "Geen politie aan de deur": said at any moment, an officer is not offered again."""
    case = exchange.case
    if not exchange.says("visit_refusal") or requests.is_there(exchange) or case.visit_refused:
        return Next.PASS
    if not visit_offer.knows_enough(exchange) or case.form.is_under_way:
        return Next.PASS
    return visit_offer.decline(exchange)


TEXT: tuple[Handler, ...] = (
    crisis.respond,
    emergency.respond,
    in_between.other_language,
    hand_over.respond,
    opening.respond,
    in_between.stop,
    requests.respond,
    in_between.cry_for_help,
    in_between.called_112,
    visit_form.correct,
    in_between.explain_step,
    in_between.not_clear,
    reported_before.respond,
    in_between.says_no_more,
    questions.respond,
    _wish,
    _refuse,
    other_cases.take_answer,
    story.take_choice,
    visit_offer.take_offer,
    other_cases.respond,
    visit_form.respond,
    in_between.warn,
    in_between.comfort,
    same_kind.respond,
    in_between.names_details,
    _take_answer,
    in_between.tick_off,
    closing.take_topics,
    in_between.wishes_to_report,
    in_between.wanders,
    story.respond,
    orientation_talk.take_orientation,
    orientation_talk.take_hint,
    visit_offer.take_details,
    in_between.before_the_story,
    in_between.nothing_done,
    in_between.acknowledge_facts,
    in_between.small_talk,
    in_between.repeat_of_story,
    misunderstanding.respond,
)


@dataclass(frozen=True)
class Dialogue:
    library: Library

    @classmethod
    def load(cls, data: Path) -> Dialogue:
        """The dialogue over a data folder. Raises an error that names file and place of a mistake."""
        return cls(load_library(data))

    def respond(
        self,
        state: dict[str, Any] | None,
        message: Message,
        recognition: Recognition | None,
        context: Context,
    ) -> TurnReply:
        """One turn.

        state: what the last turn gave, None at the start. recognition: of the message's text, None when
        there is none. Raises StateError for a state of another version.
        """
        case = thaw(state) if state is not None else new_case(context.language)
        exchange = Exchange(case, message, recognition or Recognition(), context, self.library)
        if context.returned_by_staff:
            opening.returned_by_staff(exchange)
        if message.text is not None and message.text.strip():
            _text(exchange)
        elif message.button is not None:
            _proceed(exchange, buttons.press(exchange, message.button))
        elif state is None:
            opening.greet(exchange)
        elif case.language != context.language:
            _proceed(exchange, opening.change_language(exchange))
        else:
            _proceed(exchange, _come_back(exchange))
        if not exchange.replies:
            misunderstanding.give_up(exchange)  # every way to ask was used up: then a person
        return TurnReply(
            state=freeze(case),
            replies=tuple(exchange.replies),
            case=case_view.view(exchange),
            effects=exchange.effects(),
            recognition=recognition,
            understood=exchange.understood,
        )


def _text(exchange: Exchange) -> None:
    hearing.hear(exchange)
    other_cases.split(exchange)
    same_kind.part(exchange)
    visit_offer.keep_name(exchange)
    in_danger = (
        emergency.is_urgent(exchange)
        or exchange.case.emergency == "open"
        or exchange.case.is_true("self_harm")
    )
    if not in_danger:
        opening.disclose(exchange)
        _before_all(exchange)
    first = len(exchange.replies)
    for handler in TEXT:
        outcome = handler(exchange)
        if outcome is not Next.PASS:
            _proceed(exchange, outcome)
            break
    if not in_danger:
        _corrections_at(exchange, first)
    hand_over.for_language(exchange)


def _before_all(exchange: Exchange) -> None:
    """What is said whatever the message is answered with: a removed secret, what a minor needs to know."""
    if exchange.message.masked:
        kinds = [
            kind
            for kind in exchange.message.masked
            if kind in ("pin", "password", "code", "card", "cvc", "bsn")
        ]
        exchange.say(f"masked.{kinds[0] if kinds else 'code'}")
    same_kind.say(exchange)
    story.notes(exchange)


def _corrections_at(exchange: Exchange, place: int) -> None:
    """What was changed stands before what was answered; only then is it known that it was no other crime."""
    answered = exchange.replies[place:]
    del exchange.replies[place:]
    say_corrections(exchange)
    exchange.replies += answered


def _come_back(exchange: Exchange) -> Next:
    case = exchange.case
    if case.crisis or case.emergency == "open" or case.scenario is None:
        return Next.GO_ON
    if not exchange.context.returned_by_staff:
        opening.resume(exchange)
    return Next.GO_ON


def _proceed(exchange: Exchange, outcome: Next) -> None:
    """Go on with what is open: danger, the form, a question that matters, an offer, what is left to tell."""
    if outcome is Next.STOP:
        return
    case = exchange.case
    if case.crisis:
        crisis.respond(exchange)
        return
    if case.emergency == "open" and emergency.still_open(exchange):
        return
    if emergency.is_urgent(exchange) and case.emergency == "none":
        emergency.respond(exchange)
        return
    if case.scenario is not None and hanging_up.ask_first(exchange):
        return
    if case.form.state == "open" and triage_talk.ask_for_safety(exchange):
        return
    if case.form.is_under_way:
        visit_form.go_on(exchange)
        return
    if case.scenario is None:
        _proceed_without_story(exchange)
        return
    if case.perhaps is not None and other_cases.ask(exchange):
        return
    story.introduce(exchange)
    steps.show_if_new(exchange)
    if triage_talk.ask_next(exchange):
        return
    _conclude(exchange)


def _proceed_without_story(exchange: Exchange) -> None:
    """Who hides and cannot call is offered an officer; anybody else is asked what happened."""
    case = exchange.case
    if case.emergency == "cannot" and emergency.is_urgent(exchange):
        if any(reply.emergency for reply in exchange.replies):
            return  # the ways to reach 112 stand alone; the offer comes with what is written next
        if case.visit_refused or requests.is_there(exchange) or not visit_offer.offer(exchange):
            emergency.stay(exchange)
        return
    if not orientation_talk.ask_about_story(exchange):
        misunderstanding.give_up(exchange)


def _conclude(exchange: Exchange) -> None:
    """Everything that matters is known: say how urgent it is, offer an officer where that fits."""
    case = exchange.case
    if emergency.is_urgent(exchange) and case.emergency == "none":
        emergency.respond(exchange)
        return
    if case.emergency == "cannot" and any(reply.emergency for reply in exchange.replies):
        return  # how to reach 112 without a voice stands alone; nothing else is offered beside it
    decision = closing.tell_decision(exchange)
    if case.form.state == "paused" and case.emergency != "none" and visit_offer.offer_to_go_on(exchange):
        return
    if _offers_visit(exchange):
        if visit_offer.is_asked_for_plainly(exchange) and case.form.state == "none":
            visit_offer.begin(exchange)  # asked for before anything else was known
            visit_form.go_on(exchange)
        elif not visit_offer.offer(exchange):
            visit_offer.remind(exchange)
        _in_one_bubble(exchange, decision)
        return
    if other_cases.offer_to_add(exchange) or other_cases.offer(exchange):
        return
    if same_kind.ask_about_the_first(exchange):
        return
    closing.topics(exchange)


def _in_one_bubble(exchange: Exchange, decision: str) -> None:
    """How urgent it is and the offer that follows from it are read as one."""
    replies = exchange.replies
    if decision and len(replies) > 1 and replies[-2].text == decision and replies[-1].kind == "question":
        offer = replies.pop()
        replies[-1] = replace(offer, text=f"{decision}\n{offer.text}")


def _offers_visit(exchange: Exchange) -> bool:
    case = exchange.case
    if case.visit_refused or requests.is_there(exchange) or case.reference or case.form.state == "paused":
        return False
    if visit_offer.is_abroad(exchange) or any(reply.emergency for reply in exchange.replies):
        return False  # beside 112 nothing else is offered in one turn
    urgency = exchange.decide().urgency
    drives = exchange.library.policy.may_visit(case.scenario, case.values())
    return urgency in ("emergency", "visit", "call") and drives
