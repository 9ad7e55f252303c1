"""`make overlap`: the examples of different scenarios that say most nearly the same, each with its place.

    .venv-engine/bin/python -m bot.cli.overlap [--name phishing] [--pairs 40]

For who trains an intent: of each pair decide whether both stand under the right name. Nothing fails here;
what may not be at all is found by bot.cli.validate_examples.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from bot.domain.documents import DataError
from bot.engine.model import ROOT
from bot.evaluation.overlap import closest
from bot.recognition import held_out
from bot.recognition.encoder import EncoderError
from bot.recognition.examples import Example, load_examples

SHOWN = 100  # characters of a text


def listed(examples: Sequence[Example], name: str, pairs: int) -> Iterator[str]:
    """Two lines for each pair. name: one of each pair is of this one; any when empty."""
    vectors = held_out.embed_all([one.text for one in examples])
    names = [one.intent for one in examples]
    # Of one name, as if all others were one too.
    sides = [one == name for one in names] if name else names
    for pair in closest(vectors, [str(side) for side in sides], pairs):
        first, second = examples[pair.first], examples[pair.second]
        yield f"{pair.cosine:.2f}  {first.place}  {first.text[:SHOWN]}"
        yield f"      {second.place}  {second.text[:SHOWN]}"


def main() -> int:
    parser = argparse.ArgumentParser(prog="bot.cli.overlap")
    parser.add_argument("--name", default="", help="a scenario or intent; all when left out")
    parser.add_argument("--pairs", type=int, default=40)
    arguments = parser.parse_args()
    try:
        examples = load_examples(ROOT / "data" / "nlu")
        if arguments.name and arguments.name not in {one.intent for one in examples}:
            print(f"overlap: no examples of {arguments.name!r} in data/nlu", file=sys.stderr)
            return 1
        for line in listed(examples, arguments.name, arguments.pairs):
            print(line)
    except (DataError, EncoderError) as error:
        print(f"overlap: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
