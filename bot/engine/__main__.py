"""Start the engine.

    .venv-engine/bin/python -m bot.engine [--socket PATH | --host 127.0.0.1 --port N] [--model PATH]

Without arguments: the socket is DATA_DIR/engine.sock, the model the one that `make train` made last.
"""

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.engine import lean, listening, logs, memory
from bot.engine.model import ROOT, existing_model
from bot.engine.service import Engine, create_app, run

if TYPE_CHECKING:
    from bot.engine.assistant import Assistant


def arguments() -> argparse.Namespace:
    data_dir = ROOT / (os.environ.get("DATA_DIR") or "var")
    parser = argparse.ArgumentParser(prog="bot.engine", description="The turn service around Rasa.")
    parser.add_argument("--socket", type=Path, default=data_dir / "engine.sock")
    parser.add_argument("--host", default="127.0.0.1", help="with --port: an address on loopback")
    parser.add_argument("--port", type=int, help="listen on a port of this machine, not on a socket")
    parser.add_argument("--model", type=Path, help="a model that bot.cli.train made")
    return parser.parse_args()


def load(model: Path) -> "Assistant":
    """Import Rasa, which takes seconds, and load the model."""
    lean.prepare(serving=True)
    from bot.engine.assistant import Assistant

    return Assistant(model)


def main() -> int:
    memory.use_one_arena()
    logs.configure()
    given = arguments()
    model = existing_model(given.model)
    try:
        if given.port is None:
            listener = listening.on_unix_socket(given.socket)
        else:
            listener = listening.on_loopback(given.host, given.port)
    except listening.ListenError as error:
        print(error, file=sys.stderr)
        return 1

    engine = Engine(lambda: load(model))
    run(create_app(engine), listener, given.socket if given.port is None else None)
    logging.getLogger("bot.engine").info("Stopped")
    return 1 if engine.failed else 0


if __name__ == "__main__":
    sys.exit(main())
