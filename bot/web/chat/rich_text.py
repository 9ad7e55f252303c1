"""Plain text of a message to HTML: paragraphs, lists, links and what is read in one go.

The same rules as static/richtext.js.

Only numbers and sites of our own contacts become links: a number or site of an offender that is repeated in
a summary must stay plain text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

ITEM = re.compile(r"^(?:(?P<bullet>[-*•])|\d+[.)])\s+(?P<text>.*)$")
# A telephone number, a postcode and a reference are not broken over two lines.
WHOLE = re.compile(
    r"(?<![\w+])(?:(?:\+\d{1,3}|0\d{1,3})(?:[ -]\d{2,8}){1,5}|\d{4} [A-Z]{2}|TP-[A-Z\d]{4,8})(?![\w-])",
    re.ASCII,
)


@dataclass(frozen=True)
class RichText:
    """numbers: as printed -> what a tel: link dials. sites: as people type it -> address."""

    numbers: Mapping[str, str]
    sites: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, numbers: Mapping[str, str], sites: Mapping[str, str]) -> "RichText":
        pattern = re.compile(
            rf"(?<![\w+./@-])(?:(?P<number>{_any(numbers)})|(?:https://)?(?:www\.)?(?P<site>{_any(sites)}))"
            r"(?![\w@-]|/\w|\.\w)"
        )
        return cls(numbers, sites, pattern)

    def html(self, text: str, *, links: bool = True) -> Markup:
        """The text as HTML. links: False for what the visitor wrote; it has no lists either."""
        blocks = re.split(r"\n{2,}", text.replace("\r\n", "\n").replace("\r", "\n"))
        return Markup("").join(node for block in blocks for node in self._block(block.split("\n"), links))

    def line(self, text: str) -> Markup:
        """A line with its links, without a paragraph around it."""
        return self._linked(text)

    def _block(self, lines: list[str], links: bool) -> Iterator[Markup]:
        plain: list[str] = []
        items: list[str] = []
        kind = ""
        for line in lines:
            item = ITEM.match(line) if links else None
            found = "" if item is None else "ul" if item["bullet"] else "ol"
            if items and found != kind:
                yield self._list(kind, items)
                items = []
            kind = found
            if item is not None:
                if plain:
                    yield self._paragraph(plain, links)
                    plain = []
                items.append(item["text"])
            elif line.strip():
                plain.append(line)
        if items:
            yield self._list(kind, items)
        if plain:
            yield self._paragraph(plain, links)

    def _paragraph(self, lines: list[str], links: bool) -> Markup:
        inner = Markup("<br>").join((self._linked if links else _unbroken)(line) for line in lines)
        return Markup('<p dir="auto">{}</p>').format(inner)

    def _list(self, kind: str, items: list[str]) -> Markup:
        inner = Markup("").join(Markup("<li>{}</li>").format(self._linked(item)) for item in items)
        return Markup(f'<{kind} class="bullets">{{}}</{kind}>').format(inner)  # noqa: S704 - ours: ul or ol

    def _linked(self, text: str) -> Markup:
        parts: list[Markup] = []
        end = 0
        for match in self.pattern.finditer(text):
            parts.append(_unbroken(text[end : match.start()]))
            if match["number"]:
                tel = self.numbers[match["number"]]
                parts.append(Markup('<a href="tel:{}">{}</a>').format(tel, match[0]))
            else:
                parts.append(
                    Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
                        self.sites[match["site"]], match[0]
                    )
                )
            end = match.end()
        parts.append(_unbroken(text[end:]))
        return Markup("").join(parts)


def _unbroken(text: str) -> Markup:
    """The text with a span around each part that stays on one line."""
    parts: list[Markup] = []
    end = 0
    for match in WHOLE.finditer(text):
        parts += [escape(text[end : match.start()]), Markup('<span class="whole">{}</span>').format(match[0])]
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])])


def _any(words: Mapping[str, str]) -> str:
    """An alternative of all words, longest first; one that never matches when there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
