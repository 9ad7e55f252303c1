"""What is left to say once the urgency is clear, and the end: a summary to keep, aftercare."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from bot.domain import crimes, steps, triage_talk, visit_offer
from bot.domain.case import Pending
from bot.domain.conditions import value_of
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import LOSSES
from bot.domain.playbook import Playbook
from bot.domain.scenarios import MONEY_MULE
from bot.domain.triage import Decision
from bot.domain.turn import Button

# A yes or no with more behind it is no answer to "can I help with anything else?".
_WORDS_OF_A_BARE_ANSWER = 2
_MOST_QUOTED = 10  # words
_NOTHING_LOST = ("nothing", "not-visited-nothing")
# A longer list is not read; the most harmful stands first in the playbook.
MOST_DONTS = 3
_VICTIM_SUPPORT = "slachtofferhulp"
TOPICS = ("report", "evidence", "money", "aftercare")


def tell_decision(exchange: Exchange) -> str:
    """Say how urgent it is and why, once for each outcome; gives what was said, "" for nothing."""
    case, decision = exchange.case, exchange.decide()
    if case.urgency_told == decision.rule or decision.rule == "crisis":
        return ""
    case.urgency_told = decision.rule
    if case.scenario == MONEY_MULE:
        return ""  # the steps say it; the reason would read back what was done
    reason = exchange.words_for(_reason_key(exchange, decision.rule), what=_what_is_gone(exchange))
    because = ""
    quotable = [words for words in decision.words if _can_be_quoted(words)]
    if quotable:
        quoted = ", ".join(f"\u201c{_in_short(words)}\u201d" for words in quotable[:3])
        because = " " + exchange.words_for("reason.because", words=quoted)
    urgency = _urgency(exchange, decision)
    told = f"{urgency}{reason}{because}"
    exchange.reply(told)
    return told


def _urgency(exchange: Exchange, decision: Decision) -> str:
    """How urgent it is, in a sentence; "" where that was said or cannot be said."""
    if decision.urgency == "emergency" or _is_unclear(exchange, decision.rule):
        return ""  # who just heard 112 does not need to hear again that it is urgent
    abroad = decision.urgency == "visit" and visit_offer.is_abroad(exchange)
    own = exchange.library.texts.has(f"urgency.{decision.rule}", exchange.case.language)
    key = "visit_abroad" if abroad else decision.rule if own else decision.urgency
    return exchange.words_for(f"urgency.{key}") + " "


def _reason_key(exchange: Exchange, rule: str) -> str:
    if _is_unclear(exchange, rule):
        return "reason.nothing_known"
    of_this_danger = f"reason.{rule}-{exchange.case.value('danger')}"
    found = exchange.library.texts.has(of_this_danger, exchange.case.language)
    return of_this_danger if found else f"reason.{rule}"


def _is_unclear(exchange: Exchange, rule: str) -> bool:
    """Whether the table found nothing lost only because nobody knows: that is not said to be nothing."""
    known = exchange.library.policy.presumed(exchange.case.values())
    return rule in _NOTHING_LOST and value_of("anything_lost", known) is not False


def _what_is_gone(exchange: Exchange) -> str:
    """The first loss in words: "er is geld weg"."""
    lost = next((name for name in LOSSES if exchange.case.is_true(name)), None)
    words = triage_talk.label(exchange, lost, True) if lost else ""
    return words or exchange.words_for("reason.something_gone")


def _can_be_quoted(words: str) -> bool:
    """Whether words show why: a bare number or a question does not."""
    return not words.strip().endswith("?") and any(character.isalpha() for character in words)


def _in_short(words: str) -> str:
    """The beginning of a long message: nobody needs to read back all they wrote, account number and all."""
    said = words.split()
    return words if len(said) <= _MOST_QUOTED else " ".join(said[:_MOST_QUOTED]).rstrip(",.;") + " \u2026"


def topics(exchange: Exchange) -> None:
    """Offer what is left: reporting, proof, money, help afterwards."""
    if not exchange.ask("closing.topics", Pending("topics"), _buttons(exchange)):
        exchange.case.pending = Pending("topics")
        exchange.say("closing.still_here", buttons=_buttons(exchange))


def take_topics(exchange: Exchange) -> Next:
    """Yes or no to "can I help you with anything else?"."""
    pending = exchange.case.pending
    if pending is None or pending.kind != "topics" or exchange.heard:
        return Next.PASS
    if exchange.says("thanks"):
        return Next.PASS  # "ok bedankt" is the end, with the summary and the warning
    if exchange.says("understood"):
        exchange.say("closing.understood")
        return Next.STOP
    answer = exchange.answer
    if answer is None:
        return Next.PASS
    bare = len(exchange.words) <= _WORDS_OF_A_BARE_ANSWER or exchange.says(answer)
    if not bare and not exchange.says("that_was_all"):
        return _listen(exchange)
    if answer == "no" or exchange.says("that_was_all"):
        goodbye(exchange)
    else:
        exchange.say("closing.about", buttons=_buttons(exchange))
    return Next.STOP


def _listen(exchange: Exchange) -> Next:
    """ "Nee niets gedownload": heard, and what can still be told is offered again."""
    if exchange.top in exchange.library.playbooks or exchange.top == "thanks_bye" or "?" in exchange.text:
        return Next.PASS
    exchange.say("listened")
    return Next.GO_ON


def tell(exchange: Exchange, topic: str) -> bool:
    """Tell about one of TOPICS; gives False when there is nothing to tell."""
    playbook = exchange.playbook
    if playbook is None:
        return False
    if topic == "evidence":
        evidence(exchange)
    elif topic == "report":
        exchange.reply(exchange.addressed(playbook.report.text))
    elif topic == "money":
        exchange.reply(exchange.addressed(playbook.money_back.text))
    elif topic == "aftercare":
        exchange.reply(exchange.addressed(" ".join(entry.text for entry in playbook.aftercare)))
    else:
        return False
    return True


def evidence(exchange: Exchange) -> None:
    """What to keep as evidence of this kind of fraud; nothing while its kind is not known."""
    playbook = exchange.playbook
    if playbook:
        lines = _listed(exchange, "closing.evidence", (one.text for one in playbook.evidence))
        exchange.reply(exchange.addressed("\n".join(lines)))


def donts(exchange: Exchange) -> tuple[str, ...]:
    """The few things that had better not be done in this case, the most harmful first."""
    playbook = exchange.playbook
    found = playbook.donts_for(steps.known_for_steps(exchange)) if playbook else ()
    return tuple(exchange.addressed(dont.text) for dont in found[:MOST_DONTS])


def tell_donts(exchange: Exchange) -> None:
    """What had better not be done now, the most harmful first."""
    exchange.reply("\n".join(_listed(exchange, "closing.donts", donts(exchange))))


def goodbye(exchange: Exchange) -> None:
    """The end, for now: what was done, what is still to do, aftercare, the second scam."""
    case, playbook = exchange.case, exchange.playbook
    case.pending = None
    if playbook is None:
        exchange.say("closing.bye")
        return
    text = summary(exchange)
    said_before = f"summary:{zlib.crc32(text.encode())}"
    if said_before in case.told:
        exchange.say("closing.bye")
        return
    case.told.append(said_before)
    exchange.reply(text, "summary")
    exchange.reply(exchange.addressed(" ".join((*_help_afterwards(playbook), playbook.second_scam.text))))
    unsent = case.form.state == "paused" and case.form.fields
    exchange.say("closing.unsent" if unsent else "closing.bye")


def _help_afterwards(playbook: Playbook) -> list[str]:
    """What comes first afterwards in this case, and always that there is Slachtofferhulp."""
    first, others = playbook.aftercare[0], playbook.aftercare
    helps = next((one for one in others if one.contact == _VICTIM_SUPPORT), first)
    return list(dict.fromkeys((first.text, helps.text)))


def summary(exchange: Exchange) -> str:
    """What happened, and in lists: what was done, what is still to do, what had better not be done."""
    case, playbook = exchange.case, exchange.playbook
    if playbook is None:
        return ""
    lines = [exchange.words_for("closing.summary"), f"{exchange.words_for('closing.what')}: {playbook.name}"]
    if also := crimes.beside(exchange, case.scenario or ""):
        lines.append(f"{exchange.words_for('closing.also')}: {'; '.join(also)}")
    reference = case.reference or (exchange.context.request.reference if exchange.context.request else None)
    if reference:
        lines.append(f"{exchange.words_for('closing.reference')}: {reference}")
    here, ready = steps.all_steps(exchange), steps.done(exchange)
    lines += _listed(exchange, "closing.done", [one.title for one in here if one.id in ready])
    lines += _listed(exchange, "closing.to_do", [one.title for one in here if one.id not in ready])
    lines += _listed(exchange, "closing.donts", donts(exchange))
    return exchange.addressed("\n".join(lines))


def _listed(exchange: Exchange, title: str, entries: Iterable[str]) -> list[str]:
    """A title with its entries, a line each; nothing when there are none."""
    rows = [f"- {entry}" for entry in entries]
    return [exchange.words_for(title), *rows] if rows else []


def _buttons(exchange: Exchange) -> tuple[Button, ...]:
    topics = (exchange.button(f"info:{topic}", f"button.info_{topic}") for topic in TOPICS)
    return (*topics, _person(exchange), exchange.button("bye", "button.bye"))


def _person(exchange: Exchange) -> Button:
    """The way to a person: where triage finds it urgent but no officer comes, somebody can look along."""
    if exchange.decide().urgency in ("visit", "call") and "triage" not in exchange.case.handed_over:
        return exchange.button("triage_person", "button.triage_person")
    return exchange.person_button()
