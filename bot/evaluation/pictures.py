"""The pictures of the evaluation report, as SVG: they can be read, searched and compared as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bot.evaluation.calibration import Bin, expected_error
from bot.evaluation.confusion import Confusion

CELL = 22
LABEL = 160  # room for the longest name
FONT = 'font-family="sans-serif" font-size="11"'
SIDE = 320  # of the calibration plot
MARGIN = 44


def confusion_picture(confusion: Confusion) -> str:
    """A square for each pair of names: rows are what it was, columns what was read, dark is often."""
    names = confusion.names
    side = LABEL + CELL * len(names) + 8
    return _picture(side, side, "Verwarring per scenario", _cells(confusion, names))


def _cells(confusion: Confusion, names: Sequence[str]) -> Iterator[str]:
    totals = {name: sum(confusion.numbers[name, read] for read in names) for name in names}
    for at, name in enumerate(names):
        middle = LABEL + at * CELL + CELL / 2 + 4
        yield f'<text x="{LABEL - 6}" y="{middle:.0f}" text-anchor="end" {FONT}>{escape(name)}</text>'
        yield (
            f'<text transform="translate({middle:.0f} {LABEL - 6}) rotate(-90)" {FONT}>{escape(name)}</text>'
        )
    for row, truth in enumerate(names):
        for column, read in enumerate(names):
            number = confusion.numbers[truth, read]
            part = number / totals[truth] if totals[truth] else 0.0
            colour = "#1b6e3c" if truth == read else "#b3261e"
            x, y = LABEL + column * CELL, LABEL + row * CELL
            yield (
                f'<rect x="{x}" y="{y}" width="{CELL - 1}" height="{CELL - 1}" fill="{colour}" '
                f'fill-opacity="{max(part, 0.04) if number else 0.03:.2f}">'
                f"<title>{escape(truth)} gelezen als {escape(read)}: {number}</title></rect>"
            )
            if number:
                ink = "#ffffff" if part > 0.5 else "#1a1a1a"
                yield (
                    f'<text x="{x + CELL / 2 - 0.5:.1f}" y="{y + CELL / 2 + 3:.0f}" text-anchor="middle" '
                    f'font-family="sans-serif" font-size="8" fill="{ink}">{number}</text>'
                )


def calibration_picture(found: Sequence[Bin]) -> str:
    """The part that was right against confidence; the size of a dot is the number of answers."""
    side = SIDE + 2 * MARGIN
    title = f"IJking: verwachte fout {expected_error(found):.3f}"
    return _picture(side, side, title, _dots(found))


def _dots(found: Sequence[Bin]) -> Iterator[str]:
    def x(value: float) -> float:
        return MARGIN + value * SIDE

    def y(value: float) -> float:
        return MARGIN + (1 - value) * SIDE

    yield f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#767676"/>'
    yield f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#767676" stroke-dasharray="4 4"/>'
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        yield f'<text x="{x(tick):.0f}" y="{y(0) + 16:.0f}" text-anchor="middle" {FONT}>{tick:g}</text>'
        yield f'<text x="{x(0) - 6:.0f}" y="{y(tick) + 4:.0f}" text-anchor="end" {FONT}>{tick:g}</text>'
    yield f'<text x="{x(0.5):.0f}" y="{y(0) + 34:.0f}" text-anchor="middle" {FONT}>zekerheid</text>'
    yield f'<text transform="translate(12 {y(0.5):.0f}) rotate(-90)" text-anchor="middle" {FONT}>goed</text>'
    most = max((one.number for one in found), default=1)
    for one in found:
        radius = 3 + 11 * (one.number / most) ** 0.5
        yield (
            f'<circle cx="{x(one.confidence):.1f}" cy="{y(one.right):.1f}" r="{radius:.1f}" fill="#154273" '
            f'fill-opacity="0.75"><title>{one.low:.1f} tot {one.high:.1f}: {one.number} antwoorden, '
            f"zekerheid {one.confidence:.2f}, goed {one.right:.2f}</title></circle>"
        )


def _picture(width: int, height: int, title: str, parts: Iterator[str]) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    background = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    heading = f'<title>{escape(title)}</title>{background}<text x="8" y="18" {FONT}>{escape(title)}</text>'
    return "\n".join([head, heading, *parts, "</svg>", ""])
