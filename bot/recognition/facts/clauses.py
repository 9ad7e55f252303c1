"""Split a message into clauses: the pieces in which "niet", "bijna" or "moet ik" hold."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from bot.recognition.facts import words
from bot.recognition.facts.tokens import COMMA, Token

_HARD = frozenset(".!?;:\n")
_SOFT = frozenset(",()-")
_AND = frozenset("/+&")

# Words that begin a clause of their own.
_OPENERS = words.members("opener")
_PRONOUNS = words.members("pronoun")
_FINITE = words.members("finite_verb")
_AFTER_AND = _PRONOUNS | _FINITE | words.members("after_and")
_STARTS_NOUN = words.members("starts_noun")
_ENGLISH_NOUN = frozenset(("my", "the"))
_BEFORE_JUST = words.members("before_just")  # "ook maar": no "but"
_BEFORE_THAT = words.members("before_that")
_BEFORE_THAT_CLAUSE = words.members("says_that")
_NO_BREAK_BEFORE = words.members("no_break_after")


@dataclass(frozen=True)
class Clause:
    """words: without marks, except commas. opener: the conjunction it begins with, or "".

    mark: the mark that ends its sentence. sentence: number of its sentence. quoted: inside
    quotation marks, so somebody else's words. before: the clause before it in the same sentence.
    """

    words: tuple[Token, ...]
    opener: str
    mark: str
    sentence: int
    quoted: bool
    index: int
    before: "Clause | None" = None

    @cached_property
    def line(self) -> str:
        """ " word word , word ": what patterns are matched on."""
        return " " + " ".join([word.text for word in self.words]) + " "

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 1
        for word in self.words:
            starts.append(at)
            at += len(word.text) + 1
        return starts

    @cached_property
    def classes(self) -> frozenset[str]:
        found: set[str] = set()
        for word in self.words:
            found.update(words.classes_of(word.text))
        return frozenset(found)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word.text for word in self.words)

    def word_at(self, offset: int) -> int:
        """The number of the word that covers this offset of the line."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        return tuple(word.text for word in self.words)


@dataclass
class _Building:
    words: list[Token] = field(default_factory=list)
    opener: str = ""
    quoted: bool = False


def clauses(found: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a text, in order. Clauses without words are left out."""
    out: list[Clause] = []
    sentence_parts: list[_Building] = []
    sentence = 0
    building = _Building()

    def end_clause(opener: str = "", quoted: bool = False) -> None:
        nonlocal building
        while building.words and building.words[-1].text == COMMA:
            building.words.pop()
        if building.words:
            sentence_parts.append(building)
        building = _Building(opener=opener, quoted=quoted)

    def end_sentence(mark: str) -> None:
        nonlocal sentence
        end_clause()
        before: Clause | None = None
        for part in sentence_parts:
            before = Clause(tuple(part.words), part.opener, mark, sentence, part.quoted, len(out), before)
            out.append(before)
        if sentence_parts:
            sentence += 1
        sentence_parts.clear()

    found, asides = _without_asides(found)
    quotes = _quoted_places(found)
    for place, token in enumerate(found):
        if token.text == '"' and token.is_mark:
            if place in quotes:
                end_clause(quoted=quotes[place])
            continue
        if token.is_mark:
            if token.text in _HARD:
                inside = building.quoted
                end_sentence(token.text)
                building.quoted = inside
            elif token.text in _SOFT:
                if building.words and building.words[-1].text != COMMA:
                    building.words.append(Token(COMMA, token.start, token.end))
            elif token.text in _AND:
                building.words.append(Token("en", token.start, token.end))
            continue
        if building.words and _begins(
            token.text, _ahead(found, place), [word.text for word in building.words[-2:]]
        ):
            opener = token.text if token.text in _OPENERS else ""
            if token.text in ("en", "and"):
                opener = "en"
            end_clause(opener, building.quoted)
        elif not building.words and token.text in _OPENERS:
            building.opener = token.text
        building.words.append(token)
    end_sentence("")
    for aside in asides:
        for part in clauses(aside):
            out.append(replace(part, sentence=sentence, index=len(out), before=None))
        sentence += 1
    return tuple(out)


def _ahead(found: Sequence[Token], place: int) -> list[str]:
    """The next five words, up to a mark."""
    ahead: list[str] = []
    for token in found[place + 1 : place + 6]:
        if token.is_mark:
            break
        ahead.append(token.text)
    return ahead


def _without_asides(found: Sequence[Token]) -> tuple[list[Token], list[list[Token]]]:
    """The tokens without what stands between parentheses, and each such aside.

    An aside of one word stays, between commas: "mijn vader (81)".
    """
    kept: list[Token] = []
    asides: list[list[Token]] = []
    place = 0
    while place < len(found):
        token = found[place]
        if token.is_mark and token.text == "(":
            ends = (at for at in range(place + 1, min(place + 30, len(found))) if found[at].text == ")")
            end = next(ends, None)
            if end is not None and end - place > 2:
                asides.append(list(found[place + 1 : end]))
                place = end + 1
                continue
        kept.append(token)
        place += 1
    return kept, asides


def pairs(found: Sequence[Clause]) -> list[Clause]:
    """Each clause taken together with the one before it in its sentence, as one clause."""
    return [
        replace(
            part, words=part.before.words + part.words, opener=part.before.opener, before=part.before.before
        )
        for part in found
        if part.before is not None and not part.quoted and not part.before.quoted
    ]


def _begins(word: str, rest: Sequence[str], sofar: Sequence[str]) -> bool:
    """Whether a new clause begins at this word.

    rest: the next few words. sofar: the words of the clause under way, at least one.
    """
    following, before = (rest[0] if rest else ""), sofar[-1]
    if before in ("en", "and", "maar", "want") and len(sofar) == 1:
        return False
    if word == "of":
        # "of my computer", "of the house" are English: no "or".
        return following in _PRONOUNS or following in _STARTS_NOUN - _ENGLISH_NOUN or following == "dat"
    if word in ("dat", "that"):
        return before not in _BEFORE_THAT and (
            following in _PRONOUNS or following in _STARTS_NOUN or before in _BEFORE_THAT_CLAUSE
        )
    if word in ("dus", "anders", "so", "als", "toen"):
        return (
            bool(following)
            and before not in ("net", "zo", "zowel", "en", "ook", "even", "meer", "iets")
            and (
                word not in ("dus", "so")
                or following in _PRONOUNS | _FINITE | _STARTS_NOUN | {"nu", "toen", "alles"}
            )
        )
    if word == "maar":
        return (
            before not in _BEFORE_JUST and following not in ("even", "een", "niet", "#eur")
        ) or before == COMMA
    if word in _OPENERS:
        return True
    if word in ("en", "and"):
        if following in _STARTS_NOUN:
            return any(later in _FINITE for later in rest[1:5])
        return following in _AFTER_AND
    if len(sofar) < 2 or before in _NO_BREAK_BEFORE or before == COMMA:
        return before == COMMA and word in _PRONOUNS and following in _FINITE
    return word in _PRONOUNS and following in _FINITE


def _quoted_places(found: Sequence[Token]) -> dict[int, bool]:
    """Place of each quotation mark around four words or more -> whether a quotation begins there."""
    marks = [place for place, token in enumerate(found) if token.is_mark and token.text == '"']
    places: dict[int, bool] = {}
    pairs = zip(marks[::2], marks[1::2], strict=False)
    for first, last in pairs:
        if sum(not token.is_mark for token in found[first:last]) >= 4:
            places[first], places[last] = True, False
    return places
