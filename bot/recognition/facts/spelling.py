"""Fold letters and spelling: one letter in, one letter out, so that offsets into the text stay true."""

import unicodedata

_MARKS = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u0060\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\t\u200b\u200c\u200d\ufeff", " "),
    "\r": "\n",
    "\u2026": ".",
}


class _Letters(dict[str, str]):
    """Letter -> its plain lower-case form, worked out once for each letter."""

    def __missing__(self, letter: str) -> str:
        base = unicodedata.normalize("NFD", letter)[0].lower()
        plain = base if len(base) == 1 else letter
        if len(self) < 20_000:
            self[letter] = plain
        return plain


_LETTERS = _Letters(_MARKS)


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes, dashes and spaces; as long as the text itself."""
    return "".join([_LETTERS[letter] for letter in text])
