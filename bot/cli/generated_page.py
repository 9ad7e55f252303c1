"""Pages of docs/ that are made from data or code: written, or with --check compared."""

import sys
from pathlib import Path


def write_or_check(page: Path, text: str, source: str, *, check: bool) -> int:
    """Write a page; with check only say on stderr when it is not current.

    source: what it is made from, for that message. Gives the exit code: 1 when the page is not current.
    """
    if not check:
        page.write_text(text, encoding="utf-8")
        return 0
    if page.exists() and page.read_text(encoding="utf-8") == text:
        return 0
    print(
        f"docs/{page.name}:1: is not what {source} says; run `make docs` and commit the page",
        file=sys.stderr,
    )
    return 1
