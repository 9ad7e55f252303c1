"""Keep the embeddings of texts that are new since the encoder was built, so that training need not make them.

    .venv-engine/bin/python -m bot.cli.keep_embeddings

Writes models/nl_encoder/new_texts.npz and its hash in the manifest. Without it, or for what is newer still,
training and `make check` embed texts themselves: 4 to 11 ms each.
"""

from __future__ import annotations

import sys

from bot.domain.documents import DataError
from bot.engine.model import ROOT
from bot.recognition import held_out
from bot.recognition.encoder import EncoderError
from bot.recognition.examples import load_examples
from bot.recognition.told import load_taught


def main() -> int:
    try:
        texts = [one.text for one in load_examples(ROOT / "data" / "nlu")]
        texts += [one.text for one in load_taught(ROOT / "data" / "facts")]
        print(f"kept: {held_out.keep_new(texts)} of {len(set(texts))} texts")
    except (DataError, EncoderError) as error:
        print(f"keep-embeddings: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
