"""A small language for rules on the words of a clause, compiled to regular expressions.

Elements stand apart by spaces:

    word        the word itself; `(a|b)` either; `overma(ak|ken)` a regular expression without spaces
    {card}      any entry of that class in words.yml; `#eur` an amount of money
    ?element    the element, or nothing
    !element    not this element here
    ..  ...     at most 3, or 8, other words, not past a comma
    ....        at most 14 other words, past commas too
    {list}      the rest of an enumeration ("pas, pincode en telefoon")
    ^  $        the beginning and the end of the clause, `<` after a comma or at the beginning
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.recognition.facts import words

_FIXED = {
    "..": r"(?:[^ ,]+ ){0,3}?",
    "...": r"(?:[^ ,]+ ){0,8}?",
    "....": r"(?:[^ ]+ ){0,14}?",
    "^": r"(?<=^ )",
    "<": r"(?:(?<=^ )|(?<=, ))",
    "$": r"(?:(?=$)|(?=, ))",
    "{list}": r"(?:(?:, |en |of |plus |ook |met |alsook |samen met )+(?:[^ ,]+ ){1,3}?)*",
}
_CLASS = re.compile(r"\{(\w+)\}")
_PLAIN = re.compile(r"[\w#',]+(?: [\w#',]+)*")
_ENDING = re.compile(r"([\w']+)\((\w+)\)\?")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. firsts: for each element that must be there, the words it can begin with."""

    source: str
    expression: re.Pattern[str]
    firsts: tuple[frozenset[str], ...]

    @property
    def key(self) -> frozenset[str] | None:
        """Words of which a line must hold one for the pattern to match; None if any line may match."""
        return min(self.firsts, key=len, default=None)

    def may_match(self, have: frozenset[str]) -> bool:
        """Whether it is worth trying on a line of these words: a cheap test that most lines fail."""
        # It runs hundreds of times for each message.
        for first in self.firsts:  # noqa: SIM110 - a third faster than all(...)
            if first.isdisjoint(have):
                return False
        return True

    def matches(self, line: str, have: frozenset[str]) -> bool:
        """Whether it matches anywhere in a line of these words."""
        return self.may_match(have) and self.expression.search(line) is not None


@cache
def compiled(source: str) -> Pattern:
    """The pattern as an expression over ` word word , word `.

    Raises:
        ValueError: an unknown class in words.yml, or parentheses that do not match.
    """
    parts: list[str] = [r"(?<= )"]
    firsts: list[frozenset[str]] = []
    for element in _elements(source):
        if element in _FIXED:
            parts.append(_FIXED[element])
        elif element.startswith("?"):
            parts.append(f"(?:{_word(element[1:])} )?")
        elif element.startswith("!"):
            parts.append(f"(?!{_word(element[1:])} )")
        else:
            parts.append(_word(element) + " ")
            first = _first_words(element)
            if first is not None:
                firsts.append(first)
    return Pattern(source, re.compile("".join(parts)), tuple(firsts))


def _elements(source: str) -> list[str]:
    """The elements of a pattern: split at the spaces that are not inside parentheses."""
    return _split(source, " ")


def _split(source: str, mark: str) -> list[str]:
    found, depth, element = [], 0, ""
    for letter in source + mark:
        depth += (letter == "(") - (letter == ")")
        if letter == mark and depth == 0:
            found.extend([element] if element else [])
            element = ""
        else:
            element += letter
    if depth:
        raise ValueError(f"parentheses do not match in the pattern {source!r}")
    return found


def _word(element: str) -> str:
    def class_words(found: re.Match[str]) -> str:
        if found[1] not in words.entries():
            raise ValueError(f"no class {found[1]!r} in words.yml, in {element!r}")
        return words.expression(found[1])

    return "(?:" + _CLASS.sub(class_words, element) + ")"


def _first_words(element: str) -> frozenset[str] | None:
    """The words an element can begin with, or None where they cannot be listed."""
    found: set[str] = set()
    for choice in _choices(element):
        name = _CLASS.fullmatch(choice)
        if name:
            entries = words.entries()[name[1]]
            if any(entry.endswith("*") for entry in entries):
                return None
            found.update(entry.split(" ")[0] for entry in entries)
        elif _PLAIN.fullmatch(choice):
            found.add(choice.split(" ")[0])
        else:
            return None
    return frozenset(found)


def _choices(element: str) -> list[str]:
    """`(a|b)` -> a, b; `moest(en)?` -> moest, moesten."""
    inner = (
        element[1:-1]
        if element.startswith("(") and len(_split(element, "|")) == 1 and _closes(element)
        else element
    )
    choices = _split(inner, "|")
    if choices != [element]:
        return [one for choice in choices for one in _choices(choice)]
    ending = _ENDING.fullmatch(element)
    return [ending[1], ending[1] + ending[2]] if ending else [element]


def _closes(element: str) -> bool:
    """Whether the first parenthesis closes at the very end."""
    depth = 0
    for place, letter in enumerate(element):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return place == len(element) - 1
    return False
