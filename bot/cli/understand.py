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

from bot.cli.signals import signals
from bot.domain.scenarios import FORM_OF
from bot.domain.triage import Policy, load_policy
from bot.domain.turn import Ranked, Recognition
from bot.engine import lean, logs
from bot.engine.model import ROOT, existing_model
from bot.engine.single_message import judge

if TYPE_CHECKING:
    from bot.engine.recogniser import Recogniser

LONGEST_TEXT = 4000  # characters, as web lets through

# The evaluation data knows these by one name.
SAME = {**FORM_OF, "affirm": "affirm_deny", "deny": "affirm_deny"}


class Line(msgspec.Struct):
    id: str
    text: str


def understood(recognition: Recognition, policy: Policy) -> dict[str, Any]:
    """One answer, without its id."""
    judged = judge(recognition, (), policy)
    facts = {fact.name: fact.value for fact in judged.facts}
    ranking = merged(recognition.ranking)
    entities: dict[str, str] = {}
    for entity in recognition.entities:  # of each kind the most telling first
        entities.setdefault(entity.kind, entity.words)
    return {
        "scenario": ranking[0][0] if ranking and is_sure(recognition) else None,
        "ranking": ranking,
        "signals": signals(facts),
        "when": facts.get("happened", "unknown"),
        "urgency": judged.urgency,
        "entities": entities,
        "language": recognition.language,
        "reasons": list(judged.reasons),
    }


def is_sure(recognition: Recognition) -> bool:
    """Sure, or in doubt only between two names that the evaluation data has as one."""
    first_two = {SAME.get(ranked.name, ranked.name) for ranked in recognition.ranking[:2]}
    return recognition.decision == "sure" or (recognition.decision == "between" and len(first_two) == 1)


def merged(ranking: Iterable[Ranked]) -> list[tuple[str, float]]:
    """The ranking with names that count as one added up, most probable first."""
    total: dict[str, float] = {}
    for ranked in ranking:
        name = SAME.get(ranked.name, ranked.name)
        total[name] = total.get(name, 0.0) + ranked.confidence
    return [(name, round(total[name], 4)) for name in sorted(total, key=total.__getitem__, reverse=True)]


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
