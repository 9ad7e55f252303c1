"""How one half of the exam is read, without the cross-validation of `make evaluate`.

    .venv-engine/bin/python -m bot.cli.exam {dev,test} [--errors] [--model PATH]

Prints the figures; with --errors also, for the half `dev` only, every message of which something was
misread, urgent ones first. Errors of the half `test` are never shown: who mends rules must not know them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.engine import logs
from bot.engine.model import ROOT, existing_model
from bot.evaluation.exam import read_half
from bot.evaluation.scoring import (
    SCORED_ENTITIES,
    URGENCIES,
    Labelled,
    Predicted,
    entity_is_right,
    score,
)
from bot.evaluation.understood import read_messages


def figures(messages: tuple[Labelled, ...], read: dict[str, Predicted]) -> Iterator[str]:
    """A line for each figure."""
    found = score(messages, read)
    for name in ("messages", "scenario", "urgency", "signals", "entities", "when"):
        yield f"{name:10} {found[name]}"
    for kind in ("signal_f1", "entity_f1"):
        for name, one in found[kind].items():
            yield f"  {name:26} precision {one['precision']} recall {one['recall']} f1 {one['f1']}"


def misread(want: Labelled, got: Predicted) -> Iterator[str]:
    """What of a message was not read as one of its labels."""
    if not want.allows(got.scenario):
        yield f"scenario {want.scenario}, read {got.scenario or 'asks: ' + ', '.join(got.ranking[:2])}"
    if not want.allows_urgency(got.urgency):
        yield f"urgency {want.urgency}, read {got.urgency}"
    if got.when != want.when and got.when not in want.also.get("when", ()):
        yield f"when {want.when}, read {got.when}"
    optional = want.also.get("signals_optional", frozenset())
    if missed := want.signals - got.signals - optional:
        yield f"missed {', '.join(sorted(missed))}"
    if extra := got.signals - want.signals - optional:
        yield f"extra {', '.join(sorted(extra))}"
    for kind in SCORED_ENTITIES:
        wanted, found = want.entities.get(kind, ""), got.entities.get(kind, "")
        if (wanted or found) and not entity_is_right(wanted, found):
            yield f"{kind} {wanted!r}, read {found!r}"


def errors(messages: tuple[Labelled, ...], read: dict[str, Predicted]) -> Iterator[str]:
    """Every message of which something was misread, urgent ones first."""
    for want in sorted(messages, key=lambda one: URGENCIES.index(one.urgency)):
        if mistakes := list(misread(want, read[want.id])):
            yield f"{want.id} [{want.urgency}] {want.text}"
            yield from (f"      {mistake}" for mistake in mistakes)


def main() -> int:
    logs.configure()
    parser = argparse.ArgumentParser(prog="bot.cli.exam")
    parser.add_argument("half", choices=("dev", "test"))
    parser.add_argument("--errors", action="store_true", help="what was misread; not of the half test")
    parser.add_argument("--model", type=Path, help="a model that bot.cli.train made, not the newest")
    arguments = parser.parse_args()
    if arguments.errors and arguments.half == "test":
        parser.error("errors of the half test are not shown")
    model = existing_model(arguments.model)
    messages = read_half(ROOT / "data" / "evaluation", arguments.half)
    read, _ = read_messages(messages, model)
    print("\n".join(figures(messages, read)))
    if arguments.errors:
        print("\n".join(errors(messages, read)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
