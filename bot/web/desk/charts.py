"""Charts as numbers for SVG: where bars and lines stand, in percent of the width and height.

Percents and not a viewBox, so that letters keep their size on a phone. templates/charts.html draws them; the
colours are classes, because the policy of the page allows no styles in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import floor, log10

TOP = 12.0  # percent kept free above the highest bar, for the label of the highest line
FILLED = 0.72  # part of each place that bars fill
MOST_LABELS = 5  # what fits beside one another; on a phone every second one is left out
LINES = 4

Say = Callable[[float], str]


@dataclass(frozen=True)
class Series:
    """Values with one meaning. kind: class of their colour, a to c."""

    name: str
    values: Sequence[float | None]
    kind: str = "a"


@dataclass(frozen=True)
class Bar:
    """text: what it stands for, shown when it is pointed at."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str


@dataclass(frozen=True)
class GridLine:
    y: float
    text: str


@dataclass(frozen=True)
class AxisLabel:
    """anchor: of the text: start, middle or end."""

    x: float
    anchor: str
    text: str


@dataclass(frozen=True)
class Row:
    """A row of a lying chart. width: percent."""

    label: str
    text: str
    width: float
    kind: str = "a"


@dataclass(frozen=True)
class Chart:
    """A chart with the table under it. summary: what it shows, in a sentence. columns, table: the same
    figures as words; the first column names the row."""

    key: str
    title: str
    summary: str
    columns: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    bars: tuple[Bar, ...] = ()
    lines: tuple[GridLine, ...] = ()
    labels: tuple[AxisLabel, ...] = ()
    rows: tuple[Row, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.bars and not self.rows


def nice_step(highest: float, lines: int = LINES) -> float:
    """A step of 1, 2 or 5 times a power of ten, at least 1, that reaches the highest in so many lines."""
    step = max(highest / lines, 1.0)
    power = 10.0 ** floor(log10(step))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step)


def standing(
    names: Sequence[str],
    series: Sequence[Series],
    say: Say,
    axis: Say | None = None,
    *,
    stacked: bool = False,
) -> tuple[tuple[Bar, ...], tuple[GridLine, ...], tuple[AxisLabel, ...]]:
    """Bars side by side, or one on the other where stacked. names: of the places. say: a value in words.
    axis: the same for the lines, where it is shorter.
    """
    heights = [
        sum(each.values[place] or 0 for each in series)
        if stacked
        else max((each.values[place] or 0 for each in series), default=0)
        for place in range(len(names))
    ]
    highest = max(heights, default=0)
    if not highest:
        return (), (), ()
    step = nice_step(highest)
    scale = step * -(-highest // step)
    place_width = 100 / len(names)
    bars = []
    for place, name in enumerate(names):
        base = 0.0
        for number, each in enumerate(series):
            value = each.values[place]
            if not value:
                continue
            width = place_width * FILLED / (1 if stacked else len(series))
            x = place * place_width + place_width * (1 - FILLED) / 2 + (0 if stacked else number * width)
            height = (100 - TOP) * value / scale
            bars.append(
                Bar(
                    round(x, 3), round(100 - height - base, 3), round(width, 3), round(height, 3), each.kind,
                    f"{name}: {say(value)}" + (f" ({each.name})" if len(series) > 1 else ""),
                )
            )  # fmt: skip
            base += height if stacked else 0
    lines = tuple(
        GridLine(round(100 - (100 - TOP) * step * number / scale, 3), (axis or say)(step * number))
        for number in range(1, round(scale / step) + 1)
    )
    return tuple(bars), lines, _labels(names, place_width)


def _labels(names: Sequence[str], place_width: float) -> tuple[AxisLabel, ...]:
    """At most MOST_LABELS names, spread evenly."""
    count = min(MOST_LABELS, len(names))
    places = [round(number * (len(names) - 1) / max(count - 1, 1)) for number in range(count)]
    labels = [AxisLabel(round((place + 0.5) * place_width, 3), "middle", names[place]) for place in places]
    if count > 1:
        # The outer ones would stick out.
        labels[0] = replace(labels[0], x=0, anchor="start")
        labels[-1] = replace(labels[-1], x=100, anchor="end")
    return tuple(labels)


def lying(values: Sequence[tuple[str, float]], say: Say, kind: str = "a") -> tuple[Row, ...]:
    """A bar for each value, with its name above it; nothing when all are 0."""
    highest = max((value for _, value in values), default=0)
    if not highest:
        return ()
    return tuple(Row(name, say(value), round(100 * value / highest, 3), kind) for name, value in values)
