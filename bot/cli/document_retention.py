"""Write docs/retention.md from data/retention.yml; with --check, say when it is not up to date.

.venv-web/bin/python -m bot.cli.document_retention [--check]
"""

import sys
from pathlib import Path

from bot.cli.generated_page import write_or_check
from bot.domain.retention import Retention, load_retention

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "retention.md"


def retention_page(retention: Retention) -> str:
    """docs/retention.md."""
    limits = retention.limits
    lines = [
        "# Retention",
        "",
        "How long each kind of data is kept, on what legal ground, and what is left afterwards. The web",
        "process removes what is past its term every hour; `make retention` counts what is due now,",
        "`make retention RUN=yes` removes it at once. Each removal is in the audit log, with counts and ids.",
        "This page is written by `make docs` from `data/retention.yml`.",
        "",
        f"> {limits.text} ([bron]({limits.source}), gelezen op {limits.read_on})",
        "",
        "| gegevens | dagen | geteld vanaf | daarna | grond | bevestigd door een jurist |",
        "|---|---|---|---|---|---|",
    ]
    for term in retention.terms:
        confirmed = f"{term.confirmed_by}, {term.confirmed_on}" if term.is_confirmed else "**nog niet**"
        lines.append(
            f"| **{term.name}**: {term.what} | {term.days} | {term.counted_from} | {term.after} | "
            f"{term.ground} | {confirmed} |"
        )
    return "\n".join(lines) + "\n"


def main() -> int:
    text = retention_page(load_retention(ROOT / "data" / "retention.yml"))
    return write_or_check(PAGE, text, "data/retention.yml", check="--check" in sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
