"""The offender is on the line, or looks along, while somebody writes: that ends before anything else.

Only who says that the contact is over is believed. A yes with more behind it ("ja hij praat door", "ja die
geef ik nu") is no hanging up, and nobody is praised for it.
"""

from __future__ import annotations

from bot.domain import said_plainly, steps
from bot.domain.case import Pending
from bot.domain.exchange import Exchange
from bot.domain.facts import LOSSES, UNKNOWN
from bot.domain.hearing import learn
from bot.domain.short_answers import ShortAnswer
from bot.domain.triage_talk import MOST_TIMES, label
from bot.domain.turn import Button

_CONTACT, _STEP = "suspect_in_contact", "hang_up"
_LOSSES = frozenset(LOSSES)
_WORDS_OF_A_BARE_YES = 2
# What is said otherwise where nobody is on the line: "hij appt me" is not answered with "hang op".
_SAID_OF_A_CALL = frozenset({"hang_up.now", "hang_up.how", "hang_up.unclear", "hang_up.good"})
_BY_MESSAGE = frozenset({"extortion", "friend_in_need", "money_mule", "online_shopping", "romance_fraud"})
_GOES_ON = ("still_there", "contact_now", "has_them_on_the_line", "not_hung_up")


def ask_first(exchange: Exchange) -> bool:
    """Ask to hang up, before anything else is asked; gives False when there is no contact, or it was asked
    often enough."""
    first_asked = _was_told_before(exchange)
    anew = must_hang_up(exchange) or _is_looked_at(exchange) or first_asked
    is_open = _is_open(exchange)
    if not (anew or is_open) or exchange.case.value(_CONTACT) not in (True, UNKNOWN):
        return False
    if _gives_now(exchange) and not first_asked:
        exchange.say(_whose("hang_up.giving", exchange))
        steps.show(exchange)
    if anew and exchange.says("asks_secret"):
        exchange.say(_whose("hang_up.secret", exchange))
    if anew:
        return _ask(exchange, "hang_up.now") or _ask(exchange, "hang_up.how")
    return unclear(exchange)


def must_hang_up(exchange: Exchange) -> bool:
    """Whether this message says that the offender has contact now: nothing is noted before that ends."""
    return _CONTACT in exchange.heard and exchange.case.is_true(_CONTACT)


def _was_told_before(exchange: Exchange) -> bool:
    """Whether the contact was told of before the story was known, and nobody asked to end it since."""
    case = exchange.case
    asked = any(key.startswith("hang_up.") for key in case.asked)
    return case.is_true(_CONTACT) and case.emergency == "none" and not asked and _STEP not in case.done


def _is_looked_at(exchange: Exchange) -> bool:
    """Whether somebody who is looked at now does not know if the offender is there: then that ends, too."""
    case = exchange.case
    unsure = _CONTACT in exchange.heard and case.value(_CONTACT) == UNKNOWN
    return unsure and case.is_true("lost_device_access") and case.value("happened") in (None, "now", UNKNOWN)


def take_text(exchange: Exchange) -> bool:
    """What somebody writes after "did you hang up?"; gives False when it is no answer.

    Asked whether the offender is on the line, "ja, opgehangen" answers this.
    """
    if _is_asked_about(exchange) and said_plainly.answers(exchange, _CONTACT) is False:
        return _is_over(exchange)
    if not _is_open(exchange):
        return False
    answer = _answer(exchange)
    if answer is None or (answer == "no" and exchange.heard & _LOSSES):
        return False
    return take(exchange, hung_up=answer == "yes")


def take(exchange: Exchange, *, hung_up: bool) -> bool:
    """The answer to "did you hang up?"; gives False when that is not asked."""
    if not _is_open(exchange):
        return False
    case = exchange.case
    case.pending = None
    if hung_up:
        return _is_over(exchange)
    _ask(exchange, "hang_up.how")
    return True


def _is_over(exchange: Exchange) -> bool:
    """The contact has ended: well done, and on."""
    case = exchange.case
    case.pending = None
    case.misunderstood = 0
    learn(exchange, _CONTACT, False, label(exchange, _CONTACT, False))
    if _STEP not in case.done:
        case.done.append(_STEP)
    exchange.say(_whose("hang_up.good", exchange))
    return True


def _is_asked_about(exchange: Exchange) -> bool:
    pending = exchange.case.pending
    return pending is not None and pending.kind == "fact" and pending.name == _CONTACT


def unclear(exchange: Exchange) -> bool:
    """The answer to "did you hang up?" was none: ask for yes or no; gives False when that was done enough."""
    if exchange.case.asked.get(_whose("hang_up.unclear", exchange), 0) >= MOST_TIMES:
        exchange.case.pending = None
        return False
    return _ask(exchange, "hang_up.unclear")


def _is_open(exchange: Exchange) -> bool:
    pending = exchange.case.pending
    return pending is not None and pending.kind == "hung_up"


def _answer(exchange: Exchange) -> ShortAnswer | None:
    """Whether the contact is over: yes, no, or not said."""
    answer = exchange.answer
    if _CONTACT in exchange.heard:
        return "no" if exchange.case.is_true(_CONTACT) else "yes"
    if any(map(exchange.says, _GOES_ON)):
        return "no"
    if exchange.says("contact_ended") or (answer != "no" and exchange.says("done")):
        return "yes"  # "nee, opgehangen" too, to "is he still on the line?"
    bare = len(exchange.words) <= _WORDS_OF_A_BARE_YES or exchange.says("yes")
    return "no" if answer == "yes" and not bare else answer


def _gives_now(exchange: Exchange) -> bool:
    """Whether somebody who was in contact already tells what is given meanwhile."""
    before = exchange.before.facts.get(_CONTACT) if exchange.before else None
    lost = any(exchange.case.is_true(name) for name in exchange.heard & _LOSSES)
    return lost and before is not None and before.value is True


def _ask(exchange: Exchange, key: str) -> bool:
    if exchange.says("on_the_phone"):
        exchange.case.contact_in_writing = False
    elif exchange.says("writes_to_me"):
        exchange.case.contact_in_writing = True
    return exchange.ask(_whose(key, exchange), Pending("hung_up"), _buttons(exchange))


def _buttons(exchange: Exchange) -> tuple[Button, ...]:
    return (
        exchange.button("hung_up:yes", "button.yes"),
        exchange.button("hung_up:no", "button.no"),
    )


def _whose(key: str, exchange: Exchange) -> str:
    """The text for who writes for somebody else, or whose offender writes and does not call."""
    written = "_written" if key in _SAID_OF_A_CALL and _writes(exchange) else ""
    other = "_other" if exchange.case.is_true("third_party") else ""
    return f"{key}{other}{written}"


def _writes(exchange: Exchange) -> bool:
    """Whether the offender writes: as was said, else as is usual in this kind of fraud."""
    said = exchange.case.contact_in_writing
    return exchange.case.scenario in _BY_MESSAGE if said is None else said
