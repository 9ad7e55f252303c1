"""How well facts are read in the messages of data/facts: by the rules alone, and with the learned vote.

    .venv-engine/bin/python -m bot.cli.fact_figures

Part of `make evaluate`. Each message is read by a vote fitted on the other folds, so on texts that it has
not seen; which kind of fraud it is, is taken as known. Writes results/facts.md and prints the totals.
"""

from __future__ import annotations

import sys
from typing import cast

from bot.domain.documents import DataError
from bot.engine.model import ROOT
from bot.evaluation.fact_figures import measure
from bot.evaluation.quality import configured
from bot.recognition.encoder import EncoderError
from bot.recognition.examples import load_examples
from bot.recognition.told import load_taught, load_told
from bot.recognition.votes import Settings

RESULTS = ROOT / "results"
VOTER = "bot.recognition.fact_voter.FactVoter"


def main() -> int:
    try:
        told, taught = load_told(ROOT / "data" / "facts"), load_taught(ROOT / "data" / "facts")
        intents = {example.text: example.intent for example in load_examples(ROOT / "data" / "nlu")}
        settings = Settings(**configured(VOTER))
        found = measure(told, taught, intents, settings)
    except KeyError as error:
        print(f"fact figures: {cast(str, error.args[0])!r} is no example of data/nlu", file=sys.stderr)
        return 1
    except (DataError, EncoderError) as error:
        print(f"fact figures: {error}", file=sys.stderr)
        return 1
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "facts.md").write_text(found.markdown(len(told)), encoding="utf-8")
    print(found.headline(len(told)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
