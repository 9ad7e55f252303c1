"""Write the tables of docs/decision-policy.md from data/triage.yml; with --check, say when they differ.

.venv-web/bin/python -m bot.cli.document_policy [--check]

The prose is written by hand; what stands between the two markers is made here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from bot.cli.generated_page import write_or_check
from bot.domain.documents import load_plain
from bot.domain.triage import Policy, load_policy

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "decision-policy.md"
POLICY = ROOT / "data" / "triage.yml"
BEGIN, END = "<!-- table: data/triage.yml -->", "<!-- end of table -->"


def tables(policy: Policy, conditions: dict[str, Any]) -> str:
    """The rules, the questions and the lists of scenarios as Markdown. conditions: rule -> its `when`."""
    lines = [f"Policy version {policy.version}. The first rule that holds decides.", ""]
    lines += [
        "| # | rule | when | urgency | reason shown | source | confirmed |",
        "|---|---|---|---|---|---|---|",
    ]
    for number, rule in enumerate(policy.rules, start=1):
        confirmed = "yes" if rule.confirmed else "no"
        cells = (
            str(number),
            rule.id,
            _words(conditions[rule.id]),
            rule.urgency,
            rule.reason,
            ", ".join(rule.source),
            confirmed,
        )
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    lines += ["", "| question | asked in | elsewhere it counts as |", "|---|---|---|"]
    for question in policy.questions:
        lines.append(
            f"| {question.name} | {', '.join(sorted(question.scenarios))} | {_value(question.otherwise)} |"
        )
    heard = ", ".join(f"{name} ({_value(value)})" for name, value in policy.heard.items())
    lines += ["", f"Never asked, listened for in every message (counts as, when not said): {heard}.", ""]
    lines.append(f"Police drive to: {', '.join(sorted(policy.visited))}.")
    lines.append(f"Only when somebody is threatened: {', '.join(sorted(policy.visited_when_threatened))}.")
    lines.append(f"Not, unless access to an account was lost: {', '.join(sorted(policy.not_visited))}.")
    return "\n".join(lines)


def page(text: str, table: str) -> str:
    """The page with this table between its markers. Raises ValueError when a marker is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has no {BEGIN!r} ... {END!r}; put the markers back")
    return f"{before}{BEGIN}\n{table}\n{END}{after}"


def current() -> str:
    """The page with the tables as the policy is now."""
    conditions = {rule["id"]: rule["when"] for rule in load_plain(POLICY)["rules"]}
    return page(PAGE.read_text(encoding="utf-8"), tables(load_policy(POLICY), conditions))


def main() -> int:
    return write_or_check(PAGE, current(), "data/triage.yml", check="--check" in sys.argv[1:])


def _words(when: Any) -> str:
    """A condition as a reader reads it: "happened: now or today; anything_lost: yes"."""
    if not when:
        return "otherwise"
    parts = []
    for name, value in when.items():
        if name == "any":
            parts.append("(" + " or ".join(_words(one) for one in value) + ")")
        elif name == "not":
            parts.append(f"not {_words(value)}")
        else:
            values = value if isinstance(value, list) else [value]
            parts.append(f"{name}: {' or '.join(map(_value, values))}")
    return "; ".join(parts)


def _value(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else str(value)


if __name__ == "__main__":
    sys.exit(main())
