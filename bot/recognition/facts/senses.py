"""Words with two meanings: "pas" the card and "pas" only just, "zijn" are and "zijn" his."""

from collections.abc import Sequence
from dataclasses import replace

from bot.recognition.facts import words
from bot.recognition.facts.tokens import Token

CARD = "#pas"
HIS = "z'n"
MINUTES = "minuten"
_MINE = frozenset(("mijn", "min"))  # "min" after a number is no "mijn"

_BEFORE_ARE = words.members("before_are")
_AFTER_ARE = words.members("after_are")
_NOT_PLURAL = words.members("not_plural")

_BEFORE_CARD = words.members("before_card")
_AFTER_ADVERB = words.members("after_only_just")
_BESIDE_CARD = frozenset(("gadget", "valuable", "pin", "code", "document", "cash"))
_CARD_VERBS = ("handed", "took", "gone", "pin", "code")
_CARD_WORDS = words.members("near_card")


def with_senses(found: Sequence[Token]) -> list[Token]:
    """The tokens, with CARD for each "pas" that is a bank card and HIS for each "zijn" that is not a verb.

    "20 min", which the spelling of "mijn" takes for one, counts minutes.
    """
    return [
        replace(token, text=CARD)
        if token.text == "pas" and _is_card(found, place)
        else replace(token, text=MINUTES)
        if token.text in _MINE and place and found[place - 1].text.isdigit()
        else replace(token, text=HIS)
        if token.text == "zijn" and _is_his(found, place)
        else token
        for place, token in enumerate(found)
    ]


def _is_his(found: Sequence[Token], place: int) -> bool:
    before = found[place - 1].text if place else "."
    following = found[place + 1].text if place + 1 < len(found) else "."
    if before in _BEFORE_ARE or following in _AFTER_ARE or following in ".,!?;:\n":
        return False
    if before.endswith(("en", "s")) and len(before) > 4 and before not in _NOT_PLURAL:
        return False
    return not (following.startswith("ge") and following.endswith(("d", "t", "en")))


def _is_card(found: Sequence[Token], place: int) -> bool:
    before = found[place - 1].text if place else ""
    if before in _BEFORE_CARD:
        return True
    if before in ("en", ",", "plus") and place > 1 and _BESIDE_CARD & words.classes_of(found[place - 2].text):
        return True
    following = [token.text for token in found[place + 1 : place + 6]]
    if following and (following[0] in _AFTER_ADVERB or following[0].isdigit()):
        return False
    if (
        following
        and following[0] in ("op", "om", "in", "als")
        and not any(name in words.classes_of(text) for text in following[1:] for name in ("handed", "took"))
    ):
        return False
    for text in following:
        if text in ".!?;:\n":
            break
        if text in _CARD_WORDS or any(name in words.classes_of(text) for name in _CARD_VERBS):
            return True
    return not following and place > 0 and before in ("pin", "en", "bank", "visa")
