"""Tables in the Markdown of GitHub."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table, after an empty one. A cell that is None is empty."""
    return ["", row(head), row(["---"] * len(head)), *map(row, rows)]


def row(cells: Sequence[object]) -> str:
    return f"| {' | '.join('' if cell is None else str(cell) for cell in cells)} |"
