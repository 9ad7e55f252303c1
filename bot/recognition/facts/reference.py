"""What a later clause says of a thing named before: "die heb ik gegeven", "ze heeft het opgehaald", "gedaan"."""

from collections.abc import Iterator, Sequence

from bot.recognition.facts import words
from bot.recognition.facts.clauses import Clause
from bot.recognition.facts.evidence import Evidence
from bot.recognition.facts.negation import Status, status
from bot.recognition.facts.patterns import compiled

# Class of the thing -> (fact, classes of the acts that lose it).
_THINGS: dict[str, tuple[str, tuple[str, ...]]] = {
    "card": ("lost_card", ("handed", "took", "handed_past")),
    "pin": ("lost_pin", ("told", "typed", "told_past")),
    "code": ("lost_credentials", ("told", "typed", "told_past")),
    "secret": ("lost_credentials", ("told", "typed")),
    "document": ("lost_id_document", ("handed", "took", "forwarded")),
    "copy": ("lost_id_document", ("forwarded",)),
    "valuable": ("lost_valuables", ("handed", "took")),
    "gadget": ("lost_valuables", ("handed", "took")),
    "remote": ("lost_device_access", ("installed",)),
    "program": ("lost_device_access", ("installed",)),
    "link": ("clicked_link", ("clicked",)),
    "money": ("lost_money", ("sent", "took", "handed", "paid")),
    "giftcard": ("lost_money", ("bought", "told", "forwarded")),
}
_PRONOUNS = words.members("thing_pronoun")
_OFTEN_NAMED = ("copy", "program", "link", "money")
_OWN_ACTS = ("handed", "handed_past", "told", "told_past", "typed", "sent", "forwarded")  # not of a stranger
_STRANGERS = words.members("stranger")
_OWN = words.members("own_side")
_GOES_ON = frozenset(("en", "daarna", "vervolgens", "toen"))
_NEVER = frozenset(("nooit", "geen"))
_FAR = 3  # clauses to look back
_DONE = tuple(
    compiled(line)
    for line in (
        "^ ?(ja|dus|toch|en|dat|maar|dom) ?(genoeg|ook|heb|heeft) ?(ik|hij|ze|zij|we|ook|dus|ze) ?(ook|dus|toch|maar|helaas|meteen|direct) ?(meteen) gedaan $",
        "(dat|dit|die|alles) ?(heb|heeft|hebben) ?(ik|hij|ze|zij|we) ?(ook|dus|toch|helaas|allemaal|netjes|maar|dan|braaf|meteen|direct|gewoon) ?(ook|dus|helaas|maar) gedaan",
        "(heb|heeft|hebben|had) ?(ik|hij|ze|zij|we|dat|het|mijn|moeder|vader) ?(dat|het|ook|dus|toch|helaas|maar) ?(ook|dus|toch|helaas|maar|allemaal) gedaan",
        "(dat|en) (deed|deden) (ik|ze|we|hij) $",
        "< gedaan $",
        "ben ik ?(ook|dus) ?(in|er) ?(in) (getrapt|getuind|meegegaan)",
    )
)
_NOT_DONE = tuple(
    compiled(line)
    for line in (
        "(niet|niks|nooit|niets) gedaan",
        "(niet|niks) (gelukt|doorgegaan)",
        "(geweigerd|niet aan begonnen)",
    )
)


def references(found: Sequence[Clause]) -> Iterator[Evidence]:
    """Evidence from clauses that act on a thing that an earlier clause names."""
    own = [clause for clause in found if not clause.quoted]
    for place, clause in enumerate(own):
        if not (
            _PRONOUNS & clause.vocabulary
            or "er" in clause.vocabulary
            or len(clause.words) <= 4
            or clause.opener in _GOES_ON
        ):
            continue
        if any(_names(clause, thing) for thing in (*_THINGS, "account") if thing not in _OFTEN_NAMED):
            continue
        if " ja gezegd " in clause.line:
            continue
        yield from _acts(clause, _named_before(own[max(0, place - _FAR) : place]))


def _named_before(earlier: Sequence[Clause]) -> list[str]:
    """The things of the nearest sentence that names any."""
    sentence: int | None = None
    things: list[str] = []
    for clause in reversed(earlier):
        named = [
            thing
            for thing in _THINGS
            if _names(clause, thing) and not (thing == "money" and clause.vocabulary & _NEVER)
        ]
        if named and sentence in (None, clause.sentence):
            sentence = clause.sentence
            things.extend(named)
    return things


def _names(clause: Clause, thing: str) -> bool:
    """Whether the clause holds a whole entry of the class: "nummer" is no "nummer van mijn kaart"."""
    return thing in clause.classes and compiled(f"{{{thing}}}").expression.search(clause.line) is not None


def _acts(clause: Clause, things: Sequence[str]) -> Iterator[Evidence]:
    stranger = bool(clause.vocabulary & _STRANGERS) and not clause.vocabulary & _OWN
    for thing in things:
        fact, acts = _THINGS[thing]
        for act in acts:
            if stranger and act in _OWN_ACTS:
                continue
            match = compiled(f"{{{act}}}").expression.search(clause.line)
            if match is None:
                continue
            first, last = clause.word_at(match.start()), clause.word_at(match.end() - 2)
            judged = status(clause, first, last)
            if judged is not Status.OPEN:
                start, end = clause.words[first].start, clause.words[last].end
                done = judged is Status.DONE
                yield Evidence(fact, done, clause.index, start, end, denied=not done)


def confirmed(found: Sequence[Clause], evidence: Sequence[Evidence]) -> Iterator[Evidence]:
    """What was asked or planned and then done: "hij vroeg of ik 150 wilde sturen, gedaan"."""
    asked = [one for one in evidence if one.open]
    if not asked:
        return
    for clause in found:
        if clause.quoted:
            continue
        done = any(pattern.matches(clause.line, clause.vocabulary) for pattern in _DONE)
        not_done = any(pattern.matches(clause.line, clause.vocabulary) for pattern in _NOT_DONE)
        if done == not_done and not not_done:
            continue
        for one in asked:
            if clause.index - 3 <= one.clause <= clause.index and one.value is True:
                first, last = clause.words[0], clause.words[-1]
                yield Evidence(one.fact, not not_done, clause.index, first.start, last.end, denied=not_done)
