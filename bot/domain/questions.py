"""Questions that people ask in between: answered by what the case knows, else from data/questions.yml."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain import closing, in_between, requests, steps, visit_fields, visit_offer
from bot.domain.answers import CERTAIN, Answer, Follow, Match, is_only_asking
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import LOSSES

# A message longer than this with a story in it is answered as a story first.
_LONGEST_QUESTION = 25
# In a message about something else than fraud, only a plain question to us counts.
_CERTAIN_ELSEWHERE = 0.5
_CERTAIN_IN_A_CASE = 0.32


def respond(exchange: Exchange) -> Next:
    """Answer a question that people ask in between; what was open goes on."""
    case, found = exchange.case, exchange.asked
    if found is None or not _is_for_us(exchange, found):
        return Next.PASS
    answer = found.answer
    by_case = _BY_CASE.get(answer.follow) if answer.follow else None
    taken = by_case(exchange, answer) if by_case else Next.PASS
    if taken is not Next.PASS:
        return taken
    exchange.reply(exchange.addressed(answer.text(case.language, case.scenario)))
    if case.scenario and "bank" in exchange.heard:
        in_between.note_bank(exchange)
    return Next.GO_ON


def _is_for_us(exchange: Exchange, found: Match) -> bool:
    """Whether the message asks us this, and is no story, acceptance or matter of another kind first."""
    case = exchange.case
    if visit_offer.accepts_politely(exchange):
        return False
    telling = exchange.top in exchange.library.playbooks and exchange.top != case.scenario
    if telling and len(exchange.words) > _LONGEST_QUESTION:
        return False
    if telling and case.scenario is None and not _only_asks(exchange, found):
        return False
    least = _CERTAIN_ELSEWHERE if case.scenario is None else _CERTAIN_IN_A_CASE
    return exchange.top != "out_of_scope" or found.score >= least


def _only_asks(exchange: Exchange, found: Match) -> bool:
    """Whether a first message is a question to this chat and no story: "is dit gratis?".

    A question about a message or a call that somebody got is the story itself.
    """
    told = any(exchange.case.is_true(name) for name in LOSSES)
    is_story = found.answer.follow == "story" and not told
    likely = found.score >= CERTAIN or told
    # "Moet ik opnemen als hij belt?" may sound as if nothing was lost; it tells no more for that.
    beside = {"third_party", "lost_nothing"} if exchange.says("asks_whether") else {"third_party"}
    tells_more = exchange.heard - beside
    return is_only_asking(exchange.text) and likely and not tells_more and not is_story


# --- What the case knows of it: PASS where it knows nothing, and the answer in the data is given ----------


def _status(exchange: Exchange, answer: Answer) -> Next:
    if requests.is_there(exchange):
        return requests.status(exchange)
    if answer.id == "will_somebody_come" and visit_offer.is_abroad(exchange):
        visit_offer.say_abroad(exchange)
        return Next.GO_ON
    return Next.PASS


def _report(exchange: Exchange, answer: Answer) -> Next:
    if visit_offer.is_abroad(exchange):
        abroad = exchange.library.answers.all["belgium"]
        exchange.reply(exchange.addressed(abroad.text(exchange.case.language)))
        return Next.GO_ON
    if exchange.playbook:
        exchange.reply(exchange.addressed(exchange.playbook.report.text))
        return Next.GO_ON
    return Next.PASS


def _channel(exchange: Exchange, answer: Answer) -> Next:
    if _may_be_called(exchange):
        return Next.PASS
    exchange.say("visit.hear_in_chat")
    return Next.GO_ON


def _may_be_called(exchange: Exchange) -> bool:
    """Whether news may come by phone, as far as a form was filled in."""
    reached = exchange.case.form.fields.keys() & {"phone", "reach"}
    return visit_fields.may_be_called(exchange) if reached else not exchange.case.is_true("cannot_talk")


def _money_back(exchange: Exchange, answer: Answer) -> Next:
    if exchange.playbook is None:
        return Next.PASS
    exchange.reply(exchange.addressed(exchange.playbook.money_back.text))
    return Next.GO_ON


def _bank_number(exchange: Exchange, answer: Answer) -> Next:
    case = exchange.case
    bank = exchange.library.contacts.bank(case.bank())
    if bank is None:
        return Next.PASS
    exchange.reply(exchange.addressed(bank.say(case.language, abroad=case.is_true("abroad"))))
    return Next.GO_ON


def _evidence(exchange: Exchange, answer: Answer) -> Next:
    if exchange.playbook is None:
        return Next.PASS
    closing.evidence(exchange)
    return Next.GO_ON


def _donts(exchange: Exchange, answer: Answer) -> Next:
    if exchange.playbook is None:
        return Next.PASS
    closing.tell_donts(exchange)
    return Next.GO_ON


def _steps(exchange: Exchange, answer: Answer) -> Next:
    if exchange.playbook is None or not steps.to_do(exchange):
        return Next.PASS
    steps.show(exchange)
    return Next.GO_ON


_BY_CASE: Mapping[Follow, Callable[[Exchange, Answer], Next]] = {
    "status": _status,
    "report": _report,
    "channel": _channel,
    "money_back": _money_back,
    "bank_number": _bank_number,
    "evidence": _evidence,
    "donts": _donts,
    "steps": _steps,
}
