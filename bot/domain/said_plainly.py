"""What plain words say about a fact, whatever the recogniser makes of them.

misread: facts that the words rule out. add: facts that they tell. answers: what they answer to a question.
Phrases: data/phrases.yml.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain import no_danger
from bot.domain.exchange import Exchange
from bot.domain.facts import LOSSES, UNKNOWN, Fact
from bot.domain.scenarios import BY_CALL
from bot.domain.turn import FoundFact

# The victim of whom the message tells is abroad; who writes need not be.
VICTIM_ABROAD = "victim abroad"
# Heard in a message that tells of a step as done.
STEP_DONE = "step done"
# question -> what is true -> the phrases that say so; what asks for more haste stands first.
_ANSWERS: Mapping[str, Mapping[bool, tuple[str, ...]]] = {
    "suspect_in_contact": {
        True: ("contact_goes_on", "contact_now", "has_them_on_the_line", "may_not_hang_up"),
        False: ("contact_ended", "contact_over", "hangs_up"),
    },
    "can_stop": {True: ("payment_under_way",), False: ("payment_done",)},
    "alone": {True: ("is_alone", "nobody_is_there"), False: ("somebody_stays",)},
}
# Of whom somebody may write that is not the writer.
_SOMEBODY_ELSE = re.compile(
    r"\b(?:(?:mijn|m'n|mn|onze|ons|me|zijn|haar|my|our) (?:\w+ )?(?:man|vrouw|vriend\w*|partner|klant)|"
    r"ma|mam|mams|mama|moeder\w*|pa|pap|paps|papa|vader\w*|opa|oma|groot\w+|klein(?:zoon|dochter|kind\w*)|zoon\w*|"
    r"dochter\w*|kind\w*|broer\w*|zus\w*|neef\w*|nicht\w*|tante\w*|oom\w*|ouders|echtgeno\w+|schoon\w+|"
    r"buur\w*|buren|collega\w*|cli[eë]nt\w*|bewoner\w*|pati[eë]nt\w*|leerling\w*|baas|kennis\w*|"
    r"familie\w*|huisgenoot|iemand anders|een ander|slachtoffer|mevrouw|meneer|"
    r"mother|mum|mom|father|dad|grand\w+|son|daughter|brother|sister|aunt|uncle|husband|wife|friend|neighbou?r)\b",
    re.IGNORECASE,
)
# A relative to whom it happened, and none to whom images are sent.
_VICTIM_OF_EXTORTION = re.compile(
    r"(?<!naar )(?<!aan )(?<!tegen )(?<!bij )\b(?:mijn|m'n|mn|onze|ons|me)\s+(?:\w+\s+)?"
    r"(?:zoon|zoontje|dochter|dochtertje|kind|broer|broertje|zus|zusje|neef|neefje|nicht|nichtje|"
    r"kleinzoon|kleindochter|man|vrouw|partner|vriend|vriendin|vader|moeder|leerling|collega)\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:ze|hij|zij|die|ie|they|he|she)\s+(?:\w+\s+)?(?:wil|willen|eist|eisen|vraagt|vragen|wants?|demands?)\s+"
    r"(?:\w+\s+){0,2}?(?:€?\s*\d|geld\b|euro|bitcoin|paysafe|money\b)",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:betaald|overgemaakt|gestuurd|gegeven|gegeve|kwijt|weg|afgeschreven|gestort|verloren|gepind|overgeboekt|leeg\w*|"
    r"gestolen|gekocht|opgenomen|paid|sent|gave|lost|gone)\b",
    re.IGNORECASE,
)
# "No, just the money": only that, and no moment.
_ONLY = re.compile(r"just (?:the|my|our|a|some|that|this|money|one|his|her)\b", re.IGNORECASE)
_RING_NOT = re.compile(r"\bbelt? (?:\w+ )?niet aan\b|\bniet (?:\w+ )?aan ?bellen\b", re.IGNORECASE)
_IDENTITY, _EXTORTION, _FRIEND = "identity_fraud", "extortion", "friend_in_need"


def misread(exchange: Exchange, found: FoundFact) -> bool:
    """Whether the words of the message rule out a fact that was read in it."""
    name, case = found.name, exchange.case
    if tells_of_other_victim(exchange) or no_danger.is_misread(exchange, found):
        return True
    if name == "third_party" and case.scenario is not None and no_danger.calls_112(exchange, found):
        return True  # "de buurvrouw belt 112": who helps is not who it happened to
    if name == "happened" and case.scenario is None and exchange.says("mourns"):
        return not any(fact.name in LOSSES and fact.value is True for fact in exchange.recognition.facts)
    if name == "cannot_talk" and case.form.is_under_way and _RING_NOT.search(exchange.text):
        return True  # "bel niet aan" is how not to come
    if name == "happened" and _ONLY.match(exchange.text[found.start :]):
        return True
    if name == "lost_money" and found.value is True and _DEMANDS.search(exchange.text):
        return not _GONE.search(exchange.text)  # what is asked for is not gone
    if name == "called_bank":
        by_bank = found.value is True and exchange.says("called_by_the_bank")
        return by_bank and not exchange.says("called_the_bank_myself")
    if name == "lost_nothing":
        return exchange.says("billed")  # "iets dat ik niet heb besteld" is no loss that did not happen
    if name == "lost_identity_used":
        return exchange.says("fears_misuse")
    if name == "lost_credentials":
        only_details = exchange.says("details_given") and not exchange.says("secret_given")
        return only_details or (_kind(exchange) == _EXTORTION and exchange.says("threat_by_mail"))
    if name == "third_party":
        if _EXTORTION in (_kind(exchange), exchange.top) and _is_blackmailed(exchange):
            return True
        if exchange.says("own_loss") and not _SOMEBODY_ELSE.search(exchange.text):
            return True  # "een man op facebook" is the offender
        of_somebody = _FRIEND in (_kind(exchange), exchange.top) or exchange.says("money_of_a_relative")
        if _FRIEND in (_kind(exchange), exchange.top) and _received_it(exchange):
            return True
        return (of_somebody or exchange.says("imitated")) and exchange.says("own_loss")
    if name == "cannot_talk":
        of_other = case.is_true("third_party") and exchange.says("other_is_deaf")
        shuts_the_door = exchange.says("keeps_the_door_shut") and not exchange.says("about_a_voice")
        return of_other or shuts_the_door  # who opens to nobody can call
    if name == "danger" and found.value == "threatened":
        harmless = any(map(exchange.says, ("asks_images", "told_to_wait", "told_to_pay")))
        return harmless and not (exchange.says("threatens") or exchange.says("or_else"))
    return False


def answers(exchange: Exchange, name: str) -> bool | None:
    """What the words of a message answer to a question about a fact, whatever yes or no it begins with.

    "Ja, al opgehangen" to "is he still on the line?" says that he is not, "nee, hij hangt nog" that he is.
    None where the words tell neither.
    """
    told = _ANSWERS.get(name, {}).items()
    return next((value for value, phrases in told if any(map(exchange.says, phrases))), None)


def tells_of_other_victim(exchange: Exchange) -> bool:
    """ "Mijn zus is vorige week ook opgelicht", in somebody's own case: a case of the sister's own."""
    case = exchange.case
    own = case.scenario is not None and not case.is_true("third_party")
    # Whose WhatsApp was taken over tells who paid to whom has it now.
    paid_in_my_name = case.scenario == "account_takeover" and exchange.says("relative_paid")
    return own and (exchange.says("other_victim_too") or paid_in_my_name)


def add(exchange: Exchange) -> None:
    """Learn what the message says in plain words."""
    _of_the_victim(exchange)
    if _kind(exchange) == _IDENTITY:
        _of_an_identity(exchange)
    if exchange.says("had_to_transfer"):
        _learn_if_open(exchange, "lost_money", value=True)
    if exchange.says("i_am_alone") and not exchange.case.is_true("third_party"):
        _learn(exchange, "alone", True)
    if exchange.says("no_signal"):
        _learn(exchange, "no_signal", True)
    if exchange.says("details_given") and not exchange.says("secret_given") and _kind(exchange) == "phishing":
        _learn_if_open(exchange, "lost_credentials", value=False)
    if exchange.case.scenario and exchange.says("threatens") and not exchange.says("does_not_threaten"):
        _learn_if_open(exchange, "danger", value="threatened")
    if _kind(exchange) and exchange.says("threatens_relative"):
        _learn_if_open(exchange, "danger", value="threatened")
        _learn_if_open(exchange, "violence", value=True)
    if exchange.case.scenario and exchange.says("unplugged"):
        _done(exchange, "internet_off")
    if exchange.case.scenario and exchange.says("card_blocked"):
        _done(exchange, "block_card", "block_card_for_other")
    if _kind(exchange) in BY_CALL:
        _of_who_came_along(exchange)
    if "suspect_in_contact" in exchange.heard and exchange.case.is_true("suspect_in_contact"):
        _learn_if_open(exchange, "happened", value="now")  # who is still in contact tells of now


def _of_the_victim(exchange: Exchange) -> None:
    case = exchange.case
    if tells_of_other_victim(exchange):
        return
    if exchange.says("relative_is_victim"):
        _learn_if_open(exchange, "third_party", value=True)
    if not case.is_true("third_party"):
        return
    if exchange.says("is_alone"):
        _learn(exchange, "alone", True)
    if exchange.says("other_is_deaf"):
        _learn(exchange, "vulnerable", True)
    lives_there_too = "abroad" in exchange.heard and exchange.says("we_live")
    if (exchange.says("relative_abroad") or lives_there_too) and VICTIM_ABROAD not in case.told:
        case.told.append(VICTIM_ABROAD)
        _learn(exchange, "abroad", True)


def _of_who_came_along(exchange: Exchange) -> None:
    """Who came to the door: nobody is on the line, as far as that was not said, and he may come back."""
    if exchange.says("came_to_the_door") and not exchange.says("by_phone_too"):
        _learn_if_open(exchange, "suspect_in_contact", value=False)
    asks = exchange.text.endswith("?") or exchange.says("what_if")
    if "danger" in exchange.heard or asks or not exchange.says("offender_returns"):
        return
    if not no_danger.may_be_a_relative(exchange.text):
        exchange.case.facts.pop("danger_over", None)
        _learn(exchange, "danger", "suspect_coming")


def _received_it(exchange: Exchange) -> bool:
    """ "Kreeg een appje van mijn nichtje": who got the message is the victim, unless another one paid."""
    return exchange.says("got_a_message") and not exchange.says("relative_paid")


def _is_blackmailed(exchange: Exchange) -> bool:
    """ "Ze wil mijn foto's doorsturen als ik niet betaal": the writer is the victim, who names no other."""
    return exchange.says("blackmailed_myself") and not _VICTIM_OF_EXTORTION.search(exchange.text)


def _of_an_identity(exchange: Exchange) -> None:
    if exchange.says("billed"):
        _learn(exchange, "lost_identity_used", True)
    elif exchange.says("nothing_happened_yet"):
        _learn(exchange, "lost_identity_used", False)


def _done(exchange: Exchange, *steps: str) -> None:
    """A step that was told of as done is ticked off, and heard."""
    case = exchange.case
    case.done.extend(step for step in steps if step not in case.done)
    exchange.heard.add(STEP_DONE)


def _kind(exchange: Exchange) -> str | None:
    return exchange.case.scenario or exchange.top


def _learn(exchange: Exchange, name: str, value: bool | str) -> None:
    exchange.case.learn(Fact(name, value, exchange.text, exchange.message.id))
    exchange.heard.add(name)


def _learn_if_open(exchange: Exchange, name: str, *, value: bool | str) -> None:
    """Learn what is not known yet: what was said about it in other words stands."""
    if exchange.case.value(name) in (None, UNKNOWN) and name not in exchange.heard:
        _learn(exchange, name, value)
