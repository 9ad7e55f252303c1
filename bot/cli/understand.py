"""`make -s understand`: what the assistant reads in single messages.

    .venv-engine/bin/python -m bot.cli.understand < messages.jsonl

Reads JSON lines {"id", "text"}, writes a JSON line each, in the vocabulary of data/evaluation. A line
that cannot be read is answered with {"id": null, "error"}. Nothing else goes to standard output.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import msgspec

from bot.domain.triage import Policy, load_policy
from bot.engine import lean, logs
from bot.engine.model import ROOT, existing_model
from bot.evaluation.understood import understood

if TYPE_CHECKING:
    from bot.engine.recogniser import Recogniser

LONGEST_TEXT = 4000  # characters, as web lets through


class Line(msgspec.Struct):
    id: str
    text: str


def answers(lines: Iterable[str], recogniser: Recogniser, policy: Policy) -> Iterator[dict[str, Any]]:
    for line in filter(str.strip, lines):
        try:
            asked = msgspec.json.decode(line, type=Line)
            yield {"id": asked.id, **understood(recogniser.recognise(asked.text[:LONGEST_TEXT]), policy)}
        except (msgspec.DecodeError, UnicodeError, ValueError) as error:
            yield {"id": None, "error": str(error)}


@contextlib.contextmanager
def standard_output_for_answers() -> Iterator[TextIO]:
    """The real standard output; whatever a library prints meanwhile goes to standard error."""
    sys.stdout.flush()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as out:
        os.dup2(2, 1)
        try:
            yield out
        finally:
            sys.stdout.flush()
            os.dup2(out.fileno(), 1)


def main() -> int:
    logs.configure()
    parser = argparse.ArgumentParser(prog="bot.cli.understand")
    parser.add_argument("--model", type=Path, help="a model that bot.cli.train made, not the newest")
    model = existing_model(parser.parse_args().model)
    with standard_output_for_answers() as out:
        lean.prepare()
        from bot.engine.recogniser import Recogniser

        recogniser = Recogniser.load(model)
        policy = load_policy(ROOT / "data" / "triage.yml")
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        for answer in answers(sys.stdin, recogniser, policy):
            out.write(msgspec.json.encode(answer).decode() + "\n")
            out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
