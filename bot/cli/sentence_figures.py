"""How well every fact is read in sentences that say what they show: precision and recall for each.

    .venv-engine/bin/python -m bot.cli.sentence_figures [--model PATH] [--document]

Part of `make evaluate`. Each set of sentences (bot/recognition/sentences.py) apart, by the rules alone and as
the product reads them, with the learned vote of the trained model. Writes results/sentences.md and prints the
totals; --document writes docs/fact-figures.md too.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

import spacy

from bot.engine import lean, logs
from bot.engine.model import ROOT, existing_model
from bot.evaluation.sentence_figures import Reader, measure, page
from bot.recognition import facts

RESULTS = ROOT / "results"
PAGE = ROOT / "docs" / "fact-figures.md"


def readers(model: Path) -> dict[str, Reader]:
    lean.prepare()
    from bot.engine.recogniser import Recogniser

    blank = spacy.blank("nl")
    product = Recogniser.load(model)
    return {
        "rules": lambda text: facts.read(text, blank).facts,
        "product": lambda text: product.recognise(text).facts,
    }


def main() -> int:
    logs.configure()
    parser = argparse.ArgumentParser(prog="bot.cli.sentence_figures")
    parser.add_argument("--model", type=Path, help="a model that bot.cli.train made, not the newest")
    parser.add_argument("--document", action="store_true", help="write docs/fact-figures.md too")
    arguments = parser.parse_args()
    model = existing_model(arguments.model)
    try:
        figures = measure(readers(model))
    except ValueError as error:
        print(f"sentence figures: {error}", file=sys.stderr)
        return 1
    text = page(figures, datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    RESULTS.mkdir(exist_ok=True)
    for path in (RESULTS / "sentences.md", *((PAGE,) if arguments.document else ())):
        path.write_text(text, encoding="utf-8")
    for one in figures:
        print(one.headline())
    return 0


if __name__ == "__main__":
    sys.exit(main())
