"""The story: which kind of fraud it is, what is said first, and what happens when it changes."""

from __future__ import annotations

from bot.domain import said_plainly, same_kind, steps, triage_talk
from bot.domain.answers import asking_sentences
from bot.domain.case import Case, Pending
from bot.domain.exchange import Exchange, Next
from bot.domain.facts import LOSSES, UNKNOWN
from bot.domain.phrases import normal
from bot.domain.scenarios import BY_CALL, MONEY_MULE
from bot.domain.turn import Button

# A later message changes the scenario only when it tells enough to be a story of its own.
_WORDS_OF_A_STORY = 6
_WORDS_WITHOUT_FACTS = 9
_FEW_WORDS = 3
_WORDS_OF_A_BARE_NO = 3
_LONG_ENOUGH = 3  # letters of a word that says something

# What makes a message in a running case a story: something was lost, or the offender did something.
_HAPPENINGS = (
    *LOSSES,
    "danger",
    "suspect_in_contact",
    "claims_police",
    "clicked_link",
    "can_stop",
    "violence",
)

# What a case often grows into, told bit by bit: then the steps change without a question.
GROWS_INTO = {
    "suspicious_only": None,  # into anything
    "bank_helpdesk_fraud": {"card_pickup", "fake_police"},
    "phishing": {"bank_helpdesk_fraud", "card_pickup"},
    "tech_support": {"bank_helpdesk_fraud"},
    "online_shopping": {"phishing"},
    "payment_request_fraud": {"phishing"},
    "account_takeover": {"sim_swap"},
}

# What says something of the victim, not of the crime.
_WHO_AND_WHERE = {
    "abroad",
    "minor",
    "third_party",
    "vulnerable",
    "alone",
    "age",
    "place",
    "person",
    "business",
}

_BELGIUM_TOLD = "belgium"
TWO_TOLD = "two crimes"  # in the first message, so that the one that waits is named with the other


def respond(exchange: Exchange) -> Next:
    """Take a message as a story: the first, a part of it, or another one."""
    top = exchange.top
    if exchange.case.scenario is None:
        if triage_talk.bare_amount(exchange.text):
            return Next.PASS  # a sum tells of no kind of fraud
        if top == MONEY_MULE and _gave_to_the_bank(exchange):
            options = ["bank_helpdesk_fraud", MONEY_MULE]
            say_first_safety(exchange)
            return Next.STOP if ask_which(exchange, options) else begin(exchange, options[0])
        if top == "suspicious_only" and any(exchange.case.is_true(name) for name in LOSSES):
            return Next.PASS  # "krijg ik mijn geld terug?" after a loss is a question, and something is gone
        if top is not None and exchange.is_victim_scenario(top):
            if options := _still_to_choose(exchange, top):
                return Next.STOP if ask_which(exchange, options) else Next.PASS
            sure = not _is_one_word(exchange) or _was_asked_about(exchange, top)
            return begin(exchange, top) if sure else _confirm(exchange, top)
        if exchange.recognition.decision == "between":
            return _between(exchange)
        return Next.PASS
    if (
        top is None
        or not exchange.is_victim_scenario(top)
        or top in (exchange.case.scenario, "suspicious_only")
    ):
        return Next.PASS
    if not is_long_enough(exchange) or not tells(exchange) or not grows_into(exchange.case, top):
        return Next.PASS
    return change(exchange, top)


def grow(exchange: Exchange) -> None:
    """An answer that makes the case another kind: "en toen heeft een man mijn pas opgehaald"."""
    top = exchange.top
    enough = is_long_enough(exchange) and tells(exchange)
    if top is not None and top in exchange.library.playbooks and enough and grows_into(exchange.case, top):
        change(exchange, top)


def grows_into(case: Case, scenario: str) -> bool:
    """Whether a case often turns out to be this kind, told bit by bit."""
    if scenario in (case.scenario, "suspicious_only"):
        return False
    grows = GROWS_INTO.get(case.scenario or "", set())
    return grows is None or scenario in grows


def is_long_enough(exchange: Exchange) -> bool:
    """Whether a message has the words of a story of its own."""
    return len(exchange.words) >= _WORDS_OF_A_STORY


def tells(exchange: Exchange) -> bool:
    """Whether a message says that something happened: a question or an answer is no other story."""
    if says_what_happened(exchange):
        return True
    if exchange.message.masked or _only_still_on_the_line(exchange):
        return False  # "de code van mijn pas is ..." gives a secret, and tells no other story
    details = any(entity.kind in ("phone", "postcode") for entity in exchange.recognition.entities)
    return len(exchange.words) >= _WORDS_WITHOUT_FACTS and not details and not asking_sentences(exchange.text)


def says_what_happened(exchange: Exchange) -> bool:
    """Whether a message tells of a loss or of what the offender did."""
    if _only_still_on_the_line(exchange):
        return False
    return any(
        name in exchange.heard and exchange.case.value(name) not in (False, "none", UNKNOWN)
        for name in _HAPPENINGS
    )


def _only_still_on_the_line(exchange: Exchange) -> bool:
    """ "Hij hangt nog aan de telefoon, wat moet ik doen": the same caller, and no other kind of fraud."""
    only = exchange.heard and exchange.heard <= {"suspect_in_contact", "happened"}
    return bool(only) and exchange.case.scenario in BY_CALL and not exchange.says("names_a_caller")


def _gave_to_the_bank(exchange: Exchange) -> bool:
    """Whether somebody taken for a money mule tells of a loss to "the bank": a victim is asked first."""
    lost = any(exchange.case.is_true(name) for name in LOSSES)
    told = exchange.says("gave_to_the_bank") or exchange.says("money_off_my_account")
    return lost and told and not exchange.says("lent_account")


def _still_to_choose(exchange: Exchange, top: str) -> list[str]:
    """The choices of "do you mean A or B" that stay open: "ik woon in Antwerpen" names no third kind of
    fraud, whatever it is recognised as. Empty when the message does tell one."""
    pending = exchange.case.pending
    if pending is None or pending.kind != "scenario" or top in pending.options:
        return []
    only_who = bool(exchange.heard) and exchange.heard <= _WHO_AND_WHERE
    return pending.options if only_who and len(exchange.words) < _WORDS_OF_A_STORY else []


def _is_one_word(exchange: Exchange) -> bool:
    return len(exchange.words) == 1 and not exchange.heard


def _was_asked_about(exchange: Exchange, scenario: str) -> bool:
    pending = exchange.case.pending
    return pending is not None and pending.kind == "scenario" and scenario in pending.options


def say_first_safety(exchange: Exchange) -> None:
    """The first safe step for all, once; and the bank as soon as money is known to be gone."""
    exchange.say_once("orientation.first_safety")
    if exchange.case.is_true("lost_money") or exchange.says("emptied"):
        exchange.say_once("orientation.call_bank")


def _confirm(exchange: Exchange, scenario: str) -> Next:
    """One word is too little to say what it looks like: the first safe step for all, and is this it?"""
    say_first_safety(exchange)
    return Next.STOP if ask_which(exchange, [scenario]) else begin(exchange, scenario)


def begin(exchange: Exchange, scenario: str) -> Next:
    """Name what it looks like, say that it is not their fault, give the first step."""
    case = exchange.case
    case.scenario = scenario
    case.pending = None
    case.misunderstood = 0
    case.hints = []
    introduce(exchange)
    return Next.GO_ON


def introduce(exchange: Exchange) -> None:
    """What it looks like, that it is not their fault, and the first steps; said once for a scenario."""
    case, playbook = exchange.case, exchange.playbook
    if exchange.decide().urgency == "emergency" and case.emergency == "none":
        return  # 112 comes first; this is said when that is settled
    if playbook is None or f"introduced:{case.scenario}" in case.told:
        return
    case.told.append(f"introduced:{case.scenario}")
    fault = playbook.opening.not_your_fault
    if case.is_true("third_party"):
        fault = playbook.opening.not_their_fault or fault
    exchange.reply(exchange.addressed(f"{playbook.opening.looks_like} {fault}"))
    if TWO_TOLD in case.told:
        exchange.say_once("another.kept", a=exchange.plain(case.others[0].scenario))
    same_kind.say(exchange)
    if case.scenario == MONEY_MULE:
        exchange.say("money_mule.kept", buttons=(exchange.person_button(),))
    notes(exchange)
    steps.show(exchange)


def notes(exchange: Exchange) -> None:
    """What a minor, a deaf person or somebody abroad needs to know, once, as soon as it was said."""
    case = exchange.case
    if f"introduced:{case.scenario}" not in case.told:
        if case.scenario is None and case.is_true("abroad"):
            _abroad(exchange)  # where to be helped depends on the place, whatever the fraud was
        return
    other = case.is_true("third_party")
    for note, holds in (
        ("note.minor_other" if other else "note.minor", "minor"),
        ("note.cannot_talk", "cannot_talk"),
    ):
        if case.is_true(holds):
            exchange.say_once(note)
    if case.scenario == "phishing" and exchange.says("details_given") and not exchange.says("secret_given"):
        exchange.say_once("note.only_details")
    _abroad(exchange)


def _abroad(exchange: Exchange) -> None:
    """Who to call from abroad, or for a victim there; in Belgium a card is blocked by a line of its own."""
    case = exchange.case
    if not case.is_true("abroad"):
        return
    exchange.say_once("note.abroad_other" if said_plainly.VICTIM_ABROAD in case.told else "note.abroad")
    if exchange.says("belgium") and _BELGIUM_TOLD not in case.told:
        case.told.append(_BELGIUM_TOLD)
        card_stop = exchange.library.answers.all["block_card_belgium"]
        exchange.reply(exchange.addressed(card_stop.text(case.language)))


def notice(exchange: Exchange) -> None:
    """Remember what a story looks like while something more urgent is answered first."""
    case, top = exchange.case, exchange.top
    if case.scenario is None and top is not None and top in exchange.library.playbooks:
        case.scenario = top
    elif case.scenario is None and case.is_true("claims_police") and case.is_true("suspect_in_contact"):
        case.scenario = "fake_police"


def change(exchange: Exchange, scenario: str) -> Next:
    """The story turned out to be another kind: say so and show what comes first now."""
    case = exchange.case
    case.scenario = scenario
    case.pending = None
    bank = exchange.library.contacts.bank(case.bank())
    if scenario == "bank_helpdesk_fraud" and bank is not None and bank.kind == "card":
        del case.entities["bank"]  # "a mail of ICS" named a sender; the bank is another one
    introduce(exchange)
    return Next.GO_ON


def choose(exchange: Exchange, scenario: str) -> Next:
    """A scenario chosen by button, or by an answer to "do you mean A or B"."""
    case = exchange.case
    if scenario not in exchange.library.playbooks:
        return Next.PASS
    if case.scenario is None:
        return begin(exchange, scenario)
    case.pending = None
    if scenario == case.scenario:
        exchange.say("another.same")
        return Next.GO_ON
    exchange.say("another.instead", a=exchange.plain(scenario))
    return change(exchange, scenario)


def ask_which(exchange: Exchange, scenarios: list[str], *also: Button) -> bool:
    """Ask "do you mean A or B" in plain words; gives False when it was asked often enough. also: more
    buttons."""
    plain = [exchange.plain(scenario) for scenario in scenarios]
    buttons = [
        Button(f"scenario:{name}", _capital(words)) for name, words in zip(scenarios, plain, strict=True)
    ]
    buttons.append(exchange.button("scenario:other", "button.something_else"))
    pending = Pending("scenario", options=scenarios)
    if len(scenarios) == 1:
        return exchange.ask(
            "which.one",
            pending,
            (exchange.button(f"scenario:{scenarios[0]}", "button.yes"), buttons[-1]),
            a=plain[0],
        )
    return exchange.ask("which.two", pending, (*buttons, *also), a=plain[0], b=plain[1])


def take_choice(exchange: Exchange) -> Next:
    """An answer in words to "do you mean A or B"."""
    pending = exchange.case.pending
    if pending is None or pending.kind != "scenario" or exchange.top in exchange.library.playbooks:
        return Next.PASS
    answer = exchange.answer
    if answer == "yes" and len(pending.options) == 1:
        return choose(exchange, pending.options[0])
    named = [name for name in pending.options if _names(exchange, name)]
    if len(named) == 1 and not exchange.text.endswith("?"):
        return choose(exchange, named[0])
    first, second = ("eerste", "1e", "1", "a", "first"), ("tweede", "2e", "2", "b", "laatste", "second")
    first_or_second = {**dict.fromkeys(first, 0), **dict.fromkeys(second, 1)}
    for word in exchange.text.casefold().replace(".", " ").split()[:4]:
        index = first_or_second.get(word)
        if index is not None and index < len(pending.options):
            return choose(exchange, pending.options[index])
    if exchange.case.scenario is not None:
        return Next.PASS
    bare = len(exchange.words) <= _WORDS_OF_A_BARE_NO and not exchange.heard
    if (bare and answer in ("no", "unknown")) or exchange.says("neither"):
        return neither(exchange)
    if answer == "no":  # "nee, geen contact meer" answers another line; the choice is still open
        return Next.STOP if ask_which(exchange, pending.options) else neither(exchange)
    return Next.PASS


def neither(exchange: Exchange) -> Next:
    """None of the offered ones: what happened is asked again, with choices."""
    exchange.case.pending = None
    exchange.case.ranking = []
    return Next.GO_ON


# --- More than one -----------------------------------------------------------------------------


def _between(exchange: Exchange) -> Next:
    """The recogniser hesitates: ask which of two, with the first safe step for both."""
    few = len(exchange.words) <= _FEW_WORDS and bool(exchange.heard)
    pending = exchange.case.pending
    if few and pending and pending.kind == "scenario" and len(pending.options) == 1:
        return begin(exchange, pending.options[0])  # who goes on telling in a word or two does not say no
    top = [ranked.name for ranked in exchange.recognition.ranking[:2]]
    options = [name for name in top if name in exchange.library.playbooks]
    if not options:
        return Next.PASS
    again = [name for name in options if pending and pending.kind == "scenario" and name in pending.options]
    if len(again) == 1:
        return begin(exchange, again[0])  # what was asked about is what the next words point to as well
    bank = "bank_helpdesk_fraud"
    to_the_bank = options == [bank, MONEY_MULE] and _gave_to_the_bank(exchange)
    if bank in options and (to_the_bank or exchange.says("names_false_bank")):
        return begin(exchange, bank)
    say_first_safety(exchange)
    return Next.STOP if ask_which(exchange, options) else Next.PASS


def _names(exchange: Exchange, scenario: str) -> bool:
    """Whether the text names this option by a word that its plain name has and that says something."""
    pending = exchange.case.pending
    others = [name for name in pending.options if name != scenario] if pending else []
    own = set(normal(exchange.plain(scenario)).split())
    for other in others:
        own -= set(normal(exchange.plain(other)).split())
    return any(len(word) > _LONG_ENOUGH and word in own for word in normal(exchange.text).split())


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
