"""Asking what goes on when little was said, and taking the answers: choices, and words that hint at one."""

from __future__ import annotations

from bot.domain import story
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import LOSSES
from bot.domain.hearing import learn
from bot.domain.orientation import START, Option
from bot.domain.turn import Button

_KEPT_HINTS = 4
_WORDS_OF_A_HINT = 4


def ask_what_happened(exchange: Exchange) -> bool:
    """An open question, with choices for who cannot tell it in words."""
    return ask_orientation(exchange, START)


def ask_about_story(exchange: Exchange) -> bool:
    """What it was, when something more urgent came first: the two it looked like, or an open question."""
    case = exchange.case
    told = len(case.ranking) > 1 and any(case.is_true(name) for name in LOSSES)
    return (told and story.ask_which(exchange, case.ranking)) or ask_what_happened(exchange)


def ask_orientation(exchange: Exchange, question: str) -> bool:
    """Put one question of data/orientation.yml; False when it was put as often as allowed."""
    pending = Pending("orientation", question)
    return exchange.ask(f"orientation.{question}", pending, choices(exchange, question))


def choices(exchange: Exchange, question: str) -> tuple[Button, ...]:
    """The options of an orienting question, as buttons in the language of the conversation."""
    language = exchange.case.language
    options = exchange.library.orientation.questions[question]
    return tuple(
        Button(f"orient:{question}:{one.id}", exchange.addressed(one.title[language])) for one in options
    )


def take_orientation(exchange: Exchange) -> Next:
    """A short answer to an orienting question, or to the yes/no question that confirms a hint."""
    case, pending = exchange.case, exchange.case.pending
    if case.scenario is not None or exchange.top in exchange.library.playbooks:
        return Next.PASS
    question = _open_question(pending) or START
    if pending and pending.kind == "confirm":
        taken = _take_confirmation(exchange, pending, question)
        if taken is not Next.PASS:
            return taken
    if not _is_short(exchange):
        return Next.PASS
    option = _hinted(exchange, question)
    if option is None or not option.confirm:
        return Next.PASS
    if pending and pending.kind == "scenario" and option.scenario in pending.options:
        return choose_option(exchange, option)  # the question that is open and this word say the same
    return _confirm(exchange, question, option, exchange.addressed(option.confirm[case.language]))


def is_answered(exchange: Exchange) -> bool:
    """Whether an orienting question is open to which the message, of a few words, hints at an answer."""
    question = _open_question(exchange.case.pending)
    if question is None or not _is_short(exchange):
        return False
    return exchange.library.orientation.hinted(question, [exchange.text]) is not None


def _open_question(pending: Pending | None) -> str | None:
    """The name of the orienting question that is open, or of the one whose answer is to be confirmed."""
    if pending is None or pending.kind not in ("orientation", "confirm"):
        return None
    return pending.name.partition(":")[0]


def _take_confirmation(exchange: Exchange, pending: Pending, question: str) -> Next:
    """Yes, no, or once more a word that hints at what was asked."""
    orientation, answer = exchange.library.orientation, exchange.answer
    option = orientation.option(*_two(pending.name))
    hints_again = _is_short(exchange) and orientation.hinted(question, [exchange.text]) == option
    if option and (answer == "yes" or (answer is None and hints_again)):
        return choose_option(exchange, option)
    if answer in ("no", "unknown"):
        exchange.case.pending = None
        ask_orientation(exchange, question)
        return Next.STOP
    return Next.PASS


def _hinted(exchange: Exchange, question: str) -> Option | None:
    """The option that this message hints at, or else the last few messages together."""
    case, orientation = exchange.case, exchange.library.orientation
    case.hints = [*case.hints, exchange.text][-_KEPT_HINTS:]
    return orientation.hinted(question, [exchange.text]) or orientation.hinted(question, case.hints)


def _confirm(exchange: Exchange, question: str, option: Option, confirm: str) -> Next:
    """Ask whether that is what goes on; once asked, a second hint is answer enough."""
    case = exchange.case
    if case.asked.get(confirm, 0) >= 1:
        return choose_option(exchange, option)
    case.asked[confirm] = 1
    case.pending = Pending("confirm", f"{question}:{option.id}")
    buttons = (
        exchange.button(f"orient:{question}:{option.id}", "button.yes"),
        exchange.button("orient:no", "button.no"),
    )
    exchange.reply(confirm, "question", buttons)
    return Next.STOP


def _is_short(exchange: Exchange) -> bool:
    return len(exchange.words) <= _WORDS_OF_A_HINT


def take_hint(exchange: Exchange) -> Next:
    """A word or two in a running case that say what goes on, such as "beweegt" when somebody looks along."""
    case = exchange.case
    if case.scenario is None or not exchange.words or not _is_short(exchange):
        return Next.PASS
    option = exchange.library.orientation.hinted(START, [exchange.text])
    if option is None or option.scenario != case.scenario:
        return Next.PASS
    new = {name: value for name, value in option.facts.items() if case.value(name) != value}
    for name, value in new.items():
        learn(exchange, name, value, exchange.text)
    return Next.GO_ON if new else Next.PASS


def choose_option(exchange: Exchange, option: Option) -> Next:
    """An orienting choice: facts, a scenario, or the next question."""
    exchange.case.pending = None
    exchange.case.misunderstood = 0
    words = _words_for(exchange, option)
    for name, value in option.facts.items():
        learn(exchange, name, value, words)
    if option.scenario:
        return story.begin(exchange, option.scenario)
    if option.then:
        if "orientation.first_safety" not in exchange.case.asked:
            exchange.say("orientation.first_safety")  # said here once, whatever was said before
        ask_orientation(exchange, option.then)
        return Next.STOP
    return Next.GO_ON


def _words_for(exchange: Exchange, option: Option) -> str:
    """The visitor's own words for an option: what hinted at it before they said yes, or what they pressed."""
    if not exchange.text:
        return exchange.addressed(option.title[exchange.case.language])
    hints = exchange.case.hints
    return hints[-1] if exchange.answer and hints else exchange.text


def _two(name: str) -> tuple[str, str]:
    question, _, option = name.partition(":")
    return question, option
