"""The same kind of crime a second time: "vorige week 500 euro, en vandaag weer 2000".

The newest time is what is talked about and decides the urgency; an earlier one is kept beside it with its own
time and amount, so that neither takes the place of the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import triage_talk
from bot.domain.case import Case, EarlierTime, Pending
from bot.domain.crimes import OF_THE_PERSON, PERSONAL_ENTITIES, earlier_in_words, now_in_words
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import HAPPENED, LOSSES, UNKNOWN, Fact
from bot.domain.turn import Entity

_MOST_KEPT = 3
_SURE_OF_ANOTHER_KIND = 0.8
_FIRST = "first_time"
_ASK = "again.ask"


def part(exchange: Exchange) -> None:
    """Keep an earlier time of the same crime apart when a message tells of two."""
    if exchange.recognition.quoted or exchange.says("recovery_offer"):
        return
    if _tells_of_the_first(exchange):
        _keep_of_the_first(exchange)
    elif exchange.case.scenario is None:
        _told_at_once(exchange)
    else:
        _told_later(exchange)


def say(exchange: Exchange) -> None:
    """That both are kept, once for each time that was added."""
    case = exchange.case
    told = f"again:{len(case.earlier)}"
    if not case.earlier or case.scenario is None or told in case.told or exchange.same_kind is None:
        return
    case.told.append(told)
    now, before = now_in_words(exchange), earlier_in_words(exchange, case.earlier[-1])
    if now and before:
        exchange.say("again.both", now=now, before=before)
    else:
        exchange.say("again.kept")


def respond(exchange: Exchange) -> Next:
    """What was told of another time is kept, and said to be: on with what is open."""
    case = exchange.case
    if _is_asked(case) and exchange.same_kind is None and exchange.answer in ("no", "unknown"):
        case.pending = None
        exchange.say("unclear.never_mind")
        return Next.GO_ON
    if exchange.same_kind is None or case.scenario is None:
        return Next.PASS
    if _is_asked(case):
        case.pending = None
    case.misunderstood = 0
    triage_talk.take_answer(exchange)
    return Next.GO_ON


def ask_about_the_first(exchange: Exchange) -> bool:
    """Ask once when the other time was and what went, where that was not told; gives False when it was."""
    case = exchange.case
    untold = bool(case.earlier) and not case.earlier[0].facts and not case.earlier[0].entities
    if not untold or case.asked.get(_ASK):
        return False
    return exchange.ask(_ASK, Pending(_FIRST))


def _is_asked(case: Case) -> bool:
    return case.pending is not None and case.pending.kind == _FIRST


# --- In the first story ----------------------------------------------------------------------------


def _told_at_once(exchange: Exchange) -> None:
    times = _times(exchange.recognition.entities)
    values = {time.value for time in times}
    if len(values) < 2:
        if exchange.says("twice"):
            _keep(exchange, EarlierTime())
        return
    newest = min(times, key=lambda time: HAPPENED.index(time.value))
    amounts = _amounts(exchange)
    of_newest = [amount for amount in amounts if _time_of(amount, times) is newest]
    if not (exchange.says("lost_again") or (of_newest and exchange.says("again"))):
        return
    oldest = max(times, key=lambda time: HAPPENED.index(time.value))
    message = exchange.message.id
    earlier = EarlierTime({"happened": Fact("happened", oldest.value, oldest.words, message)})
    if "lost_money" in exchange.heard:
        earlier.facts["lost_money"] = exchange.case.facts["lost_money"]
    if of_oldest := [amount for amount in amounts if amount not in of_newest]:
        earlier.entities["amount"] = of_oldest[-1]
    _set_amount(exchange.case, of_newest)
    exchange.case.facts["happened"] = Fact("happened", newest.value, newest.words, message)
    _keep(exchange, earlier)


def _times(entities: Iterable[Entity]) -> list[Entity]:
    """The times named in a message, in the order they were written."""
    found = (entity for entity in entities if entity.kind == "time" and entity.value in HAPPENED)
    return sorted(found, key=lambda entity: entity.start)


def _amounts(exchange: Exchange) -> list[Entity]:
    return [entity for entity in exchange.recognition.entities if entity.kind == "amount"]


def _time_of(amount: Entity, times: list[Entity]) -> Entity:
    """The time an amount belongs to: the last one named before it, else the first of all."""
    before = [time for time in times if time.start < amount.start]
    return before[-1] if before else times[0]


def _set_amount(case: Case, amounts: list[Entity]) -> None:
    if amounts:
        case.entities["amount"] = amounts[-1]
    else:
        case.entities.pop("amount", None)


# --- In a case that is under way -------------------------------------------------------------------


def _told_later(exchange: Exchange) -> None:
    case, known = exchange.case, exchange.before
    if known is None or not exchange.says("again") or exchange.answer == "no":
        return
    lost = any(name in exchange.heard and case.is_true(name) for name in LOSSES)
    if exchange.top not in (None, case.scenario) and exchange.confidence >= _SURE_OF_ANOTHER_KIND:
        return  # that has a place of its own
    before, now = known.facts.get("happened"), case.value("happened")
    another_time = "happened" in exchange.heard and before is not None and before.value not in (now, UNKNOWN)
    was, told = known.entities.get("amount"), _amounts(exchange)
    another_amount = was is not None and any(amount.value != was.value for amount in told)
    if not (another_amount or (another_time and lost)):
        return
    earlier = EarlierTime({n: f for n, f in known.facts.items() if n in ("happened", *LOSSES)})
    if was is not None:
        earlier.entities["amount"] = was
    _set_amount(case, told)
    _keep(exchange, earlier)
    exchange.corrected = [name for name in exchange.corrected if name not in ("amount", "happened")]
    if another_time:
        _begin_anew(exchange)


def _begin_anew(exchange: Exchange) -> None:
    """What was asked and done about the earlier time says nothing of this one."""
    case = exchange.case
    case.facts = {n: f for n, f in case.facts.items() if n in OF_THE_PERSON or n in exchange.heard}
    kept = PERSONAL_ENTITIES | {"platform"}
    case.entities = {k: e for k, e in case.entities.items() if k in kept or k in ("amount", "time")}
    case.done, case.shown, case.tried, case.urgency_told = [], [], {}, ""


# --- What is said of the first time ----------------------------------------------------------------


def _tells_of_the_first(exchange: Exchange) -> bool:
    """ "De eerste keer was 500 euro", in a case with a sum or a time of its own."""
    case, known = exchange.case, exchange.before
    if case.scenario is None or known is None:
        return False
    if _is_asked(case):
        return bool(exchange.heard & {"amount", "happened"})
    if not exchange.says("first_time"):
        return False
    about_now = bool(case.earlier) or "amount" in known.entities or "happened" in known.facts
    return about_now and bool(exchange.heard & {"amount", "happened"})


def _keep_of_the_first(exchange: Exchange) -> None:
    case, known = exchange.case, exchange.before
    if known is None:
        return
    earlier = case.earlier[0] if case.earlier else EarlierTime()
    if amounts := _amounts(exchange):
        earlier.entities["amount"] = amounts[-1]
    if "happened" in exchange.heard:
        earlier.facts["happened"] = case.facts["happened"]
    # None of it is about the newest time.
    case.facts = {n: f for n, f in case.facts.items() if n in OF_THE_PERSON} | dict(known.facts)
    case.entities = dict(known.entities)
    exchange.heard &= OF_THE_PERSON
    exchange.corrected = []
    if not case.earlier:
        case.earlier.append(earlier)
    exchange.same_kind = earlier
    exchange.say("again.first", before=earlier_in_words(exchange, earlier))


def _keep(exchange: Exchange, earlier: EarlierTime) -> None:
    exchange.case.earlier = [*exchange.case.earlier, earlier][-_MOST_KEPT:]
    exchange.same_kind = earlier
