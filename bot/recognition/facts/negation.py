"""Was it done, denied, or only planned, feared or asked? Judged from the words around a match."""

from enum import Enum

from bot.recognition.facts import words
from bot.recognition.facts.clauses import Clause
from bot.recognition.facts.tokens import COMMA


class Status(Enum):
    DONE = "done"
    DENIED = "denied"
    OPEN = "open"  # planned, asked, feared, conditional, or only claimed by somebody


_NOT = words.members("negation")
# A "not" before one of these says something else than that it was not done.
_NOT_ABOUT_IT = words.members("not_about_it")
_RECEIVED = words.members("received")
_BETWEEN = words.members("between_act_and_not")
_RELATIVE = words.members("relative")
_RELATIVE_SUBJECT = words.members("relative_subject")
_WHO = frozenset(("die", "dat", "wie"))
_PEOPLE = words.members("suspect") | words.members("kin") | words.members("person")
_ALREADY = frozenset(("al", "reeds", "toch", "already"))
_WOULD = words.members("would")
_PLAN = words.members("plan")
_PASSIVE = frozenset(("wordt", "worden", "word"))
_LATER = words.members("later")
_HANDS_OVER = words.members("hands_over_now")
_HAVE = words.members("have")
_ALMOST = words.members("almost")
_SAY = words.members("say_verb")
_SAY_THAT = _SAY | words.members("said_that")
_FEAR = words.members("fear")
_TRUE_TELLERS = words.members("true_teller")
_CONDITION = words.members("condition")
_ASK_FIRST = words.members("asks_first")


def status(clause: Clause, first: int, last: int, *, plans: bool = True) -> Status:
    """What the clause says about the words first..last: done, denied, or open.

    first, last: numbers of words in the clause, both included. plans: whether "moest" and "wilde"
    leave it open.
    """
    texts = clause.texts
    begin, end = _scope(texts, first, last)
    scope = texts[begin:end]
    here = first - begin, last - begin
    if _denied(scope, *here):
        return Status.OPEN if _conditional(clause, scope, begin) else Status.DENIED
    if _open(clause, scope, begin, here, plans) or _only_claimed(clause, scope, begin, first - begin):
        return Status.OPEN
    return Status.DONE


def _scope(texts: tuple[str, ...], first: int, last: int) -> tuple[int, int]:
    """From the comma before the match to the comma after it."""
    begin = first
    while begin > 0 and texts[begin - 1] != COMMA:
        begin -= 1
    end = last + 1
    while end < len(texts) and texts[end] != COMMA:
        end += 1
    return begin, end


def _denied(scope: tuple[str, ...], first: int, last: int) -> bool:
    for place, word in enumerate(scope):
        if word not in _NOT:
            continue
        following = scope[place + 1] if place + 1 < len(scope) else ""
        if following in _NOT_ABOUT_IT:
            continue
        if place < first and _about_somebody(scope[place + 1 : first]):
            continue
        if place < first and "maar" in scope[place + 2 : first]:
            continue  # "niet een cent maar 700 euro afgeschreven"
        if place > last and _RECEIVED & set(scope[place + 1 : place + 4]):
            continue  # "betaald nooit iets gehad": what was paid for did not come
        if place > last and _in_relative_clause(scope, first, place):
            continue
        # Behind the words it must follow at once: "gegeven heb ik niks", not "betaald kamer bestaat niet".
        if place > last and not set(scope[last + 1 : place]) <= _BETWEEN:
            continue
        return True
    return False


def _about_somebody(between: tuple[str, ...]) -> bool:
    """ "Geen antwoord gehad over die man die mijn pas heeft gehaald": what he did is not denied."""
    return "over" in between and "die" in between[between.index("over") + 2 :]


def _in_relative_clause(scope: tuple[str, ...], first: int, place: int) -> bool:
    """Whether the word at place belongs to "die ik niet ken" and the like, begun after `first`."""
    return any(
        scope[at] in _RELATIVE and scope[at + 1] in _RELATIVE_SUBJECT for at in range(first + 1, place)
    )


def _conditional(clause: Clause, scope: tuple[str, ...], begin: int) -> bool:
    """Whether it is only said what would be: "als hij niet betaalt"."""
    return scope[0] in _CONDITION or (begin == 0 and clause.opener in _CONDITION)


def _open(clause: Clause, scope: tuple[str, ...], begin: int, here: tuple[int, int], plans: bool) -> bool:
    first, last = here
    if not {"waarmee", "waarvan"} & set(scope[:first]) and _conditional(clause, scope, begin):
        return True
    # What follows in a "die ..." or "omdat ..." of its own is said of something else.
    scope = scope[: _next_relative(scope, last)]
    have = set(scope)
    if have & _WOULD:
        return True
    if have & _PASSIVE and have & _LATER:
        return True  # "morgen wordt mijn geld opgehaald"
    if have & _HANDS_OVER and have & _LATER and not have & _HAVE:
        return True  # "morgen haalt een medewerker mijn pas op"
    if plans and have & _PLAN and not have & _HAVE and not _ALREADY & set(scope[max(0, first - 3) : first]):
        return True
    for place, word in enumerate(scope[:-1]):
        if word in _ALMOST and not scope[place + 1].startswith(
            ("#", "al", "hele", "ieder", "duizend", "twee")
        ):
            return True
    return bool(
        clause.mark == "?"
        and begin == 0
        and scope[0] in _ASK_FIRST
        and len(scope) > 1
        and scope[1] != COMMA
        and COMMA not in clause.texts
    )


def _next_relative(scope: tuple[str, ...], last: int) -> int:
    """Where a relative clause about somebody begins behind the words: "gegeven aan een jongen die ..."."""
    for place in range(last + 2, len(scope) - 1):
        if scope[place] in _WHO and scope[place - 1] in _PEOPLE:
            return place
    return len(scope)


def _only_claimed(clause: Clause, scope: tuple[str, ...], begin: int, first: int) -> bool:
    """Whether it is what a stranger says: "hij zei dat er geld weg was", "volgens die man is ..."."""
    if "volgens" in scope[:first] and not _TRUE_TELLERS & set(scope):
        return True
    for place, word in enumerate(scope[:first]):
        if word in _SAY and not _TRUE_TELLERS & set(scope[: place + 2]):
            return True
    head = clause.before
    if begin == 0 and clause.opener in ("dat", "of", "that") and head is not None:
        if _FEAR & set(head.texts):
            return True
        return bool(_SAY_THAT & set(head.texts)) and not _TRUE_TELLERS & set(head.texts)
    return False
