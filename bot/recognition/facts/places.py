"""Dutch towns that a message names, and the town somebody says to live in."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.domain.turn import Entity
from bot.recognition.facts.spelling import fold

_FILE = Path(__file__).with_name("places.txt")
_IN = re.compile(
    r"(?:\bin|\bte|\buit|\bnaar|\bbij|\bomgeving|\bregio|\bgemeente|\bstation|\bvanuit|\bpolitie|\bbureau|,|\d{4} ?[a-z]{2}) $"
)
_NAME_BEFORE = re.compile(r"(?:\bmevrouw|\bmeneer|\bmijnheer|\bmw\.?|\bdhr\.?|\bvan|\bde heer|\bfamilie) $")


@cache
def _places() -> dict[str, tuple[str, bool]]:
    """Folded name -> (name, whether it is an ordinary word too)."""
    found: dict[str, tuple[str, bool]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0]
        for name in filter(None, (part.strip() for part in line.split(","))):
            ordinary = name.startswith("?")
            name = name.lstrip("?")
            also = name.split("=")
            for written in also:
                found[fold(written)] = (also[0], ordinary)
    return found


@cache
def _expression() -> re.Pattern[str]:
    longest_first = sorted(_places(), key=len, reverse=True)
    names = "|".join(
        re.escape(name).replace(r"\ ", r"[ -]").replace(r"\-", r"[ -]") for name in longest_first
    )
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w'])(?!-?(?:straat|laan|weg|plein|kade|dijk|bank|kaas))")


def places(text: str, plain: str) -> Iterator[Entity]:
    """Entities of the kind place; plain is the text folded, letter for letter."""
    known = _places()
    for match in _expression().finditer(plain):
        name, ordinary = (
            known.get(match[0])
            or known.get(match[0].replace("-", " "))
            or known.get(match[0].replace(" ", "-"), (match[0].title(), True))
        )
        written = text[match.start() : match.end()]
        before = plain[max(0, match.start() - 14) : match.start()]
        led = bool(_IN.search(before)) or not before.strip()
        if ordinary and not (
            written[:1].isupper()
            and re.search(r"\b(?:in|te|uit|vanuit|gemeente|omgeving|station|[a-z]{2}) $", before)
        ):
            continue
        if _NAME_BEFORE.search(before) and not led:
            continue
        yield Entity("place", name, written, match.start(), match.end())
