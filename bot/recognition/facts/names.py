"""Banks and platforms that a message names, in the ways people write them (names.yml)."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.domain.documents import load_plain
from bot.domain.turn import Entity

_FILE = Path(__file__).with_name("names.yml")


@cache
def _ways() -> dict[str, tuple[str, str]]:
    """A folded way of writing -> (kind, name)."""
    raw: dict[str, dict[str, str]] = load_plain(_FILE)
    return {
        way.strip(): (kind, str(name))
        for kind, named in raw.items()
        for name, ways in named.items()
        for way in str(ways).split(",")
        if way.strip()
    }


@cache
def _expression() -> re.Pattern[str]:
    longest_first = sorted(_ways(), key=len, reverse=True)
    alternatives = "|".join(
        re.escape(way).replace(r"\ ", r"[ -]?" if len(way) > 6 else " ") for way in longest_first
    )
    return re.compile(rf"(?<![\w.@])(?:{alternatives})(?:'?s)?(?![\w@])")


def names(text: str, plain: str) -> Iterator[Entity]:
    """Entities of the kinds bank and platform, in order.

    plain: the text folded, letter for letter.
    """
    ways = _ways()
    for match in _expression().finditer(plain):
        written = match[0].removesuffix("'s")
        found = (
            ways.get(written) or ways.get(written.replace("-", " ")) or ways.get(written.removesuffix("s"))
        )
        if found is None:
            squeezed = re.sub(r"[ -]", "", written)
            found = next((named for way, named in ways.items() if re.sub(r"[ -]", "", way) == squeezed), None)
        if found is None or _is_a_word(match[0], plain[: match.start()], plain[match.end() :]):
            continue
        kind, name = found
        yield Entity(kind, name, text[match.start() : match.end()], match.start(), match.end())


_BEFORE_SNAP = re.compile(r"(?:\b(?:ik|je|we|wij|ge|u|en|maar|k)|^) ?$")
_AFTER_SNAP = re.compile(
    r"^ (?:wel|niet|het|dat|er|ik|echt|hoe|waarom|nu|je|ineens|nie|wat|ook|helemaal|eigenlijk|best|heel)\b"
)


def _is_a_word(written: str, before: str, after: str) -> bool:
    """Whether it is no name here: "ik snap het", steam-kaarten."""
    if written == "snap":
        return bool(_BEFORE_SNAP.search(before[-8:]) or _AFTER_SNAP.match(after[:20]))
    if written in ("steam", "bol", "amazon", "zalando"):
        return bool(re.match(r"[ -]?(?:kaart|kado|cadeau|gift|bon)", after[:8]))
    if written == "booking":
        return bool(re.search(r"\b(?:de|mijn|een|nieuwe) $", before[-8:]))
    return False
