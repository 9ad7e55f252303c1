"""The first words, and coming back: after a break, or from a person."""

from __future__ import annotations

from bot.domain import orientation_talk, steps
from bot.domain.case import Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.orientation import START
from bot.domain.visit_summary import line, shown_value


def greet(exchange: Exchange) -> None:
    """The first message: this is a computer, it never asks for codes, a person can be asked for.

    What happens most can be chosen; a person is the last choice, for who has no button for that elsewhere.
    """
    _opened(exchange)
    exchange.say("opening.who")
    exchange.case.pending = Pending("orientation", START)
    buttons = (*orientation_talk.choices(exchange, "opening"), exchange.person_button())
    exchange.say("opening.ask", kind="question", buttons=buttons)


def disclose(exchange: Exchange) -> None:
    """The same in one line, when somebody tells a story before the chat was opened, or goes on in English."""
    if _said_to(exchange) not in exchange.case.told:
        _opened(exchange)
        exchange.say("opening.short")


def _opened(exchange: Exchange) -> None:
    exchange.case.opened = True
    exchange.case.told.append(_said_to(exchange))


def _said_to(exchange: Exchange) -> str:
    return f"opening:{exchange.case.language}"


def returned_by_staff(exchange: Exchange) -> None:
    """Say that the computer goes on, once a person gave the conversation back."""
    exchange.say("opening.returned")


def respond(exchange: Exchange) -> Next:
    """ "Hallo, ik ben er weer, waar waren we": what is kept, what comes first, and on."""
    if exchange.case.scenario is None or not exchange.says("back"):
        return Next.PASS
    resume(exchange)
    return Next.GO_ON


def resume(exchange: Exchange) -> None:
    """Welcome back: what is kept, and the step where minutes count."""
    case = exchange.case
    again = case.asked.get("opening.back", 0) > 0
    exchange.say("opening.back_again" if again else "opening.back")
    kept = [name for name in ("contact_name", "name", "address", "phone", "reach") if _filled(exchange, name)]
    if case.form.state in ("open", "summary", "paused") and kept:
        lines = [line(exchange, name, shown_value(exchange, name, case.form.fields)) for name in kept]
        exchange.reply("\n".join((exchange.words_for("opening.kept"), *lines)))
    if not again:
        steps.show(exchange, "steps.first_again")


def change_language(exchange: Exchange) -> Next:
    """The visitor chose another language on the page: what counts now is said anew, in that language."""
    case = exchange.case
    case.language = exchange.context.language
    # Nothing was said or shown in it yet, so that nothing is held back as a repetition.
    case.asked.clear()
    case.shown.clear()
    case.urgency_told = ""
    if case.scenario is None and not case.facts and not case.handed_over and not case.crisis:
        greet(exchange)
        return Next.STOP
    disclose(exchange)
    return Next.GO_ON


def _filled(exchange: Exchange, name: str) -> bool:
    fields = exchange.case.form.fields
    if name == "address":
        return any(fields.get(part) for part in ("street", "postcode", "city", "house_number"))
    return bool(fields.get(name))
