"""Dutch and English number words as numbers: "vijfentwintighonderd", "anderhalf", "twee"."""

import re
from functools import lru_cache

_ONES = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip
_ENGLISH = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twenty": 20, "thirty": 30, "fifty": 50,
}  # fmt: skip
_UNDER_HUNDRED = {
    **_ONES,
    **_TENS,
    **{f"{one}en{ten}": _ONES[one] + _TENS[ten] for one in list(_ONES)[:9] for ten in _TENS},
}

_UNIT_WORDS = "|".join(sorted(_UNDER_HUNDRED, key=len, reverse=True))
_COMPOUND = re.compile(
    rf"(?:(?P<thousands>{_UNIT_WORDS})?(?P<thousand>duizend))?"
    rf"(?:en)?(?:(?P<hundreds>{_UNIT_WORDS})?(?P<hundred>honderd))?(?:en)?(?P<rest>{_UNIT_WORDS})?"
)


@lru_cache(maxsize=5_000)
def number_of(word: str) -> int | None:
    """The number that one folded word stands for, or None: "drieduizend" -> 3000."""
    if word in _ENGLISH:
        return _ENGLISH[word]
    match = _COMPOUND.fullmatch(word)
    if not word or match is None or not any(match.groupdict().values()):
        return None
    total = 0
    if match["thousand"]:
        total += _UNDER_HUNDRED.get(match["thousands"] or "een", 1) * 1000
    if match["hundred"]:
        total += _UNDER_HUNDRED.get(match["hundreds"] or "een", 1) * 100
    return total + (_UNDER_HUNDRED[match["rest"]] if match["rest"] else 0)
