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

_GAPS = {
    "..": r"(?:[^ ,]+ ){0,3}?",
    "...": r"(?:[^ ,]+ ){0,8}?",
    "....": r"(?:[^ ]+ ){0,14}?",
    "{list}": r"(?:(?:, |en |of |plus |ook |met |alsook |samen met )+(?:[^ ,]+ ){1,3}?)*",
}
_CLASS = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Pattern:
    """needs: each must be shared with the classes of a clause, or the expression cannot match."""

    source: str
    expression: re.Pattern[str]
    needs: tuple[str, ...]
    literals: tuple[str, ...]

    def may_match(self, line: str, classes: frozenset[str]) -> bool:
        """Whether it is worth trying: a cheap test that most clauses fail."""
        return all(need in classes for need in self.needs) and all(word in line for word in self.literals)

    def matches(self, line: str, classes: frozenset[str]) -> bool:
        """Whether it matches anywhere in a clause's line."""
        return self.may_match(line, classes) and self.expression.search(line) is not None


@cache
def compiled(source: str) -> Pattern:
    """The pattern as an expression over ` word word , word `.

    Raises:
        ValueError: an unknown class in words.yml.
    """
    needs: list[str] = []
    literals: list[str] = []
    parts: list[str] = [r"(?<= )"]
    for element in _elements(source):
        if element in _GAPS:
            parts.append(_GAPS[element])
        elif element == "^":
            parts.append(r"(?<=^ )")
        elif element == "<":
            parts.append(r"(?:(?<=^ )|(?<=, ))")
        elif element == "$":
            parts.append(r"(?:(?=$)|(?=, ))")
        elif element.startswith("?"):
            parts.append(f"(?:{_word(element[1:])} )?")
        elif element.startswith("!"):
            parts.append(f"(?!{_word(element[1:])} )")
        else:
            parts.append(_word(element) + " ")
            only = _CLASS.fullmatch(element)
            if only:
                needs.append(only[1])
            elif re.fullmatch(r"[\w#']+", element):
                literals.append(f" {element} ")
    return Pattern(source, re.compile("".join(parts)), tuple(needs), tuple(literals))


def _elements(source: str) -> list[str]:
    """The elements of a pattern: split at the spaces that are not inside parentheses."""
    found, depth, element = [], 0, ""
    for letter in source + " ":
        depth += (letter == "(") - (letter == ")")
        if letter == " " and depth == 0:
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
