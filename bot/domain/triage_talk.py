"""Asking what triage still needs, and taking the answers."""

from __future__ import annotations

import re

from bot.domain import said_plainly
from bot.domain.case import Pending
from bot.domain.conditions import GROUPS
from bot.domain.exchange import Exchange
from bot.domain.facts import DANGER, HAPPENED, LOSSES, UNKNOWN, VALUES, Value
from bot.domain.hearing import learn
from bot.domain.phrases import normal
from bot.domain.short_answers import ShortAnswer
from bot.domain.turn import Button, Entity

_WORD_OF: dict[Value, str] = {True: "yes", False: "no"}
_VALUE_OF: dict[str, Value] = {"yes": True, "no": False}

# What people answer shortly to "what is gone?", as the beginning of a word.
_LOSS_WORDS = {
    "lost_money": ("geld", "euro", "spaar", "money", "centen", "rekening leeg"),
    "lost_card": ("pas", "bankpas", "pinpas", "kaart", "card", "creditcard"),
    "lost_pin": ("pincode", "pin"),
    "lost_credentials": ("wachtwoord", "inlog", "code", "codes", "digid", "gegevens", "password", "login"),
    "lost_device_access": (
        "computer",
        "laptop",
        "telefoon",
        "tablet",
        "scherm",
        "toegang",
        "anydesk",
        "teamviewer",
    ),
    "lost_id_document": ("paspoort", "id", "identiteit", "rijbewijs", "passport", "legitimatie"),
    "lost_valuables": ("sieraden", "goud", "ring", "horloge", "jewel"),
    "lost_account": ("account", "insta", "whatsapp", "mail"),
    "lost_files": ("bestanden", "files", "foto"),
}
# Asked when, somebody names a time of the clock: today, unless the recogniser read another day.
_HOUR = (
    r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|noon|"
    r"tweeën|drieën|vieren|vijven|zessen|zevenen|achten|negenen|tienen|elven|twaalven)"
)
_CLOCK = re.compile(
    rf"\b(?:om|rond|tegen|at|kwart (?:over|voor)|half)\s+(?:half\s+)?(?:{_HOUR}|\d{{1,2}}(?:[.:]\d{{2}})?)\b"
    r"(?! (?:euro|agent))|"
    rf"\b\d{{1,2}}[.:]\d{{2}}\b|\b(?:\d{{1,2}}|{_HOUR}) uur\b(?! geleden)"
)
# "Net tien minuten", to whether the offender is there: that long ago he left.
_MINUTES_AGO = re.compile(
    r"(?:(?:nee|net|pas|nu|zo|zo'n|zojuist|nog|geen|een|paar|ongeveer|hooguit|\d{1,2}|vijf|tien|twintig) )*"
    r"(?:min|mins|minuten|minuutjes|minuut|kwartier|kwartiertje|minutes)(?: (?:geleden|weg|terug|ago))?"
)
# How the offender spoke, not what he got at.
_BY_PHONE = re.compile(r"\b(?:via|per|over|aan|door|met) (?:de |mijn )?telefoon\b|\bby phone\b")
# How one paid oneself, not what the other has.
_PAID_WITH = re.compile(
    r"\b(?:met|via|per|with|by) (?:de |een |mijn |m'n |my )?"
    r"(?:creditcard|credit card|pinpas|bankpas|pas|kaart|card)\b"
)
MOST_TIMES = 2
# A no with more words behind it answers "what is gone?" only when they say so, as "nee, ik woon alleen" does
# not; and a long yes to "is somebody there?" goes on with the story.
_WORDS_OF_A_BARE_NO = 3
_DENIES_ALL = frozenset(
    "niet niks niets geen nix hoor nothing not none no neither alles dank bedankt denk volgens".split()
)
# "Nee, alleen mijn pincode" says what is gone.
_BUT_ONLY = re.compile(
    r"(?:nee|neen|no)\b[\w' -]{0,10}\b(?:alleen|enkel|behalve|only|just|except)\b(?! ik\b)"
)
_NOTHING = frozenset({"niks", "niets", "nix", "nothing"})
_NO_AND_MORE = re.compile(r"\s*(?:nee|neen|no)\s*[,.;]", re.IGNORECASE)
_WORDS_OF_A_YES = 6
_WORDS_OF_A_BARE_YES = 2
_FEW = 5  # words of a short answer
_NUMBER = re.compile(
    r"^(?:€\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d{2,7})(?:,(?:\d{2}|-))?\s*(?:euro|eur|€)?$", re.IGNORECASE
)


def ask_next(exchange: Exchange, *, in_form: bool = False) -> bool:
    """Ask the next question that matters; gives False when none is left.

    in_form: the steps were given and somebody went on to the form; then only what the urgency or the
    officer needs is asked.
    """
    while (name := _next(exchange, in_form)) is not None:
        if not _answers_itself(exchange, name) and ask(exchange, name):
            return True
        give_up(exchange, name)
    return False


def ask_for_safety(exchange: Exchange) -> bool:
    """Ask what must be known before an officer is asked for, where nobody did: is he still on the line?

    Gives False when it is known, or was asked and passed over.
    """
    case = exchange.case
    name = exchange.library.policy.safety_question(case.values())
    return name is not None and name not in case.tried and ask(exchange, name)


def _answers_itself(exchange: Exchange, name: str) -> bool:
    """Whether nobody can say more: no payment was made, or it was made weeks ago."""
    case = exchange.case
    unpaid = case.is_true("lost_nothing") or case.value("lost_money") is False
    return name == "can_stop" and (unpaid or case.value("happened") == "weeks")


def ask(exchange: Exchange, name: str) -> bool:
    """Ask about a fact or group, in the words that fit the scenario and who is writing.

    Gives False when it was asked often enough: somebody who keeps talking about something else does not
    know or does not want to say.
    """
    if asked_enough(exchange, name):
        return False
    key, tried = question_key(exchange, name), exchange.case.tried
    tried[name] = tried.get(name, 0) + 1
    return exchange.ask(key, Pending("fact", name), _buttons(exchange, name))


def asked_enough(exchange: Exchange, name: str) -> bool:
    """Whether a question was put as often as it may be, in whatever words."""
    return exchange.case.tried.get(name, 0) >= MOST_TIMES


def members(name: str) -> tuple[str, ...]:
    """The facts that a question is about."""
    return tuple(GROUPS.get(name, (name,)))


def question_key(exchange: Exchange, name: str) -> str:
    """The key of a question: for who tells of somebody else, or for this kind of fraud, else for all."""
    texts, language = exchange.library.texts, exchange.case.language
    other = exchange.case.is_true("third_party")
    for key in (f"question.{name}.other" if other else "", f"question.{name}.{exchange.case.scenario}"):
        if key and texts.has(key, language):
            return key
    return f"question.{name}.ask"


def give_up(exchange: Exchange, name: str) -> None:
    """Settle a question as unknown, for good."""
    settle(exchange, name, UNKNOWN)


def settle(exchange: Exchange, name: str, value: Value, words: str | None = None) -> None:
    """Take over the answer to a question. For a group: false says none of it, unknown says unknown of all."""
    if name == "anything_lost" and value is False:
        learn(exchange, "lost_nothing", True, words or label(exchange, "lost_nothing", True))
        return
    if name == "suspect_in_contact" and value is True and not exchange.case.value("happened"):
        learn(exchange, "happened", "now", words or label(exchange, name, value))  # it goes on at this moment
    for member in GROUPS.get(name, (name,)):
        if name not in GROUPS or member not in exchange.case.facts:
            learn(exchange, member, value, words or label(exchange, member, value))


def take_answer(exchange: Exchange) -> bool:
    """Whether a text answers the open question about a fact; then it is taken over."""
    pending = exchange.case.pending
    if pending is None or pending.kind != "fact":
        return False
    name = pending.name
    if exchange.heard & set(GROUPS.get(name, (name,))) or (
        name in GROUPS and "lost_nothing" in exchange.heard
    ):
        exchange.case.pending = None
        return True
    if name == "happened" and _CLOCK.search(exchange.text):
        learn(exchange, "happened", "today", exchange.text)
        exchange.case.pending = None
        return True
    if name == "danger" and "danger" not in exchange.heard and _MINUTES_AGO.fullmatch(normal(exchange.text)):
        learn(exchange, "danger", "suspect_just_left", exchange.text)
        learn(exchange, "happened", "now", exchange.text)
        exchange.case.pending = None
        return True
    if name == "danger" and "danger" not in exchange.heard and exchange.says("left_earlier"):
        learn_left(exchange)
        return True
    if name == "danger" and "happened" not in exchange.case.facts and _tells_when_they_left(exchange):
        learn(exchange, "happened", "today", exchange.text)
    if name in GROUPS and _take_loss(exchange, name):
        exchange.case.pending = None
        return True
    if (told := said_plainly.answers(exchange, name)) is not None:
        settle(exchange, name, told, _words(exchange, name, told))
        exchange.case.pending = None
        return True
    answer = exchange.answer
    if answer is None:
        return False
    return _take_short(exchange, name, answer)


def learn_left(exchange: Exchange) -> None:
    """ "Hij vertrok om drie uur", to "is the offender there, or can he come back?": gone, and when."""
    learn(exchange, "danger", "none", exchange.text)
    if "happened" not in exchange.case.facts:
        learn(exchange, "happened", "today", exchange.text)
    exchange.case.pending = None


def _tells_when_they_left(exchange: Exchange) -> bool:
    """ "Om drie uur is hij vertrokken", to "can the offender come back?": that was today."""
    left = "danger_over" in exchange.heard or exchange.case.value("danger") == "suspect_just_left"
    return left and _CLOCK.search(exchange.text) is not None


def press(exchange: Exchange, name: str, word: str) -> bool:
    """Take over "fact:<name>:<word>"; gives False for a fact or value that does not exist."""
    value = _VALUE_OF.get(word, word)
    if name not in VALUES and name not in GROUPS:
        return False
    if name in VALUES and value not in (*VALUES[name], UNKNOWN):
        return False
    exchange.case.pending = None
    settle(exchange, name, value)
    return True


def label(exchange: Exchange, name: str, value: Value) -> str:
    """A fact in words, for staff and for corrections: "er is geld weg"."""
    key = f"fact.{name}.{_WORD_OF.get(value, value)}"
    if exchange.library.texts.has(key, exchange.case.language):
        return exchange.words_for(key)
    return ""


def moments(exchange: Exchange, name: str) -> tuple[Button, ...]:
    """The buttons that say when it happened; none for another field."""
    if name != "happened":
        return ()
    return tuple(exchange.button(f"fact:happened:{value}", f"button.happened_{value}") for value in HAPPENED)


def bare_amount(text: str) -> str:
    """A sum without more around it, "6.300 euro", as digits; "" when it is none."""
    number = _NUMBER.match(text.strip())
    return re.sub(r"\D", "", number.group(1)) if number else ""


def tells_hour(text: str) -> bool:
    """Whether a text names a time of the clock."""
    return _CLOCK.search(text) is not None


def _next(exchange: Exchange, in_form: bool) -> str | None:
    case, policy = exchange.case, exchange.library.policy
    values = case.values()
    safety = None if in_form else policy.safety_question(values)
    name = safety or policy.next_question(values)
    if name is None and "pin" in case.secrets and "lost_pin" not in case.facts:
        name = "lost_pin"
    return name or policy.visit_question(values)


def _take_short(exchange: Exchange, name: str, answer: ShortAnswer) -> bool:
    if name == "can_stop" and exchange.says("not_called_yet"):
        learn(exchange, "called_bank", False, exchange.text)
        return False
    if answer == "unknown":
        settle(exchange, name, UNKNOWN)
    elif name == "danger":
        if answer == "no" and exchange.says("not_yet"):
            return False  # "nog niet" leaves open whether somebody comes
        if answer == "yes" and not _is_a_yes_to_danger(exchange):
            return False  # "ja stom van me", "ja, dat heb ik hem gegeven" go on with the story
        if answer == "yes" and exchange.says("danger_over"):
            learn(exchange, "danger", "suspect_just_left", exchange.text)  # "ja, maar hij is al weg"
        else:
            learn_danger(exchange, answer)
    elif name == "happened":
        if answer == "no" or not exchange.says("yes"):
            return False  # "bedrijf ja" answers something else
        learn(exchange, "happened", "now", exchange.text)
    elif name in GROUPS and answer == "no" and not _denies_all(exchange, name):
        return False
    elif name in GROUPS and answer == "yes" and not _NOTHING.isdisjoint(normal(exchange.text).split()):
        settle(exchange, name, value=False, words=exchange.text)  # "ja, niks weg hoor"
    elif name in GROUPS and answer == "yes":
        which = f"question.{name}.which"
        if exchange.ask(which, Pending("fact", name), _buttons(exchange, name)):
            return True
        # Asked what, twice answered yes: money is what is lost most, and the safe reading.
        learn(exchange, "lost_money", True, exchange.text)
    else:
        settle(exchange, name, answer == "yes", _words(exchange, name, answer == "yes"))
    exchange.case.pending = None
    return True


def _is_a_yes_to_danger(exchange: Exchange) -> bool:
    """Whether a yes says that somebody is there or comes: bare, or with who that is."""
    few = len(exchange.words) <= _WORDS_OF_A_YES
    bare = len(exchange.words) <= _WORDS_OF_A_BARE_YES or exchange.says("yes")
    return bare or (few and exchange.says("somebody_is_there"))


def _denies_all(exchange: Exchange, name: str) -> bool:
    """Whether a no denies all that was asked about, and not only something else that was said with it."""
    words = normal(exchange.text).split()
    only = len(words) > 1 and words[1] in ("alleen", "only", "just")
    # "Nee, het geld is al weg" answers what else is gone; to "is anything gone?" it says the contrary.
    elsewhere = set(LOSSES) - set(members(name)) | {"amount"}
    told_what = _NO_AND_MORE.match(exchange.text) is not None or bool(exchange.heard & elsewhere)
    apart = name != "anything_lost" and told_what
    return len(words) <= _WORDS_OF_A_BARE_NO or only or apart or not _DENIES_ALL.isdisjoint(words)


def learn_danger(exchange: Exchange, answer: ShortAnswer) -> None:
    """A bare yes or no to whether somebody comes or is there: yes counts as coming."""
    value = "suspect_coming" if answer == "yes" else "none"
    learn(exchange, "danger", value, _words(exchange, "danger", value))


def _take_loss(exchange: Exchange, asked: str) -> bool:
    """A bare amount, or a word for what is gone. "Nee, alleen geld" to what was given besides denies that."""
    plain = _PAID_WITH.sub("", _BY_PHONE.sub("", normal(exchange.text)))
    if digits := bare_amount(exchange.text):
        exchange.case.entities["amount"] = Entity("amount", digits, exchange.text, 0, len(exchange.text))
        learn(exchange, "lost_money", True, exchange.text)
        return True
    words = plain.split()
    denies = exchange.answer == "no" and not _BUT_ONLY.match(plain)
    if len(words) > _FEW or denies or exchange.text.endswith("?"):
        return False
    found = [
        name
        for name, starts in _LOSS_WORDS.items()
        if any(word.startswith(start) for word in words for start in starts)
    ]
    if "lost_pin" in found and "lost_card" in found and "pas" not in " ".join(words):
        found.remove("lost_card")
    for name in found:
        learn(exchange, name, True, exchange.text)
    beside = asked != "anything_lost" and not set(found) & set(members(asked))
    if found and beside and exchange.answer == "no":
        settle(exchange, asked, value=False, words=exchange.text)
    return bool(found)


def _words(exchange: Exchange, name: str, value: Value) -> str:
    """What staff read as the cause: the visitor's words, or for a bare yes or no what was asked."""
    long_enough = len(exchange.words) > 2
    return exchange.text if long_enough else label(exchange, name, value) or exchange.text


def _buttons(exchange: Exchange, name: str) -> tuple[Button, ...]:
    if name in GROUPS:
        options = exchange.library.policy.options(name, exchange.case.scenario)
        chosen = [exchange.button(f"fact:{option}:yes", f"button.{option}") for option in options]
        chosen.append(exchange.button(f"fact:{name}:no", "button.nothing"))
    elif name in ("danger", "happened"):
        values = DANGER if name == "danger" else HAPPENED
        shown = [value for value in values if value not in ("none", "threatened")]
        chosen = [exchange.button(f"fact:{name}:{value}", f"button.{name}_{value}") for value in shown]
        if name == "danger":
            chosen.append(exchange.button("fact:danger:none", "button.no"))
    else:
        chosen = [
            exchange.button(f"fact:{name}:yes", "button.yes"),
            exchange.button(f"fact:{name}:no", "button.no"),
        ]
    return (*chosen, exchange.button(f"fact:{name}:unknown", "button.unknown"))
